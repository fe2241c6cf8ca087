"""Items of a headline that the text has after all, or comes to, and items of the past."""

from __future__ import annotations

from functools import cached_property

from factlint.checks._headline_agreeing import agree
from factlint.checks._headline_items import TIME, Item, Items
from factlint.checks._headline_reckoned import Figure
from factlint.extract.article import Article
from factlint.extract.passages import times_in

LONGEST = 8
"""So many figures in a row at most make up one."""
LEAST = 3
CENTURIES = range(1900, 2100)


class TwinReckoning:
    """Holds the items of one article against its dates and sums."""

    def __init__(self, article: Article, items: Items) -> None:
        self._article, self._items = article, items

    def is_told(self, item: Item) -> bool:
        """True for a date that the text has, or of whose days it has the one of the week."""
        own = {one.value for one in self._items.of(item.place) if one.kind == "weekday"}
        return any(
            (one.kind == item.kind and one.value == item.value)
            or (one.kind == "weekday" and one.value in own)
            for one in self._items.body
            if one.sort == TIME
        )

    def is_past(self, other: Item) -> bool:
        """True where the sentence is of an earlier year."""
        anchor = self._article.anchor
        sentence = self._article.sentence_of(other.place[0])
        years = (time.parts.year for time in times_in(self._article, sentence))
        return anchor is not None and any(year and year < anchor.year for year in years)

    def is_reckoned(self, item: Item, figure: Figure) -> bool:
        """True for what the text has, what its figures in a row come to, and for a year."""
        value, unit = figure.value.value or 0, figure.value.unit
        if unit is None and not figure.nouns and value in CENTURIES:
            return True
        body = self._items.figures
        if unit and any(figure.may_be(one) and agree(figure, one) for one in body):
            return True
        return self._is_since(value, unit) or self._is_in_row(value, unit)

    def _is_since(self, value: float, unit: str | None) -> bool:
        """True for the years since one of the text: "40 years", "in 1985"."""
        anchor = self._article.anchor
        if unit != "year" or anchor is None:
            return False
        return any(abs(anchor.year - year - value) <= 1 for year in self._years)

    def _is_in_row(self, value: float, unit: str | None) -> bool:
        """True for the sum of three or more figures that follow each other."""
        amounts = [one.value.value or 0 for one in self._items.figures if one.value.unit == unit]
        return any(
            sum(amounts[first : first + size]) == value
            for first in range(len(amounts))
            for size in range(LEAST, LONGEST)
        )

    @cached_property
    def _years(self) -> set[int]:
        """The years of the first sentences."""
        times = (time for s in self._items.sentences for time in times_in(self._article, s))
        return {time.parts.year for time in times if time.parts.year}
