"""The amounts of money of a text, and whether it has one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from factlint.checks._slips import agree, is_rounded
from factlint.model import Quantity

ROUNDED = 0.05
"""How far a sum or a difference may be from an amount of a headline."""
MOST_SUMMED = 20
CURRENCY_CODE = 3


class TextAmounts:
    """All amounts of one text, and those below its headline."""

    def __init__(self, amounts: Sequence[Quantity], below: Sequence[Quantity]) -> None:
        self._amounts, self._below = amounts, below

    def has_below(self, value: Quantity) -> bool:
        """True when the text has an amount, rounded or as the sum or difference of two."""
        figure = value.value or 0
        alike = [v for v in self._below if value.unit in (v.unit, None)]
        amounts = [v.value for v in alike if v.value]
        if any(value.meets(v) or is_rounded(value, v) for v in alike):
            return True
        several = list(combinations(amounts[:MOST_SUMMED], 2))
        sums = [a + b for a, b in several] + [abs(a - b) for a, b in several]
        return any(abs(a - figure) <= ROUNDED * figure for a in sums)

    def is_sole(self, value: Quantity) -> bool:
        """True where all amounts of the text in a currency are one of two."""
        others = (v for v in self._amounts if v.unit == value.unit and not agree(v, value))
        second = next(others, value)
        return all(agree(one, second) for one in others)


def is_money(value: Quantity) -> bool:
    """True for a figure with a currency."""
    told = not (value.vague or value.ordinal) and (value.value or 0) > 0
    return told and is_currency_code(value.unit)


def is_currency_code(unit: str | None) -> bool:
    """True for a unit that is the ISO 4217 code of a currency."""
    return unit is not None and len(unit) == CURRENCY_CODE and unit.isupper()
