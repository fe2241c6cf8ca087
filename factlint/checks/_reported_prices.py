"""Amounts of money of different articles that look like a slip of one another.

Only figures that are one another's slips are laid side by side: the same digits in another order,
or at another scale. Their sentences must speak of one thing, which both articles name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import msgspec

from factlint.checks._price import MEASURED, Price
from factlint.checks._price_words import Words
from factlint.checks._slipped import disjoint
from factlint.checks._slips import agree, figure_of, is_shuffled, is_slip
from factlint.model import Assertion, Quantity

WITHIN = 30
"""The most days between two articles that report one amount."""
FEWEST, ENOUGH = 1, 3
"""So many words of weight two sentences have in common at least, and together with the names."""
PARTS = 5
MOST_FREQUENT = 40
"""A name that so many amounts of the same digits have tells nothing."""


class Report(msgspec.Struct, frozen=True):
    """An amount of an article, with the words, names and times around it."""

    assertion: Assertion
    words: Words
    names: Words
    times: Words
    rate: Words
    kind: Words
    """The kind of thing that it is for, none if that is not known."""

    @property
    def path(self) -> str:
        """The article."""
        return self.assertion.location.path

    @property
    def value(self) -> Quantity:
        """The amount."""
        assert isinstance(self.assertion.value, Quantity)
        return self.assertion.value


def subject_of(value: Quantity) -> str:
    """What amounts have in common that may be slips of one another: the currency and digits."""
    return f"{value.unit} {''.join(sorted(figure_of(value)))}"


def written(price: Price, names: Words, usual: Words) -> str:
    """What a report says of an amount, as the `reader` of its assertion."""
    kind = {price.thing} - {MEASURED}
    parts = (price.around - usual, names, price.times, price.rate, kind)
    return "\n".join("\t".join(sorted(part)) for part in parts)


def reports(assertions: Iterable[Assertion]) -> Iterator[Report]:
    """Assertions with what `written` says of them."""
    for assertion in assertions:
        parts = assertion.reader.split("\n")
        yield Report(assertion, *(frozenset(part.split("\t")) - {""} for part in parts[:PARTS]))


def conflicts(reported: Sequence[Report]) -> Iterator[tuple[Report, Report]]:
    """Pairs of different articles for one thing of which neither article has both amounts."""
    held: dict[str, list[Quantity]] = defaultdict(list)
    for report in reported:
        held[report.path].append(report.value)
    for first, second in _pairs(reported):
        here, there = held[first.path], held[second.path]
        both = any(agree(second.value, v) for v in here) or any(
            agree(first.value, v) for v in there
        )
        if not both and _are_of_one_thing(first, second):
            yield first, second


def _pairs(reported: Sequence[Report]) -> list[tuple[Report, Report]]:
    """Reports of different articles with a name in common that is not in most of them."""
    named: dict[str, list[int]] = defaultdict(list)
    for at, report in enumerate(reported):
        for name in report.names:
            named[name].append(at)
    few = (places for places in named.values() if len(places) <= MOST_FREQUENT)
    pairs = {pair for places in few for pair in combinations(places, 2)}
    found = ((reported[one], reported[other]) for one, other in sorted(pairs))
    return [pair for pair in found if pair[0].path != pair[1].path]


def _are_of_one_thing(first: Report, second: Report) -> bool:
    one, two = first.value, second.value
    if not (is_shuffled(one, two) or is_slip(one, two)) or agree(one, two):
        return False
    if len(figure_of(one)) < 2 or disjoint(first.times, second.times) or first.rate != second.rate:
        return False
    days = [report.assertion.as_of for report in (first, second)]
    if days[0] and days[1] and abs((days[0] - days[1]).days) > WITHIN:
        return False
    names = first.names & second.names
    words = (first.words & second.words) - names
    alike = len(words) + len(first.kind & second.kind)
    return bool(names) and alike >= FEWEST and len(words) + len(names) >= ENOUGH
