"""The order of two events, and the time between them, against their days.

"The mayor resigned after the vote", "two days before", "hours after", "in response to": where both
sides of such words have a day, of a declared event (`events` of a story pack) or written in the
sentence, the days must go with them. A declared event with several stages may mean any of them,
and a counted day more or less of it is left to time zones. Weeks, months and years are round.

Left alone are plans, conditions and denials, words in quotation marks, events without a day, and
"before" where it may be about a place. Of two days in a sentence without years, which may be of
different ones, only those that are near each other are put in order.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

import msgspec

from factlint.checks.date import EventEntry, EventRule
from factlint.extract.article import Article, Reading
from factlint.extract.attributions import token_range
from factlint.extract.dates import TimeToken
from factlint.extract.sequences import Relation, SequenceReader, sequence_reader
from factlint.extract.tokens import Range
from factlint.model import LEVELS, Finding, Related
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Pack, Rule

REACH = 10
"""How many words behind "after" the earlier event may begin."""
NEAR_DAYS = 60
"""How far apart two days without a year may lie before they may be of different years."""


class SequenceRule(EventRule, frozen=True, kw_only=True):
    """An event whose order to others is checked; without `said`, the days of one sentence are."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")
    said: tuple[Pattern, ...] = ()
    """Patterns that tell of the event."""


RULE = SequenceRule
SHARES = "events"


def rules_from(entry: EventEntry, story: Pack) -> tuple[Rule, ...]:
    """The rule for the order of an event that has a day."""
    days = {stage: getattr(entry, stage) for stage in ("announced", "effective", "on")}
    days |= {"begins": entry.begins, "ends": entry.ends}
    if not any(days.values()):
        return ()
    return (
        SequenceRule(
            id=f"{story.id}/{entry.id}/sequence",
            check="sequence",
            story=story.id,
            said=entry.said,
            source=entry.source,
            severity=min(entry.severity, "warning", key=LEVELS.__getitem__),
            examples=entry.examples,
            place=entry.place,
            **days,
        ),
    )


class _Point(msgspec.Struct, frozen=True):
    """Something on tokens `[first, stop)` that happened on one of some days."""

    first: int
    stop: int
    start: date
    end: date
    rule: SequenceRule | None = None
    dated: bool = False

    @property
    def days(self) -> str:
        """The days in writing."""
        if self.start == self.end:
            return self.start.isoformat()
        return f"{self.start.isoformat()} to {self.end.isoformat()}"


def read(article: Article, rules: Sequence[SequenceRule]) -> Reading:
    """Findings for an order or a span that the days do not allow."""
    general = next((rule for rule in rules if not rule.said), None)
    points = _points(article, [rule for rule in rules if rule.said], general)
    if len(points) < 2:
        return Reading()
    reader = sequence_reader(article.grammar)
    findings: list[Finding] = []
    seen: set[int] = set()
    for sentence in article.sentence_ranges:
        if not any(sentence[0] <= point.first < sentence[1] for point in points):
            continue
        for relation in sorted(reader.read(article, sentence), key=lambda found: found.first):
            pair = _pair(article, points, sentence, relation)
            if pair and sentence[0] not in seen and _conflicts(article, reader, relation, *pair):
                rule = pair[0].rule or pair[1].rule or general
                if rule:
                    seen.add(sentence[0])
                    findings.append(_finding(article, rule, relation, *pair))
    return Reading(findings=tuple(findings))


def _points(
    article: Article, rules: Sequence[SequenceRule], general: SequenceRule | None
) -> list[_Point]:
    """Everything in the article's own words that has a day, in text order."""
    found: dict[Range, _Point] = {}
    for rule in rules:
        days = [day for _, day in rule.stages]
        for match in article.find(rule.said):
            if article.quoted(match.span) is None:
                place = token_range(article, match.span)
                found.setdefault(place, _Point(*place, min(days), max(days), rule))
    for time in article.times if rules or general else ():
        place, day = (time.first, time.stop), _day(time)
        if day and article.quoted(article.tokens.span(*place)) is None:
            found[place] = _Point(*place, day, day, dated=time.parts.year is not None)
    return sorted(found.values(), key=lambda point: (point.first, -point.stop))


def _day(time: TimeToken) -> date | None:
    """The one day that an expression names."""
    value = time.value
    return value.start if value and value.grain == "day" and value.start == value.end else None


def _pair(
    article: Article, points: Sequence[_Point], sentence: Range, relation: Relation
) -> tuple[_Point, _Point] | None:
    """What is put in order: what stands before the words, and what they are followed by."""
    here = [p for p in points if sentence[0] <= p.first < sentence[1]]
    if any(p.rule and p.first < relation.stop and relation.first < p.stop for p in here):
        return None
    if relation.kind == "then":
        later = next((p for p in here if p.rule and p.first >= relation.stop), None)
        earlier = next((p for p in reversed(points) if p.rule and p.stop <= sentence[0]), None)
        beside = earlier and _is_next(article, earlier.first, sentence[0])
        return (later, earlier) if later and earlier and beside else None
    other = _object(article, here, sentence, relation)
    if other is None:
        return None
    plain = article.tokens.plain
    if relation.first == sentence[0] or (
        plain[relation.first - 1] == "," and not [p for p in here if p.stop <= relation.first]
    ):
        comma = plain.find(",", other.stop, sentence[1])
        subject = next((p for p in here if comma >= 0 and p.first > comma), None)
    else:
        subject = _subject(article, here, relation)
    return (subject, other) if subject and subject is not other else None


def _object(
    article: Article, here: Sequence[_Point], sentence: Range, relation: Relation
) -> _Point | None:
    """What stands behind the words of a relation, in their clause; a day of its own first."""
    end = min(sentence[1], relation.stop + REACH)
    stops = [article.tokens.plain.find(mark, relation.stop, end) for mark in ",;:"]
    end = min([stop for stop in stops if stop >= 0], default=end)
    if relation.loose:
        behind = [p for p in here if p.first >= relation.stop and p.first < end and p.rule]
        direct = [p for p in here if not p.rule and p.first == relation.stop]
        return next(iter([*direct, *behind]), None)
    behind = [p for p in here if relation.stop <= p.first < end]
    dated = [p for p in behind if not p.rule]
    return next(iter(dated or behind), None)


def _subject(article: Article, here: Sequence[_Point], relation: Relation) -> _Point | None:
    """What stands nearest before the words of a relation, in their sentence's clause."""
    start = max(article.tokens.plain.rfind(mark, 0, relation.first) for mark in ";:")
    before = [p for p in here if p.stop <= relation.first and p.first > start]
    return max(before, key=lambda p: (p.stop, p.rule is None), default=None)


def _is_next(article: Article, token: int, start: int) -> bool:
    """True when the sentence of a token is the last one before another, without empty lines."""
    return article.sentence_number(start) - article.sentence_number(token) == 1


def _conflicts(
    article: Article, reader: SequenceReader, relation: Relation, subject: _Point, other: _Point
) -> bool:
    """True when no days of the two go with what is said of them."""
    later, earlier = (other, subject) if relation.kind == "before" else (subject, other)
    sentence = article.sentence_of(relation.first)
    if reader.is_idiom(article, sentence):
        return False
    most, least = (later.end - earlier.start).days, (later.start - earlier.end).days
    declared = bool(subject.rule or other.rule)
    if relation.least is not None and relation.most is not None:
        grace = 1 if declared else 0
        if least > relation.most + grace or most < relation.least - grace:
            return _is_sure(subject, other)
        return False
    if most >= 0 or reader.is_open(article, sentence):
        return False
    return _is_sure(subject, other)


def _is_sure(subject: _Point, other: _Point) -> bool:
    """False for two days that may be of different years."""
    known = [point.rule is not None or point.dated for point in (subject, other)]
    near = abs((subject.start - other.start).days) <= NEAR_DAYS
    return any(known) or (near and subject.start.year == other.start.year)


def _finding(
    article: Article, rule: SequenceRule, relation: Relation, subject: _Point, other: _Point
) -> Finding:
    tokens, locate = article.tokens, article.document.locate
    words = locate(tokens.span(relation.first, relation.stop))
    places = [(point, locate(tokens.span(point.first, point.stop))) for point in (subject, other)]
    said = " and ".join(f'"{place.text}" {point.days}' for point, place in places)
    declared = {point.rule.place: point for point in (subject, other) if point.rule}
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=rule.severity,
        message=f'"{words.text}" stands between {said}. Which of them?',
        primary=words,
        related=(
            *(Related(place, point.days) for point, place in places),
            *(Related(place, "declared here") for place in declared if place),
        ),
    )
