"""How far two figures are from what is said of their change."""

from __future__ import annotations

import msgspec

from factlint.checks._claim_words import Claim
from factlint.checks._moves import Move
from factlint.checks._odds import Signs
from factlint.checks._roles import Role
from factlint.checks._shifting import fits
from factlint.checks._two_times import TimedPair

FAR, TWICE = 3.0, 2.0
"""A figure that is so many times another is far off, or off."""
BEYOND = 9.0
"""So far off a change of nothing counts."""
POINT, POINTS_OFF = 0.051, 1.5
"""Percentages so near to a change in points are of one; so far off a slip of the two counts."""


class Option(msgspec.Struct, frozen=True):
    """A change and two figures that contradict it, if it is theirs."""

    claim: Claim
    pair: TimedPair
    move: Move
    rounded: bool = False


def sizes(option: Option) -> Signs:
    """How far the figures are from what is said."""
    ends = option.move.before or option.move.after, option.move.after
    one, two = (float(role.value.value or 0) for role in ends)
    leap = max(two / one, one / two) > FAR
    rate, step = option.claim.rate, two - one
    if rate is None:
        return {"leap": leap}
    said = float(rate.value.value or 0)
    points = _is_in_points(option, said, step)
    off = POINTS_OFF if points else _off(rate, said, one, two)
    return {
        "against": step * option.claim.way < 0,
        "points": points,
        "swapped": not points and fits(rate, option.pair.after, option.pair.before, turned=True),
        "off": off > TWICE,
        "off-far": off > FAR,
        "rounded": option.rounded,
        "digit": rate.kind == "difference" and _is_one_digit_off(said, abs(step)),
        "leap": leap,
    }


def _is_in_points(option: Option, said: float, step: float) -> bool:
    """True for percent that are the points between two percentages."""
    rate = option.claim.rate
    percent = rate is not None and rate.times is None and rate.kind != "difference"
    return percent and option.pair.after.value.unit == "%" and abs(abs(step) - said) < POINT


def _off(rate: Role, said: float, one: float, two: float) -> float:
    """How many times what is said the change of two figures is, or the other way round."""
    if rate.times is not None:
        off = two / one / rate.times
    elif rate.kind == "difference":
        off = abs(two - one) / said if said else FAR
    else:
        off = abs(two / one - 1) * 100 / said if said else FAR
    return max(off, 1 / off) if off > 0 else BEYOND


def _is_one_digit_off(one: float, two: float) -> bool:
    """True for 340 and 240, for 3.5 and 2.5, and for 46 and 64."""
    digits = [f"{figure:.2f}" for figure in (one, two)]
    if len(digits[0]) != len(digits[1]):
        return False
    apart = [at for at, (a, b) in enumerate(zip(*digits, strict=True)) if a != b]
    return len(apart) == 1 or (len(apart) == 2 and sorted(digits[0]) == sorted(digits[1]))
