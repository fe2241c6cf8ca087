"""The entries of a live page: paragraphs that each begin with a time of day of their own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from factlint.extract.article import Article, CountToken
from factlint.rulebook.words import fold

NOON = 12 * 60
_CLOCK = re.compile(
    r"^[^\w\n]*(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[^\W\d_][\w.]{0,3})?"
    r"[^\w\n]+(?=[^\W_])",
    re.MULTILINE,
)


class _Entry(msgspec.Struct, frozen=True, order=True):
    """Where an entry begins, and its minute of the day."""

    start: int
    minute: int


def outdated(article: Article, counts: Sequence[CountToken]) -> list[CountToken]:
    """The counts, those of which a later entry has the measure too as superseded."""
    entries = _entries(article)
    if not entries:
        return list(counts)
    starts = [entry.start for entry in entries]
    minutes: list[int | None] = []
    for count in counts:
        at = bisect_right(starts, article.tokens.starts[count.first]) - 1
        minutes.append(entries[at].minute if at >= 0 else None)
    last: dict[str, int] = {}
    for count, minute in zip(counts, minutes, strict=True):
        if minute is not None and not count.implied:
            last[count.measure] = max(minute, last.get(count.measure, minute))
    return [
        msgspec.structs.replace(count, superseded=True)
        if minute is not None and minute < last.get(count.measure, minute)
        else count
        for count, minute in zip(counts, minutes, strict=True)
    ]


def _entries(article: Article) -> list[_Entry]:
    """The entries of an article, if its times of day only fall or only rise."""
    halves = _halves(article.lexicon.versions.day_halves)
    found = list(_clocks(article.document.prose, halves))
    pairs = list(pairwise(entry.minute for entry in found))
    falls, rises = all(a >= b for a, b in pairs), all(a <= b for a, b in pairs)
    return found if pairs and (falls or rises) else []


def _clocks(prose: str, halves: dict[str, int]) -> Iterator[_Entry]:
    for found in _CLOCK.finditer(prose):
        hour, half = int(found["hour"]), fold(found["half"] or "")
        known = half in halves
        if hour > 24 or not (known or found["minute"]):
            continue
        hour = hour % 12 if known else hour
        minute = hour * 60 + int(found["minute"] or 0) + halves.get(half, 0)
        yield _Entry(found.start("hour"), minute)


@lru_cache(maxsize=8)
def _halves(groups: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    """The words for the halves of a day, each with the minute that its half begins at."""
    return {fold(word): NOON * half for half, words in enumerate(groups) for word in words}
