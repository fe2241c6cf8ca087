"""When the sentences of two figures are: the days, years and times that part them."""

from __future__ import annotations

from factlint.checks._bound_text import BoundText
from factlint.extract.passages import times_in
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range
from factlint.model import TimeValue

DAY = "day"
CLOSE_TIME = 3
"""So many tokens from the start of a sentence its time may begin."""


class BoundTimes:
    """Tells the sentences of one article that are of different times."""

    def __init__(self, text: BoundText) -> None:
        self._text, self._article, self._words = text, text.article, text.words
        self._before = self._article.grammar.listed("time-before")
        self._relative = self._article.grammar.listed("relative")
        self._marks = self._article.grammar.listed("possessive-mark")
        self._since = self._article.grammar.listed("since")

    def are_of_days(self, *sentences: Range) -> bool:
        """True for sentences that name different days."""
        days = [self._days(sentence) for sentence in sentences]
        named = [self._weekdays(sentence) for sentence in sentences]
        if all(days) and self._is_inside(*sentences):
            return False
        return any(all(each) and each[0] != each[-1] for each in (days, named))

    def _is_inside(self, here: Range, there: Range) -> bool:
        """True for the Thursday of "last week": each time of one lies in one of the other."""
        one, two = (
            [t.value for t in times_in(self._article, each) if t.value] for each in (here, there)
        )
        wide, days = ([t for t in (*one, *two) if (t.grain == DAY) == day] for day in (False, True))
        if len(one) == len(two) == len(wide) == len(days) == 1:
            return _holds(wide[0], days[0])
        for wider, within in ((one, two), (two, one)):
            if len(wider) == 1 and all(_holds(wider[0], each) for each in within):
                return True
        return False

    def are_of_years(self, *sentences: Range) -> bool:
        """True where only one of two sentences speaks of another year.

        A later sentence without a time goes on with that of the one before.
        """
        one, two = map(self._days, sentences)
        year = any(day.isdecimal() for day in one ^ two)
        return year and bool(times_in(self._article, max(sentences)))

    def is_before(self, here: Range, there: Range) -> bool:
        """True for a sentence of an earlier time than that of another."""
        if there == here or (there < here and not times_in(self._article, here)):
            return False
        return any(
            self._text.words[at] in self._before
            for time in times_in(self._article, there)
            for at in range(time.first, time.stop)
        )

    def is_ever(self, here: Range, there: Range) -> bool:
        """True for a sentence of all times up to now: "since 1990", "has never sold more".

        What was before 1990 is of another time.
        """
        if self._since.isdisjoint(self._words[slice(*here)]):
            return self._text.has("ever", here) and not times_in(self._article, here)
        led = [t for t in times_in(self._article, here) if self._words[t.first - 1] in self._since]
        since = [time.value.start for time in led if time.value]
        ends = [time.value.end for time in times_in(self._article, there) if time.value]
        return not any(end and day and end < day for end in ends for day in since)

    def is_timed(self, sentence: Range) -> bool:
        """True for a sentence that begins with its time: "In 1987 a gust"."""
        near = (sentence[0], sentence[0] + CLOSE_TIME)
        return any(
            self._marks.isdisjoint(self._words[time.stop : time.stop + 1])
            for time in times_in(self._article, near)
        )

    def has_own_day(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True where a figure has another day than a bound of the same sentence, in its clause."""
        here, there = self._text.clauses(bound, other)
        if self._text.sentence(bound) != self._text.sentence(other):
            return False
        own = self._days(there)
        return bool(own) and not own <= self._days(here)

    def _days(self, sentence: Range) -> set[str]:
        """The days and years that a sentence names; "this year" says nothing."""
        anchor = self._article.anchor
        times = times_in(self._article, sentence)
        own = [t for t in times if self._words[t.first - 1] not in self._since]
        days = {t.value.timex3 for t in own if t.value and not self._is_aside(t.first, sentence)}
        return days - {str(anchor.year) if anchor else ""}

    def _is_aside(self, at: int, sentence: Range) -> bool:
        """True for a time between commas: "the arena, which opened in 2008, holds"."""
        marks = (n for n in range(at, sentence[0], -1) if self._words[n] == ",")
        first = next(marks, None)
        led = first is not None and self._words[first + 1] in self._relative
        return led and "," in self._words[at : sentence[1]]

    def _weekdays(self, sentence: Range) -> set[int]:
        inside = (time.parts for time in times_in(self._article, sentence))
        return {parts.weekday for parts in inside if parts.weekday is not None}


def _holds(wide: TimeValue, other: TimeValue) -> bool:
    """True for a time that lies in a wider one."""
    first, last, begin = wide.start, wide.end, other.start
    if first is None or last is None or begin is None or wide.grain == other.grain:
        return False
    return first <= begin <= last
