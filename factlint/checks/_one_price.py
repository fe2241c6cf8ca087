"""When two amounts of money are for one thing, and cannot both be right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import floor, log10
from typing import Protocol

from factlint.checks._prices import MEASURED, Price
from factlint.model import Quantity

SCALES = (1e3, 1e6)
"""How many times too much a slip of "million" and "billion" makes."""
LEAD = 3
"""So many digits of a figure are hardly ever those of another one by chance."""
ALIKE = 0.01
"""Amounts no further apart than this are the same, however they are written."""
ROUNDED = 0.08
"""Amounts no further apart than this may be the same, if one is written shorter."""


class Apart(Protocol):
    """What a rule says of things that are apart or may be another."""

    @property
    def generic(self) -> tuple[str, ...]:
        """Nouns that may stand for any thing."""

    @property
    def recurring(self) -> tuple[str, ...]:
        """Things of which there is another one every year."""


def are_one(first: Price, second: Price, prices: Sequence[Price], rule: Apart) -> bool:
    """True for two amounts of one thing that disagree."""
    one, two = first.value, second.value
    known = one.unit == two.unit or (first.headline and one.unit is None)
    if not known or agree(one, two) or first.sentence == second.sentence:
        return False
    slip = _is_slip(first, second)
    if _differ(first, second) or (_is_moved(first, second) and not (slip and first.figure[1:])):
        return False
    if first.lone and second.lead and _is_headline_of(first, second, prices, rule):
        return True
    if slip:
        return _may_be_one(first, second, rule)
    if _are_told_alike(first, second, prices, rule):
        return True
    return _are_same(first, second, rule) and _only_two(first, second, prices)


def _is_moved(first: Price, second: Price) -> bool:
    """True for amounts that change, unless the figure over the text only has another scale."""
    scaled = first.lone and first.figure == second.figure
    return (first.moved or second.moved) and not scaled


def _is_headline_of(first: Price, second: Price, prices: Sequence[Price], rule: Apart) -> bool:
    """True for an amount that the text has not, over one that is of the same thing."""
    shared = len(first.around & second.around)
    if _are_kinds_apart(first, second, rule):
        return False
    alone = [p for p in prices if p.sentence == second.sentence] == [second]
    if first.thing and first.thing == second.thing:
        return shared > 0 and alone
    if _is_slip(first, second):
        return shared > 0
    return shared >= 2 and (alone or _is_shuffled(first, second))


def _are_kinds_apart(first: Price, second: Price, rule: Apart) -> bool:
    """True for two things by their nouns."""
    named = bool(first.thing and second.thing)
    return named and first.thing != second.thing and not _is_generic(first, second, rule)


def _are_told_alike(first: Price, second: Price, prices: Sequence[Price], rule: Apart) -> bool:
    """True for figures that are alike in sentences that are, or what a clause comes back to."""
    if _are_kinds_apart(first, second, rule) or second.new:
        return False
    shared = len(first.around & second.around)
    named = second.definite and second.names & first.around
    if _is_shuffled(first, second):
        enough = 2 if second.definite or len(first.figure) >= LEAD else 3
        return bool(named) or shared >= enough
    lone = [p for p in prices if p.sentence in (first.sentence, second.sentence)]
    if len(lone) != 2 or first.times != second.times:
        return False
    if second.told:
        return shared >= (1 if _is_a_digit_off(first, second) else 2)
    return _is_a_digit_off(first, second) and named == second.names != frozenset()


def agree(one: Quantity, two: Quantity) -> bool:
    """True when two amounts may be the same one, as hedged and rounded."""
    if one.meets(two):
        return True
    if one.value is None or two.value is None:
        return False
    low, high = sorted((float(one.value), float(two.value)))
    if high - low <= ALIKE * high:
        return True
    places = min(_places(low), _places(high))
    return high - low <= ROUNDED * high and _rounded(low, places) == _rounded(high, places)


def _places(value: float) -> int:
    """How many figures of an amount are no closing zeros."""
    return len(f"{value:.12g}".replace(".", "").strip("0"))


def _rounded(value: float, places: int) -> float:
    return round(value, places - 1 - floor(log10(value)))


def _is_slip(first: Price, second: Price) -> bool:
    """True for the same figure with another scale."""
    assert first.value.value and second.value.value
    low, high = sorted((float(first.value.value), float(second.value.value)))
    return first.figure == second.figure and any(abs(high / low / s - 1) < 1e-6 for s in SCALES)


def _is_shuffled(first: Price, second: Price) -> bool:
    """True for figures of the same digits in another order, or with another point."""
    return len(first.figure) > 1 and sorted(first.figure) == sorted(second.figure)


def _is_a_digit_off(first: Price, second: Price) -> bool:
    """True for figures of one scale that differ in a single digit."""
    one, two = (f"{float(price.value.value or 0):.12g}" for price in (first, second))
    off = sum(a != b for a, b in zip(one, two, strict=False))
    return len(one) == len(two) and len(first.figure + second.figure) > 2 and off == 1


def _differ(first: Price, second: Price) -> bool:
    """True when something says that they are of two things: another owner, time, kind, aim."""
    if _disjoint(first.owners, second.owners) or _disjoint(first.times, second.times):
        return True
    one, two = first.described, second.described
    if one and two and not (one <= two or two <= one):
        return True
    aims = dict(second.aims)
    return any(_disjoint(words, aims.get(word, frozenset())) for word, words in first.aims)


def _disjoint(one: frozenset[str], two: frozenset[str]) -> bool:
    return bool(one and two) and one.isdisjoint(two)


def _may_be_one(first: Price, second: Price, rule: Apart) -> bool:
    """True for a slip whose two amounts are about the same thing."""
    shared = len(first.around & second.around)
    if first.thing and second.thing:
        if first.thing == second.thing == MEASURED and not first.described & second.described:
            return False
        return not _are_kinds_apart(first, second, rule) and (shared > 0 or first.headline)
    if second.definite and second.names & first.around:
        return True
    enough = 1 if len(first.figure) >= LEAD else 2
    return shared >= enough + (not first.headline and len(first.figure) < LEAD)


def _is_generic(first: Price, second: Price, rule: Apart) -> bool:
    return not second.new and not {first.noun, second.noun}.isdisjoint(rule.generic)


def _are_same(first: Price, second: Price, rule: Apart) -> bool:
    """True for one thing by its noun, by how it is described and by who brought it in."""
    shuffled = _is_shuffled(first, second)
    if not first.thing or not second.thing:
        return False
    around = first.around & second.around
    generic = shuffled and around and second.definite and _is_generic(first, second, rule)
    if first.thing != second.thing and not generic:
        return False
    if first.times != second.times and first.thing in rule.recurring and not shuffled:
        return False
    if second.new and not first.headline:
        return False
    shared = first.described & second.described
    if first.thing == second.thing == MEASURED and not shared:
        return False
    whose = dict(second.aims).get("of")
    if whose and whose.isdisjoint(first.around):
        return False
    return bool(shared) or second.definite or first.headline or (shuffled and len(around) >= 2)


def _only_two(first: Price, second: Price, prices: Sequence[Price]) -> bool:
    """True when the article has no third amount for things of this kind."""
    kinds = (first.thing, second.thing)
    alike = [p for p in prices if p.thing in kinds and p.value.unit == first.value.unit]
    apart = [p for p in alike if not (agree(p.value, first.value) or agree(p.value, second.value))]
    introduced = [p for p in alike if p.new and not p.headline]
    two = any(not agree(a.value, b.value) for a, b in combinations(introduced, 2))
    return not apart and not two
