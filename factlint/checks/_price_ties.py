"""What ties two amounts of money by how they stand in their sentences, and what loosens a tie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factlint.checks._odds import Signs
from factlint.checks._price import Price
from factlint.checks._price_words import Words
from factlint.checks._prices import PriceReader
from factlint.checks._slips import is_a_digit_off, is_scaled, is_shuffled
from factlint.extract.article import Article
from factlint.rulebook.words import fold

if TYPE_CHECKING:
    from factlint.checks.money import MoneyRule

NEAR = 4
"""So many tokens from an amount a word tells of it."""


class PriceTies:
    """Reads how the amounts of one article stand."""

    def __init__(self, article: Article, rule: MoneyRule, reader: PriceReader) -> None:
        self._article, self._moves, self._reader = article, rule.moves, reader
        self._usual = frozenset(map(fold, rule.usual))
        self._words = article.tokens.folded
        self._same = frozenset(map(fold, rule.same))
        self._stands = frozenset((*rule.generic, *rule.sums, *rule.prices))
        self._describing = frozenset(map(fold, rule.describing))

    def signs(self, first: Price, second: Price, *, alone: bool) -> Signs:
        """What ties two amounts, `alone` where the text has no other ones near."""
        one, two = first.value, second.value
        alike = one.unit == two.unit
        slip = alike and (is_shuffled(one, two) or is_scaled(one, two))
        opened = self._opens(second)
        known = second.definite or second.referring or second.bare
        changed, both = second.moved and first.times != second.times, first.around & second.around
        return {
            "alone": alone,
            "slip-alone": slip and alone,
            "off-alone": is_a_digit_off(one, two) and not slip and alone,
            "known-alone": known and alone,
            "opened": opened,
            "opened-alone": opened and alone,
            "opened-new": opened and bool(second.fresh & second.capitals),
            "renamed": self._is_named_behind(second),
            "moved-near": self._is_moved_near(second),
            "moved-heading": first.lone and second.lead and self._is_moved_near(first),
            "moved-time": changed,
            "moved-known": second.moved and known,
            "part-both": first.part and second.part,
            "names-shared": not first.capitals.isdisjoint(second.capitals),
            "fresh-slip": slip and bool(second.fresh),
            "fresh-known": known and bool(second.fresh),
            "overlap": self._overlap(both, first.around, second.around),
            "overlap-clause": self._overlap(
                first.clause & second.clause, first.clause, second.clause
            ),
            "kind": first.thing == second.thing != "",
            "stands-known": known and second.noun in self._stands,
            "stands-wholly": known
            and second.noun in self._stands
            and second.described | second.whose <= first.around | self._usual,
            "led-alike": self._led(first) == self._led(second) != "",
            "rate": bool(first.rate & second.rate),
            "names-differ": self._are_named_apart(first, second),
            "rates": first.rate != second.rate,
        }

    def _are_named_apart(self, first: Price, second: Price) -> bool:
        """True for names in both sentences, none in common, speakers left out."""
        one, two = (price.capitals - self._reader.speaker(price) for price in (first, second))
        return bool(one and two) and one.isdisjoint(two)

    def _overlap(self, both: Words, one: Words, two: Words) -> float:
        """Which part of the words of weight both have of those that the shorter one has."""
        fewest = min(len(one - self._usual), len(two - self._usual))
        return len(both - self._usual) / fewest if fewest else 0.0

    def _opens(self, price: Price) -> bool:
        """True for "at $4 million, the house": an amount that opens a sentence before its thing."""
        begin, stop = price.sentence[0], price.stop
        opens = price.first == begin + 1 and self._words[begin] in self._describing
        return opens and self._word(stop) == "," and self._word(stop + 1) in self._same

    def _is_named_behind(self, price: Price) -> bool:
        """True for "$4 million, the goal they set": what it is stands behind it."""
        opened = price.first <= price.sentence[0] + 1
        behind = self._word(price.stop) == "," and self._word(price.stop + 1) in self._same
        return behind and not opened

    def _is_moved_near(self, price: Price) -> bool:
        """True for a word of change right beside an amount."""
        cues = self._article.cued(self._moves, price.sentence)
        return any(b < price.stop + NEAR and e > price.first - NEAR for b, e in cues)

    def _led(self, price: Price) -> str:
        """The word right before an amount, if one such as "of"."""
        word = self._word(price.first - 1) if price.first > price.sentence[0] else ""
        return word if word in self._describing else ""

    def _word(self, at: int) -> str:
        return self._words[at] if at < len(self._words) else ""
