"""Bounds and the figures beyond them, by evidence: "more than 50 dogs", and "all 46 of the dogs".

A figure is of a bound's matter by its noun, by the measure of both, by what it is measured in, or
as "all 46" right behind it. Words that both sentences say count for it, and so do a final figure,
an extreme one ("the heaviest fine"), and a definite article; another place or teller, and that
only one of the two is told as done, count against it.
"""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._beyond_signs import ODDS, BeyondSigns, are_close
from factlint.checks._bound_apart import ApartReader
from factlint.checks._bound_rivals import WINDOW, is_beyond
from factlint.checks._bound_shared import OF_ALL, OF_NOUN, SharedReader
from factlint.checks._bound_text import LEAD, MARKS, BoundText, limits
from factlint.checks._bounding import Bound
from factlint.checks._odds import Signs
from factlint.checks._same_matter import SPANS
from factlint.extract.quantity import QuantityToken

MESSAGE = "{} here, but the article has {}. Which bound?"
ABOVE, OTHER = "the figure above it", "the figure"
ENOUGH = 6
"""The evidence that a figure is of a bound's matter."""
REACH = 4
"""So many sentences apart the two may stand."""
OF_VERB, OF_FINAL, OF_EXTREME, OF_ONE, OF_ARTICLE, KEPT = 2, 2, 3, 2, 2, 2
MOST = 3
"""The words that both sentences say weigh so much at most."""
UNLIKE, ELSEWHERE, NARROW, ANOTHERS, OPENED = 3, 4, 3, 1, 5
"""What parts two weighs so much."""


class BeyondReader:
    """Weighs the exact figures of one article against its floors and ceilings."""

    def __init__(self, text: BoundText, apart: ApartReader) -> None:
        self._text, self._apart, self._heads = text, apart, text.heads
        self._article, self._words = text.article, text.words
        self._matter = SharedReader(text, apart)
        self._signs = BeyondSigns(text, apart, self._matter)
        numbers = self._article.lexicon.numbers.words
        self._one = frozenset(word for word, number in numbers if number == 1)
        listed = self._article.grammar.listed
        self._back, self._kin = listed("person-other"), listed("kin")
        self._theirs = self._back & listed("article-the")
        self._others = self._back - listed("that")

    def read(self) -> Iterator[Bound]:
        """All of them."""
        for bound in (*self._text.figures, *self._text.shares.values(), *self._text.caps):
            low, high = limits(bound)
            if (low is None and high is None) or self._is_during(bound):
                continue
            for other in self._near(bound):
                if is_beyond(other, low, high) and self._is_of_matter(bound, other):
                    places = (bound.first, bound.stop), (other.first, other.stop)
                    yield Bound(places, MESSAGE, ABOVE if low is None else OTHER, "warning")
                    break

    def _is_of_matter(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True for a figure that is surely, or likely, one of what a bound is of."""
        kind = self._matter.kind(bound, other)
        if not (kind or self._matter.is_linked(bound, other)):
            return False
        excused = self._text.has("beyond", self._text.sentence(other))
        if self._apart.are_of_sides(bound, other) or (bound in self._text.caps and excused):
            return False
        again = self._is_told_again(bound, other)
        guarded: Signs = {
            "of-another": self._is_of_another(bound, other, kind),
            "apart": self._apart.is_other(bound, other, again=again),
        }
        likely = ODDS.of(self._signs.candidate(bound, other, kind, guarded)) > 0
        sure = kind and bound not in self._text.caps and not any(guarded.values())
        return likely or bool(sure and self._weight(bound, other, kind, again=again) >= ENOUGH)

    def _is_during(self, bound: QuantityToken) -> bool:
        """True for "stole it over seven years", not for "was there for over seven years"."""
        spanning = self._words[bound.first] in self._article.lexicon.bounding.spanning
        timed = spanning and bound.value.unit in SPANS
        return timed and self._words[bound.first - 1] not in self._heads.closed.every

    def _near(self, bound: QuantityToken) -> Iterator[QuantityToken]:
        """The exact figures of the sentences around a bound that may be of its matter."""
        high = limits(bound)[1] is not None
        hedges = ("exact", "range", "at_least", "more_than") if high else ("exact", "range")
        for other in self._text.around(bound, WINDOW):
            apart = self._text.number(other) - self._text.number(bound)
            exact = other.value.hedge in hedges and not other.value.vague
            behind = apart or other.first >= bound.stop or other.stop <= bound.first
            if behind and exact and abs(apart) <= REACH and other.value.unit == bound.value.unit:
                yield other

    def _weight(self, bound: QuantityToken, other: QuantityToken, kind: int, *, again: bool) -> int:
        """How much says that a figure is of a bound's matter, where nothing parts them."""
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
        nouns = self._matter.nouns(bound, other)
        verbs = self._matter.verbs(bound, other) - nouns
        weight = near + min(len(self._matter.shared(bound, other) - nouns - verbs), MOST)
        weight += OF_VERB * bool(verbs) + OF_FINAL * self._text.is_final(other)
        weight += any(map(self._text.is_headline, (bound, other))) + are_close(bound, other)
        extreme = self._matter.is_extreme(bound, other)
        taken_up = self._is_taken_up(bound, other)
        same = bound.value.unit is None or extreme or taken_up or bool(verbs)
        every = same and self._is_one_of_all(bound, other)
        weight += KEPT * (self._apart.is_kept(other) or every)
        weight += taken_up and (
            bound.value.unit is not None or self._apart.are_of_whole(bound, other)
        )
        if extreme:
            return weight + OF_EXTREME
        if bound.value.unit is not None and (
            self._is_of_one(other) or self._matter.is_of_topic(bound, other)
        ):
            return weight + OF_ONE
        return weight + OF_ARTICLE * (kind == OF_NOUN and self._matter.is_definite(other))

    def _against(self, bound: QuantityToken, other: QuantityToken, kind: int) -> int:
        """How much speaks against one matter."""
        nouns = self._matter.nouns(bound, other)
        verbs = self._matter.verbs(bound, other) - nouns
        titled = any(map(self._text.is_headline, (bound, other)))
        told = ANOTHERS * self._apart.are_told_apart(bound, other)
        settled = self._text.is_final(other) or self._apart.is_kept(other)
        extreme = self._matter.is_extreme(bound, other)
        clauses = self._signs.clauses(bound, other)
        able = bool(verbs) and self._apart.is_able(clauses[0])
        if not (settled or extreme or able) and self._apart.is_opened(*clauses):
            told += OPENED
        if kind != OF_ALL and not self._matter.is_definite(other):
            told += ELSEWHERE * self._apart.are_set_apart(bound, other)
        told += ELSEWHERE * (not verbs and self._apart.is_placed(other, bound))
        if not self._text.is_final(other):
            told += NARROW * self._apart.is_narrow(bound, other)
        told += NARROW * (self._matter.is_picked(other) and not verbs)
        does = [self._matter.does(q, nouns) for q in (bound, other)]
        named = kind == OF_NOUN and bound.value.unit is None and bool(self._heads.noun(other))
        unlike = named and all(does) and not (titled or verbs or self._matter.is_definite(other))
        return told + UNLIKE * unlike

    def _is_told_again(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True for "the 46 dogs that were taken" where a bound is of dogs that were."""
        nouns = self._matter.nouns(bound, other)
        verbs = self._matter.verbs(bound, other)
        return self._matter.is_definite(other) and bool(
            verbs - nouns or (verbs and self._text.noun(bound) != self._text.noun(other))
        )

    def _is_of_another(self, bound: QuantityToken, other: QuantityToken, kind: int) -> bool:
        """True for a figure of others: "their 19 goals", "the director's cut lasts 130 minutes".

        So it is where others are named, and where the two sentences share a verb at most.
        """
        begin = self._text.sentence(other)[0]
        if self._words[begin] in self._theirs and self._words[begin + 1] in self._kin:
            return True
        if bound.value.unit and limits(bound)[1] is None and self._matter.is_new(bound, other):
            return True
        if self._words[other.first - 1] in self._others and self._apart.are_of_others(bound, other):
            return True
        whole = self._apart.are_of_whole(bound, other)
        final = self._text.is_final(other)
        if bound.first in self._text.shares and not (whole or final):
            return not self._matter.is_definite(other)
        if not whole and (kind != OF_NOUN or bound.value.unit is None):
            return False
        if final or self._is_of_one(other) or self._matter.is_extreme(bound, other):
            return False
        if bound.value.unit and self._apart.purposes.is_for_others(bound, other):
            return True
        if self._is_taken_up(bound, other) or self._matter.is_of_topic(bound, other):
            return False
        if bound.value.unit == "%" and self._words[other.first - 1] in (*MARKS, ".", ")"):
            return False
        shared = self._matter.shared(bound, other) - self._matter.nouns(bound, other)
        return not (shared if whole else shared - self._matter.verbs(bound, other))

    def _is_one_of_all(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True for a figure that a bound for all is also for: of no other place."""
        return self._apart.is_for_all(bound) and not self._apart.are_set_apart(bound, other)

    def _is_taken_up(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True for a figure of the "it" that the next sentence begins with."""
        begin = self._text.sentence(other)[0]
        after = self._text.number(other) - self._text.number(bound) == 1
        return after and self._words[begin] in self._back - self._theirs

    def _is_of_one(self, figure: QuantityToken) -> bool:
        """True for a figure of one of several: "one man"."""
        begin = max(self._text.sentence(figure)[0], figure.first - LEAD * 2)
        return not self._one.isdisjoint(self._words[begin : figure.first])
