"""Hedges on either side of a quantity, and bounds that stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from factlint.extract.grammar import Grammar
from factlint.extract.matcher import NEVER, Bank
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Tokens
from factlint.model import Hedge, Quantity
from factlint.rulebook.amounts import whole, written

WINDOW = 6
BOUNDS = ("at_least", "more_than", "at_most", "less_than")


class HedgeReader:
    """Hedges on either side of a quantity, also on both."""

    def __init__(self, grammar: Grammar) -> None:
        compiler, hedges = grammar.compiler, grammar.lexicon.hedges
        self._before = Bank(
            compiler, [(read, (h.hedge, h.below)) for h in hedges for read in h.before], suffix="$"
        )
        self._meaning = {f"after{at}": (h.hedge, h.below) for at, h in enumerate(hedges)}
        after = "|".join(
            f"(?P<after{at}>{compiler.any_of(h.after)})" for at, h in enumerate(hedges) if h.after
        )
        self._after = re.compile(f"(?:{after or NEVER})")
        self._apart = re.compile(f"(?:{compiler.slot('plain')}){{1,3}}?,?(?:{after or NEVER})")

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
            if before[1][0] == "at_most" and within(plain, item.first, stop):
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
        """The hedge that ends right before a token, the longest one."""
        start, found = max(0, first - WINDOW), None
        for expression, meaning in self._before.candidates(tokens.symbols[start:first]):
            match = expression.search(tokens.symbols, start, first)
            if match and (found is None or match.start() < found[0]):
                found = match.start(), meaning
        return found

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


def _bounded(value: Quantity, hedge: Hedge, below: bool) -> Quantity:
    assert value.value is not None
    bounded = written(value.value, hedge, value.unit)
    if hedge == "about" and below:
        low = whole(value.value - abs(value.value) / 10)
        return msgspec.structs.replace(bounded, low=low, high=value.value)
    return bounded


def join_bounds(tokens: Tokens, found: list[QuantityToken]) -> list[QuantityToken]:
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


def within(stretches: Iterable[tuple[int, int]], first: int, stop: int) -> bool:
    """True when one of some stretches overlaps `[first, stop)`."""
    return any(start < stop and first < end for start, end in stretches)
