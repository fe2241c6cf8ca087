"""Words for somebody of some decade of life: "the septuagenarian", "now in her late sixties"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factlint.checks._born import DAY, Born, back
from factlint.checks._subjects import Subjects
from factlint.extract.article import Article

DECADE, PART = 10, 5
"""How many years a decade of life has, and its early, middle or late part."""
CENTURY = 100
"""The years after which the decades have their names again."""


class DecadeReader:
    """Finds such words in one article.

    `decades` are the first years of what somebody is called, `parts` those of a part of a decade.
    """

    def __init__(
        self, article: Article, decades: Mapping[str, int], parts: Mapping[str, int]
    ) -> None:
        self._article, self._decades, self._parts = article, decades, parts
        self._folded = article.tokens.folded
        listed = article.grammar.listed
        self._the, self._in = listed("article-the"), listed("preposition")
        self._now = listed("age-now", "be")
        self._possessives = listed("person-possessive")
        self._lives = {word: year % CENTURY for word, year in article.lexicon.dates.decades}
        words = (decades.keys() | self._lives.keys()) - {""}
        told = [at for at, word in enumerate(self._folded) if at and word in words]
        self.places = [at for at in told if self._is_told(at)]

    def _is_told(self, at: int) -> bool:
        called = self._folded[at] in self._decades and self._folded[at - 1] in self._the
        quoted = self._article.quoted(self._article.tokens.span(at, at + 1)) is not None
        return not quoted and (called or self._opening(at) is not None)

    def _opening(self, at: int) -> int | None:
        """Where "now in her late sixties" begins, with "now" or "is"."""
        if self._folded[at] not in self._lives:
            return None
        first = at - 1
        first -= self._folded[first] == "-"
        first -= self._folded[first] in self._parts
        now = first > 1 and self._folded[first - 2] in self._now
        held = self._folded[first] in self._possessives and self._folded[first - 1] in self._in
        return first - 2 if now and held else None

    def read(self, subjects: Subjects) -> Iterator[Born]:
        """When somebody was born whom such words can only mean."""
        anchor = self._article.anchor
        for at in self.places if anchor else ():
            first = self._opening(at)
            person = subjects.meant(at - 1) if first is None else subjects.of(first, at + 1)
            if anchor and person:
                low, high = self._ages(at)
                days = back(anchor, high) + DAY, back(anchor, low)
                yield Born(person, (days,), "age", at, at + 1)

    def _ages(self, at: int) -> tuple[int, int]:
        """The youngest somebody may be, and what nobody is yet."""
        word = self._folded[at]
        if word in self._decades:
            return self._decades[word], self._decades[word] + DECADE
        before = (word for word in self._folded[at - 2 : at] if word in self._parts)
        part = next(before, None)
        low = self._lives[word] + (self._parts[part] if part else 0)
        return low, low + (PART if part else DECADE)
