"""How likely two places of an article contradict each other, by the signs that speak for it.

A check that cannot be sure from one sign adds up many. What each weighs was fitted by logistic
regression on texts that must be flagged and texts that must not, `bench/odds.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from factlint.model import Span

Signs = Mapping[str, float]
"""What is to be seen around two places, by name: 1.0 for what is so, 0.0 for what is not."""

DIGITS = 6
"""So many of the odds count: the order in which signs are added up must not tell."""


class Candidate(msgspec.Struct, frozen=True):
    """Places of an article that may contradict each other, and the signs around them."""

    places: tuple[Span, ...]
    signs: Signs


class Odds:
    """Weighs candidates; `always` is what weighs for all of them."""

    def __init__(self, always: float, weights: Mapping[str, float]) -> None:
        self.always, self.weights = always, weights

    def of(self, candidate: Candidate) -> float:
        """The log odds that a candidate is a contradiction; a sign without weight is none."""
        weight = self.weights.get
        told = sum(weight(name, 0.0) * sign for name, sign in candidate.signs.items() if sign)
        return round(self.always + told, DIGITS)
