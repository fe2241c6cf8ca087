"""Reads out of an article which lengths of time it gives, and between which times."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import msgspec

from factlint.checks._spans import UNITS, Days, Length
from factlint.checks._times import Time, Times
from factlint.extract.article import Article, Match
from factlint.extract.dates import TimeToken
from factlint.extract.slots import number_in, quantity_in, slot_of, tokens_of
from factlint.extract.tokens import Range
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import fold

Wordings = tuple[tuple[str, tuple[Pattern, ...]], ...]
FIRST_YEAR, LAST_YEAR = 1000, 2200
MONTH, YEAR = 31, 366
TURN = 2
"""In so many months at either end of a year its neighbour is near."""


class Stretch(msgspec.Struct, frozen=True):
    """A length from one time to another; the places are those of the times in the text.

    An anniversary was `counted` already, and is wrong.
    """

    length: Length
    start: Days
    end: Days
    places: tuple[Range, ...]
    counted: bool = False

    @property
    def wrong(self) -> bool:
        """True when the length does not lead from the one time to the other."""
        return self.counted or not self.length.leads(self.start, self.end)


class LengthReader:
    """Reads an article by the wordings of a rule."""

    def __init__(self, article: Article, wordings: Wordings, cues: Wordings) -> None:
        self._article = article
        self._cues = dict(cues)
        self._found = {name: list(article.find(patterns)) for name, patterns in wordings}
        self._units = {
            fold(word): unit for unit, words in article.lexicon.dates.units for word in words
        }
        self._times = Times(article)

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
        )
        for name, reader in readers:
            for match in self._found[name]:
                excused = self._is_excused(tokens_of(self._article, match.span))
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
        first, stop = tokens_of(self._article, match.span)
        if length is None or len(times) != 1 or "," in self._words(length.stop, times[0].first):
            return None
        other = self._times.beside(first, stop) or self._times.at_end(first, stop)
        if other is None:
            return self._now(match, length, times[0], "present") if forward else None
        start, end = (times[0], other) if forward else (other, times[0])
        return Stretch(length, start.days, end.days, (start.place, end.place))

    def _lasting(self, match: Match) -> Stretch | None:
        length, times = self._length(match), self._times_in(match)
        if length is None or len(times) != 1 or self._others(match):
            return None
        return self._now(match, length, times[0])

    def _anniversary(self, match: Match) -> Stretch | None:
        times = self._times_in(match)
        number = self._figure(match)
        if number is None or len(times) != 1:
            return None
        if "," in self._words(number.stop, times[0].first):
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
            if first <= tokens_of(self._article, origin.span)[0] < stop
            for time in self._times_in(origin)
        ]
        if number is None or len(origins) != 1:
            return None
        return self._anniversary_of(match, number, origins[0])

    def _anniversary_of(self, match: Match, number: Length, origin: Time) -> Stretch | None:
        """Years are counted, not days; near the turn of a year its neighbour will do."""
        others = [time for time in self._others(match) if time.first != origin.first]
        anchor = self._article.anchor
        if others and self._times.is_past(others[0], MONTH):
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
        number, times = self._figure(match), self._times_in(match)
        if (
            number is None
            or len(times) != 1
            or any(self._times.is_past(time, YEAR) for time in self._others(match))
        ):
            return None
        assert number.low is not None
        grown = msgspec.structs.replace(number, high=number.low + 1)
        return self._now(match, grown, times[0])

    def _across(self, match: Match) -> Stretch | None:
        length, times = self._length(match) or self._figure(match), self._times_in(match)
        if length is None or self._others(match):
            return None
        if len(times) == 1:
            first, last = times[0].days
            years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
            start, end = (_year(d.year) if years else (d, d) for d in (first, last))
            return Stretch(length, start, end, (times[0].place, times[0].place))
        if len(times) != 2:
            return None
        one, two = times
        return Stretch(length, one.days, two.days, (one.place, two.place))

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
        named = self._times.named_before(time)
        if named is None:
            return None
        start, end = (named, other) if (time.pattern.by or 0) > 0 else (other, named)
        return Stretch(length, start.days, end.days, (start.place, end.place))

    # What they have in common.

    def _now(self, match: Match, length: Length, since: Time, unless: str = "") -> Stretch | None:
        """A length until publication, where the sentence speaks of it."""
        anchor = self._article.anchor
        if anchor is None or since.days[0] > anchor:
            return None
        if unless and not self._says(match, unless):
            return None
        return Stretch(length, since.days, (anchor, anchor), (since.place,))

    def _length(self, match: Match) -> Length | None:
        span = slot_of(match, "length")
        if span is None:
            return None
        first, stop = tokens_of(self._article, span)
        words = [fold(word) for word in self._words(first, stop)]
        unit = next((self._units[word] for word in reversed(words) if word in self._units), "")
        if unit not in UNITS:
            return None
        if quantity := quantity_in(self._article, span):
            value = quantity.value
            if value.vague or value.hedge == "about":
                return None
            return Length(value.low, value.high, unit, first, stop)
        number = number_in(self._article, span)
        value_ = float(number.value) if number else 1.0
        return Length(value_, value_, unit, first, stop)

    def _figure(self, match: Match) -> Length | None:
        """A bare figure of years: "10th", the 120 of "120-year-old"."""
        span = slot_of(match, "age")
        number = number_in(self._article, span) if span else None
        if number is None or number.value < 1:
            return None
        years = float(number.value)
        return Length(years, years, "year", number.first, number.stop)

    def _times_in(self, match: Match) -> list[Time]:
        """The times in a wording, bare years too."""
        first, stop = tokens_of(self._article, match.span)
        found = self._times.within(first, stop)
        span = slot_of(match, "when")
        number = number_in(self._article, span) if span and not found else None
        if number and FIRST_YEAR <= number.value <= LAST_YEAR:
            found = [Time(_year(int(number.value)), number.first, number.stop)]
        return found

    def _others(self, match: Match) -> list[Time]:
        """The other times of a sentence."""
        first, stop = tokens_of(self._article, match.span)
        begin, end = self._article.sentence_of(first)
        return [*self._times.within(begin, first), *self._times.within(stop, end)]

    def _says(self, match: Match, name: str) -> bool:
        """True where the sentence of a wording says something else, too."""
        sentence = self._article.sentence_at(match.span.start)
        return self._article.says(self._cues[name], sentence)

    def _is_excused(self, place: Range) -> bool:
        cued = self._article.cued(self._cues["unless"], self._article.sentence_of(place[0]))
        return any(first < place[1] and place[0] < stop for first, stop in cued)

    def _is_quoted(self, time: TimeToken) -> bool:
        return self._article.quoted(self._article.tokens.span(time.first, time.stop)) is not None

    def _words(self, first: int, stop: int) -> list[str]:
        return self._article.tokens.words[first:stop]


def _year(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)
