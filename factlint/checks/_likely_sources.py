"""Plurals of sources and the one that they likely stand for, by fitted weights."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._source_odds import ODDS
from factlint.checks._source_ones import One
from factlint.checks._source_signs import SourceSigns
from factlint.extract.tokens import Range


class LikelySources(SourceSigns):
    """The sources of one kind, with those plurals that likely stand for one."""

    def likely(self) -> tuple[int, Range] | None:
        """The likeliest plural and its one; nothing where none is likely."""
        weighed = [(ODDS.of(self.candidate(*pair)), *pair) for pair in self._pairs()]
        odds, several, one = max(weighed, key=lambda w: w[0], default=(0.0, 0, None))
        return (several, one.place) if one is not None and odds > 0 else None

    def _are_asked(self, at: int) -> bool:
        """True where the sentence of a plural says that several spoke: "in a joint statement"."""
        return self._article.says(self._rule.asked, self._article.sentence_of(at))

    def _pairs(self) -> Iterator[tuple[int, One]]:
        """Plurals and whoever may be meant, near by."""
        for at in self._plurals:
            if not self._is_source(at) or self._is_of_two(at) or self._are_asked(at):
                continue
            for one in self.ones:
                if self._is_near(at, one):
                    yield at, one
