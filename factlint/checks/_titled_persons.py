"""The persons of an article whose titles can be compared: a full name, and no namesake."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import takewhile

from factlint.extract.article import Article
from factlint.extract.proper import ProperName, read_proper_names, small_words

FULL = 2
"""Words of a given and a family name."""
PLURAL = 2
"""So many letters more has a plural: the Joneses."""


class TitledPersons:
    """The persons of one article; `declared` are the words of names that a desk knows."""

    def __init__(
        self, article: Article, declared: frozenset[str], is_title: Callable[[str], bool]
    ) -> None:
        self._article, self._is_title = article, is_title
        self._declared = declared
        self._small = small_words(article.lexicon)
        self._and = article.grammar.listed("same-and")

    def read(self) -> Iterator[list[ProperName]]:
        """The names of each in the body: the full one, and the family name."""
        article = self._article
        by_family: dict[str, list[ProperName]] = defaultdict(list)
        given: dict[str, set[str]] = defaultdict(set)
        partners: dict[str, set[str]] = defaultdict(set)
        for name in read_proper_names(article):
            *before, family = self._keys(name)
            if len(name.keys) > 1 and not (before and all(map(self._is_title, before))):
                given[family].add(before[-1] if before else "")
                partners[family] |= self._joined(name)
            span = article.tokens.span(name.first, name.stop)
            if article.layout.part_of(span) == "body" and article.quoted(span) is None:
                by_family[family].append(name)
        full = set(given)
        for family, names in by_family.items():
            alone = len(given[family]) == 1 and partners[family] <= full
            if alone and family not in self._declared and family not in self._several:
                yield names

    def _keys(self, name: ProperName) -> Sequence[str]:
        """The words of a name, without letters behind it: `Naomi Feld KC`."""
        keys = list(takewhile(self._is_own, name.keys)) or name.keys
        letters = self._article.tokens.words[name.stop - 1].isupper()
        return keys[:-1] if letters and len(keys) > FULL else keys

    def _is_own(self, key: str) -> bool:
        """False for a small word, before which a name ends: `Leopold of Marenia`."""
        return key not in self._small

    def _joined(self, name: ProperName) -> frozenset[str]:
        """The other one of a couple, by the word before "and": `Bob and Trish Gantry`."""
        words, folded = self._article.tokens.words, self._article.tokens.folded
        joined = name.first > 1 and folded[name.first - 1] in self._and
        if not joined or not words[name.first - 2][0].isupper():
            return frozenset()
        full = words[name.first - 3 : name.first - 2]
        return frozenset() if full and full[0][0].isupper() else frozenset({folded[name.first - 2]})

    @cached_property
    def _several(self) -> set[str]:
        """The families that stand in the plural: `the Gantrys`, less its last letter or two."""
        tokens, the = self._article.tokens, self._article.grammar.listed("article-the")
        places = range(1, len(tokens.words))
        capitals = (at for at in places if tokens.words[at][0].isupper())
        said = {tokens.folded[at] for at in capitals if tokens.folded[at - 1] in the}
        return {word[:-more] for word in said for more in range(1, PLURAL + 1)}
