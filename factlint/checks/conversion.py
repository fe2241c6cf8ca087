"""A measure and its conversion that do not go together.

"400 nautical miles (470 km)" gives one length twice, and the two are not the same. A conversion
is what stands in brackets behind a measure, or after "or" and the like, in a unit of the same
dimension. It may be rounded as news copy rounds: to the digits that are written, to fives, by
a few per cent. Temperatures may be degrees of heat or a difference of degrees. Currencies are not
checked, as their rates change.

Which of the two is right is for the reporter to say. In the message, `{here}` and `{there}` are
the two as written, and `{right}` is what the first amounts to in the unit of the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import ClassVar, Literal

import msgspec

from factlint.extract.article import Article, Reading
from factlint.model import Finding, Related
from factlint.rulebook.rules import Rule
from factlint.rulebook.shapes import Table
from factlint.rulebook.words import fold, split_words

Words = tuple[str, ...]
SOURCE_SLACK = 0.025
"""How far the first figure may be from what it was measured as, at most."""
ROUNDING = 0.07
"""How far a conversion of ten or more may be rounded."""
DEGREES = 2.0
"""How far temperatures may be apart, in kelvins."""
HALF_DEGREE = 0.5
MOST_BETWEEN = 5
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """A unit of the lexicon, or one with words of its own."""

    of: Literal["length", "area", "volume", "mass", "speed", "temperature", "pressure", "power"]
    """What it measures."""
    factor: float
    """How much of the SI unit it is."""
    zero: float = 0
    """Where its scale begins, in the SI unit."""
    words: Words = ()
    """More words for it, after the figure."""


class ConversionRule(Rule, frozen=True, kw_only=True):
    """The units and what joins a measure and its conversion."""

    placeholders: ClassVar[tuple[str, ...]] = ("here", "there", "right")
    message: str
    """What to say, with `{here}`, `{there}` and `{right}`."""
    units: Table[Unit]
    """The units, by the short names that the lexicon has for them."""
    joins: Words
    """Words and marks between the two, one of which must stand there."""
    hedges: Words = ()
    """Words that may stand there too."""
    apart: tuple[tuple[str, ...], ...] = ()
    """Units that are parts of one measure: 5 feet 10 inches."""


RULE = ConversionRule


class Measure(msgspec.Struct, frozen=True):
    """A figure with its unit on tokens `[first, stop)`; `step` is its last digit's worth."""

    first: int
    stop: int
    low: float
    high: float
    step: float
    unit: str


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
        self.words = article.tokens.words

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

    @cached_property
    def measures(self) -> list[Measure]:
        """All figures with a known unit, in text order; feet and inches are one."""
        found: list[Measure] = []
        for measure in sorted([*self._quantities(), *self._dimensions()], key=lambda m: m.first):
            if found and self._completes(found[-1], measure):
                found[-1] = self._together(found[-1], measure)
            else:
                found.append(measure)
        return found

    def _quantities(self) -> Iterator[Measure]:
        for quantity in self.article.quantities:
            value = quantity.value
            low, high = (
                (value.low, value.high) if value.value is None else (value.value, value.value)
            )
            unit = self._unit(quantity.stop) or self._unit(quantity.stop - 1)
            if unit and low is not None and high is not None and not value.vague:
                step = _step(self.words[quantity.first : quantity.stop], abs(high))
                yield Measure(quantity.first, unit[0], float(low), float(high), step, unit[1])

    def _dimensions(self) -> Iterator[Measure]:
        """Figures that are no quantities: "a 40-foot boat"."""
        for figure in self.article.excluded:
            written = self.words[figure.first].replace(",", "")
            unit = self._unit(figure.first + 1)
            if figure.kind == "dimension" and unit and _NUMBER.fullmatch(written):
                value = float(written)
                step = _step(self.words[figure.first : figure.first + 1], value)
                yield Measure(figure.first, unit[0], value, value, step, unit[1])

    def _unit(self, stop: int) -> tuple[int, str] | None:
        """Where the words of a unit after a figure end, and which it is."""
        start = stop + 1 if stop < len(self.words) and self.words[stop] == "-" else stop
        for length in range(min(4, len(self.words) - start), 0, -1):
            written = fold("".join(self.words[start : start + length])).rstrip(".")
            if name := self._names.get(written):
                end = start + length
                dotted = end < len(self.words) and self.words[end] == "." and length == 1
                return end + (dotted and len(written) < 4), name
        return None

    @cached_property
    def _names(self) -> dict[str, str]:
        listed = dict(self.rule.units)
        lexicon = {
            word: unit.unit
            for unit in self.article.lexicon.units
            for word in unit.words
            if unit.unit in listed
        }
        own = {word: name for name, unit in self.rule.units for word in unit.words}
        both = lexicon | own
        return {fold("".join(split_words(word))).rstrip("."): name for word, name in both.items()}

    def _completes(self, last: Measure, measure: Measure) -> bool:
        between = self.words[last.stop : measure.first]
        pair = (last.unit, measure.unit)
        return pair in self.rule.apart and between in ([], [","], ["-"], ["and"])

    def _together(self, last: Measure, measure: Measure) -> Measure:
        units = dict(self.rule.units)
        share = units[measure.unit].factor / units[last.unit].factor
        return Measure(
            last.first,
            measure.stop,
            last.low + measure.low * share,
            last.high + measure.high * share,
            share,
            last.unit,
        )

    def _goes_on(self, last: Measure, measure: Measure) -> bool:
        """True when a measure stands behind another as its conversion does."""
        between = [fold(word) for word in self.words[last.stop : measure.first]]
        if not 0 < len(between) <= MOST_BETWEEN:
            return False
        known = {*self.rule.joins, *self.rule.hedges}
        return known.issuperset(between) and not set(self.rule.joins).isdisjoint(between)

    def _converts(self, first: Measure, second: Measure) -> bool:
        units = dict(self.rule.units)
        if first.unit == second.unit or units[first.unit].of != units[second.unit].of:
            return False
        if (first.unit, second.unit) in self.rule.apart:
            return False
        opened = "(" in self.words[first.stop : second.first]
        after = self.words[second.stop] if second.stop < len(self.words) else ""
        return not opened or after in (")", ";", ",", "/", "or", "]")


def _judge(
    article: Article, rule: ConversionRule, first: Measure, second: Measure
) -> Finding | None:
    units = dict(rule.units)
    one, two = units[first.unit], units[second.unit]
    ends = ((first.low, second.low), (first.high, second.high))
    agree = [_agree(a, first.step, one, b, second.step, two) for a, b in ends]
    if all(agree) or (first.low < first.high and second.low == second.high):
        return None
    here, there = (
        article.document.locate(article.tokens.span(measure.first, measure.stop))
        for measure in (first, second)
    )
    amount = _round((first.low * one.factor + one.zero - two.zero) / two.factor)
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


def _agree(a: float, step_a: float, one: Unit, b: float, step_b: float, two: Unit) -> bool:
    """True when two amounts may be the same one, as rounded."""
    slack_a = min(step_a / 2, abs(a) * SOURCE_SLACK)
    slack_b = step_b / 2 if abs(b) < 10 else min(step_b / 2, abs(b) * ROUNDING)
    if one.of == "temperature":
        heat = (a * one.factor + one.zero - two.zero) / two.factor
        rise = a * one.factor / two.factor
        return (
            abs(heat - b) <= DEGREES / two.factor
            or abs(rise - b) <= abs(b) * ROUNDING + HALF_DEGREE
        )
    ratio = one.factor / two.factor
    low, high = sorted(((a - slack_a) * ratio, (a + slack_a) * ratio))
    return low - slack_b <= b <= high + slack_b


def _step(words: Sequence[str], value: float) -> float:
    """What the last digit of a figure is worth: 0.1 in 4.5, 100 in 400, 5 in 15."""
    written = next((word for word in words if word[0].isdigit()), "")
    digits = written.replace(",", "")
    try:
        mantissa = float(digits)
    except ValueError:
        return 1.0
    scale = value / mantissa if mantissa else 1.0
    if "." in digits:
        return float(10 ** -len(digits.partition(".")[2])) * scale
    zeros = len(digits) - len(digits.rstrip("0"))
    step = 10.0**zeros
    return (5 * step if digits.rstrip("0").endswith("5") else step) * scale


def _round(value: float) -> str:
    """A figure to three digits, as people write it."""
    figure = float(f"{value:.3g}")
    return f"{figure:,.0f}" if abs(figure) >= 100 or figure == int(figure) else f"{figure:g}"
