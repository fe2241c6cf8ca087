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
HAUL = 20
"""So many tokens from a goal the haul is told that it completes."""


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
        yield from self._completed_hauls()
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

    def _completed_hauls(self) -> Iterator[tuple[Range, Range]]:
        """The second goal that "completed his hat-trick", where nothing parts the two."""
        parting = self._text.joins | self._lists["leads"] | self._lists["then"]
        hauls = [at for at, word in enumerate(self._words) if word in self._lists["hauls"]]
        for at in hauls if self._sets else ():
            begin, end = self._article.sentence_of(at)
            if not self._lists["completing"].intersection(self._words[max(begin, at - 4) : at]):
                continue
            for number in self._article.numbers:
                first, stop = sorted(((number.first, number.stop), (at, at + 1)))
                value = self._text.ordinal(number) if begin <= number.first < end else 0
                between = self._words[first[1] : stop[0]]
                noun = self._text.noun(number.stop, end)
                tail = self._text.content(noun.stop, self._text.tail(noun.stop, end))
                here = tail <= self._text.kinds["games"] | self._lists["short"]
                scored = here and self._scores.issuperset(self._words[number.stop : noun.stop])
                told = scored and len(between) < HAUL and parting.isdisjoint(between)
                if value > 1 and told and value != self._sets.get(self._words[at], value):
                    dashed = 2 * (self._words[at - 1] == "-")
                    yield (number.first, number.stop), (at - dashed, at + 1)

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
