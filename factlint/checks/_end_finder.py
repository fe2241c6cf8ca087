"""Finds the times at which something may have begun or ended: days, clock times, weekdays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from itertools import zip_longest

import msgspec

from factlint.checks._end_kinds import EITHER, REACH, EndKinds
from factlint.checks._ends import CLOCK_UNITS, DAILY_UNITS, DAY, WEEK, End, recurring
from factlint.checks._spans import Days, Length, is_year, whole_year
from factlint.checks._times import Time, Times
from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.extract.moments import clocks_in
from factlint.extract.passages import sentences_around, times_in, token_range
from factlint.extract.tokens import Range
from factlint.model import Span

MONTH = 31
LONGEST = 366
"""A time of more days is two."""
NOON = 12 * 60
HOURS, MINUTES = 24, 60
BESIDE = 3
"""So many tokens from a time of day its weekday stands."""
AGAIN = 4
"""So many tokens before "since" it is said that something came about again."""


class EndFinder:
    """Finds the times around a length, and what is said of them."""

    def __init__(self, article: Article, words: Mapping[str, frozenset[str]]) -> None:
        self._article, self._said = article, words
        self._times, self._kinds = Times(article), EndKinds(article, words)
        self._small = article.grammar.listed("preposition", "article-the", "conjunction", "have")

    @cached_property
    def now(self) -> End | None:
        """The day of publication."""
        day = self._article.anchor
        return End((day, day), day.toordinal(), day.toordinal()) if day else None

    def around(self, length: Length, reach: int) -> list[End]:
        """The times of the scale of a length in so many sentences around it, once each."""
        window = sentences_around(self._article, length.first, reach)
        if length.unit in CLOCK_UNITS:
            found = list(self._clocks(window)) or list(self._minutes(window))
        else:
            found = list(self._dated(window, length))
            if length.unit in ("day", "night"):
                weekdays = list(self._weekdays(window))
                named = {end.first for end in found} <= {end.first for end in weekdays}
                found = weekdays if weekdays and (named or len(found) < 2) else found
        once: dict[tuple[float, float], End] = {}
        for end in found:
            known = once.get((end.low, end.high))
            if known is None or (end.begins or end.ends) > (known.begins or known.ends):
                once[end.low, end.high] = end
        return [end for end in once.values() if not _holds_another(end, once)]

    @cached_property
    def recent(self) -> tuple[int, ...]:
        """The first tokens of times of these days."""
        times = self._times.within(0, len(self._article.tokens.words))
        return tuple(time.first for time in times if not self._times.is_past(time, MONTH))

    def _dated(self, window: Range, length: Length) -> Iterator[End]:
        """Days, months and years."""
        before: Time | None = None
        begun = False
        daily = length.unit in DAILY_UNITS
        for time in _of_their_years(self._times.within(*window)):
            own = time.first < length.stop and length.first < time.stop
            vague = self._is_vague(time)
            if not own and not vague and not self._is_aside(time.place):
                last = before.place if before else None
                kind = self._kinds.of(time.place, last, window[0], begun=begun)
                begun = kind in ("begins", EITHER)
                parts = _both_ends(time.days, daily and self._is_range(time))
                for days in parts:
                    way = kind if len(parts) == 1 else "begins" if days is parts[0] else "ends"
                    yield self._end(days, time.place, way)
            before = time

    def _is_range(self, time: Time) -> bool:
        """True for "12 to 20 July", which has two days."""
        words = self._article.tokens.folded[time.first : time.stop]
        return not (self._said["until"] | self._said["dashes"]).isdisjoint(words)

    def _is_vague(self, time: Time) -> bool:
        """True for "the past decade"."""
        words = self._article.tokens.words[time.first : time.stop]
        behind = "".join(self._article.tokens.words[time.stop : time.stop + 1])
        if behind.isdecimal() and int(behind) <= MONTH and not words[-1].isdecimal():
            return time.days[0] == time.days[1]  # "Monday 17 to Friday 22 March"
        wide = (time.days[1] - time.days[0]).days > LONGEST
        return wide and not any(char.isdigit() for word in words for char in word)

    def _is_aside(self, place: Range) -> bool:
        """True for the publication date itself, and for a time that somebody names."""
        span = self._article.tokens.span(*place)
        if self._article.quoted(span) is not None:
            return True
        return any(date.span and date.span.overlaps(span) for date in self._article.published)

    def _clocks(self, window: Range) -> Iterator[End]:
        """Times of day, in the week where each has its weekday; none of two zones."""
        figured = list(self._figured(window)) or self._pointed(window)
        clocks = sorted([*figured, *self._named(window)])
        zones = [self._zone(stop) for _, stop, _ in clocks]
        apart = len(set(zones)) > 1 or (len(zones) > 1 and zones[0] in self._said["zones-apart"])
        days = [self._weekday(first, stop) for first, stop, _ in clocks]
        weekly = None not in days
        whole = DAY / 2 if self._is_of_half_days(clocks) else DAY
        before: Range | None = None
        begun = False
        for (first, stop, minute), day in zip(() if apart else clocks, days, strict=False):
            kind = self._kinds.of((first, stop), before, window[0], begun=begun)
            begun = kind in ("begins", EITHER)
            at, place = minute / (24 * 60), (first, stop)
            if weekly and day:
                at += day.parts.weekday or 0
                place = min(first, day.first), max(stop, day.stop)
            yield recurring(at, place, WEEK if weekly else whole, kind)
            before = first, stop

    def _minutes(self, window: Range) -> Iterator[End]:
        """The minutes of a match: "replaced Kerr in the 60th minute, was sent off in the 71st"."""
        numbered = [
            number
            for number in self._article.numbers
            if window[0] <= number.first < window[1] and number.kind == "ordinal"
        ]
        words = self._article.tokens.folded
        minutes = [n for n in numbered if words[n.stop] in self._said["minute"]]
        small = self._small
        bare = (n for n in numbered if not words[n.stop][0].isalnum() or words[n.stop] in small)
        for number in sorted((*minutes, *bare), key=lambda n: n.first) if minutes else ():
            at = float(number.value) / (24 * 60)
            yield End((date.min, date.min), at, at, number.first, number.stop)

    def _is_of_half_days(self, clocks: Iterable[tuple[int, int, int]]) -> bool:
        """True where "at 10:30" may be in the morning or at night."""
        bare = [
            minute // 60
            for first, stop, minute in clocks
            if self._article.tokens.words[stop - 1][-1].isdigit()
        ]
        return bool(bare) and min(bare) > 0 and max(bare) <= NOON // 60

    def _figured(self, window: Range) -> Iterator[tuple[int, int, int]]:
        """Times of day in figures, as their tokens and the minute of the day."""
        span = self._article.tokens.span(*window)
        for first, stop, minute in clocks_in(self._article.document.prose[span.start : span.end]):
            place = token_range(self._article, Span(span.start + first, span.start + stop))
            yield *place, minute

    def _pointed(self, window: Range) -> Iterator[tuple[int, int, int]]:
        """Times of day that are written like figures: "the 07.40", "at 10.10"."""
        words = self._article.tokens.folded
        for at in range(window[0] + 1, window[1]):
            hour, point, minute = words[at].partition(".")
            if not (point and hour.isdecimal() and minute.isdecimal() and len(minute) == 2):
                continue
            if int(hour) < HOURS and int(minute) < MINUTES:
                behind = "".join(words[at + 1 : at + 2])
                lone = not behind[:1].isalnum() or behind in self._small
                if lone and behind not in "%" and words[at - 1] in self._said["clocked"]:
                    yield at, at + 1, int(hour) * MINUTES + int(minute)

    def _named(self, window: Range) -> Iterator[tuple[int, int, int]]:
        """Noon and midnight."""
        for at in range(*window):
            if self._article.tokens.folded[at] in self._said["noon"]:
                yield at, at + 1, NOON
            elif self._article.tokens.folded[at] in self._said["midnight"]:
                yield at, at + 1, 0

    def _zone(self, stop: int) -> str:
        """The zone that is named behind a time of day."""
        return next(
            iter(self._said["zones"] & set(self._article.tokens.folded[stop : stop + 1])), ""
        )

    def _weekday(self, first: int, stop: int) -> TimeToken | None:
        """The weekday beside a time of day: "7am on Wednesday", "on Wednesday at 7am"."""
        times = times_in(self._article, (max(0, first - BESIDE), stop + BESIDE))
        near = [t for t in times if t.parts.weekday is not None and t.parts.day is None]
        words = self._article.tokens.folded
        parted = [
            t
            for t in near
            if not self._said["until"].isdisjoint(words[min(t.stop, stop) : max(first, t.first)])
        ]
        own = [t for t in near if t not in parted] or near
        return min(own, key=lambda t: max(first - t.stop, t.first - stop), default=None)

    def _weekdays(self, window: Range) -> Iterator[End]:
        before: Range | None = None
        for time in times_in(self._article, window):
            place, day = (time.first, time.stop), time.parts.weekday
            if day is not None and time.parts.day is None:
                kind = self._kinds.of(place, before, window[0])
                yield recurring(day, place, WEEK, kind)
            before = place

    def _end(self, days: Days, place: Range, kind: str) -> End:
        anchor = self._article.anchor
        return End(
            days,
            days[0].toordinal(),
            days[1].toordinal(),
            place[0],
            place[1],
            begins=kind in ("begins", EITHER),
            ends=kind in ("ends", EITHER),
            last=self._last(place),
            recent=anchor is not None and _is_recent(days, anchor),
        )

    def _last(self, place: Range) -> int:
        """The token before a time that says that something came about the last time.

        It is the "last" of "last won in 2017", and the "since" of "its first win since 2017".
        """
        begin, _ = self._article.sentence_of(place[0])
        words = self._article.tokens.folded
        for at in range(place[0] - 1, max(begin, place[0] - REACH) - 1, -1):
            if words[at] in self._said["lately"]:
                return at
            if words[at] in self._said["ever-since"]:
                again = self._said["again"].intersection(words[max(begin, at - AGAIN) : at])
                return at if again else -1
        return -1


def _is_recent(days: Days, now: date) -> bool:
    """True for a time of these days, or one in which they lie: "this year"."""
    return -MONTH <= (now - days[1]).days <= MONTH or days[0] <= now <= days[1]


def _both_ends(days: Days, ranged: bool) -> tuple[Days, ...]:
    """The first and the last year or month of "from 2015 to 2018"; a single time as it is."""
    first, last = days
    if (last - first).days <= LONGEST:
        return ((first, first), (last, last)) if ranged else (days,)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return whole_year(first.year), whole_year(last.year)
    return (days[0], days[0]), (days[1], days[1])


def _of_their_years(times: Sequence[Time]) -> Iterator[Time]:
    """Times, "4 April last year" in that year."""
    for time, behind in zip_longest(times, times[1:]):
        year = behind.days[0].year if behind and behind.first == time.stop else 0
        if year and is_year(behind.days) and not is_year(time.days):
            by = year - time.days[0].year
            with suppress(ValueError):
                days = [day.replace(year=day.year + by) for day in time.days]
                time = msgspec.structs.replace(time, days=(days[0], days[1]))
        yield time


def _holds_another(end: End, others: Mapping[tuple[float, float], End]) -> bool:
    """True for a month of a day that is given, too."""
    return any(
        end.low <= low and high <= end.high and (low, high) != (end.low, end.high)
        for low, high in others
    )
