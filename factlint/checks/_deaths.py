"""The days of the deaths that an article tells of, whomever they are of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from factlint.checks._age_slots import AgeSlots
from factlint.checks._born import Days, days_of, in_year
from factlint.extract.article import Article, Match
from factlint.extract.passages import token_range
from factlint.extract.persons import Key

LATELY = timedelta(days=45)
"""So long before publication what is news lies at most."""


class DeathFinder:
    """Finds the only death near a token; `gone` are the wordings of deaths with their times.

    `deaths` are the days on which persons who are known died.
    """

    def __init__(
        self,
        article: Article,
        gone: Sequence[Match],
        slots: AgeSlots,
        deaths: Mapping[Key, Days],
    ) -> None:
        self._article, self._gone, self._slots, self._deaths = article, gone, slots, deaths
        self._dying = article.grammar.listed("age-death")

    def _sentence(self, match: Match) -> int:
        return self._article.sentence_number(token_range(self._article, match.span)[0])

    def near(self, at: int, person: Key | None, *, past: bool) -> Days | None:
        """The days of the death that is told near a token, else those of a person's.

        One without a time is news, unless its sentence is of the `past`.
        """
        number = self._article.sentence_number(at)
        gone = {
            days
            for other in self._gone
            if abs(self._sentence(other) - number) <= 1 and (days := self._days(other, person))
        }
        anchor = self._article.anchor
        if not gone and person and person in self._deaths:
            return self._deaths[person]
        if not gone and anchor and not past:
            gone = {(anchor - LATELY, anchor)}
        return gone.pop() if len(gone) == 1 else None

    def _days(self, gone: Match, person: Key | None) -> Days | None:
        time = self._slots.time(gone)
        days, known = days_of(time), self._deaths.get(person) if person else None
        return in_year(days, known) if days and known and time and not time.parts.year else days

    def are_told(self, at: int) -> bool:
        """True where the sentence of a token tells of a death."""
        return self.are_told_on(*self._article.sentence_of(at))

    def are_told_on(self, first: int, stop: int) -> bool:
        """True where some tokens tell of a death."""
        return not self._dying.isdisjoint(self._article.tokens.folded[first:stop])
