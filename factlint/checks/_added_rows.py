"""Rows of figures, each with a figure near them that they nearly make."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations

import msgspec

from factlint.checks._adding import is_word, rounding
from factlint.checks._halves import HalfReader
from factlint.checks._heads import HeadReader
from factlint.checks._parts import Figure, PartReader
from factlint.checks._rounding import decimals_of
from factlint.checks._runs import RunReader, amount_of
from factlint.checks._shares import HUNDRED
from factlint.extract.tokens import Range
from factlint.model import Quantity
from factlint.rulebook.amounts import precision

CELL = "|"
HEDGES = ("exact", "about", "at_most")
MOST, FEW = 7, 9
SAME = 1e-6
APART, ACROSS = 45, 1
"""So many tokens, and sentences, the parts of a row stand apart at most."""
REACH = 6
"""So many sentences from its row a whole may stand."""
BESIDE = 12
"""So many figures from its row a whole may stand."""
LEAST, LARGEST, SLIGHT = 0.7, 1.4, 2
LEAD, TAIL = 3, 8
TITLED = 2
"""So many of the first figures of a unit may be in the headline."""
FEWER = 0.85
"""Shares that make less than so much of a hundred are not all."""
BASES = {"year": ("month", 12), "hour": ("minute", 60), "week": ("day", 7)}
"""Times that are told in two units at once: "four years and 18 months"."""


class Added(msgspec.Struct, frozen=True):
    """A row of figures, and the whole that they do not make.

    `beside` are the other figures of their unit near them, `ones` how many parts are one without
    a figure ("and a child"), `scored` for the side of a result.
    """

    whole: Figure
    parts: tuple[Figure, ...]
    beside: tuple[Figure, ...] = ()
    ones: int = 0
    scored: bool = False

    @property
    def amount(self) -> float:
        """What the parts make."""
        return sum(map(amount_of, self.parts)) + self.ones

    @property
    def off(self) -> float:
        """How much more that is than the whole."""
        return self.amount - amount_of(self.whole)


class RowReader:
    """Lists the rows of one article with what may be their wholes."""

    def __init__(self, parts: PartReader, heads: HeadReader) -> None:
        self.parts, self.heads = parts, heads
        self.runs = RunReader(parts)
        self.article, self.tokens = parts.article, parts.tokens
        self._number = parts.article.sentence_number
        self._counted = {f.first for f in parts.between(0, len(self.tokens.words))}
        self._results = HalfReader(parts).results
        self._scored = {at for first, stop in self._results for at in (first, stop - 1)}

    def read(self) -> Iterator[Added]:
        """All of them."""
        for held in self._groups.values():
            had = self.runs.had(held)
            parts = [f for f in held if not self._is_size(f) and f not in had]
            words = [self.is_word(f) for f in parts]
            for first in range(len(parts)):
                for stop in self._stops(parts, first):
                    if not any(words[first:stop]):
                        yield from self._added(held, parts[first:stop])

    def is_word(self, figure: Figure) -> bool:
        """True beside a word for several that no list counts: "for both"."""
        return is_word(self.article, figure)

    def is_headline(self, figure: Figure) -> bool:
        """True for a figure in the headline."""
        span = self.tokens.span(figure.first, figure.stop)
        return self.article.layout.part_of(span) == "headline"

    def written(self, figure: Figure) -> Figure:
        """A figure in the unit that it is told in."""
        return self.parts.figures.get(figure.first, figure)

    @cached_property
    def _groups(self) -> dict[str | None, list[Figure]]:
        """The figures of each unit in text order; bare ones may be of any."""
        groups: dict[str | None, list[Figure]] = defaultdict(list)
        figures = list(filter(self._is_plain, self.parts.between(0, len(self.tokens.words))))
        units = dict.fromkeys(self._based(f).value.unit for f in figures)
        scale: tuple[str | None, float] = ("", 1)
        for written, figure in zip(figures, map(self._based, figures), strict=True):
            own = figure.value.unit
            for unit in units if self._is_bare(figure) else (own,):
                groups[unit].append(self._scaled(figure, scale) if unit == scale[0] else figure)
            if own is not None:
                scale = own, amount_of(figure) / amount_of(written)
        groups[None].extend(self._sides())
        groups[None].sort(key=lambda f: f.first)
        return {unit: held for unit, held in groups.items() if len(held) > 1}

    def _is_bare(self, figure: Figure) -> bool:
        """True for a figure that may leave out a unit: "four years for theft, five for fraud"."""
        bare = figure.value.unit is None and amount_of(figure) > 1
        return bare and not self.heads.counted(figure)

    def _sides(self) -> Iterator[Figure]:
        """The sides of results."""
        for at in sorted(self._scored):
            number = int(self.tokens.words[at])
            if number > 1:
                yield Figure(at, at + 1, Quantity(number, number, number))

    def _based(self, figure: Figure) -> Figure:
        """A time in the smaller unit that it may be added up in, a fraction as a percentage."""
        value, amount = figure.value, amount_of(figure)
        unit, times = BASES.get(value.unit or "", (value.unit, 1))
        if unit == "%" and amount <= 1 and not self.tokens.words[figure.first][0].isdigit():
            times = 100
        return _times(figure, times, unit)

    def _scaled(self, figure: Figure, scale: tuple[str | None, float]) -> Figure:
        """A bare figure in the unit of the one before it: "four years for theft, five for"."""
        return figure if figure.value.unit else _times(figure, scale[1], None)

    def _is_plain(self, figure: Figure) -> bool:
        """True for a figure that is no age ("Hale, 47,") and no side of a result."""
        value, word = figure.value, self.tokens.word
        told = value.hedge in HEDGES and not value.vague and amount_of(figure) > 0
        if not told or figure.first in self._scored:
            return False
        aged = (
            value.unit is None
            and word(figure.first - 1) == ","
            and word(figure.stop)[:1] in (",", ".", "")
        )
        return not (aged and word(figure.first - 2)[:1].isupper()) and not self._is_age(figure)

    def _is_age(self, figure: Figure) -> bool:
        """True for "a lollipop lady of 82"."""
        at, alone = figure.first - 1, not self.heads.counted(figure)
        led = self.parts.word(at) in self.parts.closed.of and self.heads.is_person(at - 1)
        return led and alone and figure.value.unit is None

    def _stops(self, held: Sequence[Figure], first: int) -> Iterator[int]:
        """Where the rows end that begin with a figure."""
        for at in range(first + 1, min(first + MOST, len(held))):
            one, two = held[at - 1 : at + 1]
            across = self._number(two.first) - self._number(one.first)
            cells = CELL in self.tokens.words[one.stop : two.first]
            if cells or two.first - one.stop > APART or across > ACROSS:
                return
            yield at + 1

    def _is_size(self, figure: Figure) -> bool:
        """True for what is a whole by its form: "the 12-member panel", "won 4-1"."""
        at = figure.first
        return at in self.parts.sized or at in self.parts.strong or at in self._scored

    def _added(self, held: Sequence[Figure], row: Sequence[Figure]) -> Iterator[Added]:
        """The wholes that a row nearly makes."""
        near = self._near(held, row)
        wholes = near
        if all(f.value.unit == "%" for f in row):
            wholes = [Figure(row[0].first, row[0].stop, HUNDRED)]
        bare = all(f.value.unit is None for f in row)
        most, ones = max(row, key=amount_of), self._ones(row)
        for whole in (*wholes, *([most] if row[0] is not most is not row[-1] else [])):
            if whole.value.hedge == "about" or (
                bare and whole.value.unit is None and held is not self._groups.get(None)
            ):
                continue
            told = tuple(f for f in row if f is not whole)
            added = Added(whole, told, (), ones, whole.first in self._scored)
            if self._is_near(added) and not (self._is_told(added) or self._is_quoted(added)):
                beside = tuple(f for f in near if f is not whole)
                yield msgspec.structs.replace(added, beside=beside)

    def _is_quoted(self, added: Added) -> bool:
        """True for a sum that somebody else makes."""
        figures = (added.whole, *added.parts)
        return all(self.article.quoted(self.tokens.span(f.first, f.stop)) for f in figures)

    def _is_told(self, added: Added) -> bool:
        """True where a whole is made by some of its parts, or with what counts as one."""
        left = added.ones - added.off
        implied = left in (0, self._implied(added.parts))
        if implied or are_made(added.parts, added.whole):
            return True
        if added.off > 0 and any(f.value.hedge == "at_most" for f in added.parts):
            return True
        return added.off < 0 and added.whole.value.hedge == "at_most"

    def _implied(self, row: Sequence[Figure]) -> int:
        """How many words for one thing stand beside the parts of a row."""
        closed, stop = self.parts.closed, self.article.sentence_of(row[-1].first)[1]
        near = range(max(0, row[0].first - LEAD), min(stop, row[-1].stop + TAIL))
        joins, marks = closed.joins | {",", ":"}, (*closed.joins, ",", ".", ";")
        return sum(
            self.parts.word(at) in closed.articles
            and self.parts.word(at - 1) in joins
            and not self.tokens.word(at + 1)[:1].isdigit()
            and at + 1 not in self._counted
            and (self.parts.word(at + 2) in marks or self.parts.word(at + 3) in marks)
            for at in near
        )

    def _near(self, held: Sequence[Figure], row: Sequence[Figure]) -> list[Figure]:
        """The other figures of a unit near a row, and those of the headline."""
        low = bisect_left(held, row[0].first, key=lambda f: f.first)
        high = bisect_left(held, row[-1].stop, key=lambda f: f.first)
        first, last = self._number(row[0].first), self._number(row[-1].first)
        near = (f for f in held[max(0, low - BESIDE) : high + BESIDE] if f not in row)
        return [
            *(f for f in held[: min(max(0, low - BESIDE), TITLED)] if self.is_headline(f)),
            *(f for f in near if first - REACH <= self._number(f.first) <= last + REACH),
        ]

    def _ones(self, row: Sequence[Figure]) -> int:
        """How many items a row has that are one without saying so: "and a child"."""
        if row[0].value.unit is not None:
            return 0
        first, stop = self.article.sentence_of(row[-1].first)
        closed, articles = self.parts.closed, self.article.lexicon.numbers.articles
        joins = closed.joins | {","}
        near = range(max(first, row[0].first - LEAD), min(stop, row[-1].stop + TAIL))
        return sum(
            self.parts.word(at) in articles
            and self.parts.word(at - 1) in joins
            and (self.tokens.word(at + 1)[:1].isupper() or at in self.parts.figures)
            for at in near
        )

    def _is_near(self, added: Added) -> bool:
        """True for a sum that is off, and not by much."""
        amount, made = amount_of(added.whole), added.amount
        off = abs(made - amount)
        if max(map(amount_of, added.parts)) >= amount:
            return False
        least = FEWER if added.whole.value == HUNDRED else LEAST
        near = least * amount <= made <= LARGEST * amount or off <= SLIGHT < amount
        return near and off > self._slack(added)

    def _slack(self, added: Added) -> float:
        """How far a sum may be off by rounding."""
        figures = [self.written(f) for f in (added.whole, *added.parts)]
        if added.whole.value == HUNDRED:
            decimals = min(decimals_of(self.tokens.words[f.first : f.stop]) for f in added.parts)
            return len(figures) / 2 / float(10**decimals)
        rough = (precision(amount_of(f)) / 2 for f in figures if f.value.hedge == "about")
        return float(rounding(self.article, figures)) + float(sum(rough))


def _times(figure: Figure, times: float, unit: str | None) -> Figure:
    if times == 1:
        return figure
    amount = amount_of(figure) * times
    value = Quantity(amount, amount, amount, figure.value.hedge, unit)
    return msgspec.structs.replace(figure, value=value)


def are_made(figures: Sequence[Figure], whole: Figure) -> bool:
    """True where some of a few figures make a whole."""
    amount, amounts = amount_of(whole), list(map(amount_of, figures[:FEW]))
    return any(
        abs(sum(chosen) - amount) < SAME * amount
        for size in range(2, len(amounts) + 1)
        for chosen in combinations(amounts, size)
    )


def stretch(parts: PartReader, added: Added) -> Range:
    """The sentences of a row."""
    sentence_of = parts.article.sentence_of
    return sentence_of(added.parts[0].first)[0], sentence_of(added.parts[-1].first)[1]
