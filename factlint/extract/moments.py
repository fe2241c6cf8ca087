"""A day with its time and zone, as fields write it: `2025-03-14T18:30:00+01:00`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

import msgspec

ZONES = timedelta(hours=26)
"""As far as two places can be apart on the clock."""
_ISO = re.compile(
    r"(\d{4})[-/](\d{2})[-/](\d{2})"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\b|\b(\d{1,2}):(\d{2})\b", re.I)


class Moment(msgspec.Struct, frozen=True):
    """A day, the minute of it where it is said, and how far the zone is from UTC."""

    day: date
    minute: int | None = None
    offset: int | None = None

    def is_before(self, other: Moment) -> bool:
        """True where it certainly was earlier; of a day alone that is the day after."""
        if self.minute is None or other.minute is None:
            zoned = self.offset is not None or other.offset is not None
            return self.day + timedelta(days=zoned) < other.day
        if (self.offset is None) != (other.offset is None):
            return other._at() - self._at() > ZONES
        return self._at() < other._at()

    def _at(self) -> datetime:
        start = datetime(self.day.year, self.day.month, self.day.day)  # noqa: DTZ001
        return start + timedelta(minutes=(self.minute or 0) - (self.offset or 0))


def read_moment(text: str, months: Sequence[tuple[str, int]]) -> Moment | None:
    """The moment that a text is, by the names of months; `None` where it is none."""
    if found := _ISO.search(text):
        minute = int(found[4]) * 60 + int(found[5]) if found[4] else None
        return _moment(int(found[1]), int(found[2]), int(found[3]), minute, _offset(found[6]))
    names = {name.lower(): number for name, number in months}
    words = re.findall(r"[^\W\d_]+|\d+", text.lower())
    for at, word in enumerate(words):
        if word not in names:
            continue
        around = words[max(0, at - 1) : at] + words[at + 1 : at + 3]
        days = [int(each) for each in around if each.isdigit() and len(each) <= 2]
        years = [int(each) for each in words if each.isdigit() and len(each) == 4]
        if days and years:
            return _moment(years[0], names[word], days[0], _minute(text), None)
    return None


def clocks_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Where the times of day in a text begin and end, and the minute of the day that each is."""
    for found in _CLOCK.finditer(text):
        yield found.start(), found.end(), _minute_of(found)


def _minute(text: str) -> int | None:
    found = _CLOCK.search(text)
    return _minute_of(found) if found else None


def _minute_of(found: re.Match[str]) -> int:
    if found[4]:
        return int(found[4]) * 60 + int(found[5])
    half = 12 * (found[3].lower() == "p")
    return (int(found[1]) % 12 + half) * 60 + int(found[2] or 0)


def _offset(zone: str | None) -> int | None:
    if zone is None:
        return None
    digits = re.sub(r"\D", "", zone)
    if not digits:
        return 0
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return -minutes if zone.startswith("-") else minutes


def _moment(
    year: int, month: int, day: int, minute: int | None, offset: int | None
) -> Moment | None:
    try:
        return Moment(date(year, month, day), minute, offset)
    except ValueError:
        return None
