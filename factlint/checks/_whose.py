"""Whose a thing is, and who is the third of a row by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from factlint.checks._rows import Phrase, RowReader, Words
from factlint.extract import alphabet as symbols
from factlint.extract.article import Article
from factlint.extract.proper import ProperName, read_proper_names
from factlint.rulebook.words import fold

DATELINE = 6
"""The tokens in which a dateline ends."""
DASHES = ("—", "–", "-")
"""What a dateline ends with."""


class OwnerReader:
    """Reads the owners of things in one article."""

    def __init__(
        self, article: Article, rows: RowReader, words: Mapping[str, Words], things: Words
    ) -> None:
        self._article = article
        self._rows = rows
        self._words = words
        self._things = things
        self._articles = article.grammar.listed("article-the")
        self._relative = article.grammar.listed("relative")

    def owners(self, begin: int, first: int, head: str) -> Words:
        """Whose a thing may be: the names before it, the owner, and what the sentence begins with.

        Nobody in particular where it begins with a pronoun.
        """
        words = self._article.tokens.words
        dashes = [at for at in range(begin, min(first, begin + DATELINE)) if words[at] in DASHES]
        begin = dashes[-1] + 1 if dashes else begin
        found = {name.keys[-1] for name in self.names_in(begin, first)}
        if first > 1 and words[first - 1] in ("'s", "'"):
            found = {fold(words[first - 2])}
        if not found:
            found = {word for word in [next(self._content_words(begin, first), "")] if word}
        found -= self._subject(begin, first, head)
        return frozenset() if found & self._words["anyone"] else frozenset(found)

    def _content_words(self, begin: int, first: int) -> Iterator[str]:
        passed = self._rows.small | self._words["plain"] | self._things
        for at in range(begin, first):
            word, symbol = fold(self._article.tokens.words[at]), self._article.tokens.symbols[at]
            dated = symbol in symbols.DATE + symbols.FILLER
            if word[0].isalpha() and not dated and word not in passed:
                yield word

    def _subject(self, begin: int, first: int, head: str) -> Words:
        """The words of what an ordinal is of, where they stand before it."""
        words = [fold(word) for word in self._article.tokens.words[begin:first]]
        nouns = [at for at, word in enumerate(words) if self._rows.head(word) == head]
        start = stop = nouns[-1] + 1 if nouns else 0
        while start and words[start - 1][0].isalpha() and words[start - 1] not in self._articles:
            start -= 1
        return frozenset(words[start:stop])

    def holder(self, first: int, phrase: Phrase, begin: int, end: int) -> str:
        """Who is so by name: "Paula Dench as its sixth judge", "the sixth judge, Ida Marsh"."""
        words = self._article.tokens.words
        if phrase.end + 1 < end and words[phrase.end] == ",":
            behind = [name for name in self.names_in(begin, end) if name.first == phrase.end + 1]
            if behind and (behind[0].person or len(behind[0].keys) > 1):
                return behind[0].keys[-1]
        start = self.determiner(first, begin)
        link = fold(words[start - 1]) if start > begin else ""
        before = self.names_in(begin, start) if link in self._words["being"] else []
        if not before:
            return ""
        between = [fold(word) for word in words[before[-1].stop : start - 1]]
        beside = not any(word[0].isalpha() for word in between)
        told = bool(self._relative.intersection(between))
        return before[-1].keys[-1] if beside or told or len(before) == 1 else ""

    def determiner(self, first: int, begin: int) -> int:
        """The first token of what stands before an ordinal: "the hospital's" ninth."""
        words, start = self._article.tokens.words, first
        while start > begin:
            if words[start - 1] in ("'s", "'"):
                start -= 2
            elif fold(words[start - 1]) in self._articles:
                start -= 1
            else:
                break
        return max(start, begin)

    def names_in(self, first: int, stop: int) -> list[ProperName]:
        """The names on some tokens."""
        return [name for name in self._names if first <= name.first and name.stop <= stop]

    @cached_property
    def _names(self) -> list[ProperName]:
        return read_proper_names(self._article)
