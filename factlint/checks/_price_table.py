"""The amounts of an article, found by their sentence, their kind and their currency."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from factlint.checks._price import Price
from factlint.checks._price_words import Words
from factlint.checks._slips import agree
from factlint.extract.tokens import Range
from factlint.model import Quantity

FAR = 20
"""An amount so many times another is hardly one for the same thing."""
TELLING = 2
"""So many words of weight tell two clauses from a third one."""
Rated = tuple[str | None, Words]


class PriceTable:
    """The amounts of one article in text order, each list of them made once.

    `left_out` are those that are compared with none.
    """

    def __init__(self, prices: Sequence[Price], left_out: Sequence[Quantity]) -> None:
        self.prices, self.left_out = prices, left_out
        self._by_sentence: dict[Range, list[Price]] = defaultdict(list)
        self._by_thing: dict[str, list[Price]] = defaultdict(list)
        self._by_rate: dict[Rated, list[Price]] = defaultdict(list)
        self._begins: dict[Quantity, int] = {}
        for price in prices:
            self._by_sentence[price.sentence].append(price)
            self._by_thing[price.thing].append(price)
            self._by_rate[price.value.unit, price.rate].append(price)
            self._begins.setdefault(price.value, price.first)

    def begins(self, value: Quantity) -> int:
        """Where an amount of an article is first given."""
        return self._begins[value]

    def beside(self, *prices: Price) -> list[Price]:
        """All amounts of the sentences of some amounts."""
        sentences = dict.fromkeys(price.sentence for price in prices)
        return [price for sentence in sentences for price in self._by_sentence[sentence]]

    def of_kinds(self, *things: str) -> list[Price]:
        """The amounts for things of these kinds."""
        return [price for thing in dict.fromkeys(things) for price in self._by_thing[thing]]

    def in_currency(self, unit: str | None) -> int:
        """How many amounts are of a currency."""
        return sum(len(found) for (known, _), found in self._by_rate.items() if known == unit)

    @cached_property
    def below(self) -> list[Price]:
        """The amounts under the headline."""
        return [price for price in self.prices if not price.headline]

    def elsewhere(self, words: Words, first: Price, second: Price) -> Words:
        """Those of some words that the sentences of other amounts have, too."""
        own = {first.sentence: first.around, second.sentence: second.around}.values()
        return frozenset(
            word for word in words if self._told[word] > sum(word in around for around in own)
        )

    @cached_property
    def _told(self) -> Counter[str]:
        """In how many sentences with amounts each word stands."""
        sentences = self._by_sentence.values()
        return Counter(word for prices in sentences for word in prices[0].around)

    def has_rival(self, first: Price, second: Price) -> bool:
        """True where the article has a third amount that may be for the same thing."""
        alike = self._by_rate[second.value.unit, second.rate]
        return any(_is_rival(price, first, second) for price in alike)

    def rivals_beside(self, first: Price, second: Price) -> int:
        """How many such amounts stand in the sentences of the two."""
        return sum(_is_rival(price, first, second) for price in self.beside(first, second))


def _is_rival(price: Price, first: Price, second: Price) -> bool:
    """True for another amount in the currency that is of the same order and rate."""
    if price.value.unit != second.value.unit or price.rate != second.rate:
        return False
    low, high = sorted((amount(price.value), amount(second.value)))
    if high >= FAR * low or _is_told_apart(price, first, second):
        return False
    return not (agree(price.value, first.value) or agree(price.value, second.value))


def _is_told_apart(price: Price, first: Price, second: Price) -> bool:
    """True where the clauses of the two tell of one thing, and that beside them of another."""
    beside = first if price.sentence == first.sentence else second
    both = first.clause & second.clause
    return (
        price.sentence == beside.sentence and len(both) >= TELLING and price.clause.isdisjoint(both)
    )


def amount(value: Quantity) -> float:
    """A figure as a number, nothing for one that is not known."""
    return float(value.value or 0)
