"""Limits that were kept, and a figure beyond: "never rose above 6C", "a high of 9C"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from factlint.checks._bounding import Bound
from factlint.checks._ceilings import MESSAGE
from factlint.checks._topped import ToppedReader
from factlint.extract.cues import Cues
from factlint.extract.quantity import QuantityToken

BEFORE, BEHIND = 1, 3
"""So many sentences before a limit, and behind it, a figure may stand."""
FAR, CLOSE = 2.5, 10
"""A figure so many times a limit is of something else, unless it is so close to it."""


class LimitReader:
    """Finds the figures of one article beyond a limit on the same matter.

    Only where the text has one limit on it, and one figure.
    """

    def __init__(self, topped: ToppedReader, cues: Cues) -> None:
        self._topped, self._ceilings, self._cues = topped, topped.ceilings, cues
        self._article = topped.article
        self._quantities = [q for q in self._article.quantities if not q.value.ordinal]
        self._firsts = [q.first for q in self._quantities]

    def read(self) -> Iterator[Bound]:
        """All of them."""
        for limited in self._article.lexicon.bounding.limited:
            limits = self._figures(f"limit {limited.matter}")
            told = [q for q in self._figures(f"told {limited.matter}") if q not in limits]
            if len({q.value.value for q in limits}) != 1 or len({q.value.value for q in told}) != 1:
                continue
            limit, figure = limits[0], told[0]
            low, high = (limit, figure) if not limited.least else (figure, limit)
            less, more = _size(low), _size(high)
            near = more <= FAR * less or more - less <= CLOSE
            if less < more and near and self._is_of_same(limit, figure):
                places = (limit.first, limit.stop), (figure.first, figure.stop)
                yield Bound(places, MESSAGE, "the figure beyond it", "warning")

    def _figures(self, use: str) -> list[QuantityToken]:
        """The last figure of each place with some words."""
        found = []
        for first, stop in self._cues[use]:
            low, high = (bisect_left(self._firsts, at) for at in (first, stop))
            found += [q for q in self._quantities[low:high][-1:] if not q.value.vague]
        return found

    def _is_of_same(self, limit: QuantityToken, figure: QuantityToken) -> bool:
        """True for two of one unit, near each other, of one day, and of which no excuse is told."""
        number = self._article.sentence_number
        here, there = (self._article.sentence_of(q.first) for q in (limit, figure))
        apart = number(figure.first) - number(limit.first)
        if limit.value.unit != figure.value.unit or not -BEFORE <= apart <= BEHIND:
            return False
        if self._topped.is_apart(here, there) or figure.value.hedge != "exact":
            return False
        return not any(self._ceilings.has("beyond", sentence) for sentence in (here, there))


def _size(quantity: QuantityToken) -> float:
    value = quantity.value
    return float(next((n for n in (value.value, value.high, value.low) if n is not None), 0))
