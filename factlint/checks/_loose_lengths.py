"""Lengths that fit none of the times near them, whatever the sentences make of them.

"Closed in 1972, after 90 years of lessons", where the only other time is the 1902 of its
opening. A length is read by itself, as one that has `passed` between two times or `elapsed` since
one, and compared where its sentence and the one before have no more times, and no other length
that fits them.
"""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._length_words import YEAR, LengthWords, Stretch
from factlint.checks._spans import Length, whole_year
from factlint.checks._times import Time
from factlint.extract.article import Match
from factlint.extract.passages import times_in, token_range
from factlint.extract.tokens import Range

LONG = 180
"""So many days ago an event is at least."""
STEM = 4
"""So many letters are enough to tell that two words are of one event."""
NOUN = 4
"""So many tokens behind "after" the event may be named."""


class LooseLengthReader(LengthWords):
    """Reads the lengths that are told by themselves."""

    def read(self) -> Iterator[Stretch]:
        """The lengths that have one beginning and one end only."""
        for name in ("passed", "elapsed"):
            for match in self._found[name]:
                place = token_range(self._article, match.span)
                quoted = self._article.quoted(match.span) is not None
                length = None if quoted or self._is_excused(place) else self._length(match)
                if length and (stretch := self._stretch(name, match, length)):
                    yield stretch

    def _stretch(self, name: str, match: Match, length: Length) -> Stretch | None:
        here = self._article.sentence_of(token_range(self._article, match.span)[0])
        for window in (here, self._around(here)):
            times = self._named(window, length)
            if times:
                break
        if len(times) not in (1, 2):
            return None
        if name == "passed":
            stretch = self._between(length, times)
        else:
            stretch = self._since(match, length, times)
        return stretch if stretch and stretch.wrong else None

    def _around(self, here: Range) -> Range:
        """A sentence with the one before it that is not empty."""
        first, last = here[0], here[1]
        for _ in range(2):
            before = self._article.sentence_of(max(0, first - 1))
            first = before[0]
            if before[1] - before[0] > 1:
                break
        return first, last

    def _between(self, length: Length, times: list[Time]) -> Stretch | None:
        if len(times) == 1 and self._is_season(times[0]):
            return None
        if len(times) == 1 and (times[0].days[1] - times[0].days[0]).days > YEAR:
            since, until = (whole_year(day.year) for day in times[0].days)
            return Stretch(length, since, until, (times[0].place, times[0].place))
        if len(times) != 2:
            return None
        one, two = times
        stretch = Stretch(length, one.days, two.days, (one.place, two.place))
        anchor = self._article.anchor
        now = [(time.days, (anchor, anchor)) for time in times] if anchor else []
        return None if any(length.leads(*both) for both in now) else stretch

    def _is_season(self, time: Time) -> bool:
        """True for two years with a short one: "2016-17"."""
        words = self._words(time.first, time.stop)
        return len(words) > 1 and words[0].isdigit() and words[-1].isdigit() and len(words[-1]) == 2

    def _since(self, match: Match, length: Length, times: list[Time]) -> Stretch | None:
        """A length from the only time to publication: "two years on", "after it vanished"."""
        if len(times) != 1 or not self._times.is_past(times[0], LONG):
            return None
        place = token_range(self._article, match.span)
        if times[0] == self._times.beside(*place) or not self._is_of(times[0], match, place):
            return None
        if self._has_day(place):
            return None
        return self._now(match, length, times[0])

    def _has_day(self, place: Range) -> bool:
        """True beside a day of the year that was told: "On 24 March, two weeks after the raid"."""
        return any(
            time.parts.day and time.parts.month and time.parts.year is None
            for time in times_in(self._article, self._article.sentence_of(place[0]))
        )

    def _is_of(self, time: Time, match: Match, place: Range) -> bool:
        """True for "after it" and "since then", and for an event that its time stands with."""
        said = self._words(place[1], place[1] + NOUN)
        named = "after" in match.pattern.text or "into" in match.pattern.text
        if not named and not self._resumes(place[1]):  # but "since it ended"
            return True
        begin, end = self._article.sentence_of(time.first)
        own = range(place[0], place[1] + NOUN)
        near = {self._article.tokens.folded[at][:STEM] for at in range(begin, end) if at not in own}
        nouns = [word for word in said if len(word) >= STEM - 1]
        return bool(nouns) and any(word[:STEM] in near for word in nouns[:2])

    def _named(self, window: Range, length: Length) -> list[Time]:
        """The times of some sentences by their days, the earliest first, without recent ones."""
        anchor = self._article.anchor
        found = {
            time.days: time
            for time in self._times.within(*window)
            if not (time.first < length.stop and length.first < time.stop)
            and not (anchor and (anchor - time.days[1]).days < 31)
        }
        return [found[days] for days in sorted(found)]
