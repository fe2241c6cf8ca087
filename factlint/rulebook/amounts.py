"""Amounts in rule files: "83", "at least 83", "80-100", "4.5 million"."""

from __future__ import annotations

import re
from math import ceil, floor

import msgspec

from factlint.model import Hedge, Location, Number, Quantity

_SCALES = {"": 1, "k": 1_000, "thousand": 1_000, "million": 10**6, "billion": 10**9}
_FIGURE = r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(k|thousand|million|billion)?"
_EXACT = re.compile(_FIGURE)
_RANGE = re.compile(rf"{_FIGURE}\s*(?:-|–|to)\s*{_FIGURE}")
_BOUNDS: dict[str, Hedge] = {
    "at least": "at_least",
    "more than": "more_than",
    "over": "more_than",
    "about": "about",
    "up to": "at_most",
    "at most": "at_most",
    "fewer than": "less_than",
    "less than": "less_than",
}


class Amount(msgspec.Struct, frozen=True):
    """A quantity as a desk writes it in a fact sheet."""

    quantity: Quantity
    place: Location | None = None

    @classmethod
    def parse(cls, text: str, place: Location | None = None) -> Amount:
        """Read an amount. Raises `ValueError` with the forms that are understood."""
        words = text.strip().lower()
        if found := _RANGE.fullmatch(words):
            low, high = _figure(*found.groups()[:3]), _figure(*found.groups()[3:])
            if low > high:
                raise ValueError(f'"{text}" runs from the higher to the lower figure')
            return cls(Quantity(low, high, None, "range"), place)
        hedge: Hedge = "exact"
        for words_of, meaning in _BOUNDS.items():
            if words.startswith(words_of + " "):
                hedge, words = meaning, words[len(words_of) :].strip()
        if found := _EXACT.fullmatch(words):
            return cls(counted(written(_figure(*found.groups()), hedge)), place)
        raise ValueError(
            f'"{text}" is no amount; write a figure like 83, "at least 83" or "80-100"'
        )


def written(value: Number, hedge: Hedge | None, unit: str | None = None) -> Quantity:
    """The interval of a figure with a hedge, its bounds as written and not yet counted.

    "more than 80" is (80, ∞) here; `counted` makes it [81, ∞). "about" is ten per cent either
    way, or the written precision when that is wider ("about 4 million"), fifteen at most.
    """
    match hedge:
        case "at_least" | "more_than":
            return Quantity(value, None, value, hedge, unit)
        case "at_most" | "less_than":
            return Quantity(None, value, value, hedge, unit)
        case "about":
            margin = _about(value)
            return Quantity(whole(value - margin), whole(value + margin), value, hedge, unit)
    return Quantity(value, value, value, "exact", unit)


def counted(quantity: Quantity) -> Quantity:
    """The interval for things that are counted: whole numbers, never below zero."""
    low, high = quantity.low, quantity.high
    if quantity.hedge == "more_than" and low is not None:
        low = floor(low) + 1
    if quantity.hedge == "less_than" and high is not None:
        high = ceil(high) - 1
    return msgspec.structs.replace(quantity, low=max(0, low or 0), high=high)


def whole(value: Number) -> Number:
    """A number without a needless fraction."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def _about(value: Number) -> Number:
    share = abs(value) / 10
    return max(share, min(precision(value) / 2, share * 1.5))


def precision(value: Number) -> Number:
    """The size of the last digit that is not a filling zero: 100 for 4,700, 1 for 83."""
    if value != int(value) or not value:
        return 0
    step = 1
    while value % (step * 10) == 0:
        step *= 10
    return step


def _figure(digits: str, fraction: str | None, scale: str | None) -> Number:
    return whole(float(digits.replace(",", "") + (fraction or "")) * _SCALES[scale or ""])
