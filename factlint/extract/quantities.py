"""Quantities: numbers with what is said around them, and numbers that are none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from itertools import zip_longest

from factlint.extract import alphabet as symbols
from factlint.extract.grammar import Grammar
from factlint.extract.hedges import HedgeReader, join_bounds, within
from factlint.extract.matcher import Bank, Ranges
from factlint.extract.measuring import UnitReader
from factlint.extract.quantity import Excluded, NumberToken, QuantityToken, without_overlaps
from factlint.extract.tokens import Tokens
from factlint.model import Number, Quantity
from factlint.rulebook import lexicon
from factlint.rulebook.amounts import written
from factlint.rulebook.patterns import Pattern

STEP = 3
"""From so many times a change on, what it leads to is no end of a range."""


class QuantityReader:
    """Reads the quantities of one language once its numbers and dates are known."""

    def __init__(self, grammar: Grammar) -> None:
        compiler, words = grammar.compiler, grammar.lexicon
        number, ordinal = compiler.slot("number"), compiler.slot("ordinal")
        self._numbers = re.compile(f"{number}|{ordinal}|{symbols.FRACTION}{symbols.FILLER}*")
        self._excluded = Bank(
            compiler, [(read, e) for e in words.not_quantities for read in e.read]
        )
        self._shares = Bank(compiler, [(read, read) for read in words.numbers.shares])
        self._fixed = Bank(
            compiler, [(read, f.value) for f in words.numbers.fixed for read in f.read]
        )
        self._ranges = Bank(compiler, [(read, read) for read in words.ranges])
        self._changes = Bank(compiler, [(read, read) for read in words.changes])
        self._steps = Bank(compiler, [(read, read) for read in words.steps])
        self._no_hedges = Bank(compiler, [(read, read) for read in words.no_hedges])
        self._vague = Bank(compiler, [(read, v) for v in words.numbers.vague for read in v.read])
        self._hedges = HedgeReader(grammar)
        self._units = UnitReader(grammar)
        self._scales = dict(words.numbers.scales)
        self._minus = re.compile(f"(?:{compiler.slot('minus')})$")

    def read(
        self, tokens: Tokens, numbers: list[NumberToken], sentences: Ranges
    ) -> tuple[list[QuantityToken], list[Excluded]]:
        """The quantities in order, and the numbers left out with the reason."""
        values = {number.first: number for number in numbers}
        counted = _holding(sentences, values)
        excluded = self._read_excluded(tokens, values, counted)
        found = self._read_fixed(tokens, sentences) + self._read_shares(tokens, values, counted)
        vague = self._read_vague(tokens, values, sentences)
        found = _mark(tokens, without_overlaps([*found, *vague]))
        found += [
            self._read_one(tokens, values[match.start()])
            for match in self._numbers.finditer(tokens.symbols)
            if match.start() in values
        ]
        found = _mark(tokens, without_overlaps(found))
        several = _holding(sentences, {item.first: item for item in found}, 2)
        found = self._join_ranges(tokens, found, values, several)
        plain = _spans(self._no_hedges, tokens, counted)
        found = [
            self._hedges.apply(tokens, item, following.first if following else None, plain)
            for item, following in zip_longest(found, found[1:])
        ]
        return _mark(tokens, join_bounds(tokens, without_overlaps(found))), excluded

    def _read_excluded(
        self, tokens: Tokens, values: dict[int, NumberToken], sentences: Ranges
    ) -> list[Excluded]:
        found = [
            Excluded(match.start(), match.end(), excluded.kind)
            for match, excluded in self._excluded.find(tokens, sentences)
            if _is_excluded(tokens, match, excluded, values)
        ]
        kept: list[Excluded] = []
        for item in sorted(found, key=lambda item: (item.first, -item.stop)):
            if not kept or item.first >= kept[-1].stop:
                kept.append(item)
        tokens.replace(
            [
                (number.start(), number.end(), symbols.NO_QUANTITY)
                for item in kept
                for number in self._numbers.finditer(tokens.symbols, item.first, item.stop)
            ]
        )
        return kept

    def _read_fixed(self, tokens: Tokens, sentences: Ranges) -> list[QuantityToken]:
        return [
            QuantityToken(*match.span(), written(value, None), match.start(), "word")
            for match, value in self._fixed.find(tokens, sentences)
        ]

    def _read_shares(
        self, tokens: Tokens, values: dict[int, NumberToken], sentences: Ranges
    ) -> list[QuantityToken]:
        """Ratios: "one in five" is 0.2."""
        found = []
        for match, _ in self._shares.find(tokens, sentences):
            inside = [values[at] for at in range(*match.span()) if at in values]
            if len(inside) == 2 and 0 < inside[0].value < inside[1].value <= 100:
                share = written(inside[0].value / inside[1].value, None)
                found.append(QuantityToken(*match.span(), share, match.start(), "share"))
        return found

    def _read_vague(
        self, tokens: Tokens, values: dict[int, NumberToken], sentences: Ranges
    ) -> list[QuantityToken]:
        found = []
        for match, vague in self._vague.find(tokens, sentences):
            low, high = vague.low, vague.high
            if vague.times:
                scale = self._scale(tokens, values, match)
                low, high = scale * low, scale * high - 1
            if low:
                stop, unit = self._units.after(tokens, match.end(), of=True)
                value = Quantity(low, high, None, "vague", unit)
                found.append(QuantityToken(match.start(), stop, value, match.start(), "vague"))
        return without_overlaps(found)

    def _scale(self, tokens: Tokens, values: dict[int, NumberToken], match: re.Match[str]) -> int:
        """The scale in the words of a match ("several hundred"), 0 for another number."""
        first = next((at for at in range(*match.span()) if tokens.folded[at] in self._scales), None)
        if first is None:
            return 0
        number = values.get(first)
        return int(number.value) if number else self._scales[tokens.folded[first]]

    def _read_one(self, tokens: Tokens, number: NumberToken) -> QuantityToken:
        first, sign = self._units.before(tokens, number.first)
        stop, unit = self._units.after(tokens, number.stop)
        value = number.value
        if (
            scale := self._scales.get(tokens.folded[stop])
            if unit and stop < len(tokens.words)
            else 0
        ):
            stop, value = stop + 1, value * scale
        if self._is_negative(tokens, first):
            first, value = first - 1, -value
        if number.kind == "ordinal":
            rank = Quantity(value, value, value, ordinal=True)
            return QuantityToken(number.first, number.stop, rank, number.first, "ordinal")
        return QuantityToken(first, stop, written(value, None, unit or sign), number.first)

    def _is_negative(self, tokens: Tokens, first: int) -> bool:
        if first and self._minus.match(tokens.symbols, first - 1, first):
            return True
        if not first or tokens.words[first - 1] not in ("-", "−"):
            return False
        glued = tokens.ends[first - 1] == tokens.starts[first]
        return glued and (first == 1 or tokens.ends[first - 2] < tokens.starts[first - 1])

    def _join_ranges(
        self,
        tokens: Tokens,
        found: list[QuantityToken],
        values: dict[int, NumberToken],
        sentences: Ranges,
    ) -> list[QuantityToken]:
        by_first = {item.first: item for item in found}
        joined: list[QuantityToken] = []
        changed, steps = (_spans(bank, tokens, sentences) for bank in (self._changes, self._steps))
        for match, _ in self._ranges.find(tokens, sentences):
            inside = [by_first[at] for at in range(*match.span()) if at in by_first]
            if len(inside) == 2 and not within(changed, match.start(), match.end()):
                if within(steps, match.start(), match.end()) and _is_step(*inside):
                    continue
                joined += _range(tokens, match, inside[0], inside[1], values)
        return without_overlaps([*joined, *found])


def _is_excluded(
    tokens: Tokens,
    match: re.Match[str],
    excluded: lexicon.Excluded,
    values: dict[int, NumberToken],
) -> bool:
    """True when a match keeps the limits of its entry."""
    inside = [values[at].value for at in range(*match.span()) if at in values]
    if excluded.most and any(value > excluded.most for value in inside):
        return False
    first, stop = match.span()
    return not excluded.glued or all(
        tokens.ends[at] == tokens.starts[at + 1] for at in range(first, stop - 1)
    )


def _range(
    tokens: Tokens,
    match: re.Match[str],
    low: QuantityToken,
    high: QuantityToken,
    values: dict[int, NumberToken],
) -> list[QuantityToken]:
    one, two = low.value.value, high.value.value
    units = {low.value.unit, high.value.unit} - {None}
    if one is None or two is None or len(units) > 1 or _is_share_only(low.value, high.value):
        return []
    if high.figure in values:
        one = _scaled(one, values[high.figure], low, tokens)
    if one >= two:
        return []
    unit = next(iter(units), None)
    first, stop = min(match.start(), low.first), max(match.end(), high.stop)
    value = Quantity(one, two, None, "range", unit, low.value.ordinal)
    return [QuantityToken(first, stop, value, low.figure, "range")]


def _is_step(low: QuantityToken, high: QuantityToken) -> bool:
    """True for "rose by 12 to 48", where a range would be far too wide."""
    one, two = low.value.value, high.value.value
    if one is None or two is None or low.value.unit != high.value.unit:
        return False
    return two >= STEP * one


def _is_share_only(low: Quantity, high: Quantity) -> bool:
    """True for "rose 20 percent to 120", of which only the first is a percentage."""
    return low.unit in ("%", "points") and high.unit is None


def _scaled(low: Number, high: NumberToken, low_token: QuantityToken, tokens: Tokens) -> Number:
    """The lower figure of "25 to 50 thousand", which shares the scale of the higher one."""
    if high.stop - high.first < 2 or low >= 1000 or low_token.stop - low_token.first > 2:
        return low
    word = tokens.words[high.stop - 1]
    for scale in (10**12, 10**9, 10**6, 10**3, 100):
        if word.isalpha() and high.value >= scale and high.value % scale in (0, scale / 2):
            return low * scale if low * scale < high.value else low
    return low


def _spans(bank: Bank[Pattern], tokens: Tokens, sentences: Ranges) -> list[tuple[int, int]]:
    return [match.span() for match, _ in bank.find(tokens, sentences)]


def _holding(
    sentences: Ranges, values: Mapping[int, object], least: int = 1
) -> list[tuple[int, int]]:
    """The sentences that hold at least so many of some values, by their first tokens."""
    starts = [first for first, _ in sentences]
    counts = Counter(bisect_right(starts, first) - 1 for first in values)
    return [sentences[index] for index in sorted(counts) if counts[index] >= least]


def _mark(tokens: Tokens, found: list[QuantityToken]) -> list[QuantityToken]:
    """Put the symbols of quantities into the text; a rank of one word stays a word."""
    tokens.replace(
        [
            (item.first, item.stop, _symbol(item.value))
            for item in found
            if not item.value.ordinal or item.stop - item.first > 1
        ]
    )
    return found


def _symbol(value: Quantity) -> str:
    if value.ordinal:
        return symbols.RANK
    if value.unit in ("%", "points"):
        return symbols.PERCENT
    return symbols.MONEY if value.unit else symbols.QUANTITY
