"""The measures of an article that are given twice, and what a rule says of such pairs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from factlint.checks._measures import Measure, MeasureReader, Unit, Words
from factlint.extract.article import Article
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Rule
from factlint.rulebook.shapes import Table

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
    beyond: tuple[Pattern, ...] = ()
    """What makes degrees before it a difference: "above pre-industrial levels"."""

    def patterns(self) -> tuple[Pattern, ...]:
        """All patterns of the rule."""
        return self.beyond


class Pairs:
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
            if not (equal or self._is_told(second) or self._is_again(second)):
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
        equals = set(self.rule.equals)
        return self._refers_back(measure) and not equals.isdisjoint(
            self.folded[begin : measure.first]
        )

    def _is_told(self, measure: Measure) -> bool:
        """True for "That is nearly 65km", where nothing goes on with it as "deeper" does."""
        behind = self.folded[measure.stop : measure.stop + 1]
        ends = not any(word[0].isalnum() or word == "-" for word in behind)
        return ends and self._refers_back(measure)

    def _refers_back(self, measure: Measure) -> bool:
        """True where a sentence has nothing before a measure but "that is", and hedges."""
        begin, _ = self.article.sentence_of(measure.first)
        if begin == measure.first or self.folded[begin] not in self.rule.definite:
            return False
        words = self.folded[begin + 1 : measure.first]
        return bool(words) and set(self.rule.equals).union(self.rule.hedges).issuperset(words)

    def _is_again(self, measure: Measure) -> bool:
        """True for "the 25cm" and "that distance, about 65km"; not for "the 5km race"."""
        words = self.folded[max(0, measure.first - BACK) : measure.first]
        while words and (words[-1] in self.rule.hedges or words[-1] == ","):
            words.pop()
        if words and words[-1] in self.rule.dimensions:
            return words[-2:-1] != [] and words[-2] in self.rule.definite
        after = self.folded[measure.stop] if measure.stop < len(self.words) else "."
        ends = not after[0].isalpha() or after in self._follows
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
        """True for a conversion behind the noun: "12 inches of snow (25cm)", "snow, 25cm,"."""
        words = [self._mark(at) for at in range(last.stop, measure.first)]
        while words and words[-1] in self.rule.hedges:
            words.pop()
        if not 1 < len(words) <= NOUN + 2 or not self._in_two(last, measure):
            return False
        after = self.folded[measure.stop : measure.stop + 1]
        if words[-1] == "(":
            return after == [")"] and self._is_noun(last, words[:-1])
        joins = [word for word in words if word in self.rule.joins]
        if not joins or words[-1] != joins[-1] or (len(joins) == 1 and joins[0].isalpha()):
            return False
        told = words[0] in self._of or self._are_alike(last, measure)
        ends = not after or not after[0].isalnum()
        ends = ends or (joins[-1].isalpha() and after[0] in self._follows)
        return ends and told and self._is_noun(last, words[: -len(joins)])

    @cached_property
    def _of(self) -> frozenset[str]:
        return self.article.grammar.listed("of")

    @cached_property
    def _follows(self) -> frozenset[str]:
        """Words behind which a measure is not one of their kind: "in", "was"."""
        return self.article.grammar.listed("preposition", "be") - self._of

    def _is_noun(self, last: Measure, words: list[str]) -> bool:
        """True for the plain words of a noun behind a measure."""
        grammar = self.article.grammar
        closed = grammar.listed("preposition", "conjunction") - self._of
        written = self.words[last.stop : last.stop + len(words)]
        plain = all(word[0].islower() or word == "-" for word in written)
        return bool(words) and plain and closed.isdisjoint(words)

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

    def is_difference(self, first: Measure, second: Measure) -> bool:
        """True for degrees by which something rises or is off: "rose by 2 C", "a rise of 2 C"."""
        if self.units[first.unit].of != "temperature":
            return False
        words = self.folded[max(0, first.first - BACK) : first.first]
        while words and words[-1] in self.rule.hedges and words[-1] not in self.rule.links:
            words.pop()
        if words[-1:] and words[-1] in self.rule.rises:
            return True
        linked = len(words) > 1 and words[-1] in self.rule.links
        return (linked and words[-2] in self.rule.differences) or self._is_beyond(second)

    def _is_beyond(self, measure: Measure) -> bool:
        """True right before what it is off from: "2 C (3.6 F) above pre-industrial levels"."""
        starts, stop = self.article.tokens.starts, measure.stop
        stop += self.words[stop : stop + 1] in ([")"], ["]"])
        return stop < len(starts) and starts[stop] in self._norms

    @cached_property
    def _norms(self) -> set[int]:
        """Where it begins from what something is off."""
        return {match.span.start for match in self.article.find(self.rule.beyond)}
