"""Two amounts of which one looks like a slip of the other, weighed by what is told of both.

Figures that look so are hardly ever there by chance: little more is asked than that nothing parts
them. What parts them most is what the text tells anew beside the second amount.
"""

from __future__ import annotations

from functools import cached_property

import msgspec

from factlint.checks._odds import Signs
from factlint.checks._price import MEASURED, Price
from factlint.checks._price_table import PriceTable, amount
from factlint.checks._price_words import Words
from factlint.checks._slips import (
    figure_of,
    is_a_digit_more,
    is_a_digit_off,
    is_misheard,
    is_scaled,
    is_shuffled,
    is_slip,
)

LONG = 3
"""So many digits of a figure are hardly ever those of another one by chance."""
SURE, LIKELY, FAINT = 3, 2, 1
LOOKS = (0, 0, 1.5, 2.5)
SHORT = -1
"""What it weighs how much one figure looks like a slip of the other, and so if both are short."""
ENOUGH = 2.0
MOST_SHARED = 3
BARE = 0.75
"""What a word for any amount in both sentences weighs."""
MOVED, ROLE = 3.5, 3
ANEW = 1.5
ALONE = 1
RIVALS = 1
ANEW_HERE, FRESH, NAMED, WORD = 1, 3.0, 2.5, 0.5
"""What weighs against an amount: that it is brought in, and words or names beside it, and each."""
MOST_FRESH = 4
MUCH, MORE = 5, 3
"""So many words of weight one sentence has beyond the other where both tell of one thing anew."""


class SlipWords(msgspec.Struct, frozen=True):
    """Words that tell of any amount, and nouns that may stand for any thing, both folded."""

    usual: Words
    generic: Words


def weigh_likeness(first: Price, second: Price) -> int:
    """How much one figure looks like a slip of the other: 0 for not at all."""
    one, two = first.value, second.value
    if is_slip(one, two):
        return SURE if _digits(first, second) > 1 else LIKELY
    if is_shuffled(one, two):
        return SURE if _digits(first, second) >= LONG else LIKELY
    looks = (is_scaled, is_a_digit_off, is_a_digit_more, is_misheard)
    return FAINT if any(is_alike(one, two) for is_alike in looks) else 0


def _digits(first: Price, second: Price) -> int:
    """How many digits the shorter figure has."""
    return min(len(figure_of(first.value)), len(figure_of(second.value)))


class Slip:
    """Two amounts of a text, the second of which may be a slip of the first."""

    def __init__(self, first: Price, second: Price, table: PriceTable, words: SlipWords) -> None:
        self._first, self._second = first, second
        self._table, self._words = table, words

    @cached_property
    def likeness(self) -> int:
        """How much one figure looks like a slip of the other."""
        if self._first.value.unit != self._second.value.unit and self._first.value.unit:
            return 0
        return weigh_likeness(self._first, self._second)

    def is_likely(self) -> bool:
        """True for two amounts that look like one, where nothing tells them apart."""
        first, second = self._first, self._second
        if not self.likeness or self._are_apart() or _is_reckoned(first, second):
            return False
        if first.sentence == second.sentence:
            return self._is_told_again()
        tie = self._tie()
        changed = self._is_heading and first.moved
        if self.likeness < LIKELY and (changed or not tie):
            return False
        new = self._fresh and second.new and not self._is_heading
        if new and tie < LONG and _are_contrasted(first, second):
            return False
        return self._looks() + tie - self._weigh_apart() >= ENOUGH

    def signs(self) -> Signs:
        """What is weighed, each for itself."""
        first, second = self._first, self._second
        return {
            "given-alone": self._is_given,
            "anew": self._is_anew(),
            "aims-apart": _aim_apart(first, second),
            "contrasted": _are_contrasted(first, second),
            "another-time": _is_another_time(first, second),
            "reckoned": _is_reckoned(first, second),
        }

    def _is_told_again(self) -> bool:
        """True for another clause of the sentence that comes back to an amount."""
        second = self._second
        new = second.new and not _are_alike(self._first, second)
        apart = self._fresh or new or second.moved or self._is_another_role
        sure = self.likeness >= LIKELY and self._table.rivals_beside(self._first, second) == 0
        return sure and not apart and second.again

    def _looks(self) -> float:
        """What it weighs that one figure looks like a slip of the other."""
        longest = max(len(self._first.figure), len(self._second.figure))
        return SHORT if self.likeness == FAINT and longest < LONG else LOOKS[self.likeness]

    def _tie(self) -> float:
        """How much the sentences of two amounts have in common."""
        first, second = self._first, self._second
        both = (first.around & second.around) - first.rate
        telling = both - self._words.usual - self._table.elsewhere(both, first, second)
        return (
            min(len(telling), MOST_SHARED)
            + _are_alike(first, second)
            + bool(first.times & second.times)
            + bool(first.rate & second.rate)
            + bool(first.numbers & second.numbers)
            + self._is_foretold
            + (second.definite and not self._fresh)
            + self._is_given
            + self._is_heading
            + BARE * bool(both)
        )

    @cached_property
    def _is_heading(self) -> bool:
        """True for an amount over the text that the text does not have."""
        return self._first.lone and self._second.lead

    @cached_property
    def _is_given(self) -> bool:
        """True for an amount beside which nothing new stands, and one other one in the text."""
        first, second = self._first, self._second
        known = (second.definite and second.attached) or not second.noun
        moved = first.moved or second.moved or first.roles != second.roles
        apart = self._fresh or second.new or moved
        return known and second.sole and not apart and _digits(first, second) > 1

    @cached_property
    def _is_foretold(self) -> bool:
        """True for "the $4 million verdict", of which the text tells only behind: "awarded her"."""
        first, second = self._first, self._second
        told = first.definite and not (second.definite or second.new or second.names)
        return told and second.sole and second.noun == second.thing and _are_alike(first, second)

    @cached_property
    def _fresh(self) -> Words:
        """The new words beside the second, but for the noun of "the penalty": that is the first."""
        first, second = self._first, self._second
        fits = first.thing in ("", MEASURED, second.thing) or second.noun in self._words.generic
        given = second.attached or second.noun in self._words.generic
        known = second.definite and given and second.noun and fits
        return second.fresh - second.names if known else second.fresh

    def _weigh_apart(self) -> float:
        """How much says that they are for two things: other amounts, new words, a change."""
        first, second, table = self._first, self._second, self._table
        inside = table.rivals_beside(first, second)
        rivals = (RIVALS + inside) / 2 if inside or table.has_rival(first, second) else -ALONE
        return (
            rivals
            + first.moved
            + MOVED * _is_changed(first, second)
            + ANEW * disjoint(first.times, second.times)
            + (bool(first.rate) != bool(second.rate)) / 2
            + _aim_apart(first, second) / 2
            + ANEW_HERE * second.new
            + self._weigh_fresh()
            + ROLE * self._is_another_role
            + (not second.definite and not first.roles <= second.roles)
        )

    def _weigh_fresh(self) -> float:
        """How much the words beside the second that the text has not before set it apart."""
        fresh, second = self._fresh, self._second
        if self.likeness == FAINT:
            fresh |= second.capitals & second.clause - self._first.around
        if not fresh or self._is_heading or self._is_foretold:
            return 0
        names = fresh & second.capitals
        words = min(len(fresh - names), MOST_FRESH)
        return FRESH + NAMED * bool(names) + WORD * words

    @cached_property
    def _is_another_role(self) -> bool:
        """True where something else is done with the second: "owes", "sued for"."""
        return not (self._second.definite or self._second.roles <= self._first.roles)

    def _are_apart(self) -> bool:
        """True when something says that they are of two things: another owner, time or rate."""
        first, second = self._first, self._second
        owners = first.owners - second.around if first.headline else first.owners
        if disjoint(owners, second.owners) or disjoint(first.rate, second.rate):
            return True
        if _is_another_time(first, second):
            return True
        if disjoint(first.described, second.described) and are_described_apart(
            first, second, self._words.usual
        ):
            return True
        if self._is_heading:
            return False
        measured = second.thing == MEASURED and disjoint(second.described, first.around)
        counted = disjoint(first.numbers, second.numbers) and not second.definite
        dated = disjoint(first.days, second.days) and not second.definite
        elsewhere = second.new and disjoint(first.capitals, second.capitals)
        return measured or counted or dated or elsewhere or self._is_anew()

    def _is_anew(self) -> bool:
        """True for new words in a sentence that says little else than the first one does."""
        first, second = self._first, self._second
        owned = bool(second.owners) and second.owners <= first.around
        known = self._is_foretold or (owned and _are_alike(first, second))
        return bool(self._fresh) and not known and _are_contrasted(first, second)


def _are_alike(first: Price, second: Price) -> bool:
    """True for two things of one kind, which another word beside one of them sets apart."""
    return first.thing == second.thing not in ("", MEASURED)


def _aim_apart(first: Price, second: Price) -> int:
    """By how many of their prepositions they are for something else: "on salt", "on sand"."""
    aims = dict(second.aims)
    return sum(words.isdisjoint(aims.get(word, words)) for word, words in first.aims)


def are_described_apart(first: Price, second: Price, usual: Words) -> bool:
    """True for two descriptions of which neither says the other: "net" and "operating" loss.

    A word for any amount on one side alone says nothing: "the quarterly loss".
    """
    one, two = first.described, second.described
    alike = one <= two or two <= one or (one <= usual) != (two <= usual)
    return bool(one and two) and not alike


def _are_contrasted(first: Price, second: Price) -> bool:
    """True for two sentences of which one says little that the other does not: "for the ballet"."""
    here, there = second.around - first.around, first.around - second.around
    return len(there) < MUCH or len(here) < MORE


def _is_another_time(first: Price, second: Price) -> bool:
    """True where the second is of a time that the first is not of: "second quarter"."""
    if first.times == second.times:
        return False
    one, two = (set(" ".join(price.times).split()) for price in (first, second))
    alike = disjoint(first.times, second.times) and bool(one & two)
    known = second.definite or (first.lone and second.lead)
    return _is_changed(first, second) or alike or (bool(second.times - first.times) and not known)


def _is_changed(first: Price, second: Price) -> bool:
    """True where the second is told of a change, which makes no thousand times as much.

    "The $4 million that they will pay" is told of already, whatever else the sentence says.
    """
    if second.told and second.referring and not second.fresh:
        return False
    return second.moved and not (is_slip(first.value, second.value) and _digits(first, second) > 1)


def disjoint(one: Words, two: Words) -> bool:
    """True for words on both sides, and none in common."""
    return bool(one and two) and one.isdisjoint(two)


def _is_reckoned(first: Price, second: Price) -> bool:
    """True where the text has the number of times that one is the other: "for 1,000 people"."""
    low, high = sorted((amount(first.value), amount(second.value)))
    return any(float(number) * low == high for number in first.numbers | second.numbers)
