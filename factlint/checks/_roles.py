"""The figures of a change: which says how much, which what was before, and which what is after."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import zip_longest
from typing import Literal

import msgspec

from factlint.checks._change_sentences import sentences_of_changes
from factlint.checks._cued_figures import CuedFigures
from factlint.checks._heads import Figured
from factlint.checks._hundredths import in_currency
from factlint.checks._parts import closed_words
from factlint.checks._race_times import with_race_times
from factlint.checks._rough_rates import HEDGES, added, hedged, multiple, share_of
from factlint.checks._step_compounds import steps
from factlint.checks._ways import Way, read_ways
from factlint.extract.article import Article
from factlint.extract.cues import Cues, cues_in, read_cues
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range, beginning_in
from factlint.model import Quantity

Kind = Literal["percent", "difference", "before", "after"]
Worded = tuple[int, int, str, float]
"""The tokens of a change in words, what it is, and its figure: a factor, a share, points."""
WINDOW, HEDGED, BESIDE, FAR, OFTEN = 4, 3, 6, 12, 20
OPENS = ":"
PARTS: dict[str, tuple[Kind, str]] = {
    "points": ("difference", "points"),
    "percents": ("percent", "%"),
}
"""Parts of one in words: "half a point", "half a percent"."""


class Role(msgspec.Struct, frozen=True):
    """A figure on tokens `[first, stop)` and what it is in a change.

    `times` is set for a multiple ("doubled"); `way` is 1 for upwards, -1 for downwards.
    """

    kind: Kind
    first: int
    stop: int
    value: Quantity
    times: float | None = None
    way: int = 0


class RoleReader:
    """Tells what the figures of an article are in changes."""

    def __init__(self, article: Article) -> None:
        self.article, self.tokens = article, article.tokens
        self._both = article.grammar.listed("both")
        self._where = closed_words(article.grammar).prepositions
        figures = list(map(self._counted, in_currency(article)))
        told = with_race_times(article, figures)
        self.sentences = sentences_of_changes(article, [q.first for q in told])
        self.cues: Cues = read_cues(article, "changing", self.sentences)
        self._quantities = sorted([*told, *steps(article, self.cues)], key=lambda q: q.first)
        self._firsts = [q.first for q in self._quantities]
        said = self.said = CuedFigures(self.cues, self._firsts)
        self._before = self.preceding = said.ended("before")
        self._after = self.reached = said.ended("after") - self._before
        self.compared = said.ended("compared")
        self._or_by = said.ended("or_by")
        self._by = {stop for _, stop in self.cues["by"]}
        self._folds = dict(self.cues["folds"])
        self.levels = said.ended("levels")
        numbers = article.lexicon.numbers
        self._of = frozenset(numbers.of)
        self._no_shares = self._of | frozenset(numbers.articles)
        self.the = article.grammar.listed("article-the") - {*numbers.articles}
        self._things = (self._of | article.grammar.listed("article-the")) - {*numbers.articles}
        times = [*self.cues["earlier"], *((time.first, time.stop) for time in article.times)]
        timed = {at for first, stop in times for at in range(first, stop)}
        linked = {at for first, stop in self.cues["links"] for at in range(first, stop)}
        self.breaks = said.begun("breaks") - timed - linked
        self.moves = said.begun("moves") - linked
        self.ways = read_ways(self.cues)
        self.added = said.begun("additions") - said.begun("surpluses")

    def _counted(self, quantity: QuantityToken) -> QuantityToken:
        """How often something was done, as a count: "struck 480 times in the borough"."""
        value = quantity.value
        often = value.unit == "time" and (value.value or 0) >= OFTEN
        if not often or self.tokens.word(quantity.stop + 1).lower() not in self._where:
            return quantity
        return msgspec.structs.replace(quantity, value=msgspec.structs.replace(value, unit=None))

    def is_before(self, quantity: Figured) -> bool:
        """True for a figure that its words say was before: "from 110"."""
        return quantity.first in self._before

    def is_after(self, quantity: Figured) -> bool:
        """True for a figure that its words say came after: "to 120"."""
        return quantity.first in self._after

    def quantities(self, sentence: Range) -> list[QuantityToken]:
        """The figures of a sentence."""
        return beginning_in(self._quantities, sentence)

    def cued(self, use: str, part: Range) -> list[Range]:
        """The words for a use that begin in a stretch."""
        return cues_in(self.cues, use, part)

    def read(self, sentence: Range) -> list[Role]:
        """The roles in a sentence, in text order."""
        found = [*self._figures(self.quantities(sentence)), *self._words(sentence)]
        return sorted(found, key=lambda role: role.first)

    def differences(self, sentence: Range) -> Iterator[Role]:
        """The differences that a sentence tells beside their figures: "a drop of 60"."""
        for first, stop in self.cued("differences", sentence):
            ways = self._ways_inside(first, stop)
            held = [q for q in self.quantities(sentence) if first <= q.first < stop]
            if len(held) == len(set(ways)) == 1:
                kind: Kind = "percent" if held[0].value.unit == "%" else "difference"
                role = role_of(kind, held[0])
                yield msgspec.structs.replace(role, way=ways[0])

    def _figures(self, quantities: Sequence[QuantityToken]) -> Iterator[Role]:
        """The figures that have a part in a change."""
        rate: Role | None = None
        previous: QuantityToken | None = None
        for at, (quantity, following) in enumerate(zip_longest(quantities, quantities[1:])):
            value = quantity.value
            if value.hedge == "range" and self._opens_range(quantity):
                yield role_of("before", quantity, value.low)
                yield role_of("after", quantity, value.high)
            elif previous and _is_compared(previous, quantity):
                yield role_of("before", quantity, value.value)
            elif quantity.first in self._before and not self._is_moved(quantity):
                yield role_of("before", quantity)
            elif quantity.first in self._after and not self._is_moved(quantity):
                yield role_of("after", quantity)
            elif quantity.first in self.levels or self._is_share(quantity, quantities[:at]):
                pass
            elif found := self._rate(quantity, rate, following):
                rate = found
                yield found
            previous = quantity

    def _is_moved(self, quantity: QuantityToken) -> bool:
        """True for "thefts from cars down 10%" and "to lose 10%", which is how much."""
        word = self.ways.last(quantity.first)
        moved = word is not None and word[1] == quantity.first not in self.levels
        return moved and quantity.value.unit == "%"

    def _is_share(self, quantity: QuantityToken, before: Sequence[QuantityToken]) -> bool:
        """True for "30m, or 12 percent of sales, up from 20m, or 11 percent", for both."""
        if quantity.first not in self._or_by:
            return False
        both = [q.first in self._or_by and q.value.unit == "%" for q in before[-2:-1]]
        end = any(q.first in self._before | self._after for q in before[-1:])
        return self.tokens.word(quantity.stop).lower() in self._of or (any(both) and end)

    def _rate(
        self, quantity: QuantityToken, other: Role | None, following: QuantityToken | None
    ) -> Role | None:
        """A figure that says how much something changed."""
        value, span = quantity.value, (quantity.first, quantity.stop)
        if fold := self._folds.get(quantity.first):
            times = float(value.value or 0)
            return Role("percent", quantity.first, fold, multiple(times), times, 1)
        if value.unit == "time" or self.is_twice(quantity):
            times = float(value.value or 0)
            if self._is_often(quantity):
                return None
            if times > 1 and self._is_added(quantity.stop):
                value = added(times)
            return Role("percent", *span, value, times, 1 if times > 1 else -1) if times else None
        way = self._way_near(quantity) or self._way_by(quantity.first)
        if not way and quantity.first in self._or_by:
            start = self.article.sentence_of(quantity.first)[0]
            same = other and not self._is_parted(other.stop, quantity.first)
            way = other.way if other and same else self.ways.before(quantity.first, start)
        if following and _is_compared(quantity, following):
            way = 1 if following.value.hedge == "more_than" else -1
        if not way:
            return None
        if value.unit == "%":
            return Role("percent", *span, value, None, way)
        if quantity.first in self.added:
            return None
        behind = self.ways.at(quantity.stop) or self.ways.at(quantity.stop + 1)
        if not behind and self.tokens.word(quantity.first - 1).lower() in self.the:
            return None
        if value.unit is None and value.value and 0 < value.value < 1:
            return Role("percent", *span, hedged(value), None, way)
        return Role("difference", *span, value, None, way)

    def is_twice(self, quantity: QuantityToken) -> bool:
        """True for "twice" as a word, not for "both" and "a couple"."""
        words = self.tokens.folded[quantity.first : quantity.stop]
        twice = quantity.reader == "word" and quantity.value.value == 2
        return twice and self._both.isdisjoint(words)

    def _is_often(self, quantity: QuantityToken) -> bool:
        """True for how often something was done: "knocked twice", "met six times over a year"."""
        often = self.tokens.word(quantity.stop).lower() in self._where
        if quantity.value.unit == "time":
            often = not self.cued("multiplied", (quantity.first, quantity.stop + 1))
        return often and not self._way_near(quantity)

    def _is_added(self, at: int) -> bool:
        """True for "three times higher", which some mean as three times added."""
        return self.ways.at(at) > 0 or self.ways.at(at + 1) > 0

    def _way_near(self, quantity: QuantityToken) -> int:
        """The way of the word of change beside a figure: "rose by 20", "a 20 percent drop"."""
        after = quantity.stop + (self.tokens.word(quantity.stop) == "-")
        return self.way_of(quantity.first, WINDOW) or self.ways.at(after)

    def _way_by(self, at: int) -> int:
        """The way of a verb further off: "has cut the price of its oil by 60 percent"."""
        return self.way_of(at, FAR) if at in self._by else 0

    def way_of(self, at: int, window: int) -> int:
        """The way of the word of change that stands right before a token."""
        word = self.word_of(at, window)
        return word[2] if word else 0

    def word_of(self, at: int, window: int) -> Way | None:
        """The word of change that stands right before a token."""
        word = self.ways.last(at)
        if word is None or word[0] < self.article.sentence_of(at)[0]:
            return None
        near = 0 <= at - word[1] <= window and self._is_plain(word[1], at)
        return word if near else None

    @cached_property
    def _worded(self) -> list[Worded]:
        """The words that are a change by themselves, in text order: "doubled", "a third"."""
        found: list[Worded] = []
        for use, spans in self.cues.items():
            kind, _, figure = use.partition(" ")
            found += ((*span, kind, float(figure)) for span in (spans if figure else ()))
        longest = {word[0]: word for word in sorted(found)}
        return list(longest.values())

    @cached_property
    def excused(self) -> list[Range]:
        """The words that say of other figures, but for those of a change: "half as much again"."""
        own = {at for first, stop, *_ in self._worded for at in range(first, stop)}
        return [span for span in self.cues["unless"] if span[0] not in own]

    def _words(self, sentence: Range) -> Iterator[Role]:
        """Changes in words: "doubled", "by a third"."""
        low, high = (bisect_left(self._worded, at, key=lambda word: word[0]) for at in sentence)
        for first, stop, kind, figure in self._worded[low:high]:
            if kind == "times":
                if self.ways.at(stop) or stop - first > 1 or not self._is_counted(first):
                    value = multiple(figure, self._said_before(first))
                    yield Role("percent", first, stop, value, figure, 1 if figure > 1 else -1)
            elif kind in PARTS:
                if way := self.way_of(first, WINDOW) or self._way_by(first) or self.ways.at(stop):
                    role, unit = PARTS[kind]
                    value = Quantity(figure, figure, figure, unit=unit)
                    yield Role(role, first, stop, value, None, way)
            elif self.tokens.word(stop).lower() in self._no_shares:
                continue
            elif way := self._way_of_share(first, stop, sentence[0]):
                over = any(end <= stop for _, end in self.cued("over", (first, stop)))
                yield Role("percent", first, stop, share_of(figure, over=over), None, way)

    def _is_counted(self, at: int) -> bool:
        """True for a thing or name: "three triples", "his total of doubles", "Triple J"."""
        index = bisect_left(self._firsts, at) - 1
        before = index >= 0 and self._quantities[index].stop == at
        named = self.tokens.word(at)[:1].isupper() and at > self.article.sentence_of(at)[0]
        return before or named or self.tokens.word(at - 1).lower() in self._things

    def _said_before(self, at: int) -> str:
        """Which words that a multiple may have stand right before it: "over", "under"."""
        uses = (u for u in HEDGES if any(e == at for _, e in self.cued(u, (at - HEDGED, at))))
        return next(uses, "")

    def _way_of_share(self, first: int, stop: int, start: int) -> int:
        """The way of a fraction: that of the words in it, or of the last verb before it."""
        inside = self._ways_inside(first, stop)
        return inside[0] if inside else self.ways.before(first, start)

    def _ways_inside(self, first: int, stop: int) -> list[int]:
        """The ways of the words that are wholly on some tokens."""
        return [way for _, end, way in self.ways.within((first, stop)) if end <= stop]

    def _opens_range(self, quantity: QuantityToken) -> bool:
        words, changing = self.tokens.folded, self.article.lexicon.changing
        spread = quantity.first > 0 and words[quantity.first - 1] in changing.spread
        return words[quantity.first] in changing.opens_range and not spread

    def _is_parted(self, first: int, stop: int) -> bool:
        """True where another change begins in a stretch."""
        return any(at in self.breaks or at in self.moves for at in range(first, stop))

    def _is_plain(self, first: int, stop: int) -> bool:
        """True for a stretch without another figure or a break."""
        opened = OPENS in self.tokens.words[first:stop]
        return not (opened or self.quantities((first, stop)) or self._is_parted(first, stop))


def role_of(kind: Kind, quantity: QuantityToken, figure: float | None = None) -> Role:
    """A figure in a role, as it is written or as the one that it stands for."""
    value = quantity.value
    if figure is not None:
        value = Quantity(figure, figure, figure, unit=value.unit)
    return Role(kind, quantity.first, quantity.stop, value)


def _is_compared(one: QuantityToken, two: QuantityToken) -> bool:
    """True for "30 percent more than 1,200", where the second figure is no bound."""
    share = one.value.unit == "%" or 0 < (one.value.value or 2) < 1
    return share and one.stop == two.first and two.value.hedge in ("more_than", "less_than")
