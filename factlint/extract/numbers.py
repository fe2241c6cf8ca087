"""Numbers in digits and words: which tokens form one number, and its value."""

from __future__ import annotations

import re
from unicodedata import numeric

import msgspec

from factlint.extract import alphabet as symbols
from factlint.extract.figures import parse_figure
from factlint.extract.grammar import Grammar
from factlint.extract.matcher import class_of
from factlint.extract.tokens import Tokens
from factlint.model import Number
from factlint.rulebook.amounts import whole
from factlint.rulebook.words import fold

DENOMINATORS = frozenset({*range(2, 11), 12, 16, 20, 32, 64, 100})


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
        self._joins = self._joins_scales | self._joins_tens
        self._decimal = words.decimal
        self._point = frozenset(words.point)
        self._partitive = frozenset(words.partitive)
        self._bound = frozenset(words.bound_fractions)
        self._hedging = frozenset(words.before_fractions)
        members = grammar.alphabet.members
        start = class_of(members(["number", "scale", "ordinal", "ordinal-word", "fraction"]))
        joins = class_of(members(["joins-scales", "joins-tens", "article"]) + "-,")
        article = class_of(members(["article"]))
        # A stretch in which numbers may stand: number words with what may join them.
        self._stretch = re.compile(rf"(?:{article}(?={start}))?{start}(?:{joins}{{0,2}}{start})*")

    def read(self, tokens: Tokens) -> list[NumberToken]:
        """All numbers of the text in order; those of several tokens become value symbols."""
        found: list[NumberToken] = []
        for stretch in self._stretch.finditer(tokens.symbols):
            at, stop = stretch.span()
            at = max(at, found[-1].stop) if found else at
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
        slashed = self._read_slashed(tokens, at)
        if slashed:
            return slashed
        fraction = self._read_fraction(tokens, at, stop)
        if fraction:
            return fraction
        number = self._read_cardinal(tokens, at, stop)
        return self._with_fraction(tokens, number) if number else None

    def _read_slashed(self, tokens: Tokens, at: int) -> NumberToken | None:
        """Small figures with a bar between them: "3/4"."""
        if _at(tokens, at + 1) != "/":
            return None
        words = tokens.words[at : at + 4]
        if len(words) < 3 or not (words[0] + words[2]).isdecimal():
            return None
        over, under = int(words[0]), int(words[2])
        if (
            not 0 < over < under
            or under not in DENOMINATORS
            or words[3:] == ["/"]
            or tokens.words[at - 1 : at] == ["/"]
        ):
            return None
        return NumberToken(at, at + 3, over / under, "fraction")

    def _read_fraction(self, tokens: Tokens, at: int, stop: int) -> NumberToken | None:
        """A fraction: "half a million", "two thirds", "a quarter of", "half a dozen"."""
        first, count, bare = at, 1, True
        word = fold(tokens.words[at])
        if word in self._articles:
            at += 1
        elif word in self._values and self._values[word] < 100:
            at, count, bare = at + 1, self._values[word], False
        at += tokens.words[at : at + 1] == ["-"]
        share = self._share(tokens, at)
        if share is None or (not bare and count > 1 and self._is_ordinal_tail(tokens, at, count)):
            return None
        at += 1
        scale, end = self._scale_after(tokens, at)
        if scale:
            return NumberToken(first, end, whole(count * share * scale))
        if bare and not self._is_share(tokens, first, at):
            return None
        return NumberToken(first, at, count * share, "fraction")

    def _is_ordinal_tail(self, tokens: Tokens, at: int, count: int) -> bool:
        """True for "eighty-third", which is a rank and no share."""
        return count >= 20 and count % 10 == 0 and fold(tokens.words[at]) in self._ordinals

    def _is_share(self, tokens: Tokens, first: int, stop: int) -> bool:
        """A single fraction is one before "of", or with a hedge; else a rank or a name."""
        if fold(tokens.words[stop - 1]) in self._bound:
            return False
        if fold(_at(tokens, first - 1)) in self._ordinals or _is_year(_at(tokens, stop + 1)):
            return False
        if first and tokens.words[stop - 1][0].isupper() and stop - first == 1:
            return fold(tokens.words[stop - 1]) not in self._ordinals
        if fold(_at(tokens, stop)) in self._partitive:
            return True
        article = stop - first > 1
        ranked = fold(tokens.words[stop - 1]) in self._ordinals
        return (article and not ranked) or fold(_at(tokens, first - 1)) in self._hedging

    def _share(self, tokens: Tokens, at: int) -> float | None:
        return self._fractions.get(fold(_at(tokens, at)))

    def _scale_after(self, tokens: Tokens, at: int) -> tuple[int, int]:
        """The scale that a fraction is of ("half a million", "a quarter of a million")."""
        if fold(_at(tokens, at)) in self._partitive and fold(_at(tokens, at + 1)) in self._articles:
            at += 1
        if fold(_at(tokens, at)) in self._articles or _at(tokens, at) == "-":
            at += 1
        if at < len(tokens.words) and _at(tokens, at) == "-":
            at += 1
        return self._scales.get(fold(_at(tokens, at)), 0), at + 1

    def _with_fraction(self, tokens: Tokens, number: NumberToken) -> NumberToken:
        """A mixed number: "two and a half million", "2 1/2", "seven point eight"."""
        at = number.stop
        if number.kind != "number":
            return number
        if fold(_at(tokens, at)) in self._point:
            return self._with_decimals(tokens, number)
        slashed = self._read_slashed(tokens, at)
        if slashed and number.value == int(number.value) and number.stop - number.first == 1:
            share, at = slashed.value, slashed.stop
        elif fold(_at(tokens, at)) in self._joins:
            at += 1
            if (
                fold(_at(tokens, at)) in self._articles
                or self._values.get(fold(_at(tokens, at))) == 1
            ):
                at += 1
            at += _at(tokens, at) == "-"
            found = self._share(tokens, at)
            if found is None:
                return number
            share, at = found, at + 1
        else:
            return number
        own = self._scales.get(fold(tokens.words[number.stop - 1]), 0)
        if own:
            return NumberToken(number.first, at, whole(number.value + share * own))
        scale = self._scales.get(fold(_at(tokens, at)), 0)
        value = whole((number.value + share) * (scale or 1))
        return NumberToken(number.first, at + bool(scale), value)

    def _with_decimals(self, tokens: Tokens, number: NumberToken) -> NumberToken:
        at, digits = number.stop + 1, ""
        while 0 <= self._values.get(fold(_at(tokens, at)), -1) < 10:
            digits += str(self._values[fold(tokens.words[at])])
            at += 1
        if not digits:
            return number
        scale = self._scales.get(fold(_at(tokens, at)), 0)
        value = whole(float(f"{int(number.value)}.{digits}") * (scale or 1))
        return NumberToken(number.first, at + bool(scale), value)

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
        if word[0].isdigit() or word[0] == ".":
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
        if not word[-1].isascii() and word[-1].isnumeric() and word[:-1].isdecimal():
            return int(word[:-1]) + numeric(word[-1]), "figure"
        digits = word.rstrip(symbols.LETTERS).rstrip(".")
        tail = word[len(digits) :].lstrip(".").lower()
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
        if word == "," and run.after_thousands and self._is_hundreds(tokens, at + 1):
            return at + 1
        return at if tokens.words[at][0].isalnum() else stop

    def _is_hundreds(self, tokens: Tokens, at: int) -> bool:
        """True for "two hundred", which may follow "one thousand," in one number."""
        return (
            fold(_at(tokens, at)) in self._values
            and self._scales.get(fold(_at(tokens, at + 1))) == 100
        )


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()


def _at(tokens: Tokens, index: int) -> str:
    """The word at an index, the empty text outside the article."""
    return tokens.words[index] if 0 <= index < len(tokens.words) else ""


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
    def after_thousands(self) -> bool:
        return self.after_scale and (self.last_scale or 0) >= 1000

    @property
    def after_tens(self) -> bool:
        return self.last == "unit" and 20 <= self.current % 100 <= 90 and self.current % 10 == 0

    @property
    def may_hyphenate(self) -> bool:
        return self.last in ("unit", "scale", "figure")

    def take(self, part: Number, kind: str) -> bool:
        """Add a part; False when it does not continue this number."""
        if self._takes(part, kind):
            self.started, self.last = True, kind
            return True
        return False

    def _takes(self, part: Number, kind: str) -> bool:
        match kind:
            case "figure":
                return self._take_figure(part)
            case "scale":
                return self._take_scale(part)
            case "unit":
                return self._take_unit(part)
        return self._take_ordinal(part)

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
        return tail == 0 or (part < 10 and tail >= 20 and tail % 10 == 0)
