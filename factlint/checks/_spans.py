"""Lengths of time, and whether one leads from one time to another.

A length is taken as loosely as it is said: "three years" is any length that rounds to it, "a
decade" and other round figures are a tenth or a twentieth off, and a time that is given as a
year may be any day of it.
"""

from __future__ import annotations

from datetime import date

import msgspec

Days = tuple[date, date]
UNITS = {
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "night": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.44,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525.0,
}
YEAR = UNITS["year"]


class Length(msgspec.Struct, frozen=True):
    """So many units on tokens `[first, stop)`, with open sides (`None`) as hedges say."""

    low: float | None
    high: float | None
    unit: str
    first: int
    stop: int

    def times(self, number: float, first: int) -> Length:
        """So many of it, told from a token on."""
        low = None if self.low is None else self.low * number
        high = None if self.high is None else self.high * number
        return Length(low, high, self.unit, first, self.stop)

    @property
    def days(self) -> tuple[float, float]:
        """The fewest and the most days that it may be, as loosely as it is said."""
        day = UNITS[self.unit]
        low = -1.0 if self.low is None else self.low * day - self._slack(self.low)
        high = float("inf") if self.high is None else self.high * day + self._slack(self.high)
        return low, high

    def _slack(self, number: float) -> float:
        day = UNITS[self.unit]
        if self.unit in ("day", "night"):
            return max(1.0, number / 20)
        if self.unit in ("hour", "minute"):
            least = 2 if self.unit == "minute" else 0.75 if number % 1 == 0 else 0.4
            return max(day * least, number * day / 10)
        if self.unit in ("decade", "century"):
            return number * day / 10
        said = number if self.low is None else self.low
        share = 0.1 if said % 50 == 0 else 0.05 if said % 10 == 0 else 0.0
        half = 0.5 if self.unit == "year" else 0.55
        return max(day * half, number * share * day)

    def leads(self, start: Days, end: Days) -> bool:
        """True when it may be what lies between two times."""
        low, high = self.days
        fewest, most = (end[0] - start[1]).days, (end[1] - start[0]).days
        return low <= most and fewest <= high


def between(start: Days, end: Days, unit: str) -> str:
    """What lies between two times, in a unit: "11 or 12"."""
    if unit == "year" and is_year(start) and is_year(end):
        return str(end[0].year - start[0].year)
    return said_apart((end[0] - start[1]).days, (end[1] - start[0]).days, unit)


def said_apart(fewest: float, most: float, unit: str) -> str:
    """So many days at least and at most, in a unit."""
    day = UNITS[unit]
    low, high = (
        round(number, 1) if number < 3 else round(number) for number in (fewest / day, most / day)
    )
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def is_year(days: Days) -> bool:
    """True for all days of a year."""
    return days[0].year == days[1].year and (days[1] - days[0]).days > 300


def whole_year(year: int) -> Days:
    """All days of a year."""
    return date(year, 1, 1), date(year, 12, 31)
