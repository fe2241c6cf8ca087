"""Changes told beside two figures of two times: "450 in 2021 … 540 last year, 10 percent more"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from factlint.checks._directions import DirectionReader
from factlint.checks._heads import HeadReader
from factlint.checks._moves import Move
from factlint.checks._roles import Role, RoleReader, role_of
from factlint.checks._same_matter import SPANS, MatterReader
from factlint.checks._told_after import EarlierReader
from factlint.checks._told_beside import BesideReader
from factlint.extract.article import Article
from factlint.extract.passages import adjoin
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range

SCALED = 1000
LETTERS = 4
VERB = 3
OPENING = 6
Pair = tuple[QuantityToken, QuantityToken]
Window = tuple[Range, ...]


class ComparedReader:
    """Finds the changes that a sentence, or two in a row, tell with figures of two times."""

    def __init__(self, article: Article, roles: RoleReader) -> None:
        self.article = article
        self.tokens = article.tokens
        self.roles = roles
        self.heads = HeadReader(article)
        self._matter = MatterReader(article, roles, self.heads)
        vague = frozenset(article.lexicon.numbers.articles)
        self._the = article.grammar.listed("article-the") - vague

    @cached_property
    def _breaks(self) -> set[int]:
        """Where another matter begins: "while", "and"."""
        joins, words = self.heads.closed.joins, self.tokens.words
        places = (at for sentence in self.roles.sentences for at in range(*sentence))
        return self.roles.breaks | {at for at in places if words[at].lower() in joins}

    @cached_property
    def _marks(self) -> list[tuple[int, int, str]]:
        """The words for a time, each with what it is."""
        words, cues = self.tokens.words, self.roles.cues
        times = [(t.first, t.stop, " ".join(words[t.first : t.stop])) for t in self.article.times]
        return sorted([*times, *((*span, use) for use in ("then", "now") for span in cues[use])])

    def read(self, told: Sequence[Move]) -> Iterator[Move]:
        """The changes that are not told with a figure before and one after already."""
        used = {role.first for move in told if move.before for role in move.roles}
        bound = {move.percent.first for move in told if move.percent and not move.percent.times}
        bound |= {move.difference.first for move in told if move.difference}
        rates = {
            s: [r for r in self.roles.read(s) if r.kind == "percent"] for s in self.roles.sentences
        }
        gaps = {s: list(self.roles.differences(s)) for s in self.roles.sentences}
        for window in self._windows():
            said = [rate for sentence in window for rate in rates.get(sentence, ())]
            said = said or [gap for sentence in window for gap in gaps.get(sentence, ())]
            if len(said) != 1 or said[0].first in used or not said[0].way:
                continue
            pair = self._pair(window, said[0])
            if pair is None or not self._is_of(said[0], pair):
                continue
            if said[0].first in bound and not self._is_inside(said[0], pair):
                continue
            used.add(said[0].first)
            yield self._move(said[0], pair)
        for move in self._matter.recalled(told):
            if move.percent and move.percent.first not in used:
                used.add(move.percent.first)
                yield move
        yield from DirectionReader(self.article, self.roles, self.heads, self._matter).read(told)
        yield from EarlierReader(self.article, self.roles, self.heads, self._matter).read(told)
        beside = BesideReader(self.article, self.roles, self.heads, self._matter)
        yield from beside.read(
            [r for told in (rates, gaps) for said in told.values() for r in said], used | bound
        )

    def _windows(self) -> Iterator[Window]:
        """Each sentence, and each two and three in a row."""
        yield from ((sentence,) for sentence in self.roles.sentences)
        pairs = [(a, b) for a, b in pairwise(self.roles.sentences) if adjoin(self.article, a, b)]
        yield from pairs
        yield from ((a, b, d) for (a, b), (c, d) in pairwise(pairs) if b == c)

    def _pair(self, window: Window, rate: Role) -> Pair | None:
        """The two figures of one unit that stand there, if there are two and no more."""
        groups: dict[str | None, list[QuantityToken]] = defaultdict(list)
        for sentence in window:
            for quantity in self.roles.quantities(sentence):
                value = quantity.value
                small = value.value is not None and 0 < value.value < 1 and value.unit is None
                if rate.first < quantity.stop and quantity.first < rate.stop:
                    continue
                if value.hedge == "range" or value.vague or value.value is None:
                    return None
                if not small and value.unit != "time":
                    groups[value.unit].append(quantity)
        pairs = [held for held in groups.values() if len(held) > 1]
        if rate.value.unit == "points" and len(groups["%"]) > 1:
            pairs = [groups["%"]]
        if not pairs:
            pairs = self._elided(groups)
        if len(pairs) != 1 or len(pairs[0]) != 2:
            return None
        one, two = pairs[0]
        return (one, two) if self._are_told(one, two) else None

    def _elided(self, groups: dict[str | None, list[QuantityToken]]) -> list[list[QuantityToken]]:
        """A figure with a unit, and one that leaves it out: "6 million euros", "8 million"."""
        bare = groups.get(None, [])
        named = [held for unit, held in groups.items() if unit not in (None, "%", *SPANS)]
        if len(bare) != 1 or len(named) != 1:
            return []
        both = sorted((*bare, *named[0]), key=lambda q: q.first)
        scaled = all((q.value.value or 0) >= SCALED for q in both)
        return [both] if scaled else []

    def _are_told(self, one: QuantityToken, two: QuantityToken) -> bool:
        """True for figures of one noun and of two times."""
        if one.value.unit in SPANS and one.value.unit != two.value.unit:
            return False
        nouns = [self.heads.counted(q) for q in (one, two)]
        if all(nouns) and nouns[0] != nouns[1]:
            return False
        first, stop = self.article.sentence_of(one.first)[0], self.article.sentence_of(two.first)[1]
        marks = {name for at, _, name in self._marks if first <= at < stop}
        cued = self.roles.is_before(one) or self.roles.is_before(two)
        cued_after = self.roles.is_after(one) or self.roles.is_after(two)
        twice = all(map(self.roles.is_before, (one, two))) or all(
            map(self.roles.is_after, (one, two))
        )
        return not twice and len(marks) + cued + cued_after > 1

    def _is_inside(self, rate: Role, pair: Pair) -> bool:
        """True for a rate between its figures with no time of its own, or behind "from 84"."""
        if rate.first > pair[1].first and self.roles.is_before(pair[0]):
            return True
        between = range(rate.stop, pair[1].stop + 2)
        dated = any(at in between for at, _, _ in self._marks)
        return pair[0].first < rate.first < pair[1].first and not dated

    def _is_of(self, rate: Role, pair: Pair) -> bool:
        """True for a rate that is said of the two figures."""
        places = [self.article.sentence_of(q.first) for q in pair]
        own = self.article.sentence_of(rate.first)
        if self.tokens.word(rate.stop).lower() in self.heads.closed.of and rate.times is None:
            return False
        if rate.kind == "difference" and not _is_in_unit(rate, pair):
            return False
        if pair[0].value.unit == "%" and not self._is_level(rate, pair, places[0]):
            return False
        if rate.first > pair[1].first and self._matter.names_other(rate, pair[1].stop):
            return False
        if own == places[0] == places[1]:
            return not self._is_joined(rate, pair)
        if any(q.value.unit in SPANS for q in pair) or self._runs_back(rate, pair):
            return False
        if self._matter.is_other(rate, own, places):
            return False
        if own == places[1] and self._is_told_of(rate, pair):
            return not self._is_joined(rate, pair[1:])
        if own == places[1]:
            near = rate.first > pair[1].first and not self._is_joined(rate, pair[1:])
            return near and self._is_linked(pair, places)
        if own in places:
            follows = rate.first < pair[0].first and not self._is_joined(rate, pair[:1])
            return follows and self._begins("same", places[1])
        if places[0] != places[1] and not self._is_linked(pair, places):
            return False
        marked = self.roles.is_before(pair[1])
        if marked and own < places[0] == places[1] and self._is_alone(rate, own):
            return True
        if own > places[1] and self._begins("same", own):
            return rate.first - own[0] <= OPENING
        return self._matter.is_of_years(own, places) and self._is_topic(own, places[0], pair)

    def _is_told_of(self, rate: Role, pair: Pair) -> bool:
        """True for "the number had fallen 40 percent, to 90" of the figure told before."""
        before = range(rate.first - VERB, rate.first)
        named = any(stop in before for _, stop in self.roles.cues["same"])
        return named and rate.first < pair[1].first and self.roles.is_after(pair[1])

    def _runs_back(self, rate: Role, pair: Pair) -> bool:
        """True for figures that go the other way than a change that another sentence tells."""
        before, after = pair if self.roles.is_before(pair[0]) else pair[::-1]
        marked = self.roles.is_before(before) or self.roles.is_after(after)
        step = (after.value.value or 0) - (before.value.value or 0)
        return marked and step * rate.way < 0

    def _is_alone(self, rate: Role, sentence: Range) -> bool:
        """True for a rate that is the only figure of its sentence, but for how long it took."""
        others = (
            q
            for q in self.roles.quantities(sentence)
            if q.first != rate.first and self.tokens.word(q.stop) != "-"
        )
        return all(q.value.unit in SPANS for q in others)

    def _is_level(self, rate: Role, pair: Pair, place: Range) -> bool:
        """False for percentages that may be changes themselves: "rises of 1 percent, 2 and 4"."""
        if any(map(self.roles.is_before, pair)) and any(map(self.roles.is_after, pair)):
            return True
        in_row = rate.kind == "percent" and place[0] <= rate.first < pair[0].first
        return rate.first > pair[1].first or (not in_row and self._begins("valued", place))

    def _is_joined(self, rate: Role, pair: Sequence[QuantityToken]) -> bool:
        """True where another matter begins between a rate and the nearest figure.

        "The 60-cent jump" goes back to what was told before.
        """
        if self.tokens.word(rate.first - 1).lower() in self._the and rate.first > pair[-1].first:
            return False
        if rate.first < pair[0].first:
            between = range(rate.stop, pair[0].first)
        else:
            between = range(pair[-1].stop, rate.first)
        return not self._breaks.isdisjoint(between)

    def _is_linked(self, pair: Pair, places: Sequence[Range]) -> bool:
        """True where the second of two sentences goes on about the first one's figure."""
        nouns = [self.heads.counted(q) for q in pair]
        if nouns[0] and nouns[0] == nouns[1]:
            return True
        referred = self.roles.cued("same", (places[1][0], pair[1].first))
        return bool(referred) or not nouns[1]

    def _is_topic(self, own: Range, place: Range, pair: Pair) -> bool:
        """True where a rate in another sentence is one of what the figures count."""
        nouns = {noun for q in pair if (noun := self.heads.counted(q))}
        if self._begins("valued", place):
            return True
        if nouns:
            said = [self.heads.stem(at) for at in range(*own)]
            return any(_is_alike(noun, stem) for noun in nouns for stem in said)
        if self._begins("same", place) or self._goes_on(own, place):
            return True
        return bool(self._subject(own) & self._subject(place)) or self._heads(own, place)

    def _heads(self, own: Range, place: Range) -> bool:
        """True for a headline that shares a root with what stands below it."""
        if self.article.layout.part_of(self.tokens.span(*own)) != "headline":
            return False
        above, below = ({self.heads.stem(at) for at in range(*s)} - {""} for s in (own, place))
        return any(_is_alike(one, other) for one in above for other in below)

    def _subject(self, sentence: Range) -> set[str]:
        """The stems of the words that a sentence begins with, without whose they are."""
        found = set()
        for at in range(*sentence):
            word = self.tokens.word(at).lower()
            if word in self.heads.closed.prepositions or at in self.roles.moves:
                break
            if self.tokens.word(at + 1).lower() not in ("'s", "'"):
                found.add(self.heads.stem(at))
        return found - {""}

    def _begins(self, use: str, sentence: Range) -> bool:
        """True for a sentence that begins with "it" or "the figure"."""
        return bool(self.roles.cued(use, (sentence[0], sentence[0] + 2)))

    def _goes_on(self, own: Range, place: Range) -> bool:
        """True for "In 2023 it had" behind a change of which no time is told."""
        dated = any(own[0] <= at < own[1] for at, _, _ in self._marks)
        starts = {stop for at, stop, _ in self._marks if place[0] <= at <= place[0] + 1}
        return not dated and any(at in starts for at, _ in self.roles.cues["same"])

    def _move(self, rate: Role, pair: Pair) -> Move:
        before, after = sorted(pair, key=lambda q: rate.way * (q.value.value or 0))
        marked = self.roles.is_before(after) or self.roles.is_after(before)
        if marked or self._matter.is_of_earlier_year(after, before):
            before, after = after, before
        ends = role_of("before", before), role_of("after", after)
        if rate.kind == "difference":
            return Move(None, rate, *ends, rate.way)
        return Move(rate, None, *ends, rate.way)


def _is_in_unit(rate: Role, pair: Pair) -> bool:
    """True for a difference of the unit of its figures, or of points between percentages."""
    unit = "%" if rate.value.unit == "points" else rate.value.unit
    return rate.value.hedge == "exact" and {q.value.unit for q in pair} == {unit}


def _is_alike(one: str, two: str) -> bool:
    """True for words of one root: "member" and "membership"."""
    short, long = sorted((one, two), key=len)
    return len(short) >= LETTERS and long.startswith(short)
