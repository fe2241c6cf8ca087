"""From time expressions to days, for one article with one publication date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from factlint.extract import calendar
from factlint.extract.dates import DateParts, DateReader, TimeToken
from factlint.model import TimeValue
from factlint.rulebook.lexicon import DatePattern, Holiday

OLD = 300
SOON = 65
PIVOT = 10
NEAR = 190


class Resolver:
    """Resolves the expressions of one article in text order.

    `anchor` is the publication date, `previous` the date last named in the text.
    """

    def __init__(self, reader: DateReader, anchor: date | None) -> None:
        self._reader = reader
        self._published = anchor
        self._anchor = anchor
        self._previous: TimeValue | None = None

    def resolve(self, time: TimeToken, tense: str = "") -> TimeToken:
        """The expression with its value, where it has one."""
        try:
            value = self._resolved(time, tense)
        except (ValueError, OverflowError):
            return msgspec.structs.replace(time, impossible=True)
        if value is not None and value.start is not None:
            self._previous = value
        return msgspec.structs.replace(time, value=value)

    def _resolved(self, time: TimeToken, tense: str) -> TimeValue | None:
        self._anchor = self._published
        if time.pattern.anchor == "previous":
            self._anchor = self._previous.start if self._previous else self._backward(time)
        value = self._value(time.pattern, time.parts, tense)
        if value and value.start and time.pattern.unit == "week" and time.parts.day:
            value = calendar.week(value.start, relative=value.relative)
        if time.until is not None:
            return self._until(value, time.until, tense)
        return _edge(value, time.pattern.edge)

    def _backward(self, time: TimeToken) -> date | None:
        """Where no other day was named, "the day before" is the one before publication."""
        return self._published if (time.pattern.by or 0) < 0 else None

    def _until(self, first: TimeValue | None, time: TimeToken, tense: str) -> TimeValue | None:
        """A range; a first part without year or month takes those of the second."""
        last = self._value(time.pattern, time.parts, tense)
        if first is None or last is None or first.start is None or last.end is None:
            return None
        if first.start > last.end and first.relative:
            first = calendar.day(first.start.replace(year=last.end.year))
        if first.start is None or first.start > last.end:
            return None
        return calendar.stretch(first.start, last.end, relative=first.relative or last.relative)

    def _value(self, pattern: DatePattern, parts: DateParts, tense: str) -> TimeValue | None:
        if pattern.value:
            return calendar.day(pattern.value)
        year = self._year(pattern, parts)
        if year is not None:
            if pattern.unit == "decade":
                return calendar.decade(year // 10 * 10)
            return self._absolute(pattern, parts, year)
        if parts.decade is not None:
            return calendar.decade(parts.decade if parts.decade > 99 else 1900 + parts.decade)
        if pattern.unit == "century" and parts.ordinal is not None and pattern.by is None:
            return calendar.century(parts.ordinal)
        if self._anchor is None:
            return None
        if pattern.span:
            return self._span(parts, pattern)
        if parts.weekday is not None and parts.day is None and parts.holiday is None:
            return self._weekday(parts.weekday, pattern.by, tense)
        if parts.holiday or parts.month or parts.season or parts.quarter or parts.ordinal:
            return self._named(pattern, parts, tense)
        if pattern.unit == "weekend" and pattern.by is None:
            coming = tense == "future" or self._anchor.isoweekday() > 5
            return calendar.shift(self._anchor, "weekend", 0 if coming else -1)
        return self._shifted(parts, pattern)

    def _year(self, pattern: DatePattern, parts: DateParts) -> int | None:
        if pattern.year is not None:
            return self._anchor.year + pattern.year if self._anchor else None
        if parts.short_year is not None:
            limit = (self._published.year if self._published else 2060) + PIVOT
            return max(
                century + parts.short_year
                for century in (1900, 2000)
                if century + parts.short_year <= limit or century == 1900
            )
        return parts.year if pattern.by is None or pattern.span else None

    def _absolute(self, pattern: DatePattern, parts: DateParts, year: int) -> TimeValue | None:
        if parts.last_year is not None:
            last = parts.last_year if parts.last_year > 99 else year // 100 * 100 + parts.last_year
            return calendar.stretch(date(year, 1, 1), date(last, 12, 31)) if last > year else None
        if parts.month and parts.day:
            return _days(parts, year, parts.month, parts.day)
        if parts.month:
            return _months(parts, year, parts.month)
        if number := parts.quarter or parts.ordinal or pattern.ordinal:
            return calendar.quarter(year, number) if number <= 4 else None
        if parts.season:
            return calendar.season(year, parts.season)
        if parts.holiday:
            rule = self._reader.holidays.get(parts.holiday)
            return calendar.day(_holiday(rule, year)) if rule else None
        return calendar.year(year)

    def _weekday(self, weekday: int, by: int | None, tense: str) -> TimeValue:
        assert self._anchor is not None
        back = (self._anchor.isoweekday() - weekday) % 7
        if by is None:
            days = (7 - back) % 7 if tense == "future" else -back
        elif by < 0:
            days = -(back or 7)
        elif by > 0:
            days = 7 - back
        else:
            days = (7 - back) % 7
        return calendar.day(self._anchor + days * calendar.ONE_DAY, relative=True)

    def _named(self, pattern: DatePattern, parts: DateParts, tense: str) -> TimeValue | None:
        """A day, month, season, quarter or holiday without a year: the one that is meant."""
        assert self._anchor is not None
        options: list[TimeValue] = []
        for year in range(self._anchor.year - 1, self._anchor.year + 2):
            try:
                value = self._absolute(pattern, parts, year)
            except ValueError:
                continue
            if value:
                options.append(value)
        if not options:
            raise ValueError("no such day")
        if parts.weekday and parts.day:
            options = _on_weekday(options, parts.weekday, self._anchor) or options
        return msgspec.structs.replace(self._choose(options, pattern.by, tense), relative=True)

    def _choose(self, options: Sequence[TimeValue], by: int | None, tense: str) -> TimeValue:
        """The option that is meant: begun last, or coming next in a future clause."""
        anchor = self._anchor
        assert anchor is not None
        begun = [value for value in options if value.start and value.start <= anchor]
        coming = [value for value in options if value.end and value.end >= anchor]
        if by is not None and by < 0:
            over = [value for value in options if value.end and value.end < anchor]
            return over[-1] if over else options[0]
        if by is not None and by > 0:
            ahead = [value for value in coming if value.start and value.start > anchor]
            return (ahead or coming or options)[0]
        if tense == "future" and coming:
            return coming[0]
        if not begun:
            return options[0]
        stale = begun[-1].end is not None and (anchor - begun[-1].end).days > OLD
        soon = bool(coming and coming[0].start and (coming[0].start - anchor).days < SOON)
        return coming[0] if stale and soon and tense != "past" else begun[-1]

    def _shifted(self, parts: DateParts, pattern: DatePattern) -> TimeValue | None:
        assert self._anchor is not None
        unit = parts.unit or pattern.unit
        if pattern.by is None or not unit:
            return None
        by = pattern.by * (parts.number if parts.number is not None else 1)
        from_month = self._previous is not None and self._previous.grain == "month"
        if from_month and pattern.anchor == "previous" and unit == "year":
            return calendar.month(self._anchor.year + by, self._anchor.month, relative=True)
        return calendar.shift(self._anchor, unit, by)

    def _span(self, parts: DateParts, pattern: DatePattern) -> TimeValue:
        assert self._anchor is not None
        unit = parts.unit or pattern.unit
        count = parts.number if parts.number is not None else 1
        other = calendar.same_day_shifted(self._anchor, unit, pattern.span * count)
        first, last = sorted((self._anchor, other))
        return calendar.stretch(first, last, relative=True)


def _days(parts: DateParts, year: int, month: int, first: int) -> TimeValue | None:
    start = date(year, month, first)
    if parts.last_day is None:
        return calendar.day(start)
    end = date(year, parts.last_month or month, parts.last_day)
    return calendar.stretch(start, end) if end > start else None


def _months(parts: DateParts, year: int, month: int) -> TimeValue | None:
    first = calendar.month(year, month)
    if parts.last_month is None:
        return first
    last = calendar.month(year, parts.last_month)
    return calendar.stretch(first.start, last.end) if parts.last_month > month else None


def _edge(value: TimeValue | None, edge: str) -> TimeValue | None:
    if value is None or not edge:
        return value
    at = value.start if edge == "first" else value.end
    return calendar.day(at, relative=value.relative) if at else None


def _on_weekday(options: Sequence[TimeValue], weekday: int, anchor: date) -> list[TimeValue]:
    """The days near the publication that fall on the weekday beside them."""
    return [
        value
        for value in options
        if value.start
        and value.start.isoweekday() == weekday
        and abs((value.start - anchor).days) <= NEAR
    ]


def _holiday(rule: Holiday, year: int) -> date:
    if rule.easter is not None:
        return calendar.easter(year) + rule.easter * calendar.ONE_DAY
    if rule.nth:
        first = calendar.nth_weekday(year, rule.month, rule.weekday, rule.nth)
        return first + rule.plus * calendar.ONE_DAY
    return date(year, rule.month, rule.day)
