"""What one article says of a measure: the figures of a count rule as assertions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, groupby
from typing import TYPE_CHECKING

import msgspec

from factlint.extract.article import Article, CountToken
from factlint.extract.narrowing import narrow_reader
from factlint.extract.passages import times_in
from factlint.model import Assertion, Given, Location, Number, Quantity, Span
from factlint.rulebook.amounts import counted

if TYPE_CHECKING:
    from factlint.checks.count import CountRule

LEFT_OUT = ("unreal", "other")


class Tally:
    """The counts of an article that a rule is about."""

    def __init__(self, article: Article, rule: CountRule) -> None:
        self.article = article
        self.rule = rule
        self._all = [count for count in self._found() if count.scope not in LEFT_OUT]
        self.counts = [count for count in self._all if not count.implied]
        self._besides = tuple(self._meant_besides()) if rule.story else ()

    def assertions(self) -> Iterator[Assertion]:
        """The figures as assertions, in text order.

        In a story the groups that stand side by side ("six monks and two guests") add up to the
        total of an article that gives none.
        """
        addends, most = self._addends(), self._most()
        for count, assertion in zip(self.counts, map(self._assertion, self.counts), strict=True):
            part = assertion.scope == "total" and (
                assertion.value in addends or self._is_within(count, most)
            )
            yield msgspec.structs.replace(assertion, scope="part") if part else assertion
        if self.rule.story and not any(map(self._is_whole, self.counts)):
            yield from map(self._sum, self._groups())

    def _addends(self) -> frozenset[Quantity]:
        """The figures of which two make a third, where no story says that all are of one event."""
        exact = [c.quantity.value for c in self._all if c.quantity.value.hedge == "exact"]
        values = {counted(value) for value in exact}
        whole = {value.value for value in values}
        pairs = () if self.rule.story else combinations(values, 2)
        return frozenset(
            one
            for pair in pairs
            if sum(value.value or 0 for value in pair) in whole
            for one in pair
        )

    def _most(self) -> Number:
        """The highest figure that is the whole by its words, where no story says of what."""
        wholes = [] if self.rule.story else [c for c in self._all if c.scope == "total"]
        return max((c.quantity.value.low or 0 for c in wholes), default=0)

    def _is_within(self, count: CountToken, most: Number) -> bool:
        """True for a figure below the whole that nothing says to be of all that happened."""
        value = count.quantity.value
        if count.superseded or count.scope == "total":
            return False
        if value.high is None or value.high >= most:
            return False
        return not narrow_reader(self.article.grammar).tells_all(self.article, count)

    def locate(self, count: CountToken) -> Location:
        """The place of the words of a count."""
        return self.article.document.locate(self.article.tokens.span(count.first, count.stop))

    def _found(self) -> list[CountToken]:
        """By the rule's own patterns, or by its measure."""
        article, rule = self.article, self.rule
        counts = self._own() if rule.read else article.counts
        unless = {article.sentence_at(match.span.start) for match in article.find(rule.unless)}
        return [
            count
            for count in counts
            if count.measure == rule.subject
            and rule.scope in ("any", self._scope(count))
            and article.sentence_of(count.first) not in unless
            and not self._is_nested(count)
        ]

    def _own(self) -> list[CountToken]:
        """The figures in the `{count}` slots of the rule's own patterns, one reading each."""
        article, rule = self.article, self.rule
        by_start = {article.tokens.starts[q.first]: q for q in article.quantities}
        found: dict[int, CountToken] = {}
        for match in article.find(rule.read):
            span = dict(match.slots).get("count")
            quantity = by_start.get(span.start) if span else None
            if quantity is None:
                continue
            known = next((c for c in article.counts if c.quantity is quantity), None)
            scope = known.scope if known else ""
            found[quantity.first] = CountToken(
                quantity.first, quantity.stop, quantity, rule.subject, scope, match.pattern.text
            )
        return [count for _, count in sorted(found.items())]

    def _is_nested(self, count: CountToken) -> bool:
        article = self.article
        quotation = article.quoted(article.tokens.span(count.quantity.first, count.quantity.stop))
        return quotation is not None and getattr(quotation.value, "depth", 0) > 1

    def _scope(self, count: CountToken) -> str:
        """In a story that is one event, an incident and the total are the same."""
        scope, rule = count.scope or "total", self.rule
        return "total" if scope == "incident" and rule.story and not rule.series else scope

    def _is_whole(self, count: CountToken) -> bool:
        return self._scope(count) == "total" and not count.quantity.value.vague

    def _assertion(self, count: CountToken) -> Assertion:
        article, rule = self.article, self.rule
        tokens = article.tokens
        sentence = article.sentence_of(count.first)
        span = tokens.span(count.first, count.stop)
        quotation = article.quoted(tokens.span(count.quantity.first, count.quantity.stop))
        scope = self._scope(count)
        measure = article.lexicon.measure(rule.subject)
        return Assertion(
            rule=rule.id,
            subject=rule.subject,
            value=counted(count.quantity.value),
            location=article.document.locate(span),
            story=rule.story,
            scope=scope,
            qualifiers=_qualifiers(article, sentence) if scope == "incident" else (),
            given=_given(article, count, sentence),
            besides=self._besides,
            as_of=self._as_of(count),
            grows=rule.grows or (measure.grows if measure else "usually"),
            speaker=article.speaker(sentence, quotation),
            modality="quoted" if quotation else "said",
            superseded=count.superseded,
            overall=count.scope == "total" or _in_headline(article, span),
            part=article.layout.part_of(span),
            sentence=_text(article, tokens.span(*sentence)),
            reader=count.frame,
        )

    def _as_of(self, count: CountToken) -> date | None:
        """The day that a count speaks for; that of what it alone counts is not the toll of now."""
        as_of, anchor = self.article.as_of(count), self.article.anchor
        if anchor is None or as_of != anchor:
            return as_of
        day = narrow_reader(self.article.grammar).day(self.article, count)
        return day if day and day < anchor else as_of

    def _sum(self, group: Sequence[CountToken]) -> Assertion:
        """The groups of one whole as the total that they make."""
        article = self.article
        first, last = self._assertion(group[0]), group[-1]
        span = article.tokens.span(group[0].first, last.stop)
        return msgspec.structs.replace(
            first,
            value=_added(group),
            location=article.document.locate(span),
            scope="total",
            overall=False,
        )

    def _groups(self) -> Iterator[list[CountToken]]:
        """The counts that stand side by side as exact parts of one whole."""
        joined = [count for count in self._all if count.group is not None]
        for _, members in groupby(joined, key=lambda count: count.group):
            group = list(members)
            if any(not c.implied for c in group) and all(
                c.quantity.value.hedge == "exact" for c in group
            ):
                yield group

    def _meant_besides(self) -> Iterator[Quantity]:
        """What else might be the figure of the whole.

        Parts that no words call a share of it; what the counts of one sentence add up to; and
        figures beside the words of the measure that were not read with them.
        """
        article = self.article
        current = [c for c in self._all if not (c.superseded or c.share or c.quantity.value.vague)]
        yield from (c.quantity.value for c in current if c.scope == "part")
        for _, members in groupby(current, key=lambda c: article.sentence_of(c.first)):
            together = list(members)
            yield _added(together)
            yield _added([c for c in together if c.scope == "part"])
        bound = {count.quantity.first for count in article.counts}
        for quantity in article.quantities:
            free = quantity.first not in bound and not (quantity.value.unit or quantity.value.vague)
            if free and article.speaks_of(self.rule.subject, quantity.first):
                yield quantity.value


def _added(counts: Sequence[CountToken]) -> Quantity:
    """The sum of some figures as written, of a range its lower end."""
    total = sum(c.quantity.value.value or c.quantity.value.low or 0 for c in counts)
    return Quantity(total, total, total)


def _in_headline(article: Article, span: Span) -> bool:
    if not article.lines or span.start >= article.lines[0].end:
        return False
    line = article.lines[0]
    return article.document.prose[line.end - 1] not in ".!?:"


def _given(article: Article, count: CountToken, sentence: tuple[int, int]) -> tuple[Given, ...]:
    """The other counts that the same sentence goes with."""
    return tuple(
        Given(other.measure, other.quantity.value)
        for other in article.counts
        if other.measure != count.measure
        and sentence[0] <= other.first < sentence[1]
        and other.scope not in (*LEFT_OUT, "part")
    )


def _qualifiers(article: Article, sentence: tuple[int, int]) -> tuple[str, ...]:
    """The day of an incident, where its sentence gives exactly one."""
    days = {
        time.value.timex3
        for time in times_in(article, sentence)
        if time.value and time.value.grain == "day"
    }
    return tuple(days) if len(days) == 1 else ()


def _text(article: Article, span: Span) -> str:
    return " ".join(article.document.text[span.start : span.end].split())
