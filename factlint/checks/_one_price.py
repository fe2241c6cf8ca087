"""When two amounts of money are for one thing, and cannot both be right."""

from __future__ import annotations

from functools import cached_property
from itertools import combinations
from typing import Protocol

from factlint.checks._price import MEASURED, Price
from factlint.checks._price_table import PriceTable, amount
from factlint.checks._price_words import Words
from factlint.checks._slipped import (
    LIKELY,
    Slip,
    SlipWords,
    are_described_apart,
    disjoint,
    weigh_likeness,
)
from factlint.checks._slips import agree, is_a_digit_off, is_scaled, is_shuffled, is_slip
from factlint.checks._unbrought import can_only_mean

LONG = 3
"""So many digits of a figure are hardly ever those of another one by chance."""

CLOSE, TENFOLD = 1.5, 10
"""An amount so many times another one may be meant for it, and where the figures are alike."""


class Apart(Protocol):
    """What a rule says of things that are apart or may be another."""

    @property
    def generic(self) -> tuple[str, ...]:
        """Nouns that may stand for any thing."""

    @property
    def prices(self) -> tuple[str, ...]:
        """Words for a price."""

    @property
    def sums(self) -> tuple[str, ...]:
        """Words for any amount."""

    @property
    def given(self) -> tuple[str, ...]:
        """Nouns for what is given, whichever of them a text has."""

    @property
    def recurring(self) -> tuple[str, ...]:
        """Things of which there is another one every year."""


class Pair:
    """Two amounts of an article in text order, and whether they are for one thing.

    The more the figures look like a slip of one another, the less the words must say; `usual` are
    words that tell of any amount, folded.
    """

    def __init__(
        self, first: Price, second: Price, table: PriceTable, rule: Apart, words: SlipWords
    ) -> None:
        self._first = first
        self._second = second
        self._table = table
        self._rule = rule
        self._usual = words.usual
        self._slip = Slip(first, second, table, words)

    def disagrees(self) -> bool:
        """True for two amounts of one thing of which only one can be right."""
        first, second = self._first, self._second
        if not (self._slip.likeness or self._are_linked()) or self._goes_back():
            return False
        one, two = first.value, second.value
        if one.unit != two.unit and one.unit and two.unit:
            return self._is_other_currency()
        known = one.unit == two.unit or (first.headline and one.unit is None)
        if not known or agree(one, two):
            return False
        if first.sentence == second.sentence:
            return self._slip.is_likely()
        if self._are_both_there():
            return False
        if self._slip.is_likely() or self._is_taken_up():
            return True
        if not self._are_linked():
            return False
        if can_only_mean(first, second, self._table, self._rule.generic):
            return True
        if self._differ() or first.quoted or second.quoted:
            return False
        likely = weigh_likeness(first, second) >= LIKELY
        if first.moved or second.moved:
            return first.lone and second.lead and is_scaled(one, two) and self._is_headline()
        if first.lone and second.lead and self._is_headline():
            return True
        if likely or self._is_another():
            return False
        return self._are_told_alike() or (self._are_same() and self._are_only())

    def _are_linked(self) -> bool:
        """True where anything at all says that the two may be one: a word, a kind, a "the"."""
        first, second = self._first, self._second
        if first.headline or first.lone or second.definite or second.bare or second.told:
            return True
        return (
            first.thing == second.thing != ""
            or not first.around.isdisjoint(second.around)
            or not first.times.isdisjoint(second.times)
            or not first.numbers.isdisjoint(second.numbers)
            or not first.rate.isdisjoint(second.rate)
        )

    def _goes_back(self) -> bool:
        """True for "the $4 million", where the text told of that before the first amount."""
        first, second = self._first, self._second
        known = self._table.begins(second.value) < first.first
        told = second.referring and second.value in self._table.left_out
        return told or (second.definite and known and not first.definite)

    def _is_other_currency(self) -> bool:
        """True for one figure in two kinds of money, where the text comes back to it.

        Dollars are dollars where it is not written whose they are: the codes of one kind of money
        end alike.
        """
        first, second = self._first, self._second
        one, two = first.value, second.value
        if not (one.value == two.value and one.unit and two.unit):
            return False
        if one.unit[-1] == two.unit[-1] and not (first.explicit and second.explicit):
            return False
        if first.sentence == second.sentence or self._kinds_apart or self._differ():
            return False
        known = second.definite and self._digits > 1
        again = (
            (second.bare and not second.noun)
            or known
            or bool(self._shared and (second.definite or first.headline))
        )
        return self._table.in_currency(two.unit) == 1 and again

    def _is_taken_up(self) -> bool:
        """True for "the $4 million", or that "they had asked for", where the only other is not."""
        first, second = self._first, self._second
        again = second.told and second.referring and first.roles == second.roles != frozenset()
        known = (second.bare or again) and second.sole and not first.bare
        if not known or self._differ() or not self._may_stand_for():
            return False
        sure = again or (is_slip(first.value, second.value) and self._digits > 1)
        moved = first.moved or second.moved or bool(second.times - first.times)
        if first.quoted or second.quoted or (not sure and moved):
            return False
        low, high = sorted((amount(first.value), amount(second.value)))
        scaled = high <= TENFOLD * low or is_slip(first.value, second.value)
        return high <= CLOSE * low or (scaled and weigh_likeness(first, second) > 0)

    def _may_stand_for(self) -> bool:
        """True where the noun of the second may be that of the first: "the sum", "its price"."""
        first, second = self._first, self._second
        if not second.noun:
            return True
        if not second.described | second.whose <= first.around | self._usual:
            return False
        stands = second.noun in self._rule.sums or (first.paid and second.noun in self._rule.prices)
        stands = stands or {first.noun, second.noun} <= set(self._rule.given)
        return not second.fresh and (stands or first.thing == second.thing)

    def _are_both_there(self) -> bool:
        """True where the sentence of the first has both amounts, which are two then."""
        first, second = self._first, self._second
        return any(agree(price.value, second.value) for price in self._table.beside(first))

    @cached_property
    def _digits(self) -> int:
        return min(len(self._first.figure), len(self._second.figure))

    @cached_property
    def _shared(self) -> Words:
        """The words of weight, and the rates, that both sentences have."""
        first, second = self._first, self._second
        return (first.around & second.around) | (first.rate & second.rate)

    @cached_property
    def _named(self) -> bool:
        """True when the second is named by words that stand about the first."""
        first, second = self._first, self._second
        told = second.described <= first.around and not second.names.isdisjoint(first.around)
        return second.definite and told

    @cached_property
    def _said(self) -> bool:
        """True when a clause behind the second begins with what is said of the first."""
        return self._second.told and bool(self._second.said & self._first.around)

    @cached_property
    def _alone(self) -> bool:
        """True for the only amounts of their sentences."""
        return len(self._table.beside(self._first, self._second)) == 2

    @cached_property
    def _shuffled(self) -> bool:
        return is_shuffled(self._first.value, self._second.value)

    @cached_property
    def _generic(self) -> bool:
        """True when one noun may stand for the other."""
        nouns = {self._first.noun, self._second.noun}
        return not self._second.new and not nouns.isdisjoint(self._rule.generic)

    @cached_property
    def _kinds_apart(self) -> bool:
        """True for two things by their nouns."""
        kinds = {self._first.thing, self._second.thing}
        if kinds == {MEASURED}:
            return self._first.described.isdisjoint(self._second.described)
        return "" not in kinds and len(kinds) > 1 and not self._generic

    def _differ(self) -> bool:
        """True when something says that they are of two things: another owner, time, kind, aim."""
        first, second = self._first, self._second
        owners = first.owners - second.around if first.headline else first.owners
        if disjoint(owners, second.owners) or disjoint(first.times, second.times):
            return True
        if are_described_apart(first, second, self._usual) or first.rate != second.rate:
            return True
        aims = dict(second.aims)
        return any(disjoint(words, aims.get(word, frozenset())) for word, words in first.aims)

    def _is_another(self) -> bool:
        """True where the second has a time, number or name that the first has not, and no "the".

        Or where something behind its noun, or one word of two sentences alike, sets it apart.
        """
        first, second = self._first, self._second
        if self._are_parallel() or disjoint(second.whose, first.around):
            return True
        new = bool(second.times - first.times) or not second.capitals <= first.around
        return (new or disjoint(first.numbers, second.numbers)) and not second.definite

    def _are_parallel(self) -> bool:
        """True for two sentences that differ in one word: "costs the state", "costs the city"."""
        first, second = self._first, self._second
        one, other = first.around - second.around, second.around - first.around
        apart = not first.new and first.described.isdisjoint(second.described)
        return apart and len(one) == len(other) == 1 and len(self._shared) > 1

    def _is_headline(self) -> bool:
        """True for an amount that the text has not, over one that is of the same thing."""
        if self._kinds_apart:
            return False
        below = self._table.below
        beside = [price for price in self._table.beside(self._second) if not price.headline]
        one, two = self._first.value, self._second.value
        if is_slip(one, two) or len(below) == 1:
            return bool(self._shared)
        same = self._first.thing and self._first.thing == self._second.thing
        if len(beside) == 1 and (same or is_scaled(one, two)):
            return bool(self._shared)
        return len(self._shared) > 1 and (len(beside) == 1 or self._shuffled)

    def _are_told_alike(self) -> bool:
        """True for figures that are alike in sentences that are, or what a clause comes back to."""
        first, second = self._first, self._second
        if self._kinds_apart or second.new:
            return False
        if not self._alone or not second.times <= first.times:
            return False
        off = is_a_digit_off(first.value, second.value)
        if second.told:
            return self._said and len(self._shared) >= (1 if off or second.sole else 2)
        wholly = self._named and second.names <= first.around
        return wholly and (off or is_scaled(first.value, second.value))

    def _are_same(self) -> bool:
        """True for one thing by its noun, by how it is described and by who brought it in."""
        first, second = self._first, self._second
        if not first.thing or not second.thing or self._kinds_apart:
            return False
        if first.thing != second.thing:
            return False
        if first.thing in self._rule.recurring and first.times != second.times:
            return False
        if second.new and not first.headline:
            return False
        described = not first.described.isdisjoint(second.described)
        return described or second.definite or first.headline

    def _are_only(self) -> bool:
        """True when the article has no third amount for things of this kind."""
        first, second = self._first, self._second
        kinds = self._table.of_kinds(first.thing, second.thing)
        alike = [price for price in kinds if price.value.unit == first.value.unit]
        values = (first.value, second.value)
        apart = any(not any(agree(p.value, value) for value in values) for p in alike)
        new = [p.value for p in alike if p.new and not p.headline]
        return not apart and all(agree(a, b) for a, b in combinations(new, 2))
