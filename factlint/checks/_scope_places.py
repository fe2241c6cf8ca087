"""Places of a sentence that are of the kind of those of a total, and none of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.extract.article import Article
from factlint.extract.grammar import Grammar
from factlint.extract.tokens import Range
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import fold

LONGEST = 3
"""How many words may stand before the kind of a place: "*Upper North Marl* County"."""


def others_of_kind(
    article: Article, places: Sequence[Pattern], part: Range
) -> Iterator[tuple[int, int]]:
    """Places with "in" before them, where those that are declared are of their kind.

    Of "Marl County" and "Dunmore County" that is "in Ashby County", of the "Red Sea" the
    "Black Sea". `part` is a stretch in which none of the declared ones stands.
    """
    words = article.tokens.words
    kinds = _kinds(article.grammar, places)
    for at in range(*part) if kinds else ():
        if fold(words[at]) in kinds and words[at][0].isupper():
            name = _named_before(article, at, part) or _named_behind(article, at, part)
            first = _within(article, name[0]) if name else None
            if name and first is not None:
                yield first, name[1]


def _kinds(grammar: Grammar, places: Sequence[Pattern]) -> set[str]:
    """The words that tell what the declared places are: "county"."""
    known = frozenset(map(fold, grammar.lexicon.reaches.kinds))
    return {fold(word) for place in places for word in place.text.split()} & known


def _named_before(article: Article, at: int, part: Range) -> Range | None:
    """The words of a name that ends with its kind: "*Ashby* County"."""
    words, first = article.tokens.words, at
    leading = _leading(article)
    while first > max(part[0], at - LONGEST) and words[first - 1][0].isupper():
        if fold(words[first - 1]) in leading:
            break
        first -= 1
    return (first, at + 1) if first < at else None


def _named_behind(article: Article, at: int, part: Range) -> Range | None:
    """The words of a name that begins with its kind: "Gulf *of Aden*"."""
    words, reaches = article.tokens.words, article.lexicon.reaches
    named = at + 2 < part[1] and words[at + 2][0].isupper()
    return (at, at + 3) if named and fold(words[at + 1]) in reaches.origins else None


def _within(article: Article, at: int) -> int | None:
    """Where the word stands that makes a place that of what is counted: "*in* the"."""
    at -= 1
    if fold(article.tokens.word(at)) in article.grammar.listed("name-article"):
        at -= 1
    return at if fold(article.tokens.word(at)) in article.lexicon.reaches.within else None


def _leading(article: Article) -> frozenset[str]:
    """What may stand before a place with the capital of a sentence: "In"."""
    within = frozenset(map(fold, article.lexicon.reaches.within))
    return within | article.grammar.listed("name-article")
