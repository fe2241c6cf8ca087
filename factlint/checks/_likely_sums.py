"""Rows and wholes that likely belong together, by fitted weights."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._added_odds import ODDS
from factlint.checks._added_rows import Added, RowReader
from factlint.checks._added_signs import AddedSigns
from factlint.checks._adding import Sum
from factlint.checks._heads import HeadReader
from factlint.checks._parts import PartReader, labelled
from factlint.checks._runs import amount_of
from factlint.checks._shares import HUNDRED
from factlint.checks._wholes import Claim


class LikelyReader:
    """Weighs the rows of one article."""

    def __init__(self, parts: PartReader) -> None:
        self.rows = RowReader(parts, HeadReader(parts.article))
        self.signs = AddedSigns(parts, self.rows)

    def read(self) -> Iterator[tuple[Claim, Sum]]:
        """Those that likely are all parts of a whole, the likeliest first."""
        told = [(self.signs.candidate(added), added) for added in self.rows.read()]
        sane = [each for each in told if not self.signs.are_others(*each)]
        weighed = [(ODDS.of(candidate), added) for candidate, added in sane]
        for odds, added in sorted(weighed, key=lambda each: (-each[0], each[1].whole.first)):
            if odds > 0:
                yield self._claim(added)

    def _claim(self, added: Added) -> tuple[Claim, Sum]:
        """A row as parts of its whole, and what they make in the unit of that."""
        hundred = added.whole.value == HUNDRED
        whole = added.whole if hundred else self.rows.written(added.whole)
        made = round(added.amount / (amount_of(added.whole) / amount_of(whole)), 2)
        items = labelled([self.rows.written(f) for f in added.parts])
        found = Sum(whole, int(made) if made == int(made) else made, False)
        return Claim((whole,), items, True, False), found
