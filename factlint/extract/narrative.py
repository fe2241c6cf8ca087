"""The dates that a text has named so far, for expressions that lean on them."""

from __future__ import annotations

from datetime import date

from factlint.extract import calendar
from factlint.extract.calendar import is_finer
from factlint.extract.dates import TimeToken
from factlint.model import TimeValue
from factlint.rulebook.lexicon import DatePattern

PERIODS = ("month", "quarter", "half")


class Narrative:
    """The dates named in a text, with their sentences; `sentence` is the one being read."""

    def __init__(self) -> None:
        self.sentence = 0
        self._named: list[tuple[int, TimeValue]] = []

    def add(self, value: TimeValue, time: TimeToken) -> None:
        """Remember a date of the present sentence, if the text goes on from it.

        It does not from a stretch that ends today, nor from what figures are compared with.
        """
        pattern = time.pattern
        back = (pattern.by or 0) < 0 or time.parts.year is not None
        if not (pattern.span or (pattern.anchor == "previous" and back)):
            self._named.append((self.sentence, value))

    def reference(self, pattern: DatePattern, unit: str) -> TimeValue | None:
        """The date that an expression counts from."""
        if unit in ("quarter", "half"):
            return next((v for _, v in reversed(self._named) if v.grain == unit), None)
        if unit == "period" or (unit == "year" and pattern.by):
            period = self._period()
            if period or unit == "period":
                return period
        near = self._near(1)
        if pattern.by == 0:
            pool = near if pattern.anchor == "near" else [value for _, value in self._named]
            return next((v for v in reversed(pool) if not is_finer(unit, v.grain)), None)
        if near or pattern.anchor == "near":
            return near[-1] if near else None
        return _year_of(self._named[-1][1]) if self._named else None

    def told(self, anchor: date) -> date | None:
        """The day, week or month of another year that the present sentence tells of."""
        here = self._near(0)
        if not here or here[-1].grain not in ("day", "week", "month"):
            return None
        start = here[-1].start
        return start if start and start.year < anchor.year else None

    def _near(self, back: int) -> list[TimeValue]:
        """The dates of the present sentence and so many before it."""
        return [value for at, value in self._named[-12:] if at >= self.sentence - back]

    def _period(self) -> TimeValue | None:
        """The period that figures are given for: of this sentence, or of the one before."""
        here = [value for value in self._near(0) if value.grain in PERIODS]
        before = [value for value in self._near(1) if value.grain in ("quarter", "half")]
        found = here or before
        return found[-1] if found else None


def _year_of(value: TimeValue) -> TimeValue:
    """Far back in the text a period counts as its year only."""
    far = value.grain in PERIODS and value.start
    return calendar.year(value.start.year) if far and value.start else value
