"""The only survivor of a text, beside others of it who are alive."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.checks._ranked import Claim, Outdone
from factlint.extract.article import Article
from factlint.extract.passages import times_in
from factlint.extract.tokens import Range


class SurvivorReader:
    """Reads who else got away: "Two girls who were pulled alive from the wreck"."""

    def __init__(self, article: Article, words: Outdone) -> None:
        self._article, self._words = article, words

    def others(self, claim: Claim, parts: Sequence[Range]) -> Range | None:
        """The words that tell of others, in one of some sentences; nothing for another claim."""
        if self._article.tokens.folded[claim.stop - 1] not in self._words.survivors:
            return None
        for part in parts:
            if self._article.says(self._words.lost, part) or any(times_in(self._article, part)):
                continue
            if found := next(self._article.cued(self._words.survived, part), None):
                return found
        return None
