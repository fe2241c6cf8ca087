"""Two amounts of money for one thing.

"$4 million" in the headline and "$4 billion" below is a slip of the keyboard: the same figure in
one currency, a thousand times as much, and about the same thing. And "the $4.2 million grant" is
not "a grant of $4.8 million", where the article speaks of one grant.

What an amount is for is told by the words around it: a noun (`things`) and what describes it, or
a verb that tells of such a thing ("was fined"). Amounts may be hedged and rounded. Things that
are described in different ways, that belong to others or to another year, things that are brought
in anew, amounts that the sentence raises, cuts, revises or divides, and what is said in quotation
marks are left alone; and so is a thing for which the article has three amounts or more.

Where one figure looks like a slip of the other (the same digits in another order or at another
scale, one digit off), no wording is asked for: little more is needed than that nothing parts the
two. New words beside the second amount that say what it is for do so, and another thing done with
it ("owes", "sued for"), another owner, rate or time, and a change; what somebody thinks of an
amount does not. That holds for what is said in quotation marks, too.
Of "the $84 million" nothing else is asked where the text has it nowhere else and no amounts that
make it, and tells of $48 million.

Any other two amounts in one currency that stand near each other are weighed: the words, names and
nouns of both, a definite article, how alike the figures are, and a headline speak for their being
for one thing; new words, another time, owner or aim, a change, and other amounts beside them or for
the same speak against it. What is likely by all that together is found.

Amounts of two articles are one only where they look like such a slip, both articles name the same
thing, and neither has both amounts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import ClassVar

from factlint.checks import Comparison, Ledger
from factlint.checks._price import Price
from factlint.checks._price_words import price_words
from factlint.checks._prices import PriceReader
from factlint.checks._reported_prices import conflicts, reports, subject_of, written
from factlint.checks._slips import agree, figure_of
from factlint.checks._text_amounts import is_money
from factlint.checks._weighed_prices import PriceWeigher
from factlint.extract.article import Article, Reading
from factlint.model import Assertion, Finding, Location, Related
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Rule
from factlint.rulebook.shapes import Table
from factlint.rulebook.words import fold

MOST_RELATED = 3


class MoneyRule(Rule, frozen=True, kw_only=True):
    """What an amount may be for, and which words say that two amounts may differ."""

    placeholders: ClassVar[tuple[str, ...]] = ("here", "there")
    message: str = '"{here}" and "{there}" for the same thing. Which one?'
    """What to say; `{here}` and `{there}` are the two amounts."""
    things: Table[tuple[str, ...]] = ()
    """What has a price, and the nouns that name it: things of one line may be the same."""
    told: Table[tuple[Pattern, ...]] = ()
    """What tells of such a thing without its noun, with `{money}`."""
    read: tuple[Pattern, ...] = ()
    """Words between a noun and its price, with `{money}`."""
    beside: tuple[Pattern, ...] = ()
    """Words between a noun and its price, right behind the noun: "a fine of {money}"."""
    prices: tuple[str, ...] = ()
    """Words for a price: "the cost of the bridge" is that of the bridge."""
    generic: tuple[str, ...] = ()
    """Nouns that may stand for any thing that was named before."""
    sums: tuple[str, ...] = ()
    """Words for any amount that was named before: "the sum"."""
    paid: tuple[Pattern, ...] = ()
    """`{money}` with words that say that it was paid: "for {money}"."""
    gives: tuple[str, ...] = ()
    """Verbs before who gets an amount: "awarded *her* $4 million"."""
    given: tuple[str, ...] = ()
    """Nouns for what is given, of which one may stand for another: "awarded", "the grant"."""
    recurring: tuple[str, ...] = ()
    """Things of which there is another one every year."""
    plain: tuple[str, ...] = ()
    """Words that set no thing apart from another."""
    verbs: tuple[str, ...] = ()
    """Verbs before and behind a thing, which are no part of its name."""
    endings: tuple[str, ...] = ()
    """Endings that make no other word, each taken off in turn: "fines", "fined"."""
    new: tuple[str, ...] = ()
    """Words before a thing that bring in a new one."""
    same: tuple[str, ...] = ()
    """Words before a thing that was named before."""
    owned: tuple[str, ...] = ()
    """Those of them that say whose it is."""
    describing: tuple[str, ...] = ()
    """Words that begin what describes a thing behind its noun."""
    measures: tuple[Pattern, ...] = ()
    """`{money}` with the words before what is measured by it: "$4 million in aid"."""
    relative: tuple[Pattern, ...] = ()
    """`{money}` with the beginning of a clause that says of it what was said before."""
    apart: tuple[str, ...] = ()
    """Those of them that always set a thing apart, right behind its noun."""
    clauses: tuple[str, ...] = ()
    """Words and marks that begin a clause."""
    usual: tuple[str, ...] = ()
    """Words that tell of any amount, as they stand without their endings: "pric", "cost"."""
    judging: tuple[str, ...] = ()
    """Words that say what one thinks of an amount or does with it, whatever it is for."""
    roles: Table[tuple[str, ...]] = ()
    """Words for what is done with an amount that is neither paid nor got, by one of them."""
    weighing: tuple[str, ...] = ()
    """Words of a clause that says only what somebody thinks of an amount."""
    every: tuple[str, ...] = ()
    """Words for an amount that is the same for all."""
    turning: tuple[str, ...] = ()
    """Words that begin a clause in which a sentence may come back to an amount."""
    families: Table[tuple[str, ...]] = ()
    """Words that tell of one thing, without their endings, by one of them: "sold", "sale"."""
    opening: tuple[Pattern, ...] = ()
    """An amount that begins a sentence, before its thing: "at {money}, the house"."""
    rates: tuple[Pattern, ...] = ()
    """`{money}` with the words behind it that say of what each it is: "$4 million a year"."""
    parts: tuple[Pattern, ...] = ()
    """An amount in one of these is a part of another, or one more."""
    unless: tuple[Pattern, ...] = ()
    """An amount whose sentence has one of these is left alone."""
    moves: tuple[Pattern, ...] = ()
    """A sentence with one of these tells of a change: only a slip of the scale counts there."""

    def __post_init__(self) -> None:
        for pattern in self.patterns():
            if "money" not in pattern.slots:
                raise ValueError(f'"{pattern.text}" has no {{money}}')

    def patterns(self) -> tuple[Pattern, ...]:
        """What stands beside an amount."""
        told = (pattern for _, patterns in self.told for pattern in patterns)
        return (
            *self.read,
            *self.beside,
            *self.measures,
            *self.relative,
            *self.opening,
            *self.rates,
            *self.paid,
            *told,
        )

    def sentence_patterns(self) -> tuple[Pattern, ...]:
        """What excuses it."""
        return (*self.unless, *self.parts, *self.moves)


RULE = MoneyRule


def read(article: Article, rules: Sequence[MoneyRule]) -> Reading:
    """Findings for things with two prices, and the amounts that other articles may have so."""
    if not any(is_money(quantity.value) for quantity in article.quantities):
        return Reading()
    findings, assertions = list[Finding](), list[Assertion]()
    for rule in rules:
        reader = PriceReader(article, price_words(rule))
        findings += _findings(article, rule, reader)
        assertions += _assertions(article, rule, reader)
    return Reading(tuple(assertions), tuple(findings))


def compare(rule: MoneyRule, assertions: Sequence[Assertion], story: object) -> Comparison:
    """Compare amounts of the same digits in different articles."""
    ledger = Ledger()
    reported = sorted(reports(assertions), key=lambda r: (str(r.assertion.as_of), r.path))
    found = []
    for first, second in conflicts(reported):
        ledger.note(first.path, second.path)
        places = (second.assertion.location, first.assertion.location)
        found.append(_finding(rule, *places, [places[1]]))
    return ledger.close(found)


def _assertions(article: Article, rule: MoneyRule, reader: PriceReader) -> Iterator[Assertion]:
    """The amounts of several digits that the article tells in its own words as they stand."""
    usual = frozenset(map(fold, rule.usual))
    for price in reader.prices:
        if len(figure_of(price.value)) > 1 and not (price.moved or price.quoted or price.headline):
            yield Assertion(
                rule=rule.id,
                subject=subject_of(price.value),
                value=price.value,
                location=article.document.locate(article.tokens.span(price.first, price.stop)),
                story=article.story,
                as_of=article.anchor,
                reader=written(price, reader.names(price), usual),
            )


def _findings(article: Article, rule: MoneyRule, reader: PriceReader) -> Iterator[Finding]:
    seen: set[int] = set()
    weigher = PriceWeigher(article, rule, reader)
    for first, second in combinations(reader.every, 2):
        if second.first in seen or not weigher.disagree(first, second):
            continue
        both = first, second
        others = [p for p in reader.prices if p not in both and _is_told(p, first, second)]
        seen |= {second.first, first.first, *(price.first for price in others)}
        here, *there = (
            article.document.locate(article.tokens.span(price.first, price.stop))
            for price in (second, first, *others)
        )
        yield _finding(rule, here, there[0], there)


def _is_told(price: Price, first: Price, second: Price) -> bool:
    """True for another place with one of two amounts for the thing."""
    same = price.thing == second.thing and price.value.unit == second.value.unit
    return same and (agree(price.value, first.value) or agree(price.value, second.value))


def _finding(
    rule: MoneyRule, here: Location, there: Location, places: Sequence[Location]
) -> Finding:
    message = rule.message.replace("{here}", here.said).replace("{there}", there.said)
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=rule.severity,
        message=message,
        primary=here,
        related=tuple(Related(place, "the same thing") for place in places[:MOST_RELATED]),
    )
