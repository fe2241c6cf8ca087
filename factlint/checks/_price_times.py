"""The times that the sentences of amounts of money name."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.extract.passages import times_in
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold

Words = frozenset[str]
DASHES = ("-", "–")
UNIT = 2
"""So many words "the quarter" has, which names no stretch of time."""


class PriceTimes:
    """The days and the longer stretches of time in the sentences of one article.

    `determiners` are words that say nothing of a time.
    """

    def __init__(self, article: Article, determiners: Words) -> None:
        self._article, self._tokens = article, article.tokens
        self._determiners = determiners
        self._relative = article.grammar.listed("relative")
        self._joins = article.grammar.listed("conjunction") - self._relative | {","}
        self._articles = article.grammar.listed("name-article")

    def stretches(self, sentence: Range, amount: int) -> Words:
        """The stretches of time, longer than a day, that a sentence names of an amount in it."""
        found = (
            time
            for time in self._long(sentence)
            if not (self._is_unit(time) or self._is_aside(time, sentence[0], amount))
        )
        return frozenset(" ".join(self._telling(time)) for time in found)

    def days(self, sentence: Range) -> Words:
        """The days of the week that a sentence names."""
        days = (time.parts.weekday for time in times_in(self._article, sentence))
        return frozenset(str(day) for day in days if day is not None)

    def is_unit(self, at: int, begin: int) -> bool:
        """True for the word before the mark in "the quarter's", in a sentence from a token on."""
        found = self._long((begin, at + 1))
        return any(time.first <= at < time.stop and self._is_unit(time) for time in found)

    def _long(self, sentence: Range) -> Iterator[TimeToken]:
        for time in times_in(self._article, sentence):
            day = time.parts.weekday is not None or time.parts.day is not None
            if day or time.parts.unit == "day":
                continue
            if time.value is None or time.value.grain != "day":
                yield time

    def _is_unit(self, time: TimeToken) -> bool:
        """True for an article and a unit of time."""
        article = fold(self._tokens.word(time.first)) in self._articles
        return article and time.stop - time.first == UNIT

    def _is_aside(self, time: TimeToken, begin: int, amount: int) -> bool:
        """True in a clause that ends before the amount: "which was given in 1961 and is worth"."""
        words = [fold(self._tokens.word(at)) for at in range(begin, amount)]
        before, behind = words[: time.first - begin], words[time.stop - begin :]
        return not (self._relative.isdisjoint(before) or self._joins.isdisjoint(behind))

    def _telling(self, time: TimeToken) -> Iterator[str]:
        """The words of a time that are no article and no dash."""
        words = (fold(self._tokens.word(at)) for at in range(time.first, time.stop))
        return (word for word in words if word not in self._determiners and word not in DASHES)
