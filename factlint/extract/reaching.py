"""Which places and times of a sentence belong to one of its figures."""

from __future__ import annotations

import re
from functools import lru_cache

from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.extract.grammar import Grammar
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold

BEFORE_PLACE = 3
"""How many words may stand between "in" and a place: "in the coastal villages"."""
BESIDE = 3
"""How many words beside a place tell that it is that of a part."""


class ReachReader:
    """Tells in one language whether a place or a time is that of a figure."""

    def __init__(self, grammar: Grammar) -> None:
        words = grammar.lexicon.reaches
        self._within = frozenset(map(fold, words.within))
        self._windows = frozenset(map(fold, words.windows))
        self._ends = grammar.compiler.compile(words.ends) if words.ends else None
        self._partly = grammar.compiler.compile(words.partly) if words.partly else None

    def place(self, article: Article, place: Range, figure: Range) -> Range | None:
        """A place with the word before it, where a figure is counted there."""
        words = article.tokens.words
        start = article.sentence_of(place[0])[0]
        for first in range(place[0] - 1, max(start, place[0] - 1 - BEFORE_PLACE) - 1, -1):
            if fold(words[first]) in self._within:
                whole = (first, place[1])
                return whole if self.belongs(article, whole, figure) else None
        return None

    def window(self, article: Article, time: TimeToken, figure: Range) -> Range | None:
        """A time with the word before it, where a figure is counted over it."""
        words, first = article.tokens.words, time.first
        start = article.sentence_of(first)[0]
        if first > start and fold(words[first - 1]) in self._windows:
            first -= 1
        elif time.value is None or not time.value.relative or time.value.grain == "day":
            return None
        whole = (first, time.stop)
        return whole if self.belongs(article, whole, figure) else None

    def opens(self, article: Article, time: TimeToken) -> bool:
        """True for a time from which something is counted: "since January"."""
        return fold(article.tokens.word(time.first - 1)) in self._windows

    def belongs(self, article: Article, part: Range, figure: Range) -> bool:
        """True when nothing between some words and a figure parts them, and no word of a part."""
        sentence = article.sentence_of(part[0])
        if article.sentence_of(figure[0]) != sentence:
            return False
        between = (figure[1], part[0]) if part[0] >= figure[1] else (part[1], figure[0])
        opens = part[0] == sentence[0] and article.tokens.word(part[1]) == ","
        between = (between[0] + opens, between[1])
        around = (
            max(sentence[0], min(between[0], part[0] - BESIDE)),
            min(sentence[1], max(between[1], part[1] + BESIDE)),
        )
        return not (
            _finds(self._ends, article.tokens.plain, between)
            or _finds(self._partly, article.tokens.symbols, around)
        )


def _finds(expression: re.Pattern[str] | None, symbols: str, part: Range) -> bool:
    return bool(expression and part[0] < part[1] and expression.search(symbols, *part))


@lru_cache(maxsize=8)
def reach_reader(grammar: Grammar) -> ReachReader:
    """The reader of a language, made once."""
    return ReachReader(grammar)
