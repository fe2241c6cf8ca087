"""Whether a figure of a headline may be one of the body: as hedged, and as rounded."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from factlint.checks._alike import LARGE
from factlint.checks._headline_reckoned import PLAIN, Figure, step
from factlint.checks._slips import figure_of, is_shuffled
from factlint.extract.agreeing import CEILINGS, FLOORS
from factlint.model import Quantity

_ROUNDED = 0.1
_FARTHEST = 10
# Digits of a figure that another one hardly has by chance.
_LONG = 3


def agree(here: Figure, there: Figure) -> bool:
    """True for amounts that share a value, or where the headline has rounded."""
    one, other = here.value, there.value
    if one.unit is None and (one.value or 0) >= LARGE:
        one = msgspec.structs.replace(one, unit=other.unit)
    if one.unit != other.unit:
        return False
    if one.meets(other) and not (_is_above(one, other) or _is_other_floor(one, other)):
        return not _is_misread(one, other)
    mine, theirs = one.value, other.value
    if mine is None or theirs is None:
        return False
    near = abs(mine - theirs) <= min(step(mine) / 2, _ROUNDED * abs(mine))
    return near and (mine >= PLAIN or bool(one.unit) or theirs != int(theirs))


def _is_misread(one: Quantity, floor: Quantity) -> bool:
    """True for a plain figure that has the digits of a floor in another order."""
    alike = one.hedge == "exact" and floor.hedge in FLOORS and one.value != floor.value
    return alike and len(figure_of(one)) >= _LONG and is_shuffled(one, floor)


def _is_above(one: Quantity, floor: Quantity) -> bool:
    """True for a plain figure above a floor, which a headline may not guess from it."""
    if floor.hedge not in FLOORS or one.hedge != "exact" or not floor.value or not one.value:
        return False
    return one.value > floor.value


def _is_other_floor(one: Quantity, other: Quantity) -> bool:
    """True for "at least 80" over "at least 18", and over "more than 2,000"."""
    if one.hedge not in FLOORS or other.hedge not in FLOORS or not (one.value and other.value):
        return False
    higher = one.value > other.value + step(one.value) / 2
    return higher or other.value > _FARTHEST * one.value


def left_out(figure: Figure, agreeing: Sequence[Figure]) -> str:
    """What the headline leaves out of how the body says a figure, if it says it only so."""
    if figure.value.hedge != "exact" or not agreeing:
        return ""
    hedges = {other.value.hedge for other in agreeing}
    same = {other.value.value for other in agreeing} == {figure.value.value}
    if same and hedges <= CEILINGS:
        return "most"
    if same and hedges <= FLOORS:
        return "least"
    return ""
