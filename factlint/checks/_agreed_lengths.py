"""Lengths that are agreed or announced, beside the time until when they last.

"A four-year contract, which ties him to the club until 2027", signed these days; "a 24-hour
strike. They will walk out at 7am on Wednesday and go back at 7am on Friday".
"""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._ends import End
from factlint.checks._length_text import LengthText
from factlint.checks._length_words import MONTH, LengthWords, Stretch
from factlint.checks._spans import YEAR, Length
from factlint.extract.article import Match
from factlint.extract.passages import token_range

LATE = 0.7
"""So much of a year may be left until what is agreed begins, or be gone of its first year."""


class AgreedLengthReader(LengthWords):
    """Reads what lasts from these days until a time, or between the two times told behind it."""

    def __init__(self, text: LengthText) -> None:
        super().__init__(text)
        self._ends = text.ends
        self._lengths = [said.length for said in text.lengths if not said.yearly]
        self._leading = text.article.grammar.listed("article-the", "person-pronoun", "person-other")

    def read(self) -> Iterator[Stretch]:
        """The lengths with the times that they do not fit."""
        for name, reader in (("until", self._until), ("announced", self._announced)):
            for match in self._found[name]:
                first, stop = token_range(self._article, match.span)
                length = next((n for n in self._lengths if first <= n.first < stop), None)
                excused = self._article.quoted(match.span) is not None
                excused = excused or self._says(match, "extended")
                if length and length.low == length.high and not excused:
                    yield from filter(None, [reader(match, length)])

    def _until(self, match: Match, length: Length) -> Stretch | None:
        """A contract of so many years that is signed these days, and ends at a time to come."""
        anchor, times = self._article.anchor, self._times_in(match)
        if anchor is None or len(times) != 1 or length.unit not in ("year", "month"):
            return None
        until, low = times[0], length.days[0]
        others = [t for t in self._others(match) if self._times.is_past(t, MONTH)]
        if until.days[0] <= anchor or others:
            return None
        low, high = length.days
        fewest, most = ((day - anchor).days for day in until.days)
        short, long = high + LATE * YEAR < fewest, low - LATE * YEAR > most
        new = short and self._says(match, "renewed")
        if new or not (short or long):
            return None
        return Stretch(length, (anchor, anchor), until.days, (until.place,), counted=True)

    def _announced(self, match: Match, length: Length) -> Stretch | None:
        """What begins and ends at the two times of its sentence or of the next one."""
        first, _ = token_range(self._article, match.span)
        here = self._article.sentence_number(first)
        ends = sorted(self._ends.around(length, 1), key=lambda end: end.first)
        if len(ends) != 2:
            return None
        one, two = ends
        if one.first == two.first < length.first:  # "from 2 to 9 May, includes a two-day sale"
            return None
        begin, stop = self._article.sentence_of(one.first)
        if (
            not begin <= two.first < stop
            or not 0 <= self._article.sentence_number(begin) - here < 3
        ):
            return None
        if self._article.says(self._cues["extended"], (begin, stop)):
            return None
        leads = begin <= first or not self._leading.isdisjoint(self._words(begin, begin + 1))
        if not (leads and two.ends and (one.begins or not one.ends)) or one.leads(two, length):
            return None
        return _between(length, one, two)


def _between(length: Length, one: End, two: End) -> Stretch:
    places = (one.first, one.stop), (two.first, two.stop)
    apart = one.between(two) if one.cycle else None
    return Stretch(length, one.days, two.days, places, counted=True, apart=apart)
