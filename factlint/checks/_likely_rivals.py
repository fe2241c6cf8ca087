"""The claims of an article and the figures near them that most likely outdo them."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._another_odds import ODDS as ANOTHER
from factlint.checks._another_signs import AnotherSigns
from factlint.checks._outdone import OutdoneReader
from factlint.checks._ranked import LARGER, Claim
from factlint.checks._ranked_figures import AGE, read_ranked
from factlint.checks._rival_figures import Figure
from factlint.checks._rival_odds import ODDS
from factlint.checks._rival_signs import RivalSigns
from factlint.extract.article import Article
from factlint.extract.passages import has_words, sentences_around
from factlint.extract.tokens import Range, beginning_in

VALUES, RIVALS = 2, 5
"""So many sentences from a claim stands its own figure; and the figure that outdoes it."""
LONG = 80
"""A sentence with more tokens is cut off."""
FULL = 24
"""A stretch with more figures is a table."""


class LikelyRivals:
    """Weighs the figures around each claim of one article."""

    def __init__(self, article: Article, outdone: OutdoneReader) -> None:
        self._article, self._outdone = article, outdone
        self._signs = RivalSigns(article, outdone)

    def read(self) -> Iterator[tuple[Range, Range]]:
        """The tokens of each claim that is likely outdone, and of what does it likeliest."""
        claims = list(self._outdone.claims.loose())
        figures = read_ranked(self._article) if claims else []
        for claim in claims:
            best, most = None, 0.0
            for value, rival in self._pairs(claim, figures):
                odds = ODDS.of(self._signs.candidate(claim, value, rival))
                if odds > most:
                    best, most = rival, odds
            if best:
                yield (claim.at, claim.stop), (best.first, best.stop)

    def others(self) -> Iterator[tuple[Range, Range]]:
        """The claims to be the first or the only one, and what tells of another."""
        signs = AnotherSigns(self._article, self._outdone)
        for claim in self._outdone.claims.single():
            own = self._outdone.around(claim)
            for part in self._parts(claim):
                if part == own or not signs.is_comparable(claim, part):
                    continue
                if ANOTHER.of(signs.candidate(claim, part)) > 0:
                    yield (claim.at, claim.stop), part
                    break

    def _parts(self, claim: Claim) -> Iterator[Range]:
        """The sentences around a claim."""
        at, stop = sentences_around(self._article, claim.at, RIVALS)
        while at < stop:
            part = self._article.sentence_of(at)
            if has_words(self._article, part):
                yield part[0], min(part[1], part[0] + LONG)
            at = part[1]

    def _pairs(self, claim: Claim, figures: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
        """A figure that may be a claim's own, and one of its kind that would be beyond it."""
        first, _ = sentences_around(self._article, claim.at, VALUES)
        _, stop = sentences_around(self._article, claim.at, RIVALS)
        near = beginning_in(figures, (first, stop))
        if len(near) > FULL:
            return
        own = beginning_in(figures, sentences_around(self._article, claim.at, VALUES))
        for value in own:
            for rival in near:
                if rival is not value and self._outdoes(claim, value, rival):
                    yield value, rival

    def _outdoes(self, claim: Claim, value: Figure, rival: Figure) -> bool:
        """True for a figure of one kind with another that is beyond it, and not far beyond."""
        measure = self._article.measures.get
        if measure(value.first) != measure(rival.first):
            return False
        kinds = {value.unit, rival.unit}
        if len(kinds) > 1 and kinds != {None, AGE} and not value.is_like(rival):
            return False
        if self._outdone.claims.is_open(claim):
            low, high = sorted((abs(value.value), abs(rival.value)))
            return low < high <= low * LARGER
        return self._outdone.claims.outdoes(claim, value, rival)
