"""A weekday and a date that do not go together, and dates that no calendar has.

"Friday, November 17" is checked against the calendar of the year that the text names or, where
it names none, of the year that the publication date makes likely. Which of the two is wrong,
the weekday or the date, is for the reporter to say. Without a year and a publication date
nothing is checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import ClassVar

from factlint.extract.article import Article, Reading
from factlint.extract.dates import TimeToken
from factlint.model import Finding
from factlint.rulebook.rules import Rule

NEAR = timedelta(days=60)


class WeekdayRule(Rule, frozen=True, kw_only=True):
    """A weekday rule has no fields of its own, and says what it found in its own words."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")


RULE = WeekdayRule


def read(article: Article, rules: Sequence[WeekdayRule]) -> Reading:
    """Findings for weekdays that are not those of their dates."""
    return Reading(
        findings=tuple(
            finding
            for rule in rules
            for time in article.times
            for finding in _check(article, rule, time)
        )
    )


def _check(article: Article, rule: WeekdayRule, time: TimeToken) -> Iterator[Finding]:
    parts = time.parts
    location = article.document.locate(article.tokens.span(time.first, time.stop))
    if time.impossible and parts.day and parts.month:
        yield _finding(rule, location, f'"{location.said}": there is no such day')
        return
    if parts.weekday is None or parts.day is None or time.value is None:
        return
    day = time.value.start
    if day is None or day.isoweekday() == parts.weekday:
        return
    if parts.year is None and _near_match(article.anchor, day, parts.weekday):
        return
    right = _weekday_name(article, day.isoweekday())
    yield _finding(
        rule, location, f'"{location.said}": {day.isoformat()} is a {right}. Weekday or date?'
    )


def _near_match(anchor: date | None, day: date, weekday: int) -> bool:
    """True when the same day of a neighbouring year is near the publication and does match."""
    if anchor is None:
        return True
    for year in (day.year - 1, day.year + 1):
        try:
            other = day.replace(year=year)
        except ValueError:
            continue
        if other.isoweekday() == weekday and abs(other - anchor) <= NEAR:
            return True
    return False


def _weekday_name(article: Article, number: int) -> str:
    names = (name for name, value in article.lexicon.dates.weekdays if value == number)
    return next(names, str(number)).capitalize()


def _finding(rule: WeekdayRule, location: object, message: str) -> Finding:
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=rule.severity,
        message=message,
        primary=location,  # type: ignore[arg-type]
    )
