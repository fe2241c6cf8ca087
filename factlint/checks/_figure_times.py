"""What says when a figure was so: "then", "now", "in 2019", "last year"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

import msgspec

from factlint.checks._born import Days, days_of
from factlint.checks._roles import RoleReader
from factlint.checks._same_matter import LENGTHS
from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.extract.passages import times_in
from factlint.extract.tokens import Range

DAY = timedelta(days=1)
LATELY = -0.5
"""The time that is said to be last lies before one of which nothing is said."""
STATES = (("then", -1), ("earlier", -1), ("year_before", -1), ("now", 1))


class Mark(msgspec.Struct, frozen=True):
    """What says when: before (-1) or after (1) another time, or on some days."""

    first: int
    stop: int
    state: float
    days: Days | None = None
    length: float = 0
    month: int = 0


class FigureTimes:
    """Reads the words of one article that give a figure its time."""

    def __init__(self, article: Article, roles: RoleReader) -> None:
        self._article, self._tokens, self._roles = article, article.tokens, roles
        self._last = article.grammar.listed("time-before")
        self._past = frozenset(article.lexicon.changing.past)

    def read(self) -> list[Mark]:
        """Every word or time that says when, in text order."""
        cues = self._roles.cues
        states = {at: state for use, state in STATES for at in _tokens(cues[use])}
        found = [Mark(*span, state) for use, state in STATES for span in cues[use]]
        for sentence in self._roles.sentences:
            times = times_in(self._article, sentence)
            found += [self._dated(time, states.get(time.first, 0)) for time in times]
        return sorted(found, key=lambda mark: (mark.first, mark.stop))

    def _dated(self, time: TimeToken, state: float) -> Mark:
        """A time; "the year before" is that of another time, not of the day of publication."""
        words = self._tokens.folded[time.first : time.stop]
        if self._past.isdisjoint(words):
            month = 0 if time.parts.year or time.parts.day else time.parts.month or 0
            days = days_of(time)
            if not state and not self._last.isdisjoint(words) and not self._is_yesterday(days):
                state = LATELY
            return Mark(time.first, time.stop, state, days, 0, month)
        length = LENGTHS.get(time.parts.unit or "", 0) * (time.parts.number or 1)
        return Mark(time.first, time.stop, -1, None, length)

    def _is_yesterday(self, days: Days | None) -> bool:
        """True for "last night", which can be no other day, unlike "last Tuesday"."""
        today = self._article.anchor
        return today is not None and days == (today - DAY, today - DAY)


def _tokens(spans: Sequence[Range]) -> Iterator[int]:
    return (at for first, stop in spans for at in range(first, stop))
