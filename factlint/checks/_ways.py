"""Which way the words of a change point: 1 for upwards, -1 for downwards."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from factlint.extract.cues import Cues
from factlint.extract.tokens import Range

Way = tuple[int, int, int]
"""The tokens of a word of change, and its way."""


class Ways:
    """The words of rise and fall of an article, in text order."""

    def __init__(self, ways: list[Way]) -> None:
        self._ways = ways

    @cached_property
    def whole(self) -> Ways:
        """The words that do not only end another: "went up", without its "up"."""
        ends: dict[int, int] = {}
        for first, stop, _ in self._ways:
            ends.setdefault(stop, first)
        return Ways([way for way in self._ways if ends[way[1]] == way[0]])

    def within(self, part: Range) -> list[Way]:
        """The words that begin in a stretch."""
        low, high = (bisect_left(self._ways, (at,)) for at in part)
        return self._ways[low:high]

    def last(self, at: int) -> Way | None:
        """The last word that begins before a token."""
        index = bisect_right(self._ways, (at, 0, 0)) - 1
        return self._ways[index] if index >= 0 else None

    def before(self, at: int, first: int) -> int:
        """The way of the nearest word between two tokens, the later one first."""
        word = self.last(at)
        return word[2] if word and word[0] >= first else 0

    def at(self, at: int) -> int:
        """The way of the word at a token."""
        here = self.within((at, at + 1))
        return here[0][2] if here else 0


def read_ways(cues: Cues) -> Ways:
    """The words of rise and fall that some cues are."""
    ways = (("rise", 1), ("fall", -1))
    last = {at for first, stop in cues["now"] for at in range(first, stop)}
    found = ((*span, way) for use, way in ways for span in cues[use])
    return Ways(sorted(way for way in found if way[0] not in last))  # "ended up"
