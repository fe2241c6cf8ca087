"""Whether what one text says can be what another one says: amounts with hedges, dates in part.

Two-sided, as in `factlint.relating`, but one text is the source of the other: a floor of a draft
must not lie above that of its source, and a figure may be rounded.
"""

from __future__ import annotations

from datetime import date
from math import floor, inf, log10

import msgspec

from factlint.extract.dates import DateParts, TimeToken
from factlint.model import Number, Quantity

FLOORS = frozenset({"at_least", "more_than"})
CEILINGS = frozenset({"at_most", "less_than"})
LIMITS = FLOORS | CEILINGS
SLACK = 1.25
"""How far above a floor, or below a ceiling, an exact figure still goes with it."""
ROUNDED = 0.03
"""How much of a figure its rounding may take or give."""
ROUNDED_PLAIN = 0.01
"""The same for a figure that no scale word or decimal shows to be rounded."""
CLOSE = 0.02
"""How much of an estimate may be off that is held to a limit."""
GRAINS = ("year", "month", "day")
SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "week": 604800,
    "month": 2629800,
    "year": 31557600,
    "decade": 315576000,
    "century": 3155760000,
}
SAME_TIME = 0.2
"""How much of a time may be lost where it is said in another unit: two hours for 136 minutes."""
SHARE = 1.5
"""Points that a fraction may be off a percentage."""


def are_comparable(one: Quantity, other: Quantity) -> bool:
    """True for two amounts of one unit, or two times; a fraction is one of per cent."""
    units = {_unit(one), _unit(other)}
    return len(units) == 1 or units == {None, "time"} or units <= SECONDS.keys()


def are_same_in_other_units(one: Quantity, other: Quantity) -> bool:
    """True for one figure in two units, neither of which is a way to write the other."""
    units = {_unit(one), _unit(other)}
    known = len(units) == 2 and not units & {None, "%", "points", "time"}
    return known and one.value is not None and one.value == other.value


def do_amounts_agree(here: Quantity, there: Quantity) -> bool:
    """True when a draft that says `here` is borne out by a source that says `there`."""
    here, there = _as_percent(here), in_unit(_as_percent(there), here.unit)
    if there.hedge in LIMITS and there.value is not None:
        if here.hedge in FLOORS and there.hedge in FLOORS:
            return _is_within(here, there.value) or here.value == there.value
        if here.hedge in CEILINGS and there.hedge in CEILINGS:
            return _is_within(here, there.value) or here.value == there.value
        if here.hedge not in LIMITS:
            if here.hedge == "exact" and here.value == there.value:
                return True
            there = _near_bound(there)
    if there.hedge == "about" and there.value is not None and here.hedge in LIMITS:
        return _is_within(here, there.value) or is_close(here.value or 0, there.value)
    if here.hedge == there.hedge == "about":
        return _holds_other(here, there) or _holds_other(there, here)
    if _meet(here, there):
        return True
    if here.hedge == there.hedge == "exact" and here.value is not None and there.value is not None:
        if {here.unit, there.unit} & {"share"}:
            return abs(here.value - there.value) <= SHARE
        if there.unit != here.unit in SECONDS:
            return abs(here.value - there.value) <= SAME_TIME * here.value
        return is_rounded(here.value, there.value)
    return False


def is_close(one: Number, other: Number) -> bool:
    """True for two figures that nobody tells apart who says "about"."""
    return abs(one - other) <= CLOSE * abs(other)


def is_rounded(one: Number, other: Number) -> bool:
    """True when one of two figures is the other, rounded to the digits that it has."""
    return _rounds_to(one, other) or _rounds_to(other, one)


def _rounds_to(exact: Number, rounded: Number) -> bool:
    if not exact or not rounded or exact == rounded:
        return exact == rounded
    step = _step(rounded)
    if step <= _step(exact):
        return False
    shown = abs(rounded) >= 10**6 or exact != int(exact)
    most = ROUNDED if shown else ROUNDED_PLAIN
    off = abs(exact - rounded)
    return off <= step / 2 + 1e-9 and off <= most * abs(exact)


def _step(value: Number) -> float:
    """The size of the last digit that is written: 0.1 for 46.2, 100 for 4,700."""
    if value != int(value):
        digits = f"{value:.6f}".rstrip("0")
        return float(10 ** -len(digits.partition(".")[2]))
    step = 1
    while value % (step * 10) == 0:
        step *= 10
    return float(step)


def _unit(amount: Quantity) -> str | None:
    if amount.unit is None and _is_fraction(amount):
        return "%"
    return amount.unit


def _is_fraction(amount: Quantity) -> bool:
    most = amount.high if amount.high is not None else amount.value
    return amount.unit is None and most is not None and 0 < most < 1


def _as_percent(amount: Quantity) -> Quantity:
    """A fraction as the percentage that it is, said less exactly."""
    if not _is_fraction(amount):
        return amount

    def hundredfold(value: Number | None) -> Number | None:
        return None if value is None else value * 100

    return msgspec.structs.replace(
        amount,
        low=hundredfold(amount.low),
        high=hundredfold(amount.high),
        value=hundredfold(amount.value),
        unit="share",
    )


def in_unit(amount: Quantity, unit: str | None) -> Quantity:
    """An amount, a time in another unit of time."""
    if unit == amount.unit or unit not in SECONDS or amount.unit not in SECONDS:
        return amount
    factor = SECONDS[amount.unit] / SECONDS[unit]

    def scaled(value: Number | None) -> Number | None:
        return None if value is None else value * factor

    return msgspec.structs.replace(
        amount, low=scaled(amount.low), high=scaled(amount.high), value=scaled(amount.value)
    )


def _near_bound(amount: Quantity) -> Quantity:
    """A floor with the end, a ceiling with the beginning, that an exact figure keeps to."""
    value = amount.value or 0
    if amount.hedge in FLOORS:
        return msgspec.structs.replace(amount, high=value * SLACK)
    return msgspec.structs.replace(amount, low=value / SLACK)


def _is_within(amount: Quantity, value: Number) -> bool:
    return _meet(amount, Quantity(value, value, value, "exact", amount.unit))


def _holds_other(one: Quantity, other: Quantity) -> bool:
    """True when the figure of an estimate lies within another estimate."""
    return other.value is not None and _is_within(one, other.value)


def _meet(one: Quantity, other: Quantity) -> bool:
    """True when two intervals share a value; "more than 80" does not hold 80."""
    for low, high in ((one, other), (other, one)):
        least = -inf if low.low is None else low.low
        most = inf if high.high is None else high.high
        strict = low.hedge == "more_than" or high.hedge == "less_than"
        if least > most or (least == most and strict):
            return False
    return True


def digits_of(value: Number) -> int:
    """How many digits of a figure tell it from others: 2 of 4,700, 1 of 80."""
    return 1 + floor(log10(abs(value) / _step(value)) + 1e-9) if value else 0


def do_dates_agree(here: TimeToken, there: TimeToken, bound: str = "") -> bool | None:
    """Whether a draft's date is borne out by a source's; `None` when they cannot be compared.

    With a `bound` the draft says only that it was `before` or `after` its date.
    """
    one, two = here.value, there.value
    if one and two and one.start and two.start and one.end and two.end:
        if bound == "before":
            return two.start < one.start
        if bound == "after":
            return two.end > one.end
        return one.start <= two.end and two.start <= one.end
    if here.read == there.read and here.parts == there.parts and not bound:
        return True
    return _do_parts_agree(parts_of(here), parts_of(there), bound)


def parts_of(time: TimeToken) -> DateParts:
    """The parts of a date, with those that its value has where it was resolved to a day."""
    value, parts = time.value, time.parts
    if value is None or value.start is None or value.grain not in GRAINS:
        return parts
    day: date = value.start
    grain = GRAINS.index(value.grain)
    return DateParts(
        weekday=parts.weekday or (day.isoweekday() if grain > 1 else None),
        day=day.day if grain > 1 else None,
        month=day.month if grain > 0 else None,
        year=day.year,
    )


def _do_parts_agree(one: DateParts, two: DateParts, bound: str) -> bool | None:
    pairs = [
        (getattr(one, name), getattr(two, name)) for name in ("year", "month", "day", "weekday")
    ]
    common = [(a, b) for a, b in pairs[:3] if a is not None and b is not None]
    if bound and common:
        here, there = zip(*common, strict=True)
        return there < here if bound == "before" else there > here
    if pairs[1][0] is None or pairs[1][1] is None:  # a day without a month is none
        common = [pair for pair in common if pair != pairs[2]]
    weekdays = pairs[3]
    if not common and None not in weekdays:
        common = [weekdays]
    if not common:
        return None
    return all(a == b for a, b in common)
