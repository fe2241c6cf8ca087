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

from factlint.checks._agreeing_measures import agree
from factlint.checks._conversions import ConversionRule, Pairs
from factlint.checks._measures import Measure
from factlint.extract.article import Article, Reading
from factlint.model import Finding, Related

OVEN = 6.0
"""How far the two temperatures of an oven may be apart, in kelvins."""
LEAST_OVEN = 350.0
"""How hot an oven is at least, in kelvins; what is cooler is weather."""


RULE = ConversionRule


def read(article: Article, rules: Sequence[ConversionRule]) -> Reading:
    """Findings for conversions that are not those of their measures."""
    return Reading(
        findings=tuple(finding for rule in rules for finding in _findings(Pairs(article, rule)))
    )


def _findings(pairs: Pairs) -> Iterator[Finding]:
    for pair in pairs.find():
        if finding := _judge(pairs, *pair):
            yield finding


def _judge(pairs: Pairs, first: Measure, second: Measure) -> Finding | None:
    article, rule, units = pairs.article, pairs.rule, pairs.units
    one, two = units[first.unit], units[second.unit]
    ends = ((first.low, second.low), (first.high, second.high))
    rise = pairs.is_difference(first, second)
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
    heats = [m.low * unit.factor + unit.zero for m, unit in ((first, one), (second, two))]
    return min(heats) >= LEAST_OVEN and abs(heats[0] - heats[1]) <= OVEN


def _round(value: float) -> str:
    """A figure to three digits, as people write it."""
    figure = float(f"{value:.3g}")
    return f"{figure:,.0f}" if abs(figure) >= 100 or figure == int(figure) else f"{figure:g}"
