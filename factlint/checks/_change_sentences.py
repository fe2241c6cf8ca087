"""Which sentences of an article may tell of a change, by where its figures stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factlint.extract.article import Article
from factlint.extract.passages import has_words
from factlint.extract.tokens import Range

TITLES = 2
"""So many sentences at the beginning may be headlines."""


def sentences_of_changes(article: Article, figures: Sequence[int]) -> list[Range]:
    """The sentences with figures, the headline, and those beside one of two figures, or two."""
    sentences = [article.sentence_of(first) for first in figures]
    several = {one for one, two in pairwise(sentences) if one == two}
    spoken = [sentence for sentence in article.sentence_ranges if has_words(article, sentence)]
    told = set(sentences)
    beside = {
        near
        for at, sentence in enumerate(spoken)
        if sentence in several
        for near in spoken[max(0, at - 1) : at + 2]
    }
    beside |= {
        near
        for at, both in enumerate(pairwise(spoken))
        if told.issuperset(both)
        for near in spoken[max(0, at - 1) : at + 3]
    }
    titles = {s for s in spoken[:TITLES] if _is_headline(article, s)} if told else set()
    return sorted(beside | told | titles)


def _is_headline(article: Article, sentence: Range) -> bool:
    return article.layout.part_of(article.tokens.span(*sentence)) == "headline"
