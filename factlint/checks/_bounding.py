"""Floors, ceilings and ranges that cannot hold, and floors that force another one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from factlint.checks._parts import closed_words
from factlint.extract.article import Article, CountToken
from factlint.extract.cues import read_cues
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range
from factlint.model import Severity
from factlint.rulebook.amounts import counted
from factlint.rulebook.words import fold

FLOORS, CEILINGS = ("at_least", "more_than"), ("at_most", "less_than")
SEVERAL = 5
REACH = 8
HOURS = 12
LEFT_OUT = ("other", "unreal", "part")


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

    def __init__(self, article: Article) -> None:
        self.article = article
        self.tokens = article.tokens
        self._closed = closed_words(article.grammar)
        self._quantities = [q for q in article.quantities if not q.value.ordinal]
        self._firsts = [q.first for q in self._quantities]
        sentences = sorted({article.sentence_of(first) for first in self._firsts})
        self._cues = read_cues(article, "bounding", sentences)
        self._whole = frozenset(article.grammar.alphabet.members(["whole"]))

    def read(self) -> Iterator[Bound]:
        """All of them."""
        if len(self._quantities) > 1:
            yield from self._downward()
            yield from self._crossed()
            yield from self._forced()
            yield from self._passed()

    def _downward(self) -> Iterator[Bound]:
        """Ranges from the higher to the lower figure: "between 40 and 25"."""
        for first, stop in self._cues["between"]:
            two = self._between(first, stop)
            if len(two) != 2 or self._said("relation", first, REACH):
                continue
            one, other = two
            low, high = one.value.value, other.value.value
            units = {one.value.unit, other.value.unit} - {None}
            hours = low is not None and low <= HOURS and not self._noun(other)
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
            if self._are_same(one, two):
                places = (one.first, one.stop), (two.first, two.stop)
                yield Bound(places, "{} and {} cannot both be. Which figure?", "the other bound")

    def _are_same(self, one: QuantityToken, two: QuantityToken) -> bool:
        """True where nothing but an "and" or "but" and one noun stands between two bounds."""
        between = [fold(word) for word in self.tokens.words[one.stop : two.first]]
        nouns = [w for w in between if w.isalpha() and w not in self._closed.every]
        if len(between) > REACH // 2 or len(nouns) > 1 or "\n" in between or "." in between:
            return False
        return not nouns or self._noun(two) in ("", nouns[0])

    def _forced(self) -> Iterator[Bound]:
        """An exact number of victims where their causes have a floor."""
        causes = {
            cause.first: (cause, stop)
            for first, stop in self._cues["causes"]
            if (cause := self._at(first)) is not None
        }
        effects: dict[Range, list[CountToken]] = defaultdict(list)
        for count in self.article.counts:
            if count.quantity.first not in causes and not self._is_left_out(count):
                effects[self.article.sentence_of(count.quantity.first)].append(count)
        for cause, stop in causes.values():
            sentence = self.article.sentence_of(cause.first)
            told = [c for c in effects.get(sentence, []) if not self._is_parted(cause, c)]
            if cause.value.hedge not in FLOORS or not told or not self._is_series(cause, sentence):
                continue
            if all(count.quantity.value.hedge == "exact" for count in told):
                places = [(count.quantity.first, count.stop) for count in told]
                places = [(first, max(first + 1, end)) for first, end in places]
                yield Bound(
                    (places[0], (cause.first, stop), *places[1:]),
                    "{} is exact, but there were {}. A floor, too?",
                    "counted here",
                    "warning",
                )

    def _is_parted(self, cause: QuantityToken, count: CountToken) -> bool:
        """True for victims of a day that stands between them and their causes."""
        first, stop = sorted((cause.first, count.quantity.first))
        return any(
            first < time.first < stop and time.value is not None and time.value.grain == "day"
            for time in self.article.times
        )

    def _is_series(self, cause: QuantityToken, sentence: Range) -> bool:
        """True for causes that are added up over time, of which none is singled out."""
        if self._has("single", sentence):
            return False
        several = (cause.value.value or 0) >= SEVERAL
        return self._has("running", sentence) or (several and self._has("perfect", sentence))

    def _passed(self) -> Iterator[Bound]:
        """A ceiling below what the article gives for the same thing."""
        counts = [count for count in self.article.counts if not self._is_left_out(count)]
        for ceiling in counts:
            high = counted(ceiling.quantity.value).high
            if ceiling.quantity.value.hedge not in CEILINGS or high is None:
                continue
            for other in counts:
                low = counted(other.quantity.value).low or 0
                if other.measure != ceiling.measure or low <= high:
                    continue
                if other.quantity.value.vague or not self._are_one(ceiling, other):
                    continue
                places = (
                    (ceiling.quantity.first, ceiling.stop),
                    (other.quantity.first, other.stop),
                )
                message = "{} here, but the article has {}. Which bound?"
                yield Bound(places, message, "the figure above it", "warning")
                break

    def _are_one(self, one: CountToken, two: CountToken) -> bool:
        """True for counts of the same: same scope, day and noun, none of them overtaken."""
        if one.scope != two.scope or self.article.as_of(one) != self.article.as_of(two):
            return False
        sentences = [self.article.sentence_of(count.quantity.first) for count in (one, two)]
        if any(self._has(use, sentence) for use in ("early", "apart") for sentence in sentences):
            return False
        days = [self._days(sentence) for sentence in sentences]
        if all(days) and days[0] != days[1]:
            return False
        nouns = [self._noun(count.quantity) for count in (one, two)]
        return nouns[0] == nouns[1] or all(self._is_whole(c.quantity) for c in (one, two))

    def _days(self, sentence: Range) -> set[str]:
        return {
            time.value.timex3
            for time in self.article.times
            if sentence[0] <= time.first < sentence[1] and time.value
        }

    def _is_left_out(self, count: CountToken) -> bool:
        left = count.implied or count.superseded or count.share or count.group is not None
        return left or count.scope in LEFT_OUT

    def _is_whole(self, quantity: QuantityToken) -> bool:
        after = self.tokens.plain[quantity.stop : quantity.stop + 1]
        return after in self._whole or not self._noun(quantity)

    def _noun(self, quantity: QuantityToken) -> str:
        """The word that follows a figure, if it is one that may be counted."""
        word = fold(self.tokens.word(quantity.stop))
        return word if word[:1].isalpha() and word not in self._closed.every else ""

    def _between(self, first: int, stop: int) -> list[QuantityToken]:
        low, high = bisect_left(self._firsts, first), bisect_left(self._firsts, stop)
        return self._quantities[low:high]

    def _at(self, first: int) -> QuantityToken | None:
        index = bisect_left(self._firsts, first)
        here = index < len(self._firsts) and self._firsts[index] == first
        return self._quantities[index] if here else None

    def _said(self, use: str, at: int, reach: int) -> bool:
        return any(at - reach <= first < at for first, _ in self._cues[use])

    def _has(self, use: str, sentence: Range) -> bool:
        return any(sentence[0] <= first < sentence[1] for first, _ in self._cues[use])
