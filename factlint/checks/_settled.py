"""Bounds that the figure which settles a matter breaks.

"More than 50 were hurt", and later "46 people were hurt in all"; "nearly 3,000 runners", and "the
final tally, 3,140 finishers"; "at least £100", and "the smallest payments, of £75".
"""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._bounding import CEILINGS, FLOORS, Bound
from factlint.checks._ceilings import MESSAGE, NEAR, OTHER
from factlint.checks._topped import ToppedReader
from factlint.extract.cues import Cues
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range
from factlint.model import Number
from factlint.rulebook.amounts import counted

FAR = 1.8
"""A figure so many times a bound is of something else."""
LEAD, BEHIND = 12, 3
"""So many tokens before a figure, and behind it, words may stand that make it the settled one."""


class SettledReader:
    """Finds the floors and ceilings that a final figure, or the smallest one, is beyond."""

    def __init__(self, topped: ToppedReader, cues: Cues) -> None:
        self._topped, self._ceilings, self._cues = topped, topped.ceilings, cues
        self._article, self._heads = topped.article, topped.heads
        self._quantities = [q for q in self._article.quantities if not q.value.ordinal]
        self._closed = self._heads.closed.every | {""}
        self._measures = self._article.measures
        named = [(use, spans) for use, spans in cues.items() if use.startswith("named ")]
        self.named = [(use.split(" ", 1)[1], span) for use, spans in named for span in spans]

    def read(self) -> Iterator[Bound]:
        """All of them."""
        final = [q for q in self._quantities if self.is_final(q)]
        least = [q for q in self._quantities if self._is_least(q)]
        for bound in self._quantities if final or least else ():
            low, high = limits(bound)
            for other in self._quantities:
                if other not in (*final, *least) or not self._may_settle(bound, other):
                    continue
                if not is_beyond(other, low, high) or self.is_apart(bound, other):
                    continue
                settled = other in final and self._is_of_same(bound, other)
                if settled or (low is not None and other in least and self._is_kind(bound, other)):
                    places = (bound.first, bound.stop), (other.first, other.stop)
                    yield Bound(places, MESSAGE, OTHER if low is None else "the figure", "warning")
                    break

    def _may_settle(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True for an exact figure in a sentence soon behind that of a bound."""
        number = self._article.sentence_number
        behind = 0 < number(other.first) - number(bound.first) < NEAR
        exact = other.value.hedge == "exact" and not other.value.vague
        return behind and exact and other.value.unit == bound.value.unit

    def is_final(self, figure: QuantityToken) -> bool:
        """True for "the final tally, 46" and "46 in all"."""
        begin, _ = self._article.sentence_of(figure.first)
        before = any(
            begin <= first
            and 0 <= figure.first - stop <= LEAD
            and not self._figured(stop, figure.first)
            for first, stop in self._cues["settled"]
        )
        return before or any(0 <= at - figure.stop <= BEHIND for at, _ in self._cues["overall"])

    def _is_least(self, figure: QuantityToken) -> bool:
        """True for "the smallest payments, of £75"."""
        return figure.value.unit is not None and any(
            0 <= figure.first - stop <= LEAD // 2 and not self._figured(stop, figure.first)
            for _, stop in self._cues["least"]
        )

    def _figured(self, first: int, stop: int) -> bool:
        return any(first <= q.first < stop for q in self._quantities)

    def is_apart(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True for a bound that was passing or claimed, and for a figure of something else."""
        here, there = (self._article.sentence_of(q.first) for q in (bound, other))
        if self._is_passing(here, there) or self._is_moved(other):
            return True
        if self._article.quoted(self._article.tokens.span(other.first, other.stop)):
            return True
        one, two = map(self._tellers, (here, there))
        if one and two and one.isdisjoint(two):
            return True
        return self._topped.is_apart(here, there)

    def _is_passing(self, here: Range, there: Range) -> bool:
        """True for a bound of a time or a claim that a figure's sentence does not repeat."""
        words = self._article.tokens.folded
        said = set(words[slice(*there)])
        return any(
            here[0] <= first < here[1] and not said.issuperset(words[first:stop])
            for first, stop in self._cues["passing"]
        )

    def _tellers(self, sentence: Range) -> set[str]:
        """The words for who says a sentence; none where a pronoun does."""
        words = (self._article.speaker(sentence, None) or "").lower().split()
        if self._article.grammar.listed("person-other").intersection(words[-1:]):
            return set()
        return set(words) - self._closed - self._heads.closed.articles

    def _is_moved(self, figure: QuantityToken) -> bool:
        """True for "fell to 46" and "46 of whom"."""
        near = max(figure.first - LEAD // 2, self._article.sentence_of(figure.first)[0])
        return any(near <= first <= figure.stop + 1 for first, _ in self._cues["moved"])

    def _is_kind(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True where the smallest is of what the sentence of a bound speaks of."""
        nouns = [
            stem
            for _, stop in self._cues["least"]
            if 0 <= other.first - stop <= LEAD // 2
            for at in (stop, stop + 1)
            if (stem := self._heads.stem(at))
        ]
        said = self._stems(self._article.sentence_of(bound.first))
        return self._are_shared(nouns, said)

    def _is_of_same(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True where a bound and a settled figure are of one matter."""
        here = self._article.sentence_of(bound.first)
        if self._ceilings.is_open(here) or self.has_rival(bound, other):
            return False
        measure = self._measures.get(bound.first)
        if measure and measure in (self._measures.get(other.first), self._measure_at(other)):
            return self.are_all(bound, other) and not self.are_set_apart(bound, other)
        around = self._heads.around(bound)
        nouns = [self._heads.noun(q) for q in (bound, other)]
        if nouns[1] and nouns[0] == nouns[1]:
            verbs = self._heads.verbs(other)
            alike = self._are_shared(self._heads.verbs(bound) - set(nouns), verbs - set(nouns))
            return (alike or self._is_all_said(other)) and not self.are_set_apart(bound, other)
        there = self._article.sentence_of(other.first)
        shared = self._are_shared({*around, nouns[0]} - {""}, self._stems(there))
        money = bound.value.unit not in (None, "%") and self._is_last(bound, other)
        return shared or (money and not nouns[1])

    def are_all(self, *figures: QuantityToken) -> bool:
        """True for figures of the same persons, or of all: not of children and of people."""
        nouns = {self._heads.noun(q) for q in figures}
        return len(nouns) == 1 or all(map(self._ceilings.is_whole, figures))

    def are_set_apart(self, *figures: QuantityToken) -> bool:
        """True for figures of two places: "from the hotel" and "from the street"."""
        one, two = map(self._heads.setting, figures)
        return bool(one and two) and one.isdisjoint(two)

    def measure(self, figure: QuantityToken) -> str:
        """What a figure counts, where that is a measure: the killed."""
        return self._measures.get(figure.first) or self._measure_at(figure)

    def _measure_at(self, figure: QuantityToken) -> str:
        """What the words of a figure's sentence refer to: "all the dead, 287 in number"."""
        first, stop = self._article.sentence_of(figure.first)
        near = (m for m, (at, _) in self.named if max(first, figure.first - BEHIND) <= at < stop)
        return next(near, "")

    def _is_all_said(self, figure: QuantityToken) -> bool:
        """True where a sentence ends with the noun of a figure."""
        head = self._heads.head(figure)
        word = self._article.tokens.word(figure.stop if head is None else head + 1)
        return not word[:1].isalnum()

    def _is_last(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True where no other figure of their unit stands between two."""
        return not any(
            bound.first < q.first < other.first and q.value.unit == bound.value.unit
            for q in self._quantities
        )

    def has_rival(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True where another figure of the same things keeps to a bound."""
        low, high = limits(bound)
        noun, measure = self._heads.noun(bound), self._measures.get(bound.first)
        if low is not None and self._have_parts(other, float(low)):
            return True
        return any(
            q not in (bound, other)
            and q.value.unit == bound.value.unit
            and q.value.hedge == "exact"
            and ((noun and self._heads.noun(q) == noun) or self._has_measure(q, measure))
            and not is_beyond(q, low, high, far=float("inf"))
            for q in self._quantities
        )

    def _have_parts(self, figure: QuantityToken, low: float) -> bool:
        """True for the 46 of "46 in Ghent and 38 in Bruges", which are above a floor together."""
        here = self._article.sentence_of(figure.first)
        inside = [q for q in self._quantities if here[0] <= q.first < here[1]]
        parts = [q for q in inside if q.value.unit == figure.value.unit]
        return len(parts) > 1 and sum(float(q.value.value or 0) for q in parts) >= low

    def _has_measure(self, figure: QuantityToken, measure: str | None) -> bool:
        return measure is not None and self._measures.get(figure.first) == measure

    def _stems(self, tokens: Range) -> set[str]:
        return {stem for at in range(*tokens) if (stem := self._heads.stem(at))}

    def _are_shared(self, ones: set[str] | list[str], others: set[str]) -> bool:
        return any(self._ceilings.are_alike(one, other) for one in ones for other in others)


def limits(bound: QuantityToken) -> tuple[Number | None, Number | None]:
    """The least and the most that a bound allows; of "nearly 3,000" the most is that."""
    value = counted(bound.value) if bound.value.unit is None else bound.value
    if value.hedge in FLOORS:
        return value.low, None
    nearly = value.hedge == "about" and value.value == value.high
    return None, value.high if value.hedge in CEILINGS or nearly else None


def is_beyond(
    figure: QuantityToken, low: Number | None, high: Number | None, far: float = FAR
) -> bool:
    """True for a figure that is below the least or above the most, and of its size."""
    value = figure.value.value
    if not value:
        return False
    below = low is not None and value < low <= float(value) * far
    return below or (high is not None and high < value <= float(high) * far)
