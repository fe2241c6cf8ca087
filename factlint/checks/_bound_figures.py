"""The figures of one article as bounds read them.

Fractions are in percent, "2 hours 10 minutes" and "2:10:00" are one figure in minutes, "no class
has more than 30" is a ceiling that holds for every class, and "most of the 45 members" a floor on
the members.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from math import ceil, floor

import msgspec

from factlint.checks._heads import HeadReader
from factlint.extract.agreeing import FLOORS, LIMITS, in_unit
from factlint.extract.article import Article
from factlint.extract.cues import Cues
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import beginning_in
from factlint.model import Quantity

HUNDRED = 100
HALF = Quantity(50, None, 50, "more_than", "%")
"""A majority."""
DIMENSION = "dimension"
CLOCK = ("hour", "minute", "second")
LEAST, MOST = "at_least", "at_most"
CAP = "cap"
"""What has read a figure that words make a bound."""
ONE_UNIT = (CLOCK, "minute"), (("week", "day"), "day")
MONTHS = 12
"""In a year."""
CLOCK_TIME, CLOCK_PARTS = "clock time", 5
JOINED = 2
"""So many tokens may stand between hours and their minutes: "2 hours and 10 minutes"."""
HYPHEN = "-"
DENIED, NOT = 14, 4
"""So many tokens before a bound "no class", and "not", may stand."""
ENDS = '.,;:!?–—()\n"“”'


class FigureReader:
    """Reads the figures of one article, and the bounds that shares of them are.

    `every` are the first tokens of those that all keep to.
    """

    def __init__(self, article: Article, cues: Cues, heads: HeadReader) -> None:
        self._article, self._heads, self._words = article, heads, article.tokens.folded
        said, listed = article.lexicon.bounding, article.grammar.listed
        self._none, self._not = frozenset(said.denying), frozenset(said.negating)
        self._ends = listed("conjunction", "relative") | set(ENDS)
        self._narrowing = heads.closed.of | set(article.lexicon.parts.no_places)
        self._does = listed("be", "have", "modal") | set(said.doing)
        self.every: set[int] = set()
        plain = [_in_percent(q) for q in article.quantities if not q.value.ordinal]
        single = _single(article, cues, {q.first for q in plain})
        read = sorted((*plain, *_lengths(article), *single), key=lambda q: q.first)
        self.figures = [self._denied(q) for q in _joined(read)]
        self.shares = {q.first: q for q in self._shared(cues)}
        self.caps = list(self._capped(cues))

    def _capped(self, cues: Cues) -> Iterator[QuantityToken]:
        """The exact figures that words make a bound: "a maximum term of", "capped at"."""
        found: dict[int, QuantityToken] = {}
        ranks = {q.stop for q in self._article.quantities if q.value.ordinal}
        for use, hedge in (("ceiling", MOST), ("floor", LEAST)):
            for first, stop in cues[use]:
                if first - (self._words[first - 1] == HYPHEN) in ranks:
                    continue  # "the second-longest"
                figure = next(iter(beginning_in(self.figures, (first, stop))), None)
                if figure is None or figure.value.hedge != "exact" or figure.value.vague:
                    continue
                value = figure.value.value
                low, high = (value, None) if hedge == LEAST else (None, value)
                bound = msgspec.structs.replace(figure.value, hedge=hedge, low=low, high=high)
                found.setdefault(
                    figure.first, msgspec.structs.replace(figure, value=bound, reader=CAP)
                )
        yield from found.values()

    def _shared(self, cues: Cues) -> Iterator[QuantityToken]:
        """The bounds that shares of a figure are: "most of the 45 members"."""
        firsts = [q.first for q in self.figures]
        for use in ("majority_of", "share_of"):
            for first, stop in cues[use]:
                whole = self.figures[bisect_left(firsts, stop) - 1]
                share = self.figures[min(bisect_left(firsts, first), len(firsts) - 1)].value
                if use == "majority_of":
                    share = HALF
                elif share.unit != "%" or share.hedge not in LIMITS:
                    continue
                if first < whole.first < stop and _is_whole(whole.value):
                    yield _share(whole, first, share)

    def _denied(self, figure: QuantityToken) -> QuantityToken:
        """A bound the other way round where nobody is beyond it: "nobody waits over 6 weeks"."""
        value = figure.value
        if value.hedge not in LIMITS or not self._is_denied(figure):
            return figure
        self.every.add(figure.first)
        if value.hedge in FLOORS:
            value = msgspec.structs.replace(value, hedge=MOST, low=None, high=value.low)
        else:
            value = msgspec.structs.replace(value, hedge=LEAST, low=value.high, high=None)
        return msgspec.structs.replace(figure, value=value)

    def _is_denied(self, figure: QuantityToken) -> bool:
        """True for a bound of a clause with "no", not for "no lorry of more than 7 tonnes"."""
        begin = max(self._article.sentence_of(figure.first)[0], figure.first - DENIED)
        led = self._words[figure.first - 1] in self._narrowing
        for at in range(figure.first - 1, begin - 1, -1):
            word = self._words[at]
            if word in self._none or (word in self._not and figure.first - at <= NOT):
                between = self._words[at + 1 : figure.first]
                return bool(between) and not (led and self._does.isdisjoint(between))
            if word in self._ends:
                return False
        return False


def sizes(article: Article) -> Iterator[QuantityToken]:
    """The numbers of seats and members in compounds: the 55 of "a 55-seat chamber"."""
    values = {number.first: number for number in article.numbers}
    for excluded in article.excluded:
        number = values.get(excluded.first)
        if number is not None and excluded.kind == DIMENSION:
            size = Quantity(number.value, number.value, number.value)
            yield QuantityToken(number.first, number.stop, size, number.first)


def _lengths(article: Article) -> Iterator[QuantityToken]:
    """Times with hours, minutes and seconds, which are lengths: "2:11:08"."""
    for excluded in article.excluded:
        parts = article.tokens.words[excluded.first : excluded.stop]
        if excluded.kind == CLOCK_TIME and len(parts) == CLOCK_PARTS and parts[1] == parts[3]:
            hours, minutes, seconds = (int(part) for part in parts[::2])
            said = hours * 60 + minutes + seconds / 60
            value = Quantity(said, said, said, unit="minute")
            yield QuantityToken(excluded.first, excluded.stop, value, excluded.first)


def _single(article: Article, cues: Cues, known: set[int]) -> Iterator[QuantityToken]:
    """Bounds that are one of a unit: "less than an hour"."""
    units = {word: unit for unit, *words in article.lexicon.bounding.units for word in words}
    bounds = {
        "one_over": Quantity(1, 1, None, "more_than"),
        "one_under": Quantity(1, None, 1, "less_than"),
    }
    for use, value in bounds.items():
        for first, stop in cues[use]:
            unit = units.get(article.tokens.folded[stop - 1])
            if unit and known.isdisjoint(range(first, stop)):
                said = msgspec.structs.replace(value, unit=unit)
                yield QuantityToken(first, stop, said, first)


def _is_whole(value: Quantity) -> bool:
    return value.hedge == "exact" and value.unit is None and bool(value.value)


def _share(whole: QuantityToken, first: int, share: Quantity) -> QuantityToken:
    """The bound that a share of a figure is: of 45, more than half is 23 at least."""
    part = (share.low or share.high or 0) * (whole.value.value or 0) / HUNDRED
    over = share.hedge in FLOORS
    low = floor(part) + 1 if share.hedge == "more_than" else ceil(part)
    high = ceil(part) - 1 if share.hedge == "less_than" else floor(part)
    value = msgspec.structs.replace(
        whole.value,
        low=low if over else None,
        high=None if over else high,
        value=low if over else high,
        hedge=LEAST if over else MOST,
    )
    return msgspec.structs.replace(whole, first=first, value=value)


def _joined(figures: Sequence[QuantityToken]) -> Iterator[QuantityToken]:
    """Figures, with hours, minutes and seconds in minutes, and the parts of one time as one."""
    last: QuantityToken | None = None
    for figure in figures:
        if last and _goes_on(last, figure):
            last = _sum(last, figure)
            continue
        if last:
            yield _in_one_unit(last)
        last = figure
    if last:
        yield _in_one_unit(last)


def _goes_on(one: QuantityToken, other: QuantityToken) -> bool:
    """True for the "10 minutes" of "2 hours 10 minutes"."""
    if one.value.unit not in CLOCK or other.value.unit not in CLOCK:
        return False
    finer = CLOCK.index(one.value.unit) < CLOCK.index(other.value.unit)
    return finer and other.first - one.stop <= JOINED and other.value.hedge == "exact"


def _sum(one: QuantityToken, other: QuantityToken) -> QuantityToken:
    """Two parts of one time as one, in the finer unit."""
    value, more = in_unit(one.value, other.value.unit), other.value.value or 0
    low, high, said = (
        None if n is None else n + more for n in (value.low, value.high, value.value)
    )
    value = msgspec.structs.replace(value, low=low, high=high, value=said, unit=other.value.unit)
    return msgspec.structs.replace(one, stop=other.stop, value=value)


def _in_one_unit(figure: QuantityToken) -> QuantityToken:
    """Hours and seconds in minutes, weeks in days, years in months."""
    value = figure.value
    for units, unit in ONE_UNIT:
        if value.unit in units:
            value = msgspec.structs.replace(in_unit(value, unit), unit=unit)
    if value.unit == "year":
        low, high, said = (
            None if n is None else n * MONTHS for n in (value.low, value.high, value.value)
        )
        value = msgspec.structs.replace(value, low=low, high=high, value=said, unit="month")
    return msgspec.structs.replace(figure, value=value)


def _in_percent(figure: QuantityToken) -> QuantityToken:
    value = figure.value
    if value.unit is not None or not value.value or not 0 < value.value < 1:
        return figure
    low, high = (None if end is None else end * HUNDRED for end in (value.low, value.high))
    share = msgspec.structs.replace(
        value, low=low, high=high, value=value.value * HUNDRED, unit="%"
    )
    return msgspec.structs.replace(figure, value=share, reader="fraction")
