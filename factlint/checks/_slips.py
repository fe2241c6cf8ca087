"""How two amounts may come of one: rounded, with another scale, or by a slip of the keyboard."""

from __future__ import annotations

from functools import lru_cache
from math import floor, log10

from factlint.model import Number, Quantity

SCALES = (3, 6)
"""The powers of ten that a slip of "million" and "billion" makes."""
ZEROS = (0, 1, 2)
"""So many zeros are easily left out."""
TEENS = "3456789"
"""What thirteen to nineteen and thirty to ninety have in common."""
ALIKE = 0.01
"""Amounts no further apart than this are the same, however they are written."""
MOST_REMEMBERED = 1_024
TENFOLD = 12
"""A digit more makes a figure no more than about so many times as large."""
ROUNDED = 0.08
"""Amounts no further apart than this may be the same, if one is written shorter."""


def agree(one: Quantity, two: Quantity) -> bool:
    """True when two amounts may be the same one, as hedged and rounded."""
    if one.meets(two):
        return True
    if not one.value or not two.value:
        return False
    low, high = sorted((float(one.value), float(two.value)))
    if high - low <= ALIKE * high:
        return True
    places = min(len(figure_of(one)), len(figure_of(two)))
    return high - low <= ROUNDED * high and _rounded(low, places) == _rounded(high, places)


def is_rounded(short: Quantity, full: Quantity) -> bool:
    """True for an amount with fewer figures than another one, which it cuts or rounds."""
    if not short.value or not full.value or len(figure_of(short)) >= len(figure_of(full)):
        return False
    said, value = float(short.value), float(full.value)
    step = 10.0 ** (floor(log10(value)) + 1 - len(figure_of(short)))
    return any(
        abs(steps * step - said) <= ALIKE * said for steps in (value // step, round(value / step))
    )


def figure_of(value: Quantity) -> str:
    """The figure of an amount apart from its scale: 32 of 3.2 million."""
    return _figure(value.value)


@lru_cache(MOST_REMEMBERED)
def _figure(number: Number | None) -> str:
    return _digits(number).replace(".", "").strip("0")


def is_scaled(one: Quantity, two: Quantity) -> bool:
    """True for one figure, with a few zeros more or another scale."""
    if figure_of(one) != figure_of(two) or not (one.value and two.value):
        return False
    return abs(round(log10(one.value / two.value))) in (*ZEROS, *SCALES)


def is_slip(one: Quantity, two: Quantity) -> bool:
    """True for one figure with another scale: million for billion."""
    if not one.value or not two.value:
        return False
    return is_scaled(one, two) and abs(round(log10(one.value / two.value))) in SCALES


def is_shuffled(one: Quantity, two: Quantity) -> bool:
    """True for several digits in another order, or with another point."""
    figures = figure_of(one), figure_of(two)
    whole = _digits(one.value), _digits(two.value)
    if "." in whole[0] + whole[1]:
        whole = f"{float(one.value or 0):.2f}", f"{float(two.value or 0):.2f}"
    alike = sorted(figures[0]) == sorted(figures[1]) or (
        len(whole[0]) == len(whole[1]) and sorted(whole[0]) == sorted(whole[1])
    )
    same = figures[0] == figures[1] and not is_scaled(one, two)
    return alike and not same and len(max(figures, key=len)) > 1


def looks_slipped(one: Quantity | None, two: Quantity | None) -> bool:
    """True for exact amounts of several digits, which one has in another order or scale."""
    if one is None or two is None or one.value == two.value or one.unit != two.unit:
        return False
    exact = one.hedge == two.hedge == "exact" and len(figure_of(one)) > 1
    return exact and (is_slip(one, two) or is_shuffled(one, two))


def is_a_digit_off(one: Quantity, two: Quantity) -> bool:
    """True for figures of one length, of several digits, that differ in one."""
    first, second = _digits(one.value), _digits(two.value)
    several = len(figure_of(one)) > 1 or len(figure_of(two)) > 1
    same = len(first) == len(second)
    return same and several and sum(a != b for a, b in zip(first, second, strict=True)) == 1


def is_a_digit_more(one: Quantity, two: Quantity) -> bool:
    """True for a figure of several digits that is another one with a digit more."""
    short, long = sorted((figure_of(one), figure_of(two)), key=len)
    if len(short) < 2 or len(long) != len(short) + 1:
        return False
    low, high = sorted((float(one.value or 0), float(two.value or 0)))
    near = high <= TENFOLD * low
    return near and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def is_misheard(one: Quantity, two: Quantity) -> bool:
    """True for "fifteen" and "fifty", of one scale."""
    low, high = sorted((float(one.value or 0), float(two.value or 0)))
    figure = figure_of(two if one.value == low else one)
    teen = f"1{figure}" == figure_of(one if one.value == low else two)
    return teen and figure in TEENS and 2 < high / low < 5


@lru_cache(MOST_REMEMBERED)
def _digits(number: Number | None) -> str:
    return f"{float(number or 0):.15g}"


def _rounded(value: float, places: int) -> float:
    return round(value, places - 1 - floor(log10(value)))
