"""Lengths of what was interrupted, which are shorter than the times are apart.

"Opened at 10am and rose at 2pm … three hours of evidence" leaves out the hour for lunch, "a
90-minute match" its half-time, and "six years in charge" a gap of two.
"""

from __future__ import annotations

from factlint.checks._length_text import LengthText
from factlint.checks._length_words import Stretch


class Interruptions:
    """Tells the lengths of what had a break, by the cue `interrupted` of a rule."""

    def __init__(self, text: LengthText) -> None:
        self._article, self._cues = text.article, text.cues["interrupted"]

    def explain(self, stretch: Stretch) -> bool:
        """True for a length that is too short where a break is told beside it or its times."""
        fewest = float((stretch.end[0] - stretch.start[1]).days)
        if stretch.apart is not None:
            fewest = stretch.apart[0]
        if stretch.length.days[1] >= fewest:
            return False
        firsts = {stretch.length.first, *(first for first, _ in stretch.places)}
        sentences = {self._article.sentence_of(first) for first in firsts}
        return any(self._article.says(self._cues, sentence) for sentence in sentences)
