"""What patterns need of a text, as bits: most are ruled out before they are tried."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import or_


class Needs:
    """The needs of all the banks of patterns of one grammar, a bit each.

    A need is a set of symbols; a stretch of text meets it when it holds one of them.
    """

    def __init__(self) -> None:
        self.count = 0
        self._met_by: defaultdict[str, int] = defaultdict(int)

    def add(self, needs: Iterable[frozenset[str]]) -> int:
        """Give some needs bits side by side; how many there were before."""
        before = self.count
        for need in needs:
            for symbol in need:
                self._met_by[symbol] |= 1 << self.count
            self.count += 1
        return before

    def met_by(self, symbols: Iterable[str]) -> int:
        """The needs that some symbols meet, as bits."""
        return reduce(or_, map(self._met_by.__getitem__, symbols), 0)
