"""Bounds and the figures beyond them, by evidence: "more than 50 dogs", and "all 46 of the dogs".

A figure is of a bound's matter by its noun, by the measure of both, or as "all 46" right behind
it; words that both sentences say count for it, and so does a final figure. Figures of another
day, place or teller, of a part, or of what may be, are not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from factlint.checks._bounding import Bound
from factlint.checks._ceilings import MESSAGE, OTHER
from factlint.checks._settled import SettledReader, is_beyond, limits
from factlint.checks._topped import ToppedReader
from factlint.extract.cues import Cues
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range

ENOUGH = 6
"""The evidence that a figure is of a bound's matter."""
REACH = 4
"""So many sentences apart the two may stand."""
OF_NOUN, OF_VERB, OF_ALL, OF_FINAL = 3, 2, 5, 2
MOST = 3
"""The words that both sentences say weigh so much at most."""
WINDOW = 24
"""So many figures on either side of a bound are looked at."""
LEAD = 8
"""So many tokens before a bare figure what it counts stands."""
FAR, FAR_AMOUNT = 1.8, 2.5
"""A figure so many times a bound is of something else; of money and measures, so many times."""


class BrokenReader:
    """Weighs the exact figures of one article against its floors and ceilings."""

    def __init__(self, settled: SettledReader, topped: ToppedReader, cues: Cues) -> None:
        self._settled, self._topped, self._ceilings = settled, topped, topped.ceilings
        self._article, self._heads, self._cues = topped.article, topped.heads, cues
        self._words = self._article.tokens.folded
        self._quantities = [q for q in self._article.quantities if not q.value.ordinal]
        self._firsts = [q.first for q in self._quantities]
        self._figured = {at for q in self._quantities for at in range(q.first, q.stop)}
        self._days = {time.first for time in self._article.times}
        self._every = frozenset(self._article.lexicon.parts.every)

    def read(self) -> Iterator[Bound]:
        """All of them."""
        for bound in self._quantities:
            low, high = limits(bound)
            if low is None and high is None:
                continue
            far = FAR if bound.value.unit is None else FAR_AMOUNT
            for other in self._near(bound):
                beyond = is_beyond(other, low, high, far=far)
                if beyond and self._weight(bound, other) >= ENOUGH:
                    places = (bound.first, bound.stop), (other.first, other.stop)
                    yield Bound(places, MESSAGE, OTHER if low is None else "the figure", "warning")
                    break

    def _near(self, bound: QuantityToken) -> Iterator[QuantityToken]:
        """The exact figures of the sentences around a bound that may be of its matter."""
        number = self._article.sentence_number
        at = bisect_left(self._firsts, bound.first)
        for other in self._quantities[max(at - WINDOW, 0) : at + WINDOW]:
            apart = abs(number(other.first) - number(bound.first))
            exact = other.value.hedge == "exact" and not other.value.vague
            if exact and 0 < apart <= REACH and other.value.unit == bound.value.unit:
                yield other

    def _weight(self, bound: QuantityToken, other: QuantityToken) -> int:
        """How much says that a figure is of a bound's matter, where nothing parts them."""
        if self._is_apart(bound, other):
            return 0
        kind = self._kind(bound, other)
        if not kind:
            return 0
        number = self._article.sentence_number
        near = abs(number(other.first) - number(bound.first)) == 1
        final = self._settled.is_final(other)
        titled = any(self._is_headline(q) for q in (bound, other))
        nouns = {self._heads.noun(q) for q in (bound, other)}
        does = [self._heads.verbs(q) - nouns for q in (bound, other)]
        verbs = does[0] & does[1]
        unlike = bound.value.unit is None and all(does) and not (verbs or titled)
        shared = self._shared(bound, other) - nouns
        told = OF_VERB * (bool(verbs) - (unlike and kind == OF_NOUN)) + min(
            len(shared - verbs), MOST
        )
        return kind + told + near + titled + OF_FINAL * final

    def _kind(self, bound: QuantityToken, other: QuantityToken) -> int:
        """How surely a figure counts or measures what a bound does."""
        if bound.value.unit is not None:
            return OF_NOUN if self._shared(bound, other) else 0
        measure = self._settled.measure(bound)
        if measure and measure in (self._settled.measure(other), self._named_before(other)):
            return OF_NOUN if self._settled.are_all(bound, other) else 0
        nouns = self._heads.noun(bound), self._heads.noun(other)
        if nouns[0] and nouns[0] in (nouns[1], self._counted_before(other)):
            return OF_NOUN
        return OF_ALL if self._is_all(bound, other) else 0

    def _named_before(self, figure: QuantityToken) -> str:
        """The measure that a bare figure is of: "those killed, 27 in number"."""
        begin = self._article.sentence_of(figure.first)[0]
        if self._heads.head(figure) is not None and not self._settled.is_final(figure):
            return ""
        named = [measure for measure, (at, _) in self._settled.named if begin <= at < figure.first]
        return named[-1] if named else ""

    def _counted_before(self, figure: QuantityToken) -> str:
        """The plural that a bare figure is of: "put the number of jobs at 934"."""
        if self._heads.head(figure) is not None:
            return ""
        begin = max(self._article.sentence_of(figure.first)[0], figure.first - LEAD)
        said = (at for at in range(figure.first - 1, begin - 1, -1) if self._heads.is_plural(at))
        return next(map(self._heads.stem, said), "")

    def _is_all(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True for "All 46 are" right behind the only number that a sentence has."""
        number, begin = self._article.sentence_number, self._article.sentence_of(other.first)[0]
        if number(other.first) - number(bound.first) != 1 or other.first - begin > 1:
            return False
        every = self._words[other.first - 1] in self._every and other.first > begin
        bare = self._heads.head(other) is None
        here = self._article.sentence_of(bound.first)
        alone = sum(here[0] <= q.first < here[1] for q in self._quantities) == 1
        return every and bare and alone

    def _shared(self, bound: QuantityToken, other: QuantityToken) -> set[str]:
        """The stems that the sentences of both say."""
        one, two = (self._stems(self._article.sentence_of(q.first)) for q in (bound, other))
        return {stem for stem in two if any(self._ceilings.are_alike(stem, each) for each in one)}

    def _stems(self, sentence: Range) -> set[str]:
        inside = (at for at in range(*sentence) if at not in self._figured)
        stems = map(self._heads.stem, inside)
        return {stem for stem in stems if stem and not stem.isdigit()}

    def _is_headline(self, figure: QuantityToken) -> bool:
        span = self._article.tokens.span(figure.first, figure.stop)
        return self._article.layout.part_of(span) == "headline"

    def _is_apart(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True for a figure of another time, place, teller or part, or of what may be."""
        here, there = (self._article.sentence_of(q.first) for q in (bound, other))
        if self._words[bound.first] in self._article.lexicon.bounding.timeless:
            return self._settled.has_rival(bound, other)
        if self._settled.is_apart(bound, other) or self._settled.has_rival(bound, other):
            return True
        away = self._settled.are_set_apart(bound, other) and not self._is_all(bound, other)
        if away or self._ceilings.is_of_years(here, there):
            return True
        one, two = self._places(here), self._places(there)
        if one and two and one.isdisjoint(two):
            return True
        final = self._settled.is_final(other)
        opened = self._open(here) ^ self._open(there)
        return (bool(opened) and not final) or self._is_part(other)

    def _places(self, sentence: Range) -> set[str]:
        """The names right behind a preposition: the Marle of "in Marle"."""
        shown, small = self._article.tokens.words, self._heads.closed.prepositions
        return {
            self._words[at]
            for at in range(sentence[0] + 1, sentence[1])
            if shown[at][0].isupper() and self._words[at - 1] in small and at not in self._days
        }

    def _open(self, sentence: Range) -> frozenset[str]:
        """The words of a sentence that say what may be."""
        said = (at for at, _ in self._cues["open"] if sentence[0] <= at < sentence[1])
        return frozenset(self._words[at] for at in said)

    def _is_part(self, figure: QuantityToken) -> bool:
        """True for "46 of them" and "a further 46"."""
        behind = self._words[figure.stop : figure.stop + 1]
        more = self._cues["besides"]
        part = bool(self._heads.closed.of.intersection(behind)) and figure.value.unit is None
        return part or any(at in (figure.first - 1, figure.first, figure.stop) for at, _ in more)
