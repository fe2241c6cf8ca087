"""How far a figure is rounded, as it is written."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.model import Number, Quantity

_MANY = 1000
SCALED = 1000


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
    decimals, scale = decimals_of(words), _scale(words, value.value)
    if scale < SCALED and not decimals:
        return 1 if value.unit == "%" else 0
    return scale / float(10**decimals)


def _scale(words: Sequence[str], value: Number) -> Number:
    """What the words multiply the figure by: a million for "1.5 million"."""
    figure = next((word for word in words if word[:1].isdigit()), "")
    letters = figure.lstrip("0123456789.,")
    digits = figure[: len(figure) - len(letters)].replace(",", "").rstrip(".")
    try:
        written = float(digits)
    except ValueError:
        return 1
    return value / written if written else 1
