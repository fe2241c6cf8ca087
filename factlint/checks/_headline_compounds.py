"""Figures in compounds of a headline against those of the body: `a 24-story block`."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factlint.checks._headline_text import Parts, Range, WordConflict
from factlint.extract.article import Article
from factlint.extract.passages import quantities_in

DIMENSION = "dimension"
SAME_NEWS = 2


class Compound(msgspec.Struct, frozen=True):
    """A numeral and the stem of what it counts; `bound` where both are one word."""

    numeral: str
    stem: str
    place: Range
    bound: bool


def compare_compounds(article: Article, parts: Parts) -> Iterator[WordConflict]:
    """Compounds of headline and deck for which the body has one other figure only.

    A deck goes on with the news of its headline.
    """
    if not any(excluded.kind == DIMENSION for excluded in article.excluded):
        return
    news = frozenset[str]()
    body = [found for tokens in parts.body for found in _in(article, parts, tokens)]
    for part, tokens in parts.heads:
        news |= parts.told(*tokens)
        for mine in _in(article, parts, tokens) if part != "caption" else ():
            same = [other for other in body if other.stem == mine.stem]
            if mine.numeral in parts.spelt or not any(o.bound for o in (mine, *same)):
                continue
            there = tuple(
                other.place
                for other in same
                if other.numeral.isalpha() == mine.numeral.isalpha()
                and len(news & parts.told(*article.sentence_of(other.place[0]))) >= SAME_NEWS
            )
            if len({other.numeral for other in same}) == 1 and there:
                yield WordConflict(mine.place, there, "contradicted")


def _in(article: Article, parts: Parts, tokens: Range) -> Iterator[Compound]:
    """What a stretch counts, in compounds and otherwise."""
    words = article.tokens.words
    for excluded in article.excluded:
        first, stop = excluded.first, excluded.stop
        if excluded.kind != DIMENSION or not tokens[0] <= first < tokens[1] or stop - first != 3:
            continue
        if stem := parts.stem(words[stop - 1]):
            yield Compound(words[first], stem, (first, stop), bound=True)
    for token in quantities_in(article, tokens):
        at = token.figure + 1
        plain = token.value.hedge == "exact" and not token.value.ordinal
        if not plain or at >= len(words):
            continue
        if words[at][0].isalpha() and (stem := parts.stem(words[at])):
            yield Compound(words[token.figure], stem, (token.figure, at + 1), bound=False)
