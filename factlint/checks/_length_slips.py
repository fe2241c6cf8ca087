"""Whether a length is a slip for what lies between two times, or far from it."""

from __future__ import annotations

from factlint.checks._ends import End
from factlint.checks._length_events import FAIR
from factlint.checks._said_lengths import SaidLength
from factlint.checks._spans import Length

TEN = 10
FAR, FARTHER = 2.5, 4.0
"""A length that is so many times another is of something else, rather."""


def is_slip(length: Length, one: End, two: End) -> bool:
    """True for years that are ten off those between two times, or have their figures swapped."""
    if length.unit != "year" or not length.low or length.low != length.high:
        return False
    apart, years = two.days[1].year - one.days[0].year, round(length.low)
    return abs(apart - years) == TEN or (apart > TEN and str(apart) == str(years)[::-1])


def far_off(said: SaidLength, one: End, two: End) -> float:
    """What a length that is many times another speaks against two times."""
    low, high = said.length.days
    fewest, most = one.between(two)
    if most <= 0 or low <= 0:
        return 0.0
    ratio = max(low / most, fewest / high)
    return FARTHER if ratio > FARTHER else FAIR if ratio > FAR else 0.0
