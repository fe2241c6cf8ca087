"""Two amounts of which one looks like a slip of the other, weighed by what is told of both."""

from __future__ import annotations

from factlint.checks._price_table import PriceTable, amount
from factlint.checks._price_words import Words
from factlint.checks._prices import MEASURED, Price
from factlint.checks._slips import (
    figure_of,
    is_a_digit_more,
    is_a_digit_off,
    is_misheard,
    is_scaled,
    is_shuffled,
    is_slip,
)

LONG = 3
"""So many digits of a figure are hardly ever those of another one by chance."""
SURE, LIKELY = 3, 2
LOOKS = (0, -1, 1.5, 2.5)
"""What it weighs how much one figure looks like a slip of the other."""
ENOUGH = 2.0
MOST_SHARED = 3
MOVED = 3.5
ANEW = 1.5
ALONE = 1
RIVALS = 1
ANEW_HERE, FRESH, NAMED, WORD = 1, 1.25, 2.5, 0.5
"""What weighs against an amount: that it is brought in, and words or names beside it, and each."""
MOST_FRESH = 4
MUCH, MORE = 5, 3
"""So many words of weight one sentence has beyond the other where both tell of one thing anew."""
FAINT = 0.75


def weigh_likeness(first: Price, second: Price) -> int:
    """How much one figure looks like a slip of the other: 0 for not at all."""
    one, two = first.value, second.value
    if is_slip(one, two):
        return SURE if _digits(first, second) > 1 else LIKELY
    if is_shuffled(one, two):
        return SURE if _digits(first, second) >= LONG else LIKELY
    looks = (is_scaled, is_a_digit_off, is_a_digit_more, is_misheard)
    return int(any(is_alike(one, two) for is_alike in looks))


def _digits(first: Price, second: Price) -> int:
    """How many digits the shorter figure has."""
    return min(len(figure_of(first.value)), len(figure_of(second.value)))


def is_slipped(first: Price, second: Price, table: PriceTable, usual: Words) -> bool:
    """True for two amounts that look like one, where their sentences speak of one thing.

    `usual` are words that tell of any amount: that both sentences have one says little.
    """
    likeness = weigh_likeness(first, second)
    if not likeness or _are_apart(first, second, usual) or _is_reckoned(first, second):
        return False
    tie = _tie(first, second, table, usual)
    if not tie or (second.new and tie < LONG and _are_contrasted(first, second)):
        return False
    return LOOKS[likeness] + tie - _weigh_apart(first, second, table) >= ENOUGH


def _tie(first: Price, second: Price, table: PriceTable, usual: Words) -> float:
    """How much the sentences of two amounts have in common."""
    both = (first.around & second.around) - first.rate
    telling = both - usual - table.elsewhere(both, first, second)
    weight = min(len(telling), MOST_SHARED) + _are_alike(first, second)
    weight += bool(first.times & second.times) + bool(first.rate & second.rate)
    weight += bool(first.numbers & second.numbers) + _is_foretold(first, second)
    return weight + second.definite + (first.lone and second.lead) + FAINT * bool(both)


def _is_foretold(first: Price, second: Price) -> bool:
    """True for "the $4 million verdict", of which the text tells only behind: "awarded her"."""
    told = first.definite and not (second.definite or second.new)
    return told and second.sole and second.noun == second.thing and _are_alike(first, second)


def _weigh_apart(first: Price, second: Price, table: PriceTable) -> float:
    """How much says that they are for two things: other amounts, new words, a change."""
    inside = table.rivals_beside(first, second)
    rivals = (RIVALS + inside) / 2 if inside or table.has_rival(first, second) else -ALONE
    return (
        rivals
        + first.moved
        + MOVED * _is_changed(first, second)
        + ANEW * disjoint(first.times, second.times)
        + (bool(first.rate) != bool(second.rate)) / 2
        + _aim_apart(first, second) / 2
        + ANEW_HERE * second.new
        + _weigh_fresh(first, second)
    )


def _weigh_fresh(first: Price, second: Price) -> float:
    """How much the words beside the second amount that the text has not before set it apart."""
    if not second.fresh or (first.lone and second.lead) or _is_foretold(first, second):
        return 0
    names = second.fresh & second.capitals
    words = min(len(second.fresh - names), MOST_FRESH)
    return FRESH + NAMED * bool(names) + WORD * words


def _are_alike(first: Price, second: Price) -> bool:
    """True for two things of one kind, which another word beside one of them sets apart."""
    return first.thing == second.thing not in ("", MEASURED)


def _aim_apart(first: Price, second: Price) -> int:
    """By how many of their prepositions they are for something else: "on salt", "on sand"."""
    aims = dict(second.aims)
    return sum(words.isdisjoint(aims.get(word, words)) for word, words in first.aims)


def are_described_apart(first: Price, second: Price, usual: Words) -> bool:
    """True for two descriptions of which neither says the other: "net" and "operating" loss.

    A word for any amount on one side alone says nothing: "the quarterly loss".
    """
    one, two = first.described, second.described
    alike = one <= two or two <= one or (one <= usual) != (two <= usual)
    return bool(one and two) and not alike


def _are_apart(first: Price, second: Price, usual: Words) -> bool:
    """True when something says that they are of two things: another owner, time, kind or rate."""
    pairs = (
        (first.owners - second.around if first.headline else first.owners, second.owners),
        (first.rate, second.rate),
    )
    if any(disjoint(one, two) for one, two in pairs) or _is_another_time(first, second):
        return True
    if disjoint(first.described, second.described) and are_described_apart(first, second, usual):
        return True
    if first.lone and second.lead:
        return False
    measured = second.thing == MEASURED and disjoint(second.described, first.around)
    counted = disjoint(first.numbers, second.numbers) and not second.definite
    dated = disjoint(first.days, second.days) and not second.definite
    owned = bool(second.owners) and second.owners <= first.around
    known = _is_foretold(first, second) or (owned and _are_alike(first, second))
    anew = bool(second.fresh) and not known and _are_contrasted(first, second)
    return measured or counted or dated or anew


def _are_contrasted(first: Price, second: Price) -> bool:
    """True for two sentences of which one says little that the other does not: "for the ballet"."""
    here, there = second.around - first.around, first.around - second.around
    return len(there) < MUCH or len(here) < MORE


def _is_another_time(first: Price, second: Price) -> bool:
    """True where the second is of a time that the first is not of: "second quarter"."""
    if first.times == second.times:
        return False
    one, two = (set(" ".join(price.times).split()) for price in (first, second))
    alike = disjoint(first.times, second.times) and bool(one & two)
    known = second.definite or (first.lone and second.lead)
    return _is_changed(first, second) or alike or (bool(second.times - first.times) and not known)


def _is_changed(first: Price, second: Price) -> bool:
    """True where the second is told of a change, which makes no thousand times as much."""
    return second.moved and not (is_slip(first.value, second.value) and _digits(first, second) > 1)


def disjoint(one: Words, two: Words) -> bool:
    """True for words on both sides, and none in common."""
    return bool(one and two) and one.isdisjoint(two)


def _is_reckoned(first: Price, second: Price) -> bool:
    """True where the text has the number of times that one is the other: "for 1,000 people"."""
    low, high = sorted((amount(first.value), amount(second.value)))
    return any(float(number) * low == high for number in first.numbers | second.numbers)
