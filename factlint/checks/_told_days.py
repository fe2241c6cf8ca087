"""Days told from the publication, with a weekday or a date beside them: "tomorrow (Friday)"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import msgspec

from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.extract.weekdays import weekday_reader
from factlint.model import Span
from factlint.rulebook.words import fold


class ToldDay(msgspec.Struct, frozen=True):
    """Words for the day `is`, which they call another: a weekday or a date."""

    span: Span
    day: date
    said: date | int


def told_conflicts(article: Article) -> Iterator[ToldDay]:
    """Where such a day is another than what stands beside it."""
    for at, (one, other) in enumerate(pairwise(article.times)):
        told, named = (one, other) if _is_told(one) else (other, one)
        if not _is_told(told) or not _is_beside(article, at, turned=told is other):
            continue
        said = _said(named)
        day = told.value.start if told.value else None
        if day and said is not None and said not in (day, day.isoweekday()):
            yield ToldDay(article.tokens.span(one.first, other.stop), day, said)


def _is_told(time: TimeToken) -> bool:
    """True for "today", "yesterday" and the like."""
    pattern, parts = time.pattern, time.parts
    counted = parts.number is not None or parts.unit or parts.weekday
    return (
        pattern.unit == "day"
        and pattern.by is not None
        and pattern.anchor == "published"
        and not counted
    )


def _said(time: TimeToken) -> date | int | None:
    """The date or the weekday that an expression names."""
    parts = time.parts
    if time.until is not None or parts.last_day or parts.holiday:
        return None
    if parts.day and parts.month:
        return time.value.start if time.value else None
    return parts.weekday if time.pattern.by is None else None


def _is_beside(article: Article, at: int, *, turned: bool) -> bool:
    """True for two expressions with nothing but a mark between them, that no third goes on."""
    one, other = article.times[at : at + 2]
    tokens, words = article.tokens, article.lexicon.weekdays
    between = " ".join(tokens.folded[one.stop : other.first])
    if between not in (words.brackets if turned else words.beside):
        return False
    following = article.times[at + 2 : at + 3]
    joint = fold(tokens.word(other.stop))
    if following and following[0].first <= other.stop + 2 and joint in (*words.to, *words.joins):
        return False
    return weekday_reader(article.grammar).ends(article, other.stop, len(tokens.words))
