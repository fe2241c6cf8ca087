"""Which figures the patterns of a use begin or end with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from factlint.extract.cues import Cues


class CuedFigures:
    """The figures of an article, by their first tokens, and the words of uses around them."""

    def __init__(self, cues: Cues, firsts: Sequence[int]) -> None:
        self._cues, self._firsts = cues, firsts

    def begun(self, use: str) -> set[int]:
        """The tokens that the patterns of a use begin with."""
        return {first for first, _ in self._cues[use]}

    def ended(self, use: str) -> set[int]:
        """The last figures inside the patterns of a use, by their first token."""
        found = set()
        for first, stop in self._cues[use]:
            index = bisect_left(self._firsts, stop) - 1
            if index >= 0 and self._firsts[index] >= first:
                found.add(self._firsts[index])
        return found
