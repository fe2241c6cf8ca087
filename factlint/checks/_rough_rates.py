"""Changes in words as percentages and factors, with the room that words leave."""

from __future__ import annotations

from factlint.model import Quantity


def ordered(one: float, two: float | None) -> tuple[float, float | None]:
    """Two factors, the smaller first; none is no limit."""
    return (one, two) if two is None or one <= two else (two, one)


def hedged(value: Quantity) -> Quantity:
    """A fraction as a percentage: "more than half" is no less than that."""
    share = float(value.value or 0)
    if value.hedge == "more_than":
        return Quantity(share * 100, None, share * 100, "more_than", "%")
    return percent(share)


def percent(share: float) -> Quantity:
    """A fraction in words, which is a rough one."""
    value = share * 100
    return Quantity(value * 0.88, value * 1.12, value, "about", "%")
