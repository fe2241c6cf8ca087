"""What stands in the slots of a pattern, as values."""

from __future__ import annotations

from bisect import bisect_left

from factlint.extract.article import Article, Match
from factlint.extract.dates import TimeToken
from factlint.extract.passages import token_range
from factlint.extract.quantity import NumberToken, QuantityToken
from factlint.model import Span


def slot_of(match: Match, name: str) -> Span | None:
    """Where a slot of a match stands, if the match has it."""
    return dict(match.slots).get(name)


def number_in(article: Article, span: Span) -> NumberToken | None:
    """The first number in a span, whatever it was read as."""
    first, stop = token_range(article, span)
    at = bisect_left(article.numbers, first, key=lambda number: number.first)
    found = article.numbers[at] if at < len(article.numbers) else None
    return found if found and found.stop <= stop else None


def quantity_in(article: Article, span: Span) -> QuantityToken | None:
    """The quantity that a span holds the figure of."""
    first, stop = token_range(article, span)
    at = bisect_left(article.quantities, first, key=lambda quantity: quantity.figure)
    found = article.quantities[at] if at < len(article.quantities) else None
    return found if found and found.figure < stop else None


def time_in(article: Article, span: Span) -> TimeToken | None:
    """The time expression that begins in a span."""
    first, stop = token_range(article, span)
    at = bisect_left(article.times, first, key=lambda time: time.first)
    found = article.times[at] if at < len(article.times) else None
    return found if found and found.first < stop else None
