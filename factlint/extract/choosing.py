"""Which of several years is meant, where a time expression names none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factlint.model import TimeValue

OLD = 300
SOON = 65
VERY_SOON = 31
JUST_OVER = 65
NEXT = 31
"""So many days behind a day of last year one without a year may still be of it."""


def choose(options: Sequence[TimeValue], anchor: date, by: int | None, tense: str) -> TimeValue:
    """The option that is meant: begun last, or coming next in a future clause."""
    if by:
        return _last(options, anchor) if by < 0 else _next(options, anchor)
    if by == 0:
        return _this(options, anchor)
    begun = [value for value in options if value.start and value.start <= anchor]
    coming = [value for value in options if value.end and value.end >= anchor]
    if not begun:
        return options[0]
    if not coming:
        return begun[-1]
    gap = _gap(begun[-1], anchor)
    if tense == "future":
        just_over = 0 < gap < JUST_OVER and begun[-1].grain != "season"
        return begun[-1] if just_over else coming[0]
    # Nobody writes of a day eleven months ago without its year, whatever the tense.
    soon = SOON if tense != "past" else VERY_SOON if begun[-1].grain == "day" else 0
    return coming[0] if gap > OLD and _gap(coming[0], anchor) < soon else begun[-1]


def goes_on(then: date, next_one: TimeValue, anchor: date) -> bool:
    """True where a sentence that told of a day of another year goes on with the one after it.

    Of the year before publication only what follows soon is of that year.
    """
    if then.year < anchor.year - 1:
        return True
    return next_one.start is not None and (next_one.start - then).days <= NEXT


def _last(options: Sequence[TimeValue], anchor: date) -> TimeValue:
    over = [value for value in options if value.end and value.end < anchor]
    return over[-1] if over else options[0]


def _next(options: Sequence[TimeValue], anchor: date) -> TimeValue:
    ahead = [value for value in options if value.start and value.start > anchor]
    return ahead[0] if ahead else options[-1]


def _this(options: Sequence[TimeValue], anchor: date) -> TimeValue:
    """The one of the same year; of those that reach over a New Year the nearest."""
    for value in options:
        if value.start and value.end and value.start.year == value.end.year == anchor.year:
            return value
    return min(options, key=lambda value: _gap(value, anchor))


def _gap(value: TimeValue, anchor: date) -> int:
    """Days between a stretch and the anchor, 0 when it holds the anchor."""
    assert value.start and value.end
    return max((value.start - anchor).days, (anchor - value.end).days, 0)
