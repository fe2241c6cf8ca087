"""Whether the words beside an age or a birth give it to somebody else."""

from __future__ import annotations

from collections.abc import Sequence, Set

from factlint.extract.article import Article
from factlint.rulebook.words import fold

BEFORE, BEHIND = 5, 4
"""So many tokens before a fact, and behind it, a word may stand that gives it to another."""


class FactOwners:
    """Tells the facts of kin and of strangers from those of whom the text speaks."""

    def __init__(self, article: Article) -> None:
        listed = article.grammar.listed
        self._article = article
        self._words, self._folded = article.tokens.words, article.tokens.folded
        self._kin, self._people = listed("kin"), listed("people", "person-role", "kin")
        self._indefinite = listed("another") | frozenset(
            map(fold, article.lexicon.numbers.articles)
        )
        self._marks = listed("possessive-mark")
        self._counterparts = listed("person-counterpart")
        self._pronouns = listed("person-pronoun")
        self._owners = listed("person-other", "person-possessive", "possessor")

    def is_of_kin(self, first: int, stop: int) -> bool:
        """True beside somebody's kin."""
        begin, end = self._article.sentence_of(first)
        before = self._folded[max(begin, first - BEFORE) : first]
        behind = self._folded[stop : min(end, stop + BEHIND)]
        around = [*before, *self._folded[first:stop], *behind]
        return any(
            word in self._kin
            and set(around[max(0, at - 2) : at]) & self._owners
            and not self._is_trade(around, at)
            for at, word in enumerate(around)
        )

    def _is_trade(self, words: Sequence[str], at: int) -> bool:
        """True for "a farrier's son", which tells of what somebody comes."""
        marked = at > 2 and words[at - 1] in self._marks
        return marked and words[at - 3] in self._indefinite

    def is_stranger(self, first: int, stop: int) -> bool:
        """True beside somebody without a name, or a role that faces the person told of."""
        begin, end = self._article.sentence_of(first)
        before = self._folded[max(begin, first - BEFORE) : first]
        behind = self._folded[stop : min(end, stop + BEHIND)]
        if not self._counterparts.isdisjoint((*before, *behind)):
            return True
        before = before[_behind(self._pronouns, before) :]
        strange = [at for at, word in enumerate(before) if word in self._indefinite]
        return any(
            (word in self._people or word == "-") and not self._is_apposed(first - len(before) + at)
            for at in strange
            for word in (*before[at + 1 :], *behind)
        )

    def _is_apposed(self, at: int) -> bool:
        """True for what a name or "is" stands before: "Marsh, a pilot"."""
        before = self._words[at - 1] if at else ""
        if before == ",":
            return self._words[at - 2][0].isupper()
        return fold(before) in self._article.grammar.listed("be", "age-as")


def _behind(pronouns: Set[str], words: Sequence[str]) -> int:
    """The place behind the last pronoun: "the son of a baker, he was born"."""
    return next((at + 1 for at in reversed(range(len(words))) if words[at] in pronouns), 0)
