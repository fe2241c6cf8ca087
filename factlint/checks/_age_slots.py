"""The ages and times in the wordings of ages, and the days that an age speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from factlint.checks._born import Born, Days, Years, aged, days_of
from factlint.extract.article import Article, Match
from factlint.extract.dates import TimeToken
from factlint.extract.passages import times_in, token_range
from factlint.extract.persons import Key
from factlint.extract.slots import number_in, slot_of, time_in
from factlint.extract.tokens import Range
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import fold

OLDEST = 115
FIRST_YEAR, LAST_YEAR = 1700, 2200
LONGEST = timedelta(days=366)
PARTY = timedelta(days=31)
"""So far from the day itself a birthday is kept."""


class AgeSlots:
    """Reads the slots of a rule's wordings; `births` are the tokens of births and birthdays.

    What `unless` finds makes an age that of another time.
    """

    SOME_DAY = date(2000, 1, 1)
    """The day of publication of an article without one."""

    def __init__(
        self, article: Article, unless: Sequence[Pattern], births: Sequence[Range]
    ) -> None:
        self._article, self._unless, self._births = article, unless, births
        self._now = article.grammar.listed("age-now")
        rough = (q for q in article.quantities if q.value.hedge != "exact")
        self._rough = {at for q in rough for at in range(q.first, q.stop)}
        self._shares = {q.first for q in article.quantities if q.value.unit == "%"}
        self._since = article.grammar.listed("age-open")

    def now(self, person: Key, years: Years) -> Born | None:
        """An age at publication, or at a time that is named close by, but for "now 48"."""
        _, first, _ = years
        if self.is_excused(first):
            return None
        day = self._article.anchor
        if day is None:
            day = self.SOME_DAY
            return aged(person, years, ((day, day),), "undated")
        now = self._now.intersection(self._article.tokens.folded[first - 1 : first])
        times = [] if now else self.times(first, before=1)
        named = [days for time in times if (days := self.of_then(time))]
        return aged(person, years, ((day, day), *(d for d in named if d[0] < day)), "age")

    def of_then(self, time: TimeToken) -> Days | None:
        """The days that an age may speak of: not "since 1999"."""
        before = fold(self._article.tokens.word(time.first - 1))
        days = days_of(time)
        if days is None or before in self._since or days[1] - days[0] > LONGEST:
            return None
        return days

    def is_excused(self, first: int) -> bool:
        """True for an age at a token that its words make one of another time."""
        cued = self._article.cued(self._unless, self._article.sentence_of(first))
        return any(start <= first < end for start, end in cued)

    def times(self, at: int, before: int) -> list[TimeToken]:
        """The times of a sentence and so many before it, without those of births."""
        first, stop = self._article.sentence_of(at)
        for _ in range(before):
            first, _ = self._article.sentence_of(max(0, first - 1))
        return [
            time
            for time in times_in(self._article, (first, stop))
            if not any(start <= time.first < end for start, end in self._births)
        ]

    def years(self, match: Match) -> Years | None:
        """The age in a wording with its tokens."""
        span = slot_of(match, "age")
        number = number_in(self._article, span) if span else None
        if number is None or not 0 < number.value <= OLDEST or number.value != int(number.value):
            return None
        if number.first in self._rough | self._shares or self._is_clocked(number.stop):
            return None  # "nearly 90", "94 per cent", "2:07:52"
        if number.kind == "ordinal" and match.pattern.text.find("birthday") < 0:
            return None
        return int(number.value), number.first, number.stop

    def _is_clocked(self, at: int) -> bool:
        """True for a colon and another figure behind a figure."""
        word = self._article.tokens.word
        return word(at) == ":" and word(at + 1).isdigit()

    def time(self, match: Match) -> TimeToken | None:
        """The time in a wording."""
        span = slot_of(match, "when")
        return time_in(self._article, span) if span else None

    def when(self, match: Match) -> Days | None:
        """The days of a time that has its year."""
        time, span = self.time(match), slot_of(match, "when")
        if time is not None:
            return days_of(time) if time.parts.year is not None else None
        number = number_in(self._article, span) if span else None
        if number is None or not FIRST_YEAR <= number.value <= LAST_YEAR:
            return None
        return date(int(number.value), 1, 1), date(int(number.value), 12, 31)

    def kept(self, match: Match, others: Sequence[Match]) -> Days | None:
        """When a birthday was that is kept on the only day of its sentence, if none is told."""
        dated = any(m.span.overlaps(match.span) for m in others if slot_of(m, "when"))
        first, _ = token_range(self._article, match.span)
        days = {*map(days_of, times_in(self._article, self._article.sentence_of(first)))}
        day = days.pop() if len(days) == 1 and not dated else None
        return (day[0] - PARTY, day[1] + PARTY) if day and day[1] - day[0] < PARTY else None
