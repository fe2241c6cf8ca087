"""Quantities: numbers with what is said around them (signs, units, ranges, hedges)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import zip_longest

import msgspec

from factlint.extract import alphabet as symbols
from factlint.extract.grammar import Grammar
from factlint.extract.matcher import Bank, Ranges
from factlint.extract.numbers import NumberToken
from factlint.extract.tokens import Tokens
from factlint.model import Hedge, Number, Quantity
from factlint.rulebook import lexicon
from factlint.rulebook.amounts import whole, written
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import fold

WINDOW = 6
BOUNDS = ("at_least", "more_than", "at_most", "less_than")


class QuantityToken(msgspec.Struct, frozen=True):
    """A quantity on tokens `[first, stop)`; `figure` is its first number token."""

    first: int
    stop: int
    value: Quantity
    figure: int
    reader: str = "figure"


class Excluded(msgspec.Struct, frozen=True):
    """A number that is no quantity, and what it is instead."""

    first: int
    stop: int
    kind: str


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
        self._no_hedges = Bank(compiler, [(read, read) for read in words.no_hedges])
        self._vague = Bank(compiler, [(read, v) for v in words.numbers.vague for read in v.read])
        self._hedges = _HedgeReader(grammar)
        self._units = _UnitReader(grammar)
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
        found = _mark(tokens, _without_overlaps([*found, *vague]))
        found += [
            self._read_one(tokens, values[match.start()])
            for match in self._numbers.finditer(tokens.symbols)
            if match.start() in values
        ]
        found = _mark(tokens, _without_overlaps(found))
        several = _holding(sentences, {item.first: item for item in found}, 2)
        changed = _spans(self._changes, tokens, several)
        found = self._join_ranges(tokens, found, values, changed, several)
        plain = _spans(self._no_hedges, tokens, counted)
        found = [
            self._hedges.apply(tokens, item, following.first if following else None, plain)
            for item, following in zip_longest(found, found[1:])
        ]
        return _mark(tokens, _join_bounds(tokens, _without_overlaps(found))), excluded

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
        return _without_overlaps(found)

    def _scale(self, tokens: Tokens, values: dict[int, NumberToken], match: re.Match[str]) -> int:
        """The scale in the words of a match ("several hundred"), 0 for another number."""
        first = next(
            (at for at in range(*match.span()) if fold(tokens.words[at]) in self._scales), None
        )
        if first is None:
            return 0
        number = values.get(first)
        return int(number.value) if number else self._scales[fold(tokens.words[first])]

    def _read_one(self, tokens: Tokens, number: NumberToken) -> QuantityToken:
        first, sign = self._units.before(tokens, number.first)
        stop, unit = self._units.after(tokens, number.stop)
        value = number.value
        if (
            scale := self._scales.get(fold(tokens.words[stop]))
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
        changed: list[tuple[int, int]],
        sentences: Ranges,
    ) -> list[QuantityToken]:
        by_first = {item.first: item for item in found}
        joined: list[QuantityToken] = []
        for match, _ in self._ranges.find(tokens, sentences):
            inside = [by_first[at] for at in range(*match.span()) if at in by_first]
            if len(inside) == 2 and not _within(changed, match.start(), match.end()):
                joined += _range(tokens, match, inside[0], inside[1], values)
        return _without_overlaps([*joined, *found])


class _UnitReader:
    """Currency signs before a figure; per cent, currencies and units after it."""

    def __init__(self, grammar: Grammar) -> None:
        slot, words = grammar.compiler.slot, grammar.lexicon
        self._sign = re.compile(f"(?:{slot('currency-sign')})\\.?$")
        names = ("points-word", "percent-word", "currency-word", "unit-word")
        kinds = "|".join(f"(?P<{name.split('-')[0]}>{slot(name)})" for name in names)
        self._after = re.compile(f"-?(?:{kinds})")
        self._of = re.compile(f"(?:{slot('of')})?")
        self._names = {_letters(word): unit.unit for unit in words.units for word in unit.words}
        self._codes = {
            _letters(word): currency.code
            for currency in words.currencies
            for word in (*currency.signs, *currency.words)
        }

    def before(self, tokens: Tokens, first: int) -> tuple[int, str | None]:
        """Where the currency sign before a figure begins, and its code."""
        match = self._sign.search(tokens.symbols, max(0, first - 4), first)
        if not match:
            return first, None
        words = "".join(tokens.words[match.start() : first])
        return match.start(), self._codes.get(_letters(words))

    def after(self, tokens: Tokens, stop: int, *, of: bool = False) -> tuple[int, str | None]:
        """Where what belongs to a figure ends, and its unit.

        A unit of measurement does not belong to the words of the figure, a currency does.
        """
        start = stop
        if (of or self._scaled(tokens, stop)) and (
            preposition := self._of.match(tokens.symbols, stop)
        ):
            start = preposition.end()
        match = self._after.match(tokens.symbols, start) or self._after.match(tokens.symbols, stop)
        if not match:
            return stop, None
        kind = match.lastgroup or ""
        words = "".join(tokens.words[slice(*match.span(kind))])
        if kind == "unit":
            return stop, self._names.get(_letters(words)) if match.start() == stop else None
        if kind == "currency" and self._is_sign(tokens, match.end()):
            return stop, None
        if kind == "currency":
            return match.end(), self._codes.get(_letters(words))
        return match.end(), "points" if kind == "points" else "%"

    def _is_sign(self, tokens: Tokens, end: int) -> bool:
        """True when a currency is glued to the next figure ("3 USD50 cards")."""
        return end < len(tokens.words) and (
            tokens.words[end][0].isdigit() and tokens.starts[end] == tokens.ends[end - 1]
        )

    def _scaled(self, tokens: Tokens, stop: int) -> bool:
        return stop > 0 and tokens.words[stop - 1].isalpha()


class _HedgeReader:
    """Hedges on either side of a quantity, also on both."""

    def __init__(self, grammar: Grammar) -> None:
        compiler = grammar.compiler
        self._meaning: dict[str, tuple[Hedge, bool]] = {}
        sides = {"before": "", "after": ""}
        for side in sides:
            groups = []
            for index, hedge in enumerate(grammar.lexicon.hedges):
                if patterns := getattr(hedge, side):
                    name = f"{side}{index}"
                    self._meaning[name] = hedge.hedge, hedge.below
                    groups.append(f"(?P<{name}>{compiler.any_of(patterns)})")
            sides[side] = "|".join(groups) or "(?!)"
        self._before = re.compile(f"(?:{sides['before']})$")
        plain = compiler.slot("plain")
        self._after = re.compile(f"(?:{sides['after']})")
        self._apart = re.compile(f"(?:{plain}){{1,3}}?,?(?:{sides['after']})")

    def apply(
        self, tokens: Tokens, item: QuantityToken, limit: int | None, plain: list[tuple[int, int]]
    ) -> QuantityToken:
        """A quantity with its hedges; a bound outweighs an "about".

        `limit` is where the next quantity begins, if there is one, whose own hedge takes
        precedence; in `plain` stretches "up to" is no hedge.
        """
        value = item.value
        if value.value is None:
            return self._around_vague(tokens, item)
        first, stop, hedges = item.first, item.stop, []
        while before := self._leading(tokens, first):
            if before[1][0] == "at_most" and _within(plain, item.first, stop):
                break
            first = before[0]
            hedges.append(before[1])
        bounded = any(hedge in BOUNDS for hedge, _ in hedges)
        if not bounded and (after := self._trailing(tokens, stop, limit)):
            stop = after[0]
            hedges.append(after[1])
        hedge, below = next(
            (h for h in hedges if h[0] in BOUNDS), (hedges or [("exact", False)])[0]
        )
        if hedge == "exact" or (value.ordinal and hedge not in BOUNDS):
            return item
        return QuantityToken(first, stop, _bounded(value, hedge, below), item.figure, hedge)

    def _around_vague(self, tokens: Tokens, item: QuantityToken) -> QuantityToken:
        before = self._leading(tokens, item.first)
        return msgspec.structs.replace(item, first=before[0]) if before else item

    def _leading(self, tokens: Tokens, first: int) -> tuple[int, tuple[Hedge, bool]] | None:
        match = self._before.search(tokens.symbols, max(0, first - WINDOW), first)
        return (match.start(), self._meaning[match.lastgroup or ""]) if match else None

    def _trailing(
        self, tokens: Tokens, stop: int, limit: int | None
    ) -> tuple[int, tuple[Hedge, bool]] | None:
        """A hedge after the figure, or a few words after it ("83 people or more")."""
        own = self._leading(tokens, limit) if limit else None
        reach = own[0] if own else limit or len(tokens.words)
        for expression, adjoins in ((self._after, True), (self._apart, False)):
            if match := expression.match(tokens.symbols, stop, reach):
                return match.end() if adjoins else stop, self._meaning[match.lastgroup or ""]
        return None


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


def _bounded(value: Quantity, hedge: Hedge, below: bool) -> Quantity:
    assert value.value is not None
    bounded = written(value.value, hedge, value.unit)
    if hedge == "about" and below:
        low = whole(value.value - abs(value.value) / 10)
        return msgspec.structs.replace(bounded, low=low, high=value.value)
    return bounded


def _range(
    tokens: Tokens,
    match: re.Match[str],
    low: QuantityToken,
    high: QuantityToken,
    values: dict[int, NumberToken],
) -> list[QuantityToken]:
    one, two = low.value.value, high.value.value
    units = {low.value.unit, high.value.unit} - {None}
    if one is None or two is None or len(units) > 1:
        return []
    if high.figure in values:
        one = _scaled(one, values[high.figure], low, tokens)
    if one >= two:
        return []
    unit = next(iter(units), None)
    first, stop = min(match.start(), low.first), max(match.end(), high.stop)
    value = Quantity(one, two, None, "range", unit, low.value.ordinal)
    return [QuantityToken(first, stop, value, low.figure, "range")]


def _scaled(low: Number, high: NumberToken, low_token: QuantityToken, tokens: Tokens) -> Number:
    """The lower figure of "25 to 50 thousand", which shares the scale of the higher one."""
    if high.stop - high.first < 2 or low >= 1000 or low_token.stop - low_token.first > 2:
        return low
    word = tokens.words[high.stop - 1]
    for scale in (10**12, 10**9, 10**6, 10**3, 100):
        if word.isalpha() and high.value >= scale and high.value % scale in (0, scale / 2):
            return low * scale if low * scale < high.value else low
    return low


def _join_bounds(tokens: Tokens, found: list[QuantityToken]) -> list[QuantityToken]:
    """A floor and a ceiling make one range: "more than 40 and less than 50"."""
    joined: list[QuantityToken] = []
    for item in found:
        last = joined[-1] if joined else None
        if last and item.first - last.stop <= 1 and _bounds(last.value, item.value):
            low = last.value.low if last.value.low is not None else item.value.low
            high = item.value.high if item.value.high is not None else last.value.high
            value = Quantity(low, high, None, "range", item.value.unit)
            joined[-1] = QuantityToken(last.first, item.stop, value, last.figure, "range")
        else:
            joined.append(item)
    return joined


def _bounds(one: Quantity, two: Quantity) -> bool:
    """True for a floor below a ceiling, in either order."""
    floor, ceiling = (one, two) if one.high is None else (two, one)
    return (
        {floor.hedge, ceiling.hedge} <= set(BOUNDS)
        and floor.high is None
        and ceiling.low is None
        and floor.low is not None
        and ceiling.high is not None
        and floor.low < ceiling.high
        and one.unit == two.unit
    )


def _spans(bank: Bank[Pattern], tokens: Tokens, sentences: Ranges) -> list[tuple[int, int]]:
    return [match.span() for match, _ in bank.find(tokens, sentences)]


def _holding(
    sentences: Ranges, values: Mapping[int, object], least: int = 1
) -> list[tuple[int, int]]:
    """The sentences that hold at least so many of some values, by their first tokens."""
    starts = [first for first, _ in sentences]
    counts = Counter(bisect_right(starts, first) - 1 for first in values)
    return [sentences[index] for index in sorted(counts) if counts[index] >= least]


def _within(stretches: Iterable[tuple[int, int]], first: int, stop: int) -> bool:
    return any(start < stop and first < end for start, end in stretches)


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


def _letters(word: str) -> str:
    return fold(word).replace(" ", "").replace(".", "")


def _without_overlaps(found: list[QuantityToken]) -> list[QuantityToken]:
    kept: list[QuantityToken] = []
    for item in sorted(found, key=lambda item: (item.first, -item.stop)):
        if not kept or item.first >= kept[-1].stop:
            kept.append(item)
    return kept
