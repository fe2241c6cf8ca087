"""Wholes and the parts above them, by evidence: "the 12-member jury", and "13 jurors".

A whole is the size in a compound ("a 52-seat coach"), what a place holds, those who may vote, or
any number of several things; a part is "all 61 passengers", "seventy of them", the votes of both
sides, or the greatest item of a total. What it is likely to be is weighed by fitted weights.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from factlint.checks._bound_apart import ApartReader
from factlint.checks._bound_rivals import FAR
from factlint.checks._bound_text import BoundText
from factlint.checks._bound_whole_signs import COUNT, ODDS, SIZE, Place, WholeSigns
from factlint.checks._bounding import Bound
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range, beginning_in
from factlint.model import Quantity

MESSAGE = "{} here, but there are only {}. Which figure?"
REACH = 3
"""So many sentences apart a whole and its part may stand."""
BESIDE = 30
"""So many figures before and behind a whole its part may stand."""
PLAIN, VOTES = "plain", "votes"
HELD = ("limit crowd", "limit seats", "holding", "eligible")
"""The words that give a number of all there are."""
TOLD = ("told crowd", "told seats", "cast")
HEDGES = ("exact", "about", "at_least", "more_than")
APART = (PLAIN, "of-other")
"""What may be a part of no mere number."""
BACK = ("pronoun", "refer")
AFTER = 6
"""So many tokens behind "of these" a part stands."""
JOINT = "-"
"""Joins a number to what it is the size of."""


class WholeReader:
    """Weighs the figures of one article against the numbers of all that there are."""

    def __init__(self, text: BoundText, apart: ApartReader) -> None:
        self._text, self._apart = text, apart
        self._words, self._of = text.words, text.heads.closed.of
        self._every = frozenset(text.article.lexicon.parts.every)
        self._numbers = sorted(text.article.numbers, key=lambda number: number.first)
        self._units = {word for row in text.article.lexicon.bounding.units for word in row}
        self._signs = WholeSigns(text, apart)

    def read(self) -> Iterator[Bound]:
        """All of them."""
        parts = self._parts()
        firsts = [part.figure.first for part in parts]
        for whole in self._wholes():
            at = bisect_left(firsts, whole.figure.first)
            for part in parts[max(0, at - BESIDE) : at + BESIDE]:
                if self._is_likely(part, whole):
                    places = _place(part.figure), _place(whole.figure)
                    yield Bound(places, MESSAGE, "the whole", "warning")
                    break

    def _is_likely(self, part: Place, whole: Place) -> bool:
        """True for a part near a whole that it is above, by all that is to be seen of both."""
        number = self._text.number
        near = abs(number(part.figure) - number(whole.figure)) <= REACH
        if not near or not self._is_above(part, whole):
            return False
        return ODDS.of(self._signs.candidate(whole, part)) > 0

    def _is_above(self, part: Place, whole: Place) -> bool:
        """True for a part that is more than a whole, and of its size."""
        one, two = part.figure, whole.figure
        overlap = one.first < two.stop and two.first < one.stop
        if overlap or (whole.how == COUNT and (part.how in APART or one.first < two.first)):
            return False
        if whole.how == COUNT and not self._signs.may_be_of(two, one):
            return False
        units = one.value.unit == two.value.unit or (
            one.value.unit is None and whole.how == COUNT and two.value.unit not in (None, "%")
        )
        more, all_ = (float(q.value.value or q.value.low or 0) for q in (one, two))
        return units and 1 < all_ < more <= FAR * all_

    def _wholes(self) -> list[Place]:
        """The figures that may be of all there are, what is said to be so first."""
        sizes = (q for q in self._text.sizes if self._words[q.stop + 1] not in self._units)
        found = {q.first: Place(q, SIZE) for q in sizes}
        for use in HELD:
            for span in self._text.cues[use]:
                for q in self._text.between(*span)[-1:]:
                    found.setdefault(q.first, Place(q, use.split()[-1]))
        for q in self._text.figures:
            if q.value.hedge in ("exact", "at_most", "less_than") and not q.value.vague:
                found.setdefault(q.first, Place(q, SIZE if self._is_size(q) else COUNT))
        return [found[at] for at in sorted(found)]

    def _is_size(self, figure: QuantityToken) -> bool:
        """True for the 60 of "the 60-room hotel"."""
        return figure.value.unit is None and (
            self._words[figure.stop] == JOINT and self._words[figure.stop + 1] not in self._units
        )

    def _parts(self) -> list[Place]:
        """The figures that may be of some of them."""
        found = {q.first: Place(q, VOTES) for q in self._votes()}
        inside = {at for place in found.values() for at in range(*_place(place.figure))}
        told = {q.first for use in TOLD for s in self._text.cues[use] for q in self._within(s)}
        for q in self._text.figures:
            if q.first in inside or self._is_size(q):
                continue
            if q.value.hedge in HEDGES and not q.value.vague:
                found.setdefault(q.first, Place(q, self._how(q, told)))
        return [found[at] for at in sorted(found)]

    def _how(self, figure: QuantityToken, told: set[int]) -> str:
        """What shows a figure to be of some."""
        if self._words[figure.stop] in self._of and figure.value.unit is None:
            back = any(self._text.has(use, (figure.stop, figure.stop + 1)) for use in BACK)
            return "of" if back and self._text.whole(figure) is None else "of-other"
        first = self._text.sentence(figure)[0]
        begin = max(first, figure.first - AFTER)
        if self._text.has("pronoun", (first, first + 1)):
            return "these"
        for use in ("pronoun", "refer", "amount"):
            if self._text.has(use, (begin, figure.first)):
                return "behind"
        if self._text.extreme("most", figure) is not None:
            return "most"
        if self._words[figure.first - 1] in self._every:
            return "every"
        return "told" if figure.first in told else PLAIN

    def _within(self, span: Range) -> list[QuantityToken]:
        return [q for q in self._text.between(*span) if q.value.unit is None]

    def _votes(self) -> Iterator[QuantityToken]:
        """The votes of both sides, as one figure."""
        scores = {each.first: each.stop for each in self._text.article.excluded}
        for first, stop in self._text.cues["ballot"]:
            held = beginning_in(self._numbers, (first, max(stop, scores.get(stop - 1, stop))))
            if len(held) == 2 and all(float(n.value) >= 1 for n in held):
                total = held[0].value + held[1].value
                value = Quantity(total, total, total)
                yield QuantityToken(held[0].first, held[1].stop, value, held[0].first)


def _place(figure: QuantityToken) -> Range:
    return figure.first, figure.stop
