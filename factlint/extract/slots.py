"""What stands in the slots of a pattern, as values."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from factlint.extract.article import Article, Match
from factlint.extract.dates import TimeToken
from factlint.extract.quantity import NumberToken, QuantityToken
from factlint.extract.tokens import Range
from factlint.model import Span


def tokens_of(article: Article, span: Span) -> Range:
    """The tokens that a span of the text is made of."""
    tokens = article.tokens
    return bisect_left(tokens.starts, span.start), bisect_left(tokens.starts, span.end)


def slot_of(match: Match, name: str) -> Span | None:
    """Where a slot of a match stands, if the match has it."""
    return dict(match.slots).get(name)


def number_in(article: Article, span: Span) -> NumberToken | None:
    """The first number in a span, whatever it was read as."""
    first, stop = tokens_of(article, span)
    at = bisect_left(article.numbers, first, key=lambda number: number.first)
    found = article.numbers[at] if at < len(article.numbers) else None
    return found if found and found.stop <= stop else None


def quantity_in(article: Article, span: Span) -> QuantityToken | None:
    """The quantity that a span holds the figure of."""
    first, stop = tokens_of(article, span)
    return next((q for q in article.quantities if first <= q.figure < stop), None)


def time_in(article: Article, span: Span) -> TimeToken | None:
    """The time expression that begins in a span."""
    first, stop = tokens_of(article, span)
    at = bisect_left(article.times, first, key=lambda time: time.first)
    found = article.times[at] if at < len(article.times) else None
    return found if found and found.first < stop else None


def times_between(article: Article, first: int, stop: int) -> list[TimeToken]:
    """The time expressions that begin on some tokens."""
    low = bisect_left(article.times, first, key=lambda time: time.first)
    high = bisect_right(article.times, stop - 1, key=lambda time: time.first)
    return article.times[low:high]
