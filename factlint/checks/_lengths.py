"""Reads out of an article which lengths of time it gives, and between which times."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from factlint.checks._length_words import MONTH, YEAR, LengthWords, Stretch
from factlint.checks._spans import UNITS, Length, is_year, whole_year
from factlint.checks._times import Time
from factlint.extract.article import Match
from factlint.extract.dates import TimeToken
from factlint.extract.passages import token_range

TURN = 2
"""In so many months at either end of a year its neighbour is near."""


class LengthReader(LengthWords):
    """Reads the lengths that stand with their times in one wording."""

    def read(self) -> Iterator[Stretch]:
        """All lengths with both their times."""
        readers: tuple[tuple[str, Callable[[Match], Stretch | None]], ...] = (
            ("after", self._after),
            ("before", self._before),
            ("lasting", self._lasting),
            ("anniversary", self._anniversary),
            ("jubilee", self._jubilee),
            ("old", self._old),
            ("across", self._across),
            ("later", self._later),
        )
        for name, reader in readers:
            for match in self._found[name]:
                excused = self._is_excused(token_range(self._article, match.span))
                excused = excused or self._article.quoted(match.span) is not None
                if stretch := None if excused else reader(match):
                    yield stretch
        yield from filter(None, map(self._leaning, self._article.times))

    # Each wording.

    def _after(self, match: Match) -> Stretch | None:
        return self._beside(match, forward=True)

    def _before(self, match: Match) -> Stretch | None:
        return self._beside(match, forward=False)

    def _beside(self, match: Match, *, forward: bool) -> Stretch | None:
        """A length from a time, and the time beside them; publication where it says "still"."""
        length, times = self._length(match), self._times_in(match)
        first, stop = token_range(self._article, match.span)
        if length is None or len(times) != 1 or "," in self._words(length.stop, times[0].first):
            return None
        other = self._times.beside(first, stop) or self._times.at_end(first, stop)
        if other is None:
            others = self._others(match)
            recent = any(not self._times.is_past(time, MONTH) for time in others)
            alone = len(others) == 1 and recent
            cue = "" if alone else "present"
            return self._now(match, length, times[0], cue) if forward else None
        start, end = (times[0], other) if forward else (other, times[0])
        years = (is_year(start.days), is_year(end.days), length.unit == "year")
        most = end.days[0].year - start.days[0].year
        above = all(years) and length.low is not None and length.low > max(most, 0)
        return Stretch(length, start.days, end.days, (start.place, end.place), counted=above)

    def _lasting(self, match: Match) -> Stretch | None:
        length, times = self._length(match), self._times_in(match)
        others = [time for time in self._others(match) if self._times.is_past(time, MONTH)]
        if length is None or len(times) != 1 or others:
            return None
        return self._now(match, length, times[0])

    def _anniversary(self, match: Match) -> Stretch | None:
        times = self._times_in(match)
        number = self._figure(match)
        if number is None or len(times) != 1:
            return None
        marked = "," in self._words(number.stop, times[0].first)
        if marked and "," not in match.pattern.text:
            return None
        return self._anniversary_of(match, number, times[0])

    def _jubilee(self, match: Match) -> Stretch | None:
        """An anniversary whose origin stands in the same sentence or the next."""
        number = self._figure(match)
        first, stop = self._article.sentence_at(match.span.start)
        stop = self._article.sentence_of(min(stop, len(self._article.tokens.words) - 1))[1]
        origins = [
            time
            for origin in self._found["origin"]
            if first <= token_range(self._article, origin.span)[0] < stop
            for time in self._times_in(origin)
        ]
        if number is None or len(origins) != 1:
            return None
        return self._anniversary_of(match, number, origins[0])

    def _anniversary_of(self, match: Match, number: Length, origin: Time) -> Stretch | None:
        """Years are counted, not days; near the turn of a year its neighbour will do."""
        others = [time for time in self._others(match) if time.first != origin.first]
        anchor = self._article.anchor
        ahead = anchor is not None and others and others[0].days[0].year > anchor.year
        if others and (ahead or self._times.is_past(others[0], MONTH)):
            end = others[0].days
            since, until = end[0].year, end[1].year
        elif anchor is not None and (others or self._says(match, "present")):
            end = anchor, anchor
            since = anchor.year - (anchor.month <= TURN)
            until = anchor.year + (anchor.month > 12 - TURN or self._says(match, "coming"))
        else:
            return None
        year = origin.days[0].year
        fits = number.low is not None and since - year <= number.low <= until - year
        if fits or len(others) > 1 or since < year or origin.days[1].year != year:
            return None
        places = (origin.place, *(time.place for time in others))
        return Stretch(number, origin.days, end, places, counted=True)

    def _old(self, match: Match) -> Stretch | None:
        number, times = self._length(match) or self._figure(match), self._times_in(match)
        if (
            number is None
            or len(times) != 1
            or any(self._times.is_past(time, YEAR) for time in self._others(match))
        ):
            return None
        if number.low is None:
            return None
        grown = msgspec.structs.replace(number, high=number.low + 1)
        return self._now(match, grown, times[0])

    def _across(self, match: Match) -> Stretch | None:
        length, times = self._length(match) or self._figure(match), self._times_in(match)
        if length is None or self._others(match):
            return None
        if len(times) == 1:
            first, last = times[0].days
            years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
            start, end = (whole_year(d.year) if years else (d, d) for d in (first, last))
            return Stretch(length, start, end, (times[0].place, times[0].place))
        if len(times) != 2:
            return None
        one, two = times
        return Stretch(length, one.days, two.days, (one.place, two.place))

    def _later(self, match: Match) -> Stretch | None:
        """A length that is no time by itself: "a decade and a half later, in 2015"."""
        length, times = self._length(match), self._times_in(match)
        if length is None or len(times) != 1:
            return None
        leaning = (t for t in self._article.times if t.first < length.stop < t.stop)
        named = None if any(leaning) else self._times.named_before(length.first)
        if named is None:
            return None
        return Stretch(length, named.days, times[0].days, (named.place, times[0].place))

    def _leaning(self, time: TimeToken) -> Stretch | None:
        """A length with its time beside it: "two weeks later, on 24 May"."""
        unit = time.parts.unit or time.pattern.unit
        if not time.pattern.by or not time.parts.unit or unit not in UNITS:
            return None
        if self._is_excused((time.first, time.stop)) or self._is_quoted(time):
            return None
        number = float(time.parts.number or 1)
        length = Length(number, number, unit, time.first, time.stop)
        leans = time.pattern.anchor == "previous"
        other = self._times.beside(time.stop if leans else time.first, time.stop)
        if other is None:
            return None
        if leans:
            return self._leaning_on(time, length, other)
        anchor = self._article.anchor
        if anchor is None or time.pattern.by > 0:
            return None
        return Stretch(length, other.days, (anchor, anchor), (other.place,))

    def _leaning_on(self, time: TimeToken, length: Length, other: Time) -> Stretch | None:
        """A length from the time that was named last."""
        named = self._times.named_before(time.first)
        if named is None:
            return None
        start, end = (named, other) if (time.pattern.by or 0) > 0 else (other, named)
        return Stretch(length, start.days, end.days, (start.place, end.place))
