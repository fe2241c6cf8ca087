"""What patterns need of a text, as bits: most are ruled out before they are tried."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import or_


class Needs:
    """The needs of all the patterns of one grammar, a bit each.

    A need is a set of symbols; a stretch of text meets it when it holds one of them.
    """

    def __init__(self) -> None:
        self._bits: dict[frozenset[str], int] = {}
        self._met_by: defaultdict[str, int] = defaultdict(int)

    def __len__(self) -> int:
        return len(self._bits)

    def bit(self, need: frozenset[str]) -> int:
        """The bit of a need."""
        if need not in self._bits:
            bit = self._bits[need] = 1 << len(self._bits)
            for symbol in need:
                self._met_by[symbol] |= bit
        return self._bits[need]

    def met_by(self, symbols: Iterable[str]) -> int:
        """The needs that some symbols meet, as bits."""
        return reduce(or_, map(self._met_by.__getitem__, symbols), 0)
