"""The wordings that say of an amount of money what it is for, by the token it begins on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from factlint.checks._price_nouns import NounReader
from factlint.checks._price_words import PriceWords, Words
from factlint.extract.article import Article
from factlint.extract.passages import token_range
from factlint.extract.tokens import Range
from factlint.rulebook.patterns import Pattern


class PriceWordings:
    """Finds the wordings with an amount of one article."""

    def __init__(self, article: Article, words: PriceWords, nouns: NounReader) -> None:
        self._article, self._words, self._nouns = article, words, nouns

    @cached_property
    def links(self) -> dict[int, int]:
        """Where the words begin that give a price, by the amount."""
        return {amount: first for amount, (first, _) in self._found(self._words.links)}

    @cached_property
    def beside(self) -> dict[int, int]:
        """The same of words that stand right behind the noun."""
        return {amount: first for amount, (first, _) in self._found(self._words.beside)}

    @cached_property
    def paid(self) -> frozenset[int]:
        """The amounts that are paid for something."""
        return frozenset(amount for amount, _ in self._found(self._words.paid))

    @cached_property
    def measures(self) -> dict[int, int]:
        """Where the words end that say that something is measured, by the amount."""
        return {amount: stop for amount, (_, stop) in self._found(self._words.measures)}

    @cached_property
    def opening(self) -> frozenset[int]:
        """The amounts that stand before their thing: "at $4, the price is"."""
        return frozenset(amount for amount, _ in self._found(self._words.opening))

    @cached_property
    def rates(self) -> dict[int, Words]:
        """Of what each an amount is, by the amount."""
        found = {}
        for match in self._article.find(self._words.rates):
            money, span = dict(match.slots)["money"], token_range(self._article, match.span)
            first, stop = token_range(self._article, money)
            found[first] = frozenset(map(self._nouns.stem, range(stop, span[1])))
        return found

    @cached_property
    def relative(self) -> dict[int, int]:
        """Where a clause begins that says more of an amount, by the amount."""
        return {amount: stop - 1 for amount, (_, stop) in self._found(self._words.relative)}

    @cached_property
    def verbs(self) -> dict[int, tuple[str, int]]:
        """What is told without a noun and where, by the amount."""
        found: dict[int, tuple[str, int]] = {}
        for thing, patterns in self._words.told:
            for amount, (first, _) in self._found(patterns):
                found.setdefault(amount, (thing, first))
        return found

    def _found(self, patterns: Sequence[Pattern]) -> Iterator[tuple[int, Range]]:
        """The amounts in some wordings, with the tokens of the whole wording."""
        for match in self._article.find(patterns):
            money = dict(match.slots)["money"]
            yield token_range(self._article, money)[0], token_range(self._article, match.span)
