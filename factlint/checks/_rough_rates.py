"""Changes in words as percentages and factors, with the room that words leave."""

from __future__ import annotations

from factlint.model import Quantity

HEDGES = "over", "under", "roughly"
"""What may stand before a multiple, by its use in the lexicon."""
LEAST = 0.92


def multiple(times: float, said: str = "") -> Quantity:
    """The factors that a multiple allows, with what is `said` before it."""
    if said == "over":
        return Quantity(*_ordered(times, None if times > 1 else 0.0), times, "more_than")
    if said == "under":
        short = (times - 1) / 2.4 if times > 1 else -times / 3
        return Quantity(*_ordered(times * 1.02, times - short), times, "about")
    margin = 0.2 if said == "roughly" else 0.08
    return Quantity(times * (1 - margin), times * (1 + margin), times)


def added(times: float) -> Quantity:
    """The factors of "three times higher", which some mean as three times added."""
    return Quantity(times * LEAST, (times + 1) / LEAST, times)


def share_of(share: float, *, over: bool) -> Quantity:
    """A fraction as a percentage, with the words for more that stand in it."""
    return Quantity(share * 100, None, share * 100, "more_than", "%") if over else _percent(share)


def _ordered(one: float, two: float | None) -> tuple[float, float | None]:
    """Two factors, the smaller first; none is no limit."""
    return (one, two) if two is None or one <= two else (two, one)


def hedged(value: Quantity) -> Quantity:
    """A fraction as a percentage: "more than half" is no less than that."""
    return share_of(float(value.value or 0), over=value.hedge == "more_than")


def _percent(share: float) -> Quantity:
    """A fraction in words, which is a rough one."""
    value = share * 100
    return Quantity(value * 0.88, value * 1.12, value, "about", "%")
