"""Every length of time that an article says, whatever stands around it.

"Four-hour", "a year and a half", "nearly half a century", "the 20th anniversary", "centenary":
how long it is, as its hedge allows, and the tokens on which it is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

import msgspec

from factlint.checks._spans import UNITS, Length
from factlint.extract.article import Article
from factlint.extract.passages import times_in
from factlint.extract.quantity import NumberToken
from factlint.extract.verbs import verb_reader
from factlint.rulebook.words import fold

HYPHEN = "-"
HEDGED = 4
"""So many tokens before a length its hedge may stand."""
MOST = 1000
"""A figure of years above it is a year."""
TURNED = 5
"""A thing that turns so many years old marks it."""
ABOUT, NEARLY = 0.2, 0.2
"""So much of a length that "about" and "nearly" say may be more or missing."""
WEEK_OF_WORK, REST = 1.4, 2.0
"""So many days a day of work is, and so many more at most: "11 trading days"."""
PER = 5
"""So many tokens before "a day" the figure may stand of which it is the rate."""


class SaidLength(msgspec.Struct, frozen=True):
    """A length; `yearly` for an anniversary, `compound` for "four-hour".

    It is `old` for "ten-year-old", and of `several` for "two four-year terms", eight years in all;
    `nth` for "in its sixth week", which is between five and six.
    """

    length: Length
    yearly: bool = False
    compound: bool = False
    old: bool = False
    several: bool = False
    nth: bool = False

    @property
    def exact(self) -> bool:
        """True for a length without a hedge."""
        return self.length.low is not None and self.length.low == self.length.high


class LengthFinder:
    """Finds the lengths of an article, by words of a rule."""

    def __init__(
        self,
        article: Article,
        words: Mapping[str, frozenset[str]],
        jubilees: Mapping[str, int],
    ) -> None:
        self._article, self._words, self._jubilees = article, words, jubilees
        self._folded = article.tokens.folded
        numbers = article.lexicon.numbers
        self._articles, self._joins = frozenset(numbers.articles), frozenset(numbers.joins_scales)
        self._partitive = frozenset(numbers.partitive)
        self._shares, self._things = dict(numbers.fractions), article.grammar.listed("age-thing")
        dated = {fold(w): unit for unit, listed in article.lexicon.dates.units for w in listed}
        clock = {word: unit for unit in ("hour", "minute", "night") for word in words.get(unit, ())}
        self._verbs = verb_reader(article.grammar)
        listed = article.grammar.listed
        self._leads = listed("preposition", "be", "have", "modal") | words["for"] | words["linking"]
        self._people = listed("person-pronoun", "person-who")
        self._apart = words["working"] | words["colouring"]
        self._single = {w: unit for unit in UNITS for w in words.get(f"{unit}-long", ())}
        self._units = {w: u for w, u in (dated | clock).items() if u not in ("weekend", "quarter")}

    @cached_property
    def _by_stop(self) -> dict[int, NumberToken]:
        return {number.stop: number for number in self._article.numbers}

    @cached_property
    def _by_first(self) -> dict[int, NumberToken]:
        return {number.first: number for number in self._article.numbers}

    def read(self) -> Iterator[SaidLength]:
        """The lengths, in the order of the text."""
        told = 0
        for at, word in enumerate(self._folded):
            if at < told:
                continue
            if word in self._units:
                if said := self._counted(at) or self._going(at) or self._long(at):
                    told = said.length.stop
                    yield said
            elif word in self._words["anniversaries"] or word in self._words["turning"]:
                turning = word in self._words["turning"]
                if said := self._turned(at) if turning else self._nth(at):
                    yield said
            elif word in self._words["birthdays"]:
                said = self._nth(at)
                if said and not self._things.isdisjoint(self._before(said.length.first)):
                    yield said
            elif jubilee := self._jubilee(at):
                yield jubilee
            elif unit := self._single.get(word):
                yield SaidLength(Length(1.0, 1.0, unit, at, at + 1), compound=True)

    def _jubilee(self, at: int) -> SaidLength | None:
        """A centenary, or "their golden wedding"; the "Golden Jubilee Bridge" is a name."""
        if years := self._jubilees.get(self._folded[at]):
            return SaidLength(Length(years, years, "year", at, at + 1), yearly=True)
        named = " ".join(self._article.tokens.words[at : at + 2])
        years = self._jubilees.get(named) if named.islower() else None
        return SaidLength(Length(years, years, "year", at, at + 2), yearly=True) if years else None

    def _long(self, at: int) -> SaidLength | None:
        """The one unit of "a week-long festival"."""
        words = self._folded
        lone = words[at] in self._words["long-units"] and words[at - 1 : at] != [HYPHEN]
        if not lone or words[at + 1 : at + 2] != [HYPHEN]:
            return None
        if self._words["long"].isdisjoint(words[at + 2 : at + 3]):
            return None
        length = Length(1.0, 1.0, self._units[words[at]], at, at + 3)
        return SaidLength(length, compound=True)

    def _before(self, first: int) -> list[str]:
        return self._folded[max(0, first - 1) : first]

    def _counted(self, at: int) -> SaidLength | None:
        """The length whose unit is a token."""
        words, unit = self._folded, self._units[self._folded[at]]
        figure = self._figure(at, unit)
        if figure is None:
            return None
        (value, first), stop = figure, at + 1
        if tail := self._tail(stop):
            value, stop = value + tail[0], tail[1]
        elif rest := self._rest(stop, unit):
            value, unit = value * UNITS[unit] / UNITS[rest[1]] + rest[0], rest[1]
            stop = rest[2]
        if not value or (self._folded[at] in self._words["single"] and words[at - 1] != HYPHEN):
            return None
        low, high = self._hedged(value, first)
        if words[at - 1] in self._words["working"] and high:
            high = high * WEEK_OF_WORK + REST
        aged = words[stop : stop + 2] == [HYPHEN, *self._words["old"]]
        if aged and words[stop + 2 : stop + 3] and words[stop + 2] not in self._words["things"]:
            return None
        length, compound = Length(low, high, unit, first, stop), words[at - 1] == HYPHEN
        times = self._by_stop.get(first)
        if times and times.kind != "ordinal" and compound:
            length = length.times(float(times.value), times.first)
        return SaidLength(length, compound=compound, old=aged, several=times is not None)

    def _going(self, at: int) -> SaidLength | None:
        """The length of what is "in its sixth week": five that are over, and some of one more."""
        number, unit = self._by_stop.get(at), self._units[self._folded[at]]
        if number is None or number.kind != "ordinal" or unit in ("hour", "minute"):
            return None
        before = self._folded[max(0, number.first - 2) : number.first]
        if len(before) < 2 or not self._is_going(*before):
            return None
        over = float(number.value) - 1
        return SaidLength(Length(over, over + 1, unit, number.first, at + 1), nth=True)

    def _is_going(self, lead: str, owner: str) -> bool:
        """True for "in its", "entered its" and "into a" before a week that is not over."""
        entering = lead in self._words["entering"]
        if owner in self._articles:
            return entering
        return (entering or lead in self._leads) and owner in self._words["owning"]

    def _figure(self, at: int, unit: str) -> tuple[float, int] | None:
        """How many of a unit are meant before it, and where that begins."""
        words = self._folded
        end = at - (words[at - 1] == HYPHEN) if at else at
        if end == at and words[end - 1 : end] and words[end - 1] in self._apart:
            end -= 1  # "seventy-one dry days"
        number = self._by_stop.get(end)
        if number and number.kind == "ordinal":
            return None
        if number and number.value < MOST:
            return float(number.value), number.first
        if at and words[at - 1] in self._articles:
            return None if self._is_rate(at - 1) else self._shared(at - 1)
        if at > 1 and words[at - 1] in self._words["whole"] and words[at - 2] in self._articles:
            return 1.0, at - 2
        if end and words[end - 1] in self._shares and unit in ("decade", "century"):
            return self._shares[words[end - 1]], end - 1
        return None

    def _is_rate(self, at: int) -> bool:
        """True for "85,000 passengers a day": behind a figure with its noun, and no verb."""
        begin, _ = self._article.sentence_of(at)
        figure = next((n for n in range(at, max(begin, at - PER), -1) if n in self._by_stop), begin)
        number = self._by_stop.get(figure)
        if number is None or number.kind == "ordinal":
            return False
        if any(t.first <= number.first < t.stop for t in times_in(self._article, (begin, at))):
            return False
        between = self._article.tokens.words[figure:at]
        return all(
            word[0].isalnum() and fold(word) not in self._leads and not self._verbs.is_past(word)
            for word in between
        )

    def _shared(self, at: int) -> tuple[float, int]:
        """How much of "a century" is meant, as "half" before it says, and where that begins."""
        words = self._folded
        of = at - (at > 0 and words[at - 1] in self._partitive)
        number = self._by_stop.get(of)
        if number is not None:
            return (float(number.value), number.first) if number.value < 1 else (0.0, at)
        if of and words[of - 1] in self._shares:
            return self._shares[words[of - 1]], of - 1
        return 1.0, at

    def _tail(self, stop: int) -> tuple[float, int] | None:
        """What is added behind a unit, and where that ends: "and a half"."""
        words = self._folded[stop : stop + 3]
        if len(words) < 3 or words[0] not in self._joins or words[1] not in self._articles:
            return None
        share = self._shares.get(words[2])
        return (share, stop + 3) if share else None

    def _rest(self, stop: int, unit: str) -> tuple[float, str, int] | None:
        """What is added in a smaller unit, and where that ends: "and ten minutes"."""
        at = stop + (not self._joins.isdisjoint(self._folded[stop : stop + 1]))
        number = self._by_first.get(at)
        if number is None or number.kind == "ordinal":
            return None
        smaller = self._units.get("".join(self._folded[number.stop : number.stop + 1]), unit)
        value = float(number.value)
        adds = UNITS[smaller] < UNITS[unit] > value * UNITS[smaller]
        return (value, smaller, number.stop + 1) if adds else None

    def _nth(self, at: int) -> SaidLength | None:
        """The figure of "20th anniversary"; a hyphen or a word may stand between."""
        for stop in (at, at - 1):
            number = self._by_stop.get(stop)
            if number and number.kind == "ordinal" and 1 <= number.value < MOST:
                years = float(number.value)
                length = Length(years, years, "year", number.first, at + 1)
                return SaidLength(length, yearly=True)
        return None

    def _turned(self, at: int) -> SaidLength | None:
        """The figure of "turns 100", of a thing."""
        number = self._by_first.get(at + 1)
        if number is None or number.kind == "ordinal" or not TURNED <= number.value < MOST:
            return None
        years = float(number.value)
        if self._is_somebody(at):
            return None
        if self._folded[number.stop - 1 : number.stop] != self._folded[at + 1 : at + 2]:
            return None
        return SaidLength(Length(years, years, "year", at + 1, at + 2), yearly=True)

    def _is_somebody(self, at: int) -> bool:
        """True for "he turned" and "Albert Finch turned", of whom ages tell."""
        begin, _ = self._article.sentence_of(at)
        while at - 1 > begin and self._folded[at - 1] in self._leads:
            at -= 1
        before = self._article.tokens.words[max(begin, at - 1) : at]
        return any(word.istitle() or fold(word) in self._people for word in before)

    def _hedged(self, value: float, first: int) -> tuple[float | None, float | None]:
        """The least and the most that a length is, as the words before it say."""
        for size in range(HEDGED, 0, -1):
            hedge = " ".join(self._folded[max(0, first - size) : first])
            if hedge in self._words["roughly"]:
                return value * (1 - ABOUT), value * (1 + ABOUT)
            if hedge in self._words["nearly"]:
                return value * (1 - NEARLY), value
            if hedge in self._words["above"]:
                return value, None
            if hedge in self._words["below"]:
                return None, value
        return value, value
