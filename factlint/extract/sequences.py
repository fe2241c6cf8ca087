"""What a sentence says of the order of two events, and of the time between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from factlint.extract.article import Article
from factlint.extract.grammar import Grammar
from factlint.extract.tokens import Range
from factlint.rulebook.lexicon import UnitSpan
from factlint.rulebook.words import fold


class Relation(msgspec.Struct, frozen=True):
    """Words on tokens `[first, stop)` that put what stands before them `after` what follows.

    With `before` it is the other way; `then` is `after` the sentence before. `least` and `most`
    are the days between the two, `None` where nothing is said; `counted` says that it is a
    number of days. `loose` words may be about no time at all.
    """

    first: int
    stop: int
    kind: Literal["after", "before", "then"]
    least: int | None = None
    most: int | None = None
    counted: bool = False
    loose: bool = False


class SequenceReader:
    """Reads the order of events in one language."""

    def __init__(self, grammar: Grammar) -> None:
        words = grammar.lexicon.sequence
        compiled = grammar.compiler.compile
        self._kinds: dict[Literal["after", "before", "then"], re.Pattern[str]] = {
            "after": compiled(words.after),
            "before": compiled(words.before),
            "then": compiled(words.then),
        }
        self._unless = compiled(words.unless)
        self._idioms = compiled(words.idioms)
        self._loose = frozenset(map(fold, words.loose))
        self._one = frozenset(map(fold, words.one))
        self._hedges = frozenset(map(fold, words.hedges))
        self._spans = {fold(word): span for span in words.spans for word in span.words}
        self._numbers = {fold(word): int(value) for word, value in grammar.lexicon.numbers.words}

    def read(self, article: Article, sentence: Range) -> Iterator[Relation]:
        """The relations in a sentence in text order, the longest at each place."""
        found = sorted(
            (*match.span(), kind)
            for kind, expression in self._kinds.items()
            for match in expression.finditer(article.tokens.plain, *sentence)
        )
        for first, stop, kind in found:
            if kind != "then" or first == sentence[0]:
                yield self._relation(article, first, stop, kind)

    def days(self, words: Sequence[str]) -> int | None:
        """How many days the first number and unit of some words are, about."""
        folded = [fold(word) for word in words]
        number = next((n for word in folded if (n := self._number([word])) is not None), None)
        span = next((self._spans[word] for word in folded if word in self._spans), None)
        return round(number * span.days) if number is not None and span else None

    def is_open(self, article: Article, sentence: Range) -> bool:
        """True for a sentence that tells of no order: a plan, a denial, a condition."""
        return bool(self._unless.search(article.tokens.symbols, *sentence))

    def is_idiom(self, article: Article, sentence: Range) -> bool:
        """True for a sentence in which the words mean no order: "named after"."""
        return bool(self._idioms.search(article.tokens.plain, *sentence))

    def _relation(
        self, article: Article, first: int, stop: int, kind: Literal["after", "before", "then"]
    ) -> Relation:
        words = [fold(word) for word in article.tokens.words[first:stop]]
        unit = next((at for at, word in enumerate(words) if word in self._spans), None)
        if unit is None:
            return Relation(first, stop, kind, loose=set(words) <= self._loose)
        before = article.tokens.words[max(0, first - 2) : first]
        if not self._hedges.isdisjoint(map(fold, before)):
            return Relation(first, stop, kind)
        return self._spanning(Relation(first, stop, kind), words[:unit], self._spans[words[unit]])

    def _spanning(self, relation: Relation, amount: list[str], unit: UnitSpan) -> Relation:
        number = self._number(amount)
        if number is None:
            return msgspec.structs.replace(relation, least=unit.least, most=unit.most)
        days = number * unit.days
        slack = unit.slack + (days * 0.1 if unit.slack else 0)
        return msgspec.structs.replace(
            relation,
            least=max(0, round(days - slack)),
            most=round(days + slack),
            counted=unit.days == 1,
        )

    def _number(self, words: list[str]) -> int | None:
        if len(words) != 1:
            return None
        if words[0] in self._one:
            return 1
        return int(words[0]) if words[0].isdecimal() else self._numbers.get(words[0])


@lru_cache(maxsize=8)
def sequence_reader(grammar: Grammar) -> SequenceReader:
    """The reader of a language, made once."""
    return SequenceReader(grammar)
