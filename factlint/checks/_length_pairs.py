"""Two lengths of one article that are likely those of one thing, and differ, by fitted odds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.checks._length_odds import ODDS
from factlint.checks._length_pair_signs import LengthPairSigns
from factlint.checks._length_text import LengthText
from factlint.checks._odds import Candidate
from factlint.checks._said_lengths import SaidLength
from factlint.checks._two_lengths import Pair, differ

REACH = 5
"""So many sentences apart two lengths of one thing are told, but for those of a headline."""
BEFORE = 12
"""So many lengths before another are weighed against it."""


class LengthPairs:
    """Weighs the lengths of one article against each other."""

    def __init__(self, text: LengthText, links: Sequence[Sequence[str]]) -> None:
        self._lengths = [s for s in text.lengths if not (s.yearly or s.old or s.nth)]
        self._signs = LengthPairSigns(text, links)

    def read(self) -> Iterator[Pair]:
        """The later length of two that differ, with the one told before it."""
        told: set[int] = set()
        for at, two in enumerate(self._lengths):
            for one in self._lengths[max(0, at - BEFORE) : at]:
                if not self._is_near(one, two) or not differ(one.length, two.length):
                    continue
                places = tuple(self._signs.span(said) for said in (one, two))
                candidate = Candidate(places, self._signs.of(one, two, self._lengths))
                if ODDS.of(candidate) > 0 and told.isdisjoint((one.length.first, two.length.first)):
                    told |= {one.length.first, two.length.first}
                    yield two.length, one.length

    def _is_near(self, one: SaidLength, two: SaidLength) -> bool:
        return self._signs.is_headline(one) or self._signs.apart(one, two) <= REACH
