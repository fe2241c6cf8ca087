"""Two amounts of money that are for one thing: surely, or by all that speaks for it and against.

What is sure is read by `Pair`. Any two others in a currency that are near in the text, and not far
from one another or alike in their figures, are weighed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factlint.checks._one_price import Pair
from factlint.checks._price import Price
from factlint.checks._price_signs import ODDS, PriceSigns
from factlint.checks._price_table import PriceTable, amount
from factlint.checks._price_ties import PriceTies
from factlint.checks._prices import PriceReader
from factlint.checks._slipped import SlipWords, weigh_likeness
from factlint.checks._slips import agree
from factlint.extract.article import Article
from factlint.rulebook.words import fold

if TYPE_CHECKING:
    from factlint.checks.money import MoneyRule

WINDOW = 12
"""So many amounts behind one are looked at."""
FAR = 3
"""Figures so many times as large that are not alike are never two of one."""


class PriceWeigher:
    """Tells which amounts of one article disagree."""

    def __init__(self, article: Article, rule: MoneyRule, reader: PriceReader) -> None:
        self._rule, self._every = rule, reader.every
        self._words = SlipWords(
            frozenset(map(fold, rule.usual)), frozenset(map(fold, rule.generic))
        )
        self._table = PriceTable(reader.prices, reader.left_out)
        table, ties = PriceTable(reader.every, ()), PriceTies(article, rule, reader)
        self._signs = PriceSigns(article, table, rule, self._words, ties)
        self._likely = set(self._weigh())

    def disagree(self, first: Price, second: Price) -> bool:
        """True for two amounts in text order of which one must be wrong."""
        if (first.first, second.first) in self._likely:
            return True
        if first.left_out or second.left_out:
            return False
        return Pair(first, second, self._table, self._rule, self._words).disagrees()

    def _weigh(self) -> Iterator[tuple[int, int]]:
        """The first tokens of the pairs that are likely for one thing."""
        for at, first in enumerate(self._every):
            for second in self._every[at + 1 : at + 1 + WINDOW]:
                if not _may_differ(first, second):
                    continue
                if ODDS.of(self._signs.candidate(first, second)) > 0:
                    yield first.first, second.first


def _may_differ(first: Price, second: Price) -> bool:
    """True for two amounts that cannot both be right where they are for one thing."""
    one, two = first.value, second.value
    if one.unit != two.unit and one.unit and two.unit:
        return one.value == two.value and first.sentence != second.sentence
    if not (one.unit == two.unit or first.headline) or agree(one, two):
        return False
    low, high = sorted((amount(one), amount(two)))
    return high < FAR * low or weigh_likeness(first, second) > 0
