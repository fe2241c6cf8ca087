"""What wordings of lengths have in common: the length, the times, what excuses it."""

from __future__ import annotations

import msgspec

from factlint.checks._length_text import LengthText
from factlint.checks._spans import UNITS, Days, Length, whole_year
from factlint.checks._times import Time
from factlint.extract.article import Match
from factlint.extract.dates import TimeToken
from factlint.extract.passages import token_range
from factlint.extract.quantity import NumberToken
from factlint.extract.slots import number_in, quantity_in, slot_of
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold

FIRST_YEAR, LAST_YEAR = 1000, 2200
MONTH, YEAR = 31, 366
COMPLETED = 0.4
"""So much of a year more may have passed where only completed years are counted."""


class Stretch(msgspec.Struct, frozen=True):
    """A length from one time to another; the places are those of the times in the text.

    An anniversary was `counted` already, and is wrong.
    """

    length: Length
    start: Days
    end: Days
    places: tuple[Range, ...]
    counted: bool = False
    apart: tuple[float, float] | None = None
    """How many days lie between times that are no days."""
    framed: bool = False
    """What is told began at the one time and ended at the other, whatever goes on."""

    @property
    def wrong(self) -> bool:
        """True when the length does not lead from the one time to the other."""
        return self.counted or not self.length.leads(self.start, self.end)


class LengthWords:
    """An article with the wordings of a rule that stand in it."""

    def __init__(self, text: LengthText) -> None:
        self._article, self._cues, self._found = text.article, text.cues, text.found
        self._times = text.times
        article = text.article
        self._units = {
            fold(word): unit for unit, words in article.lexicon.dates.units for word in words
        }
        self._shares = dict(article.lexicon.numbers.fractions)
        self._partitive = frozenset(article.lexicon.numbers.partitive)

    def _now(self, match: Match, length: Length, since: Time, unless: str = "") -> Stretch | None:
        """A length until publication, where the sentence speaks of it."""
        anchor = self._article.anchor
        if anchor is None or since.days[0] > anchor:
            return None
        if unless and not self._says(match, unless):
            return None
        if length.unit == "year" and length.high is not None:
            length = msgspec.structs.replace(length, high=length.high + COMPLETED)
        return Stretch(length, since.days, (anchor, anchor), (since.place,))

    def _length(self, match: Match) -> Length | None:
        span = slot_of(match, "length")
        if span is None:
            return None
        first, stop = token_range(self._article, span)
        words = self._words(first, stop)
        unit = next((self._units[word] for word in reversed(words) if word in self._units), "")
        share, first = self._shared(first)
        if unit not in UNITS or share is None:
            return None
        if share < 1:
            return Length(share, share, unit, first, stop)
        whole = self._shares.keys().isdisjoint(words)
        if whole and (quantity := quantity_in(self._article, span)):
            value = quantity.value
            if value.vague or value.hedge == "about":
                return None
            return Length(value.low, value.high, unit, first, stop)
        value_ = self._count(words, number_in(self._article, span))
        return Length(value_, value_, unit, first, stop)

    def _shared(self, first: int) -> tuple[float | None, int]:
        """Which share of a length is meant, as "half" before it says, and where that begins."""
        at = first - 1
        at -= at > 0 and self._article.tokens.folded[at] in self._partitive
        share = self._shares.get(self._article.tokens.folded[at]) if at >= 0 else None
        if share is None:
            return 1.0, first
        counted = any(n.first <= at - 1 < n.stop for n in self._article.numbers)
        return (None, first) if counted else (share, at)

    def _count(self, words: list[str], number: NumberToken | None) -> float:
        """How many: "half a century", "a decade and a half"."""
        share = next((at for at, word in enumerate(words) if word in self._shares), None)
        if share is None:
            return float(number.value) if number else 1.0
        part = self._shares[words[share]]
        if number and number.value < 1:
            part = float(number.value)
        elif number:
            return float(number.value)
        return part + any(word in self._units for word in words[:share] if word != words[share])

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
        first, stop = token_range(self._article, match.span)
        found = self._times.within(first, stop)
        span = slot_of(match, "when")
        number = number_in(self._article, span) if span and not found else None
        if number and FIRST_YEAR <= number.value <= LAST_YEAR:
            found = [Time(whole_year(int(number.value)), number.first, number.stop)]
        return found

    def _others(self, match: Match) -> list[Time]:
        """The other times of a sentence."""
        first, stop = token_range(self._article, match.span)
        begin, end = self._article.sentence_of(first)
        return [*self._times.within(begin, first), *self._times.within(stop, end)]

    def _says(self, match: Match, name: str) -> bool:
        """True where the sentence of a wording says something else, too."""
        sentence = self._article.sentence_at(match.span.start)
        return self._article.says(self._cues[name], sentence)

    def _is_excused(self, place: Range) -> bool:
        cued = self._article.cued(self._cues["unless"], self._article.sentence_of(place[0]))
        return any(first < place[1] and place[0] < stop for first, stop in cued)

    def _resumes(self, at: int) -> bool:
        """True for "it ended" and "he left" at a token, which go on with what was told."""
        going = self._article.grammar.listed("person-other")
        return not going.isdisjoint(self._words(at, at + 1))

    def _is_quoted(self, time: TimeToken) -> bool:
        return self._article.quoted(self._article.tokens.span(time.first, time.stop)) is not None

    def _words(self, first: int, stop: int) -> list[str]:
        return self._article.tokens.folded[first:stop]
