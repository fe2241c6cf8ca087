"""From time expressions to days, for one article with one publication date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from factlint.extract import calendar
from factlint.extract.choosing import choose, goes_on
from factlint.extract.dates import DateParts, DateReader, TimeToken
from factlint.extract.narrative import PERIODS, Narrative
from factlint.model import TimeValue
from factlint.rulebook.lexicon import DatePattern, Holiday

NEAR = 190
TUESDAY, WEDNESDAY, FRIDAY = 2, 3, 5


class Resolver:
    """Resolves the expressions of one article in text order.

    `anchor` is the publication date, `week_starts` the ISO weekday that weeks begin with.
    """

    def __init__(
        self, reader: DateReader, anchor: date | None, week_starts: int = calendar.MONDAY
    ) -> None:
        self._reader = reader
        self._published = anchor
        self._anchor = anchor
        self._week_starts = week_starts
        self._narrative = Narrative()
        self._reference: TimeValue | None = None

    def resolve(self, time: TimeToken, tense: str = "", sentence: int = 0) -> TimeToken:
        """The expression with its value, where it has one."""
        self._narrative.sentence = sentence
        try:
            value = self._resolved(time, tense)
        except (ValueError, OverflowError):
            return msgspec.structs.replace(time, impossible=True)
        if value is not None and value.start is not None:
            self._narrative.add(value, time)
        return msgspec.structs.replace(time, value=value)

    def _resolved(self, time: TimeToken, tense: str) -> TimeValue | None:
        self._anchor, self._reference = self._published, None
        if time.pattern.anchor != "published":
            self._anchor = self._lean(time)
        value = self._value(time.pattern, time.parts, tense)
        if value and value.start and time.pattern.unit and (time.parts.month or time.parts.holiday):
            value = calendar.holding(value.start, time.pattern.unit, self._week_starts)
        if time.until is not None:
            return self._until(value, time.until, tense)
        return _edge(value, time.pattern.edge)

    def _lean(self, time: TimeToken) -> date | None:
        """The day that an expression counts from, which is not the publication.

        Where no other day was named, "the day before" is the one before publication.
        """
        pattern = time.pattern
        found = self._narrative.reference(pattern, time.parts.unit or pattern.unit)
        self._reference = found
        if found is None:
            return self._published if pattern.by == -1 else None
        return found.end if (pattern.by or 0) > 0 else found.start

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
            if pattern.anchor == "previous" and parts.year:
                return self._same_period(year, pattern.unit)
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
        if any((parts.holiday, parts.month, parts.season, parts.quarter, parts.ordinal)):
            return self._named(pattern, parts, tense)
        if pattern.ordinal:
            return self._named(pattern, parts, tense)
        if pattern.unit == "weekend" and parts.unit is None:
            return self._weekend(pattern.by, tense)
        return self._shifted(parts, pattern)

    def _year(self, pattern: DatePattern, parts: DateParts) -> int | None:
        if pattern.year is not None:
            return self._anchor.year + pattern.year if self._anchor else None
        if parts.short_year is not None:
            return calendar.whole_year(parts.short_year, self._published)
        return parts.year if pattern.by is None or pattern.span else None

    def _same_period(self, year: int, unit: str) -> TimeValue | None:
        """A period named before, in another year; the whole year where none was."""
        found = self._reference
        if found is None or found.start is None or found.grain not in PERIODS:
            return calendar.year(year)
        grain = found.grain if unit == "period" else unit
        return calendar.shift(found.start.replace(year=year), grain, 0)

    def _absolute(self, pattern: DatePattern, parts: DateParts, year: int) -> TimeValue | None:
        if parts.last_year is not None:
            last = parts.last_year if parts.last_year > 99 else year // 100 * 100 + parts.last_year
            return calendar.stretch(date(year, 1, 1), date(last, 12, 31)) if last > year else None
        if parts.month and parts.day:
            return _days(parts, year, parts.month, parts.day)
        if parts.month:
            return _months(parts, year, parts.month)
        if pattern.unit == "month" and parts.number is not None:
            return calendar.months(year, parts.number, last=pattern.ordinal < 0)
        if number := parts.quarter or parts.ordinal or pattern.ordinal:
            if pattern.unit == "half":
                return calendar.half(year, number) if number <= 2 else None
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

    def _weekend(self, by: int | None, tense: str) -> TimeValue | None:
        """The weekend of this week or the last: early in the week "the weekend" is over."""
        assert self._anchor is not None
        today = self._anchor.isoweekday()
        if by is None:
            by = 0 if today > FRIDAY or (tense == "future" and today > TUESDAY) else -1
        elif by == 0 and tense == "past" and today <= WEDNESDAY:
            by = -1
        return calendar.shift(self._anchor, "weekend", by)

    def _named(self, pattern: DatePattern, parts: DateParts, tense: str) -> TimeValue | None:
        """A day, month, season, quarter or holiday without a year: the one that is meant."""
        assert self._anchor is not None
        anchor, by = self._anchor, pattern.by
        then = self._narrative.told(anchor) if parts.month and by is None else None
        if then is not None and tense != "future":
            next_one = choose(
                self._options(pattern, parts, then.year), then - calendar.ONE_DAY, 1, tense
            )
            if goes_on(then, next_one, anchor):
                anchor, by = then - calendar.ONE_DAY, 1
        options = self._options(pattern, parts, anchor.year)
        if parts.weekday and parts.day:
            options = _on_weekday(options, parts.weekday, self._anchor) or options
        return msgspec.structs.replace(choose(options, anchor, by, tense), relative=True)

    def _options(self, pattern: DatePattern, parts: DateParts, year: int) -> list[TimeValue]:
        """What an expression is in the year before, in this one and in the next."""
        options: list[TimeValue] = []
        for each in range(year - 1, year + 2):
            try:
                value = self._absolute(pattern, parts, each)
            except ValueError:
                continue
            if value:
                options.append(value)
        if not options:
            raise ValueError("no such day")
        return options

    def _shifted(self, parts: DateParts, pattern: DatePattern) -> TimeValue | None:
        assert self._anchor is not None
        unit = parts.unit or pattern.unit
        if pattern.by is None or not unit:
            return None
        by = pattern.by * (parts.number if parts.number is not None else 1)
        found = self._reference
        if found is not None and calendar.is_finer(unit, found.grain):
            return None
        holder = found.grain if found and found.grain in PERIODS and unit == "year" and by else ""
        if holder or (parts.unit and pattern.unit):
            at = calendar.same_day_shifted(self._anchor, unit, by)
            return calendar.shift(at, holder or pattern.unit, 0, self._week_starts)
        return calendar.shift(self._anchor, unit, by, self._week_starts)

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
