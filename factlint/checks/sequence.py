"""The order of two events, and the time between them, against their days.

"The mayor resigned after the vote", "two days before", "hours after", "in response to": where both
sides of such words have a day, of a declared event (`events` of a story pack) or written in the
sentence, the days must go with them. A declared event with several stages may mean any of them,
and a counted day more or less of it is left to time zones. Weeks, months and years are round.

Left alone are plans, conditions and denials, words in quotation marks, events without a day,
another event of the kind, and "before" where it may be about a place. Of two days in a sentence
without years, which may be of different ones, only those that are near each other are put in order.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from factlint.checks._sequence_points import Point, among, day_of, is_far, is_sure, may_be
from factlint.checks.date import EventEntry, EventRule
from factlint.extract.article import Article, Match, Reading
from factlint.extract.event_text import EventText, compiled
from factlint.extract.passages import passage, sentence_before, times_in, token_range
from factlint.extract.sequences import Relation, SequenceReader, sequence_reader
from factlint.extract.tokens import Range
from factlint.model import LEVELS, Finding, Related
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Pack, Rule

REACH = 10
"""How many words behind "after" the earlier event may begin."""

BESIDE = 5
"""How near to an event a time stands that tells which one of the kind it is."""


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
    findings: list[Finding] = []
    for sentence in sorted({article.sentence_of(point.first) for point in points}):
        objects: set[Point] = set()
        for relation in reader.read(article, sentence):
            pair = _pair(article, reader, points, relation, objects)
            rule = (pair[0].rule or pair[1].rule or general) if pair else None
            if pair:
                objects.add(pair[1])
                relation = reader.with_span_behind(article, relation, pair[1].stop)
            if pair and rule and _conflicts(article, reader, relation, *pair):
                findings.append(_finding(article, rule, relation, *pair))
                break
    return Reading(findings=tuple(findings))


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
        place, day = (time.first, time.stop), day_of(time)
        if day and article.quoted(article.tokens.span(*place)) is None:
            dated = time.parts.year is not None
            found[place] = Point(time.first, time.stop, day, day, dated=dated)
    return sorted(found.values(), key=lambda point: (point.first, -point.stop))


def _verb(article: Article, match: Match, place: Range) -> int | None:
    """Where the verb of an event stands, behind its subject and auxiliaries."""
    verbs = [at for at in range(*place) if article.tokens.folded[at] in match.pattern.verbs]
    return verbs[-1] if verbs else None


def _pair(
    article: Article,
    reader: SequenceReader,
    points: Sequence[Point],
    relation: Relation,
    objects: Collection[Point],
) -> tuple[Point, Point] | None:
    """What is put in order: what stands before the words, and what they are followed by.

    What follows earlier words of order, `objects`, is not what the next ones put in order.
    """
    part = passage(article, (relation.first, relation.stop))
    here = list(among(points, part))
    if any(p.rule and p.first < relation.stop and relation.first < p.stop for p in here):
        return None
    if relation.kind == "between":
        behind = [p for p in here if p.rule and relation.stop <= p.first < relation.stop + REACH]
        return (behind[0], behind[1]) if len({p.rule for p in behind}) == 2 == len(behind) else None
    if relation.kind in ("then", "earlier"):
        return _pair_of_sentences(article, reader, points, here, relation)
    other = _object(article, reader, here, part, relation)
    undone = relation.verbal and other is not None and other.rule is None
    if other is None or undone or not _is_meant(article, reader, other, relation.stop):
        return None
    plain = article.tokens.plain
    first = not any(p.stop <= relation.first for p in here)
    if first and reader.leads(article, relation, part[0]):
        start = max(other.stop, plain.find(",", other.stop, part[1]) + 1)
        behind = [p for p in here if p.first >= other.stop]
        subject = next((p for p in behind if p.first >= start), next(iter(behind), None))
        start = min(start, subject.first) if subject else start
        if reader.is_predicate(article, other.stop):
            return None
        if subject and any(reader.read(article, (other.stop, subject.first))):
            return None
    else:
        start = max(part[0], *(plain.rfind(mark, part[0], relation.first) for mark in ";:"))
        free = [p for p in here if p.stop <= relation.first and p.first >= start]
        before = [p for p in free if p not in objects]
        subject = max(before, key=lambda p: (p.stop, p.rule is None), default=None)
    told = subject and reader.is_told_on(article, subject.stop, relation.first)
    meant = subject and (told or _is_meant(article, reader, subject, start))
    meant = meant and not (relation.verbal and subject and subject.rule is None)
    return (subject, other) if meant and subject and subject is not other else None


def _is_meant(article: Article, reader: SequenceReader, point: Point, start: int) -> bool:
    """True for a day, and for an event that is not only what something else is about."""
    if point.rule is None:
        return True
    announced = point.rule.announced is not None
    prepared = point.verb is None and not announced and reader.is_prepared(article, point.stop)
    meant = not prepared and reader.is_meant(article, (point.first, point.stop), start)
    return meant and not _is_another(article, point)


def _is_another(article: Article, point: Point) -> bool:
    """True for another event of the kind: "a second raid", "last year's raid"."""
    place = (point.first, point.stop)
    part = passage(article, place)
    text = EventText.of(article, part, *place)
    if text.has(compiled(article.grammar)["other"]):
        return True
    beside = max(part[0], point.first - BESIDE), min(part[1], point.stop + BESIDE)
    possessors = article.grammar.listed("possessor")
    return any(
        is_far(time, point)
        for time in times_in(article, beside)
        if 0 <= time.first - point.stop <= 1
        or (time.stop < point.first and article.tokens.folded[time.stop] in possessors)
    )


def _pair_of_sentences(
    article: Article,
    reader: SequenceReader,
    points: Sequence[Point],
    here: Sequence[Point],
    relation: Relation,
) -> tuple[Point, Point] | None:
    """The event of a clause with "In response," or "a day later", and that of the one before."""
    ends = _ended(article, reader, here, relation)
    later = ends or next((p for p in here if p.rule and p.first >= relation.stop), None)
    if later is None or later.first - relation.stop > REACH:
        return None
    told_on = later.verb is not None and reader.is_aside(article, (later.first, later.verb))
    if told_on or reader.are_apart(article, relation.stop, later.first):
        return None
    first = min(later.first, relation.first)
    earlier = [p for p in here if p.rule and p.first < first]
    if not earlier and (ends or not reader.is_amid(article, relation)):
        before = sentence_before(article, first)
        earlier = [p for p in among(points, before) if p.rule] if before else []
    if not earlier:
        return None
    pairs = [(later, each) for each in earlier]
    fits = any(
        each.rule is later.rule or may_be(relation, *pair) for pair in pairs for each in pair[1:]
    )
    meant = _is_meant(article, reader, later, relation.stop)
    return pairs[-1] if meant and not fits else None


def _ended(
    article: Article, reader: SequenceReader, here: Sequence[Point], relation: Relation
) -> Point | None:
    """The event whose clause ends with the words of order: "the bank shut *a day later*"."""
    before = [p for p in here if p.stop <= relation.first]
    event = before[-1] if before and before[-1].rule else None
    ends = event and reader.ends_clause(article, event.stop, relation)
    return event if ends else None


def _object(
    article: Article,
    reader: SequenceReader,
    here: Sequence[Point],
    part: Range,
    relation: Relation,
) -> Point | None:
    """What stands behind the words of a relation, in their clause; a day of its own first."""
    end = min(part[1], relation.stop + REACH)
    stops = [article.tokens.plain.find(mark, relation.stop, end) for mark in ",;:"]
    end = min([stop for stop in stops if stop >= 0], default=end)
    behind = [p for p in here if relation.stop <= p.first < end]
    dated = [
        p
        for p in behind
        if not p.rule
        and (
            not relation.loose
            or p.first == relation.stop
            or reader.is_clause(article, (relation.stop, p.first))
        )
    ]
    return next(iter([*dated, *(p for p in behind if p.rule)]), None)


def _conflicts(
    article: Article, reader: SequenceReader, relation: Relation, subject: Point, other: Point
) -> bool:
    """True when no days of the two go with what is said of them."""
    part = passage(article, (relation.first, relation.stop))
    if reader.is_idiom(article, part) or may_be(relation, subject, other):
        return False
    told = [(point.verb or point.first, point.stop) for point in (subject, other)]
    here = [place for place in told if part[0] <= place[0] < part[1]]
    is_open = not relation.least and reader.is_open(article, part, here)
    return not is_open and is_sure(subject, other)


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
