"""A span told the wrong way round: "on 18 May, two weeks after the auditors came", on 1 June.

Behind a day stands how long before or after an event it was, and the event has its day elsewhere:
in a sentence with its words or the one beside it, or by another such span ("on 26 March, 12 days
after the crash"). Where no day of those goes with what is said, and one lies exactly as far off on
the other side, the two words were mixed up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

import msgspec

from factlint.checks._sequence_points import NEAR_DAYS, Point, among
from factlint.extract.article import Article
from factlint.extract.passages import sentence_before, sentences_behind
from factlint.extract.sequences import FOREVER, Relation, SequenceReader
from factlint.extract.stems import stems_of
from factlint.extract.tokens import Range

EVENT = 9
"""So many tokens behind "after" tell of the event."""
NEAR = 16
"""So many tokens before and behind a day tell what was then."""
FEW = 2
"""So many words of an event, all in the sentence beside that of a day, are enough."""
SOME = 3
"""So many days are no chance; one word of the event is enough."""
HALF, SURE = 0.5, 1.0
"""The share of its words that the sentence of its day has, at least and at most."""
FEBRUARY = 2
"""The month that has no day of its own in each year."""
CLOSE = 0.25
"""The share of its leeway by which a span that is turned may be off."""


class Told(msgspec.Struct, frozen=True):
    """A day, how far it is from an event, and the words of the event."""

    day: Point
    relation: Relation
    event: frozenset[str]
    stop: int
    """Where the event ends."""

    def days(self) -> tuple[int, int]:
        """How many days behind its own the event was, at least and at most."""
        least, most = self.relation.least or 0, self.relation.most or 0
        return (-most, -least) if self.relation.kind == "after" else (least, most)

    def turned(self) -> tuple[float, float]:
        """The same if it was the other way round, with less leeway."""
        least, most = self.days()
        leeway = (most - least) * CLOSE
        return -(least + most) / 2 - leeway, -(least + most) / 2 + leeway


class TurnedReader:
    """Reads the spans of an article whose `days` are known."""

    def __init__(self, article: Article, reader: SequenceReader, days: Sequence[Point]) -> None:
        self._article, self._reader, self._days = article, reader, days
        self._stems = stems_of(article.lexicon)
        self._named = {at for day in days for at in range(day.first, day.stop)}
        self._known: dict[Range, frozenset[str]] = {}
        self._around: dict[int, list[Range]] = {}
        self._told = list(self._read())

    def read(self) -> Iterator[tuple[Relation, Point, Point]]:
        """The spans that are told the wrong way round, with their two days."""
        for told in self._told:
            inside = [(day, SURE) for day in among(self._days, (told.relation.stop, told.stop))]
            days = inside or [*self._beside(told), *self._reckoned(told)]
            fitting = [weight for day, weight in days if _lies(told, day, told.days())]
            turned = [(weight, day) for day, weight in days if _lies(told, day, told.turned())]
            weight, day = max(turned, key=lambda each: each[0], default=(0.0, told.day))
            if weight > max(fitting, default=0.0):
                yield told.relation, told.day, day

    def _read(self) -> Iterator[Told]:
        """The days with a span behind them: "on May 5, two days after the vote"."""
        sentences = {self._article.sentence_of(day.first) for day in self._days}
        for sentence in sorted(sentences):
            here = list(among(self._days, sentence))
            for relation in self._reader.read(self._article, sentence):
                before = [day for day in here if day.stop <= relation.first]
                joined = (before[-1].stop, relation.first) if before else None
                if joined and _is_counted(relation) and self._adjoins(joined):
                    stop = self._end(relation.stop, sentence[1])
                    event = self._words((relation.stop, stop))
                    yield Told(before[-1], relation, event, stop)

    def _adjoins(self, part: Range) -> bool:
        return self._reader.is_adjoining(self._article, part)

    def _end(self, at: int, end: int) -> int:
        """Where the clause of an event ends."""
        words, stop = self._article.tokens.words, min(end, at + EVENT)
        return next((n for n in range(at, stop) if not words[n][0].isalnum()), stop)

    def _words(self, part: Range) -> frozenset[str]:
        """The stems of a stretch, without its days."""
        if part not in self._known:
            words = self._article.tokens.folded
            stems = (self._stems.of(words[at]) for at in range(*part) if at not in self._named)
            self._known[part] = frozenset(stems) - {""}
        return self._known[part]

    def _beside(self, told: Told) -> Iterator[tuple[Point, float]]:
        """The days of which the words of the event are told, and how many of those are."""
        for day in self._days:
            weight = self._weight(told, day) if day is not told.day else 0.0
            if weight >= HALF:
                yield day, weight

    def _weight(self, told: Told, day: Point) -> float:
        """The share of the words of an event around a day, or all of them in a sentence beside."""
        event, sure = told.event, told.relation.counted and (told.relation.least or 0) >= SOME
        begin, end = self._article.sentence_of(day.first)
        near = self._words((max(begin, day.first - NEAR), min(end, day.stop + NEAR)))
        own = self._article.sentence_of(told.day.first)
        others = [part for part in self._sentences_beside(begin) if part[1] != own[1]]
        all_beside = any(event <= self._words(part) for part in others)
        share = len(event & near) / max(len(event), 1)
        return max(share, HALF * (all_beside and len(event) >= FEW - sure))

    def _sentences_beside(self, begin: int) -> list[Range]:
        """The sentences before and behind the one that begins at a token."""
        if begin not in self._around:
            before = sentence_before(self._article, begin)
            behind = sentences_behind(self._article, begin, 1)
            self._around[begin] = [*([before] if before else ()), *behind]
        return self._around[begin]

    def _reckoned(self, told: Told) -> Iterator[tuple[Point, float]]:
        """The days of the event by what is said of it at other days."""
        for other in self._told:
            share = len(other.event & told.event) / max(len(other.event), 1)
            low, high = other.days()
            if other is not told and share >= HALF and low == high:
                day = other.day.start + timedelta(low)
                place = other.relation.first, other.stop
                yield Point(*place, day, day, dated=other.day.dated), share


def _is_counted(relation: Relation) -> bool:
    """True for "two days after", not for "days after" or "within a week of"."""
    least, most = relation.least, relation.most
    if relation.kind not in ("after", "before") or not least or most is None or most >= FOREVER:
        return False
    return most - least <= (most + least) / 2


def _lies(told: Told, day: Point, span: tuple[float, float]) -> bool:
    """True where a day lies so far behind that of a span; one without a year is of its year."""
    own, other, known = told.day, day.start, told.day.dated and day.dated
    if own.dated != day.dated and other.month != FEBRUARY:
        years = (other.replace(year=own.start.year + off) for off in (-1, 0, 1))
        other = min(years, key=lambda each: abs(each - own.start))
    apart = (other - own.start).days
    return span[0] <= apart <= span[1] and (known or abs(apart) <= NEAR_DAYS)
