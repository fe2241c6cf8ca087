"""The figures of an article that can be set beside each other: amounts, counts, degrees."""

from __future__ import annotations

import msgspec

from factlint.checks._heads import HeadReader
from factlint.extract.article import Article

LARGE = 1000
"""So many are seldom told one by one."""


class Figure(msgspec.Struct, frozen=True):
    """A figure on tokens `[first, stop)`, and what it is of: a unit, or the stem of a noun."""

    first: int
    stop: int
    value: float
    unit: str | None
    noun: str = ""

    @property
    def is_sum(self) -> bool:
        """True for what is no number of a set: "$41 million", "18,204"."""
        return self.unit is not None or self.value >= LARGE

    @property
    def is_bare(self) -> bool:
        """True for a figure with a point that has no unit and no noun, as of a race or a rate."""
        return not (self.unit or self.noun or self.value.is_integer())

    def is_like(self, other: Figure) -> bool:
        """True for figures of one unit, and of one noun where both have one; 9.97 of any unit."""
        if self.unit is None and self.is_bare:
            return other.unit is not None and not other.value.is_integer()
        if self.unit or other.unit:
            return self.unit == other.unit
        return self.noun == other.noun or not (self.noun and other.noun)


def read_figures(article: Article) -> list[Figure]:
    """All figures of an article that are exact, in text order."""
    heads = HeadReader(article)
    found = [
        Figure(q.first, q.stop, float(q.value.value), q.value.unit, heads.counted(q))
        for q in article.quantities
        if q.value.value is not None and q.value.hedge == "exact" and not q.value.ordinal
    ]
    return sorted(found, key=lambda figure: figure.first)
