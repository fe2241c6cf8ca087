"""What the amounts of a text are: ranks, ages, scorelines, or plain amounts.

A number is compared with a number of its kind only: the 5 of "number 5" is a rank, that of "at
the age of 5" an age. What only looks like an amount is left out: the 10 of "6.7/10", the 200 of
"Billboard 200", the 18 of "children under 18", the 4 of "all but 4".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from factlint.extract.aged import NEARLY_ONE, Meant, exactly, limited, read_ages
from factlint.extract.alphabet import is_mark
from factlint.extract.article import Article
from factlint.extract.quantity import NumberToken, QuantityToken
from factlint.extract.stems import stems_of
from factlint.model import Number, Quantity
from factlint.rulebook.alignment_words import Forms
from factlint.rulebook.lexicon import Words
from factlint.rulebook.words import fold_marks

RANK, SCORE, PLACE = "rank", "score", "place"
"""The kinds of numbers that are no plain amounts; a place is an ordinal that only says which one of
several is meant: "in the second season"."""
DASHES = frozenset("-–—")
SCALES = (5, 10, 100)
"""What a mark may be out of."""
MOST_SCORED = 200
"""The highest number that a part of a scoreline may be."""
PARTS = 3
CENTURY, TERM = 100, 10
"""So many years a term goes on at most: "1939-45"."""
_SCORE = 1000
"""What the first part of a scoreline counts for, so that the line is one number."""
_YEAR = re.compile(r"\d{4}")
_TIMES = ("second", "minute", "hour", "day", "week", "month", "year")


def read_meant(article: Article) -> list[Meant]:
    """The amounts of an article in text order, as its sentences mean them."""
    return _Meanings(article).read()


def read_plain(article: Article) -> list[Meant]:
    """All amounts of an article as they are written, marks on their scale."""
    meanings = _Meanings(article)
    return [meanings.plain(quantity) for quantity in article.quantities]


def is_place(article: Article, first: int, stop: int) -> bool:
    """True for an ordinal of a thing that a sentence begins with, or that a preposition is of."""
    lexicon, tokens = article.lexicon, article.tokens
    lists = dict(lexicon.lists)
    if not stems_of(lexicon).of(tokens.word(stop)):
        return False
    start = article.sentence_of(first)[0]
    at = first - 1
    determiners = {*lists.get("article-the", ()), *lists.get("possessive", ())}
    while at >= start and fold_marks(tokens.word(at)) in determiners:
        at -= 1
    return at < start or fold_marks(tokens.word(at)) in lists.get("preposition", ())


class _Meanings:
    """Reads one article."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._tokens = article.tokens
        self._stems = stems_of(article.lexicon)
        self._forms: Forms = article.lexicon.alignment.forms
        self._timed = {at for time in article.times for at in range(time.first, time.stop)}
        self._the = article.grammar.listed("article-the")
        self._joins = article.grammar.listed("conjunction")
        self._starts = {first for first, _ in article.sentence_ranges}
        self._amounts = {quantity.first: quantity for quantity in article.quantities}
        self._firsts = sorted(self._amounts)

    def read(self) -> list[Meant]:
        """The amounts in text order."""
        found = [*self._scores(), *read_ages(self._article)]
        taken = {at for meant in found for at in range(meant.token.first, meant.token.stop)}
        for quantity in self._article.quantities:
            if quantity.first in taken or self._is_none(quantity):
                continue
            taken |= self._rest_of(quantity)
            found.append(self._meant(quantity))
        return sorted(found, key=lambda meant: (meant.token.first, meant.kind))

    def plain(self, quantity: QuantityToken) -> Meant:
        """An amount as it is written."""
        return Meant(msgspec.structs.replace(quantity, value=self._on_scale(quantity)))

    def _word(self, at: int) -> str:
        return fold_marks(self._tokens.word(at))

    def _meant(self, quantity: QuantityToken) -> Meant:
        value = quantity.value
        if value.ordinal:
            placed = is_place(self._article, quantity.first, quantity.stop)
            return Meant(quantity, PLACE if placed else RANK)
        if value.unit is None and (top := self._behind(quantity.first, self._forms.top)):
            return Meant(msgspec.structs.replace(quantity, value=self._first(quantity, top)), RANK)
        if value.unit is None and self._behind(quantity.first, self._forms.number):
            return Meant(quantity, RANK)
        value = self._lasting(quantity, self._in_unit(quantity, self._on_scale(quantity)))
        return Meant(msgspec.structs.replace(quantity, value=self._limit(quantity, value)))

    def _behind(self, at: int, phrases: Words) -> int:
        """How many words the phrase has that stands right before a token, 0 without one."""
        before = f" {self._word(at - 2)} {self._word(at - 1)}"
        return next((len(p.split()) for p in phrases if before.endswith(f" {p}")), 0)

    def _first(self, quantity: QuantityToken, top: int) -> Quantity:
        """The ranks up to one, or behind it: "top 30", "outside the top 30"."""
        value, at = quantity.value, quantity.first - top
        known = self._forms.outside
        if self._behind(at, known) or self._behind(at - 1, known):
            return msgspec.structs.replace(value, low=value.value, high=None, hedge="more_than")
        return msgspec.structs.replace(value, low=1, high=value.value, hedge="at_most")

    def _limit(self, quantity: QuantityToken, value: Quantity) -> Quantity:
        """The amount as the limit that a comparison makes it: "longer than 300 km"."""
        return limited(self._article, quantity.first, value) if value.hedge == "exact" else value

    def _on_scale(self, quantity: QuantityToken) -> Quantity:
        """The amount, "78 out of 100" as the 78 that it is on its scale."""
        value, last = quantity.value, self._tokens.words[quantity.stop - 1]
        if quantity.reader != "share" or last not in map(str, SCALES):
            return value
        points = round(int(last) * (value.value or 0), 3)
        points = int(points) if points == int(points) else points
        return Quantity(points, points, points)

    def _in_unit(self, quantity: QuantityToken, value: Quantity) -> Quantity:
        """The amount with the unit that a short form behind it gives: "187 m"."""
        unit = dict(self._forms.units).get(self._tokens.word(quantity.stop))
        if value.unit is not None or unit is None:
            return value
        return msgspec.structs.replace(value, unit=unit)

    def _rest_of(self, quantity: QuantityToken) -> set[int]:
        """The tokens of the second part of a size: "11 years, 209 days", "7 ft 6 in"."""
        unit = quantity.value.unit
        rest = self._amounts.get(quantity.stop + 1)
        small = dict(self._forms.small).get(unit or "", ())
        if rest and self._word(rest.stop) in small:
            return set(range(rest.first, rest.stop))
        stop = quantity.stop + 1
        while self._tokens.word(stop) == "," or self._word(stop) in self._forms.also:
            stop += 1
        rest = self._amounts.get(stop)
        if rest is None or unit not in _TIMES or rest.value.unit not in _TIMES:
            return set()
        if _TIMES.index(rest.value.unit) >= _TIMES.index(unit):
            return set()
        return set(range(rest.first, rest.stop))

    def _lasting(self, quantity: QuantityToken, value: Quantity) -> Quantity:
        """A time of two parts as one that is longer than its first part."""
        if value.value is None or value.hedge != "exact" or not self._rest_of(quantity):
            return value
        return msgspec.structs.replace(value, high=value.value + NEARLY_ONE, hedge="range")

    def _is_none(self, quantity: QuantityToken) -> bool:
        """True for what is no amount of its own."""
        return (
            self._is_scale(quantity)
            or self._is_limit_of_age(quantity)
            or self._is_name(quantity)
            or self._is_exception(quantity)
            or self._is_in_range(quantity)
            or self._is_part_of_word(quantity)
        )

    def _is_scale(self, quantity: QuantityToken) -> bool:
        if quantity.value.value not in SCALES:
            return False
        one, two = self._word(quantity.first - 1), self._word(quantity.first - 2)
        phrase = f"{two} {one}"
        return phrase in self._forms.scale or (one == "/" and two[:1].isdigit())

    def _is_exception(self, quantity: QuantityToken) -> bool:
        before = f"{self._word(quantity.first - 2)} {self._word(quantity.first - 1)}"
        return before in self._forms.but

    def _is_in_range(self, quantity: QuantityToken) -> bool:
        """True for the second half of a season or a term: "2016 -- 17", "2011/12"."""
        at = quantity.first - 1
        year, figure = self._tokens.word(at - 1), self._tokens.word(quantity.first)
        if at - 1 not in self._timed or self._tokens.word(at) not in (*DASHES, "/"):
            return False
        if not (_YEAR.fullmatch(year) and figure.isdecimal()) or quantity.value.unit:
            return False
        starts, ends = self._tokens.starts, self._tokens.ends
        glued = (ends[at - 1], ends[at]) == (starts[at], starts[at + 1])
        return 0 < (int(figure) - int(year)) % CENTURY <= (TERM if glued else 1)

    def _is_part_of_word(self, quantity: QuantityToken) -> bool:
        """True for the 120 of "120-MW turbines"."""
        behind, after = self._tokens.word(quantity.stop), self._tokens.word(quantity.stop + 1)
        return behind == "-" and after.isalpha() and quantity.value.unit is None

    def _is_limit_of_age(self, quantity: QuantityToken) -> bool:
        if quantity.value.unit not in (None, "year"):
            return False
        at = quantity.stop + (quantity.value.unit is not None)
        if f"{self._word(at)} {self._word(at + 1)}" in self._forms.older:
            return True
        if self._behind(quantity.first, self._forms.limit):
            return True
        hedged = quantity.value.hedge not in ("exact", "about", "range")
        return hedged and self._word(quantity.first - 1) in self._forms.people

    def _is_name(self, quantity: QuantityToken) -> bool:
        """True for the number of a name: the 100 of "on the Hot 100"."""
        at = quantity.first - 1
        before, figure = self._tokens.word(at), self._tokens.words[quantity.first]
        if not (before[:1].isupper() and figure.isdigit()) or at in self._starts:
            return False
        if quantity.stop != quantity.first + 1 or quantity.value.unit or at in self._timed:
            return False
        if self._is_gapped(quantity):
            return False
        if fold_marks(before) in (*self._forms.number, *self._forms.top):
            definite = self._word(at - 1) in self._the
            return not definite and self._tokens.word(at - 1)[:1].isupper()
        behind = self._tokens.word(quantity.stop)
        return not behind or is_mark(behind) or not self._stems.of(behind)

    def _is_gapped(self, quantity: QuantityToken) -> bool:
        """True for a figure whose verb and noun an earlier one has: "27 seats, the Greens 14"."""
        begin, at = self._article.sentence_of(quantity.first)[0], quantity.first - 1
        while at > begin and (self._tokens.word(at)[:1].isupper() or self._word(at) in self._the):
            at -= 1
        earlier = bisect_left(self._firsts, begin) < bisect_left(self._firsts, at)
        return earlier and (self._tokens.word(at) in (",", ";") or self._word(at) in self._joins)

    def _scores(self) -> Iterator[Meant]:
        """Scorelines, and what those of a season say: so many wins, so many losses."""
        for line in self._lines():
            whole = msgspec.structs.replace(line[0], stop=line[-1].stop)
            values = sorted((number.value for number in line), reverse=True)
            total: Number = 0
            for value in values:
                total = total * _SCORE + value
            start, stop = self._article.sentence_of(line[0].first)
            words = {self._word(at) for at in range(start, stop)}
            yield Meant(exactly(whole, total), SCORE)
            if words.isdisjoint(self._forms.record):
                continue
            for number, implies in zip(line, self._forms.parts, strict=False):
                stems = tuple(self._stems.of(word) for word in implies)
                yield Meant(exactly(number, number.value), "", stems)

    def _lines(self) -> Iterator[Sequence[NumberToken]]:
        """Two or three small numbers with dashes between them."""
        line: list[NumberToken] = []
        numbers = [n for n in self._article.numbers if self._may_score(n)]
        for number, after in pairwise([*numbers, None]):
            assert number is not None
            line.append(number)
            joined = after and after.first == number.stop + 1
            if joined and self._tokens.word(number.stop) in DASHES:
                continue
            if 1 < len(line) <= PARTS and self._is_line(line):
                yield line
            line = []

    def _may_score(self, number: NumberToken) -> bool:
        small = number.value == int(number.value) and 0 <= number.value <= MOST_SCORED
        return small and number.first not in self._timed and self._word(number.first).isdigit()

    def _is_line(self, line: Sequence[NumberToken]) -> bool:
        """False for a range, "10-15 people", and for a part of something longer."""
        before, behind = self._word(line[0].first - 1), self._tokens.word(line[-1].stop)
        if before in DASHES or behind in DASHES or (before in ("/", ":", "(") and behind == "-"):
            return False
        amount = self._amounts.get(line[0].first)
        return len(line) == PARTS or amount is None or amount.value.hedge == "exact"
