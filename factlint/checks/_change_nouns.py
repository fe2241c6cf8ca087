"""The word for a change behind or before how much it is: "a 30 percent raise", "a fall of 40"."""

from __future__ import annotations

from factlint.checks._claim_words import Claim
from factlint.checks._claimed import ClaimReader
from factlint.checks._roles import RoleReader
from factlint.checks._two_times import TimedPair
from factlint.extract.article import Article
from factlint.extract.tokens import beginning_in

NOUN, BESIDE = 2, 3
"""So many tokens behind a change its noun stands, and its time."""


class NounReader:
    """Reads these words beside the changes of one article."""

    def __init__(self, article: Article, roles: RoleReader, claimed: ClaimReader) -> None:
        self._word, self._roles, self._claimed = article.tokens.word, roles, claimed
        self._of = claimed.heads.closed.of
        self._small = claimed.heads.closed.prepositions | self._of

    def stands(self, claim: Claim) -> bool:
        """True for "a 30 percent raise"."""
        return bool(self._stops(claim))

    def leads(self, claim: Claim) -> bool:
        """True for "a 40 percent rise in rents"."""
        return any(self._word(stop).lower() in self._small for stop in self._stops(claim))

    def end(self, claim: Claim) -> int | None:
        """Behind "a 30 percent raise" and "a fall of 30 percent"; nothing for "fell 30 percent"."""
        for stop in self._stops(claim):
            return stop
        return claim.stop if self._word(claim.first - 1).lower() in self._of else None

    def resumes(self, claim: Claim, pair: TimedPair) -> bool:
        """True for "the 20 percent rise" of what two figures are of, as far as is told."""
        at = None if claim.rate is None else self.end(claim)
        return at is not None and not self._is_of_other(at, pair)

    def _stops(self, claim: Claim) -> list[int]:
        return [stop for _, stop, _ in self._roles.ways.within((claim.stop, claim.stop + NOUN))]

    def _is_of_other(self, at: int, pair: TimedPair) -> bool:
        """True for "a 20 percent rise in fees" beside figures of donations."""
        if self._word(at).lower() not in self._small:
            return False
        timed = beginning_in(self._claimed.pairs.marks, (at, at + BESIDE))
        lasting = self._claimed.partings.lasting
        lasts = any(self._roles.cued(use, (at, at + 1)) for use in lasting)
        own = set(self._claimed.heads.governed(at))
        there = {stem for place in pair.places for stem in self._claimed.said.stems(place)}
        return bool(own) and not timed and not lasts and own.isdisjoint(there)
