"""The dateline of an article: "LISBON, Portugal, March 3 (Agency) —"."""

from __future__ import annotations

import re

import msgspec

from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.model import Span

LINES = 20
"""So many lines from the top a dateline may stand."""
_CAPITALS = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.' /-]{0,50}[A-ZÀ-Þ.](?![a-z]))(?P<rest>,[^()\n—–]{1,60}?)?"
    r"\s*(?:\([^)\n]{2,40}\)\s*)?(?:—|–|--|-)\s"
)
_CITED = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w.'/-]*(?: [A-ZÀ-Þ][\w.'/-]*){0,3})(?P<rest>,[^()\n—–]{1,60}?)?"
    r"\s*\([^)\n]{2,40}\)\s*(?:—|–|--|-)\s"
)


class Dateline(msgspec.Struct, frozen=True):
    """The place of a dateline, with the days and weekdays that stand in it."""

    place: Span
    whole: Span
    times: tuple[TimeToken, ...] = ()


def read_dateline(article: Article) -> Dateline | None:
    """The first dateline of an article."""
    prose = article.document.prose
    for line in article.lines[:LINES]:
        found = _CAPITALS.match(prose, line.start, line.end)
        found = found or _CITED.match(prose, line.start, line.end)
        if found:
            whole = Span(*found.span())
            times = tuple(
                time
                for time in article.times
                if whole.overlaps(article.tokens.span(time.first, time.stop))
            )
            return Dateline(Span(*found.span("place")), whole, times)
    return None
