"""When a person was born, as an age, a birthday, a death or a birth says it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import msgspec

from factlint.extract.dates import TimeToken
from factlint.extract.persons import Key

Days = tuple[date, date]
Years = tuple[int, int, int]
"""An age with the tokens it stands on."""
NEAR = 7
"""By so many days the day that an age speaks of may lie beside the one that is named."""
ROUGH, CLOSE = 366, 180
"""The same for an age at an event, of which a text says the year alone, or the month."""
A_YEAR = timedelta(days=500)
"""A stretch no longer is that of an age at an event of a known month."""
DAY = timedelta(days=1)


class Born(msgspec.Struct, frozen=True):
    """A person was born in one of some stretches of days, says the text on `[first, stop)`.

    `kind` is age (at publication), undated (the same without a date), death (an age at it), then
    (an age at another event), birthday, or birth. An age has a stretch for each time that it may
    speak of.
    """

    person: Key
    days: tuple[Days, ...]
    kind: str
    first: int
    stop: int
    age: int | None = None

    @property
    def is_age(self) -> bool:
        """True where the text gives an age and no time of birth."""
        return self.kind != "birth"

    @property
    def _rough(self) -> int:
        """How many days an age at an event may be off."""
        if self.kind != "then":
            return 0
        return CLOSE if all(end - start < A_YEAR for start, end in self.days) else ROUGH

    def contradicts(self, other: Born) -> bool:
        """True when both speak of one person, who cannot have been born on one day."""
        kinds = {self.kind, other.kind}
        if self.person != other.person or ("undated" in kinds and len(kinds) > 1):
            return False
        if "death" in kinds and kinds <= {"death", "age"}:
            return self.age != other.age  # who is dead has no other age
        near = max(self._rough, other._rough, NEAR if len(kinds) > 1 else 0)
        return all(gap(one, two) > near for one, two in product(self.days, other.days))


def gap(one: Days, two: Days) -> int:
    """How many days lie between two stretches; 0 and less when they share one."""
    return max((one[0] - two[1]).days, (two[0] - one[1]).days)


def days_of(time: TimeToken | None) -> Days | None:
    """The first and last day of a time, if it has both."""
    value = time.value if time else None
    return (value.start, value.end) if value and value.start and value.end else None


def in_year(days: Days, year: Days) -> Days:
    """Days that are given without their year, in the year that is known."""
    if year[0].year != year[1].year or days[0].year == year[0].year:
        return days
    years = days[1].year - year[0].year
    return back(days[0], years), back(days[1], years)


def aged(person: Key, years: Years, times: tuple[Days, ...], kind: str) -> Born:
    """Somebody who had an age at one of some times."""
    age, first, stop = years
    born = tuple((back(since, age + 1) + DAY, back(until, age)) for since, until in times)
    return Born(person, born, kind, first, stop, age)


def turned(person: Key, years: Years, days: Days, *, yearless: bool) -> Born:
    """Somebody whose birthday fell on some days, or falls a year later where no year is told."""
    age, first, stop = years
    ages = (age, age - 1) if yearless else (age,)
    times = tuple((back(days[0], years_ago), back(days[1], years_ago)) for years_ago in ages)
    return Born(person, times, "birthday", first, stop)


def back(day: date, years: int) -> date:
    """The same day so many years before, the 28th for a leap day."""
    year = max(1, day.year - years)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def years_on(day: date, born: date) -> int:
    """How old somebody is on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
