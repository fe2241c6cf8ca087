"""Figures of a headline that are reckoned from those of the body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from math import isclose

import msgspec

from factlint.extract.quantity import QuantityToken
from factlint.model import Quantity

_MOST_SUMMED = 24
_PERCENT = "%"
PLAIN = 100
"""Figures from this one on are large enough to be known by themselves."""
_TOGETHER = 4
"""In so many sentences with figures those stand that make another one."""
_NEAREST = 1.0
_ROUNDED = 0.1


class Figure(msgspec.Struct, frozen=True):
    """A figure with what it is of: its measure, its unit, the words around it.

    `leads` says that it stands at the beginning of the body, `sentence` where its sentence begins,
    `adds` that it comes to another one: "four more".
    """

    token: QuantityToken
    measure: str = ""
    nouns: frozenset[str] = frozenset()
    is_part: bool = False
    graded: bool = False
    deeds: frozenset[str] = frozenset()
    leads: bool = False
    sentence: int = 0
    adds: bool = False

    @property
    def value(self) -> Quantity:
        """The amount."""
        return self.token.value

    def is_of(self, other: Figure) -> bool:
        """True for a figure of the same thing."""
        if self.value.unit or other.value.unit:
            return self.value.unit == other.value.unit
        if self.measure or other.measure:
            return self.measure == other.measure
        return not self.nouns.isdisjoint(other.nouns)

    def is_like(self, other: Figure) -> bool:
        """True for a figure of the same thing, or of what the same is done to at the beginning.

        As in `acquits four` and `three were acquitted`.
        """
        if self.is_of(other):
            return True
        if not other.leads or self.value.unit or other.value.unit or (self.nouns and other.nouns):
            return False
        if self.measure or other.measure or (self.value.value or 0) % 1:
            return False
        return not _single(self.nouns | self.deeds).isdisjoint(_single(other.nouns | other.deeds))

    def may_be(self, other: Figure) -> bool:
        """False for figures of two measures, as of the dead and the injured."""
        return not (self.measure and other.measure) or self.measure == other.measure


def _single(stems: frozenset[str]) -> set[str]:
    """Stems without a doubled letter at their end: `acquit` of `acquitt`."""
    return {stem[: -(stem[-2:-1] == stem[-1:]) or None] for stem in stems}


def is_added(figure: Figure, body: Sequence[Figure]) -> bool:
    """True for the exact sum or difference of figures of one sentence."""
    value = figure.value.value
    for some in _windows(body, 1):
        amounts = [one.value.value or 0 for one in some if one.value.unit == figure.value.unit]
        sums = {sum(two) for size in (2, 3) for two in combinations(amounts[:_MOST_SUMMED], size)}
        if value in sums | {abs(a - b) for a, b in combinations(amounts[:_MOST_SUMMED], 2)}:
            return True
    return _is_raised(figure, body)


def is_derived(figure: Figure, body: Sequence[Figure], *, told: bool = False) -> bool:
    """True for a sum, a difference, a share or a change of figures that the body has together.

    Where the body begins with a figure of the same thing it is `told`, and what is left of other
    things is none of it.
    """
    if figure.value.value is None:
        return False
    if _is_summed(figure, body) or _is_raised(figure, body):
        return True
    whole = [body] if figure.measure else _windows(body, _TOGETHER)
    return any(_is_made_of(figure, some, told=told) for some in whole)


def _windows(body: Sequence[Figure], size: int) -> Iterator[list[Figure]]:
    """The figures of so many sentences with figures that follow each other."""
    places = defaultdict(list)
    for place, figure in enumerate(body):
        places[figure.sentence].append(place)
    starts = sorted(places)
    for at in range(max(1, len(starts) - size + 1)):
        inside = sorted(place for start in starts[at : at + size] for place in places[start])
        yield [body[place] for place in inside]


def _is_made_of(figure: Figure, body: Sequence[Figure], *, told: bool) -> bool:
    """True for what some figures make with each other."""
    value = figure.value.value or 0
    amounts = [(f, f.value.value) for f in body if f.value.value is not None]
    plain = [amount for f, amount in amounts if not f.value.unit]
    shares = [amount for f, amount in amounts if f.value.unit == _PERCENT]
    same = [
        amount
        for f, amount in amounts
        if (figure.value.unit == f.value.unit if figure.value.unit else _may_add(figure, f))
    ][:_MOST_SUMMED]
    sums = {sum(some) for size in (2, 3) for some in combinations(same, size)}
    others = [f for f, _ in amounts if not (f.value.unit or (figure.measure == f.measure != ""))]
    left = [f.value.value for f in others if f.value.value is not None and not told]
    apart = shares if figure.value.unit else left[:_MOST_SUMMED]
    sums |= {abs(one - other) for some in (same, apart) for one, other in combinations(some, 2)}
    products = {one * other for one in plain for other in same if one < _MOST_SUMMED}
    if any(isclose(value, reckoned) for reckoned in sums | products):
        return True
    if figure.value.unit == _PERCENT:
        exactness = min(step(value) / 2, _NEAREST)
        return any(abs(value - near) <= exactness for near in _percents(amounts))
    return any(
        abs(value - share * whole / 100) <= step(value) for share in shares for whole in plain
    )


def _is_summed(figure: Figure, body: Sequence[Figure]) -> bool:
    """True for a large figure that two or three large ones of one sentence add up to.

    Whatever each of them counts: `1,200 workers in Tarn and 800 in Lorne`, `2,000 jobs`.
    """
    mine = figure.value
    by_sentence: dict[int, list[float]] = {}
    for other in body:
        amount = other.value.value or 0
        if amount >= PLAIN and other.value.unit == mine.unit and figure.may_be(other):
            by_sentence.setdefault(other.sentence, []).append(amount)
    sums = (
        sum(some)
        for amounts in by_sentence.values()
        for size in (2, 3)
        for some in combinations(amounts[:_MOST_SUMMED], size)
    )
    return any(_is_rounded(mine, total) for total in sums)


def _is_raised(figure: Figure, body: Sequence[Figure]) -> bool:
    """True for what there was, whatever the body calls it, and one or two that add to it.

    As in `four more bodies` and `27 by Monday`.
    """
    mine = figure.value
    alike = [one for one in body if one.value.unit == mine.unit and figure.may_be(one)]
    before = {one.value.value for one in alike if not one.adds and one.value.value is not None}
    added = [one.value.value for one in alike if one.adds and one.value.value is not None]
    more = (sum(some) for size in (1, 2) for some in combinations(added[:_MOST_SUMMED], size))
    return any(mine.value == was + some for some in more for was in before)


def _is_rounded(said: Quantity, total: float) -> bool:
    """True for a sum as a headline gives it: rounded, or with the next round figure."""
    value = said.value or 0
    if value < PLAIN:
        return False
    apart = abs(total - value)
    if said.hedge != "exact":
        return said.meets(Quantity(total, total, total)) and apart <= step(value)
    return apart <= min(step(value) / 2, _ROUNDED * value)


def _percents(amounts: Sequence[tuple[Figure, float]]) -> Iterator[float]:
    """Changes and shares of the amounts of one unit, in percent."""
    for (one, low), (other, high) in permutations(amounts[:_MOST_SUMMED], 2):
        if one.value.unit == other.value.unit != _PERCENT and high:
            yield 100 * low / high
            yield abs(100 * (low - high) / high)


def _may_add(figure: Figure, other: Figure) -> bool:
    """True for groups that may make up what the headline counts."""
    if figure.measure:
        return other.measure == figure.measure
    return bool(other.measure) or (other.leads and not figure.nouns) or figure.is_of(other)


def step(value: float) -> float:
    """The written precision of a figure: 1,000 of 12,000."""
    step = 1.0
    if value != int(value):
        return 10.0 ** -len(str(value).partition(".")[2])
    while value and value % (step * 10) == 0:
        step *= 10
    return step
