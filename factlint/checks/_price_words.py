"""The words of a rule of money, as they are compared with those of an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import fold

if TYPE_CHECKING:
    from factlint.checks.money import MoneyRule

LISTS = (
    *("prices", "plain", "verbs", "new", "same", "owned"),
    *("describing", "apart", "clauses", "usual", "gives", "sums"),
    *("judging", "weighing", "turning", "generic"),
)
"""The lists of a rule that are taken over folded."""
Words = frozenset[str]


class PriceWords(msgspec.Struct, frozen=True):
    """The words of a rule, folded.

    `things` gives the kind of thing that a noun names, `told` the patterns that tell of one
    without a noun; the rest are lists of the rule.
    """

    things: Mapping[str, str]
    told: Sequence[tuple[str, Sequence[Pattern]]]
    links: Sequence[Pattern]
    beside: Sequence[Pattern]
    unless: Sequence[Pattern]
    moves: Sequence[Pattern]
    measures: Sequence[Pattern]
    relative: Sequence[Pattern]
    opening: Sequence[Pattern]
    parts: Sequence[Pattern]
    rates: Sequence[Pattern]
    endings: Sequence[str]
    prices: Words
    plain: Words
    verbs: Words
    new: Words
    same: Words
    owned: Words
    describing: Words
    apart: Words
    clauses: Words
    usual: Words
    judging: Words
    weighing: Words
    turning: Words
    generic: Words
    families: Mapping[str, str]
    roles: Mapping[str, str]
    gives: Words
    sums: Words
    paid: Sequence[Pattern]

    @property
    def nouns(self) -> Words:
        """The nouns of things, of prices and of any amount."""
        return self.prices | self.sums | self.things.keys()


def price_words(rule: MoneyRule) -> PriceWords:
    """The words of a rule, folded."""
    return PriceWords(
        things={fold(noun): kind for kind, nouns in rule.things for noun in nouns},
        families={fold(word): name for name, words in rule.families for word in words},
        roles={fold(word): name for name, words in rule.roles for word in words},
        told=rule.told,
        links=rule.read,
        beside=rule.beside,
        unless=rule.unless,
        moves=rule.moves,
        measures=rule.measures,
        relative=rule.relative,
        opening=rule.opening,
        parts=rule.parts,
        rates=rule.rates,
        paid=rule.paid,
        endings=rule.endings,
        **{name: frozenset(map(fold, getattr(rule, name))) for name in LISTS},
    )
