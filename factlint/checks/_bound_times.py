"""When the sentences of two figures are: the days, years and times that part them."""

from __future__ import annotations

from factlint.checks._bound_text import BoundText
from factlint.extract.passages import times_in
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range

CLOSE_TIME = 3
"""So many tokens from the start of a sentence its time may begin."""


class BoundTimes:
    """Tells the sentences of one article that are of different times."""

    def __init__(self, text: BoundText) -> None:
        self._text, self._article, self._words = text, text.article, text.words
        self._before = self._article.grammar.listed("time-before")
        self._relative = self._article.grammar.listed("relative")
        self._marks = self._article.grammar.listed("possessive-mark")

    def are_of_days(self, *sentences: Range) -> bool:
        """True for sentences that name different days."""
        days = [self._days(sentence) for sentence in sentences]
        named = [self._weekdays(sentence) for sentence in sentences]
        return any(all(each) and each[0] != each[-1] for each in (days, named))

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
        days = {t.value.timex3 for t in times if t.value and not self._is_aside(t.first, sentence)}
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
