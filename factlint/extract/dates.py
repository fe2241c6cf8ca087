"""Time expressions: what the calendar patterns of a lexicon find, and which days they mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import msgspec

from factlint.extract import alphabet as symbols
from factlint.extract import calendar
from factlint.extract.grammar import Grammar
from factlint.extract.numbers import NumberToken
from factlint.extract.tokens import Tokens
from factlint.model import TimeValue
from factlint.rulebook.lexicon import DatePattern, Holiday
from factlint.rulebook.words import fold

SLOTS = frozenset(
    "weekday month day year decade unit season holiday number ordinal month-number short-year".split()
)


class TimeToken(msgspec.Struct, frozen=True):
    """A time expression on tokens `[first, stop)`.

    `value` is `None` when it cannot be resolved: a relative expression without a publication
    date, or a day that the calendar does not have. `parts` are what it names: weekday, day,
    month, year as written.
    """

    first: int
    stop: int
    pattern: DatePattern
    parts: DateParts
    value: TimeValue | None = None
    impossible: bool = False


class DateParts(msgspec.Struct, frozen=True):
    """The calendar words of an expression, as numbers; `None` for what it does not say."""

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    decade: int | None = None
    unit: str | None = None
    season: str | None = None
    holiday: str | None = None
    number: int | None = None


class DateReader:
    """Reads the time expressions of one language."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        dates = grammar.lexicon.dates
        self._months = {word.lower(): number for word, number in dates.months}
        self._weekdays = {word.lower(): number for word, number in dates.weekdays}
        self._units = {word: unit for unit, words in dates.units for word in words}
        self._seasons = {word.lower(): code for word, code in dates.seasons}
        self._holidays = {name.lower(): holiday for holiday in dates.holidays for name in holiday.name}
        self._future = grammar.compiler.compile(dates.future) if dates.future else None
        self._expressions = [
            (grammar.compiler.compile([read], SLOTS), pattern)
            for pattern in dates.patterns
            for read in pattern.read
        ]

    def read(self, tokens: Tokens, numbers: list[NumberToken]) -> list[TimeToken]:
        """All time expressions, the longest at each place, without their values."""
        by_first = {number.first: number for number in numbers}
        found: list[TimeToken] = []
        stop = 0
        for match, pattern in self._matches(tokens):
            first, end = match.span()
            if first < stop or (pattern.after and not self._after(tokens, first, pattern)):
                continue
            parts = self._parts(tokens, match, by_first)
            if parts is None:
                continue
            found.append(TimeToken(first, end, pattern, parts))
            stop = end
        tokens.replace([(time.first, time.stop, symbols.DATE) for time in found])
        return found

    def _matches(self, tokens: Tokens) -> list[tuple[re.Match[str], DatePattern]]:
        """Every match of every pattern, by place and the longest first."""
        found = [
            (match, pattern)
            for expression, pattern in self._expressions
            for match in expression.finditer(tokens.symbols)
        ]
        return sorted(found, key=lambda item: (item[0].start(), -item[0].end()))

    def _after(self, tokens: Tokens, first: int, pattern: DatePattern) -> bool:
        return first > 0 and fold(tokens.words[first - 1]) in pattern.after

    def _parts(
        self, tokens: Tokens, match: re.Match[str], numbers: dict[int, NumberToken]
    ) -> DateParts | None:
        values: dict[str, object] = {}
        for slot, text in match.groupdict().items():
            if text is None:
                continue
            first, stop = match.span(slot)
            words = tokens.words[first:stop]
            value = self._part(slot, [w for w in words if w != "."], numbers.get(first))
            if value is None:
                return None
            values["month" if slot == "month_number" else slot] = value
        if "short_year" in values:
            values["year"] = values.pop("short_year")
        return DateParts(**values)  # type: ignore[arg-type]

    def _part(self, slot: str, words: list[str], number: NumberToken | None) -> object:
        word = fold(words[0])
        phrase = " ".join(map(fold, words))
        tables: dict[str, Callable[[], object]] = {
            "weekday": lambda: self._weekdays.get(word),
            "month": lambda: self._months.get(word),
            "season": lambda: self._seasons.get(word),
            "unit": lambda: self._units.get(word),
            "holiday": lambda: phrase.replace(" '", "'"),
            "number": lambda: int(number.value) if number else None,
            "decade": lambda: _decade(word),
            "short_year": lambda: _full_year(int(word)),
        }
        if slot in tables:
            return tables[slot]()
        return int(re.match(r"\d+", word)[0])  # type: ignore[index]

    def holiday(self, name: str) -> Holiday | None:
        """The rule of a holiday by its name as written, folded."""
        return self._holidays.get(name)

    def speaks_of_future(self, tokens: Tokens, first: int, stop: int) -> bool:
        """True when the tokens hold a cue of the future."""
        return bool(self._future and self._future.search(tokens.symbols, first, stop))


def _decade(word: str) -> int | None:
    digits = word.rstrip("s'")
    return int(digits) if len(digits) == 4 else 1900 + int(digits)


def _full_year(short: int) -> int:
    return 2000 + short if short < 70 else 1900 + short


class Resolver:
    """Turns time expressions into days, for one article with one anchor."""

    def __init__(self, reader: DateReader, anchor: date | None) -> None:
        self._reader = reader
        self._anchor = anchor

    def resolve(self, time: TimeToken, *, future: bool) -> TimeToken:
        """The expression with its value, where it has one."""
        try:
            value = self._value(time, future)
        except (ValueError, OverflowError):
            return msgspec.structs.replace(time, impossible=True)
        return msgspec.structs.replace(time, value=value)

    def _value(self, time: TimeToken, future: bool) -> TimeValue | None:
        parts, pattern = time.parts, time.pattern
        if parts.year is not None and pattern.by is None:
            return self._absolute(parts, parts.year)
        if parts.decade is not None:
            return calendar.decade(parts.decade)
        if self._anchor is None:
            return None
        if pattern.span:
            return self._span(parts, pattern)
        if parts.weekday is not None and parts.day is None and parts.holiday is None:
            return self._weekday(parts.weekday, pattern.by, future)
        if parts.holiday or parts.month or parts.season:
            return self._named(parts, pattern.by, future)
        return self._shifted(parts, pattern)

    def _absolute(self, parts: DateParts, year: int) -> TimeValue | None:
        if parts.month and parts.day:
            return calendar.day(date(year, parts.month, parts.day))
        if parts.month:
            return calendar.month(year, parts.month)
        if parts.season:
            return calendar.season(year, parts.season)
        if parts.holiday:
            rule = self._reader.holiday(parts.holiday)
            return calendar.day(_holiday(rule, year)) if rule else None
        return calendar.year(year)

    def _weekday(self, weekday: int, by: int | None, future: bool) -> TimeValue:
        assert self._anchor is not None
        back = (self._anchor.isoweekday() - weekday) % 7
        if by is None:
            days = (7 - back) % 7 if future else -back
        elif by < 0:
            days = -(back or 7)
        elif by > 0:
            days = 7 - back
        else:
            days = (7 - back) % 7
        return calendar.day(self._anchor + days * calendar.ONE_DAY, relative=True)

    def _named(self, parts: DateParts, by: int | None, future: bool) -> TimeValue | None:
        """A day, month, season or holiday without a year: the one that the text means."""
        assert self._anchor is not None
        options = [
            value
            for year in range(self._anchor.year - 1, self._anchor.year + 2)
            if (value := _or_none(self._absolute, parts, year))
        ]
        if not options:
            raise ValueError("no such day")
        return msgspec.structs.replace(self._nearest(options, by, future), relative=True)

    def _nearest(self, options: list[TimeValue], by: int | None, future: bool) -> TimeValue:
        anchor = self._anchor
        assert anchor is not None
        begun = [value for value in options if value.start and value.start <= anchor]
        coming = [value for value in options if value.end and value.end >= anchor]
        if by is not None and by < 0:
            over = [value for value in options if value.end and value.end < anchor]
            return over[-1] if over else options[0]
        if (by is not None and by > 0) or future:
            ahead = [value for value in coming if value.start and value.start > anchor]
            return (coming[:1] or ahead or options[-1:])[0] if by is None else (ahead or coming)[0]
        return begun[-1] if begun else options[0]

    def _shifted(self, parts: DateParts, pattern: DatePattern) -> TimeValue | None:
        assert self._anchor is not None
        unit = parts.unit or pattern.unit
        if pattern.by is None or not unit:
            return None
        by = pattern.by * (parts.number if parts.number is not None else 1)
        if parts.number is not None and unit in ("day", "week", "fortnight"):
            return calendar.day(
                calendar.same_day_shifted(self._anchor, unit, by), relative=True
            )
        return calendar.shift(self._anchor, unit, by)

    def _span(self, parts: DateParts, pattern: DatePattern) -> TimeValue:
        assert self._anchor is not None
        unit = parts.unit or pattern.unit
        count = parts.number if parts.number is not None else 1
        other = calendar.same_day_shifted(self._anchor, unit, pattern.span * count)
        first, last = sorted((self._anchor, other))
        return calendar.stretch(first, last, relative=True)


def _or_none(
    function: Callable[[DateParts, int], TimeValue | None], parts: DateParts, year: int
) -> TimeValue | None:
    try:
        return function(parts, year)
    except ValueError:
        return None


def _holiday(rule: Holiday, year: int) -> date:
    if rule.easter is not None:
        return calendar.easter(year) + rule.easter * calendar.ONE_DAY
    if rule.nth:
        return calendar.nth_weekday(year, rule.month, rule.weekday, rule.nth)
    return date(year, rule.month, rule.day)

