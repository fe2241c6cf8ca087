"""Numbers in digits and words: which tokens form one number, and its value."""

from __future__ import annotations

import re

import msgspec

from factlint.extract import alphabet as symbols
from factlint.extract.grammar import Grammar
from factlint.extract.matcher import class_of
from factlint.extract.tokens import Tokens
from factlint.model import Number
from factlint.rulebook.amounts import whole
from factlint.rulebook.words import fold

_SPACES = re.compile(r"[\u00a0\u2009\u202f]")


class NumberToken(msgspec.Struct, frozen=True):
    """A number on tokens `[first, stop)`; `kind` is one of number, ordinal, fraction."""

    first: int
    stop: int
    value: Number
    kind: str = "number"


class NumberReader:
    """Reads the numbers of one language."""

    def __init__(self, grammar: Grammar) -> None:
        words = grammar.lexicon.numbers
        self._values = dict(words.words)
        self._scales = dict(words.scales)
        self._ordinals = dict(words.ordinals)
        self._fractions = dict(words.fractions)
        self._suffixes = dict(words.suffixes)
        self._ordinal_suffixes = frozenset(words.ordinal_suffixes)
        self._articles = frozenset(words.articles)
        self._joins_scales = frozenset(words.joins_scales)
        self._joins_tens = frozenset(words.joins_tens)
        self._decimal = words.decimal
        members = grammar.alphabet.members
        start = class_of(members(["number", "scale", "ordinal", "ordinal-word", "fraction"]))
        joins = class_of(members(["joins-scales", "joins-tens", "article"]) + "-")
        article = class_of(members(["article"]))
        # A stretch in which numbers may stand: number words with what may join them.
        self._stretch = re.compile(rf"(?:{article}(?={start}))?{start}(?:{joins}{{0,2}}{start})*")

    def read(self, tokens: Tokens) -> list[NumberToken]:
        """All numbers of the text in order; those of several tokens become value symbols."""
        found: list[NumberToken] = []
        for stretch in self._stretch.finditer(tokens.symbols):
            at, stop = stretch.span()
            while at < stop:
                number = self._read_at(tokens, at, stop)
                if number:
                    found.append(number)
                at = number.stop if number else at + 1
        names = {
            "number": symbols.NUMBER,
            "ordinal": symbols.ORDINAL,
            "fraction": symbols.FRACTION,
        }
        tokens.replace(
            [
                (number.first, number.stop, names[number.kind])
                for number in found
                if number.stop - number.first > 1 or number.kind == "fraction"
            ]
        )
        return found

    def _read_at(self, tokens: Tokens, at: int, stop: int) -> NumberToken | None:
        return self._read_fraction(tokens, at, stop) or self._read_cardinal(tokens, at, stop)

    def _read_fraction(self, tokens: Tokens, at: int, stop: int) -> NumberToken | None:
        """ "half a million", "two thirds", "a quarter", "half a dozen"."""
        first, count = at, 1
        word = fold(tokens.words[at])
        if word in self._articles:
            at += 1
        elif word in self._values and self._values[word] < 10:
            at, count = at + 1, self._values[word]
            if at < stop and tokens.words[at] == "-":
                at += 1
        if at >= stop:
            return None
        share = self._fractions.get(fold(tokens.words[at]))
        if share is None:
            return None
        at += 1
        value: Number = count * share
        scale_at = at + 1 if at < stop and fold(tokens.words[at]) in self._articles else at
        if scale_at < stop and fold(tokens.words[scale_at]) in self._scales:
            value *= self._scales[fold(tokens.words[scale_at])]
            return NumberToken(first, scale_at + 1, whole(value))
        if first == at - 1:
            return None
        return NumberToken(first, at, value, "fraction")

    def _read_cardinal(self, tokens: Tokens, at: int, stop: int) -> NumberToken | None:
        run = _Run()
        first = at
        kind = "number"
        if fold(tokens.words[at]) in self._articles:
            at += 1
            if at >= stop or fold(tokens.words[at]) not in self._scales:
                return None
        end = at
        while at < stop:
            part = self._part(tokens, at, fresh=end == at and not run.started)
            if part is None or not run.take(*part):
                break
            end = at + 1
            if part[1] == "ordinal":
                kind = "ordinal"
                break
            at = self._next_part(tokens, end, stop, run)
        if not run.started:
            return None
        return NumberToken(first, end, whole(run.value), kind)

    def _part(self, tokens: Tokens, at: int, fresh: bool) -> tuple[Number, str] | None:
        word = tokens.words[at]
        if word[0].isdigit():
            return self._figure(word)
        folded = fold(word)
        if folded in self._values:
            return self._values[folded], "unit"
        if folded in self._scales:
            return self._scales[folded], "scale"
        if folded in self._ordinals:
            return self._ordinals[folded], "ordinal"
        return None

    def _figure(self, word: str) -> tuple[Number, str] | None:
        digits = word.rstrip(symbols.LETTERS)
        tail = word[len(digits) :].lower()
        value = parse_figure(digits, self._decimal)
        if value is None:
            return None
        if not tail:
            return value, "figure"
        if tail in self._suffixes:
            return whole(value * self._suffixes[tail]), "figure"
        return (value, "ordinal") if tail in self._ordinal_suffixes else None

    def _next_part(self, tokens: Tokens, at: int, stop: int, run: _Run) -> int:
        """Where the next part of the number may stand, past a joining word or hyphen."""
        if at + 1 >= stop:
            return at
        word = fold(tokens.words[at])
        if word == "-" and run.may_hyphenate:
            return at + 1 if tokens.words[at + 1][0].isalpha() else stop
        if word in self._joins_scales and run.after_scale:
            return at + 1
        if word in self._joins_tens and run.after_tens:
            return at + 1
        return at if tokens.words[at][0].isalnum() else stop


class _Run:
    """The value of a number as its parts come in."""

    def __init__(self) -> None:
        self.total: Number = 0
        self.current: Number = 0
        self.last_scale: Number | None = None
        self.started = False
        self.figure = False
        self.last = ""

    @property
    def value(self) -> Number:
        return self.total + self.current

    @property
    def after_scale(self) -> bool:
        return self.last == "scale" and not self.figure

    @property
    def after_tens(self) -> bool:
        return self.last == "unit" and 20 <= self.current % 100 <= 90 and self.current % 10 == 0

    @property
    def may_hyphenate(self) -> bool:
        return self.last in ("unit", "scale", "figure")

    def take(self, part: Number, kind: str) -> bool:
        """Add a part; False when it does not continue this number."""
        taken = {
            "figure": self._take_figure,
            "scale": self._take_scale,
            "unit": self._take_unit,
            "ordinal": self._take_ordinal,
        }[kind](part)
        if taken:
            self.started, self.last = True, kind
        return taken

    def _take_figure(self, part: Number) -> bool:
        if self.started:
            return False
        self.current, self.figure = part, True
        return True

    def _take_scale(self, part: Number) -> bool:
        if part in (12, 20) and self.current >= 100 and not self.figure:
            return False
        if part == 100 or part in (12, 20):
            if self.last == "scale" and self.current:
                return False
            self.current = (self.current or 1) * part
            return True
        if self.started and not self.current:
            if part <= (self.last_scale or 0) or self.last != "scale":
                return False
            self.total *= part
        else:
            if self.last_scale is not None and part > self.last_scale:
                self.current, self.total = self.total + self.current, 0
            self.total += (self.current or 1) * part
        self.current, self.last_scale = 0, part
        return True

    def _take_unit(self, part: Number) -> bool:
        if self.figure or not self._fits(part):
            return False
        self.current += part
        return True

    def _take_ordinal(self, part: Number) -> bool:
        if self.figure and not self.started:
            return False
        if not self.started:
            self.current = part
            return True
        if self.figure:
            return False
        if part >= 100:
            return self._take_scale(part)
        return self._take_unit(part)

    def _fits(self, part: Number) -> bool:
        if not self.started:
            return True
        if part >= 100:
            return self.current == 0 and (self.last_scale or 0) > part
        if self.current == 0:
            return self.last == "scale"
        tail = self.current % 100
        return tail == 0 or (part < 10 and 20 <= tail and tail % 10 == 0)


def parse_figure(digits: str, decimal: str = ".") -> Number | None:
    """The value of a figure with grouping marks; `None` when the marks make no sense."""
    if digits.isdecimal():
        return int(digits)
    digits = _SPACES.sub(",", digits) if decimal == "." else _SPACES.sub(".", digits)
    parts = re.split("[.,]", digits)
    marks = re.sub(r"\d", "", digits)
    if not all(part.isdecimal() for part in parts):
        return None
    grouped = parts[1:-1] if marks[-1] == decimal and marks.count(decimal) == 1 else parts[1:]
    if len(set(marks[: len(grouped)])) > 1 or (grouped and marks[0] == decimal):
        return _other_convention(parts, marks)
    if any(len(part) != 3 for part in grouped) and not _indian(parts[0], grouped):
        return _other_convention(parts, marks)
    integer = int("".join([parts[0], *grouped]))
    if len(grouped) == len(parts) - 1:
        return integer
    return whole(float(f"{integer}.{parts[-1]}"))


def _other_convention(parts: list[str], marks: str) -> Number | None:
    """A figure in the other language's marks, where only one reading is possible."""
    if len(marks) == 1 and len(parts[1]) != 3:
        return whole(float(".".join(parts)))
    if len(set(marks)) == 1 and all(len(part) == 3 for part in parts[1:]) and len(parts) > 2:
        return int("".join(parts))
    return None


def _indian(first: str, groups: list[str]) -> bool:
    return len(first) <= 2 and len(groups[-1]) == 3 and all(len(g) == 2 for g in groups[:-1])
