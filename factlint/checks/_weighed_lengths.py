"""Weighs which two times a length lies between, whatever words stand around it.

Every length is read by itself, and so is every time around it: days, months, years, clock times,
weekdays, and the day of publication. A pair of times weighs more the nearer it stands to the
length, the more their words say that something began or ended then, and the more the length is
linked to them ("after", "since", "ended a wait of"). Other times near it, another length that
explains the pair, and words of something else weigh against it. A length that leads from any
time there to any other is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cached_property
from itertools import combinations

import msgspec

from factlint.checks._ends import CLOCK_UNITS, DAILY_UNITS, DAY, End
from factlint.checks._length_links import LengthLinks
from factlint.checks._length_text import LengthText
from factlint.checks._length_words import COMPLETED, Stretch
from factlint.checks._said_lengths import SaidLength
from factlint.checks._spans import YEAR, Length
from factlint.rulebook.words import fold

ENOUGH = 5.0
"""So much a pair of times must weigh."""
CLEAR = 3.0
"""A pair that weighs so much less than the best one does not explain a length."""
BESIDE = 3
"""So many tokens behind a length the first of its own two times stands."""
BEHIND = 6
"""So many tokens behind an anniversary "ago" stands."""
AROUND = 3
"""So many sentences before and behind a length are read."""
SPELL = 2
"""So many times has one spell; a sum of several has more."""
TURN = timedelta(days=60)
"""An anniversary is spoken of so long before and after it falls."""
Pair = tuple[End, End]


class WeighedLengthReader:
    """Reads the lengths of an article that fit no two times near them."""

    def __init__(self, text: LengthText, links: Sequence[Sequence[str]]) -> None:
        self._article, self._lengths, self._ends = text.article, text.lengths, text.ends
        self._from, self._ago, self._late = (text.said[name] for name in ("from", "ago", "late"))
        recent = text.ends.recent if text.lengths else ()
        self._terms = text.said["terms"]
        self._evidence = LengthLinks(text.article, text.cues, text.said, links, recent)

    def read(self) -> Iterator[Stretch]:
        """The lengths that do not lead from the one time to the other that belong to them."""
        for said in self._lengths:
            if not said.nth and (stretch := self._stretch(said)):
                yield stretch

    @cached_property
    def _exact(self) -> Mapping[int, Sequence[SaidLength]]:
        """The lengths without a hedge, by the number of their sentence."""
        exact: defaultdict[int, list[SaidLength]] = defaultdict(list)
        for said in self._lengths:
            if said.exact:
                exact[self._article.sentence_number(said.length.first)].append(said)
        return exact

    def yearly(self, said: SaidLength) -> SaidLength:
        years = said.length.unit not in (*CLOCK_UNITS, *DAILY_UNITS, "month")
        if years and self._evidence.says("celebrated", said.length, about=True):
            return msgspec.structs.replace(said, yearly=True)
        return said

    def is_ranked(self, said: SaidLength, one: End, two: End) -> bool:
        """True for "the worst closure for seven weeks" of what lasted from one time to another."""
        spell = two.place and one.begins and two.ends and one.last < 0
        return bool(spell) and self._evidence.says("ranked", said.length, about=True)

    def is_other(self, said: SaidLength, one: End) -> bool:
        """True for a length that is planned, counted from elsewhere, or one of several.

        "A five-week wait" that is over is counted from a time beside it.
        """
        apart = self._evidence.says("apart", said.length, about=True)
        begin, stop = self._article.sentence_of(said.length.first)
        over = begin <= one.first < stop and self._evidence.says("ending", said.length, about=True)
        late = self._late.intersection(
            self._article.tokens.folded[said.length.stop : said.length.stop + 1]
        )
        prior = self._evidence.is_prior(said.length)
        return said.several or prior or bool(late) or (apart and not over)

    def _stretch(self, said: SaidLength) -> Stretch | None:
        said = self.yearly(said)
        if said.yearly and self.is_past(said.length):
            return None
        ends = self._ends.around(said.length, AROUND)
        if len(ends) > SPELL and self._evidence.says("summed", said.length, about=True):
            return None
        pairs = [
            (one, two)
            for one, two in self.pairs(said, ends)
            if not self.is_ranked(said, one, two)
            and not self._evidence.is_counted_since(one)
            and (not self.is_other(said, one) or self.are_stated(said, one, two))
        ]
        weighed = [(self._evidence.weigh(said, ends, *pair), -n) for n, pair in enumerate(pairs)]
        best, at = max(weighed, default=(0.0, 0))
        fitting = [weight for weight, n in weighed if self.fits(said, *pairs[-n])]
        if not pairs or (fitting and (said.yearly or max(fitting) > best - CLEAR)):
            return None
        one, two = pairs[-at]
        framed = self._evidence.framed(said, ends, one, two)
        if not any(self.fits(said, *pair) for pair in pairs):
            best += framed if self._is_ahead(two) else self._evidence.alone(said, ends, one, two)
        if best < ENOUGH:
            return None
        if self.is_explained(said.length, lambda other: self.fits(other, one, two)):
            return None
        if self.is_taken(said, pairs, one, two):
            return None
        return told(said, one, two, framed=framed > 0)

    def is_past(self, yearly: Length) -> bool:
        """True for an anniversary that was "two years ago"."""
        behind = self._article.tokens.folded[yearly.stop : yearly.stop + BEHIND]
        return not self._ago.isdisjoint(behind)

    def _is_ahead(self, end: End) -> bool:
        """True for a time that is to come."""
        return self._ends.now is not None and end.high > self._ends.now.high

    def are_stated(self, said: SaidLength, one: End, two: End) -> bool:
        """True for "for 18 months, from January 1 until June 30": it is between them, planned.

        So it is for a lease that begins at the one time and expires at the other.
        """
        if two.place and self._evidence.is_term(said, two):
            return True
        if self._is_said_again(one, two):
            return True
        begin, stop = self._article.sentence_of(said.length.first)
        here = begin <= one.first < two.first < stop
        beside = 0 <= one.first - said.length.stop <= BESIDE
        opens = fold(self._article.tokens.word(one.first - 1)) in self._from
        return here and beside and opens and two.ends

    def _is_said_again(self, one: End, two: End) -> bool:
        """True for "the suspension runs from 1 May 2024 to 30 April 2026"."""
        begin, stop = self._article.sentence_of(one.first)
        words = self._article.tokens.folded
        opens = words[one.first - 1] in self._from and begin <= one.first < two.first < stop
        return opens and two.ends and not self._terms.isdisjoint(words[begin : one.first])

    def pairs(self, said: SaidLength, ends: Sequence[End]) -> Iterator[Pair]:
        """Each two times, the earlier one first, and each that is past with today."""
        days = said.length.unit in (*CLOCK_UNITS, *DAILY_UNITS)
        for one, two in combinations(ends, 2):
            if one.recent and two.recent and not days:
                continue
            yield _in_order(one, two)
        now = self._ends.now
        if now and said.length.unit not in CLOCK_UNITS:
            over = self._evidence.ends_now(said)
            yield from (
                (one, now)
                for one in ends
                if one.high < now.low and not one.cycle and (over or not one.recent)
            )

    # Whether a length is that between two times.

    def fits(self, said: SaidLength, one: End, two: End) -> bool:
        if said.yearly:
            return self._fits_years(said.length, one, two)
        length = said.length
        if 0 < one.cycle <= DAY and length.unit not in CLOCK_UNITS:
            return False
        if two.place is None and length.unit == "year" and length.high is not None:
            length = msgspec.structs.replace(length, high=length.high + COMPLETED)
        return one.leads(two, length)

    def _fits_years(self, length: Length, one: End, two: End) -> bool:
        """Years are counted, not days; some weeks before and after it is near."""
        if one.cycle or length.low is None or length.high is None:
            return True
        if two.place or one.high - one.low > MONTHLY:
            early, late = two.days
            early, late = (early, late) if two.place else (early - TURN, late + TURN)
            low, high = early.year - one.days[1].year, late.year - one.days[0].year
            return low <= length.high and length.low <= high
        apart = (two.low - one.low) / YEAR
        slack = TURN.days / YEAR
        return apart - slack <= length.high and length.low <= apart + slack

    def explains(self, stretch: Stretch) -> bool:
        """True where another length near one is that between the same two times."""
        times = stretch.start, stretch.end
        return self.is_explained(stretch.length, lambda other: other.length.leads(*times))

    def is_explained(self, length: Length, fits: Callable[[SaidLength], bool]) -> bool:
        """True where another length near it fits its times."""
        number = self._article.sentence_number(length.first)
        return any(
            other.length.first != length.first and fits(other)
            for near in range(number - AROUND, number + AROUND + 1)
            for other in self._exact.get(near, ())
        )

    def is_taken(self, said: SaidLength, pairs: Sequence[Pair], one: End, two: End) -> bool:
        """True where a length beside one of the times, elsewhere, leads from or to it."""
        number = self._article.sentence_number
        here = number(said.length.first)
        ends = [end for end in (one, two) if end.place and number(end.first) != here]
        beside = {number(end.first) for end in ends}
        return any(
            self.fits(other, *pair)
            for near in beside
            for other in self._exact.get(near, ())
            for pair in pairs
            if any(end in pair for end in ends)
        )


def _in_order(one: End, two: End) -> Pair:
    """The earlier of two times first; of those that recur the one that is told first begins."""
    if not one.cycle:
        earlier, later = sorted((one, two), key=lambda end: (end.low, end.first))
        return earlier, later
    earlier, later = sorted((one, two), key=lambda end: end.first)
    return (later, earlier) if earlier.ends and later.begins else (earlier, later)


MONTHLY = 31
"""So many days a time that is given as a month or a day has at most."""


def told(said: SaidLength, one: End, two: End, *, framed: bool) -> Stretch:
    places = tuple(end.place for end in (one, two) if end.place)
    apart = one.between(two) if one.cycle or one.high < 1 else None
    return Stretch(
        said.length, one.days, two.days, places, counted=True, apart=apart, framed=framed
    )
