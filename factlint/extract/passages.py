"""What stands around a place of an article: its sentence as far as it matters, and what is in it.

A sentence may be as long as the text. What is looked at is a passage of it, so that reading takes
time in proportion to the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factlint.extract.alphabet import BREAK
from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.extract.published import is_dateline
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range, beginning_in
from factlint.model import Span
from factlint.rulebook.patterns import Pattern

MOST = 100
"""How many words before a place and behind it are looked at."""


def token_range(article: Article, span: Span) -> Range:
    """The tokens of a span."""
    starts = article.tokens.starts
    return bisect_left(starts, span.start), bisect_left(starts, span.end)


def has_words(article: Article, part: Range) -> bool:
    """False where a stretch holds nothing but marks and line breaks, or nothing."""
    return any(word[0].isalnum() for word in article.tokens.words[slice(*part)])


def adjoin(article: Article, before: Range, behind: Range) -> bool:
    """True where no words stand between two stretches."""
    return not has_words(article, (before[1], behind[0]))


def passage(article: Article, place: Range) -> Range:
    """The sentence of a place, as far as it matters."""
    start, stop = article.sentence_of(place[0])
    return max(start, place[0] - MOST), min(stop, place[1] + MOST)


def times_in(article: Article, part: Range) -> list[TimeToken]:
    """The time expressions that begin in a stretch."""
    return beginning_in(article.times, part)


def quantities_in(article: Article, part: Range) -> list[QuantityToken]:
    """The quantities that begin in a stretch."""
    return beginning_in(article.quantities, part)


def sentence_before(article: Article, token: int) -> Range | None:
    """The end of the sentence before that of a token; empty lines are none."""
    start = article.sentence_of(token)[0]
    while start > 0:
        first, stop = article.sentence_of(start - 1)
        if article.tokens.plain[first] != BREAK:
            return max(first, stop - MOST), stop
        start = first
    return None


def sentences_behind(article: Article, token: int, most: int) -> Iterator[Range]:
    """The next sentences behind that of a token, each as far as it matters."""
    stop, size = article.sentence_of(token)[1], len(article.tokens.words)
    while stop < size and most:
        first, stop = article.sentence_of(stop)
        if article.tokens.plain[first] != BREAK:
            most -= 1
            yield first, min(stop, first + MOST)


class Places:
    """Where some patterns stand in an article's own words."""

    def __init__(self, article: Article, patterns: Sequence[Pattern]) -> None:
        self._found = sorted(
            token_range(article, match.span)
            for match in article.find(patterns)
            if article.quoted(match.span) is None
        )

    def within(self, part: Range) -> Iterator[Range]:
        """Those that begin in a stretch."""
        at = bisect_left(self._found, (part[0], part[0]))
        while at < len(self._found) and self._found[at][0] < part[1]:
            yield self._found[at]
            at += 1

    def are_in(self, part: Range) -> bool:
        """True when one begins in a stretch."""
        return next(self.within(part), None) is not None


def sentences_around(article: Article, token: int, reach: int) -> Range:
    """The tokens of so many sentences around that of a token, the empty ones not counted."""
    number = article.sentence_number(token)
    first, stop = article.sentence_of(token)
    while first > 0 and number - article.sentence_number(first - 1) <= reach:
        first = article.sentence_of(first - 1)[0]
    last = len(article.tokens.words)
    while stop < last and article.sentence_number(stop) - number <= reach:
        stop = article.sentence_of(stop)[1]
    return first, stop


def is_in_dateline(article: Article, span: Span) -> bool:
    """True for the day of filing at the head of a report's sentence."""
    tokens, prose = article.tokens, article.document.prose
    around = tokens.span(*article.sentence_at(span.start))
    before, after = prose[around.start : span.start], prose[span.end : around.end]
    return is_dateline(before.strip(), after.strip())


def owns(article: Article, stop: int) -> bool:
    """True where words that end before a token own what follows: "Holt" of "Holt's yard"."""
    return article.tokens.word(stop) in article.grammar.listed("possessive-mark")
