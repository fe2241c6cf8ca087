"""Dates in fields, addresses and names of files, held against the publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from factlint.checks._clashes import Clash, Head
from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.extract.moments import Moment, read_moment
from factlint.extract.published import Published
from factlint.model import Span
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import fold

ONE_DAY = timedelta(days=1)
LONGEST_NOTE = 200
"""Signs of a line that is a note of an embargo."""
FIRST_ADDRESS = 1991
"""The year of the first page on the web: an older one in an address is of what it shows."""
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_MONTH, _DAY = r"(?P<month>0[1-9]|1[0-2])", r"(?P<day>0[1-9]|[12]\d|3[01])"
_SHORT_MONTH, _SHORT_DAY = r"(?P<month>0?[1-9]|1[0-2])", r"(?P<day>0?[1-9]|[12]\d|3[01])"
_FOLDERS = re.compile(rf"(?:^|/)(?P<date>{_YEAR}/{_SHORT_MONTH}/{_SHORT_DAY})(?=/|$)")
_WORDED = re.compile(rf"(?:^|/)(?P<date>{_YEAR}/(?P<month>[A-Za-z]{{3,9}})/{_SHORT_DAY})(?=/|$)")
_MONTHLY = re.compile(rf"(?:^|/)(?P<date>{_YEAR}/{_MONTH})(?=/|$)")
_BEGIN = re.compile(
    rf"(?:^|/)(?P<date>{_YEAR}(?P<sign>[-_.]?){_MONTH}(?P=sign){_DAY})(?=[-_./ ]|$)"
)
_END = re.compile(rf"[-_](?P<date>{_YEAR}(?P<sign>[-_]){_MONTH}(?P=sign){_DAY})/?$")


def find_update(
    head: Head, dated: list[tuple[Published, bool]], lines: tuple[Pattern, ...]
) -> Iterator[Clash]:
    """An update before the publication.

    `dated` are the dates of the header, each with whether it is that of an update; `lines` are
    sentences that date one.
    """
    published, updated = head.published, head.moment("updated")
    if published and updated and updated[0].is_before(published[0]):
        yield Clash(updated[2], updated[1], published[1], other=published[2])
    if published and head.of("published"):
        updates = [(each.day, each.span) for each, is_update in dated if is_update]
        for day, span in (*updates, *_said_updates(head, lines)):
            if span and day < published[0].day:
                yield Clash(span, head.article.document.locate(span).said, published[1])
    yield from _update_of_a_day(head, dated)


def _said_updates(head: Head, lines: tuple[Pattern, ...]) -> Iterator[tuple[date, Span]]:
    """The days that a text says it was changed on."""
    article = head.article
    for match in article.find(lines):
        first, _ = article.sentence_at(match.span.start)
        if article.tokens.starts[min(first + 1, len(article.tokens.starts) - 1)] < match.span.start:
            continue
        for time in article.times:
            span = article.tokens.span(time.first, time.stop)
            day = time.value.start if time.value else None
            if day and time.parts.day and match.span.overlaps(span) and not article.quoted(span):
                yield day, span


def _update_of_a_day(head: Head, dated: list[tuple[Published, bool]]) -> Iterator[Clash]:
    """An update on the day of publication, at an earlier time of day."""
    locate = head.article.document.locate
    stamped = [(*stamp, update) for each, update in dated if (stamp := _stamp(head, each))]
    for one, span, is_update in stamped:
        for other, place, is_other_update in stamped:
            same_day = is_update and not is_other_update and one.day == other.day
            if same_day and one.is_before(other):
                yield Clash(span, locate(span).said, locate(place).said, other=place)


def _stamp(head: Head, dated: Published) -> tuple[Moment, Span] | None:
    """A date of the header with the time of day beside it, and where they stand."""
    prose = head.article.document.prose
    if dated.span is None:
        return None
    start = max(prose.rfind(mark, 0, dated.span.start) for mark in "\n|·") + 1
    ends = [prose.find(mark, dated.span.end) for mark in "\n|·"]
    end = min((each for each in ends if each >= 0), default=len(prose))
    moment = read_moment(prose[start:end], head.article.lexicon.dates.months)
    written = prose[dated.span.start : end].rstrip()
    return (moment, Span(dated.span.start, dated.span.start + len(written))) if moment else None


def find_early(head: Head) -> Iterator[Clash]:
    """A publication before the embargo ends, by the fields."""
    published, embargo = head.published, head.moment("embargo")
    if published and embargo and not head.is_draft and published[0].is_before(embargo[0]):
        yield Clash(embargo[2], embargo[1], published[1], other=published[2])


def find_note(head: Head, lines: tuple[Pattern, ...], *, early: bool) -> Iterator[Clash]:
    """A line about an embargo in a published article: one that holds still, or one left over."""
    article, published = head.article, head.published
    for found in article.find(lines) if published and not head.is_draft else ():
        line = next((each for each in article.lines if each.overlaps(found.span)), None)
        if line is None or line.end - line.start > LONGEST_NOTE or not published:
            continue
        if re.search(r"\w", article.document.prose[line.start : found.span.start]):
            continue
        days = [
            time.value.end
            for time in article.times
            if time.value and line.overlaps(article.tokens.span(time.first, time.stop))
        ]
        ends = max((day for day in days if day), default=None)
        if early is (ends is not None and ends > published[0].day):
            said = article.document.locate(line).said
            yield Clash(line, said, published[1], other=published[2])
            return


def find_address(head: Head) -> Iterator[Clash]:
    """An address with another date than that of the publication."""
    published = head.published
    for field in head.of("address") if published else ():
        for value, span in field.values:
            found = _search(value, _FOLDERS, _WORDED, _BEGIN, _END, _MONTHLY)
            if published and found and _is_apart(head, published[0].day, found):
                start, end = found.span("date")
                place = Span(span.start + start, span.start + end)
                yield Clash(place, found["date"], published[1], field.key, published[2])
                return


def find_file(head: Head) -> Iterator[Clash]:
    """A file whose name begins with another date, or whose folders have another."""
    published = head.published
    named = [value for field in head.of("file") for value, _ in field.values]
    for name in named or [head.article.document.path.replace("\\", "/")]:
        folders, _, last = name.rpartition("/")
        stem = last.rpartition(".")[0] or last
        found = _search(stem, _BEGIN) or _search(folders, _FOLDERS)
        if published and found and _is_apart(head, published[0].day, found):
            yield Clash(published[2], published[1], found["date"])
            return


def find_dated(head: Head) -> Iterator[Clash]:
    """A field whose date has a weekday that is not its own: "Thursday, 5 March 2025"."""
    dates = head.article.lexicon.dates
    weekdays = {fold(name): number for name, number in dates.weekdays}
    for field in (*head.of("published"), *head.of("updated")):
        for value, span in field.values:
            moment = read_moment(value, dates.months)
            for found in re.finditer(r"[^\W\d_]+", value) if moment else ():
                number = weekdays.get(fold(found[0]))
                if moment and number and number != moment.day.isoweekday():
                    place = Span(span.start + found.start(), span.start + found.end())
                    yield Clash(place, found[0], value, other=span)


def _search(text: str, *patterns: re.Pattern[str]) -> re.Match[str] | None:
    return next(filter(None, (pattern.search(text) for pattern in patterns)), None)


def _is_apart(head: Head, published: date, found: re.Match[str]) -> bool:
    """True for a date further from the publication than time zones move it.

    A day or month that the text tells of is that of an event.
    """
    parts = found.groupdict()
    if int(parts["year"]) < FIRST_ADDRESS:
        return False
    months = {name.lower(): number for name, number in head.article.lexicon.dates.months}
    month = parts["month"].lower()
    try:
        number = months[month] if month.isalpha() else int(month)
        first = date(int(parts["year"]), number, int(parts.get("day") or 1))
    except (KeyError, ValueError):
        return False
    last = first if parts.get("day") else (first + 31 * ONE_DAY).replace(day=1) - ONE_DAY
    if any(_is_of(head.article, time, first, last) for time in head.article.times):
        return False
    return published < first - ONE_DAY or published > last + ONE_DAY


def _is_of(article: Article, time: TimeToken, first: date, last: date) -> bool:
    """True for an expression of the body that says a day with its month, or a month's year."""
    parts, value = time.parts, time.value
    told = parts.month and (parts.day if first == last else parts.year)
    said = bool(told and value and (value.start, value.end) == (first, last))
    body = article.layout.part_of(article.tokens.span(time.first, time.stop)) == "body"
    return said and body
