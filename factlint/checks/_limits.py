"""Limits that were kept, and a figure beyond: "never rose above 6C", "a high of 9C"."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._beyond import MESSAGE
from factlint.checks._bound_apart import ApartReader
from factlint.checks._bound_text import BoundText
from factlint.checks._bounding import Bound
from factlint.checks._excess import least as smallest
from factlint.checks._same_matter import SPANS
from factlint.extract.agreeing import CEILINGS, FLOORS
from factlint.extract.quantity import QuantityToken

BEFORE, BEHIND = 1, 3
"""So many sentences before a limit, and behind it, a figure may stand."""
ABOUT = "about"
FAR, CLOSE = 2.5, 10
"""A figure so many times a limit is of something else, unless it is so close to it."""


class LimitReader:
    """Finds the figures of one article beyond a limit on the same matter.

    Only where the text has one limit on it, and one figure.
    """

    def __init__(self, text: BoundText, apart: ApartReader) -> None:
        self._text, self._apart, self._article = text, apart, text.article

    def read(self) -> Iterator[Bound]:
        """All of them."""
        for limited in self._article.lexicon.bounding.limited:
            limits = self._figures(f"limit {limited.matter}")
            if limited.hedged:
                hedges = FLOORS if limited.least else CEILINGS
                limits = [q for q in limits if q.value.hedge in hedges and not self._is_early(q)]
            told = [q for q in self._figures(f"told {limited.matter}") if q not in limits]
            if len({q.value.value for q in limits}) != 1 or len({q.value.value for q in told}) != 1:
                continue
            limit, figure = limits[0], told[0]
            low, high = (limit, figure) if not limited.least else (figure, limit)
            less, more = _size(low), _size(high)
            if limit.value.hedge in (*(CEILINGS if limited.least else FLOORS), ABOUT):
                continue
            near = more <= FAR * less or more - less <= CLOSE
            same = less < more and near and self._is_of_same(limit, figure, least=limited.least)
            if same:
                places = (limit.first, limit.stop), (figure.first, figure.stop)
                yield Bound(places, MESSAGE, "the figure beyond it", "warning")

    def _figures(self, use: str) -> list[QuantityToken]:
        """The last figure of each place with some words."""
        found = []
        for span in self._text.cues[use]:
            held = self._text.between(*span) or [
                size for size in self._text.sizes if span[0] <= size.first < span[1]
            ]
            found += [q for q in held[-1:] if not q.value.vague]
        return found

    def _is_early(self, limit: QuantityToken) -> bool:
        """True for "early returns", which a final count may be beyond."""
        return self._text.has("passing", self._text.sentence(limit))

    def _is_exact(self, figure: QuantityToken, *, least: bool) -> bool:
        """True for a figure, for "some 912", and for "at least 22" beside what has a most."""
        value = figure.value
        rough = value.hedge == ABOUT and smallest(value) == value.value
        return value.hedge == "exact" or rough or value.hedge in (CEILINGS if least else FLOORS)

    def _is_of_same(self, limit: QuantityToken, figure: QuantityToken, *, least: bool) -> bool:
        """True for two of one unit, near each other, of one day and thing, without an excuse."""
        behind = self._text.number(figure) - self._text.number(limit)
        if limit.value.unit != figure.value.unit or not -BEFORE <= behind <= BEHIND:
            return False
        if not self._is_exact(figure, least=least) or self._apart.are_apart(limit, figure):
            return False
        if self._apart.are_of_places(limit, figure):
            return False
        if figure.value.unit in SPANS and self._apart.purposes.is_for_others(limit, figure):
            return False
        sentences = [self._text.sentence(q) for q in (limit, figure)]
        return not any(self._text.has("beyond", sentence) for sentence in sentences)


def _size(figure: QuantityToken) -> float:
    value = figure.value
    return float(next((n for n in (value.value, value.high, value.low) if n is not None), 0))
