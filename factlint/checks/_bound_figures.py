"""The figures of one article as bounds read them.

Fractions are in percent, "2 hours 10 minutes" is one figure in minutes, "no class has more than
30" is a ceiling that holds for every class, and "most of the 45 members" a floor on the members.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from factlint.checks._bounding import CEILINGS, FLOORS
from factlint.checks._heads import HeadReader
from factlint.extract.agreeing import in_unit
from factlint.extract.article import Article
from factlint.extract.cues import Cues
from factlint.extract.quantity import QuantityToken
from factlint.model import Quantity

HUNDRED = 100
DIMENSION = "dimension"
CLOCK = ("hour", "minute", "second")
JOINED = 2
"""So many tokens may stand between hours and their minutes: "2 hours and 10 minutes"."""
DENIED, NOT = 14, 4
"""So many tokens before a bound "no class", and "not", may stand."""


ENDS = '.,;:!?–—()\n"“”'


class FigureReader:
    """Reads the figures of one article, and the bounds that halves of them are.

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
        self.figures = [self._denied(q) for q in _joined(plain)]
        self.halves = {q.first: q for q in self._halved(cues)}

    def _halved(self, cues: Cues) -> Iterator[QuantityToken]:
        """The bounds that halves are: "most of the 45 members"."""
        firsts = [q.first for q in self.figures]
        for use in ("over_half", "under_half"):
            for first, stop in cues[use]:
                whole = self.figures[bisect_left(firsts, stop) - 1]
                most = whole.value.value
                if first < whole.stop <= stop and most and whole.value.hedge == "exact":
                    yield _half(whole, first, most, over=use == "over_half")

    def _denied(self, figure: QuantityToken) -> QuantityToken:
        """A bound the other way round where nobody is beyond it: "nobody waits over 6 weeks"."""
        value = figure.value
        if value.hedge not in (*FLOORS, *CEILINGS) or not self._is_denied(figure):
            return figure
        self.every.add(figure.first)
        least, most = FLOORS[0], CEILINGS[0]
        if value.hedge in FLOORS:
            value = msgspec.structs.replace(value, hedge=most, low=None, high=value.low)
        else:
            value = msgspec.structs.replace(value, hedge=least, low=value.high, high=None)
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


def _half(whole: QuantityToken, first: int, most: float, *, over: bool) -> QuantityToken:
    """The bound that a half of a figure is: of 45, more than half is 23 at least."""
    low, high = (most // 2 + 1, None) if over else (None, -(-most // 2) - 1)
    hedge = FLOORS[0] if over else CEILINGS[0]
    value = msgspec.structs.replace(whole.value, low=low, high=high, value=low or high, hedge=hedge)
    return msgspec.structs.replace(whole, first=first, value=value)


def _joined(figures: Sequence[QuantityToken]) -> Iterator[QuantityToken]:
    """Figures, with hours, minutes and seconds in minutes, and the parts of one time as one."""
    last: QuantityToken | None = None
    for figure in figures:
        if last and _goes_on(last, figure):
            last = _sum(last, figure)
            continue
        if last:
            yield _in_minutes(last)
        last = figure
    if last:
        yield _in_minutes(last)


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


def _in_minutes(figure: QuantityToken) -> QuantityToken:
    value = figure.value
    if value.unit not in CLOCK:
        return figure
    value = msgspec.structs.replace(in_unit(value, "minute"), unit="minute")
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
