"""The eldest or youngest of a family or a race, and another whose age is beyond.

"Her eldest child, Robert, 61; a daughter, Helen, 64": the daughter is older than the eldest.
"Walter Cobb, 71, is the oldest in the race. He faces Earl Stites, 78": so is the rival.
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
        self._article = article
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

    def opposed(self, claim: Claim, parts: Sequence[Range]) -> Range | None:
        """The age of one whom somebody is said to face, beyond that of a claim."""
        own, *behind = parts
        if not set(self._words.teams).isdisjoint(self._tokens.folded[slice(*own)]):
            return None
        ages = [age for at in range(*own) if (age := self._told(at))]
        older = self._tokens.folded[claim.at] in self._words.oldest
        for part in behind if len(ages) == 1 else ():
            faced = next(self._article.cued(self._words.opposed, part), None)
            for at in range(faced[1], part[1]) if faced else ():
                age = self._told(at)
                if age and age != ages[0] and (age > ages[0]) == older:
                    return at, at + 1
        return None

    def _told(self, at: int) -> int | None:
        """The age of somebody by name: "Earl Stites, 78,"."""
        words = self._tokens.words
        word = words[at]
        ended = not self._tokens.word(at + 1)[:1].isalnum()
        named = at > 1 and words[at - 1] == "," and words[at - 2][0].isupper()
        return int(word) if named and ended and word.isdigit() and int(word) < LONG_LIFE else None

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
