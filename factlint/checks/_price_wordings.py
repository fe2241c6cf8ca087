"""The wordings that say of an amount of money what it is for, by the token it begins on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from factlint.checks._price_nouns import NounReader, PriceWords, Words
from factlint.extract.article import Article
from factlint.extract.slots import tokens_of
from factlint.rulebook.patterns import Pattern


class PriceWordings:
    """Finds the wordings with an amount of one article."""

    def __init__(self, article: Article, words: PriceWords, nouns: NounReader) -> None:
        self._article, self._words, self._nouns = article, words, nouns

    @cached_property
    def links(self) -> dict[int, int]:
        """Where the words begin that give a price, by the amount."""
        return dict(self._found(self._words.links))

    @cached_property
    def beside(self) -> dict[int, int]:
        """The same of words that stand right behind the noun."""
        return dict(self._found(self._words.beside))

    @cached_property
    def paid(self) -> frozenset[int]:
        """The amounts that are paid for something."""
        return frozenset(amount for amount, _ in self._found(self._words.paid))

    @cached_property
    def measures(self) -> dict[int, int]:
        """Where the words end that say that something is measured, by the amount."""
        found = self._article.find(self._words.measures)
        spans = ((dict(match.slots)["money"], match.span) for match in found)
        return {tokens_of(self._article, m)[0]: tokens_of(self._article, s)[1] for m, s in spans}

    @cached_property
    def rates(self) -> dict[int, Words]:
        """Of what each an amount is, by the amount."""
        found = {}
        for match in self._article.find(self._words.rates):
            money, span = dict(match.slots)["money"], tokens_of(self._article, match.span)
            first, stop = tokens_of(self._article, money)
            found[first] = frozenset(map(self._nouns.stem, range(stop, span[1])))
        return found

    @cached_property
    def relative(self) -> dict[int, int]:
        """Where a clause begins that says more of an amount, by the amount."""
        found = self._article.find(self._words.relative)
        spans = ((dict(match.slots)["money"], match.span) for match in found)
        return {
            tokens_of(self._article, m)[0]: tokens_of(self._article, s)[1] - 1 for m, s in spans
        }

    @cached_property
    def verbs(self) -> dict[int, tuple[str, int]]:
        """What is told without a noun and where, by the amount."""
        found: dict[int, tuple[str, int]] = {}
        for thing, patterns in self._words.told:
            for amount, first in self._found(patterns):
                found.setdefault(amount, (thing, first))
        return found

    def _found(self, patterns: Sequence[Pattern]) -> Iterator[tuple[int, int]]:
        for match in self._article.find(patterns):
            money = dict(match.slots)["money"]
            yield tokens_of(self._article, money)[0], tokens_of(self._article, match.span)[0]
