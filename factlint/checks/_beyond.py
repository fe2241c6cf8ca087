"""Bounds and the figures beyond them, by evidence: "more than 50 dogs", and "all 46 of the dogs".

A figure is of a bound's matter by its noun, by the measure of both, by what it is measured in, or
as "all 46" right behind it. Words that both sentences say count for it, and so do a final figure,
an extreme one ("the heaviest fine"), and a definite article; another place or teller, and that
only one of the two is told as done, count against it.
"""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._bound_apart import WINDOW, ApartReader, is_beyond
from factlint.checks._bound_text import BoundText, limits
from factlint.checks._bounding import Bound
from factlint.checks._same_matter import SPANS
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range

MESSAGE = "{} here, but the article has {}. Which bound?"
ABOVE, OTHER = "the figure above it", "the figure"
ENOUGH = 6
"""The evidence that a figure is of a bound's matter."""
REACH = 4
"""So many sentences apart the two may stand."""
OF_MEASURE, OF_NOUN, OF_MATTER, OF_ALL = 4, 3, 2, 5
OF_VERB, OF_FINAL, OF_EXTREME, OF_ONE, OF_ARTICLE, KEPT = 2, 2, 3, 2, 2, 2
MOST = 3
"""The words that both sentences say weigh so much at most."""
UNLIKE, ELSEWHERE, NARROW, ANOTHERS, OPENED = 3, 4, 3, 1, 5
"""What parts two weighs so much."""
CLOSE = 1.5
"""A figure that is not so many times a bound is close to it."""
CLAUSE = 3
"""So many words of a clause behind a noun may go back to what was told."""
_MARKS = (",", ";", ":", "–", "—", "(")
_ENDS = (*_MARKS, ".", ")")
LEAD = 8
"""So many tokens before a bare figure what it counts stands."""


class BeyondReader:
    """Weighs the exact figures of one article against its floors and ceilings."""

    def __init__(self, text: BoundText, apart: ApartReader) -> None:
        self._text, self._apart, self._heads = text, apart, text.heads
        self._article, self._words = text.article, text.words
        self._every = frozenset(self._article.lexicon.parts.every)
        numbers = self._article.lexicon.numbers.words
        self._one = frozenset(word for word, number in numbers if number == 1)
        counting = self._article.lexicon.bounding.counting
        self._counting = frozenset(self._heads.stem_of(word) for word in counting)
        self._back = self._article.grammar.listed("person-other")

    def read(self) -> Iterator[Bound]:
        """All of them."""
        for bound in self._text.figures:
            low, high = limits(bound)
            if (low is None and high is None) or self._is_during(bound):
                continue
            for other in self._near(bound):
                if is_beyond(other, low, high) and self._weight(bound, other) >= ENOUGH:
                    places = (bound.first, bound.stop), (other.first, other.stop)
                    yield Bound(places, MESSAGE, ABOVE if low is None else OTHER, "warning")
                    break

    def _is_during(self, bound: QuantityToken) -> bool:
        """True for "stole it over seven years", not for "was there for over seven years"."""
        spanning = self._words[bound.first] in self._article.lexicon.bounding.spanning
        timed = spanning and bound.value.unit in SPANS
        return timed and self._words[bound.first - 1] not in self._heads.closed.every

    def _near(self, bound: QuantityToken) -> Iterator[QuantityToken]:
        """The exact figures of the sentences around a bound that may be of its matter."""
        hedges = ("exact",) if limits(bound)[1] is None else ("exact", "at_least", "more_than")
        for other in self._text.around(bound, WINDOW):
            apart = self._text.number(other) - self._text.number(bound)
            exact = other.value.hedge in hedges and not other.value.vague
            behind = apart or other.first >= bound.stop
            if behind and exact and abs(apart) <= REACH and other.value.unit == bound.value.unit:
                yield other

    def _weight(self, bound: QuantityToken, other: QuantityToken) -> int:
        """How much says that a figure is of a bound's matter, where nothing parts them."""
        kind = self._kind(bound, other)
        again = self._is_told_again(bound, other)
        if not kind or self._apart.is_other(bound, other, again=again):
            return 0
        weight = kind + self._told(bound, other, kind)
        timeless = self._words[bound.first] in self._article.lexicon.bounding.timeless
        if timeless:
            return weight
        if again:
            return weight - NARROW * self._apart.is_narrow(bound, other)
        return weight - self._against(bound, other, kind)

    def _told(self, bound: QuantityToken, other: QuantityToken, kind: int) -> int:
        """How much more is said of both."""
        near = abs(self._text.number(other) - self._text.number(bound)) < 2
        nouns = self._nouns(bound, other)
        verbs = self._verbs(bound, other) - nouns
        weight = near + min(len(self._shared(bound, other) - nouns - verbs), MOST)
        weight += OF_VERB * bool(verbs) + OF_FINAL * self._text.is_final(other)
        weight += any(map(self._text.is_headline, (bound, other))) + _are_close(bound, other)
        weight += KEPT * self._apart.is_kept(other)
        if self._is_extreme(bound, other):
            return weight + OF_EXTREME
        if bound.value.unit is not None and self._is_of_one(other):
            return weight + OF_ONE
        return weight + OF_ARTICLE * (kind == OF_NOUN and self._is_definite(other))

    def _against(self, bound: QuantityToken, other: QuantityToken, kind: int) -> int:
        """How much speaks against one matter."""
        nouns = self._nouns(bound, other)
        verbs = self._verbs(bound, other) - nouns
        titled = any(map(self._text.is_headline, (bound, other)))
        told = ANOTHERS * self._apart.are_told_apart(bound, other)
        settled = self._text.is_final(other) or self._apart.is_kept(other)
        least = limits(bound)[1] is None and self._is_extreme(bound, other)
        if not (settled or least) and self._apart.is_opened(*self._clauses(bound, other)):
            told += OPENED
        if kind != OF_ALL and not self._is_definite(other):
            told += ELSEWHERE * self._apart.are_set_apart(bound, other)
        if not self._text.is_final(other):
            told += NARROW * self._apart.is_narrow(bound, other)
        told += NARROW * (self._is_picked(other) and not verbs)
        does = [self._does(q, nouns) for q in (bound, other)]
        named = kind == OF_NOUN and bound.value.unit is None and bool(self._heads.noun(other))
        unlike = named and all(does) and not (titled or verbs or self._is_definite(other))
        return told + UNLIKE * unlike

    def _does(self, figure: QuantityToken, nouns: frozenset[str]) -> set[str]:
        """The verbs of a figure, or else what stands around it; "counted 46 at" says nothing."""
        head = self._heads.head(figure)
        behind = self._words[(figure.stop if head is None else head + 1) :][:1]
        ended = not behind or behind[0] in self._heads.closed.prepositions or behind[0] in _ENDS
        verbs = self._heads.verbs(figure)
        if verbs and verbs <= self._counting and ended:
            return set()
        return verbs or self._heads.around(figure) - nouns

    def _is_picked(self, figure: QuantityToken) -> bool:
        """True for "the 46 dogs that barked", where no "them" goes back to what was told."""
        head = self._heads.head(figure)
        if head is None or not self._text.has("picked", (head + 1, head + 2)):
            return False
        return self._back.isdisjoint(self._words[head + 2 : head + 2 + CLAUSE])

    def _is_definite(self, figure: QuantityToken) -> bool:
        """True for "the 46 dogs" and "all 46 dogs", not for "in all 46"."""
        led = self._words[figure.first - 2] in self._heads.closed.prepositions
        again = self._text.cued("again", (figure.first - 1, figure.first))
        return bool(again) and not (led and self._words[figure.first - 1] in self._every)

    def _is_told_again(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True for "the 46 dogs that were taken" where a bound is of dogs that were."""
        return self._is_definite(other) and bool(
            self._verbs(bound, other) - self._nouns(bound, other)
        )

    def _is_of_one(self, figure: QuantityToken) -> bool:
        """True for a figure of one of several: "one man"."""
        begin = max(self._text.sentence(figure)[0], figure.first - LEAD * 2)
        return not self._one.isdisjoint(self._words[begin : figure.first])

    def _nouns(self, *figures: QuantityToken) -> frozenset[str]:
        return self._text.alike(self._heads.noun(q) for q in figures)

    def _verbs(self, *figures: QuantityToken) -> frozenset[str]:
        """The verb of one figure that the words around the other say, too."""
        one, two = (self._text.alike(self._heads.verbs(q)) for q in figures)
        here, there = map(self._around, figures)
        return (one & there) | (two & here)

    def _around(self, figure: QuantityToken) -> frozenset[str]:
        """What stands around a figure, and in the phrase of its noun."""
        head = self._heads.head(figure)
        phrase = self._text.stems((figure.stop, head + 1)) if head is not None else frozenset()
        return self._text.alike(self._heads.around(figure)) | phrase

    def _kind(self, bound: QuantityToken, other: QuantityToken) -> int:
        """How surely a figure counts or measures what a bound does."""
        final, extreme = self._text.is_final(other), self._is_extreme(bound, other)
        if bound.value.unit is not None:
            if self._shared(bound, other) or extreme:
                return OF_NOUN
            return OF_MATTER * (final and bound.value.unit != "%")
        measure = self._text.measure(bound)
        if measure and measure == self._text.measure(other):
            alike = self._heads.noun(bound) == self._heads.noun(other)
            return (OF_MEASURE if alike else OF_NOUN) if self._are_all(bound, other) else 0
        nouns = self._heads.noun(bound), self._heads.noun(other)
        if self._is_all(bound, other, nouns):
            return OF_ALL
        if nouns[0] and nouns[0] in (nouns[1], self._counted_before(other)):
            return OF_NOUN
        if self._are_persons(bound, other) or (
            self._apart.is_kept(other) and not self._heads.counted(other)
        ):
            return OF_NOUN
        around = self._around(other)
        same = self._text.alike(nouns[:1]) & around or (final and self._around(bound) & around)
        return OF_MATTER if same else 0

    def _are_persons(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True for "60 people" and "the 85 guests"."""
        heads = [self._heads.head(q) for q in (bound, other)]
        persons = all(at is not None and self._heads.is_person(at) for at in heads)
        same = self._is_definite(other) or bool(self._verbs(bound, other))
        return persons and same and any(map(self._text.is_whole, (bound, other)))

    def _are_all(self, *figures: QuantityToken) -> bool:
        """True for figures of the same persons, or of all: not of children and of people."""
        nouns = {self._heads.noun(q) for q in figures}
        return len(nouns) == 1 or all(map(self._text.is_whole, figures))

    def _counted_before(self, figure: QuantityToken) -> str:
        """The plural that a bare figure is of: "put the number of jobs at 934"."""
        if self._heads.head(figure) is not None:
            return ""
        begin = max(self._text.sentence(figure)[0], figure.first - LEAD)
        said = (at for at in range(figure.first - 1, begin - 1, -1) if self._heads.is_plural(at))
        return next(filter(None, map(self._heads.stem, said)), "")

    def _is_all(self, bound: QuantityToken, other: QuantityToken, nouns: tuple[str, str]) -> bool:
        """True for "All 46 are" right behind the only number that a sentence has."""
        begin = self._text.sentence(other)[0]
        if self._text.number(other) - self._text.number(bound) != 1 or other.first - begin != 1:
            return False
        every = self._words[begin] in self._every
        alone = len(self._text.between(*self._text.sentence(bound))) == 1
        same = nouns[0] == nouns[1] and not self._apart.are_set_apart(bound, other)
        return every and alone and (self._heads.head(other) is None or same)

    def _is_extreme(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True for "the heaviest fine" above a ceiling, and for "the smallest" below a floor."""
        use = "most" if limits(bound)[1] is not None else "least"
        said = self._text.extreme(use, other)
        return said is not None and (
            not said or bool(said & self._text.stems(self._text.sentence(bound)))
        )

    def _shared(self, bound: QuantityToken, other: QuantityToken) -> frozenset[str]:
        """The stems that the sentences of both say, or the clauses of both."""
        here, there = self._clauses(bound, other)
        return self._text.stems(here) & self._text.stems(there)

    def _clauses(self, bound: QuantityToken, other: QuantityToken) -> tuple[Range, Range]:
        """The sentences of two figures, or one on either side of the last mark between them."""
        here, there = self._text.sentence(bound), self._text.sentence(other)
        if here != there:
            return here, there
        marks = (at for at in range(other.first, bound.stop, -1) if self._words[at] in _MARKS)
        cut = next(marks, other.first)
        return (here[0], cut), (cut, here[1])


def _are_close(bound: QuantityToken, other: QuantityToken) -> bool:
    """True for figures of one size."""
    ends = sorted(float(q.value.value or q.value.high or q.value.low or 0) for q in (bound, other))
    return ends[1] <= CLOSE * ends[0]
