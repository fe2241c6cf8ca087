"""Which days a text may mean by a day of a month, and which of them contradict a weekday."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain

import msgspec

from factlint.extract.article import Article
from factlint.extract.calendar import nth_weekday
from factlint.extract.dates import TimeToken
from factlint.extract.month_days import Day, Days
from factlint.extract.passages import passage, sentence_before, times_in
from factlint.extract.verbs import Tense, verb_reader
from factlint.extract.weekdays import Pair

NEAR = timedelta(days=190)
"""How far from its publication an article speaks of a day without saying the year."""
NOT_FAR = timedelta(days=250)
"""How far away a day may still be meant, when another year's is not so near."""
NEAR_SAID = timedelta(days=60)
"""How long after a day with its year a text speaks of a day of the same matter without one."""
NEAR_BARE = timedelta(days=45)
"""The same for a day without a month."""
WEEK = timedelta(days=7)
AROUND = 30
"""So many tokens away a year may still be that of a day."""
BEHIND = 3
"""So many tokens behind a day its year may begin."""
FIRST_YEAR = 1800
"""Before it the calendars of countries differ."""


class Conflict(msgspec.Struct, frozen=True):
    """A weekday, and the day beside it that is another one, or not the `nth` of its month."""

    weekday: int
    day: date
    nth: int = 0

    def nearest(self) -> tuple[date, ...]:
        """The nearest days of that weekday: one, or two that are about as near."""
        if self.nth:
            return (nth_weekday(self.day.year, self.day.month, self.weekday, self.nth),)
        back = (self.day.isoweekday() - self.weekday) % 7
        earlier, later = self.day - timedelta(back), self.day + timedelta(7 - back)
        if back in (3, 4):
            return earlier, later
        return (earlier,) if back < 4 else (later,)


class Calendar:
    """The days of one article."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._verbs = verb_reader(article.grammar)

    def conflict(self, pair: Pair) -> Conflict | None:
        """The weekday of a pair that its day contradicts, if one does."""
        wanted, days = pair.weekdays.numbers, pair.days
        if pair.weekdays.nth and (found := self._nth(pair)):
            return found
        if pair.weekdays.each:
            return None if days.through or len(days.days) == 1 else self._all(wanted, days)
        if len(wanted) == 1 or len(days.days) == 1:
            last = wanted[-1:] if pair.weekdays.through else wanted
            return self._any(last, days)
        if pair.weekdays.through or days.through:
            return self._ends(pair)
        if len(wanted) == len(days.days):
            both = zip(wanted, range(len(wanted)), strict=True)
            return next(filter(None, (self._one((w,), days, at) for w, at in both)), None)
        return self._all(wanted, days)

    def _all(self, wanted: Sequence[int], days: Days) -> Conflict | None:
        """A conflict where one of the days is none of the weekdays."""
        found = (self._one(wanted, days, at) for at in range(len(days.days)))
        return next(filter(None, found), None)

    def _nth(self, pair: Pair) -> Conflict | None:
        """A conflict where the day is the right weekday, and not the one of its month."""
        meant, (weekday, *_), nth = (
            self._meant(pair.days, 0),
            pair.weekdays.numbers,
            pair.weekdays.nth,
        )
        if not 1 <= nth <= 4 or not meant or any((day.day + 6) // 7 == nth for day in meant):
            return None
        return Conflict(weekday, meant[0], nth)

    def _any(self, wanted: Sequence[int], days: Days) -> Conflict | None:
        """A conflict where none of the days is one of the weekdays."""
        found = [self._one(wanted, days, at) for at in range(len(days.days))]
        return found[0] if all(found) else None

    def _ends(self, pair: Pair) -> Conflict | None:
        """A conflict at an end of a stretch; a longer one has the hours of each week."""
        days = pair.days
        if not (pair.weekdays.through or len(pair.weekdays.numbers) == 2):
            return None
        if pair.weekdays.through and not days.through and len(days.days) > 2:
            return None
        first, last = (self._meant(days, at) for at in (0, len(days.days) - 1))
        if not first or not last or not timedelta(0) < last[0] - first[0] <= WEEK:
            return None
        wanted = pair.weekdays.numbers
        return self._one(wanted[:1], days, 0) or self._one(wanted[-1:], days, len(days.days) - 1)

    def _one(self, wanted: Sequence[int], days: Days, at: int) -> Conflict | None:
        meant = self._meant(days, at)
        if not meant or any(day.isoweekday() in wanted for day in meant):
            return None
        return Conflict(wanted[0], meant[0])

    def _meant(self, days: Days, at: int) -> list[date]:
        """The days that may be meant, the likeliest first; none where that is not certain."""
        day = days.days[at]
        if day.year is not None:
            return [d for d in [_on(day, day.year)] if d and d.year >= FIRST_YEAR]
        later = next((each for each in days.days[at:] if each.year), None)
        if later is not None and later.year and day.month and later.month:
            return list(filter(None, [_on(day, later.year - (day.month > later.month))]))
        if day.month and (told := self._year_behind(days)):
            said = (self._of_said_years(days, day, later) for later in (0, 1))
            return [*filter(None, [_on(day, told)]), *chain.from_iterable(said)]
        return self._without_year(days, day)

    def _without_year(self, days: Days, day: Day) -> list[date]:
        anchor = self._article.anchor
        if anchor is None:
            return list(self._beside(days, day))
        if day.near and day.near.year < anchor.year - 1:
            return []
        if day.month is None:
            return self._without_month(days, day, anchor)
        years = range(anchor.year - 1, anchor.year + 2)
        found = [d for year in years if (d := _on(day, year)) and abs(d - anchor) <= NOT_FAR]
        found.sort(key=lambda each: (each != day.near, abs(each - anchor)))
        near = any(abs(each - anchor) <= NEAR for each in found)
        told = [*self._of_told_years(days, day), *self._of_said_years(days, day)]
        tenses = self._tenses(days)
        if tenses[-1:] == ["future"]:  # "will close on Saturday"
            told, found = ([each for each in some if each >= anchor] for some in (told, found))
        elif not {"past", "perfect"}.intersection(tenses):
            nearest = min((abs(each - anchor) for each in found), default=NEAR)
            found = [each for each in found if abs(each - anchor) <= nearest + NEAR_SAID]
        return [*told, *found] if near else []

    def _tenses(self, days: Days) -> list[Tense]:
        """The tenses of the verbs before a day, or of the first where there is none before it."""
        verbs = self._verbs.read(self._article, passage(self._article, (days.first, days.stop)))
        before = [verb.tense for verb in verbs if verb.stop <= days.begin]
        return before or [verb.tense for verb in verbs[:1]]

    def _beside(self, days: Days, day: Day) -> Iterator[date]:
        """The day that is near one whose weekday and year the sentence says before."""
        begin, _ = self._article.sentence_of(days.first)
        for time in times_in(self._article, (begin, days.begin)):
            full = time.value.start if time.value and time.parts.year else None
            if full and time.parts.weekday and time.parts.day and not time.until:
                years = (full.year, full.year + 1)
                meant = [each for year in years if (each := _on(day, year))]
                yield from (each for each in meant if timedelta(0) <= each - full <= NEAR_SAID)

    def _of_said_years(self, days: Days, day: Day, later: int = 0) -> Iterator[date]:
        """The same day in the years that the text around names, or so many years later."""
        article = self._article
        at = article.sentence_number(days.first)
        for time in article.times:
            near = (
                0 <= at - article.sentence_number(time.first) <= 2
                or abs(time.first - days.first) < AROUND
            )
            if near and time.parts.year and (found := _on(day, time.parts.year + later)):
                yield found

    def _of_told_years(self, days: Days, day: Day) -> Iterator[date]:
        """The same day in the years told around: "last year's fair", "March 8, last year"."""
        begin, end = self._article.sentence_of(days.first)
        since, _ = sentence_before(self._article, days.first) or (begin, end)
        before = self._told_years(begin, days.first) or self._told_years(since, begin)
        for _, year in (*self._told_years(days.stop, end)[:1], *before[-1:]):
            yield from filter(None, [_on(day, year)])

    def _told_years(self, first: int, stop: int) -> list[tuple[TimeToken, int]]:
        """The years told on some tokens, as such or with a month."""
        found = ((time, time.value) for time in times_in(self._article, (first, stop)))
        return [(time, v.start.year) for time, v in found if v and v.start and v.grain in _LONG]

    def _year_behind(self, days: Days) -> int | None:
        """The year told right behind a day: "March 8, last year"; not "March 8, last year's"."""
        links, words = self._article.grammar.listed("of") | {","}, self._article.tokens.words
        marks = self._article.grammar.listed("possessive-mark")
        for time, year in self._told_years(days.stop, days.stop + BEHIND):
            owns = not marks.isdisjoint(words[time.stop : time.stop + 1])
            if links.issuperset(words[days.stop : time.first]) and not owns:
                return year
        return None

    def _without_month(self, days: Days, day: Day, anchor: date) -> list[date]:
        """The day in the months that the sentence names, else in those around the publication."""
        sentence = self._article.sentence_of(days.first)
        years = {year for _, year in self._told_years(days.stop, sentence[1])}
        named = {
            (value.start.year, value.start.month)
            for time in times_in(self._article, sentence)
            if time.parts.month and (value := time.value) and value.start
        }
        named |= {(year, month) for year in years for _, month in named}
        months = named or {((anchor + by).year, (anchor + by).month) for by in _ABOUT}
        found = [d for year, month in months if (d := _date(year, month, day.day))]
        near = [d for d in found if named or abs(d - anchor) <= NEAR_BARE]
        return sorted(near, key=lambda each: (abs(each - anchor), each))


_LONG = ("month", "year")
_ABOUT = (timedelta(-31), timedelta(0), timedelta(31))


def _on(day: Day, year: int) -> date | None:
    return _date(year, day.month, day.day) if day.month else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
