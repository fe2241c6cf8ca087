"""When two counts of an article are of one thing, and the second is a slip for the first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from factlint.checks._slips import (
    figure_of,
    is_a_digit_more,
    is_a_digit_off,
    is_misheard,
    is_rounded,
    is_shuffled,
)
from factlint.checks._told_figures import FigureReader, Told
from factlint.model import Quantity

LONG = 3
"""So many digits of a figure are hardly ever those of another one by chance."""
ROUNDED = 0.05
"""No further apart are a figure and what it is rounded to."""
HALF = 0.5
"""So much of a clause has to be known for it to tell of what was told."""


class SamePairs:
    """The counts of one article that a later one takes up with another figure."""

    def __init__(self, reader: FigureReader) -> None:
        self._reader = reader
        self._figures = reader.figures
        self._by_place = {told.first: told for told in reader.figures}

    def meant(self, second: Told, before: Sequence[Told]) -> Told | None:
        """The one figure before a definite one that it is a slip for, if there is just one."""
        if not second.definite or self._reader.is_time(second):
            return None
        found = [first for first in before if self._is_meant(first, second)]
        if len({first.value.value for first in found}) != 1 or self._is_told_elsewhere(second):
            return None
        first = found[-1]
        return None if self._is_reckoned(first, second) else found[0]

    def _is_meant(self, first: Told, second: Told) -> bool:
        if first.sentence == second.sentence or self._reader.is_time(first):
            return False
        one, two = first.value, second.value
        if _agree(one, two):
            return False
        sure = _is_sure(one, two)
        if not sure and (second.owned or not _is_alike(one, two)):
            return False
        if not _is_of_those(first, second) or not self._is_set_there(first, second):
            return False
        if sure and self._may_stand_for(first, second):
            return True
        return self._is_same(first, second) and (sure or self._is_sole(first, second))

    def _is_set_there(self, first: Told, second: Told) -> bool:
        """True where the second is of no year, place or owner that the text has not told of."""
        begin = second.sentence[0]
        told = second.lead if second.owned else second.setting
        known = all(self._reader.told_before(stem, begin) for stem in told)
        return known and second.years <= first.years

    def _may_stand_for(self, first: Told, second: Told) -> bool:
        """True for persons under another name, and for a long figure of the same matter."""
        if second.noun and first.person and second.person:
            return first.generic or second.generic
        long = len(figure_of(second.value)) >= LONG
        if not second.noun:
            told = bool(second.head) and second.head in first.around
            return told or (long and not second.by and bool(first.noun or second.pre))
        return long and not first.around.isdisjoint(second.around)

    def _is_same(self, first: Told, second: Told) -> bool:
        """True for one noun, or what the words about the one say of the other."""
        if second.noun and second.noun == first.noun:
            return True
        if not second.noun and second.head:
            return second.head in first.beside
        told = not second.noun or second.generic
        return told and first.noun in second.clause and bool(first.noun)

    def _is_sole(self, first: Told, second: Told) -> bool:
        """True where no third count of the same things has been told."""
        return all(
            other.value.value == first.value.value
            for other in self._figures
            if other.first < second.first
            and self._is_same(other, second)
            and _is_of_those(other, second)
        )

    def _is_told_elsewhere(self, second: Told) -> bool:
        """True where the second figure stands elsewhere, but for what takes it up again."""
        for at in self._reader.places.get(float(second.value.value or 0), ()):
            other = self._by_place.get(at)
            again = other is not None and other.definite and at > second.first
            if not (second.first <= at < second.stop or again):
                return True
        return False

    def _is_reckoned(self, first: Told, second: Told) -> bool:
        """True where other counts make the second: more of the first, or the parts of a row."""
        one, two = (int(told.value.value or 0) for told in (first, second))
        off = abs(two - one)
        if off == 1:
            return True
        begin = first.sentence[0]
        rows: dict[tuple[int, int], list[int]] = {}
        for quantity in self._reader.counts_of(begin, second.sentence[1]):
            value = quantity.value.value
            if value is None or quantity.first in (first.first, second.first):
                continue
            if value == off and self._reader.noun(quantity) in ("", first.noun, second.noun):
                return True
            rows.setdefault(self._reader.article.sentence_of(quantity.first), []).append(int(value))
        if sum(rows.pop(second.sentence, ())) == one:
            return True  # the parts beside the second, which `sum` adds up
        return any(two in sums for row in rows.values() for sums in _sums(row))


def _is_of_those(first: Told, second: Told) -> bool:
    """True where nothing beside the second says that others or some of them are meant."""
    if not second.pre <= first.around | first.pre:
        return False
    if not second.by:
        return True
    known = [stem in first.around for stem in second.clause]
    if second.by == "phrase":
        return bool(known) and all(known)
    return bool(known) and sum(known) >= HALF * len(known) and known[0]


def _agree(one: Quantity, two: Quantity) -> bool:
    """True for one figure, or for another that rounds it."""
    low, high = sorted((float(one.value or 0), float(two.value or 0)))
    rounded = is_rounded(one, two) or is_rounded(two, one)
    return one.meets(two) or (rounded and high - low <= ROUNDED * high)


def _is_sure(one: Quantity, two: Quantity) -> bool:
    """True for the digits of one figure in another order, or one digit off in a long one."""
    if _length(one) != _length(two):
        return False
    long = min(len(figure_of(one)), len(figure_of(two))) > LONG
    return is_shuffled(one, two) or (long and is_a_digit_off(one, two))


def _is_alike(one: Quantity, two: Quantity) -> bool:
    """True for figures that a slip may make of one another."""
    more = min(len(figure_of(one)), len(figure_of(two))) >= LONG and is_a_digit_more(one, two)
    return more or is_a_digit_off(one, two) or is_misheard(one, two)


def _length(value: Quantity) -> int:
    return len(str(int(value.value or 0)))


def _sums(row: Sequence[int]) -> list[list[int]]:
    """The sums of figures that stand side by side."""
    return [list(accumulate(row[at:]))[1:] for at in range(len(row))]
