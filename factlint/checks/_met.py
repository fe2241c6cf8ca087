"""Sentences whose subject is somebody without a name, who meets one with a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factlint.extract.article import Article
from factlint.extract.persons import Person

HUMAN = 5
"""So many tokens behind "the" the noun of the subject may stand."""


class Meetings:
    """Tells "The senator met Marsh", behind which "he" may be the senator."""

    def __init__(self, article: Article, is_human: Callable[[str], bool]) -> None:
        listed = article.grammar.listed
        self._article = article
        self._words, self._folded = article.tokens.words, article.tokens.folded
        self._is_human, self._titles = is_human, listed("name-title")
        self._the, self._be = listed("article-the"), listed("be")
        self._prepositions = listed("preposition")
        self._linking = listed("be", "age-as", "preposition", "relative", "conjunction", "of")
        self._linking |= listed("people", "person-role")

    def precede(self, begin: int, named: Callable[[int, int], Sequence[Person]]) -> bool:
        """True right before a sentence that begins there, by the names on some tokens."""
        first, _ = self._article.sentence_of(max(0, begin - 1))
        names = named(first, begin)
        return bool(names) and self.opens(first, names[0].first)

    def opens(self, begin: int, stop: int) -> bool:
        """True where a sentence begins so, with the first name at `stop`."""
        if self._folded[begin] not in self._the:
            return False
        return any(
            self._is_role(at) and self._goes_on(self._behind_place(at + 1, stop))
            for at in range(begin + 1, min(begin + HUMAN, stop - 1))
        )

    def _is_role(self, at: int) -> bool:
        """True for a noun of persons, or a title without the name: "the bishop"."""
        return self._is_human(self._words[at]) or self._folded[at] in self._titles

    def _behind_place(self, at: int, stop: int) -> int:
        """Where a sentence goes on behind the place of its subject: "the senator *from Carrow*"."""
        end = at + 1
        while self._folded[at] in self._prepositions and self._words[end][0].isupper():
            end += 1
        return end if at + 1 < end < stop else at

    def _goes_on(self, at: int) -> bool:
        """True for the verb of what somebody does: "met", "was with", but not "is", "of"."""
        beside = self._folded[at] in self._be and self._folded[at + 1] in self._prepositions
        return self._words[at].islower() and (beside or self._folded[at] not in self._linking)
