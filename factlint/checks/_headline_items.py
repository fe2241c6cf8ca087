"""The times, figures, rivals and names of headlines and bodies, each with its sort and value."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from factlint.checks._headline_figures import deaths_in, figures_in
from factlint.checks._headline_reckoned import Figure
from factlint.checks._headline_rivals import kinds_of, meant_else
from factlint.checks._headline_text import Parts, Range, is_name
from factlint.extract.article import Article
from factlint.extract.passages import times_in
from factlint.extract.proper import day_words, name_words
from factlint.extract.quantity import QuantityToken
from factlint.model import Quantity
from factlint.rulebook.words import fold_marks

REACH = 6
"""So many sentences behind the first are looked at."""
NAMED = 2
"""So many of them for names."""
SHORTEST = 3
TIME, FIGURE, RIVAL, NAME, SURE, WINNER = "time", "figure", "rival", "name", "sure", "winner"


class Item(msgspec.Struct, frozen=True):
    """Tokens that tell the `value` of some `kind` of thing, all of one `sort`."""

    place: Range
    sort: str
    kind: str
    value: str
    figure: Figure | None = None


class Items:
    """Reads the items of the stretches of one article."""

    def __init__(self, article: Article, parts: Parts) -> None:
        self._article, self._parts = article, parts
        self._words = article.tokens.words
        names = name_words(article.lexicon)
        self._nameless = parts.small | day_words(article.lexicon) | names.titles
        read = [(token.first, token.stop) for token in article.numbers]
        read += [(token.first, token.stop) for token in article.quantities]
        read += [(token.first, token.stop) for token in article.times]
        self._figures_at = {at for first, stop in read for at in range(first, stop)}

    def of(self, tokens: Range) -> Iterator[Item]:
        """All items of a stretch."""
        yield from self._times(tokens)
        yield from self._figures(tokens)
        yield from self._rivals(tokens)
        yield from self.names(tokens)

    @cached_property
    def sentences(self) -> list[Range]:
        """The first sentences of the body."""
        return [self._article.sentence_of(first) for first in self._parts.lead(REACH)]

    @cached_property
    def body(self) -> list[Item]:
        """The items of the first sentences of the body; of names those of the very first."""
        return [
            item
            for number, sentence in enumerate(self.sentences)
            for item in self.of(sentence)
            if item.sort != NAME or number <= NAMED
        ]

    @cached_property
    def figures(self) -> list[Figure]:
        """All figures of the body."""
        article, parts = self._article, self._parts
        found = [figure for tokens in parts.body for figure in figures_in(article, parts, *tokens)]
        return [*found, *deaths_in(article, parts)]

    def names(self, tokens: Range) -> Iterator[Item]:
        """Each word that is, or may be, one of a name."""
        for at in range(*tokens):
            key = fold_marks(self._words[at])
            named = is_name(self._words[at]) and at not in self._figures_at
            if named and len(key) >= SHORTEST and key not in self._nameless:
                yield Item((at, at + 1), NAME, NAME, key)

    def runs(self, tokens: Range) -> Iterator[Item]:
        """Each whole name."""
        stop = tokens[0]
        for name in self.names(tokens):
            if name.place[0] >= stop:
                first, stop = name.place
                while stop < tokens[1] and is_name(self._words[stop]):
                    stop += 1
                key = " ".join(self._article.tokens.folded[first:stop])
                yield Item((first, stop), WINNER, WINNER, key)

    def _times(self, tokens: Range) -> Iterator[Item]:
        for time in times_in(self._article, tokens):
            place, parts = (time.first, time.stop), time.parts
            if parts.weekday:
                yield Item(place, TIME, "weekday", str(parts.weekday))
            if parts.month and parts.day:
                yield Item(place, TIME, "day", f"{parts.month}-{parts.day}")
            if parts.month:
                yield Item(place, TIME, "month", str(parts.month))
            if parts.year and not parts.month:
                yield Item(place, TIME, "year", str(parts.year))

    def _figures(self, tokens: Range) -> Iterator[Item]:
        for figure in figures_in(self._article, self._parts, *tokens):
            if not 0 < (figure.value.value or 0) < 1 or figure.value.unit:
                place = figure.token.first, figure.token.stop
                value, unit = figure.value.value or 0, figure.value.unit or ""
                yield Item(place, FIGURE, unit, str(value), figure)

        yield from self._spells(tokens)

    def _spells(self, tokens: Range) -> Iterator[Item]:
        """Stretches of time before a noun: "a three-day walkout"."""
        read = {quantity.first for quantity in self._article.quantities if quantity.value.unit}
        for number in self._article.numbers:
            if tokens[0] <= number.first < tokens[1] and number.first not in read:
                dash, unit = (self._article.tokens.word(number.stop + step) for step in (0, 1))
                if dash == "-" and unit in self._parts.rule.times:
                    amount, place = number.value, (number.first, number.stop + 2)
                    value = Quantity(amount, amount, amount, unit=unit)
                    figure = Figure(QuantityToken(*place, value, number.first))
                    yield Item(place, FIGURE, unit, str(amount), figure)

    @cached_property
    def _meant_else(self) -> list[frozenset[int]]:
        return [meant_else(self._article, group) for group in self._parts.rule.rivals]

    def _rivals(self, tokens: Range) -> Iterator[Item]:
        for at in range(*tokens):
            for group, kind in kinds_of(self._parts.rule.rivals, fold_marks(self._words[at])):
                if at not in self._meant_else[group]:
                    yield Item((at, at + 1), RIVAL, str(group), str(kind))
