"""The calendar of a language, as typed data. Names follow CLDR, time expressions TIMEX3."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from factlint.model import Location
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.scalars import Month, Weekday

Words = tuple[str, ...]


class Holiday(msgspec.Struct, frozen=True, kw_only=True):
    """A holiday by its rule: a day of a month, its nth weekday, or a day beside Easter."""

    name: Words
    """What it is called."""
    month: Month = 0
    """Its month."""
    day: int = 0
    """Its day of the month."""
    weekday: Weekday = 0
    """Or its weekday, Monday is 1."""
    nth: int = 0
    """Which of these weekdays in the month it is; -1 is the last."""
    plus: int = 0
    """Days after that: the Friday after Thanksgiving."""
    easter: int | None = None
    """Or days from Easter Sunday."""

    def __post_init__(self) -> None:
        fixed = self.month and 1 <= self.day <= 31
        floating = self.month and self.weekday and (self.nth == -1 or 1 <= self.nth <= 5)
        if sum(map(bool, (fixed, floating, self.easter is not None))) != 1:
            raise ValueError(
                'a holiday is "month" and "day", or "month", "weekday" and "nth", or "easter"'
            )


class DatePattern(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """A time expression; without `by` it names its own place in the calendar."""

    read: tuple[Pattern, ...]
    """How it is said."""
    unit: str = ""
    """The unit of `by`. Beside a `{unit}` or `{month}` of the pattern it is the one that holds
    the day so found ("a year ago today")."""
    by: int | None = None
    """Moves from the anchor by so many units: "yesterday" is `unit: day, by: -1`. A `{number}`
    in the pattern multiplies, a `{unit}` in it is the unit."""
    year: int | None = None
    """Names its place in the year so many years away: "March of last year" is `year: -1`."""
    span: int = 0
    """The stretch that ends (-1) or begins (1) at the anchor: "the past two weeks"."""
    ordinal: int = 0
    """The number of a quarter that the words give: "the final quarter" is 4. With `unit: month`
    and a `{number}` where the months stand in their year: 1 for "the first nine months", -1 for
    the last."""
    anchor: Literal["published", "previous", "near"] = "published"
    """What it is told from: the day of publication; `previous`, the date named before ("two days
    later"); or `near`, one named in this sentence or the one before ("for the year"). With a
    `{year}` it is the period named before, in that year ("the 1988 quarter"); `unit` is then
    that of the period, or `period` for any."""
    value: date | None = None
    """A fixed day."""
    edge: Literal["", "first", "last"] = ""
    """The first or last day of the stretch: "the end of the year"."""
    toward: Literal["", "past", "future"] = ""
    """The tense that the words themselves carry."""
    after: Words = ()
    """Words one of which must stand before it: a bare `{year}` is one after "in" or "since". The
    beginning of the text counts as a full stop."""
    before: Words = ()
    """Words one of which must follow. The end of the text counts as a full stop."""
    not_before: Words = ()
    """Words that may not follow."""
    among: Words = ()
    """Words one of which the sentence must have: "the first half" of a year beside "sales", not
    of a match."""
    alone: bool = False
    """No common noun may follow."""
    place: Location | None = None


class DateWords(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """The calendar of a language."""

    months: tuple[tuple[str, Month], ...]
    """Month names and their numbers: `{March: 3, Mar: 3}`."""
    weekdays: tuple[tuple[str, Weekday], ...]
    """Weekday names and their numbers; Monday is 1."""
    capitals: bool = False
    """Both are written with a capital wherever they stand."""
    units: tuple[tuple[str, Words], ...] = ()
    """The words of each TIMEX3 unit: `{day: [day, days], week: […]}`."""
    seasons: tuple[tuple[str, Literal["SP", "SU", "FA", "WI"]], ...] = ()
    """Season names and their TIMEX3 codes."""
    quarters: tuple[tuple[str, int], ...] = ()
    """Quarter names: `{Q1: 1}`."""
    decades: tuple[tuple[str, int], ...] = ()
    """Decade names: `{nineties: 1990}`."""
    holidays: tuple[Holiday, ...] = ()
    """Holidays by their rules."""
    patterns: tuple[DatePattern, ...] = ()
    """Time expressions."""
    no_dates: tuple[Pattern, ...] = ()
    """Expressions with calendar words that name no day: "every Monday", "Black Friday"."""
    ranges: tuple[Pattern, ...] = ()
    """Two dates that are the ends of a stretch, with two `{date}`."""
    order: Literal["month-day", "day-month"] = "day-month"
    """How 3/4/2025 is read."""
    future: tuple[Pattern, ...] = ()
    """What tells that a clause speaks of the future, in which a bare weekday is the coming one.
    With a `{date}` the pattern takes in the expression itself: "is {date}"."""
    past: tuple[Pattern, ...] = ()
    """What tells that it speaks of the past."""
    past_endings: Words = ()
    """Endings of past verbs."""
    deadlines: tuple[Pattern, ...] = ()
    """Patterns with a `{date}` that may lie ahead even of a past verb: "before Christmas"."""
