"""Days of a month as a text names them, with those that follow in a list or a stretch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.extract.grammar import Grammar
from factlint.extract.matcher import class_of
from factlint.extract.passages import times_in
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold

_DIGITS = re.compile(r"\d+")


class Day(msgspec.Struct, frozen=True):
    """A day of a month; what the text does not say is `None`. `near` is how the reader has it."""

    day: int
    month: int | None = None
    year: int | None = None
    near: date | None = None


class Days(msgspec.Struct, frozen=True):
    """Days on tokens `[first, stop)`; `through` for the ends of a stretch.

    `begin` is the first token of the expression, which may have a weekday before its days.
    """

    first: int
    stop: int
    days: tuple[Day, ...]
    through: bool = False
    begin: int = 0


class DayReader:
    """Reads the days of one language."""

    def __init__(self, grammar: Grammar) -> None:
        words, members = grammar.lexicon.weekdays, grammar.alphabet.members
        self._to, self._joins = frozenset(words.to), frozenset(words.joins)
        self._day = re.compile(class_of(members(["day", "ordinal-day"])))
        self._year = re.compile(class_of(members(["year"])))
        self._begin = re.compile(class_of(members(["day", "ordinal-day", "month", "year"])))
        self._end = re.compile(grammar.compiler.slot("end"))

    def read(self, article: Article, sentence: Range) -> list[Days]:
        """The days that a sentence names, in text order."""
        found: list[Days] = []
        for time in times_in(article, sentence):
            for each in self._of_time(article, time):
                grown = self._grown(article, each, sentence)
                joined = self._joined(article, found[-1], grown) if found else None
                if joined:
                    found[-1] = joined
                else:
                    found.append(grown)
        return found

    def bare(self, article: Article, at: int) -> Days:
        """The day of a month on one token."""
        return Days(at, at + 1, (Day(self._number(article, at)),), begin=at)

    def _of_time(self, article: Article, time: TimeToken) -> Iterator[Days]:
        """The days of a time expression, both ends of one that is a range."""
        if time.until is not None:
            until = time.until
            one = msgspec.structs.replace(time, stop=until.first - 1, until=None)
            yield from self._of_time(article, one)
            yield from self._of_time(article, until)
            return
        parts = time.parts
        if not (parts.day and parts.month) or time.impossible or parts.holiday:
            return
        near = time.value.start if time.value else None
        year = parts.year
        if year is None and near and (time.pattern.year is not None or parts.short_year):
            year = near.year
        days = [Day(parts.day, parts.month, year, near)]
        if parts.last_day:
            days.append(Day(parts.last_day, parts.last_month or parts.month, year))
        first = time.first
        while not self._begin.match(article.tokens.plain, first) and first + 1 < time.stop:
            first += 1
        yield Days(first, time.stop, tuple(days), len(days) > 1, time.first)

    def _grown(self, article: Article, days: Days, sentence: Range) -> Days:
        """With the days that follow without a month: "March 3, 4 and 5, 2025"."""
        if len(days.days) > 1:
            return days
        listed, stop, through = list(days.days), days.stop, False
        while found := self._following(article, stop, sentence[1], listed[-1].day):
            number, end, joint = found
            if through or (joint == "to" and len(listed) > 1):
                return days
            through = joint == "to"
            listed.append(Day(number, listed[0].month, listed[0].year))
            stop = end
            if joint != ",":
                break
        if len(listed) == 1 or joint == ",":
            return days
        stop, year = self._trailing_year(article, stop)
        if not self._end.match(article.tokens.plain, stop, sentence[1]):
            return days
        listed = [msgspec.structs.replace(d, year=d.year or year) for d in listed]
        return Days(days.first, stop, tuple(listed), through, days.begin)

    def _following(
        self, article: Article, at: int, end: int, after: int
    ) -> tuple[int, int, str] | None:
        """The day that goes on with a list, where it ends, and what joins it."""
        words = article.tokens.words
        for length in (2, 1):
            day = at + length
            joint = " ".join(map(fold, words[at:day]))
            if day >= end or (joint not in self._to and joint not in self._joins):
                continue
            if self._day.match(article.tokens.plain, day) and self._number(article, day) > after:
                kind = "to" if joint in self._to else "," if joint == "," else "and"
                return self._number(article, day), day + 1, kind
        return None

    def _trailing_year(self, article: Article, at: int) -> tuple[int, int | None]:
        year = at + (article.tokens.word(at) == ",")
        if year < len(article.tokens.words) and self._year.match(article.tokens.plain, year):
            return year + 1, int(article.tokens.words[year])
        return at, None

    def _joined(self, article: Article, one: Days, other: Days) -> Days | None:
        """Two dates as one stretch or list, where the second has no weekday of its own."""
        between = " ".join(article.tokens.folded[one.stop : other.begin])
        if other.begin != other.first or len(one.days) > 1 or between == ",":
            return None
        if between not in self._to and between not in self._joins:
            return None
        days = (*one.days, *other.days)
        return Days(one.first, other.stop, days, between in self._to, one.begin)

    def _number(self, article: Article, at: int) -> int:
        digits = _DIGITS.match(article.tokens.words[at])
        return int(digits[0]) if digits else 0
