"""Times in a sentence over which a total is not counted: shorter ones, and much longer ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from factlint.extract.article import Article, CountToken
from factlint.extract.dates import TimeToken
from factlint.extract.passages import passage
from factlint.extract.reaching import ReachReader
from factlint.extract.tokens import Range

GRACE = timedelta(days=1)
LONG = timedelta(days=200)
"""How much longer than what is counted a time must be to be another one."""
SHORTER = 0.7
"""How much of the days that are counted a stretch of time may be and still be all, roundly told."""
LONGER = 1.5
"""How often a length must hold them to be longer."""

NARROW, WIDE = "a shorter time", "a longer time"
Off = tuple[Range, str]


class Counted(msgspec.Struct, frozen=True):
    """The days that a total counts: from `since`, up to `until` where the desk gives it.

    `known` is the latest day of which the desk knows the total.
    """

    since: date
    until: date | None
    known: date | None

    @property
    def last(self) -> date | None:
        """The last day that is known to be counted."""
        return self.until or self.known

    def is_beyond(self, time: TimeToken) -> bool:
        """True for a time until which something is counted, after the last day of these."""
        value = time.value
        edge = value and (value.end if value.grain == "range" else value.start)
        return bool(self.until and edge and edge > self.until + GRACE)

    def verdict(self, time: TimeToken, *, opens: bool) -> str:
        """What a time makes of the total: "a shorter time", "a longer time", or nothing."""
        start, end = (time.value.start, time.value.end) if time.value else (None, None)
        if start is None or end is None:
            return ""
        if start > self.since + GRACE:
            return NARROW
        if opens:
            return self._if_long(start)
        if self.last and end >= self.last and time.value and time.value.relative:
            return self._if_long(start)
        within = start >= self.since - GRACE and self.last and end < self.last
        return NARROW if within and self.of_days((end - start).days) else ""

    def _if_long(self, start: date) -> str:
        long = start < self.since - LONG and start.year < self.since.year
        return WIDE if long else ""

    def of_days(self, days: int) -> str:
        """The same for a length."""
        counted = (self.last - self.since).days if self.last else None
        if counted is None:
            return ""
        if days < counted * SHORTER:
            return NARROW
        longer = days > max(counted * LONGER, counted + LONG.days)
        return WIDE if longer else ""


def off_times(
    article: Article, reader: ReachReader, counted: Counted, count: CountToken
) -> Iterator[Off]:
    """The times of the sentence of a figure that are not those of its total."""
    figure = (count.quantity.first, count.quantity.stop)
    part = passage(article, figure)
    for time in reader.times(article, part):
        if counted.is_beyond(time) and reader.closes(article, time):
            if reader.belongs(article, (time.first, time.stop), figure):
                yield (time.first - 1, time.stop), WIDE
            continue
        what = counted.verdict(time, opens=reader.opens(article, time))
        if what and not _is_of_rival(article, count, time):
            whole = reader.window(article, time, figure)
            if whole is None and count.scope == "":
                whole = reader.day(article, time, (count.first, count.stop))
            if whole:
                yield whole, what
    for whole, days in reader.lengths(article, part, figure):
        if counted.known and (what := counted.of_days(days)):
            yield whole, what


def _is_of_rival(article: Article, count: CountToken, time: TimeToken) -> bool:
    """True where another figure of the measure stands between a time and a figure."""
    return any(
        time.stop <= other.quantity.first < count.quantity.first
        for other in article.counts
        if other.measure == count.measure
    )
