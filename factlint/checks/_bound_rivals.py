"""The figures beyond a bound, and those of the same things that keep to it."""

from __future__ import annotations

from factlint.checks._bound_text import BoundText, is_rough, limits
from factlint.extract.agreeing import CEILINGS
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range
from factlint.model import Number

WINDOW = 24
"""So many figures on either side of a bound are looked at."""
FAR, FAR_AMOUNT = 1.8, 2.5
"""A figure so many times a bound is of something else; of money and measures, so many times."""


class RivalReader:
    """Tells where another figure than one beyond a bound is what the bound is of."""

    def __init__(self, text: BoundText) -> None:
        self._text, self._article, self._heads = text, text.article, text.heads

    def has(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True where another figure of the same things keeps to a bound."""
        low, high = limits(bound)
        behind = self._text.between(other.stop, self._text.sentence(other)[1])
        final = self._text.is_final(other) and not behind
        if low is not None and not final and self._have_parts(bound, other, float(low)):
            return True
        noun, measure = self._heads.noun(bound), self._article.measures.get(bound.first)
        for q in self._text.around(bound, WINDOW):
            if (
                q.first in (bound.first, bound.figure, other.first)
                or q.value.unit != bound.value.unit
            ):
                continue
            if q.value.hedge in CEILINGS and high is not None:
                if self._text.sentence(q) == self._text.sentence(bound) and not is_beyond(
                    other, None, q.value.high, far=float("inf")
                ):
                    return True  # "10 for a car and up to 50 for a lorry"
                continue
            same = (noun and self._heads.noun(q) == noun) or (
                measure and self._article.measures.get(q.first) == measure
            )
            if bound.value.unit == "%":
                same = same or self._text.sentence(q) == self._text.sentence(other)
            if bound.value.unit is not None:
                near = {self._text.number(bound), self._text.number(other)}
                same = same and self._text.number(q) in near
            same = same and not self._text.has("besides", (q.first - 1, q.first))
            kept = q.value.value and not is_beyond(q, low, high, far=float("inf"))
            if same and kept and q.value.hedge == "exact":
                return True
        return False

    def _have_parts(self, bound: QuantityToken, figure: QuantityToken, low: float) -> bool:
        """True for the 46 of "46 in Ghent and 38 in Bruges", which are above a floor together."""
        inside = self._text.between(*self._text.sentence(figure))
        inside = [q for q in inside if q.first not in (bound.first, bound.figure)]
        parts = [q for q in inside if q.value.unit == figure.value.unit != "%"]
        return len(parts) > 1 and sum(float(q.value.value or 0) for q in parts) >= low


def is_beyond(
    figure: QuantityToken, low: Number | None, high: Number | None, far: float = 0
) -> bool:
    """True for a figure that is below the least or above the most, and of its size."""
    least = figure.value.low if figure.value.hedge != "exact" else figure.value.value
    most = figure.value.high if figure.value.hedge == "range" else least
    if not least or not most or is_rough(figure):
        return False
    far = far or (FAR if figure.value.unit is None else FAR_AMOUNT)
    below = low is not None and least < low <= float(least) * far
    return below or (high is not None and high < most <= float(high) * far)


def between(one: QuantityToken, other: QuantityToken) -> Range:
    """The tokens from the first of two figures to the second."""
    return min(one.first, other.first), max(one.first, other.first)
