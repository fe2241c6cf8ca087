"""When it is that an ordinal's sentence speaks of: its day, its moment, long before."""

from __future__ import annotations

from datetime import date

from factlint.checks._row_reader import RowReader
from factlint.checks._row_text import is_day
from factlint.extract.passages import times_in
from factlint.extract.tokens import Range

SINCE = 8
"""So many tokens before "last summer" may say that it goes on until now."""
LATEST = 7
"""For so many days something is the latest of its kind."""
BEHIND = 3
"""So many tokens behind a noun its time stands."""


class OccasionTimes(RowReader):
    """Reads the times of the sentences of one article."""

    def moment(self, sentence: Range) -> str:
        """When in a game a sentence is, or that it goes on with a tale: "in the 34th minute"."""
        words = self._words[slice(*sentence)]
        found = [
            f"{words[at - 1]} {word}"
            for at, word in enumerate(words)
            if at and word in self._lists["moments"]
        ]
        return " ".join(found) or (words[0] if words[0] in self._lists["then"] else "")

    def day(self, first: int, sentence: Range) -> date | str | None:
        """The day of a sentence that has one, if no verb of saying stands between."""
        days = [time for time in times_in(self._article, sentence) if is_day(time)]
        if len(days) != 1 or self._text.says("about", self._text.clause(first, sentence)):
            return None
        low, high = sorted((days[0].first, first))
        if any(self._words[at] in self._lists["saying"] for at in range(low, high)):
            return None
        value, weekday = days[0].value, days[0].parts.weekday
        bare = value is None and weekday is not None and days[0].parts.day is None
        return value.start if value else f"weekday {weekday}" if bare else None

    def is_dated(self, stop: int, sentence: Range) -> bool:
        """True for "the second flood, in 2023" and "his third title, in May"."""
        behind = times_in(self._article, (stop, min(stop + BEHIND, sentence[1])))
        return any(
            not is_day(time) and (time.parts.month or time.parts.year) is not None
            for time in behind
        )

    def is_past(self, sentence: Range, clause: Range) -> bool:
        """True for a sentence that tells of what was before."""
        anchor = self._article.anchor
        for time in times_in(self._article, sentence):
            since = self._words[time.first - 1] in self._lists["since"]
            end = time.value.end if is_day(time) and time.value and not since else None
            ahead = anchor and end and end > anchor and not self._text.says("coming", sentence)
            if ahead or (anchor and end and (anchor - end).days > LATEST):
                return True
        gone = self._lists["ago"].intersection(self._words[slice(*sentence)])
        told = any(
            self._lists["since"].isdisjoint(self._words[max(sentence[0], first - SINCE) : first])
            for first, _ in self._text.cued("past", sentence)
        )
        return bool(gone) or told or self._is_pluperfect(clause)

    def _is_pluperfect(self, sentence: Range) -> bool:
        """True for "had struck", but not "had its third" or "has had"."""
        words = self._words[slice(*sentence)]
        for at, word in enumerate(words[:-1]):
            if word in self._lists["had"] and not (at and words[at - 1] in self._text.verbs):
                behind = [w for w in words[at + 1 : at + 3] if w not in self._lists["again"]]
                if behind and behind[0][0].isalpha() and behind[0] not in self._text.articles:
                    return True
        return False
