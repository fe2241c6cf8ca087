"""What speaks for two amounts of money being for one thing, and what against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factlint.checks._odds import Candidate, Odds, Signs
from factlint.checks._price import Price
from factlint.checks._price_clauses import PriceClauses
from factlint.checks._price_table import PriceTable, amount
from factlint.checks._price_ties import PriceTies
from factlint.checks._slipped import Slip, SlipWords, are_described_apart, disjoint
from factlint.checks._slips import agree, is_a_digit_off, is_scaled, is_shuffled, is_slip
from factlint.extract.article import Article

if TYPE_CHECKING:
    from factlint.checks.money import MoneyRule

MOST, MOST_NEW, MOST_OTHERS, FAR = 4, 8, 8, 3
"""So many words, new words, other amounts and sentences count."""
LONG, SHORT = 3, 2
"""So many digits of a figure are hardly ever those of another one by chance, and so few may be."""
WINDOW = 24
"""So many amounts on either side of one are looked at."""
ODDS = Odds(
    -5.5,
    {
        "kind": 3.8,
        "heading-slip": 3.6,
        "moved-time": 3.3,
        "heading": 3.0,
        "given-alone": 3.0,
        "every-both": 2.8,
        "said": 2.4,
        "part-both": 2.2,
        "renamed": 2.2,
        "sentences": 2.0,
        "definite": 2.0,
        "plain-only": 1.8,
        "time": 1.7,
        "alone": 1.7,
        "shared-usual": 1.6,
        "noun": 1.6,
        "shared": 1.6,
        "digits-long": 1.6,
        "scaled-far": 1.6,
        "referring": 1.3,
        "opened": 1.3,
        "opened-alone": 1.3,
        "known-of": 1.3,
        "currency": 1.3,
        "described": 1.2,
        "moved-first": 1.1,
        "digit-off": 1.1,
        "below-1.5": 1.0,
        "owners": 0.9,
        "stands": 0.9,
        "moved-near": 0.9,
        "below-1.15": 0.8,
        "speaker-second": 0.8,
        "shared-definite": 0.8,
        "new-words": 0.7,
        "given": 0.6,
        "stands-wholly": 0.5,
        "rates": 0.5,
        "shuffled": 0.4,
        "heading-shared": 0.4,
        "overlap-clause": 0.4,
        "fresh-known": 0.4,
        "shared-clause": 0.3,
        "scaled": 0.2,
        "rate": 0.2,
        "digits-two": -0.2,
        "led-alike": -0.2,
        "anew": -0.2,
        "digits-differ": -0.4,
        "up": -0.4,
        "speakers": -0.4,
        "quoted": -0.4,
        "fresh-any": -0.4,
        "moved-known": -0.5,
        "between": -0.6,
        "others": -0.6,
        "opened-new": -0.7,
        "names-apart": -0.7,
        "names-differ": -0.7,
        "bare": -0.7,
        "described-new": -0.8,
        "moved-clause": -0.8,
        "elsewhere-second": -0.8,
        "slip-new": -0.8,
        "part": -1.0,
        "reckoned": -1.0,
        "told": -1.1,
        "described-apart": -1.1,
        "rivals": -1.2,
        "stands-known": -1.2,
        "hedged": -1.3,
        "below-3": -1.3,
        "slip-alone": -1.4,
        "known-alone": -1.5,
        "next-sentence": -1.6,
        "aims": -1.6,
        "aims-apart": -1.6,
        "one-sentence": -1.6,
        "moved-clause-first": -1.7,
        "excused-first": -1.8,
        "contrasted": -1.9,
        "elsewhere-first": -1.9,
        "numbers": -1.9,
        "overlap": -2.0,
        "names-shared": -2.1,
        "things-differ": -2.1,
        "moved": -2.1,
        "moved-heading": -2.2,
        "new": -2.4,
        "fresh-slip": -2.5,
        "both-there": -2.6,
        "quoted-first": -2.9,
        "excused": -3.0,
        "beside-first": -3.1,
        "no-slip": -3.1,
        "another-time": -3.3,
        "times": -3.4,
        "kind-alone": -3.6,
        "off-alone": -3.8,
    },
)


class PriceSigns:
    """Reads the signs around the amounts of one article."""

    def __init__(
        self,
        article: Article,
        table: PriceTable,
        rule: MoneyRule,
        words: SlipWords,
        ties: PriceTies,
    ) -> None:
        self._article, self._table, self._words, self._ties = article, table, words, ties
        self._clauses = PriceClauses(article, rule)
        self._stands = frozenset((*rule.generic, *rule.sums, *rule.prices))
        self._given = frozenset(rule.given)
        self._at = {price.first: at for at, price in enumerate(table.prices)}

    def candidate(self, first: Price, second: Price) -> Candidate:
        """Two amounts in text order, with all signs."""
        spans = (self._article.tokens.span(p.first, p.stop) for p in (first, second))
        figures, shared = _figures(first, second), self._shared(first, second)
        fresh = second.fresh - second.names if second.definite else second.fresh
        others = self._near(first, second)
        definite = second.definite or second.referring or second.bare
        slip = figures["scaled-far"] or figures["shuffled"]
        heading = first.lone and second.lead
        return Candidate(
            tuple(spans),
            {
                **figures,
                **shared,
                **self._apart(first, second),
                **self._places(first, second),
                **_others(first, second, others),
                **Slip(first, second, self._table, self._words).signs(),
                **_told(second),
                **self._ties.signs(first, second, alone=not others),
                "fresh-any": bool(fresh),
                "plain-only": definite and not (others or fresh),
                "slip-new": bool(slip) and second.new,
                "heading-slip": bool(slip) and heading,
                "heading-shared": heading and shared["shared"] > 1,
                "shared-definite": definite and shared["shared"] > 0,
            },
        )

    def _near(self, first: Price, second: Price) -> list[Price]:
        """The other amounts around two of a currency."""
        begin, stop = self._at[first.first] - WINDOW, self._at[second.first] + WINDOW
        near = self._table.prices[max(0, begin) : stop]
        own = first.first, second.first
        return [p for p in near if p.value.unit == second.value.unit and p.first not in own]

    def _shared(self, first: Price, second: Price) -> Signs:
        """What is said of both."""
        both, usual = first.around & second.around, self._words.usual
        return {
            "shared": min(len(both - usual), MOST),
            "shared-usual": bool(both & usual),
            "shared-clause": min(len(first.clause & second.clause - usual), MOST),
            "noun": bool(first.noun) and first.noun == second.noun,
            "given": bool(first.noun and second.noun) and {first.noun, second.noun} <= self._given,
            "described": bool(first.described & second.described),
            "time": bool(first.times & second.times),
            "every-both": self._clauses.is_of_every(first) and self._clauses.is_of_every(second),
        }

    def _apart(self, first: Price, second: Price) -> Signs:
        """What sets the two apart."""
        things, aims = {first.thing, second.thing}, dict(second.aims)
        stands = second.noun in self._stands
        speakers = [self._article.speaker(p.sentence, None) for p in (first, second)]
        return {
            "things-differ": "" not in things and len(things) > 1 and not stands,
            "stands": stands,
            "described-apart": are_described_apart(first, second, self._words.usual),
            "described-new": bool(second.described - first.around - self._words.usual),
            "owners": disjoint(first.owners, second.owners),
            "times": disjoint(first.times, second.times),
            "numbers": disjoint(first.numbers, second.numbers),
            "aims": sum(disjoint(words, aims.get(word, frozenset())) for word, words in first.aims),
            "names-apart": disjoint(first.capitals, second.capitals),
            "speakers": None not in speakers and speakers[0] != speakers[1],
            "speaker-second": speakers[1] is not None and speakers[0] is None,
            "currency": first.value.unit != second.value.unit and first.value.unit is not None,
            "quoted-first": first.quoted,
            "excused-first": first.excused,
            "moved-first": first.moved,
            "moved-clause-first": self._clauses.is_moved(first),
            "moved-clause": self._clauses.is_moved(second),
            "new-words": min(len(second.around - first.around), MOST_NEW),
        }

    def _places(self, first: Price, second: Price) -> Signs:
        """Where the two stand, and beside what."""
        number, table = self._article.sentence_number, self._table
        apart = number(second.first) - number(first.first)
        beside = [p for p in table.beside(first) if p is not second]
        return {
            "one-sentence": apart == 0,
            "next-sentence": apart == 1,
            "sentences": min(apart, FAR),
            "heading": first.lone and second.lead,
            "beside-first": min(len(table.beside(first)) - 1, FAR),
            "both-there": any(
                agree(p.value, second.value) and p.value.unit == second.value.unit for p in beside
            ),
            "rivals": table.has_rival(first, second),
            "known-of": self._clauses.is_known(second),
        }


def _told(second: Price) -> Signs:
    """How the second is told."""
    return {
        "new": second.new,
        "definite": second.definite,
        "referring": second.referring,
        "bare": second.bare,
        "told": second.told,
        "part": second.part,
        "excused": second.excused,
        "quoted": second.quoted,
        "moved": second.moved,
    }


def _others(first: Price, second: Price, others: list[Price]) -> Signs:
    """What the other amounts around two say."""
    return {
        "others": min(len(others), MOST_OTHERS),
        "between": min(sum(first.first < p.first < second.first for p in others), FAR),
        "elsewhere-first": any(agree(p.value, first.value) for p in others),
        "elsewhere-second": any(agree(p.value, second.value) for p in others),
        "kind-alone": second.thing != ""
        and first.thing == second.thing not in {p.thing for p in others},
        "said": second.told and not second.said.isdisjoint(first.around),
    }


def _figures(first: Price, second: Price) -> Signs:
    """How the one figure may have come of the other."""
    one, two = first.value, second.value
    low, high = sorted((amount(one), amount(two)))
    digits = min(len(first.figure), len(second.figure))
    slip, shuffled, off = is_slip(one, two), is_shuffled(one, two), is_a_digit_off(one, two)
    scaled = is_scaled(one, two) and not slip and one.unit == two.unit
    return {
        "scaled-far": slip,
        "scaled": scaled,
        "shuffled": shuffled,
        "digit-off": off,
        "no-slip": not (slip or shuffled or scaled or off),
        "digits-two": digits == SHORT,
        "digits-long": digits >= LONG,
        "digits-differ": len(first.figure) != len(second.figure),
        "up": amount(two) > amount(one),
        "below-1.15": high < 1.15 * low,
        "below-1.5": high < 1.5 * low,
        "below-3": high < 3 * low,
        "hedged": "exact" not in (one.hedge, two.hedge),
    }
