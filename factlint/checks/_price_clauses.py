"""The clauses of amounts of money: whether they tell of a change, of all, of what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factlint.checks._price import Price
from factlint.extract.article import Article
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold

if TYPE_CHECKING:
    from factlint.checks.money import MoneyRule

BEFORE = 6
"""So many words before "of $4 million" may describe what it is for."""


class PriceClauses:
    """Reads the words around the amounts of one article."""

    def __init__(self, article: Article, rule: MoneyRule) -> None:
        self._article, self._moves = article, rule.moves
        self._words = article.tokens.folded
        self._begins = frozenset(map(fold, rule.clauses)) | {","}
        self._every = frozenset(map(fold, rule.every))
        self._describing = frozenset(map(fold, rule.describing))
        possessive = article.grammar.listed("possessive-mark")
        self._same = frozenset(map(fold, rule.same)) | possessive
        self._stops = self._begins | self._describing | frozenset(map(fold, rule.new))

    def is_moved(self, price: Price) -> bool:
        """True for a word of change in the clause of an amount, or at its beginning."""
        first, stop = self._clause(price)
        cues = self._article.cued(self._moves, price.sentence)
        return any(begin < stop and end > first - 1 for begin, end in cues)

    def is_of_every(self, price: Price) -> bool:
        """True for "every seat costs $4", "all at $4"."""
        return not self._every.isdisjoint(self._words[price.sentence[0] : price.first])

    def is_known(self, price: Price) -> bool:
        """True for "the winner's prize of $4 million", whatever such a thing is called."""
        at, begin = price.first - 1, price.sentence[0]
        if at <= begin or self._words[at] not in self._describing:
            return False
        for word in reversed(self._words[max(begin, at - BEFORE) : at]):
            if word in self._same:
                return True
            if word in self._stops:
                return False
        return False

    def _clause(self, price: Price) -> Range:
        """The tokens around an amount up to the next words that begin a clause."""
        begin, end = price.sentence
        first, stop = price.first, price.stop
        while first > begin and self._words[first - 1] not in self._begins:
            first -= 1
        while stop < end and self._words[stop] not in self._begins:
            stop += 1
        return first, stop
