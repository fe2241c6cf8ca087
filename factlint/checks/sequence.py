"""The order of two events, and the time between them, against their days.

"The mayor resigned after the vote", "two days before", "hours after", "in response to": where both
sides of such words have a day, of a declared event (`events` of a story pack) or written in the
sentence, the days must go with them. A declared event with several stages may mean any of them,
and a counted day more or less of it is left to time zones. Weeks, months and years are round.

Left alone are plans, conditions and denials, words in quotation marks, events without a day,
another event of the kind, "before" where it may be about a place, and what became of an event
("was still in force", "was lifted"). Of two days in a sentence without years, which may be of
different ones, only those that are near each other are put in order.

A counted span behind a day, as in "on 18 May, two weeks after the audit", is held against the day
that the article gives for that event elsewhere: one just as far off on the other side is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from factlint.checks._sequence_pairs import PairReader
from factlint.checks._sequence_points import Point, day_of, is_sure, may_be
from factlint.checks._turned import TurnedReader
from factlint.checks.date import EventEntry, EventRule
from factlint.extract.article import Article, Match, Reading
from factlint.extract.dates import TimeToken
from factlint.extract.passages import passage, token_range
from factlint.extract.sequences import Relation, SequenceReader, sequence_reader
from factlint.extract.tokens import Range
from factlint.extract.verbs import verb_reader
from factlint.model import LEVELS, Finding, Related
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Pack, Rule


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
            said=tuple(pattern.in_all_forms() for pattern in entry.said),
            source=entry.source,
            severity=min(entry.severity, "warning", key=LEVELS.__getitem__),
            examples=entry.examples,
            place=entry.place,
            **days,
        ),
    )


def read(article: Article, rules: Sequence[SequenceRule]) -> Reading:
    """Findings for an order or a span that the days do not allow."""
    general = next((rule for rule in rules if not rule.said), None)
    points = _points(article, [rule for rule in rules if rule.said], general)
    if len(points) < 2:
        return Reading()
    reader = sequence_reader(article.grammar)
    pairs = PairReader(article, reader, points)
    findings: list[Finding] = []
    for sentence in sorted({article.sentence_of(point.first) for point in points}):
        objects: set[Point] = set()
        for relation in reader.read(article, sentence):
            pair = pairs.pair_of(relation, objects)
            rule = (pair[0].rule or pair[1].rule or general) if pair else None
            if pair:
                objects.add(pair[1])
                relation = reader.with_span_behind(article, relation, pair[1].stop)
            if pair and rule and _conflicts(article, reader, relation, *pair):
                findings.append(_finding(article, rule, relation, *pair))
                break
    turned = _turned(article, reader, points, general, findings) if general else ()
    return Reading(findings=(*findings, *turned))


def _turned(
    article: Article,
    reader: SequenceReader,
    points: Sequence[Point],
    rule: SequenceRule,
    known: Sequence[Finding],
) -> Iterator[Finding]:
    """Findings for spans told the wrong way round, where nothing is found as yet."""
    days = [point for point in points if point.rule is None]
    places = {finding.primary.span for finding in known}
    for relation, day, other in TurnedReader(article, reader, days).read():
        if article.tokens.span(relation.first, relation.stop) not in places:
            yield _finding(article, rule, relation, day, other)


def _points(
    article: Article, rules: Sequence[SequenceRule], general: SequenceRule | None
) -> list[Point]:
    """Everything in the article's own words that has a day, in text order."""
    found: dict[Range, Point] = {}
    for rule in rules:
        days = [day for _, day in rule.stages]
        for match in article.find(rule.said):
            if article.quoted(match.span) is None:
                place = token_range(article, match.span)
                verb = _verb(article, match, place)
                found.setdefault(place, Point(*place, min(days), max(days), rule, verb=verb))
    for time in article.times if rules or general else ():
        place, day = (time.first, time.stop), None if _is_told_of(article, time) else day_of(time)
        if day and article.quoted(article.tokens.span(*place)) is None:
            dated = time.parts.year is not None
            found[place] = Point(time.first, time.stop, day, day, dated=dated)
    return sorted(found.values(), key=lambda point: (point.first, -point.stop))


def _is_told_of(article: Article, time: TimeToken) -> bool:
    """True for a weekday that is one of the days told of: "rumours on *the Monday*"."""
    alone = time.parts.weekday is not None and time.parts.day is None
    before = article.tokens.folded[time.first - 1] if time.first else ""
    return alone and before in article.grammar.listed("name-article")


def _verb(article: Article, match: Match, place: Range) -> int | None:
    """Where the verb of an event stands, behind its subject and auxiliaries."""
    verbs = [at for at in range(*place) if article.tokens.folded[at] in match.pattern.verbs]
    verbs = verbs or [verb.stop - 1 for verb in verb_reader(article.grammar).read(article, place)]
    return verbs[-1] if verbs else None


def _conflicts(
    article: Article, reader: SequenceReader, relation: Relation, subject: Point, other: Point
) -> bool:
    """True when no days of the two go with what is said of them."""
    part = passage(article, (relation.first, relation.stop))
    if reader.is_idiom(article, part) or may_be(relation, subject, other):
        return False
    told = [(_last_word(point), point.stop) for point in (subject, other)]
    here = [place for place in told if part[0] <= place[0] < part[1]]
    is_open = not relation.least and reader.is_open(article, part, here)
    return not is_open and is_sure(relation, subject, other)


def _last_word(point: Point) -> int:
    """Where what is told of an event stands, behind its subject and a denial."""
    return point.first if point.verb is None else min(point.verb + 1, point.stop - 1)


def _finding(
    article: Article, rule: EventRule, relation: Relation, subject: Point, other: Point
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
