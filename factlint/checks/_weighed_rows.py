"""Ordinals beside what contradicts them, by fitted weights of all that is seen around both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factlint.checks._count_signs import CountSigns
from factlint.checks._list_signs import ListSigns
from factlint.checks._next_in_row import NextInRow
from factlint.checks._occasions import Occasion
from factlint.checks._roll import RollReader
from factlint.checks._row_lists import RowLists
from factlint.checks._row_nouns import Words
from factlint.checks._row_odds import ODDS
from factlint.checks._row_sentences import RowSentences
from factlint.checks._row_text import RowText
from factlint.checks._standings import Standing
from factlint.checks._twin_signs import TwinSigns
from factlint.extract.tokens import Range


class WeighedRows:
    """Weighs the ordinals of one article against numbers, lists and each other.

    `done` gives for a noun the verbs that do it.
    """

    def __init__(
        self,
        text: RowText,
        occasions: Sequence[Occasion],
        standings: Sequence[Standing],
        done: Mapping[str, Words],
    ) -> None:
        sentences = RowSentences(text)
        rolls = list(RollReader(text, led=False).read())
        nexts = NextInRow(text, standings, occasions, done)
        lists = RowLists(text, rolls, occasions, done)
        self._counts = CountSigns(text, sentences, nexts, occasions, standings)
        self._lists = ListSigns(text, sentences, lists, occasions, rolls)
        self._twins = TwinSigns(text, sentences, occasions)

    def against(self) -> Iterator[tuple[Range, Range]]:
        """The tokens of an ordinal, and of the number or list that it contradicts."""
        for occasion, standing, candidate in self._counts.candidates():
            if ODDS.of(candidate) > 0:
                yield occasion.place, standing.place
        for occasion, roll, candidate in self._lists.candidates():
            if ODDS.of(candidate) > 0:
                yield occasion.place, roll.place

    def twins(self) -> Iterator[tuple[Occasion, Occasion]]:
        """Two ordinals that cannot both be."""
        for one, two, candidate in self._twins.candidates():
            if ODDS.of(candidate) > 0:
                yield one, two
