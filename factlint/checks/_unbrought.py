"""A definite amount that the text has never brought in: "the $84 million", after $48 million."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise

from factlint.checks._price import Price
from factlint.checks._price_table import PriceTable, amount
from factlint.checks._slipped import LIKELY, SURE, disjoint, weigh_likeness
from factlint.checks._slips import ALIKE, agree, is_rounded
from factlint.model import Quantity

SEVERAL = 2
"""So many digits, at least, has a figure that is told of a thing."""
PLACES = 2
"""So many decimal places of an amount count: cents."""


def can_only_mean(first: Price, second: Price, table: PriceTable, generic: Sequence[str]) -> bool:
    """True where the second is a slip of the first, and the text has nothing else it may mean.

    `generic` are nouns that may stand for any thing. Other amounts say nothing, as long as none
    looks like the second and no two of them make it.
    """
    if not second.referring or first.quoted or second.quoted or first.rate or second.rate:
        return False
    if weigh_likeness(first, second) < LIKELY or disjoint(first.owners, second.owners):
        return False
    if not (second.bare or _is_of_the_told(first, second, generic)):
        return False
    others = [p for p in table.prices if p.value.unit == second.value.unit and p is not second]
    before = [p for p in others if p.first < second.first]
    left_out = [value for value in table.left_out if value.unit == second.value.unit]
    if _is_told_else(second, others) or any(_may_be(second, value) for value in left_out):
        return False
    if _is_made(amount(second.value), before, [amount(value) for value in left_out]):
        return False
    alike = (p for p in before if weigh_likeness(p, second) >= LIKELY)
    return all(agree(p.value, first.value) for p in alike)


def _is_of_the_told(first: Price, second: Price, generic: Sequence[str]) -> bool:
    """True for a thing of which the words beside the amount tell nothing new."""
    if second.told or not second.noun or len(second.figure) < SEVERAL:
        return False
    if not second.described | second.whose <= first.around:
        return False
    sure = weigh_likeness(first, second) >= SURE
    if second.noun in generic:
        return second.fresh <= second.names
    near = second.sentence[0] - first.sentence[1] <= 1
    return sure and second.fresh <= (second.names if near else frozenset())


def _is_told_else(second: Price, others: Sequence[Price]) -> bool:
    """True where the text has the amount elsewhere, or what it rounds, but for what takes it up."""
    again = (p.value for p in others if not (p.referring and p.first > second.first))
    return any(_may_be(second, value) for value in again)


def _may_be(second: Price, value: Quantity) -> bool:
    return value.meets(second.value) or is_rounded(second.value, value)


def _is_made(made: float, before: Sequence[Price], left_out: Sequence[float]) -> bool:
    """True for the sum or difference of two amounts, and for the sum of those of a sentence.

    Of amounts that stand apart it is exactly that.
    """
    amounts = [amount(p.value) for p in before]
    rows = groupby(before, key=lambda p: p.sentence)
    near = [total for _, row in rows for total in accumulate(amount(p.value) for p in row)]
    near += [one + sign * two for one, two in pairwise(amounts) for sign in (1, -1)]
    if any(abs(abs(value) - made) <= ALIKE * made for value in near):
        return True
    known = {round(value, PLACES) for value in (*amounts, *left_out)}
    return any(
        {round(made - one, PLACES), round(made + one, PLACES)} & (known - {one}) for one in known
    )
