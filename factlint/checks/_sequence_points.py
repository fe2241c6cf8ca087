"""What happened on some days, and whether an order or a span of two goes with their days."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from factlint.checks.date import EventRule
from factlint.extract.dates import TimeToken
from factlint.extract.sequences import Relation
from factlint.extract.tokens import Range

NEAR_DAYS = 60
"""How far apart two days without a year may lie before they may be of different years."""

ANOTHER = timedelta(days=45)
"""How far from an event a time of its words is that of another one."""


class Point(msgspec.Struct, frozen=True):
    """Something on tokens `[first, stop)` that happened on one of some days."""

    first: int
    stop: int
    start: date
    end: date
    rule: EventRule | None = None
    dated: bool = False
    verb: int | None = None

    @property
    def spans(self) -> tuple[tuple[date, date], ...]:
        """Its days, one stage or another: those on which it went on are one."""
        rule = self.rule
        if rule is None:
            return ((self.start, self.end),)
        lasted = [(rule.begins, rule.ends)] if rule.begins and rule.ends else []
        return (*lasted, *((day, day) for _, day in rule.stages))

    @property
    def days(self) -> str:
        """The days in writing."""
        if self.start == self.end:
            return self.start.isoformat()
        return f"{self.start.isoformat()} to {self.end.isoformat()}"


def day_of(time: TimeToken) -> date | None:
    """The one day that an expression names."""
    value = time.value
    return value.start if value and value.grain == "day" and value.start == value.end else None


def among(points: Sequence[Point], part: Range) -> Iterator[Point]:
    """The points that begin in a stretch."""
    at = bisect_left(points, part[0], key=lambda point: point.first)
    while at < len(points) and points[at].first < part[1]:
        yield points[at]
        at += 1


def may_be(relation: Relation, subject: Point, other: Point) -> bool:
    """True where some days of two events go with what is said of them."""
    grace = 1 if subject.rule or other.rule else 0
    pairs = itertools.product(subject.spans, other.spans)
    return any(_fits(relation, *pair, grace) for pair in pairs)


def _fits(
    relation: Relation, subject: tuple[date, date], other: tuple[date, date], grace: int
) -> bool:
    """True where the days of two events go with what is said of them."""
    first = relation.kind in ("before", "earlier")
    later, earlier = (other, subject) if first else (subject, other)
    if relation.kind in ("near", "between") and later[1] < earlier[0]:
        later, earlier = earlier, later
    most, least = (later[1] - earlier[0]).days, (later[0] - earlier[1]).days
    if relation.least is None or relation.most is None:
        return most >= 0
    return least <= relation.most + grace and most >= relation.least - grace


def is_far(time: TimeToken, point: Point) -> bool:
    """True for a time that is that of another event of the kind: "*last year's* vote"."""
    value = time.value
    early = value and value.end and value.end < point.start - ANOTHER
    return bool(early or (value and value.start and value.start > point.end + ANOTHER))


def is_sure(relation: Relation, subject: Point, other: Point) -> bool:
    """False for two days that may be of different years, as a span of many months says."""
    known = [point.rule is not None or point.dated for point in (subject, other)]
    if not any(known) and (relation.least or 0) > NEAR_DAYS:
        return False
    near = abs((subject.start - other.start).days) <= NEAR_DAYS
    told = relation.least is not None or any(point.rule for point in (subject, other))
    return all(known) or (any(known) and told) or (near and subject.start.year == other.start.year)
