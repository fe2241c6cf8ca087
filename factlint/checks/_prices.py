"""Reads out of an article what each amount of money is for: "a $4 million harbour plan"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import msgspec

from factlint.checks._price import MEASURED, Price
from factlint.checks._price_news import NewsReader
from factlint.checks._price_nouns import DASHES, NounReader
from factlint.checks._price_times import PriceTimes
from factlint.checks._price_wordings import PriceWordings
from factlint.checks._price_words import PriceWords, Words
from factlint.checks._slips import figure_of
from factlint.checks._text_amounts import TextAmounts, is_money
from factlint.extract.article import Article
from factlint.extract.passages import sentences_around
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range
from factlint.model import Quantity
from factlint.rulebook.words import fold

LEAD = 3
"""The sentences in which an article says what its headline does."""
OPENED = 2
"""So many tokens part an amount from its thing in "at $4 million, the price is"."""
LARGE = 100_000
"""From here on a headline may leave out the currency."""


class PriceReader:
    """Reads the amounts of money of one article."""

    def __init__(self, article: Article, words: PriceWords) -> None:
        self._article = article
        self._words = words
        self._tokens = article.tokens
        self._nouns = NounReader(article, words)
        self._news = NewsReader(words, self._nouns)
        self._wordings = PriceWordings(article, words, self._nouns)
        self._times = PriceTimes(article, words.new | words.same)
        self._amounts = TextAmounts((), ())

    @cached_property
    def every(self) -> list[Price]:
        """All amounts, in text order."""
        money = [quantity for quantity in self._article.quantities if self._is_money(quantity)]
        below = [quantity.value for quantity in money if not self._is_above(quantity)]
        self._amounts = TextAmounts([quantity.value for quantity in money], below)
        return list(map(self._price, money))

    @cached_property
    def prices(self) -> list[Price]:
        """All amounts that may be compared."""
        return [price for price in self.every if not price.left_out]

    @cached_property
    def left_out(self) -> list[Quantity]:
        """The amounts that may not: parts, and those of a sentence that divides or excuses them."""
        return [price.value for price in self.every if price.left_out]

    def names(self, price: Price) -> Words:
        """The names in the sentence of an amount and those beside it."""
        return self._nouns.capitals(*sentences_around(self._article, price.first, 1))

    def speaker(self, price: Price) -> Words:
        """The words for whoever tells of an amount."""
        return self._nouns.speaker(price.sentence)

    def _is_money(self, quantity: QuantityToken) -> bool:
        """True for an amount of money; in a headline, where its currency may go without saying."""
        value = quantity.value
        if value.unit or value.vague or value.ordinal:
            return is_money(value)
        bare = (value.value or 0) >= LARGE and self._is_above(quantity)
        behind = self._tokens.word(quantity.stop)
        return bare and (not behind[:1].isalpha() or fold(behind) in self._nouns.closed)

    def _is_above(self, quantity: QuantityToken) -> bool:
        """True for an amount in the headline or deck."""
        span = self._tokens.span(quantity.first, quantity.stop)
        return self._article.layout.part_of(span) in ("headline", "deck")

    def _price(self, quantity: QuantityToken) -> Price:
        """An amount with what it is for."""
        price = self._described(quantity, self._article.sentence_of(quantity.first))
        return (
            self._behind(price)
            or self._measured(price)
            or self._before(price)
            or self._told(price)
            or price
        )

    def _described(self, quantity: QuantityToken, sentence: Range) -> Price:
        """An amount with all that its sentence says of it."""
        article, words = self._article, self._words
        span = self._tokens.span(quantity.first, quantity.stop)
        above = self._is_above(quantity)
        told = self._wordings.relative.get(quantity.first)
        bare = self._nouns.is_definite(quantity.first, sentence[0])
        definite = bare or self._nouns.is_whose(quantity.first, quantity.stop, sentence)
        return Price(
            quantity.first,
            quantity.stop,
            sentence,
            quantity.value,
            figure_of(quantity.value),
            headline=above,
            lead=not above and self._is_lead(sentence),
            lone=above and not self._amounts.has_below(quantity.value),
            moved=article.says(words.moves, sentence),
            part=any(a <= quantity.first < b for a, b in article.cued(words.parts, sentence)),
            excused=article.says(words.unless, sentence),
            around=self._nouns.around(sentence),
            clause=self._nouns.beside(quantity.first, sentence),
            capitals=self._nouns.names(sentence),
            numbers=self._nouns.numbers(sentence),
            times=self._times.stretches(sentence, quantity.first),
            days=self._times.days(sentence),
            rate=self._wordings.rates.get(quantity.first, frozenset()),
            definite=definite,
            referring=self._nouns.is_referring(quantity.first, sentence[0]),
            told=definite and told is not None,
            said=self._nouns.first_word(told, sentence[1]) if told else frozenset(),
            names=self._nouns.named(quantity.stop, sentence[1]) if definite else frozenset(),
            bare=bare and not told and self._is_bare(quantity),
            sole=self._amounts.is_sole(quantity.value),
            explicit=self._is_explicit(quantity),
            paid=quantity.first in self._wordings.paid,
            quoted=article.quoted(span) is not None,
            fresh=self._news.fresh(quantity.first, quantity.stop, sentence, told),
            attached=definite,
            again=self._news.again(quantity.first, sentence[0]),
            roles=self._news.roles(
                quantity.first, quantity.stop, sentence, told if definite else None
            ),
        )

    def _is_bare(self, quantity: QuantityToken) -> bool:
        """True for an amount that nothing behind it says more of, but a word for any amount."""
        nouns, first, stop = self._nouns, quantity.first, quantity.stop
        told = first in self._wordings.measures or first in self._wordings.rates
        if told or self._tokens.word(stop) in DASHES:
            return False
        _, end = self._article.sentence_of(first)
        group = list(nouns.group(stop, end))
        if any(nouns.stem(at) not in self._words.usual for at in group):
            return False
        return not group or nouns.word(group[-1]) not in self._words.things

    def _is_explicit(self, quantity: QuantityToken) -> bool:
        """True for "C$" and "Canadian dollars", whose letters are those of the code."""
        words = self._tokens.folded[quantity.first : quantity.stop]
        country = fold(quantity.value.unit or "")[:1]
        return any(word.startswith(country) for word in words) if country else False

    def _is_lead(self, sentence: Range) -> bool:
        number, article = self._article.sentence_number, self._article
        first, _ = article.sentence_at(article.layout.body)
        return number(sentence[0]) < number(first) + LEAD

    def _behind(self, price: Price) -> Price | None:
        """The amount with the noun behind it: "a $4 million harbour plan", "at $4, the plan"."""
        opened = price.first in self._wordings.opening
        at = price.stop + (OPENED if opened else self._tokens.word(price.stop) in DASHES)
        group = list(self._nouns.group(at, price.sentence[1]))
        heads = [place for place in group if self._nouns.word(place) in self._words.things]
        if not heads:
            return None
        head = heads[-1]
        described = [place for place in group if place < head]
        return self._of(price, head, described, group[0] if opened else price.first)

    def _measured(self, price: Price) -> Price | None:
        """The amount of what is measured by it: "$4 million in aid", "worth of furniture"."""
        stop = self._wordings.measures.get(price.first)
        group = list(self._nouns.group(stop, price.sentence[1])) if stop else []
        group = [at for at in group if at not in self._nouns.values]
        if not group:
            return None
        kinds = [at for at in group if self._nouns.word(at) in self._words.things]
        thing = self._words.things[self._nouns.word(kinds[-1])] if kinds else MEASURED
        described = frozenset(self._nouns.stem(at) for at in group)
        return msgspec.structs.replace(price, thing=thing, described=described, names=described)

    def _before(self, price: Price) -> Price | None:
        """The amount with the noun before it: "a harbour plan, worth $4 million"."""
        begin = price.sentence[0]
        head, start = None, self._wordings.links.get(price.first)
        if start is not None:
            head = self._nouns.head(start, begin)
        elif (beside := self._wordings.beside.get(price.first, begin)) > begin:
            head = beside - 1 if self._nouns.word(beside - 1) in self._words.nouns else None
        if head is None:
            return None
        at = head
        while at > price.sentence[0] and self._nouns.is_noun(at - 1):
            at -= 1
        opening, possessor = self._nouns.opening(at, price.sentence[0])
        opened = possessor or opening < at
        return self._of(price, head, range(at, head) if opened else (), at)

    def _is_known(self, owner: int, begin: int) -> bool:
        """True for an owner whom the text has named before, and for "the quarter's"."""
        if owner in self._nouns.values:
            return self._times.is_unit(owner, begin)
        return self._nouns.is_told_before(self._nouns.stem(owner), begin)

    def _told(self, price: Price) -> Price | None:
        """The amount of what a verb tells: "was fined $4 million"."""
        found = self._wordings.verbs.get(price.first)
        if found is None:
            return None
        thing, verb = found
        begin, end = price.sentence
        names = self._nouns.capitals(verb, price.first) or self._nouns.capitals(begin, verb)
        aims = tuple(sorted(self._nouns.aims(price.stop, end).items()))
        return msgspec.structs.replace(price, thing=thing, noun=thing, aims=aims, owners=names)

    def _of(self, price: Price, head: int, described: Sequence[int], start: int) -> Price:
        """The amount with what its noun and the words around say; `start` begins their group."""
        begin, end = price.sentence
        nouns, words = self._nouns, self._words
        opening, possessor = nouns.opening(start, begin)
        owned = possessor and start - 2 >= begin and not self._times.is_unit(start - 2, begin)
        owners = frozenset({nouns.stem(start - 2)}) if owned else Words()
        aims = nouns.aims(max(head + 1, price.stop), end)
        if head < price.first:
            link = self._wordings.links.get(price.first, price.first)
            aims = nouns.aims(head + 1, link) | aims
        noun, determiner = nouns.word(head), nouns.word(opening)
        known = possessor and self._is_known(start - 2, begin)
        definite = determiner in words.same or known
        fresh = price.fresh
        if definite and head < price.first:
            fresh = self._news.fresh(price.first, price.stop, price.sentence, None, start)
        return msgspec.structs.replace(
            price,
            bare=price.bare or (definite and nouns.stem(head) in words.usual),
            fresh=fresh | (Words() if known else owners - words.usual),
            attached=price.first not in self._wordings.links,
            thing=words.things.get(noun, noun),
            noun=noun,
            described=frozenset(
                nouns.stem(at)
                for at in described
                if nouns.word(at) not in words.plain and at not in nouns.values
            ),
            aims=tuple(sorted(aims.items())),
            owners=owners,
            new=determiner in words.new,
            definite=definite,
            referring=price.referring or (noun in words.sums and determiner in words.same),
            names=frozenset({nouns.stem(head)}),
            whose=nouns.whose(head + 1, end),
        )
