"""Lengths that are likely meant to be those between two times, and are not, by fitted odds.

Every length is weighed against every two times around it that it does not fit: by how both are
told (`_length_signs.py`), by what else it would fit, and by what the wordings of the rule, other
lengths, and words of what goes on say of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from factlint.checks._ends import CLOCK_UNITS, End
from factlint.checks._interruptions import Interruptions
from factlint.checks._length_odds import ODDS
from factlint.checks._length_signs import LengthSigns
from factlint.checks._length_text import LengthText
from factlint.checks._length_words import Stretch
from factlint.checks._odds import Candidate, Signs
from factlint.checks._ongoing import Ongoing
from factlint.checks._said_lengths import SaidLength
from factlint.checks._spans import UNITS, Length
from factlint.checks._weighed_lengths import Pair, WeighedLengthReader, told
from factlint.extract.passages import sentences_around, token_range
from factlint.model import Span

WORDINGS = (
    *("agreed", "announced", "drought", "elapsed", "imposed", "lasting", "linked", "passed"),
    *("running", "serving", "spanning", "tenure", "term", "until"),
)
"""What the rule may say of a length."""
EXACT = 0.05
"""A length that is "more than" another is that at least, but for so much of it."""
REACH = 4
"""So many sentences before and behind a length are read."""
MOST = 4
"""So many other lengths count."""
TIGHT = 0.3
"""From day to day a length of weeks, months or years may be so much of one off."""
WIDE = 4
"""A time that is so many times as wide as a length tells nothing of it."""
DAY = 24
"""So many hours may be told as a day."""


class LikelyLengthReader:
    """Weighs every length of an article against every two times near it."""

    def __init__(
        self,
        text: LengthText,
        weighed: WeighedLengthReader,
        ongoing: Ongoing,
        links: Sequence[Sequence[str]],
    ) -> None:
        self._text, self._article, self._lengths = text, text.article, text.lengths
        self._weighed, self._ongoing = weighed, ongoing
        self._interruptions = Interruptions(text)
        recent = text.ends.recent if text.lengths else ()
        self._signs = LengthSigns(text.article, text.cues, text.said, links, recent)

    def read(self) -> Iterator[Stretch]:
        """The lengths that are likely not what lies between the two times that they belong to."""
        for said in self._lengths:
            weighed = [(ODDS.of(candidate), pair) for candidate, pair in self._candidates(said)]
            odds, pair = max(weighed, key=lambda each: each[0], default=(0.0, None))
            if pair and odds > 0:
                yield told(said, *pair, framed=False)

    def _candidates(self, length: SaidLength) -> Iterator[tuple[Candidate, Pair]]:
        """Every two times around a length that it does not fit, with all signs."""
        said, ends = self._around(self._weighed.yearly(length))
        pairs = list(self._weighed.pairs(said, ends))
        off, fitting = self._parted(said, pairs)
        if said.yearly and fitting:
            return  # the anniversary of something else
        kind = {**self._signs.kind(said), **self._beside(said)}
        for one, two in off:
            wide = one.high - one.low > WIDE * said.length.days[1] and not said.yearly
            if wide or self._signs.is_counted_since(one):
                continue
            own = self._signs.of(said, ends, one, two)
            framed = bool(own["framed"])
            signs = {
                **kind,
                **own,
                **self._fitting(said, fitting, (one, two)),
                **self._told_of(said, pairs, told(said, one, two, framed=framed), (one, two)),
                "fits-framed": framed and bool(fitting),
                **dict.fromkeys((f"as-{name}" for name in self._worded[said.length.first]), 1.0),
            }
            yield Candidate(self._places(said, one, two), signs), (one, two)

    def _around(self, said: SaidLength) -> tuple[SaidLength, list[End]]:
        """A length with the times around it; one of a day or more in hours may be in days."""
        ends = self._text.ends.around(said.length, REACH)
        if not ends and (daily := _daily(said)):
            dated = self._text.ends.around(daily.length, REACH)
            return daily, [end for end in dated if not end.cycle]
        return said, ends

    def _places(self, said: SaidLength, *ends: End) -> tuple[Span, ...]:
        placed = (end.place for end in ends if end.place)
        places = ((said.length.first, said.length.stop), *placed)
        return tuple(self._article.tokens.span(*place) for place in places)

    # Whether a length is that between two times.

    def _parted(self, said: SaidLength, pairs: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
        """The pairs of times that a length does not fit, and those that it fits."""
        off: list[Pair] = []
        fitting: list[Pair] = []
        for pair in pairs:
            (off if self._is_off(said, *pair) else fitting).append(pair)
        return off, fitting

    def _is_off(self, said: SaidLength, one: End, two: End) -> bool:
        if not self._weighed.fits(said, one, two):
            return True
        return self._is_beyond(said.length, one, two) or self._is_tight(said, one, two)

    def _is_beyond(self, length: Length, one: End, two: End) -> bool:
        """True for "more than three hours" from ten to noon."""
        if length.low is None or length.high is not None or length.unit not in CLOCK_UNITS:
            return False
        low, least = length.low * UNITS[length.unit], length.days[0]
        return one.between(two)[1] < low - EXACT * (low - least)

    def _is_tight(self, said: SaidLength, one: End, two: End) -> bool:
        """True for "a two-year ban" from 1 March 2025 until 1 September 2026."""
        length, day = said.length, UNITS[said.length.unit]
        counted = length.unit in ("week", "month", "year") and said.exact
        if not counted or said.yearly or said.old or said.nth or one.cycle or not two.place:
            return False
        if one.high > one.low or two.high > two.low or length.low is None:
            return False
        return abs(two.low - one.low - length.low * day) > TIGHT * day + 1

    # What else a length may be.

    def _fitting(self, said: SaidLength, fitting: Sequence[Pair], pair: Pair) -> Signs:
        """Which other times a length fits."""
        here = self._away(said, pair)
        return {
            "fits": bool(fitting),
            "fits-near": any(self._away(said, other) <= here for other in fitting),
            "fits-beside": any(self._away(said, other) < here for other in fitting),
            "fits-one": any(o[0] is pair[0] or o[1] is pair[1] for o in fitting),
            "fits-spell": any(o[0].begins and (o[1].ends or not o[1].place) for o in fitting),
        }

    def _away(self, said: SaidLength, pair: Pair) -> int:
        """How many sentences away two times stand."""
        number = self._article.sentence_number
        own = number(said.length.first)
        return sum(abs(number(end.first) - own) for end in pair if end.place)

    def _told_of(
        self, said: SaidLength, pairs: Sequence[Pair], stretch: Stretch, pair: Pair
    ) -> Signs:
        """What other lengths, and words of what goes on or was interrupted, say."""
        weighed, (one, two) = self._weighed, pair
        parting = self._ongoing.parting(said.length, stretch.places[0], framed=stretch.framed)
        return {
            "explained": weighed.is_explained(said.length, lambda o: weighed.fits(o, one, two)),
            "taken": weighed.is_taken(said, pairs, one, two),
            "loose": weighed.fits(said, one, two),
            "other": weighed.is_other(said, one),
            "stated": weighed.are_stated(said, one, two),
            "rank": weighed.is_ranked(said, one, two),
            "past": said.yearly and weighed.is_past(said.length),
            **({f"else-{parting}": True} if parting else {}),
            "break": self._interruptions.explain(stretch),
        }

    def _beside(self, said: SaidLength) -> Signs:
        """How many other lengths are told in the sentences around one."""
        begin, stop = sentences_around(self._article, said.length.first, REACH)
        others = sum(begin <= other.length.first < stop for other in self._lengths) - 1
        return {"lengths": min(others, MOST), "only-length": not others}

    @cached_property
    def _worded(self) -> defaultdict[int, set[str]]:
        """Which wordings of the rule stand on each token."""
        worded: defaultdict[int, set[str]] = defaultdict(set)
        for name in WORDINGS:
            for match in self._text.found[name]:
                for at in range(*token_range(self._article, match.span)):
                    worded[at].add(name)
        return worded


def _daily(said: SaidLength) -> SaidLength | None:
    """A length of a day or more in hours, in days."""
    length = said.length
    if length.unit != "hour" or (length.low or 0) < DAY:
        return None
    low, high = (None if end is None else end / DAY for end in (length.low, length.high))
    daily = Length(low, high, "day", length.first, length.stop)
    return msgspec.structs.replace(said, length=daily)
