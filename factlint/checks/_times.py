"""The times of an article that stand beside something else."""

from __future__ import annotations

from datetime import date
from functools import cached_property

import msgspec

from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.extract.passages import times_in
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold

Days = tuple[date, date]
BESIDE = 3
"""So many tokens lie at most between something and the time beside it."""
HALF = 6
"""So many months lie at most between days without years."""
SOME_YEAR = 2001
YEAR = 365
SOON = 180
"""So many days behind another a day of the same year may be."""
GRAINS = ("day", "week", "weekend", "month", "season", "year", "range")


class Time(msgspec.Struct, frozen=True):
    """A time on tokens `[first, stop)`."""

    days: Days
    first: int
    stop: int

    @property
    def place(self) -> Range:
        """Its tokens."""
        return self.first, self.stop


def _is_yearless(time: TimeToken) -> bool:
    return bool(time.parts.month and not time.parts.year and not time.parts.unit)


def _moved(days: Days, by: int) -> Days:
    """So many days later."""
    first, last = (date.fromordinal(day.toordinal() + by) for day in days)
    return first, last


def _day_of(time: TimeToken) -> date | None:
    """A day of some year: "3 March"."""
    parts = time.parts
    if time.value or parts.year or not (parts.month and parts.day):
        return None
    try:
        return date(SOME_YEAR, parts.month, parts.day)
    except ValueError:
        return None


class Times:
    """Finds the times of an article: not the lengths that lean on one ("two weeks later")."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._links = article.grammar.listed("preposition", "exact")
        self._closed = article.grammar.listed("conjunction", "relative", "since")

    def within(self, first: int, stop: int) -> list[Time]:
        """Those on some tokens."""
        return self._resolved(first, stop) or self._yearless(first, stop)

    def _yearless(self, first: int, stop: int) -> list[Time]:
        """Days of some year that nobody names, where all of them are of one half of it."""
        if self._article.anchor or not self._one_half:
            return []
        return [
            Time((day, day), time.first, time.stop)
            for time in times_in(self._article, (first, stop))
            if (day := _day_of(time))
        ]

    @cached_property
    def _one_half(self) -> bool:
        """True for an article whose days have no years, and are of one half of a year."""
        months = [day.month for time in self._article.times if (day := _day_of(time))]
        dated = any(time.value for time in self._article.times)
        return bool(months) and not dated and max(months) - min(months) <= HALF

    def _resolved(self, first: int, stop: int) -> list[Time]:
        told: list[Time] = []
        before: TimeToken | None = None
        for time in times_in(self._article, (first, stop)):
            value = time.value
            if value and value.start and value.end and self._is_named(time):
                days = value.start, value.end
                if before and _is_yearless(before) and _is_yearless(time):
                    days = self._following(told[-1], days, time.first)
                told.append(Time(days, time.first, time.stop))
                before = time
        return told

    def _is_named(self, time: TimeToken) -> bool:
        """True for what is neither a number of units nor "the week before"."""
        grain = time.value.grain if time.value else ""
        leans = time.parts.unit and time.pattern.anchor == "previous"
        return grain in GRAINS and time.parts.number is None and not leans

    def _following(self, before: Time, days: Days, at: int) -> Days:
        """A day behind another of its sentence, where neither has a year: the next such day."""
        begin, _ = self._article.sentence_of(at)
        apart = (days[0] - before.days[0]).days
        if before.first < begin:
            return days
        if 0 <= apart - YEAR < SOON:
            return _moved(days, -YEAR)
        return _moved(days, YEAR) if -YEAR < apart < SOON - YEAR else days

    def is_past(self, time: Time, days: int) -> bool:
        """True for a time that lies further back than so many days, or nobody knows."""
        anchor = self._article.anchor
        return anchor is None or (anchor - time.days[1]).days > days

    def beside(self, first: int, stop: int) -> Time | None:
        """The time right before or right behind some tokens: "in 2024, …", "…, in 2024".

        Without tokens between `first` and `stop` only the one behind.
        """
        begin, end = self._article.sentence_of(first)
        for time in self.within(begin, end):
            before = first < stop and time.stop <= first <= time.stop + BESIDE
            if before and self._is_link(time.stop, first):
                return time
            if stop <= time.first <= stop + BESIDE and self._is_link(stop, time.first):
                return time
        return None

    def at_end(self, first: int, stop: int) -> Time | None:
        """The time that ends a sentence which some tokens begin: "…, the two met in 2020."."""
        begin, end = self._article.sentence_of(first)
        times = self.within(stop, end)
        if first > begin + 1 or len(times) != 1 or times[0].stop < end - 2:
            return None
        words = self._article.tokens.folded[stop : times[0].first]
        plain = self._closed.isdisjoint(words) and words[:1] == [","] and words.count(",") == 1
        return times[0] if plain else None

    def _is_link(self, first: int, stop: int) -> bool:
        """True for nothing but marks and small words that join two times."""
        return all(
            word in ",;—–" or fold(word) in self._links
            for word in self._article.tokens.words[first:stop]
        )

    def named_before(self, token: int) -> Time | None:
        """The last time before a token, in its sentence or alone in the one before."""
        begin, _ = self._article.sentence_of(token)
        here = self.within(begin, token)
        if here:
            return here[-1]
        if not begin:
            return None
        before = self.within(*self._article.sentence_of(begin - 1))
        return before[0] if len(before) == 1 else None
