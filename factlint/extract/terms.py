"""The dates of a text as what they are to something: its beginning, its end, or only a limit.

A range is two dates: the first of "1982-1991" is a beginning, the second an end, and in the
brackets behind a name they are a birth and a death. What lasts from one to the other is an amount
that the text gives without saying it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from factlint.extract.aged import AGE, Meant
from factlint.extract.article import Article
from factlint.extract.dates import DateParts, TimeToken
from factlint.extract.meant import DASHES
from factlint.extract.passages import times_in
from factlint.extract.quantity import QuantityToken
from factlint.extract.stems import stems_of
from factlint.model import Quantity, TimeValue
from factlint.rulebook.words import fold_marks

BEGIN, END = "begin", "end"
NEAR = 9
"""So many words before a date the verb may stand that says what it is to something."""
PHRASE = 3
APART = 2
"""So many years a range of years must last; a shorter one is a season."""
YEAR = 365.25
LONG = ("month", "year", "decade", "century")
STRETCHES = (0.0, 0.5), (0.25, 0.75), (0.5, 1.0)
"""What of a time is early, in the middle, and late, read widely."""


class Term(msgspec.Struct, frozen=True):
    """A date, with its `role` (`begin`, `end` or none), and whether it is one of a `pair`.

    A date that is only a limit has a `bound`: `before`, `after`, or `until` for the day that a
    figure speaks for. `implies` are the stems of words that its form stands for. One on which
    somebody was born is a `birth`.
    """

    token: TimeToken
    role: str = ""
    pair: bool = False
    bound: str = ""
    implies: tuple[str, ...] = ()
    birth: bool = False


def read_terms(article: Article) -> list[Term]:
    """The dates of an article in text order, ranges as their two ends."""
    return _Terms(article).read()


class _Terms:
    """Reads the dates of one article."""

    def __init__(self, article: Article) -> None:
        self._tokens = article.tokens
        self._alignment = article.lexicon.alignment
        self._stems = stems_of(article.lexicon)
        self._starts = sorted(first for first, _ in article.sentence_ranges)
        self._article = article

    def read(self) -> list[Term]:
        """The dates in text order."""
        found = [term for time in self._article.times for term in self._of(time)]
        for at, (one, two) in enumerate(pairwise(found)):
            if one.role == BEGIN and not two.role and self._is_joined(one.token, two.token):
                found[at + 1] = two = msgspec.structs.replace(two, role=END)
            if (one.role, two.role) == (BEGIN, END) and self._is_joined(one.token, two.token):
                found[at] = msgspec.structs.replace(one, pair=True)
                found[at + 1] = msgspec.structs.replace(two, pair=True)
        return found

    def _of(self, time: TimeToken) -> Iterator[Term]:
        ends = _ends_of(time, self._tokens.words)
        if ends is None:
            birth = fold_marks(self._tokens.word(time.first - 1)) in self._alignment.life[:1]
            yield Term(self._narrow(time), self._role(time), bound=self._bound(time), birth=birth)
            return
        life = self._alignment.life if self._is_life(time) else ("", "")
        for end, role, word in zip(ends, (BEGIN, END), life, strict=False):
            implies = (self._stems.of(word),) if word else ()
            yield Term(end, role, pair=True, implies=implies, birth=bool(word) and role == BEGIN)

    def _narrow(self, time: TimeToken) -> TimeToken:
        """The part of a time that its first word says: "early 2015", "the end of May 2020"."""
        value, part = time.value, self._part(time)
        if not (part and value and value.start and value.end and value.grain in LONG):
            return time
        days = (value.end - value.start).days
        start = value.start + timedelta(int(days * part[0]))
        end = value.start + timedelta(int(days * part[1]))
        return msgspec.structs.replace(
            time, value=msgspec.structs.replace(value, start=start, end=end)
        )

    def _part(self, time: TimeToken) -> tuple[float, float] | None:
        words = {fold_marks(word) for word in self._tokens.words[time.first : time.stop]}
        for said, part in zip(self._alignment.stretches, STRETCHES, strict=False):
            if not words.isdisjoint(said):
                return part
        return None

    def _is_life(self, time: TimeToken) -> bool:
        """True for dates in brackets right behind a name."""
        open_, name = self._tokens.word(time.first - 1), self._tokens.word(time.first - 2)
        closed = self._tokens.word(time.stop) in (")", ";")
        return open_ in ("(", ";") and closed and name[:1].isupper()

    def _is_joined(self, one: TimeToken, two: TimeToken) -> bool:
        """True for two dates with only a word or a dash between them."""
        if not one.stop <= two.first <= one.stop + 2:
            return False
        between = self._tokens.words[one.stop : two.first]
        return all(fold_marks(word) not in (",", ".", ";") for word in between)

    def _before(self, time: TimeToken, reach: int) -> list[str]:
        """The folded words before a date, in its sentence and up to another date."""
        start = self._article.sentence_of(time.first)[0]
        first = max(start, time.first - reach)
        for other in times_in(self._article, (start, time.first)):
            first = max(first, other.stop)
        return [fold_marks(word) for word in self._tokens.words[first : time.first]]

    def _bound(self, time: TimeToken) -> str:
        """What the words right before a date make of it."""
        before = f" {' '.join(self._before(time, PHRASE + 1))}"
        ways = (
            ("before", self._alignment.before),
            ("after", self._alignment.after),
            ("until", self._alignment.until),
        )
        for bound, phrases in ways:
            if any(before.endswith(f" {phrase}") for phrase in phrases):
                return bound
        return ""

    def _role(self, time: TimeToken) -> str:
        """What the last word before a date says that the date is to something."""
        before = f" {' '.join(self._before(time, NEAR))} "
        last, role = -1, ""
        for name, phrases in ((BEGIN, self._alignment.begin), (END, self._alignment.end)):
            for phrase in phrases:
                at = before.rfind(f" {phrase} ")
                if at > last:
                    last, role = at, name
        return role


def _ends_of(time: TimeToken, words: list[str]) -> tuple[TimeToken, TimeToken] | None:
    """The two dates of a range that lasts some years, or has two whole dates."""
    parts = time.parts
    if time.until is not None:
        first = _part(time, time.first, time.until.first, parts)
        last = _part(time, time.until.first, time.stop, time.until.parts)
        return first, last
    if not (parts.last_year and parts.year and parts.last_year - parts.year >= APART):
        return None
    dash = next((at for at in range(time.first, time.stop) if words[at] in DASHES), None)
    if dash is None or parts.month:
        return None
    first = _part(time, time.first, dash, DateParts(year=parts.year))
    return first, _part(time, dash + 1, time.stop, DateParts(year=parts.last_year))


def _part(time: TimeToken, first: int, stop: int, parts: DateParts) -> TimeToken:
    """One end of a range as a date."""
    return msgspec.structs.replace(
        time, first=first, stop=stop, parts=parts, value=_value(parts), until=None
    )


def _value(parts: DateParts) -> TimeValue | None:
    """The days of a date with a year."""
    year, month, day = parts.year, parts.month, parts.day
    try:
        if year is None or (day and not month):
            return None
        if month is None:
            return TimeValue(date(year, 1, 1), date(year, 12, 31), "year", f"{year:04}")
        if day is None:
            last = monthrange(year, month)[1]
            timex3 = f"{year:04}-{month:02}"
            return TimeValue(date(year, month, 1), date(year, month, last), "month", timex3)
        exact = date(year, month, day)
    except ValueError:
        return None
    return TimeValue(exact, exact, "day", exact.isoformat())


def lasting(terms: Iterable[Term]) -> Iterator[Meant]:
    """How long what begins with one date and ends with the next one lasts, in years.

    What is between a birth and each later date is an age. Where a sentence has two other dates
    alone, what is between them is a guess.
    """
    terms = list(terms)
    for one, two in pairwise(terms):
        told = (one.role, two.role) == (BEGIN, END)
        if (told or len(terms) == 2) and not one.birth:
            yield from _between(one, two, "", guess=not told)
    births = [term for term in terms if term.birth]
    if len(births) == 1:
        for term in terms[terms.index(births[0]) + 1 :]:
            yield from _between(births[0], term, AGE, guess=False)


def _between(one: Term, two: Term, kind: str, *, guess: bool) -> Iterator[Meant]:
    """The whole years between two dates, at the later one."""
    begun, ended = one.token.value, two.token.value
    if not (begun and ended and begun.start and begun.end and ended.start and ended.end):
        return
    least = max(0, int((ended.start - begun.end).days / YEAR + 0.003))
    most = int((ended.end - begun.start).days / YEAR + 1 / YEAR) + (not kind)
    if most < 1 or least > most:
        return
    exact, unit = least == most, None if kind else "year"
    figure = least if exact else None
    value = Quantity(least, most, figure, "exact" if exact else "range", unit)
    token = QuantityToken(two.token.first, two.token.stop, value, two.token.first)
    yield Meant(token, kind, two.implies, guess=guess)
