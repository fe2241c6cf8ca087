"""Whether two versions of a figure or a date say the same."""

from __future__ import annotations

from factlint.extract.agreeing import (
    are_comparable,
    are_same_in_other_units,
    digits_of,
    do_amounts_agree,
    do_dates_agree,
    is_rounded,
)
from factlint.extract.dates import TimeToken
from factlint.model import Quantity
from factlint.versions.change import Verdict

ROUNDING = 1.05
"""How far apart an exact figure and a rounded one with a hedge may be."""


def may_be_one(old: Quantity, new: Quantity) -> bool:
    """True for two amounts that can be of the same thing: of one unit, or with another one."""
    return are_comparable(old, new) or are_same_in_other_units(old, new)


def compare_amounts(old: Quantity, new: Quantity) -> Verdict | None:
    """What became of an amount, nothing where it is said in other words."""
    if not are_comparable(old, new):
        return "changed"
    if old.unit != new.unit and {old.unit, new.unit} != {None, "time"}:  # "half", "50 percent"
        return None if do_amounts_agree(old, new) else "changed"
    if old.value is None or new.value is None:
        if (old.low, old.high) == (new.low, new.high):
            return None
        return "precision" if (old.value or new.value) and old.meets(new) else "changed"
    if old.value != new.value:
        return "precision" if _is_rounding(old, new) or _is_rounding(new, old) else "changed"
    return _compare_hedges(old, new)


def _compare_hedges(old: Quantity, new: Quantity) -> Verdict | None:
    if (old.hedge, old.low, old.high) == (new.hedge, new.low, new.high):
        return None
    if new.hedge == "exact":
        return "hedge-lost"
    return "hedge-gained" if old.hedge == "exact" else "hedge-changed"


def _is_rounding(exact: Quantity, rounded: Quantity) -> bool:
    """True for one figure as the other rounds it: "1,234", "more than 1,200"."""
    one, other = exact.value, rounded.value
    if exact.hedge != "exact" or not one or not other or one < 0 or other < 0:
        return False
    if rounded.hedge == "exact":
        return is_rounded(one, other)
    near = max(one, other) <= ROUNDING * min(one, other)
    return near and digits_of(other) < digits_of(one) and do_amounts_agree(rounded, exact)


def compare_dates(old: TimeToken, new: TimeToken) -> Verdict | None:
    """What became of a date, nothing where both are the same day or cannot be compared.

    Words that stand as they were mean what they meant, whenever the versions were published.
    """
    if old.read == new.read and old.parts == new.parts and old.until == new.until:
        return None
    one, two = old.value, new.value
    if None not in (days := (old.parts.weekday, new.parts.weekday)) and days[0] != days[1]:
        return "changed"
    if one and two and (one.start, one.end) == (two.start, two.end):
        return None
    agree = do_dates_agree(old, new)
    if agree is None:
        return None
    if not agree:
        return "changed"
    return "precision" if one and two and one.grain != two.grain else None
