"""More votes than voters, and majorities that are less than half: "a majority of the 200, 84"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.checks._bound_apart import ApartReader
from factlint.checks._bound_text import BoundText
from factlint.checks._bounding import Bound
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range

NEAR = 6
FAR = 1.8
"""So many times the voters are votes of something else."""
VOTES = "{} is more than all who may vote, {}. Which figure?"
HALF = "{} is no majority of {}. Which figure?"
OVER = "{} is no minority of {}. Which figure?"


class MajorityReader:
    """Finds the votes of one article that cannot be."""

    def __init__(self, text: BoundText, apart: ApartReader) -> None:
        self._text, self._apart, self._cues = text, apart, text.cues

    def read(self) -> Iterator[Bound]:
        """All of them."""
        yield from self._votes()
        for use, message in (("majority", HALF), ("minority", OVER)):
            for span in self._cues[use]:
                whole, part = ([*self._within(span), None, None])[:2]
                if whole and part and _is_wrong(whole, part, majority=use == "majority"):
                    yield Bound((_place(part), _place(whole)), message, "the whole")

    def _votes(self) -> Iterator[Bound]:
        """More votes than there are voters, where the article gives one number of each."""
        cast, voters = (self._told(use) for use in ("cast", "eligible"))
        if len(cast) != 1 or len(voters) != 1:
            return
        (here, votes), (there, most) = cast[0], voters[0]
        numbers = [self._text.number(held[0]) for held in (here, there)]
        near = abs(numbers[0] - numbers[1]) < NEAR
        known = self._text.stems(self._text.sentence(there[0]))
        elsewhere = bool(self._text.heads.opening(here[0]) - known)
        other = elsewhere or self._apart.are_apart(here[0], there[0])
        apart = numbers[0] != numbers[1] and other
        if near and not apart and most < votes < FAR * most:
            places = _place(*here), _place(*there)
            yield Bound(places, VOTES, "those who may vote", "warning")

    def _told(self, use: str) -> list[tuple[Sequence[QuantityToken], float]]:
        """The exact figures of some wordings, once each; votes for and against as one."""
        found: dict[float, Sequence[QuantityToken]] = {}
        for span in self._cues[use]:
            held = self._within(span)
            if any(q.value.hedge != "exact" or q.value.vague for q in held):
                return []
            if held:
                found[sum(float(q.value.value or 0) for q in held)] = held
        return [(held, total) for total, held in found.items()]

    def _within(self, span: Range) -> Sequence[QuantityToken]:
        return [q for q in self._text.between(*span) if not q.value.unit]


def _is_wrong(whole: QuantityToken, part: QuantityToken, *, majority: bool) -> bool:
    """True for a majority that is not above half, and a minority that is not below it."""
    exact = whole.value.hedge == part.value.hedge == "exact"
    all_, some = float(whole.value.value or 0), float(part.value.value or 0)
    least = 0 < some * 2 <= all_ if majority else all_ <= some * 2
    return exact and some < all_ and least


def _place(*figures: QuantityToken) -> Range:
    return figures[0].first, figures[-1].stop
