"""Whether two amounts in different units are the same one, as news copy rounds."""

from __future__ import annotations

from factlint.checks._measures import Unit

SOURCE_SLACK = 0.025
"""How far the first figure may be from what it was measured as, at most."""
ROUNDING = 0.07
"""How far a conversion of ten or more may be rounded."""
DEGREES = 2.0
"""How far temperatures may be apart, in kelvins."""
HALF_DEGREE = 0.5
LEAST_DEGREES = 0.75
"""How far temperatures may be apart at least, in degrees of the conversion."""


def agree(
    a: float, step_a: float, one: Unit, b: float, step_b: float, two: Unit, *, rise: bool
) -> bool:
    """True when two amounts may be the same one, as rounded; `rise` for degrees of difference."""
    slack_a = min(step_a / 2, abs(a) * SOURCE_SLACK)
    slack_b = step_b / 2 if abs(b) < 10 else min(step_b / 2, abs(b) * ROUNDING)
    if one.of == "temperature":
        heat = (a * one.factor + one.zero - two.zero) / two.factor
        difference = a * one.factor / two.factor
        slack = step_a / 2 * one.factor / two.factor + step_b / 2 + LEAST_DEGREES / 3
        warm = abs(heat - b) <= min(DEGREES / two.factor, max(LEAST_DEGREES, slack))
        apart = abs(difference - b) <= abs(b) * ROUNDING + HALF_DEGREE
        return apart or (warm and not rise)
    ratio = one.factor / two.factor
    low, high = sorted(((a - slack_a) * ratio, (a + slack_a) * ratio))
    return low - slack_b <= b <= high + slack_b
