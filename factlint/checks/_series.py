"""Ordinals that follow each other, one of them twice: "the second … the second … the fourth".

So it is for "the first … the second … and the second" of three.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from factlint.checks._row_reader import RowReader
from factlint.checks._row_text import RowText
from factlint.extract.passages import sentences_around
from factlint.extract.quantity import NumberToken
from factlint.extract.tokens import Range

NEXT = 1
"""So many sentences lie at most between one ordinal of a series and the next."""
MANY = 2
"""So many sentences before an ordinal it is said how many there are."""


class _Item(msgspec.Struct, frozen=True):
    """One of a series, on tokens: the `number`th, of a noun or none, or a place in a race."""

    number: int
    place: Range
    nth: int
    head: str
    rank: bool
    also: bool


class SeriesReader(RowReader):
    """Reads the series of one article that skip a number behind one that they have twice."""

    def __init__(self, text: RowText) -> None:
        super().__init__(text)
        self._held = text.articles | text.possessive | self._lists["owning"]

    def read(self) -> Iterator[tuple[Range, Range]]:
        """The tokens of the second of two equal ordinals, and of the first."""
        items = [item for number in self._article.numbers if (item := self._item(number))]
        for one, two, three in zip(items, items[1:], items[2:], strict=False):
            skips = one.number == two.number == three.number - 2
            if skips and self._are_series(one, two, three):
                yield two.place, one.place
            again = one.number + 1 == two.number == three.number and self._is_one_more(two, three)
            if again and self._are_like(one, two, three) and self._are_many(one, three.number + 1):
                yield three.place, two.place

    def _item(self, number: NumberToken) -> _Item | None:
        value, at = self._text.ordinal(number) or self._bare_value(number), number.first
        if not value or self._text.is_quoted(at):
            return None
        begin, end = sentence = self._article.sentence_of(at)
        if self._text.timed(at, at + 1) or self._words[number.stop : number.stop + 1] == ["-"]:
            return None
        noun = self._text.noun(number.stop, end)
        held = at > begin and self._words[at - 1] in self._held
        placed = noun.head in self._text.kinds["places"]
        rank = placed or not (held or noun.head)
        also = self._text.says("also", sentence)
        nth = self._article.sentence_number(at)
        return _Item(value, (at, number.stop), nth, "" if placed else noun.head, rank, also)

    def _bare_value(self, number: NumberToken) -> int:
        """The number of a place that could be a fraction: "came third"."""
        before = self._words[number.first - 1] if number.first else ""
        placed = before in self._lists["placed"] | self._lists["placing"]
        fraction = number.kind == "fraction" and number.stop == number.first + 1
        return round(1 / number.value) if placed and fraction and number.value else 0

    def _are_series(self, *items: _Item) -> bool:
        """True for ordinals of one noun, or places, that stand behind each other."""
        near = all(two.nth - one.nth <= NEXT for one, two in pairwise(items))
        if items[0].rank and not all(self._are_two(one, two) for one, two in pairwise(items)):
            return False
        heads = {item.head for item in items} - {""}
        ranks = {item.rank for item in items}
        return near and len(heads) <= 1 and len(ranks) == 1 and not any(i.also for i in items)

    def _is_one_more(self, two: _Item, three: _Item) -> bool:
        """True for "the second phase …, and the second phase …"."""
        at = three.place[0]
        held = self._words[at - 1] in self._text.articles
        return held and self._words[at - 2] in self._text.joins and two.nth == three.nth

    def _are_like(self, *items: _Item) -> bool:
        """True for ordinals of one word, in one sentence or sentences right behind each other."""
        near = all(two.nth - one.nth <= NEXT for one, two in pairwise(items))
        words = {self._text.stem(self._words[item.place[1]]) for item in items}
        return near and len(words) == 1 and not any(item.rank for item in items)

    def _are_many(self, one: _Item, number: int) -> bool:
        """True behind "in three stages", of which the first ones are told."""
        begin, _ = sentences_around(self._article, one.place[0], MANY)
        return any(
            quantity.value.value == number and self._text.is_plural(self._words[quantity.stop])
            for quantity in self._text.quantities(begin, one.place[0])
        )

    def _are_two(self, one: _Item, two: _Item) -> bool:
        """True for the places of two: a name stands between them."""
        return bool(self._text.names(one.place[1], two.place[0]))
