"""What speaks for a length being that of all that is told: it began at one time, ended at another.

"The pool was drained on 4 November and refilled on 20 December. Swimmers went without it for
twelve weeks": where no other time is near, and the length goes on with what was told, the words
around it need not say what they are of.
"""

from __future__ import annotations

from collections.abc import Sequence

from factlint.checks._end_kinds import LINK
from factlint.checks._ends import End
from factlint.checks._length_events import FAIR
from factlint.checks._length_evidence import BEFORE, LengthEvidence
from factlint.checks._length_partings import PARTED, STRONG
from factlint.checks._length_slips import far_off, is_slip
from factlint.checks._said_lengths import SaidLength
from factlint.checks._spans import Length

FRAMED = 3.0
"""What one beginning and one end weigh, where no other time is near."""

SPOKEN_OF = 1.5
"""What it weighs that somebody says today how long it has been."""
CLAUSE = 10
"""So many tokens behind a length that opens a sentence its clause has."""


class FramedLengths(LengthEvidence):
    """Weighs a length against two times that are alone with it."""

    def weigh(self, said: SaidLength, ends: Sequence[End], one: End, two: End) -> float:
        """As all others, without what begins at both times."""
        weight = super().weigh(said, ends, one, two)
        weight += SPOKEN_OF * self._is_spoken_of(said, ends, one, two)
        if self._is_from_end(said, one, two) or self._is_broken(said.length, one, two):
            weight -= PARTED
        life = said.yearly and self._is_born(one)
        return weight - PARTED * life

    def _is_spoken_of(self, said: SaidLength, ends: Sequence[End], one: End, two: End) -> bool:
        """True for "30 years is too long", "it has been shut for 30" of what began at a time."""
        if said.yearly or not one.begins or (two.place and not two.recent) or one.recent:
            return False
        begin, _ = self._article.sentence_of(said.length.first)
        spoken = any(self.says(cue, said.length, about=True) for cue in ("present", "speaking"))
        before = self._words[max(begin, said.length.first - BEFORE) : said.length.first]
        spoken = spoken or not self._perfect.isdisjoint(before)
        return spoken and {end.place for end in ends if not end.recent} == {one.place}

    def _is_born(self, end: End) -> bool:
        return not self._births.isdisjoint(self._words[slice(*self._told.around(end))])

    def _is_broken(self, length: Length, *ends: End) -> bool:
        """True for a time behind a semicolon."""
        _, stop = self._article.sentence_of(length.first)
        return any(";" in self._words[length.stop : min(stop, end.first)] for end in ends)

    def alone(self, said: SaidLength, ends: Sequence[End], one: End, two: End) -> float:
        """What it says that no others than two times are near, and that a slip explains both.

        They are the beginning and the end of what is told, or the length is of it: "the", "his",
        "after the assault".
        """
        framed = self.framed(said, ends, one, two)
        told = self._told.weigh(said, one, two) > 0 or (
            one.begins
            and not said.compound
            and (self._told.is_definite(said.length) or self._link(said) == STRONG)
        )
        if two.place and not self._goes_with(said, one, two):
            return -STRONG
        if self._parted(said, one, two) or not (told or self.is_term(said, two)):
            return framed
        least = said.length.days[0]
        only = (
            two.place and not two.recent and {one.place, two.place} == {end.place for end in ends}
        )
        short = all(end.high - end.low < least for end in (one, two))
        slip = FAIR * is_slip(said.length, one, two)
        return framed + slip if framed else FAIR * bool(only and short) + slip

    def framed(self, said: SaidLength, ends: Sequence[End], one: End, two: End) -> float:
        """What it says that all that is told began at one time, and ended at the other."""
        others = {end.place for end in ends if not end.recent} - {one.place, two.place}
        begun = one.begins or self.is_term(said, two) or not (one.ends or one.last >= 0)
        if others or not (begun and two.place and two.ends) or far_off(said, one, two):
            return 0.0
        if self.is_habit(said.length):
            return 0.0
        if self._is_of_else(said, one, two) or self._is_from_end(said, one, two):
            return 0.0
        return FRAMED if self._goes_with(said, one, two) else 0.0

    def _is_of_before(self, said: SaidLength, one: End, two: End) -> bool:
        """True for what leads up to the first time: "began on 3 May, two weeks after the vote"."""
        length = said.length
        behind = self._words[length.stop : length.stop + 1]
        begin, stop = self._article.sentence_of(length.first)
        told = begin <= one.first < length.first
        if not told or self._said["leads-up"].isdisjoint(behind):
            return False
        if not any(word[0].isalnum() for word in self._words[one.stop : length.first]):
            return True
        return not begin <= two.first < stop and self._told.weigh(said, one, two) < 0

    def _is_from_end(self, said: SaidLength, one: End, two: End) -> bool:
        """True for a length that leads on: "two hours later a second slide", "for a week from"."""
        if self._is_of_before(said, one, two):
            return True
        length = said.length
        behind = self._words[length.stop : length.stop + 1]
        if not self._said["later"].isdisjoint(behind):
            return self._later(length, one, two) > 0
        starts = self._words[two.first - 1] not in self._said["until"] and not one.recent
        if starts and 0 <= two.first - length.stop < LINK and one.first > length.first:
            return True
        return not self._said["from"].isdisjoint(behind) and length.stop < two.first < one.first

    def _goes_with(self, said: SaidLength, one: End, two: End) -> bool:
        """True for a length in the sentence of a time, and one that goes on with what was told.

        "The", "it took", "they had been without it for", "Nine hours is", "the strike … strikers".
        """
        length = said.length
        begin, stop = self._article.sentence_of(length.first)
        places = [end.place for end in (one, two) if end.place]
        if any(begin <= place[0] < stop for place in places):
            return True
        span = self._article.tokens.span(length.first, length.stop)
        if self.is_term(said, two) or self._article.layout.part_of(span) == "headline":
            return True
        if self._is_of_now(length, one, two):
            return False
        if self._told.is_definite(length) or said.yearly:
            return True
        opens = not self._told_before(length)
        if opens and not self._small.isdisjoint(self._words[length.stop : length.stop + 1]):
            return True
        before = self._words[begin : length.first]
        far = CLAUSE if self._opens(length) else LINK
        behind = self._words[length.stop : min(stop, length.stop + far)]
        if not self._resuming.isdisjoint([*before, *behind]):
            return True
        told = (slice(*self._article.sentence_of(place[0])) for place in places)
        own = range(begin, length.first)
        return any(self._told.is_one_event(own, (part.start, part.stop)) for part in told)

    def _opens(self, length: Length) -> bool:
        """True for "For three weeks visitors queued for it"."""
        return length.first - self._article.sentence_of(length.first)[0] <= 1

    def _told_before(self, length: Length) -> bool:
        """True where words of its clause stand before a length."""
        begin, _ = self._article.sentence_of(length.first)
        before = self._words[begin : length.first]
        that = self._article.grammar.listed("that")
        return any(word[0].isalnum() and word not in that for word in before[-1:])

    def _is_of_else(self, said: SaidLength, one: End, two: End) -> bool:
        """True for a length of somebody else, of what led up to a time, or of another clause."""
        length = said.length
        begin, stop = self._article.sentence_of(length.first)
        before, behind = self._words[begin : length.first], self._words[length.stop : stop]
        if self.says("ranked", length, about=True):
            return True
        if self._is_born(one) or self._is_broken(length, one, two):
            return True
        aside = not (self._of | self._said["parting"]).isdisjoint(behind[:1])
        if aside and (self._led_up(length, one) or self._is_elsewhere(length)):
            return True
        if self._is_since(length, one) and not self.is_term(said, two):
            return True
        places = [end.place for end in (one, two) if end.place]
        here = [place for place in places if begin <= place[0] < stop]
        if len(here) < len(places) and self._is_new(said) and not self.is_term(said, two):
            return True
        parted = any(
            place[1] <= length.first
            and not self._said["joining"].isdisjoint(self._words[place[1] : length.first])
            for place in here
        )
        if parted and self._said["past-perfect"].isdisjoint(before[-BEFORE:]):
            return True
        if self._kinds.is_of_kin(length.first):
            return True
        return self._kinds.is_of_another(length.first, places)
