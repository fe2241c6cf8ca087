"""Somebody who is charged in one sentence and named before the court in the next.

"A 34-year-old man has been charged. Owen Hale, 43, will appear in court" is of one man where the
text has named nobody else so far and gives one age before the name.
"""

from __future__ import annotations

from collections.abc import Sequence

from factlint.checks._parts import closed_words
from factlint.extract.article import Article, Match
from factlint.extract.passages import token_range
from factlint.extract.persons import Key, Person, Persons
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold


class AccusedReader:
    """Finds who was charged among those who are `summoned`; `ages` are those beside nouns."""

    def __init__(
        self, article: Article, persons: Persons, summoned: Sequence[Match], ages: Sequence[Match]
    ) -> None:
        self._article, self._persons = article, persons
        self._indefinite = frozenset(map(fold, article.lexicon.numbers.articles))
        self._more = article.grammar.listed("another")
        self._joins = closed_words(article.grammar).joins
        self._summoned = [token_range(article, match.span) for match in summoned]
        self._ages = [token_range(article, match.span)[0] for match in ages]

    def named(self, match: Match) -> Key | None:
        """Whom the sentence behind that of a charge names, before any other name."""
        first, stop = token_range(self._article, match.span)
        begin, end = self._article.sentence_of(first)
        folded = self._article.tokens.folded
        names = [person for place in self._summoned if (person := self._next(place, first))]
        if not names or first - begin != 1 or folded[begin] not in self._indefinite:
            return None
        if not self._more.isdisjoint(folded[begin : names[0].stop]):
            return None
        ages = [at for at in self._ages if at < end and not first <= at < stop]
        keys = {person.key for person in self._persons.between(0, end)}
        return names[0].key if not ages and keys <= {names[0].key} else None

    def _next(self, place: Range, first: int) -> Person | None:
        """The only name that a summons stands behind, in the sentence after that of a token."""
        number, person = self._article.sentence_number, self._persons.at(place[0])
        if person is None or person.first > self._article.sentence_of(place[0])[0]:
            return None
        alone = self._joins.isdisjoint(self._article.tokens.folded[slice(*place)])
        return person if alone and number(place[0]) == number(first) + 1 else None
