"""Claims of one of a set, and the others of it: "of the five bids Orr's was the lowest"."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.checks._ranked import Claim, ClaimReader, Outdone
from factlint.checks._rival_figures import Figure
from factlint.extract.article import Article
from factlint.extract.passages import passage, quantities_in, times_in
from factlint.extract.proper import ProperName, read_proper_names
from factlint.extract.tokens import Range

OPENS = 3
"""Within so many tokens of its beginning a sentence names what it is about."""


class SetReader:
    """Tells, in one article, which figures are of the others of a set."""

    def __init__(self, article: Article, words: Outdone, claims: ClaimReader) -> None:
        self._article, self._words, self._claims = article, words, claims
        self._folded = article.tokens.folded
        listed = article.grammar.listed
        self._of, self._says, self._before = map(listed, ("of", "says", "preposition"))

    def is_of_set(self, claim: Claim) -> bool:
        """True where the sentence of a claim says of how many it is: "of the four stations"."""
        begin, end = passage(self._article, (claim.at, claim.stop))
        return any(
            quantity.value.unit is None
            and (quantity.value.value or 0) > 1
            and self.is_size(quantity.first)
            for quantity in quantities_in(self._article, (begin + 2, end))
        )

    def is_size(self, at: int) -> bool:
        """True for the four of "of its four stations" and "of four bids"."""
        first = at - (self._folded[at - 1] in self._claims.definite)
        return self._folded[first - 1] in self._of

    def rows(self, claim: Claim, told: Sequence[tuple[Range, Figure]]) -> list[Figure]:
        """The figures of the lines and sentences that open with a name of the claim."""
        named = self._keys(passage(self._article, (claim.at, claim.stop)))
        if not self.is_of_set(claim):
            return []
        return [f for part, f in told if (name := self._opening(part)) and named & {*name.keys}]

    def is_peer(self, claim: Claim, rival: Figure, part: Range) -> bool:
        """True for the figure of another of the set, or of a neighbour, in a sentence about it."""
        name = self._opening(part)
        known = self._keys(passage(self._article, (claim.at, claim.stop)))
        if self._is_past(part) or self._is_planned(part):
            return False
        if self._is_neighbour(part):
            return True
        if name is None or not known.isdisjoint(name.keys) or not self.is_of_set(claim):
            return False
        return name.stop <= rival.first and not self._is_told(name.stop, rival.first)

    def is_sure(self, claim: Claim, part: Range) -> bool:
        """True for "Bow will have 412" beside a plan that is the biggest of a set."""
        open_words = self._article.grammar.listed("modal") - set(self._words.certain)
        return self.is_of_set(claim) and open_words.isdisjoint(self._folded[slice(*part)])

    def _is_past(self, part: Range) -> bool:
        """True where a sentence has a time that is not ahead: "both go into tonight's final"."""
        days = [t.value.start if t.value else None for t in times_in(self._article, part)]
        anchor = self._article.anchor
        return any(day is None or anchor is None or day < anchor for day in days)

    def _is_neighbour(self, part: Range) -> bool:
        """True for "Its neighbour rises to"."""
        begin = part[0]
        return (
            self._folded[begin] in self._claims.definite
            and self._folded[begin + 1] in self._words.peers
        )

    def _is_told(self, first: int, stop: int) -> bool:
        """True for "Ida Marsh said that it cost", but not for "asked for"."""
        told = (at for at in range(first, stop) if self._folded[at] in self._says)
        return any(self._folded[at + 1] not in self._before for at in told)

    def _is_planned(self, part: Range) -> bool:
        return not set(self._words.planned).isdisjoint(self._folded[slice(*part)])

    def _opening(self, part: Range) -> ProperName | None:
        """The name that a sentence opens with."""
        stop = min(part[1], part[0] + OPENS)
        return next((n for n in self._names if part[0] <= n.first < stop), None)

    @property
    def _names(self) -> list[ProperName]:
        return read_proper_names(self._article, openers=True)

    def _keys(self, part: Range) -> frozenset[str]:
        """The words of the names of a sentence."""
        return frozenset(
            key for name in self._names if part[0] <= name.first < part[1] for key in name.keys
        )
