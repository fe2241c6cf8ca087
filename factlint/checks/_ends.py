"""A time at which something may have begun or ended, and how far it is from another one."""

from __future__ import annotations

from datetime import date

import msgspec

from factlint.checks._end_kinds import EITHER
from factlint.checks._spans import Days, Length
from factlint.extract.tokens import Range

DAY, WEEK = 1.0, 7.0
CLOCK_UNITS = ("hour", "minute")
DAILY_UNITS = ("day", "night", "week", "fortnight")
OPEN = 2
"""A length of two clock times that is "more than" another is so many times it at most."""
CYCLES = 3
"""So many times round the clock, or so many weeks, a length of two clock times may be more."""


class End(msgspec.Struct, frozen=True):
    """A time in days, `cycle` after which it comes round again, and what its words say of it."""

    days: Days
    low: float
    high: float
    first: int = -1
    stop: int = -1
    cycle: float = 0.0
    begins: bool = False
    ends: bool = False
    last: int = -1
    """The token that says that something came about the last time."""
    recent: bool = False

    @property
    def place(self) -> Range | None:
        """Its tokens; none for the day of publication."""
        return (self.first, self.stop) if self.stop > 0 else None

    def between(self, other: End) -> tuple[float, float]:
        """The fewest and the most days to another; those that recur follow as they are told."""
        if self.cycle:
            one, two = sorted((self, other), key=lambda end: end.first)
            one, two = (two, one) if two.begins and one.ends else (one, two)
            apart = (two.low - one.low) % self.cycle
            return apart, apart
        return other.low - self.high, other.high - self.low

    def leads(self, other: End, length: Length) -> bool:
        """True where a length may lie between this and another; both days may count."""
        low, high = length.days
        if self.cycle:
            high = min(high, OPEN * max(low, 1 / 24))
        fewest, most = self.between(other)
        if not self.cycle:
            return low <= most and fewest <= high
        told = self._is_begun(other) or other._is_begun(self)
        ways = (fewest,) if told else (fewest, self.cycle - fewest)
        days = self.cycle == WEEK and length.unit != "night" and not (self.low % 1 or other.low % 1)
        inclusive = (0.0, 1.0) if days else (0.0,)
        return any(
            low <= way + more + turn * self.cycle <= high
            for way in ways
            for more in inclusive
            for turn in range(CYCLES)
        )

    def _is_begun(self, other: End) -> bool:
        """True where what lasts until the other time began at this one."""
        known = self.begins and other.ends
        follows = (self.begins or other.ends) and not (self.ends or other.begins)
        return known or (follows and self.first < other.first)


def recurring(at: float, place: Range, cycle: float, kind: str) -> End:
    """A time that comes round again."""
    begins, ends = kind in ("begins", EITHER), kind in ("ends", EITHER)
    return End((date.min, date.min), at, at, *place, cycle, begins=begins, ends=ends)
