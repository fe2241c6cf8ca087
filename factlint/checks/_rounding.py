"""How far a figure is rounded, as it is written."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from factlint.model import Number, Quantity
from factlint.rulebook.amounts import precision

SCALED = 1000
MOST_WHOLE, MOST_PLAIN = 0.05, 0.01
FINE, ROUND = 50, 5


def decimals_of(words: Sequence[str]) -> int:
    """How many decimals the figure in some words has."""
    figure = next((word for word in words if any(char.isdigit() for char in word)), "")
    digits = figure.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ%")
    _, point, tail = digits.rpartition(".")
    return len(tail) if point and tail.isdigit() else 0


def step_of(words: Sequence[str], value: Quantity) -> Number:
    """The size of the last digit that a figure is given to; 0 for a plain whole number.

    "1.5 million" is given to 100,000, "12 percent" to 1, and "twelve" is exactly twelve.
    """
    if value.value is None:
        return 0
    decimals, scale = decimals_of(words), scale_of(words, value.value)
    if scale < SCALED and not decimals:
        return 1 if value.unit == "%" else 0
    return scale / float(10**decimals)


def scale_of(words: Sequence[str], value: Number) -> Number:
    """What the words multiply the figure by: a million for "1.5 million"."""
    figure = next((word for word in words if word[:1].isdigit()), "")
    letters = figure.lstrip("0123456789.,")
    digits = figure[: len(figure) - len(letters)].replace(",", "").rstrip(".")
    try:
        written = float(digits)
    except ValueError:
        return 1
    return value / written if written else 1


def spread_of(words: Sequence[str], value: Quantity) -> tuple[float, float]:
    """What a figure may be before it was rounded or hedged.

    Decimals leave room for half of the last one; a whole number of millions and a round number
    of thousands for less, as whoever rounds them that far does not work with them.
    """
    if value.value is None or value.hedge != "exact":
        low, high = value.low, value.high
        return (-inf if low is None else float(low)), (inf if high is None else float(high))
    figure = float(value.value)
    half = step_of(words, value) / 2
    if not decimals_of(words) and scale_of(words, figure) >= SCALED:
        half = min(half, MOST_WHOLE * figure)
    elif not half and figure >= SCALED:
        half = min(precision(figure) / 2, MOST_PLAIN * figure) if precision(figure) >= 100 else 0
    return figure - half, figure + half


def rough_spread(words: Sequence[str], value: Quantity) -> tuple[float, float]:
    """The same, but "some 12,400" is rough in its last digit only; "some 12,500" is a round one."""
    figure = float(value.value or 0)
    last = float(precision(figure))
    last *= ROUND if last and figure % (last * ROUND) == 0 else 1
    plain = value.hedge == "about" and not decimals_of(words) and scale_of(words, figure) == 1
    if plain and figure >= FINE * last > 0:
        return figure - last, figure + last
    return spread_of(words, value)
