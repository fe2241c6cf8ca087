"""Ranges, and what is the least or the most of them: "from £18 to £75", "the cheapest, £12"."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._bound_apart import ApartReader
from factlint.checks._bound_rivals import WINDOW, is_beyond
from factlint.checks._bound_text import BoundText
from factlint.checks._bounding import Bound
from factlint.extract.quantity import QuantityToken

REACH = 3
"""So many sentences behind a range its least or its most stands."""
AGED = 2
"""So many tokens before a range it may be told to be of ages."""
MESSAGE = "{} here, but the article has {}. Which range?"


class RangeReader:
    """Finds the extremes of one article that lie outside of the range that they are of."""

    def __init__(self, text: BoundText, apart: ApartReader) -> None:
        self._text, self._apart = text, apart
        priced = text.article.lexicon.bounding.priced
        self._priced = text.alike(map(text.heads.stem_of, priced))

    def read(self) -> Iterator[Bound]:
        """All of them."""
        for span in self._text.figures:
            aged = self._text.has("aged", (span.first - AGED, span.first + 1))
            if span.value.hedge != "range" or not (span.value.unit or aged):
                continue
            for other in self._text.around(span, WINDOW):
                if self._is_extreme(span, other) and not self._is_of_else(span, other):
                    places = (span.first, span.stop), (other.first, other.stop)
                    yield Bound(places, MESSAGE, "the figure outside of it", "warning")

    def _is_extreme(self, span: QuantityToken, other: QuantityToken) -> bool:
        """True for a figure behind a range that is less than its least, or more than its most."""
        low, high, value = span.value.low, span.value.high, other.value.value
        behind = self._text.number(other) - self._text.number(span)
        if other.first < span.stop or behind > REACH or other.value.unit != span.value.unit:
            return False
        if low is None or high is None or not value or other.value.hedge != "exact":
            return False
        said = self._text.extreme("least" if value < low else "most", other)
        return is_beyond(other, low, high) and said is not None and self._are_of_it(span, said)

    def _are_of_it(self, span: QuantityToken, said: frozenset[str]) -> bool:
        """True for nouns of the range's own sentence, and for the seats of "prices from"."""
        told = self._text.stems(self._text.sentence(span))
        priced = self._priced if not told.isdisjoint(self._priced) else frozenset()
        return said <= told | priced

    def _is_of_else(self, span: QuantityToken, other: QuantityToken) -> bool:
        """True for a figure of another day, place or kind."""
        excused = self._text.has("beyond", self._text.sentence(other))
        return (
            excused or self._apart.are_apart(span, other) or self._apart.are_of_places(span, other)
        )
