"""Ages at another time: "was 24 when he was convicted in 1998", "will be 31 on 20 January"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from factlint.checks._born import Born, Days, Years, aged, back, days_of
from factlint.extract.article import Article, Match
from factlint.extract.dates import TimeToken
from factlint.extract.passages import times_in
from factlint.extract.persons import Key
from factlint.rulebook.words import fold

LONGEST = timedelta(days=366)
YOUNGEST = 14
"""Less than that may be an hour: "at 8,"."""


class ThenReader:
    """Reads ages with the only time of their clause."""

    def __init__(self, article: Article, is_birth: Callable[[int], bool]) -> None:
        listed = article.grammar.listed
        self._article = article
        self._words, self._folded = article.tokens.words, article.tokens.folded
        self._is_birth = is_birth
        self._breaks = listed("age-break", "modal") | {";", ":"}
        self._open = listed("age-open")
        self._prepositions = listed("preposition") - self._open
        self._at, self._when = listed("age-at"), listed("age-when")
        self._the = listed("name-article")
        self._pronouns = listed("person-pronoun", "person-who")
        closed = listed("preposition", "adverb", "conjunction", "modal", "age-open")
        self._small = closed | self._at | self._when | self._the

    def event(self, match: Match, years: Years, person: Key) -> Born | None:
        """An age at something that is dated in its clause."""
        _, first, stop = years
        if self._folded[first - 1] in self._at and years[0] < YOUNGEST:
            return None
        days = self._days(first, stop)
        borne = not self._opens(first) or self._goes_on(stop)
        return aged(person, years, (days,), "then") if days and borne else None

    def _opens(self, first: int) -> bool:
        """True for an age at the beginning, with no word before it that bears it."""
        begin, _ = self._article.sentence_of(first)
        words = self._words[begin:first]
        named = any(word[0].isupper() and fold(word) not in self._small for word in words)
        named = named or any(map(self._is_birth, range(begin, first)))
        return not named and self._pronouns.isdisjoint(map(fold, words))

    def _goes_on(self, stop: int) -> bool:
        """True where somebody who is known follows: "In 1998, at the age of 24, he …"."""
        behind = self._article.tokens.word(stop + 1)
        return behind[:1].isupper() or fold(behind) in self._pronouns | self._the

    def told(self, years: Years, person: Key, before: int) -> Born | None:
        """An age at what the sentence before, which begins at a token, dates."""
        begin, _ = self._article.sentence_of(years[1])
        found = {
            days for time in times_in(self._article, (before, begin)) if (days := self._dated(time))
        }
        return aged(person, years, (found.pop(),), "then") if len(found) == 1 else None

    def birthday(self, match: Match, years: Years, person: Key) -> Born | None:
        """A birthday that is dated behind it."""
        age, first, stop = years
        days = self._days(stop, stop)
        if not days:
            return None
        return Born(person, ((back(days[0], age), back(days[1], age)),), "birthday", first, stop)

    def _days(self, first: int, stop: int) -> Days | None:
        """The only time that nothing parts from an age."""
        begin, end = self._article.sentence_of(stop - 1)
        if first < stop and (beside := self._beside(stop)):
            return beside
        begin = begin if first < stop else stop
        found = set()
        when = self._folded[stop] in self._when if stop < end else False
        for time in times_in(self._article, (stop if when else begin, end)):
            ahead = time.first < first
            between = self._words[time.stop : first] if ahead else self._words[stop : time.first]
            days = self._dated(time)
            if days and self._breaks.isdisjoint(map(fold, between)):
                found.add(days)
        return found.pop() if len(found) == 1 else None

    def _beside(self, stop: int) -> Days | None:
        """The time right behind an age: "at 17 in 2019"."""
        if self._prepositions.isdisjoint(self._folded[stop : stop + 1]):
            return None
        times = times_in(self._article, (stop + 1, stop + 3))
        return self._dated(times[0]) if times and times[0].first == stop + 1 else None

    def _dated(self, time: TimeToken) -> Days | None:
        """The days of a time at which something happened."""
        days = days_of(time)
        if days is None or days[1] - days[0] > LONGEST or self._is_birth(time.first):
            return None
        before = fold(self._article.tokens.word(time.first - 1))
        return None if before in self._open else days
