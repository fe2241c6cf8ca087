"""Numbers in digits and words: which tokens form one number, and its value."""

from __future__ import annotations

import re
from unicodedata import numeric

from factlint.extract import alphabet as symbols
from factlint.extract.figures import LONGEST_FIGURE, parse_figure
from factlint.extract.fractions import FractionReader
from factlint.extract.grammar import Grammar
from factlint.extract.matcher import class_of
from factlint.extract.number_value import NumberValue
from factlint.extract.quantity import NumberToken
from factlint.extract.tokens import Tokens
from factlint.model import Number
from factlint.rulebook.amounts import whole
from factlint.rulebook.words import fold


class NumberReader:
    """Reads the numbers of one language."""

    def __init__(self, grammar: Grammar) -> None:
        words = grammar.lexicon.numbers
        self._fraction = FractionReader(grammar)
        self._values = dict(words.words)
        self._scales = dict(words.scales)
        self._ordinals = dict(words.ordinals)
        self._suffixes = dict(words.suffixes)
        self._ordinal_suffixes = frozenset(words.ordinal_suffixes)
        self._articles = frozenset(words.articles)
        self._joins_scales = frozenset(words.joins_scales)
        self._joins_tens = frozenset(words.joins_tens)
        self._joins = self._joins_scales | self._joins_tens
        self._decimal = words.decimal
        self._point = frozenset(words.point)
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
        slashed = self._fraction.slashed(tokens, at)
        if slashed:
            return slashed
        fraction = self._fraction.read(tokens, at, stop)
        if fraction:
            return fraction
        number = self._read_cardinal(tokens, at, stop)
        return self._with_fraction(tokens, number) if number else None

    def _with_fraction(self, tokens: Tokens, number: NumberToken) -> NumberToken:
        """A mixed number: "two and a half million", "two-and-a-half", "2 1/2", "two point 8"."""
        at = number.stop
        if number.kind != "number":
            return number
        if fold(tokens.word(at)) in self._point:
            return self._with_decimals(tokens, number)
        slashed = self._fraction.slashed(tokens, at)
        if slashed and number.value == int(number.value) and number.stop - number.first == 1:
            share, at = slashed.value, slashed.stop
        elif fold(tokens.word(at + self._is_hyphenated(tokens, at))) in self._joins:
            at += 1 + 2 * self._is_hyphenated(tokens, at)
            if (
                fold(tokens.word(at)) in self._articles
                or self._values.get(fold(tokens.word(at))) == 1
            ):
                at += 1
            at += tokens.word(at) == "-"
            found = self._fraction.share(tokens, at)
            if found is None:
                return number
            share, at = found, at + 1
        else:
            return number
        own = self._scales.get(tokens.folded[number.stop - 1], 0)
        if own:
            return NumberToken(number.first, at, whole(number.value + share * own))
        scale = self._scales.get(fold(tokens.word(at)), 0)
        value = whole((number.value + share) * (scale or 1))
        return NumberToken(number.first, at + bool(scale), value)

    def _is_hyphenated(self, tokens: Tokens, at: int) -> bool:
        """True for hyphens on both sides of a word: "two-and-a-half"."""
        return tokens.word(at) == tokens.word(at + 2) == "-"

    def _with_decimals(self, tokens: Tokens, number: NumberToken) -> NumberToken:
        at, digits = number.stop + 1, ""
        while 0 <= self._values.get(fold(tokens.word(at)), -1) < 10:
            digits += str(self._values[tokens.folded[at]])
            at += 1
        if not digits:
            return number
        scale = self._scales.get(fold(tokens.word(at)), 0)
        value = whole(float(f"{int(number.value)}.{digits}") * (scale or 1))
        return NumberToken(number.first, at + bool(scale), value)

    def _read_cardinal(self, tokens: Tokens, at: int, stop: int) -> NumberToken | None:
        run = NumberValue()
        first = at
        kind = "number"
        if tokens.folded[at] in self._articles:
            at += 1
            if at >= stop or tokens.folded[at] not in self._scales:
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
        if len(word) > LONGEST_FIGURE:
            return None
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

    def _next_part(self, tokens: Tokens, at: int, stop: int, run: NumberValue) -> int:
        """Where the next part of the number may stand, past a joining word or hyphen."""
        if at + 1 >= stop:
            return at
        word = tokens.folded[at]
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
            fold(tokens.word(at)) in self._values
            and self._scales.get(fold(tokens.word(at + 1))) == 100
        )
