"""Which sentences of an article may tell of a change, by where its figures stand."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.extract.article import Article
from factlint.extract.passages import has_words
from factlint.extract.tokens import Range

TITLES, NEAR = 2, 3
"""So many sentences at the beginning may be headlines; so many beside a figure are read."""


def sentences_of_changes(article: Article, figures: Sequence[int]) -> list[Range]:
    """The sentences with figures, those near them, and the headline."""
    told = {article.sentence_of(first) for first in figures}
    spoken = [sentence for sentence in article.sentence_ranges if has_words(article, sentence)]
    beside = {
        near
        for at, sentence in enumerate(spoken)
        if sentence in told
        for near in spoken[max(0, at - NEAR) : at + NEAR + 1]
    }
    titles = {s for s in spoken[:TITLES] if is_headline(article, s)} if told else set()
    return sorted(beside | told | titles)


def is_headline(article: Article, sentence: Range) -> bool:
    """True for a headline."""
    return article.layout.part_of(article.tokens.span(*sentence)) == "headline"
