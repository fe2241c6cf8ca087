"""Counts that their own text goes on to change: "At dawn 12 were dead. By noon the toll was 31".

A toll that has risen ("climbed to", "by noon") makes the lower figures before it those of before,
one that was lowered the higher ones, and words that take a figure back ("corrected") all of them. A
figure that the text itself gives as one of now ("12 people have died") stands.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from factlint.extract.article import Article, CountToken
from factlint.extract.cues import Cues, read_cues
from factlint.rulebook.words import fold

USES = ("raised", "lowered", "revised")
LEFT_OUT = ("unreal", "other", "part")


class _Later(msgspec.Struct):
    """What the text behind a place says of one measure."""

    last: int = -1
    """Where the last count stands."""
    above: float = float("-inf")
    """The highest figure that it is said to have risen to."""
    below: float = float("inf")
    """The lowest one that it is said to have fallen to."""


def revised(article: Article, counts: Sequence[CountToken]) -> list[CountToken]:
    """The counts, those that a later one of the text replaces as superseded."""
    if len(counts) < 2:
        return list(counts)
    cues = read_cues(article, "versions", article.sentence_ranges, USES)
    if not cues:
        return list(counts)
    later: dict[str, _Later] = defaultdict(_Later)
    current = frozenset(map(fold, article.lexicon.versions.current))
    found = []
    for count in reversed(counts):
        after = later[count.measure]
        old = _is_replaced(count, after, cues) and not _is_current(article, count, current)
        found.append(msgspec.structs.replace(count, superseded=True) if old else count)
        if count.scope not in LEFT_OUT and not count.implied:
            _remember(article, count, after, cues)
    return found[::-1]


def _is_replaced(count: CountToken, after: _Later, cues: Cues) -> bool:
    value = count.quantity.value
    taken_back = _first_from(cues, "revised", count.stop) < after.last
    risen = value.low is not None and value.low < after.above
    fallen = value.low is not None and value.low > after.below
    return taken_back or risen or fallen


def _remember(article: Article, count: CountToken, after: _Later, cues: Cues) -> None:
    """Take a count into what those before it are compared with."""
    value, at = count.quantity.value, count.quantity.first
    after.last = max(after.last, at)
    if count.scope != "total":
        return
    start, stop = article.sentence_of(count.first)[0], max(at, count.stop)
    if value.low is not None and _first_from(cues, "raised", start) < at:
        after.above = max(after.above, value.low)
    if value.high is not None and _first_from(cues, "lowered", start) < stop:
        after.below = min(after.below, value.high)


def _first_from(cues: Cues, use: str, start: int) -> float:
    """Where the first words of a use begin, from some place on."""
    spans = cues.get(use, ())
    at = bisect_left(spans, (start, 0))
    return spans[at][0] if at < len(spans) else float("inf")


def _is_current(article: Article, count: CountToken, current: frozenset[str]) -> bool:
    """True for a count that the text gives as one of now, in its own words."""
    tokens = article.tokens
    now = not current.isdisjoint(tokens.folded[count.first : count.stop])
    return now and article.quoted(tokens.span(count.quantity.first, count.quantity.stop)) is None
