"""The ordinals of an article and what contradicts them, by every reader there is of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from factlint.checks._next_in_row import NextInRow
from factlint.checks._occasions import Occasion
from factlint.checks._records import records_beside
from factlint.checks._roll import RollReader
from factlint.checks._row_lists import RowLists
from factlint.checks._row_nouns import Words
from factlint.checks._row_text import RowText
from factlint.checks._same_rows import SameRows
from factlint.checks._series import SeriesReader
from factlint.checks._stages import StageReader
from factlint.checks._standings import Standing, StandingReader
from factlint.checks._twice import (
    are_two_things,
    is_news_again,
    is_of_last_year,
    is_one_thing,
)
from factlint.checks._weighed_rows import WeighedRows
from factlint.extract.tokens import Range

WHICH, ONE, TWO = "Which of the two is right?", "Which is it?", "Two different ones?"
Rival = tuple[Range, Range, str]
"""The tokens of two that disagree, and what to ask about them."""


class RowRivals:
    """Lists what the ordinals of one article disagree with.

    `done` gives for a noun the verbs that do it, `sets` how many a set has.
    """

    def __init__(self, text: RowText, done: Mapping[str, Words], sets: Mapping[str, int]) -> None:
        self._text, self._done, self._sets = text, done, sets

    def read(self, every: Sequence[Occasion]) -> Iterator[Rival]:
        """All pairs; what was doubted of the occasions only with weights."""
        yield from self._wholes_below()
        for reader in (SeriesReader(self._text), StageReader(self._text, self._sets)):
            yield from ((here, there, WHICH) for here, there in reader.read())
        if every:
            occasions = [occasion for occasion in every if not occasion.doubts]
            counts = list(StandingReader(self._text).read())
            yield from self._against_counts(occasions, counts)
            yield from self._twins(occasions)
            weighed = WeighedRows(self._text, every, counts, self._done)
            yield from ((here, there, WHICH) for here, there in weighed.against())
            for one, two in weighed.twins():
                yield two.place, one.place, ONE if one.number != two.number else TWO

    def _against_counts(
        self, occasions: Sequence[Occasion], counts: Sequence[Standing]
    ) -> Iterator[Rival]:
        """Ordinals beside lists of what was before, numbers of their row, and records."""
        text = self._text
        standings = [count for count in counts if count.state and not count.part]
        lists = RowLists(text, list(RollReader(text).read()), occasions, self._done)
        nexts = NextInRow(text, standings, occasions, self._done)
        for occasion in occasions:
            if place := lists.against(occasion) or nexts.against(occasion):
                yield occasion.place, place, WHICH
            for place in records_beside(text, occasion):
                yield occasion.place, place, WHICH

    def _twins(self, occasions: Sequence[Occasion]) -> Iterator[Rival]:
        """Two ordinals of one thing, and one of two things."""
        text, rows = self._text, SameRows(self._text)
        for first, second in combinations(occasions, 2):
            if rows.are_far(first, second):
                yield second.place, first.place, WHICH
            same = is_one_thing(text, first, second) or is_news_again(text, first, second)
            if same or is_of_last_year(text, first, second) or rows.are_one(first, second):
                yield second.place, first.place, ONE
            elif are_two_things(text, first, second) or rows.are_two(first, second):
                yield second.place, first.place, TWO

    def _wholes_below(self) -> Iterator[Rival]:
        """The tokens of "the fifth" and of "four" in "the fifth of four children"."""
        text = self._text
        figures = {quantity.figure: quantity for quantity in text.article.quantities}
        for number in text.article.numbers:
            at = number.stop + 1
            if not text.words[number.stop : at] or text.words[number.stop] not in text.of:
                continue
            at += not text.articles.isdisjoint(text.words[at : at + 1])
            whole = figures.get(at)
            value = text.ordinal(number)
            high = (
                whole.value.high if whole and not (whole.value.unit or whole.value.vague) else None
            )
            if whole and high is not None and 1 < high < value:
                yield (number.first, number.stop), (at, whole.stop), WHICH
