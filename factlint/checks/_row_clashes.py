"""Whether an ordinal and how many there are can both be, once they are of one row."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.checks._occasions import Occasion
from factlint.checks._row_nouns import NOTHING, Words
from factlint.checks._row_text import RowText
from factlint.checks._row_times import are_timed
from factlint.checks._tallies import Tally

NEXT = 1
OF_VERB, OF_TIME = 2, 2
SURE = 2
PLACED = 4
"""So many tokens behind an ordinal's noun its place stands."""
MOST = 4
"""So much what narrows the row of an ordinal weighs at most."""


class Clashes:
    """Tells which tallies of one article its ordinals cannot stand beside."""

    def __init__(self, text: RowText, occasions: Sequence[Occasion]) -> None:
        self._text, self._occasions = text, occasions

    def clash(self, occasion: Occasion, tally: Tally, over: int) -> bool:
        """True for numbers that cannot both be, where so much `over` what is enough says so."""
        number, low, high = occasion.number, tally.low, tally.high
        prior = tally.prior or occasion.coming
        before = prior and (occasion.coming or not tally.listed or tally.cue > 0)
        below = number <= low if before else number < low
        if below:
            here = tally.prior and (tally.sentence == occasion.sentence or tally.closed)
            here = here and not occasion.past
            return (here or self._is_newest(occasion)) and self._holds(occasion, tally, over)
        limit = None if high is None else high + 1 if prior else high
        if limit is None or number <= limit:
            return False
        if tally.listed:  # a list that lacks one of those before is a slip, one of few is not
            row = occasion.apart | occasion.narrow
            shared = row & tally.said and (tally.closed or tells_of_others(self._text, tally))
            whole = row <= tally.said or bool(shared) or tally.closed
            return number == limit + 1 and tally.cue > 1 and whole and not occasion.past
        return (tally.closed or not prior) and self._is_held(occasion, tally)

    def _holds(self, occasion: Occasion, tally: Tally, over: int) -> bool:
        """True where the row of an ordinal takes in what a tally counts.

        What narrows the row and is not said of the tally weighs against it.
        """
        leans = self._leans(occasion, tally)
        if not self._is_of_time(
            occasion, tally, leans=leans or (over >= OF_TIME and not tally.listed)
        ):
            return False
        places = tally.narrow - tally.window
        weak = tally.cue < SURE and not tally.listed
        if weak and places and not self._text.is_said_before(places, occasion.sentence[1]):
            return False
        wider = tally.brings and tally.narrow and tally.narrow <= occasion.narrow
        left = self._left_out(occasion, tally)
        told = tally.cue >= SURE and tally.sentence != occasion.sentence
        told = told and not (tally.prior or tally.listed or left & occasion.apart)
        here = self._text.name_keys(occasion.stop, occasion.stop + PLACED)
        placed = not left.isdisjoint(map(self._text.stem, here))  # "the third in the Pacific"
        timed = bool(occasion.window & tally.window) and not placed
        told = told and (tally.brings or timed)
        return bool(leans or wider or not left or (told and min(len(left), MOST) <= over))

    def _is_of_time(self, occasion: Occasion, tally: Tally, *, leans: bool) -> bool:
        """True where a tally is of no other time than the row of an ordinal."""
        short = leans and (tally.bare or tally.brings or tally.listed or tally.prior)
        shared = bool(occasion.window & tally.window)
        if occasion.window and not shared and (tally.window or not short):
            return False
        within = self._text.kinds["within"]
        season = occasion.window & (self._text.lists["seasons"] - within)
        anew = occasion.head in within and not (occasion.row or season or tally.listed)
        return not anew or bool(occasion.window and tally.window)

    def _left_out(self, occasion: Occasion, tally: Tally) -> Words:
        """What narrows the row of an ordinal and is not said of a tally."""
        said = tally.said
        if tally.sentence == occasion.sentence:
            before, behind = (tally.sentence[0], occasion.first), (occasion.end, tally.sentence[1])
            said = self._text.said_in(*before) | self._text.said_in(*behind)
        there = not tally.listed and bool(self._text.lists["there"] & said)
        left = NOTHING if there else occasion.narrow - occasion.window
        if tally.narrow and tally.narrow <= occasion.said:
            left -= self._text.kinds["there"]
        others = tally.prior and not tally.listed and bool(left & said)  # "four others"
        return (occasion.apart | (NOTHING if others else left)) - said

    def _leans(self, occasion: Occasion, tally: Tally) -> bool:
        """True for a tally of what was told right before: "that makes five"."""
        if tally.nth == occasion.nth and not (tally.brings or tally.listed):
            return tally.closed or (occasion.row and tally.row)
        part = self._text.words[occasion.stop] in self._text.lists["parting"]
        if part and tally.brings and tally.bare and tally.nth == occasion.nth:
            return False  # "the third victim to die in hospital, brought the toll to six"
        if tally.wide and (occasion.window or occasion.narrow):
            return False
        told = (tally.bare or tally.listed or tally.cue > 1) and tally.narrow <= occasion.said
        led = tally.listed and tally.cue > OF_VERB
        near = 0 <= tally.nth - occasion.nth <= NEXT + led
        return told and near and (tally.listed or occasion.apart <= tally.said)

    def _is_held(self, occasion: Occasion, tally: Tally) -> bool:
        """True where what a tally counts takes in the row of an ordinal."""
        near = tally.closed and tally.head in occasion.heads and tally.nth - occasion.nth <= NEXT
        timed = are_timed(self._text, occasion, tally)
        if tally.window and not (tally.wide or near or timed):
            return False
        if occasion.head in self._text.kinds["within"] and not tally.window:
            return False
        return tally.cue > 1 and tally.narrow - tally.window <= occasion.said

    def _is_newest(self, occasion: Occasion) -> bool:
        """True for what is the last one so far."""
        return occasion.newest and not any(
            other.number > occasion.number
            and other.head == occasion.head
            and not other.owner.differs(occasion.owner)
            and not other.row
            for other in self._occasions
        )


def tells_of_others(text: RowText, tally: Tally) -> bool:
    """True for "Others closed it on 9 December and 17 January"."""
    return text.words[tally.sentence[0]] in text.lists["others"]
