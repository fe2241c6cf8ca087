"""Calendar arithmetic: stretches of days and their TIMEX3 values (ISO 8601 weeks)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from factlint.model import TimeValue

ONE_DAY = timedelta(days=1)
MONDAY = 1
DAYS_IN = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
LATEST = 2060
AHEAD = 10
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# From short to long; those in one place are as long as each other.
_GRAINS = (
    ("day", "range"),
    ("week", "weekend", "fortnight"),
    ("month",),
    ("quarter", "season"),
    *(("half",), ("year",), ("decade",), ("century",)),
)
_RANK = {grain: rank for rank, grains in enumerate(_GRAINS) for grain in grains}


def day(at: date, *, relative: bool = False) -> TimeValue:
    """One day."""
    return TimeValue(at, at, "day", at.isoformat(), relative)


def week(at: date, *, relative: bool = False, starts: int = MONDAY) -> TimeValue:
    """The week that holds a day and starts on an ISO weekday.

    TIMEX3 can number the weeks of ISO 8601 only, which start on Monday; others are `start/end`.
    """
    first = at - (at.isoweekday() - starts) % 7 * ONE_DAY
    last = first + 6 * ONE_DAY
    if starts != MONDAY:
        return TimeValue(first, last, "week", f"{first.isoformat()}/{last.isoformat()}", relative)
    year, number, _ = at.isocalendar()
    return TimeValue(first, last, "week", f"{year}-W{number:02}", relative)


def weekend(at: date, *, relative: bool = False) -> TimeValue:
    """Saturday and Sunday of the ISO week that holds a day."""
    saturday = at - timedelta(days=at.weekday()) + 5 * ONE_DAY
    year, number, _ = at.isocalendar()
    return TimeValue(saturday, saturday + ONE_DAY, "weekend", f"{year}-W{number:02}-WE", relative)


def month(year: int, number: int, *, relative: bool = False) -> TimeValue:
    """A calendar month; `number` may lie outside 1 to 12 and carries into the year."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = monthrange(year, number)[1]
    return TimeValue(
        date(year, number, 1), date(year, number, last), "month", f"{year:04}-{number:02}", relative
    )


def quarter(year: int, number: int, *, relative: bool = False) -> TimeValue:
    """A calendar quarter; `number` may lie outside 1 to 4."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    first, last = month(year, 3 * number - 2), month(year, 3 * number)
    return TimeValue(first.start, last.end, "quarter", f"{year:04}-Q{number}", relative)


def half(year: int, number: int, *, relative: bool = False) -> TimeValue:
    """The first or second half of a calendar year; `number` may lie outside 1 and 2."""
    year, number = year + (number - 1) // 2, (number - 1) % 2 + 1
    first, last = month(year, 6 * number - 5), month(year, 6 * number)
    return TimeValue(first.start, last.end, "half", f"{year:04}-H{number}", relative)


def months(year: int, count: int, *, last: bool = False) -> TimeValue | None:
    """The first or last so many months of a calendar year ("the first nine months")."""
    if not 1 <= count <= 11:
        return None
    first = 13 - count if last else 1
    return stretch(month(year, first).start, month(year, first + count - 1).end)


def season(year: int, code: str, *, relative: bool = False) -> TimeValue:
    """A meteorological season (SP, SU, FA, WI); winter begins in the December of its year."""
    first = SEASONS[code]
    begin, end = month(year, first), month(year, first + 2)
    return TimeValue(begin.start, end.end, "season", f"{year:04}-{code}", relative)


def year(number: int, *, relative: bool = False) -> TimeValue:
    """A calendar year."""
    return TimeValue(date(number, 1, 1), date(number, 12, 31), "year", f"{number:04}", relative)


def decade(first: int, *, relative: bool = False) -> TimeValue:
    """Ten years from the first one ("the 1980s")."""
    return TimeValue(
        date(first, 1, 1), date(first + 9, 12, 31), "decade", f"{first // 10:03}", relative
    )


def century(number: int) -> TimeValue:
    """A century by its ordinal: the 19th has the years 1800 to 1899."""
    first = (number - 1) * 100
    days = date(first, 1, 1), date(first + 99, 12, 31)
    return TimeValue(*days, "century", f"{number - 1:02}", relative=False)


def stretch(start: date | None, end: date | None, *, relative: bool = False) -> TimeValue:
    """A range of days; an open side is `..` as in EDTF."""
    written = "/".join(side.isoformat() if side else ".." for side in (start, end))
    return TimeValue(start, end, "range", written, relative)


def shift(at: date, unit: str, by: int, week_starts: int = MONDAY) -> TimeValue:
    """The calendar unit that lies `by` units from the one that holds a day.

    Raises `ValueError` or `OverflowError` outside the years 1 to 9999.
    """
    match unit:
        case "day":
            return day(at + by * ONE_DAY, relative=True)
        case "week":
            return week(at + 7 * by * ONE_DAY, relative=True, starts=week_starts)
        case "weekend":
            return weekend(at + 7 * by * ONE_DAY, relative=True)
        case "fortnight":
            return week(at + 14 * by * ONE_DAY, relative=True, starts=week_starts)
        case "month":
            return month(at.year, at.month + by, relative=True)
        case "quarter":
            return quarter(at.year, (at.month + 2) // 3 + by, relative=True)
        case "half":
            return half(at.year, (at.month + 5) // 6 + by, relative=True)
        case "year":
            return year(at.year + by, relative=True)
        case "decade":
            return decade((at.year // 10 + by) * 10, relative=True)
        case "century":
            return century(at.year // 100 + 1 + by)
    raise ValueError(unit)


def holding(at: date, unit: str, week_starts: int = MONDAY) -> TimeValue:
    """The unit that holds a day; for a weekend the one that is nearest to it."""
    return shift(at - 2 * ONE_DAY if unit == "weekend" else at, unit, 0, week_starts)


def is_finer(unit: str, grain: str) -> bool:
    """True when a unit is shorter than a grain: a month holds no particular day."""
    return _RANK[unit] < _RANK[grain]


def same_day_shifted(at: date, unit: str, by: int) -> date:
    """The day `by` units away: the same day of the month or year where there is one."""
    if unit in DAYS_IN:
        return at + by * DAYS_IN[unit] * ONE_DAY
    months = (
        by * {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}[unit]
    )
    target = month(at.year, at.month + months)
    assert target.start is not None and target.end is not None
    return target.start.replace(day=min(at.day, target.end.day))


def nth_weekday(year_: int, month_: int, weekday: int, nth: int) -> date:
    """The nth (from 1, or -1 for the last) ISO weekday of a month."""
    if nth < 0:
        last = date(year_, month_, monthrange(year_, month_)[1])
        return last - ((last.isoweekday() - weekday) % 7) * ONE_DAY
    first = date(year_, month_, 1)
    return first + ((weekday - first.isoweekday()) % 7 + 7 * (nth - 1)) * ONE_DAY


def easter(year_: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, (b, c) = year_ % 19, divmod(year_, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    r = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * r) // 451
    month_, day_ = divmod(h + r - 7 * m + 114, 31)
    return date(year_, month_, day_ + 1)


def whole_year(short: int, near: date | None = None) -> int:
    """The year that two figures mean, at most ten years after a day: 89 is 1989."""
    limit = (near.year if near else LATEST) + AHEAD
    return short + 2000 if short + 2000 <= limit else short + 1900
