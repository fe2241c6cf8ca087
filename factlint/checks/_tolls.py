"""The dead, the injured, the arrested of an article: "the 26 dead", where 23 were killed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.checks._heads import HeadReader
from factlint.extract.article import Article, CountToken
from factlint.extract.passages import times_in
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold

LEAST = 2
LEAD = 2
"""The sentences of the text that tell how many they are in all."""


class TollReader:
    """Finds a definite count of those of a measure that is not what the article has told.

    `tolls` are words for them by their measure, `same` words before what was told, and `more`
    those that tell of others.
    """

    def __init__(
        self,
        article: Article,
        tolls: Sequence[tuple[str, Sequence[str]]],
        same: Sequence[str],
        more: Sequence[str],
    ) -> None:
        self.article = article
        self._tokens = article.tokens
        self._heads = HeadReader(article)
        self._measure = {fold(word): measure for measure, words in tolls for word in words}
        self._same = frozenset(map(fold, same))
        self._more = frozenset(map(fold, more))

    def pairs(self) -> Iterator[tuple[Range, Range]]:
        """The tokens of each such count, and those of what it must mean."""
        for quantity in self.article.quantities:
            value = quantity.value
            exact = value.value is not None and value.hedge == "exact" and value.unit is None
            if not exact or value.ordinal or float(value.value or 0) < LEAST:
                continue
            measure = self._measure.get(fold(self._tokens.word(quantity.stop)))
            before = fold(self._tokens.word(quantity.first - 1))
            if measure is None or before not in self._same:
                continue
            place = quantity.first, quantity.stop + 1
            if not self.article.quoted(self._tokens.span(*place)):
                first = self._meant(measure, place, float(value.value or 0))
                if first is not None:
                    yield place, (first.first, first.stop)

    def _meant(self, measure: str, place: Range, number: float) -> CountToken | None:
        """The only count that a definite one of a measure can mean, unless it is that."""
        counts = [c for c in self.article.counts if c.measure == measure]
        told = [c for c in counts if not (c.quantity.first == place[0] or c.share)]
        exact = [c for c in told if c.quantity.value.hedge == "exact" and not c.implied]
        before = [c for c in exact if c.first < place[0] and not c.superseded]
        if not before or len(exact) != len(told):
            return None
        first = before[0]
        total = float(first.quantity.value.value or 0)
        near = self.article.sentence_number(place[0]) - self.article.sentence_number(
            before[-1].first
        )
        sole = all(c.quantity.value.value == total for c in before if c.scope != "part")
        if first.scope in ("part", "unreal") or not (sole or self._is_lead(first)):
            return None
        if number in (total, total - 1) or (number < total and not (sole and near == 1)):
            return None
        if self._is_made(number, first, exact, place) or self._is_of_others(first, place):
            return None
        return first

    def _is_lead(self, count: CountToken) -> bool:
        """True in the headline and in the first sentences of the text."""
        number = self.article.sentence_number
        body, _ = self.article.sentence_at(self.article.layout.body)
        return number(count.first) < number(body) + LEAD

    def _is_made(
        self, number: float, first: CountToken, counts: Sequence[CountToken], place: Range
    ) -> bool:
        """True where the text has the number elsewhere, or others beside the total that make it."""
        total = float(first.quantity.value.value or 0)
        own = self.article.sentence_of(first.first)
        others = [c for c in counts if not (c.scope == "part" and own[0] <= c.first < own[1])]
        off = abs(number - total)
        if any(c.quantity.value.value in (number, off) for c in others):
            return True
        told = max(c.first for c in counts if c.quantity.value.value == total)
        begin = self.article.sentence_of(told)[1] if told < place[0] else own[1]
        if off == 1 and not self._more.isdisjoint(self._tokens.folded[begin : place[0]]):
            return True
        return any(
            q.value.value in (number, off)
            and not (own[0] <= q.first < own[1] or place[0] <= q.first < place[1])
            and self.article.speaks_of(first.measure, q.first)
            for q in self.article.quantities
            if q.value.unit is None
        )

    def _is_of_others(self, first: CountToken, place: Range) -> bool:
        """True where words behind it say which are meant, or its sentence names another year."""
        own, there = (self.article.sentence_of(at) for at in (place[0], first.first))
        known = {self._heads.stem(at) for at in range(*there)}
        years, at = self._years(own), place[1]
        narrowed = False
        if fold(self._tokens.word(at)) in self._heads.closed.prepositions | self._heads.closed.of:
            said = set(filter(None, map(self._heads.stem, range(at + 1, min(own[1], at + 3)))))
            narrowed = not said or not said <= known
        return not years <= self._years(there, "day") or (narrowed and not years)

    def _years(self, sentence: Range, *grains: str) -> set[str]:
        """The years that a sentence names, and those of its times of other grains."""
        times = (time.value for time in times_in(self.article, sentence))
        return {v.timex3[:4] for v in times if v and v.grain in ("year", *grains)}
