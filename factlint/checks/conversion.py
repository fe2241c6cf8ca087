"""A measure and its conversion that do not go together.

"400 nautical miles (470 km)" gives one length twice, and the two are not the same. A conversion
is what stands in brackets behind a measure, or after "or" and the like, in a unit of the same
dimension; or a measure of the other system that the next sentence refers to ("that distance,
about 65 kilometres"). It may be rounded as news copy rounds: to the digits that are written, to
fives, by a few per cent, those of an oven to ten degrees. Temperatures may be degrees of heat or a
difference of degrees. Behind a comma alone stands a conversion only in the other system.
Currencies are not checked, as their rates change.

Which of the two is right is for the reporter to say. In the message, `{here}` and `{there}` are
the two as written, and `{right}` is what the first amounts to in the unit of the second.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from factlint.checks._agreeing_measures import agree
from factlint.checks._measures import Measure, MeasureReader, Unit, Words
from factlint.extract.article import Article, Reading
from factlint.model import Finding, Related
from factlint.rulebook.rules import Rule
from factlint.rulebook.shapes import Table

OVEN = 6.0
"""How far the two temperatures of an oven may be apart, in kelvins."""
MOST_BETWEEN = 9
NOUN = 4
"""So many words may stand between a measure and its conversion in brackets: "12 inches of snow"."""
BACK = 5
"""So many tokens before a measure what says that it was given before may begin."""
ALIKE = 2.0
"""By so much at most a measure that is given again in another sentence or in dashes may differ."""
_OFF = frozenset(",–—")


class ConversionRule(Rule, frozen=True, kw_only=True):
    """The units and what joins a measure and its conversion."""

    placeholders: ClassVar[tuple[str, ...]] = ("here", "there", "right")
    message: str
    """What to say, with `{here}`, `{there}` and `{right}`."""
    units: Table[Unit]
    """The units, by the short names that the lexicon has for them."""
    joins: Words
    """Words and marks between the two, one of which must stand there."""
    equals: Words = ()
    """Those of them that mean nothing else: what is measured may stand before them."""
    hedges: Words = ()
    """Words that may stand there too."""
    asides: Words = ()
    """Words behind a measure that a comma parts from another, where it does not convert it."""
    baking: Words = ()
    """Words of a sentence in which heat is that of an oven: marks of ten degrees."""
    apart: tuple[tuple[str, ...], ...] = ()
    """Units that are parts of one measure: 5 feet 10 inches."""
    metric: Words = ()
    """The units of the one system; a measure that is said again is in another system."""
    minus: Words = ()
    """Words and signs that make a figure negative."""
    below: Words = ()
    """Words behind degrees that make them negative: "6 degrees below zero Celsius"."""
    rises: Words = ()
    """Words right before a measure that make it a difference: "rose by 2 degrees"."""
    differences: Words = ()
    """The same, with one of `links` between: "a rise of 2 degrees"."""
    links: Words = ()
    """Words between those and the measure."""
    definite: Words = ()
    """Words before a measure that was given before: "the 25cm"."""
    dimensions: Words = ()
    """What may stand between those and the measure: "that distance, about 65km"."""


RULE = ConversionRule


def read(article: Article, rules: Sequence[ConversionRule]) -> Reading:
    """Findings for conversions that are not those of their measures."""
    return Reading(
        findings=tuple(
            finding
            for rule in rules
            for pair in _Pairs(article, rule).find()
            if (finding := _judge(article, rule, *pair))
        )
    )


class _Pairs:
    """The measures of an article that are said twice."""

    def __init__(self, article: Article, rule: ConversionRule) -> None:
        self.article = article
        self.rule = rule
        self.words, self.folded = article.tokens.words, article.tokens.folded
        self.units = dict(rule.units)
        self.measures = MeasureReader(
            article, rule.units, rule.apart, rule.minus, rule.below
        ).measures

    def find(self) -> Iterator[tuple[Measure, Measure]]:
        """Each measure with what is given as its conversion."""
        at = 0
        while at < len(self.measures) - 1:
            first, at = self.measures[at], at + 1
            last = first
            while at < len(self.measures) and self._goes_on(last, self.measures[at]):
                last = self.measures[at]
                if self._converts(first, last):
                    yield first, last
                at += 1
        yield from self._again()

    def _again(self) -> Iterator[tuple[Measure, Measure]]:
        """What is measured once in a sentence, and again in the next in another system."""
        for at, second in enumerate(self.measures[1:], 1):
            equal = self._is_equal(second)
            if not (equal or self._is_again(second)):
                continue
            begin, _ = self.article.sentence_of(second.first)
            since, _ = self.article.sentence_of(max(0, begin - 1))
            before = [m for m in self.measures[:at] if m.first >= since and self._like(m, second)]
            if len(before) != 1 or before[0].first >= begin or not self._in_two(before[0], second):
                continue
            if equal or self._are_alike(before[0], second):
                yield before[0], second

    def _is_equal(self, measure: Measure) -> bool:
        """True for "That is equal to about 65km"."""
        begin, _ = self.article.sentence_of(measure.first)
        if begin == measure.first or self.folded[begin] not in self.rule.definite:
            return False
        words, equals = self.folded[begin + 1 : measure.first], set(self.rule.equals)
        return not equals.isdisjoint(words) and equals.union(self.rule.hedges).issuperset(words)

    def _is_again(self, measure: Measure) -> bool:
        """True for "the 25cm" and "that distance, about 65km"; not for "the 5km race"."""
        words = self.folded[max(0, measure.first - BACK) : measure.first]
        while words and (words[-1] in self.rule.hedges or words[-1] == ","):
            words.pop()
        if words and words[-1] in self.rule.dimensions:
            return words[-2:-1] != [] and words[-2] in self.rule.definite
        after = self.folded[measure.stop] if measure.stop < len(self.words) else "."
        follows = self.article.grammar.listed("preposition", "be") - self.article.grammar.listed(
            "of"
        )
        ends = not after[0].isalpha() or after in follows
        direct = self.folded[measure.first - 1] in self.rule.definite
        heat = self.units[measure.unit].of == "temperature"
        return direct and ends and not heat and measure.high > 0

    def _like(self, one: Measure, two: Measure) -> bool:
        return self.units[one.unit].of == self.units[two.unit].of

    def _in_two(self, one: Measure, two: Measure) -> bool:
        """True for measures in two systems."""
        return (one.unit in self.rule.metric) != (two.unit in self.rule.metric)

    def _are_alike(self, first: Measure, second: Measure) -> bool:
        """True for two measures of which neither is more than twice the other."""
        one, two = (m.high * self.units[m.unit].factor for m in (first, second))
        return two < ALIKE * one and one < ALIKE * two

    def _goes_on(self, last: Measure, measure: Measure) -> bool:
        """True when a measure stands behind another as its conversion does."""
        between = [self._mark(at) for at in range(last.stop, measure.first)]
        if self._goes_behind(last, measure):
            return True
        if not 0 < len(between) <= MOST_BETWEEN:
            return False
        known = {*self.rule.joins, *self.rule.hedges}
        if "," in between and self._in_two(last, measure):
            comma = between.index(",")  # "20 litres of milk a day, equivalent to 4.4 gallons"
            tail = between[comma + 1 :]
            if known.issuperset(tail) and not set(self.rule.equals).isdisjoint(tail):
                return all(word[0].isalpha() for word in between[:comma])
        if between == [","] and not self._in_two(last, measure):
            return False
        if not _OFF.isdisjoint(between[:1]) and self._is_aside(measure):
            return False
        if between[0] == "–" and len(between) == 1 and not self._are_alike(last, measure):
            return False
        return known.issuperset(between) and not set(self.rule.joins).isdisjoint(between)

    def _mark(self, at: int) -> str:
        """A word between two measures; a hyphen with a space on both sides is a dash."""
        starts, ends = self.article.tokens.starts, self.article.tokens.ends
        free = at > 0 and ends[at - 1] < starts[at] and ends[at] < starts[at + 1]
        return "–" if free and self.words[at] == "-" else self.folded[at]

    def _is_aside(self, measure: Measure) -> bool:
        """True for what is more or less than a measure, or a part of it: "4cm short of"."""
        behind = self.folded[measure.stop : measure.stop + 1]
        return not set(self.rule.asides).isdisjoint(behind)

    def _goes_behind(self, last: Measure, measure: Measure) -> bool:
        """True for a conversion in brackets behind the noun: "12 inches of snow (25cm)"."""
        words = self.words[last.stop : measure.first]
        if not 1 < len(words) <= NOUN + 1 or words[-1] != "(" or not self._in_two(last, measure):
            return False
        closed = self.article.grammar.listed(
            "preposition", "conjunction"
        ) - self.article.grammar.listed("of")
        plain = all(w[0].islower() or w == "-" for w in words[:-1]) and closed.isdisjoint(words)
        return plain and self.words[measure.stop : measure.stop + 1] == [")"]

    def _converts(self, first: Measure, second: Measure) -> bool:
        units = self.units
        if first.low == first.high and second.low < second.high:
            return False
        if first.unit == second.unit or units[first.unit].of != units[second.unit].of:
            return False
        if (first.unit, second.unit) in self.rule.apart:
            return False
        opened = "(" in self.words[first.stop : second.first]
        after = self.words[second.stop] if second.stop < len(self.words) else ""
        return not opened or after in (")", "]", *self.rule.joins)


def _judge(
    article: Article, rule: ConversionRule, first: Measure, second: Measure
) -> Finding | None:
    units = dict(rule.units)
    one, two = units[first.unit], units[second.unit]
    ends = ((first.low, second.low), (first.high, second.high))
    rise = one.of == "temperature" and _is_difference(article, rule, first)
    agreed = any(
        all(agree(a, first.step, x, b, second.step, y, rise=rise) for a, b in ends)
        for x in one.readings()
        for y in two.readings()
    )
    agreed = agreed or _agree_in_oven(article, rule, first, second)
    if agreed or (first.low < first.high and second.low == second.high):
        return None
    here, there = (
        article.document.locate(article.tokens.span(measure.first, measure.stop))
        for measure in (first, second)
    )
    zeros = 0 if rise else one.zero - two.zero
    amount = _round((first.low * one.factor + zeros) / two.factor)
    right = f"{amount} {second.unit}"
    message = rule.message.replace("{here}", here.said).replace("{there}", there.said)
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=rule.severity,
        message=message.replace("{right}", right),
        primary=there,
        related=(Related(here, right),),
    )


def _agree_in_oven(article: Article, rule: ConversionRule, first: Measure, second: Measure) -> bool:
    """True for heat of an oven, which cookery rounds to the marks of its dial."""
    one, two = (dict(rule.units)[measure.unit] for measure in (first, second))
    begin, end = article.sentence_of(first.first)
    if one.of != "temperature" or set(rule.baking).isdisjoint(article.tokens.folded[begin:end]):
        return False
    heats = (m.low * unit.factor + unit.zero for m, unit in ((first, one), (second, two)))
    return abs(next(heats) - next(heats)) <= OVEN


def _is_difference(article: Article, rule: ConversionRule, measure: Measure) -> bool:
    """True for degrees by which something rises: "rose by 2 C", "a rise of about 2 C"."""
    begin = max(0, measure.first - BACK)
    words = article.tokens.folded[begin : measure.first]
    while words and words[-1] in rule.hedges and words[-1] not in rule.links:
        words.pop()
    if words[-1:] and words[-1] in rule.rises:
        return True
    return len(words) > 1 and words[-1] in rule.links and words[-2] in rule.differences


def _round(value: float) -> str:
    """A figure to three digits, as people write it."""
    figure = float(f"{value:.3g}")
    return f"{figure:,.0f}" if abs(figure) >= 100 or figure == int(figure) else f"{figure:g}"
