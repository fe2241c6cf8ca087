"""Values: what a stretch of text says, before anyone knows what it is about."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

Number = int | float
Hedge = Literal["exact", "at_least", "more_than", "about", "at_most", "less_than", "range", "vague"]


class Quantity(msgspec.Struct, frozen=True):
    """An interval with how it was said.

    `low` and `high` are inclusive, `None` is an open side; `value` is the figure as written
    (83 for "at least 83", `None` for a range or a vague amount). `unit` is "%" or an ISO 4217
    code or a unit of the lexicon; `None` means things that are counted. `ordinal` marks a
    rank ("its third strike"), which is not an amount.
    """

    low: Number | None
    high: Number | None
    value: Number | None
    hedge: Hedge = "exact"
    unit: str | None = None
    ordinal: bool = False

    @property
    def vague(self) -> bool:
        """True for "dozens", "several": never in conflict with anything."""
        return self.hedge == "vague"

    def meets(self, other: Quantity) -> bool:
        """True when the two intervals share a value."""
        return not (
            (self.high is not None and other.low is not None and self.high < other.low)
            or (other.high is not None and self.low is not None and other.high < self.low)
        )


class TimeValue(msgspec.Struct, frozen=True):
    """A stretch of calendar days, both ends inclusive, `None` for an open side.

    `grain` is the TIMEX3 unit of the expression (day, week, month, quarter, half, season, year,
    decade, century, range). `timex3` is its value in TIMEX3 notation, or `start/end` for a
    range. `relative` says that it was resolved against the publication date.
    """

    start: date | None
    end: date | None
    grain: str
    timex3: str
    relative: bool = False


class Name(msgspec.Struct, frozen=True):
    """A name as written, with the declared form it stands for (`None` when undeclared)."""

    text: str
    canonical: str | None = None
    person: bool = False
    """True for what is plainly somebody's name."""


class Quotation(msgspec.Struct, frozen=True):
    """Words in quotation marks and who says them, where that stands next to them."""

    text: str
    speaker: str | None = None
    depth: int = 0


Value = Quantity | TimeValue | Name | Quotation
