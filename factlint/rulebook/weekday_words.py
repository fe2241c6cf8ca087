"""How a language puts a weekday and a date together, as typed data."""

from __future__ import annotations

import msgspec

from factlint.rulebook.patterns import Pattern
from factlint.rulebook.scalars import Weekday


class WeekdayWords(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """What stands between a weekday and the date that is the same day."""

    short: tuple[tuple[str, Weekday], ...] = ()
    """Names of weekdays that are such only beside a date: `{Sat: 6}`."""
    plurals: tuple[tuple[str, Weekday], ...] = ()
    """Several of them: `{Tuesdays: 2}`."""
    to: tuple[str, ...] = ()
    """What stands between the ends of a stretch: "through"."""
    joins: tuple[str, ...] = ()
    """What stands between the members of a list: "and"."""
    before: tuple[Pattern, ...] = ()
    """What stands between a weekday and the date after it, besides a comma: ", on"."""
    of_month: tuple[Pattern, ...] = ()
    """The same where it is one of a month: "the first Thursday *of October,*"."""
    after: tuple[Pattern, ...] = ()
    """What stands between a date and the weekday after it: ", which is a"."""
    apart: tuple[Pattern, ...] = ()
    """Wordings with a `{weekday}` and a `{date}` further apart that are one day."""
    opens: tuple[Pattern, ...] = ()
    """What a sentence begins with that gives the `{weekday}` of the date before it: "It was a"."""
    same: tuple[Pattern, ...] = ()
    """A weekday of the day that the sentence before names: "on that day, a Monday"."""
    beside: tuple[str, ...] = ()
    """What stands between a day told from the publication and its name: "tomorrow*,* a Friday"."""
    brackets: tuple[str, ...] = ()
    """The same where the name goes first: "Friday *(*tomorrow)"."""
    clock: tuple[str, ...] = ()
    """Words of a time of day, which may stand between the two: "at", "noon"."""
    dayparts: tuple[str, ...] = ()
    """What may follow a weekday: "night"."""
    bare: tuple[Pattern, ...] = ()
    """A `{weekday}` and a `{day}` whose month is not said: "Friday the {day}"."""
    unless: tuple[Pattern, ...] = ()
    """Wordings in which it is none: "Friday the 13th"."""
