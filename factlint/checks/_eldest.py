"""The eldest or youngest of a family, and another of whom the article gives an age beyond.

"Her eldest child, Robert, 61; a daughter, Helen, 64": the daughter is older than the eldest.
"""

from __future__ import annotations

from collections.abc import Sequence

from factlint.checks._ranked import Claim, Outdone
from factlint.extract.article import Article
from factlint.extract.tokens import Range

NEAR = 5
"""So many tokens behind a word for kin its age stands: ", Robert Ellis, 61"."""
LONG_LIFE = 120


class EldestReader:
    """Reads the ages of the families of one article."""

    def __init__(self, article: Article, words: Outdone) -> None:
        self._tokens, self._words = article.tokens, words
        self._owns = article.grammar.listed("possessive-mark")

    def outdone(self, claim: Claim, parts: Sequence[Range]) -> Range | None:
        """The kin and age of another of the family that are beyond those of a claim."""
        folded = self._tokens.folded
        family = next((f for f in self._words.families if folded[claim.stop - 1] in f), None)
        own = self._age(claim.stop - 1)
        if family is None or own is None:
            return None
        older = folded[claim.at] in self._words.oldest
        for part in parts:
            for at in range(max(part[0], claim.stop), part[1]):
                age = self._age(at) if folded[at] in family else None
                if age is None or folded[at - 1] in self._owns or age[1] == own[1]:
                    continue
                if (age[1] > own[1]) == older:
                    return at, age[0] + 1
        return None

    def _age(self, at: int) -> tuple[int, int] | None:
        """Where the age behind a word for kin stands, and what it is."""
        words = self._tokens.words
        for place in range(at + 1, min(at + 1 + NEAR, len(words))):
            word = words[place]
            if word.isdigit() and words[place - 1] == ",":
                return (place, int(word)) if 0 < int(word) < LONG_LIFE else None
            if not (word == "," or word[0].isupper()):
                return None
        return None
