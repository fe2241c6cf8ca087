"""The signs that a length is meant to be that between two times, and those that it is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from factlint.checks._end_kinds import LINK
from factlint.checks._ends import CLOCK_UNITS, End
from factlint.checks._length_evidence import BEFORE
from factlint.checks._length_links import LengthLinks
from factlint.checks._length_slips import is_slip
from factlint.checks._odds import Signs
from factlint.checks._said_lengths import SaidLength
from factlint.checks._spans import Length
from factlint.extract.tokens import Range

FARTHEST = 3
"""A time that is so many sentences away, or more, is far."""
MOST = 4
"""So many words that the sentences of a length and its times share count."""
DOUBLE, CLOSE = 2.0, 1.5
"""A length that is so many times another is off, or hardly."""
CUES = ("ranked", "summed", "coming", "another", "extended", "interrupted", "unless", "present")
"""What the sentence of a length may say."""
OWN = ("lasted", "awaited", "held", "apart", "ending", "speaking", "celebrated")
"""What words about a length may say."""


class LengthSigns(LengthLinks):
    """Reads the signs around the lengths of one article and the times near them."""

    @cached_property
    def _until(self) -> frozenset[str]:
        return self._said["until"] - self._said["joining"]

    def of(self, said: SaidLength, ends: Sequence[End], one: End, two: End) -> Signs:
        """All signs of a length with two times among those around it, but for those of `kind`."""
        return {
            **self._times(said, ends, one, two),
            **self._linked(said, one, two),
            **self._until_now(said, one, two),
            **self._apart_from(said, ends, one, two),
            **_sizes(said, one, two),
        }

    def kind(self, said: SaidLength) -> Signs:
        """How a length is told."""
        length = said.length
        before = self._words[max(0, length.first - LINK) : length.first]
        behind = self._words[length.stop : length.stop + 1]
        return {
            "ago": not self._said["ago"].isdisjoint(behind),
            "into": not self._said["well-into"].isdisjoint(behind),
            "may": not self._said["maybe"].isdisjoint(before),
            "habit": self.is_habit(length),
            "yearly": said.yearly,
            "compound": said.compound,
            "old": said.old,
            "several": said.several,
            "nth": said.nth,
            "hedged": not said.exact,
            "open": length.high is None,
            "quoted": self.quoted(said),
            "headline": self._in_headline((length.first, length.stop)),
            "opens": self._opens(length),
            "definite": self._told.is_definite(length),
            "new": self._is_new(said),
            "the": self._told.is_definite(length)
            and self._articles.isdisjoint(self._words[length.first - 1 : length.first]),
            "for": not self._said["for"].isdisjoint(before),
            "clock": length.unit in CLOCK_UNITS,
            "years": length.unit in ("year", "decade", "century"),
            "days": length.unit in ("day", "night"),
            "exact-days": length.unit in ("day", "night") and said.exact,
            **{f"says-{name}": self.says(name, length) for name in CUES},
            **{f"is-{name}": self.says(name, length, about=True) for name in OWN},
        }

    def _times(self, said: SaidLength, ends: Sequence[End], one: End, two: End) -> Signs:
        """Which two times they are, and where they stand."""
        length = said.length
        others = [e for e in ends if e is not one and e is not two]
        rivals = [e for e in others if not e.recent and (two.place or e.low < two.low)]
        places = [end.place for end in (one, two) if end.place]
        apart = [self._away(length, place[0]) for place in places]
        beside = [
            e for e in rivals if self._away(length, e.first) <= min(apart) and e.place not in places
        ]
        told = self._article.sentence_number(one.first)
        return {
            f"from-{min(apart[0], FARTHEST)}": 1.0,
            f"to-{min(apart[-1], FARTHEST) if two.place else 'now'}": 1.0,
            "one-place": bool(two.place) and told == self._article.sentence_number(two.first),
            "one-headline": bool(two.place) and len({*map(self._in_headline, places)}) > 1,
            "ahead-both": bool(two.place) and self._is_ahead(one) and self._is_ahead(two),
            "ahead": bool(two.place) and two.low > one.low and self._is_ahead(two),
            "rivals": min(len(rivals), MOST),
            "beside": min(len(beside), MOST),
            "alone": not rivals,
            "inside": bool(two.place) and one.first < length.first < two.first,
            "behind": all(place[1] <= length.first for place in places),
            "ahead-of": all(length.stop <= place[0] for place in places),
            "backwards": bool(two.place) and two.first < one.first,
            **self._beside_them(said, one, two),
            **self._kinds_of(length, one, two, rivals),
            "latest": not (self._said["lately"] | self._said["latest"]).isdisjoint(
                self._words[slice(*self._told.around(one))]
            ),
        }

    def _kinds_of(self, length: Length, one: End, two: End, rivals: Sequence[End]) -> Signs:
        """What began and ended then."""
        return {
            "begins": one.begins and not one.ends,
            "either": one.begins and one.ends,
            "begins-late": two.begins and not two.ends,
            "ends-early": one.ends and not one.begins,
            "ends": two.ends,
            "spell": one.begins and two.ends,
            "spell-alone": one.begins and two.ends and not rivals,
            "now-alone": one.begins and not two.place and not rivals,
            "last": self._is_last(length, one),
            "lately": one.last >= 0,
            "match": length.unit in CLOCK_UNITS and not one.cycle,
            "awaited-last": one.last >= 0 and self.says("awaited", length, about=True),
            "recent": one.recent,
            "recent-end": two.recent and bool(two.place),
        }

    def _in_headline(self, place: Range) -> bool:
        return self._article.layout.part_of(self._article.tokens.span(*place)) == "headline"

    def _is_ahead(self, end: End) -> bool:
        now = self._article.anchor
        return now is not None and not end.cycle and end.high > now.toordinal()

    def _linked(self, said: SaidLength, one: End, two: End) -> Signs:
        """What links a length to what was then."""
        length = said.length
        behind = self._words[length.stop : length.stop + 2]
        event = self._told.weigh(said, one, two)
        return {
            "linking": not self._said["linking"].isdisjoint(behind),
            "later": not self._said["later"].isdisjoint(behind[:1]),
            "one-event": event > 0,
            "other-event": event < 0,
            "named": self._told.is_named(said, one, two),
            "goes-with": self._goes_with(said, one, two),
            "term": bool(two.place) and self.is_term(said, two),
            "spoken-of": self._is_spoken_of(said, [one, two], one, two),
            "over": self.ends_now(said),
            "again": self._is_over(said, one),
            "in-one": self._are_both(one, two),
            "shared": min(len(self.shared(said, one, two)), MOST),
            **self.known(said, one, two),
        }

    def _beside_them(self, said: SaidLength, one: End, two: End) -> Signs:
        """Whether one of two times stands right behind a length."""
        length = said.length
        until = bool(two.place) and self._is_until(length, two)
        since = self._is_since(length, one)
        return {
            "announced": self._is_new(said) and bool(two.place) and self._is_ahead(two),
            "until-two": until,
            "until-two-begun": until and one.begins,
            "since-ended": since and bool(two.place) and two.ends,
            "since-ahead": since and bool(two.place) and self._is_ahead(two),
        }

    def _is_until(self, length: Length, end: End) -> bool:
        """True for "for six weeks, until 31 August"."""
        between = self._words[length.stop : end.first]
        return len(between) <= LINK and not self._until.isdisjoint(between)

    def _until_now(self, said: SaidLength, one: End, two: End) -> Signs:
        """What says that a length leads to the day of publication, or that it does not."""
        length, now = said.length, two.place is None
        begin, _ = self._article.sentence_of(length.first)
        before = self._words[max(begin, length.first - BEFORE) : length.first]
        goes_on = self._goes_on(said, one, two)
        nowness = self._nowness(said)
        perfect = not self._perfect.isdisjoint(before)
        return {
            "now": now and nowness > 0,
            "not-now": now and nowness < 0,
            "now-perfect": now and perfect,
            "then-perfect": not now and perfect,
            "past-perfect": not self._said["past-perfect"].isdisjoint(before),
            "goes-on": goes_on,
            "of-now": not now and self._is_of_now(length, one, two),
            "over-now": now and self.ends_now(said),
            "told-now": now and self._is_recent(length.first),
        }

    def _apart_from(self, said: SaidLength, ends: Sequence[End], one: End, two: End) -> Signs:
        """What parts a length from two times."""
        length = said.length
        begin, stop = self._article.sentence_of(length.first)
        placed = [end for end in (one, two) if end.place]
        here = [end for end in placed if begin <= end.first < stop]
        behind = self._words[length.stop : length.stop + 1]
        since = self._since(length, placed, one, two)
        return {
            "others": self._kinds.is_of_another(length.first, [e.place for e in placed if e.place]),
            "kin": self._kinds.is_of_kin(length.first),
            "aside": not self._said["parting"].isdisjoint(behind),
            "elsewhere": self._is_elsewhere(length),
            "of": not self._of.isdisjoint(behind),
            "led-up": self._led_up(length, one),
            "lead-up": self._kinds.lead_up(one.stop, length.first),
            "new-subject": self._is_new_subject(length, one, two),
            "parted": bool(here) and all(self._is_parted(length, end) for end in here),
            "not-later": not self._said["later"].isdisjoint(behind)
            and self._later(length, one, two) > 0,
            "of-else": self._is_of_else(said, one, two),
            "from-end": self._is_from_end(said, one, two),
            "broken": self._is_broken(length, *placed),
            "born": self._is_born(one),
            "framed": not self.says("apart", length, about=True)
            and self.framed(said, ends, one, two) > 0,
            "from-that": since > 0,
            "from-other": since < 0,
        }

    def _away(self, length: Length, token: int) -> int:
        """How many sentences a token is from a length."""
        here = self._article.sentence_number(length.first)
        return abs(self._article.sentence_number(token) - here)


def _sizes(said: SaidLength, one: End, two: End) -> Mapping[str, float]:
    """How much a length differs from what lies between two times."""
    low, high = said.length.days
    fewest, most = one.between(two)
    ratio = max(low / max(most, 1 / 1440), max(fewest, 0) / max(high, 1 / 1440))
    return {
        "short": high < fewest,
        "close": ratio <= CLOSE,
        "off": ratio > DOUBLE,
        "far-off": ratio > 2 * DOUBLE,
        "slip": is_slip(said.length, one, two),
        "rough": two.high - two.low + one.high - one.low > max(low, 0),
    }
