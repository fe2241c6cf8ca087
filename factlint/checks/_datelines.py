"""The dateline of an article, "LISBON, March 3 (Agency) —", against what else is known of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from factlint.checks._clashes import Clash, Head
from factlint.extract.article import Article
from factlint.extract.datelines import Dateline
from factlint.extract.dates import TimeToken
from factlint.model import Span
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import fold, fold_marks

AFTER, BEFORE = timedelta(days=1), timedelta(days=7)
"""How far a dateline may be from the day of publication."""
WEEKDAYS_BEFORE = 3
"""The same for one that gives only the weekday."""
SHORTEST = 3
"""Letters of a name that is not one of initials: "D.C."."""
ALIKE = 4
"""Letters that two forms of one place have in common: Lisbon, Lisboa."""


def find_here(head: Head, lines: tuple[Pattern, ...]) -> Iterator[Clash]:
    """A dateline of another place than the text calls "here"."""
    article, dateline = head.article, head.dateline
    kinds = article.grammar.listed("place-kind")
    for match in article.find(lines) if dateline else ():
        at = article.tokens.starts.index(match.slots[-1][1].start)
        stop = at
        while article.tokens.word(stop)[:1].isupper():
            stop += 1
        name = article.tokens.span(at, stop)
        written = article.document.locate(name).said
        holder = not kinds.isdisjoint(article.tokens.folded[at : stop + 1])
        if not dateline or holder or article.quoted(name) or name.start < dateline.whole.end:
            continue
        if _is_other(article, written, dateline):
            there = article.document.locate(dateline.place).said
            yield Clash(name, written, there, "here", dateline.place)


def find_place(head: Head) -> Iterator[Clash]:
    """A dateline of another place than the field has."""
    dateline = head.dateline if head.of("place") else None
    for field in head.of("place") if dateline else ():
        for value, span in field.values[:1]:
            if dateline and _is_other(head.article, value, dateline):
                written = head.article.document.locate(dateline.place).said
                yield Clash(span, value, written, field.key, dateline.place)
                return


def find_day(head: Head) -> Iterator[Clash]:
    """A dateline with a day after the publication, or long before it."""
    published, dateline = head.published, head.dateline
    for time in dateline.times if published and dateline else ():
        day = time.value.start if time.value else None
        if published and day and time.parts.day and time.parts.month:
            gap = day - published[0].day
            if gap > AFTER or -gap > BEFORE:
                yield _clash(head, time, published[1], published[2])


def find_weekday(head: Head) -> Iterator[Clash]:
    """A dateline with a weekday that is none of the days around the publication."""
    published, dateline = head.published, head.dateline
    for time in dateline.times if published and dateline else ():
        if not published or not dateline or not time.parts.weekday:
            continue
        day = published[0].day
        days = [each.value.start for each in dateline.times if each.value and each.parts.day]
        if days:
            wrong = not any(each and each.isoweekday() == time.parts.weekday for each in days)
        else:
            around = (day + timedelta(days=by) for by in range(-WEEKDAYS_BEFORE, 2))
            wrong = time.parts.weekday not in {each.isoweekday() for each in around}
        if wrong:
            yield _clash(head, time, published[1], published[2])


def find_today(head: Head) -> Iterator[Clash]:
    """A "today" that the text calls another weekday or date than that of the dateline."""
    article, dateline, published = head.article, head.dateline, head.published
    dated = [each for each in dateline.times if each.value] if dateline else []
    days = [each.value.start for each in dated if each.value and each.value.start]
    for pair in pairwise(article.times) if published and days else ():
        for today, time in (pair, pair[::-1]):
            span = article.tokens.span(time.first, time.stop)
            beside = not any(map(str.isalpha, article.tokens.words[pair[0].stop : pair[1].first]))
            free = beside and not article.quoted(span)
            if not (published and free and _is_day(today, published[0].day)):
                continue
            if _is_none_of(time, days, published[0].day):
                place = article.tokens.span(dated[0].first, dated[0].stop)
                yield _clash(head, time, article.document.locate(place).said, place)


def _is_none_of(time: TimeToken, days: Sequence[date], published: date) -> bool:
    """True for a weekday that is none of some days, and for the day of publication written out."""
    if time.parts.day:
        day = time.value.start if time.parts.month and time.value else None
        return day == published and day not in days
    weekday = time.parts.weekday
    return bool(weekday) and all(day.isoweekday() != weekday for day in days)


def _is_day(time: TimeToken, day: date) -> bool:
    """True for a day told from the publication: "today"."""
    parts, value = time.parts, time.value
    return bool(value and not parts.day and not parts.weekday and value.start == day == value.end)


def _clash(head: Head, time: TimeToken, published: str, other: Span) -> Clash:
    span = head.article.tokens.span(time.first, time.stop)
    return Clash(span, head.article.document.locate(span).said, published, other=other)


def _is_other(article: Article, value: str, dateline: Dateline) -> bool:
    """True where neither place is part of the other, as far as words tell."""
    prose = article.document.prose
    said = _words(prose[dateline.whole.start : dateline.whole.end])
    place = _words(prose[dateline.place.start : dateline.place.end])
    city = _words(value.split(",")[0])
    if not city or not place or " ".join(city) in article.lexicon.header.region_names:
        return False
    if _holds(said, city) or _holds(_words(value), place) or city[-1] == place[-1]:
        return False
    if max(map(len, city)) < SHORTEST or _is_alike(article, city[-1], place[-1]):
        return False
    return city[0][:ALIKE] != place[0][:ALIKE] or len(city) > 1 or len(place) > 1


def _is_alike(article: Article, one: str, other: str) -> bool:
    """True for spellings of one name that are all in use: Kiev, Kyiv."""
    groups = ({fold_marks(word) for word in group} for group in article.lexicon.name_drift.alike)
    return any(one in group and other in group for group in groups)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold_marks(fold(text)))


def _holds(words: list[str], part: list[str]) -> bool:
    return any(words[at : at + len(part)] == part for at in range(len(words)))
