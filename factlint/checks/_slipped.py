"""Two amounts of which one looks like a slip of the other, weighed by what is told of both."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.checks._prices import Price
from factlint.checks._slips import (
    agree,
    figure_of,
    is_a_digit_more,
    is_a_digit_off,
    is_scaled,
    is_shuffled,
    is_slip,
)

LONG = 3
"""So many digits of a figure are hardly ever those of another one by chance."""
SURE, LIKELY = 3, 2


def weigh_likeness(first: Price, second: Price) -> int:
    """How much one figure looks like a slip of the other: 0 for not at all."""
    one, two = first.value, second.value
    digits = min(len(figure_of(one)), len(figure_of(two)))
    if is_slip(one, two):
        return SURE if digits > 1 else LIKELY
    if is_shuffled(one, two):
        return SURE if digits >= LONG else LIKELY
    return int(is_scaled(one, two) or is_a_digit_off(one, two) or is_a_digit_more(one, two))


def weigh_context(first: Price, second: Price, prices: Sequence[Price]) -> int:
    """How much the sentences of two amounts say that they are for one thing."""
    beside = (first.sentence, second.sentence)
    elsewhere = frozenset[str]().union(*(p.around for p in prices if p.sentence not in beside))
    shared = (first.around & second.around) - elsewhere
    weight = len(shared)
    weight += bool(first.thing) and first.thing == second.thing
    weight += second.definite
    weight += bool(first.times & second.times)
    weight += bool(first.rate & second.rate)
    return weight


def is_slipped(first: Price, second: Price, prices: Sequence[Price]) -> bool:
    """True for two amounts that look like one, where their sentences speak of one thing."""
    likeness = weigh_likeness(first, second)
    if not likeness or _are_apart(first, second) or _is_reckoned(first, second):
        return False
    weight = weigh_context(first, second, prices)
    moved = first.moved or second.moved
    if first.lone and second.lead:
        return likeness >= LIKELY and weight > moved
    weight -= _aim_apart(first, second)
    if second.fresh or _is_another(first, second) or (second.new and weight < LONG):
        return False
    if moved and first.times != second.times:
        return False
    alone = is_alone(first, second, prices)
    if likeness < LIKELY:
        return alone and not moved and weight >= LONG
    enough = 1 if likeness == SURE or alone else 2
    return weight >= enough + (moved if likeness == SURE else 2 * moved)


def _is_another(first: Price, second: Price) -> bool:
    """True where the second has a time or number that the first has not, and no "the"."""
    new = bool(second.times - first.times)
    counted = second.numbers and first.numbers and second.numbers.isdisjoint(first.numbers)
    return (new or bool(counted)) and not second.definite


def _aim_apart(first: Price, second: Price) -> int:
    """By how many of their prepositions they are for something else: "on salt", "on sand"."""
    aims = dict(second.aims)
    return sum(words.isdisjoint(aims.get(word, words)) for word, words in first.aims)


def _are_apart(first: Price, second: Price) -> bool:
    """True when something says that they are of two things: another owner, time, kind or rate."""
    pairs = (
        (first.owners, second.owners),
        (first.times, second.times),
        (first.described, second.described),
        (first.rate, second.rate),
    )
    return any(one and two and one.isdisjoint(two) for one, two in pairs)


def _is_reckoned(first: Price, second: Price) -> bool:
    """True where the text has the number of times that one is the other: "for 1,000 people"."""
    low, high = sorted((float(first.value.value or 0), float(second.value.value or 0)))
    return any(float(number) * low == high for number in first.numbers | second.numbers)


def is_alone(first: Price, second: Price, prices: Sequence[Price]) -> bool:
    """True where the text has no other amount in the currency."""
    return all(
        agree(price.value, first.value) or agree(price.value, second.value)
        for price in prices
        if price.value.unit == second.value.unit
    )
