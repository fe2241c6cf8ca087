"""A weekday and a date that do not go together, and dates that no calendar has.

A rule looks for one of these:

    finds: date     side by side: "Friday, November 17". Also a date that no calendar has
    finds: apart    elsewhere in the sentence, where its words say that they are one day:
                    "on March 3, which is a Tuesday", "Tuesday at noon, March 4", "March 4 (Tue)"
    finds: range    stretches and lists: "Monday to Friday, March 3-8"
    finds: month    a day whose month is not said: "Tuesday the 4th"
    finds: told     days told from the publication: "tomorrow, a Saturday"

A date is held against the calendar of the year that the text names or, where it names none, of
the one that the publication date makes likely. Both readings are offered, the weekday that the
date is and the date of the weekday; which of the two is wrong is for the reporter to say. Without
a year and a publication date nothing is checked. A date that the text itself calls wrong passes,
and so does one of a leaflet or the like where the text then gives that day its right weekday.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

import msgspec

from factlint.checks._calendar_days import Calendar, Conflict
from factlint.checks._told_days import told_conflicts
from factlint.extract.article import Article, Reading
from factlint.extract.weekdays import Pair, weekday_reader
from factlint.model import Finding, Location, Related
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Rule

Finds = Literal["date", "apart", "range", "month", "told"]
LONGEST = 8
"""So many tokens a finding shows as one place."""


class WeekdayRule(Rule, frozen=True, kw_only=True):
    """What to look for. A weekday rule says what it found in its own words."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")

    finds: Finds = "date"
    """Which of the five to look for."""
    unless: tuple[Pattern, ...] = ()
    """A sentence that says one of these passes: "wrongly gave the day as"."""
    printed: tuple[Pattern, ...] = ()
    """The same where the text gives the day rightly beside it: "leaflets", "gave the date as"."""

    def sentence_patterns(self) -> tuple[Pattern, ...]:
        """What makes a sentence pass."""
        return (*self.unless, *self.printed)


RULE = WeekdayRule


def read(article: Article, rules: Sequence[WeekdayRule]) -> Reading:
    """Findings for weekdays that are not those of their dates."""
    found = (
        Finding(rule.id, rule.check, rule.severity, wrong.message, wrong.place, wrong.related)
        for wrong in _wrong(article)
        for rule in rules
        if rule.finds == wrong.kind and not _is_reported(article, rule, wrong)
    )
    return Reading(findings=tuple(found))


def _is_reported(article: Article, rule: WeekdayRule, wrong: Wrong) -> bool:
    """True where the sentence tells of a mistake, or of a print that the text puts right."""
    sentence = article.sentence_at(wrong.place.span.start)
    excuses = (*rule.unless, *rule.printed) if wrong.righted else rule.unless
    return article.says(excuses, sentence)


class Wrong(msgspec.Struct, frozen=True):
    """What is wrong, and where it stands."""

    kind: Finds
    message: str
    place: Location
    related: tuple[Related, ...] = ()
    righted: bool = False


def _wrong(article: Article) -> Iterator[Wrong]:
    """All that is wrong in an article."""
    locate = article.document.locate
    for time in article.times:
        if time.impossible and time.parts.day and time.parts.month:
            place = locate(article.tokens.span(time.first, time.stop))
            yield Wrong("date", f'"{place.said}": there is no such day', place)
    calendar = Calendar(article)
    pairs = [
        (pair, calendar.conflict(pair)) for pair in weekday_reader(article.grammar).read(article)
    ]
    rightly = [pair for pair, conflict in pairs if conflict is None]
    for pair, conflict in pairs:
        if conflict:
            wrong = _contradicted(article, pair, conflict)
            yield msgspec.structs.replace(wrong, righted=_is_righted(article, pair, rightly))
    for told in told_conflicts(article):
        place = locate(told.span)
        right = f"{told.day.isoformat()}, a {weekday_name(article, told.day.isoweekday())}"
        message = f'"{place.said}": by the day of publication it is {right}. Which?'
        yield Wrong("told", message, place)


def _is_righted(article: Article, pair: Pair, right: Sequence[Pair]) -> bool:
    """True where the same day has its right weekday in the sentence, or in the next one."""
    number = article.sentence_number
    here = number(pair.days.first)
    return any(
        _days(other) == _days(pair) and 0 <= number(other.days.first) - here <= 1 for other in right
    )


def _days(pair: Pair) -> tuple[tuple[int, int | None], ...]:
    return tuple((day.day, day.month) for day in pair.days.days)


def _kind(pair: Pair) -> Finds:
    if pair.link == "bare":
        return "month"
    if len(pair.weekdays.numbers) > 1 or len(pair.days.days) > 1:
        return "range"
    return "date" if pair.link == "beside" else "apart"


def _contradicted(article: Article, pair: Pair, conflict: Conflict) -> Wrong:
    """What to say of weekdays and days that contradict each other: both readings."""
    tokens, locate = article.tokens, article.document.locate
    first = min(pair.weekdays.first - bool(conflict.nth), pair.days.begin)
    stop = max(pair.weekdays.stop, pair.days.stop)
    stop += "(" in tokens.words[first:stop] and tokens.word(stop) == ")"
    place = locate(tokens.span(first, stop))
    if stop - first <= LONGEST:
        return Wrong(_kind(pair), f'"{place.said}": {_readings(article, conflict)}', place)
    place = locate(tokens.span(pair.weekdays.first, pair.weekdays.stop))
    other = locate(tokens.span(pair.days.first, pair.days.stop))
    message = f'"{place.said}" and "{other.said}": {_readings(article, conflict)}'
    return Wrong(_kind(pair), message, place, (Related(other, f'said of "{place.said}"'),))


def _readings(article: Article, conflict: Conflict) -> str:
    day, number = conflict.day.isoformat(), (conflict.day.day + 6) // 7
    right = weekday_name(article, conflict.day.isoweekday())
    wanted = weekday_name(article, conflict.weekday)
    nearest = " or ".join(each.isoformat() for each in conflict.nearest())
    if conflict.nth:
        place = f"{right} number {number} of its month, number {conflict.nth} is {nearest}"
        return f"{day} is {place}. Which?"
    return f"{day} is a {right}, the nearest {wanted} is {nearest}. Weekday or date?"


def weekday_name(article: Article, number: int) -> str:
    """A weekday as the language writes it."""
    names = (name for name, value in article.lexicon.dates.weekdays if value == number)
    name = next(names, str(number))
    return name.capitalize() if article.lexicon.dates.capitals else name
