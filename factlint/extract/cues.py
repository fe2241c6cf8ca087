"""Where the words of one check stand, read only in the sentences that it asks about."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from factlint.extract.article import Article
from factlint.extract.grammar import Grammar
from factlint.extract.matcher import Bank
from factlint.extract.tokens import Range
from factlint.rulebook.patterns import Pattern

Cues = dict[str, list[Range]]
"""The token ranges of the words for each use, in text order."""


class CueWords(Protocol):
    """A section of a lexicon whose patterns are each for one use."""

    def by_use(self) -> Iterator[tuple[str, Pattern]]:
        """All patterns with their use."""


def read_cues(
    article: Article, section: str, sentences: Sequence[Range], uses: tuple[str, ...] = ()
) -> Cues:
    """The token ranges of all matches by use, in text order; of some uses where they are named."""
    found: Cues = defaultdict(list)
    bank = _bank(article.grammar, section, uses)
    for match, use in bank.find(article.tokens, sentences):
        found[use].append(match.span())
    for spans in found.values():
        spans.sort()
    return found


def cues_in(cues: Cues, use: str, part: Range) -> list[Range]:
    """The words for a use that begin in a stretch."""
    spans = cues[use]
    return spans[bisect_left(spans, (part[0],)) : bisect_left(spans, (part[1],))]


@lru_cache(maxsize=32)
def _bank(grammar: Grammar, section: str, uses: tuple[str, ...]) -> Bank[str]:
    words: CueWords = getattr(grammar.lexicon, section)
    wanted = [(pattern, use) for use, pattern in words.by_use() if not uses or use in uses]
    return Bank(grammar.compiler, wanted)
