"""Lengths of what was interrupted, which are shorter than the times are apart.

"Opened at 10am and rose at 2pm … three hours of evidence" leaves out the hour for lunch, "a
90-minute match" its half-time, and "six years in charge" a gap of two. So
does a length that makes up what lies between the times with another one beside it.
"""

from __future__ import annotations

from factlint.checks._ends import CLOCK_UNITS
from factlint.checks._length_text import LengthText
from factlint.checks._length_words import Stretch
from factlint.checks._spans import Length
from factlint.extract.passages import sentences_around


class Interruptions:
    """Tells the lengths of what had a break, by the cues `interrupted` and `played` of a rule."""

    def __init__(self, text: LengthText) -> None:
        self._article = text.article
        self._cues = text.cues["interrupted"]
        self._clock_cues = [*self._cues, *text.cues["played"]]
        self._lasted = text.cues["lasted"]
        self._lengths = [said.length for said in text.lengths if said.exact]

    def explain(self, stretch: Stretch) -> bool:
        """True for a length that is too short where a break is told beside it or its times."""
        fewest, most = (float((stretch.end[i] - stretch.start[1 - i]).days) for i in (0, 1))
        if stretch.apart is not None:
            fewest, most = stretch.apart
        if stretch.length.days[1] >= fewest:
            return False
        firsts = {stretch.length.first, *(first for first, _ in stretch.places)}
        sentences = {self._article.sentence_of(first) for first in firsts}
        own = stretch.length if stretch.framed and self._is_whole(stretch.length) else None
        cues = self._clock_cues if stretch.length.unit in CLOCK_UNITS else self._cues
        cued = (place for each in sentences for place in self._article.cued(cues, each))
        told = any(own is None or stop <= own.first or own.stop <= first for first, stop in cued)
        return told or self._is_rest(stretch.length, fewest, most)

    def _is_whole(self, length: Length) -> bool:
        """True for "having been closed for five weeks", which is no break."""
        lasted = self._article.cued(self._lasted, self._article.sentence_of(length.first))
        return any(first < length.stop and length.first < stop for first, stop in lasted)

    def _is_rest(self, length: Length, fewest: float, most: float) -> bool:
        """True for "four weeks", beside "two weeks", of six."""
        begin, stop = sentences_around(self._article, length.first, 1)
        low, high = length.days
        beside = (other for other in self._lengths if begin <= other.first < stop)
        return any(
            other.first != length.first
            and low + other.days[0] <= most
            and fewest <= high + other.days[1]
            for other in beside
        )
