"""Which two events or days some words of order stand between."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from factlint.checks._sequence_course import CourseReader
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


class PairReader:
    """Reads the pairs of one article whose events and days are known."""

    def __init__(self, article: Article, reader: SequenceReader, points: Sequence[Point]) -> None:
        self._article, self._reader, self._points = article, reader, points
        self._courses = CourseReader(article, reader)

    def pair_of(self, relation: Relation, objects: Collection[Point]) -> tuple[Point, Point] | None:
        """What is put in order: what stands before the words, and what they are followed by.

        What follows earlier words of order, `objects`, is not what the next ones put in order.
        """
        part = passage(self._article, (relation.first, relation.stop))
        here = list(among(self._points, part))
        if any(p.rule and p.first < relation.stop and relation.first < p.stop for p in here):
            return None
        if relation.kind == "between":
            return _two_behind(here, relation)
        if relation.kind in ("then", "earlier"):
            dated = self._dated_pair(here, relation)
            return dated or self._pair_of_sentences(here, relation)
        other = self._object(here, part, relation)
        undone = relation.verbal and other is not None and other.rule is None
        if other is None or undone or not self._is_meant(other, relation.stop):
            return None
        first = not any(p.stop <= relation.first for p in here)
        if first and self._reader.refers(self._article, (part[0], relation.first), relation):
            subject = self._referred(part, relation)
        elif first and self._reader.leads(self._article, relation, part[0]):
            subject = self._led(here, part, relation, other)
        else:
            subject = self._leading([p for p in here if p not in objects], part, relation)
        return (subject, other) if subject and subject is not other else None

    def _led(
        self, here: Sequence[Point], part: Range, relation: Relation, other: Point
    ) -> Point | None:
        """What is put in order by words that open its sentence: "After the vote, the *raid*"."""
        article, reader = self._article, self._reader
        start = max(other.stop, article.tokens.plain.find(",", other.stop, part[1]) + 1)
        behind = [p for p in here if p.first >= other.stop]
        subject = next((p for p in behind if p.first >= start), next(iter(behind), None))
        predicate = reader.is_predicate(article, other.stop)
        if subject is None or (predicate and not reader.is_inverted(article, relation)):
            return None
        if any(reader.read(article, (other.stop, subject.first))) or self._is_aside(subject):
            return None
        start = min(start, subject.first)
        return subject if self._is_subject(subject, start, relation) else None

    def _leading(self, here: Sequence[Point], part: Range, relation: Relation) -> Point | None:
        """What stands before words of order, in their clause: "The *raid* came after the vote"."""
        plain = self._article.tokens.plain
        start = max(part[0], *(plain.rfind(mark, part[0], relation.first) for mark in ";:"))
        before = [p for p in here if p.stop <= relation.first and p.first >= start]
        subject = max(before, key=lambda p: (p.stop, p.rule is None), default=None)
        return subject if subject and self._is_subject(subject, start, relation) else None

    def _referred(self, part: Range, relation: Relation) -> Point | None:
        """What a sentence is about that begins with a word for it: "*That* was a day after"."""
        before = sentence_before(self._article, part[0])
        told = list(among(self._points, before)) if before else []
        events = [p for p in told if p.rule] or told
        place = [(p.first, p.stop) for p in events]
        if before is None or len(events) != 1 or self._reader.is_open(self._article, before, place):
            return None
        return events[0] if self._is_subject(events[0], before[0], relation) else None

    def _is_subject(self, point: Point, start: int, relation: Relation) -> bool:
        """True for a day or an event that some words of order can put in order."""
        here = point.stop <= relation.first
        told = here and self._reader.is_told_on(self._article, point.stop, relation.first)
        undone = (relation.verbal and point.rule is None) or self._courses.goes_on(point)
        return (told or self._is_meant(point, start)) and not undone

    def _is_meant(self, point: Point, start: int) -> bool:
        """True for a day, and for an event that is not only what something else is about."""
        if point.rule is None:
            return True
        announced = point.rule.announced is not None
        prepared = (
            point.verb is None
            and not announced
            and self._reader.is_prepared(self._article, point.stop)
        )
        meant = not prepared and self._reader.is_meant(
            self._article, (point.first, point.stop), start
        )
        opens = start == passage(self._article, (point.first, point.stop))[0]
        meant = meant and not self._courses.goes_on(point)
        return meant and not self._is_another(point, opens=opens)

    def _is_another(self, point: Point, *, opens: bool) -> bool:
        """True for another event of the kind: "a second raid", "last year's raid".

        A time that opens the sentence is that of the event that `opens` it.
        """
        place = (point.first, point.stop)
        part = passage(self._article, place)
        text = EventText.of(self._article, part, *place)
        if text.has(compiled(self._article.grammar)["other"]):
            return True
        start = part[0] if opens else max(part[0], point.first - BESIDE)
        beside = start, min(part[1], point.stop + BESIDE)
        possessors = self._article.grammar.listed("possessor")
        return any(
            is_far(time, point)
            for time in times_in(self._article, beside)
            if (
                point.stop <= time.first
                and self._reader.is_adjoining(self._article, (point.stop, time.first))
            )
            or (time.stop < point.first and self._article.tokens.folded[time.stop] in possessors)
            or (
                time.stop < point.first
                and self._reader.is_adjoining(self._article, (part[0], time.first))
            )
        )

    def _dated_pair(self, here: Sequence[Point], relation: Relation) -> tuple[Point, Point] | None:
        """The day beside "a week later", and the one day that is told before it."""
        before = [p for p in here if not p.rule and p.stop <= relation.first]
        behind = [p for p in here if not p.rule and relation.stop <= p.first]
        later = next(
            (
                p
                for p in behind
                if self._reader.is_adjoining(self._article, (relation.stop, p.first))
            ),
            None,
        )
        later = later or next(
            (
                p
                for p in before[-1:]
                if self._reader.is_adjoining(self._article, (p.stop, relation.first))
            ),
            None,
        )
        if later is None or relation.least is None:
            return None
        earlier = [p for p in before if p is not later]
        if not earlier and not self._reader.is_amid(self._article, relation):
            last = sentence_before(self._article, relation.first)
            earlier = [p for p in among(self._points, last) if not p.rule] if last else []
        return (later, earlier[0]) if len(earlier) == 1 else None

    def _pair_of_sentences(
        self, here: Sequence[Point], relation: Relation
    ) -> tuple[Point, Point] | None:
        """The event of a clause with "In response," or "a day later", and of the one before."""
        ends = self._ended(here, relation)
        later = ends or next((p for p in here if p.rule and p.first >= relation.stop), None)
        if later is None or later.first - relation.stop > REACH:
            return None
        aside = self._is_aside(later)
        if aside or self._reader.are_apart(self._article, relation.stop, later.first):
            return None
        first = min(later.first, relation.first)
        earlier = [p for p in here if p.rule and p.first < first]
        if not earlier and (ends or not self._reader.is_amid(self._article, relation)):
            before = sentence_before(self._article, first)
            earlier = [p for p in among(self._points, before) if p.rule] if before else []
        if not earlier:
            return None
        pairs = [(later, each) for each in earlier]
        fits = any(
            each.rule is later.rule or may_be(relation, *pair)
            for pair in pairs
            for each in pair[1:]
        )
        meant = self._is_meant(later, relation.stop)
        return pairs[-1] if meant and not fits else None

    def _is_aside(self, point: Point) -> bool:
        """True for an event that is only told of its subject: "the report, which had come out"."""
        return point.verb is not None and self._reader.is_aside(
            self._article, (point.first, point.verb)
        )

    def _ended(self, here: Sequence[Point], relation: Relation) -> Point | None:
        """The event whose clause ends with the words of order: "the bank shut *a day later*"."""
        before = [p for p in here if p.stop <= relation.first]
        event = before[-1] if before and before[-1].rule else None
        ends = event and self._reader.ends_clause(self._article, event.stop, relation)
        return event if ends else None

    def _object(self, here: Sequence[Point], part: Range, relation: Relation) -> Point | None:
        """What stands behind the words of a relation, in their clause; a day of its own first."""
        end = min(part[1], relation.stop + REACH)
        stops = [self._article.tokens.plain.find(mark, relation.stop, end) for mark in ",;:"]
        end = min([stop for stop in stops if stop >= 0], default=end)
        further = next(self._reader.read(self._article, (relation.stop, end)), None)
        end = further.first if further else end
        behind = [p for p in here if relation.stop <= p.first < end]
        dated = [
            p
            for p in behind
            if not p.rule
            and (
                not relation.loose
                or p.first == relation.stop
                or self._reader.is_clause(self._article, (relation.stop, p.first))
            )
        ]
        return next(iter([*dated, *(p for p in behind if p.rule)]), None)


def _two_behind(here: Sequence[Point], relation: Relation) -> tuple[Point, Point] | None:
    """The two events right behind "between"."""
    behind = [p for p in here if p.rule and relation.stop <= p.first < relation.stop + REACH]
    return (behind[0], behind[1]) if len({p.rule for p in behind}) == 2 == len(behind) else None
