"""Whom a statement without a name is about: the only person whom the text speaks of there."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._subjects import Subjects
from factlint.extract.article import Article
from factlint.extract.persons import Key, Person, Persons
from factlint.extract.proper import ProperName, read_proper_names
from factlint.rulebook.words import fold

BACK = 4
"""So many sentences before a statement the name may stand."""
AHEAD = 12
"""So many tokens behind a statement that opens a sentence the name may stand."""
NOBODY: Key = ()


class Focus:
    """Finds the person of a statement by the names around it."""

    def __init__(self, article: Article, subjects: Subjects) -> None:
        listed = article.grammar.listed
        self._article, self._words = article, article.tokens.words
        self._subjects = subjects
        self._kin = listed("kin")
        self._outside = listed("preposition", "article-the")
        self._small = listed("preposition", "article-the", "adverb", "conjunction", "exact")
        names = read_proper_names(article)
        likely = {name.first for name in names if self._is_free(name)}
        self._persons = Persons(article, subjects.shown | likely)
        self._names = sorted(self._all(names), key=lambda person: person.first)

    def _is_free(self, name: ProperName) -> bool:
        """True for two or three words that are not of a place: "in Mill Lane", "the Old Vic"."""
        if name.person:
            return True
        before = fold(self._article.tokens.word(name.first - 1))
        return len(name.keys) in (2, 3) and before not in self._outside

    def _all(self, names: list[ProperName]) -> Iterator[Person]:
        """The persons, and the names that may be of some but are of nobody who is known."""
        known = set()
        for person in self._persons.all:
            known |= set(range(person.first, person.stop))
            before = fold(self._article.tokens.word(person.first - 1))
            if len(person.key) > 1 or before not in self._outside:
                yield person
        for name in names:
            if known.isdisjoint(range(name.first, name.stop)) and (
                self._is_free(name) or name.title
            ):
                yield Person(name.first, name.stop, NOBODY)

    def of(self, first: int, stop: int) -> Key | None:
        """Whom a statement on tokens `[first, stop)` is about."""
        begin, end = self._article.sentence_of(first)
        beside = self._subjects.beside(first)
        if begin <= beside < first:
            person = self._persons.at(beside)
            return person.key if person else None
        if not self._kin.isdisjoint(map(fold, self._words[begin:first])):
            return None
        if here := self._in(begin, stop):
            return self._only(here)
        opening = self._words[begin:first]
        plain = all(fold(word) in self._small or not word[0].isalpha() for word in opening)
        if plain and (following := self._in(stop, min(end, stop + AHEAD))):
            return following[0].key or None
        return self._before(begin)

    def _before(self, begin: int) -> Key | None:
        """The only person of the last sentence with one, if nobody comes in behind."""
        first = begin
        for _ in range(BACK):
            if not first:
                return None
            stop = first
            first, _ = self._article.sentence_of(first - 1)
            if names := self._in(first, stop):
                key = self._only(names)
                return key if key and not self._meets_others(key, begin) else None
        return None

    def _meets_others(self, key: Key, begin: int) -> bool:
        known = any(person.key == key for person in self._subjects.persons.between(0, begin))
        return known and self._subjects.meets_others(key, begin)

    def _only(self, names: list[Person]) -> Key | None:
        keys = {name.key for name in names}
        return (keys.pop() or None) if len(keys) == 1 else None

    def _in(self, first: int, stop: int) -> list[Person]:
        return [name for name in self._names if first <= name.first < stop]
