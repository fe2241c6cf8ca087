"""Bounds and ranges that cannot hold by themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

import msgspec

from factlint.checks._parts import closed_words
from factlint.extract.agreeing import CEILINGS, FLOORS
from factlint.extract.article import Article
from factlint.extract.cues import Cues
from factlint.extract.passages import times_in
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range, beginning_in
from factlint.model import Severity
from factlint.rulebook.words import fold

REACH = 8
HOURS = 12


class Bound(msgspec.Struct, frozen=True):
    """What cannot hold: the token ranges it is said in, the first of them the odd one.

    The message has a place for each of them; `other` says what the others are.
    """

    places: tuple[Range, ...]
    message: str
    other: str
    severity: Severity = "error"


class BoundReader:
    """Finds the bounds of one article that cannot hold."""

    def __init__(self, article: Article, cues: Cues) -> None:
        self.tokens = article.tokens
        self._closed = closed_words(article.grammar)
        self._quantities = [q for q in article.quantities if not q.value.ordinal]
        self._article = article
        self._cues = cues

    def read(self) -> Iterator[Bound]:
        """All of them."""
        if len(self._quantities) > 1:
            yield from self._downward()
            yield from self._crossed()
            yield from self._turned()

    def _downward(self) -> Iterator[Bound]:
        """Ranges from the higher to the lower figure: "between 40 and 25"."""
        for first, stop in self._cues["between"]:
            two = self._between(first, stop)
            if len(two) != 2 or self._said("relation", first, REACH):
                continue
            one, other = two
            low, high = one.value.value, other.value.value
            units = {one.value.unit, other.value.unit} - {None}
            bare = not units and not self._noun(other)
            hours = low is not None and low <= HOURS and bare
            if low is None or high is None or low <= high or len(units) > 1 or hours:
                continue
            place = (first, max(stop, other.stop))
            yield Bound((place,), "{} runs downwards. Which figures?", "")

    def _crossed(self) -> Iterator[Bound]:
        """A floor above its own ceiling: "at least 500 but no more than 300"."""
        for one, two in pairwise(self._quantities):
            floor, ceiling = (one, two) if one.value.hedge in FLOORS else (two, one)
            if floor.value.hedge not in FLOORS or ceiling.value.hedge not in CEILINGS:
                continue
            low, high = floor.value.low, ceiling.value.high
            if low is None or high is None or low <= high or one.value.unit != two.value.unit:
                continue
            if floor.value.unit is None and high < 1 <= low:
                continue  # a share of those whom the floor tells: "of people over 65, under half"
            if self._are_same(one, two):
                places = (one.first, one.stop), (two.first, two.stop)
                yield Bound(places, "{} and {} cannot both be. Which figure?", "the other bound")

    def _turned(self) -> Iterator[Bound]:
        """A least above its most, in either order: "a low of 24C and a high of 19C"."""
        leasts = [(*end, True) for end in self._extremes("lower", FLOORS)]
        mosts = [(*end, False) for end in self._extremes("upper", CEILINGS)]
        ends = sorted((*leasts, *mosts), key=lambda end: end[1].first)
        for (at, one, told, lowest), (begin, two, also_told, also) in pairwise(ends):
            floor, ceiling = (one, two) if lowest else (two, one)
            low = floor.value.value or floor.value.low
            high = ceiling.value.value or ceiling.value.high
            units = {floor.value.unit, ceiling.value.unit} - {None}
            kind = (len(units) == 1 and units != {"%"}) or (not units and told and also_told)
            if lowest == also or not (told or also_told) or not (low and high and low > high):
                continue
            here, there = self._said_of(at, one), self._said_of(begin, two)
            alike = there <= here or here <= there
            ended = "." in self.tokens.words[one.stop : begin] and not here & there
            if kind and alike and not ended and self._are_beside(one, begin):
                places = (floor.first, floor.stop), (ceiling.first, ceiling.stop)
                yield Bound(places, "{} and {} cannot both be. Which figure?", "the other bound")

    def _extremes(self, use: str, hedges: Collection[str]) -> list[tuple[int, QuantityToken, bool]]:
        """The figures of a least or a most, where their words begin, and whether these say so."""
        said = [(first, self._between(first, stop)) for first, stop in self._cues[use]]
        cued = [(first, figures[-1], True) for first, figures in said if figures]
        known = {q.first for _, q, _ in cued}
        hedged = [q for q in self._quantities if q.value.hedge in hedges and q.first not in known]
        return [*cued, *((q.first, q, False) for q in hedged)]

    def _are_beside(self, one: QuantityToken, begin: int) -> bool:
        """True for a figure that ends close before a token, with one time between at most."""
        timed = times_in(self._article, (one.stop, begin))
        return 0 < begin - one.stop <= REACH and len(timed) < 2

    def _said_of(self, first: int, figure: QuantityToken) -> set[str]:
        """What the least or the most is of: the "fine" of "a minimum fine of 500"."""
        words = self.tokens.folded[first + 1 : figure.first]
        return {word for word in words if word.isalpha() and word not in self._closed.every}

    def _are_same(self, one: QuantityToken, two: QuantityToken) -> bool:
        """True where nothing but an "and" or "but" and one noun stands between two bounds."""
        between = self.tokens.folded[one.stop : two.first]
        nouns = [w for w in between if w.isalpha() and w not in self._closed.every]
        if len(between) > REACH // 2 or len(nouns) > 1 or "\n" in between or "." in between:
            return False
        return not nouns or self._noun(two) in ("", nouns[0])

    def _noun(self, quantity: QuantityToken) -> str:
        """The word that follows a figure, if it is one that may be counted."""
        word = fold(self.tokens.word(quantity.stop))
        return word if word[:1].isalpha() and word not in self._closed.every else ""

    def _between(self, first: int, stop: int) -> list[QuantityToken]:
        return beginning_in(self._quantities, (first, stop))

    def _said(self, use: str, at: int, reach: int) -> bool:
        return any(at - reach <= first < at for first, _ in self._cues[use])
