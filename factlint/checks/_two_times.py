"""Figures of one thing at two times: "There were 40 in 2019. Today there are 60"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import msgspec

from factlint.checks._born import Days
from factlint.checks._figure_times import FigureTimes, Mark
from factlint.checks._heads import Figured, HeadReader
from factlint.checks._roles import RoleReader
from factlint.checks._same_matter import LENGTHS
from factlint.extract.article import Article
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range, beginning_in

APART, PARTED, FAR, HALF, ROOT = 12, 6, 1000, 6, 4
"""So far a time stands from its figure at most, and what counts for a mark or "and" between."""
SCALED = 1000
PRESENT, COMING = 0.25, 2
"""Those of "it has 40", behind any time gone by, and of "it will have 40"."""
DASHES = ("-", "–", "/")
YEARS = "1900", "2099"
STOPS, OPENS = (";", ","), ":"
OTHERS = ("year", "time", "points")
ANYBODY = "*"
"""What figures of persons count."""


class TimedPair(msgspec.Struct, frozen=True):
    """Two figures of one unit with their times, the earlier one first."""

    before: Figured
    after: Figured
    places: tuple[Range, Range]
    marks: int
    days: int = 0
    since: Days | None = None
    until: Days | None = None
    named: bool = False
    told: bool = False
    rough: bool = False

    @property
    def start(self) -> int:
        """Where the first of its sentences begins."""
        return min(self.places)[0]

    @property
    def stop(self) -> int:
        """Where the last of its sentences ends."""
        return max(self.places)[1]


class PairReader:
    """Finds the figures that tell how many there were at two times."""

    def __init__(self, article: Article, roles: RoleReader, heads: HeadReader) -> None:
        self._article, self._tokens = article, article.tokens
        self._roles, self._heads = roles, heads
        self._leading = article.grammar.listed("preposition")
        self._rates: set[int] = set()
        self._nouns: dict[tuple[int, str | None], str] = {}
        self.marks = FigureTimes(article, roles).read()
        said = roles.said
        self.referring, self._gone = said.begun("instances"), said.begun("that_time")
        self.records = said.begun("streaks") | said.ended("best")
        self._coming, self._present = said.ended("coming"), said.ended("present")
        self._owners = article.grammar.listed("article-the", "possessive-mark")
        self._none = frozenset(article.lexicon.changing.no_nouns)

    def read(self, taken: set[int]) -> Iterator[TimedPair]:
        """The pairs among the figures that are not said to be rates."""
        self._rates = taken
        number = self._article.sentence_number
        groups: dict[str | None, list[QuantityToken]] = defaultdict(list)
        for sentence in self._roles.sentences:
            for quantity in self._roles.quantities(sentence):
                if self.counts(quantity):
                    groups[quantity.value.unit].append(quantity)
        self._elide(groups)
        for held in groups.values():
            for at, one in enumerate(held):
                for two in held[at + 1 : at + 4]:
                    if number(two.first) - number(one.first) > 3:
                        break
                    if self.are_alike(one, two):
                        near = held[max(0, at - 3) : at + 6]
                        if self._is_alone(one, two, near) and not self._is_parted(one, two):
                            yield from self.ordered(one, two)
                        break

    def _elide(self, groups: dict[str | None, list[QuantityToken]]) -> None:
        """Puts the 8 million of "6 million euros … 8 million" beside the one with a unit."""
        bare = [q for q in groups.get(None, ()) if not self.noun(q)]
        named = [unit for unit in groups if unit not in (None, "%", *LENGTHS)]
        if len(bare) == len(named) == len(groups[named[0]]) == 1 if named else False:
            both = sorted((*bare, *groups[named[0]]), key=lambda q: q.first)
            if all((q.value.value or 0) >= SCALED for q in both):
                groups[named[0]] = both

    def counts(self, quantity: QuantityToken) -> bool:
        """True for a figure that tells how many or how much there is of something."""
        first, value = quantity.first, quantity.value
        if first in self._roles.added or first in self._roles.levels | self.records:
            return False
        return self.may_count(quantity) and value.hedge in ("exact", "about")

    def may_count(self, quantity: QuantityToken) -> bool:
        """True for a figure that is no rate, time or label."""
        value, words = quantity.value, self._tokens.words
        dashed = {words[quantity.first - 1], *words[quantity.stop : quantity.stop + 1]}
        if quantity.first in self._rates or not dashed.isdisjoint(DASHES):
            return False
        if quantity.first in self._timed or value.unit in OTHERS or self._is_label(quantity):
            return False
        return not self._roles.is_twice(quantity) and not value.vague and bool(value.value)

    def _is_label(self, quantity: QuantityToken) -> bool:
        """True for the number of "the city's 311 line", and for that of "the Half Marathon"."""
        at, word = quantity.stop, self._tokens.word(quantity.first)
        if word[:1].isupper():
            return quantity.first > self._article.sentence_of(quantity.first)[0]
        owned = self._tokens.word(quantity.first - 1).lower() in self._owners
        noun = self._heads.phrase(at)[1] == at + 1 and not self._heads.is_plural(at)
        noun = noun and "," not in word
        named = noun and self._tokens.word(at).islower() and self._tokens.word(at) not in self._none
        return owned and named and quantity.value.unit is None

    def are_alike(self, one: Figured, two: Figured) -> bool:
        """True for figures that count one thing, or persons, as far as they say."""
        return is_kin(self.noun(one), self.noun(two))

    def noun(self, quantity: Figured) -> str:
        """What a figure counts; persons are one thing."""
        key = quantity.first, quantity.value.unit
        if key not in self._nouns:
            self._nouns[key] = self._noun(quantity)
        return self._nouns[key]

    def _noun(self, quantity: Figured) -> str:
        head = self._heads.head(quantity)
        if head is None or self._tokens.word(head).lower() in self._none:
            return ""
        if quantity.first in self.referring:
            return ""
        if self._heads.is_person(head):
            return ANYBODY
        return self._heads.counted(quantity)

    def _is_alone(
        self, one: QuantityToken, two: QuantityToken, near: Sequence[QuantityToken]
    ) -> bool:
        """True for figures with no third of what they count in their sentences."""
        places = {self._article.sentence_of(q.first) for q in (one, two)}
        noun = self.noun(one) or self.noun(two)
        for other in near:
            if other.first in (one.first, two.first):
                continue
            if self._article.sentence_of(other.first) in places:
                own = self.noun(other)
                if not own or not noun or is_kin(own, noun):
                    return False
        return True

    def _is_parted(self, one: QuantityToken, two: QuantityToken) -> bool:
        """True where a sentence between two figures tells of another one, with a time."""
        own, last = map(self._article.sentence_of, (one.first, two.first))
        between = own[1], last[0]
        held = {q.first for q in self._roles.quantities(between)} - self._timed
        return bool(held) and bool(beginning_in(self.marks, between))

    def ordered(self, one: QuantityToken, two: QuantityToken) -> Iterator[TimedPair]:
        """The pair with the earlier figure first, where its times say so."""
        first, second = self._time(one), self._time(two)
        if self._is_ahead(first, second) or self._is_ahead(second, first):
            return
        by_state = first.state - second.state
        by_days = _order(first.days, second.days)
        months = first.month - second.month
        wraps = months < 0 and not by_state
        if first.month and second.month and (abs(months) <= HALF or wraps):
            by_days = months
        if _is_day(first.days) and _is_day(second.days) and by_state:
            by_days = 0
        if abs(by_state) < 1 and by_days:
            by_state = 0
        if (by_state and by_days and (by_state < 0) != (by_days < 0)) or not (by_state or by_days):
            return
        marks = sum(bool(t.state or t.days) for t in (first, second))
        days = 0
        if first.days and second.days and by_days:
            days = abs((first.days[0] - second.days[0]).days)
        elif not (first.days and second.days):
            days = int(max(first.length, second.length)) or self._until_now(first, second)
        both = (one, two) if (by_state or by_days) < 0 else (two, one)
        sentences = [self._article.sentence_of(q.first) for q in both]
        times = (first.days, second.days) if both[0] is one else (second.days, first.days)
        rough = bool(first.month or second.month)
        named = bool(self.noun(one) or self.noun(two))
        yield TimedPair(
            *both, (sentences[0], sentences[1]), marks, days, *times, named, rough=rough
        )

    def is_timed(self, figure: Figured) -> bool:
        """True for a figure of which something says when it was so."""
        return figure.first in self._owned or self._roles.is_after(figure)

    def _until_now(self, *times: Mark) -> int:
        """How many days lie between the time of one figure and that of one that is so now."""
        today = self._article.anchor
        known = [mark.days for mark in times if mark.days]
        now = any(mark.state in (1, PRESENT) and not mark.days for mark in times)
        return abs((today - known[0][0]).days) if today and now and len(known) == 1 else 0

    def _is_ahead(self, mark: Mark, other: Mark) -> bool:
        """True for a figure that is so by now beside one of a time to come."""
        today = self._article.anchor
        past = bool(other.days and today and other.days[1] < today)
        return mark.state == PRESENT and not mark.days and not past

    def _time(self, quantity: QuantityToken) -> Mark:
        """When a figure was so, as far as the words beside it say."""
        marks = self._owned.get(quantity.first, ())
        state = next((mark.state for mark in marks if mark.state), 0)
        days = next((mark.days for mark in marks if mark.days), None)
        month = next((mark.month for mark in marks if mark.month), 0)
        length = next((mark.length for mark in marks if mark.length), 0.0)
        if self._roles.is_before(quantity) or quantity.first in self._gone:
            state = -1
        elif quantity.first in self._coming:
            state = COMING
        elif self._roles.is_after(quantity):
            state = 1
        elif not state and quantity.first in self._present:
            state = PRESENT
        return Mark(quantity.first, quantity.stop, state, days, length, month)

    @cached_property
    def _owned(self) -> dict[int, list[Mark]]:
        """The times of each figure: those that it stands nearest to."""
        found: dict[int, list[Mark]] = defaultdict(list)
        for sentence in self._roles.sentences:
            own = [q for q in self._roles.quantities(sentence) if self.counts(q)]
            for mark in beginning_in(self.marks, sentence) if own else ():
                gap, nearest = min((self._gap(mark, q), q.first) for q in own)
                if gap <= APART or (len(own) == 1 and gap < FAR):
                    found[nearest].append(mark)
        return found

    def _gap(self, mark: Mark, figure: QuantityToken) -> int:
        """How far a time stands from a figure; "and" parts them."""
        first, stop = sorted(((mark.first, mark.stop), (figure.first, figure.stop)))
        words = self._tokens.folded[first[1] : stop[0]]
        joins = self._heads.closed.joins
        between = range(first[1], stop[0])
        if OPENS in words or not self._rates.isdisjoint(between):
            return FAR
        parted = any(word in joins or word in STOPS for word in words)
        parted = parted or not self._roles.breaks.isdisjoint(between)
        return max(0, stop[0] - first[1]) + PARTED * parted

    @cached_property
    def _timed(self) -> set[int]:
        """The tokens of times: the "two" of "two seasons ago" is none of the figures."""
        years = {q.first for q in self._article.quantities if self._is_year(q)}
        marked = {at for mark in self.marks for at in range(mark.first, mark.stop)}
        words = self._tokens.words
        ends = (q.first for q in self._article.quantities if words[q.first - 1] in DASHES)
        return years | marked | {at for at in ends if at - 2 in marked}  # "2023-24"

    def years(self, place: Range) -> list[str]:
        """The bare years of a stretch."""
        held = (q for q in self._roles.quantities(place) if self._is_year(q))
        return [self._tokens.word(q.first) for q in held]

    def _is_year(self, quantity: QuantityToken) -> bool:
        """True for the bare year of "an increase of 700 on 2023"."""
        word = self._tokens.word(quantity.first)
        led = self._tokens.word(quantity.first - 1).lower() in self._leading
        year = word.isdecimal() and len(word) == len(YEARS[0]) and YEARS[0] <= word <= YEARS[1]
        return year and led and not self._heads.counted(quantity)


def merged(told: Sequence[TimedPair], timed: Iterable[TimedPair]) -> list[TimedPair]:
    """Each pair once, with its times; a figure that has its partner has no other."""
    found = {frozenset((pair.before.first, pair.after.first)): pair for pair in told}
    partners = {first for pair in told for first in (pair.before.first, pair.after.first)}
    for pair in timed:
        ends = frozenset((pair.before.first, pair.after.first))
        if ends in found:
            found[ends] = msgspec.structs.replace(pair, marks=2)
        elif partners.isdisjoint(ends):
            found[ends] = pair
    return list(found.values())


def is_kin(one: str, two: str) -> bool:
    """True for words for one thing, as far as both are there: "ferry" and "ferries"."""
    return not one or not two or one == two or one[:ROOT] == two[:ROOT]


def _is_day(days: Days | None) -> bool:
    return days is not None and days[0] == days[1]


def _order(one: Days | None, two: Days | None) -> int:
    """-1 where the first days are before the second ones, 1 where they are behind them."""
    if one is None or two is None:
        return 0
    return (one[1] > two[1]) - (one[1] < two[1]) if one[1] < two[0] or two[1] < one[0] else 0
