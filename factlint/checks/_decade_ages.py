"""Words for somebody of some decade of life: "the septuagenarian" is from 70 to 79."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from factlint.checks._born import DAY, Born, back
from factlint.extract.article import Article
from factlint.extract.persons import Key

DECADE = 10


class DecadeReader:
    """Finds such words in one article; `decades` are the first years of each."""

    def __init__(self, article: Article, decades: Mapping[str, int]) -> None:
        self._article, self._decades = article, decades
        folded, the = article.tokens.folded, article.grammar.listed("article-the")
        self.places = [
            at
            for at, word in enumerate(folded)
            if word in decades and at and folded[at - 1] in the and self._is_told(at)
        ]

    def _is_told(self, at: int) -> bool:
        return self._article.quoted(self._article.tokens.span(at, at + 1)) is None

    def read(self, meant: Callable[[int], Key | None]) -> Iterator[Born]:
        """When somebody was born whom such a word can only mean."""
        anchor = self._article.anchor
        for at in self.places if anchor else ():
            if anchor and (person := meant(at - 1)):
                age = self._decades[self._article.tokens.folded[at]]
                days = back(anchor, age + DECADE) + DAY, back(anchor, age)
                yield Born(person, (days,), "age", at, at + 1)
