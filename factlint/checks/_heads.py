"""What a figure counts, and what the words beside it say of that."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol

from factlint.checks._parts import closed_words
from factlint.extract.alphabet import DATE
from factlint.extract.article import Article
from factlint.extract.grammar import Grammar
from factlint.extract.stems import stems_of
from factlint.extract.tokens import Range
from factlint.model import Quantity
from factlint.rulebook.words import fold

LONGEST = 5
AROUND, BESIDE = 7, 1
_ENDS = ".;:!?\n"


class Figured(Protocol):
    """A figure on tokens `[first, stop)`."""

    @property
    def first(self) -> int:
        """Its first token."""

    @property
    def stop(self) -> int:
        """The token after its last one."""

    @property
    def value(self) -> Quantity:
        """What it is."""


class HeadReader:
    """The nouns and verbs beside the figures of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.tokens = article.tokens
        self.closed = closed_words(article.grammar)
        self._stems = stems_of(article.lexicon)
        self._people = _people(article.grammar)
        self._plurals = tuple(article.lexicon.parts.plurals)
        self._starts = {q.first for q in article.quantities}
        self._nouns: dict[int, int | None] = {}

    def stem(self, at: int) -> str:
        """The stem of a word, empty for one that says nothing by itself."""
        return self.stem_of(self.tokens.word(at))

    def stem_of(self, word: str) -> str:
        """The stem of a word that stands nowhere."""
        return self._stems.of(word) if word and word[0].isalpha() else ""

    def counted(self, figure: Figured) -> str:
        """What a figure counts, by the stem of a plural beside it; empty for none."""
        head = self.head(figure)
        return self.stem(head) if head is not None and self.is_plural(head) else ""

    def phrase(self, at: int) -> Range:
        """The words from a token on that may be a noun with its adjectives."""
        stop = at
        while stop - at < LONGEST and self._is_open(stop):
            stop += 1
        return at, stop

    def head(self, figure: Figured) -> int | None:
        """The token of what a figure counts: the "officers" of "40 police officers"."""
        at = figure.stop
        if figure.value.unit is not None and fold(self.tokens.word(at)) in self.closed.of:
            at += 1
        return self.noun_at(at)

    def noun_at(self, at: int) -> int | None:
        """The token of the noun of the phrase that begins at a token."""
        if at not in self._nouns:
            self._nouns[at] = self._noun_at(at)
        return self._nouns[at]

    def _noun_at(self, at: int) -> int | None:
        while fold(self.tokens.word(at)) in self.closed.articles:
            at += 1
        first, stop = self.phrase(at)
        for place in range(first, stop):
            if self.is_plural(place):
                return place
        return stop - 1 if stop > first else None

    def is_plural(self, at: int) -> bool:
        """True for a noun that is of several by its form, or that stands for persons."""
        word = fold(self.tokens.word(at))
        return len(word) > 2 and (word.endswith(self._plurals) or self.is_person(at))

    def is_person(self, at: int) -> bool:
        """True for a word for persons."""
        return self.tokens.plain[at : at + 1] in self._people and at < len(self.tokens.plain)

    def noun(self, figure: Figured) -> str:
        """The stem of what a figure counts, empty where no noun follows it."""
        at = self.head(figure)
        return "" if at is None else self.stem(at) or fold(self.tokens.word(at))

    def verbs(self, figure: Figured) -> set[str]:
        """The stems of the nearest words before a figure and behind its noun.

        None where a preposition comes first: "people at the mill".
        """
        head = self.head(figure)
        after = figure.stop if head is None else head + 1
        said = next((at for at in self._places(after, 1) if self.stem(at) or self._is_small(at)), 0)
        at = figure.first - 1
        while self._is_small(at) or fold(self.tokens.word(at)) in self.closed.articles:
            at -= 1
        return {self.stem(at), self.stem(said) if said else ""} - {""}

    def around(self, figure: Figured) -> set[str]:
        """The stems of the words near a figure, up to the next ones."""
        head = self.head(figure)
        after = figure.stop if head is None else head + 1
        return {*self._said(after, 1), *self._said(figure.first - 1, -1)}

    def setting(self, figure: Figured) -> set[str]:
        """The stems of "in Arn", behind the noun of a figure or at the start."""
        return self._behind(figure, AROUND) | self.opening(figure)

    def attribute(self, figure: Figured) -> set[str]:
        """The same right behind the noun: "people in the shop", "homes flooded in Arn"."""
        return self._behind(figure, BESIDE) | self.opening(figure)

    def _behind(self, figure: Figured, most: int) -> set[str]:
        """What prepositions that stand so many tokens behind the noun of a figure have."""
        head = self.head(figure)
        after = figure.stop if head is None else head + 1
        places = filter(self._is_small, self._places(after, 1, ","))
        return {stem for at in places if at - after <= most for stem in self.governed(at)}

    def opening(self, figure: Figured) -> set[str]:
        """What the preposition has that a sentence begins with."""
        first = self.article.sentence_of(figure.first)[0]
        of = fold(self.tokens.word(first)) in self.closed.of
        return set(self.governed(first)) if of or self._is_small(first) else set()

    def governed(self, at: int) -> Iterator[str]:
        """The stems of the phrase behind a preposition; a day is none."""
        at += 1
        while fold(self.tokens.word(at)) in self.closed.articles:
            at += 1
        return filter(None, map(self.stem, range(*self.phrase(at))))

    def _is_small(self, at: int) -> bool:
        return fold(self.tokens.word(at)) in self.closed.prepositions

    def _said(self, at: int, step: int) -> Iterator[str]:
        """The stems from a token on, to the next figure or mark that ends a clause."""
        return filter(None, map(self.stem, self._places(at, step)))

    def _places(self, at: int, step: int, ends: str = "") -> Iterator[int]:
        """The tokens from one on, to the next figure or mark that ends a clause."""
        for place in range(at, at + AROUND * step, step):
            word = self.tokens.word(place)
            if not word or word in _ENDS or word in ends or place in self._starts:
                return
            if step < 0 and (word == "," or fold(word) in self.closed.joins):
                return
            yield place

    def _is_open(self, at: int) -> bool:
        word = self.tokens.word(at)
        if not word[:1].isalpha() or self.tokens.symbols[at] == DATE or at in self._starts:
            return False
        return fold(word) not in self.closed.every and fold(word) not in self.closed.articles


@lru_cache(maxsize=8)
def _people(grammar: Grammar) -> frozenset[str]:
    """The symbols of words for people."""
    return frozenset(grammar.alphabet.members(["people"]))
