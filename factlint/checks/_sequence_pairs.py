"""Which two events or days some words of order stand between."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from factlint.checks._sequence_points import Point, among, is_far, may_be
from factlint.extract.article import Article
from factlint.extract.event_text import EventText, compiled
from factlint.extract.passages import passage, sentence_before, times_in
from factlint.extract.sequences import Relation, SequenceReader
from factlint.extract.tokens import Range

REACH = 14
"""How many words behind "after" the earlier event may begin."""

BESIDE = 5
"""How near to an event a time stands that tells which one of the kind it is."""


def pair_of(
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
        dated = _dated_pair(article, reader, points, here, relation)
        return dated or _pair_of_sentences(article, reader, points, here, relation)
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
        if reader.is_predicate(article, other.stop) and not reader.is_inverted(article, relation):
            return None
        if subject and any(reader.read(article, (other.stop, subject.first))):
            return None
        if subject and _is_aside(article, reader, subject):
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
    opens = start == passage(article, (point.first, point.stop))[0]
    return meant and not _is_another(article, reader, point, opens=opens)


def _is_another(article: Article, reader: SequenceReader, point: Point, *, opens: bool) -> bool:
    """True for another event of the kind: "a second raid", "last year's raid".

    A time that opens the sentence is that of the event that `opens` it.
    """
    place = (point.first, point.stop)
    part = passage(article, place)
    text = EventText.of(article, part, *place)
    if text.has(compiled(article.grammar)["other"]):
        return True
    start = part[0] if opens else max(part[0], point.first - BESIDE)
    beside = start, min(part[1], point.stop + BESIDE)
    possessors = article.grammar.listed("possessor")
    return any(
        is_far(time, point)
        for time in times_in(article, beside)
        if (point.stop <= time.first and reader.is_adjoining(article, (point.stop, time.first)))
        or (time.stop < point.first and article.tokens.folded[time.stop] in possessors)
        or (time.stop < point.first and reader.is_adjoining(article, (part[0], time.first)))
    )


def _dated_pair(
    article: Article,
    reader: SequenceReader,
    points: Sequence[Point],
    here: Sequence[Point],
    relation: Relation,
) -> tuple[Point, Point] | None:
    """The day beside "a week later", and the one day that is told before it."""
    before = [p for p in here if not p.rule and p.stop <= relation.first]
    behind = [p for p in here if not p.rule and relation.stop <= p.first]
    later = next(
        (p for p in behind if reader.is_adjoining(article, (relation.stop, p.first))), None
    )
    later = later or next(
        (p for p in before[-1:] if reader.is_adjoining(article, (p.stop, relation.first))), None
    )
    if later is None or relation.least is None:
        return None
    earlier = [p for p in before if p is not later]
    if not earlier and not reader.is_amid(article, relation):
        last = sentence_before(article, relation.first)
        earlier = [p for p in among(points, last) if not p.rule] if last else []
    return (later, earlier[0]) if len(earlier) == 1 else None


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
    aside = _is_aside(article, reader, later)
    if aside or reader.are_apart(article, relation.stop, later.first):
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


def _is_aside(article: Article, reader: SequenceReader, point: Point) -> bool:
    """True for an event that is only told of its subject: "the report, which had come out"."""
    return point.verb is not None and reader.is_aside(article, (point.first, point.verb))


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
