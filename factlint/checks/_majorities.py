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
        here, there = cast[0], voters[0]
        votes, most = (float(q.value.value or 0) for q in (here, there))
        numbers = [self._text.number(q) for q in (here, there)]
        near = abs(numbers[0] - numbers[1]) < NEAR
        apart = numbers[0] != numbers[1] and self._apart.are_apart(here, there)
        if near and not apart and most < votes < FAR * most:
            yield Bound((_place(here), _place(there)), VOTES, "those who may vote", "warning")

    def _told(self, use: str) -> list[QuantityToken]:
        """The exact figures of some wordings, once each."""
        found = {q.value.value: q for span in self._cues[use] for q in self._within(span)}
        exact = all(q.value.hedge == "exact" and not q.value.vague for q in found.values())
        return list(found.values()) if exact else []

    def _within(self, span: Range) -> Sequence[QuantityToken]:
        return [q for q in self._text.between(*span) if not q.value.unit]


def _is_wrong(whole: QuantityToken, part: QuantityToken, *, majority: bool) -> bool:
    """True for a majority that is not above half, and a minority that is not below it."""
    exact = whole.value.hedge == part.value.hedge == "exact"
    all_, some = float(whole.value.value or 0), float(part.value.value or 0)
    least = 0 < some * 2 <= all_ if majority else all_ <= some * 2
    return exact and some < all_ and least


def _place(figure: QuantityToken) -> Range:
    return figure.first, figure.stop
