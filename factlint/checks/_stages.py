"""How far something has gone: "the sixth day of the trial", "now in its fourth day".

What is in its fourth day has no sixth one yet, and no set has more than its size: "the fourth
volume of a trilogy", "the sixth match of the five-match series", "completed his hat-trick with
his second goal", "his third wife" of one who married twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from factlint.checks._row_nouns import Noun, Words
from factlint.checks._row_reader import RowReader
from factlint.checks._row_text import RowText
from factlint.extract.quantity import NumberToken, QuantityToken
from factlint.extract.tokens import Range

REACH = 12
"""So many tokens behind an ordinal's noun its set is named."""
FEAT = 3
"""The goals of a hat-trick, and its tokens."""


class _Stage(msgspec.Struct, frozen=True):
    """The `number`th day or week of what has one of the `nouns`; `now` where it is in it."""

    number: int
    place: Range
    unit: str
    nouns: Words
    now: bool


class StageReader(RowReader):
    """Reads the stages of one article that something cannot have reached."""

    def __init__(self, text: RowText, sets: Mapping[str, int]) -> None:
        super().__init__(text)
        self._sets, self._scores = sets, self._lists["scores"]
        self._sized = {n.stop: n for n in self._article.numbers if n.kind != "ordinal"}

    def read(self) -> Iterator[tuple[Range, Range]]:
        """The tokens of an ordinal, and of what it is beyond."""
        stages = [stage for number in self._article.numbers if (stage := self._stage(number))]
        for one in stages:
            for two in stages:
                same = one.unit == two.unit and one.nouns & two.nouns
                beyond = one.number > two.number or (one.now and one.number < two.number)
                if two.now and one is not two and same and beyond:
                    yield one.place, two.place
        yield from self._beyond_sets()
        yield from self._beyond_feats()
        yield from self._beyond_marriages()

    def _stage(self, number: NumberToken) -> _Stage | None:
        words, at = self._words, number.stop
        value = self._text.ordinal(number)
        unit = "".join(words[at : at + 1])
        begin, end = self._article.sentence_of(number.first)
        if not value or unit not in self._lists["stages"] or self._text.is_quoted(number.first):
            return None
        clause = self._text.clause(number.first, (begin, end))
        before = begin, number.first
        if self._text.says("unreal", (clause[0], at)) or self._text.says("coming", before):
            return None
        place = number.first, at + 1
        if words[at + 1 : at + 2] and words[at + 1] in self._text.of:
            held = words[at + 2 : at + 3]
            noun = self._text.noun(at + 3, end)
            definite = bool(held) and held[0] in self._text.articles
            return (
                _Stage(value, place, unit, frozenset({noun.head}), now=False) if definite else None
            )
        led = words[max(begin, number.first - 2) : number.first]
        inside = (
            len(led) > 1 and led[0] in self._lists["inside"] and led[1] in self._lists["owning"]
        )
        nouns = self._text.content(begin, number.first)
        return _Stage(value, place, unit, nouns, now=True) if inside else None

    def _beyond_sets(self) -> Iterator[tuple[Range, Range]]:
        """Ordinals above the size of the set that is named right behind them."""
        for number in self._article.numbers:
            value = self._text.ordinal(number)
            _, end = self._article.sentence_of(number.first)
            noun = self._text.noun(number.stop, end)
            if value < 2 or self._text.is_quoted(number.first):
                continue
            for at in range(number.stop, min(end, noun.stop + REACH)):
                size, place = self._size(at, noun)
                if size and self._leads(max(noun.stop, number.stop), place[0]) and value > size:
                    yield (number.first, number.stop), place

    def _beyond_feats(self) -> Iterator[tuple[Range, Range]]:
        """The second goal of one who "completed his hat-trick with" it."""
        for number in self._article.numbers:
            value = self._text.ordinal(number)
            begin, end = self._article.sentence_of(number.first)
            at = next((n for n in range(begin, number.first) if self._is_feat(n)), end)
            if value in (0, FEAT) or at == end:
                continue
            noun = self._text.noun(number.stop, end)
            linked = self._words[number.first - 2] in self._lists["feat-links"]
            held = self._words[number.first - 1] in self._lists["owning"]
            tail = self._text.content(noun.stop, self._text.tail(noun.stop, end))
            here = tail <= self._text.kinds["games"] | self._lists["short"]
            scored = self._words[number.stop : noun.stop]
            if linked and held and here and len(scored) == 1 and self._scores.issuperset(scored):
                yield (number.first, noun.stop), (at, at + FEAT)

    def _is_feat(self, at: int) -> bool:
        """True where "hat-trick" begins behind "completed his"."""
        led = self._words[max(0, at - FEAT) : at]
        said = "".join(self._words[at : at + FEAT])
        return said in self._lists["feats"] and not self._lists["completing"].isdisjoint(led)

    def _beyond_marriages(self) -> Iterator[tuple[Range, Range]]:
        """The fourth wife of one who "married three times"."""
        often = [
            q
            for q in self._article.quantities
            if self._is_often(q)
            and self._lists["wed"].intersection(self._words[q.first - 1 : q.first])
        ]
        if len(often) != 1 or not isinstance(often[0].value.value, int):
            return
        for number in self._article.numbers:
            spouse = self._lists["spouses"].intersection(self._words[number.stop : number.stop + 1])
            held = self._lists["owning"].intersection(self._words[number.first - 1 : number.first])
            if spouse and held and self._text.ordinal(number) > often[0].value.value:
                yield (number.first, number.stop), (often[0].first, often[0].stop)

    def _is_often(self, quantity: QuantityToken) -> bool:
        """True for "twice" and "three times"."""
        behind = self._words[quantity.stop - 1 : quantity.stop + 1]
        return quantity.reader == "word" or not self._lists["often"].isdisjoint(behind)

    def _size(self, at: int, noun: Noun) -> tuple[int, Range]:
        """How many a set has: a trilogy, a "five-match" series if the noun is of matches."""
        word = self._words[at]
        if size := self._sets.get(word):
            return size, (at, at + 1)
        sized = self._sized.get(at - 1) if self._words[at - 1] == "-" else None
        counts = word in self._lists["sized"] and noun.head in ("", self._text.stem(word))
        if sized and counts and sized.value == int(sized.value):
            return int(sized.value), (sized.first, at + 1)
        return 0, (at, at + 1)

    def _leads(self, first: int, stop: int) -> bool:
        """True for "of the" and "and closing volume of her" between an ordinal and its set."""
        between = self._words[first:stop]
        of = [n for n, word in enumerate(between) if word in self._text.of | self._lists["inside"]]
        marks = self._text.possessive | {"-"}
        plain = all(word[0].isalpha() or word in marks for word in between)
        counted = any(first <= number.first < stop for number in self._article.numbers)
        return len(of) == 1 and plain and not counted
