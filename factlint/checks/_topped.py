"""Figures above a ceiling on the same matter, whatever words either is told in."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._bounding import CEILINGS, Bound
from factlint.checks._ceilings import MESSAGE, OTHER, CeilingReader
from factlint.extract.cues import Cues
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range
from factlint.rulebook.amounts import counted

ENOUGH = 5
TOLD_ALIKE = 2
AHEAD = 2
MOST, CLOSE = 2.5, 1.7
BEFORE = 12
CLAUSE = 10


class ToppedReader:
    """Finds ceilings that a figure close by is above, by evidence.

    A near figure of the same unit counts for it, the more so with words of the ceiling's own
    sentence around it, or behind a superlative ("the heaviest") or "one" ("one manager").
    """

    def __init__(self, ceilings: CeilingReader, cues: Cues) -> None:
        self.ceilings = ceilings
        self.article = ceilings.article
        self.tokens = ceilings.tokens
        self.heads = ceilings.heads
        self._cues = cues
        self._quantities = [q for q in self.article.quantities if not q.value.ordinal]
        self._definite = self.article.grammar.listed("article-the") | frozenset(
            self.article.lexicon.parts.every
        )
        self._before = self.article.grammar.listed("time-before")
        self._one = frozenset(
            word for word, number in self.article.lexicon.numbers.words if number == 1
        )

    def read(self) -> Iterator[Bound]:
        """All of them."""
        for ceiling in self._quantities:
            high = counted(ceiling.value).high if ceiling.value.unit is None else ceiling.value.high
            if ceiling.value.hedge not in CEILINGS or not high:
                continue
            for other in self._above(ceiling, float(high)):
                if self._weight(ceiling, other, float(high)) >= ENOUGH:
                    places = (ceiling.first, ceiling.stop), (other.first, other.stop)
                    yield Bound(places, MESSAGE, OTHER, "warning")
                    break

    def _above(self, ceiling: QuantityToken, high: float) -> Iterator[QuantityToken]:
        """The figures of a ceiling's sentence and the next ones that are above it."""
        number = self.article.sentence_number
        for other in self._quantities:
            apart = number(other.first) - number(ceiling.first)
            low = float(other.value.low or 0)
            if other is ceiling or not 0 <= apart <= AHEAD or other.value.vague:
                continue
            fits = other.value.unit == ceiling.value.unit and self._counts(ceiling, other)
            exact = other.value.hedge in ("exact", "at_least", "more_than")
            if (
                exact
                and fits
                and high < low <= MOST * high
                and not self.ceilings.is_below(other, ceiling)
                and not self._is_excused(ceiling, other)
            ):
                yield other

    def _counts(self, ceiling: QuantityToken, other: QuantityToken) -> bool:
        """True for two figures with a unit, and for "the 41 people" of which a ceiling was told.

        Without its article a figure of the same noun and place counts where more is said of both.
        """
        if ceiling.value.unit not in (None, "%") or self._is_kept(other):
            return True
        if ceiling.value.unit is not None:
            return False
        heads = [self.heads.head(q) for q in (ceiling, other)]
        if self.tokens.word(other.first - 1).lower() not in self._definite:
            noun = self.heads.noun(ceiling)
            here, there = (self.heads.setting(q) for q in (ceiling, other))
            same = bool(noun) and noun == self.heads.noun(other)
            placed = not (here and there) or not here.isdisjoint(there)
            shared = self._shared(ceiling, other) - {noun}
            return same and len(shared) >= (1 if placed else TOLD_ALIKE)
        if None in heads:
            return False
        persons = all(self.heads.is_person(at) for at in heads if at is not None)
        persons = persons and self.ceilings.is_whole(other)
        return persons or self.heads.noun(ceiling) == self.heads.noun(other)

    def _weight(self, ceiling: QuantityToken, other: QuantityToken, high: float) -> int:
        """How much speaks for two figures being of one matter."""
        number = self.article.sentence_number
        near = number(other.first) - number(ceiling.first) < AHEAD
        close = float(other.value.low or 0) <= CLOSE * high
        weight = 1 + near + close + (ceiling.value.unit is not None)
        shared = len(self._shared(ceiling, other))
        weight += 2 * (ceiling.value.unit is None)
        return weight + min(shared, 2) + (shared > 0) + 2 * self._is_instance(ceiling, other)

    def _shared(self, ceiling: QuantityToken, other: QuantityToken) -> set[str]:
        """The stems around a figure that the sentence of its ceiling has, too."""
        first, stop = self.article.sentence_of(other.first)
        if first == self.article.sentence_of(ceiling.first)[0]:
            first = ceiling.stop
        figure = range(other.first, other.stop)
        there = {s for at in range(first, stop) if at not in figure and (s := self.heads.stem(at))}
        begin, end = self.article.sentence_of(ceiling.first)
        end = ceiling.stop + CLAUSE if first == ceiling.stop else end
        here = {
            s for at in range(begin, min(end, len(self.tokens.words))) if (s := self.heads.stem(at))
        }
        return {
            stem
            for stem in there
            if not stem.isdigit() and any(self.ceilings.are_alike(stem, each) for each in here)
        }

    def _is_instance(self, ceiling: QuantityToken, other: QuantityToken) -> bool:
        """True behind "the heaviest" or "one of them"."""
        first = max(self.article.sentence_of(other.first)[0], ceiling.stop, other.first - BEFORE)
        if any(first <= stop <= other.first for _, stop in self._cues["most"]):
            return True
        return any(self.tokens.word(at).lower() in self._one for at in range(first, other.first))

    def _is_excused(self, ceiling: QuantityToken, other: QuantityToken) -> bool:
        """True for what may be, and for figures of another day, place or teller."""
        sentences = [self.article.sentence_of(q.first) for q in (ceiling, other)]
        before = (sentences[1][0], other.first)
        opened = self.ceilings.is_open(sentences[0]) or self.ceilings.has("open", before)
        return (opened and not self._is_kept(other)) or self.is_apart(*sentences)

    def _is_kept(self, figure: QuantityToken) -> bool:
        """True for a figure of which it is said that it keeps to a ceiling."""
        return self.ceilings.has("kept", self.article.sentence_of(figure.first))

    def is_apart(self, one: Range, two: Range) -> bool:
        """True for figures of two sentences that are of another day, place or teller."""
        if self.ceilings.is_apart(one, two) or self.ceilings.is_of_years(one, two):
            return True
        if any(
            self.tokens.word(at).lower() in self._before
            for time in self.article.times
            if two[0] <= time.first < two[1]
            for at in range(time.first, time.stop)
        ):
            return True
        return any(self.ceilings.has(use, two) for use in ("each", "disputed"))
