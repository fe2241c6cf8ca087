"""Which days and months the times of a headline and of its body name."""

from __future__ import annotations

from datetime import date

from factlint.extract.dates import TimeToken


def is_misread(year: int, other: int) -> bool:
    """True for years that differ in the decade or the century only, or in the order of digits."""
    return year % 10 == other % 10 or sorted(str(year)) == sorted(str(other))


def weekday(time: TimeToken) -> int | None:
    """The weekday that an expression names, or that its day has."""
    if time.parts.weekday:
        return time.parts.weekday
    day = time.value.start if time.value and time.value.grain == "day" else None
    return day.isoweekday() if day else None


def is_after(time: TimeToken, anchor: date | None) -> bool:
    """True for a day that is still ahead."""
    day = time.value.start if time.value else None
    return day is not None and anchor is not None and day > anchor


def is_loose(time: TimeToken) -> bool:
    """True for an expression that may mean a month without naming one: "in spring"."""
    parts = time.parts
    return bool(parts.season or parts.quarter or parts.unit)


def months(time: TimeToken) -> set[int]:
    """The months that an expression names or begins and ends in."""
    days = (time.value.start, time.value.end) if time.value else ()
    return {day.month for day in days if day} | {time.parts.month or 0}


def day(time: TimeToken) -> tuple[int, int] | None:
    """The month and day that an expression names."""
    parts = time.parts
    return (parts.month, parts.day) if parts.month and parts.day else None


def may_be(time: TimeToken, other: TimeToken) -> bool:
    """True for an expression that has the headline's day, or one that nothing resolves."""
    if (
        other.parts.month
        and not other.parts.day
        and time.parts.month not in (None, other.parts.month)
    ):
        return False
    if other.value is None:
        return not (other.parts.weekday or other.parts.day)
    day, value = time.value.start if time.value else None, other.value
    if day is None or value.start is None or value.end is None:
        return value.grain != "day" and value.grain not in ("year", "decade", "century")
    return value.start <= day <= value.end and value.grain not in ("year", "decade", "century")
