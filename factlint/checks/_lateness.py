"""How late something was, beside the time when it was due and the time when it came.

"Due at 9.10am … pulled in at 9.55am, an hour and a half late", "planned for 2019, it opened in
2023, two years behind schedule".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.checks._end_kinds import REACH
from factlint.checks._ends import End
from factlint.checks._length_text import LengthText
from factlint.checks._length_words import Stretch
from factlint.checks._spans import Length
from factlint.extract.tokens import Range

HEDGE = 2
"""So many tokens may stand between "delayed by" and the length."""
BEFORE = 3
"""So many tokens before the length "the delay of" begins."""
BESIDE = 6
"""So many tokens lie at most between the length and one of the times."""


class LatenessReader:
    """Reads the lengths of the cue `late`, with two times of which one is `due`."""

    def __init__(self, text: LengthText) -> None:
        self._article, self._late, self._ends = text.article, text.cues["late"], text.ends
        self._words = text.article.tokens.folded
        vague = frozenset(text.article.lexicon.numbers.articles)
        self._the = text.article.grammar.listed("article-the") - vague
        self._due, self._joining = text.said["due"], text.said["joining"]
        self._in, self._promising = text.said["parting"], text.said["promising"]
        self._lengths = [said.length for said in text.lengths if not said.yearly]

    def read(self) -> Iterator[Stretch]:
        """The lengths that are not those between the two times."""
        for length in self._lengths:
            here = self._article.sentence_of(length.first)
            cued = self._article.cued(self._late, here)
            if any(
                first == length.stop or 0 <= length.first - stop <= HEDGE for first, stop in cued
            ):
                yield from self._wrong(length, here)

    def _wrong(self, length: Length, here: Range) -> Iterator[Stretch]:
        ends = [end for end in self._ends.around(length, 1) if end.first < here[1]]
        definite = not self._the.isdisjoint(
            self._words[max(here[0], length.first - BEFORE) : length.first]
        )
        within = [end for end in ends if here[0] <= end.first] or (ends if definite else [])
        ends = within if len(within) > 1 else ends
        if len(ends) != 2 or not within:
            return
        one, two = sorted(ends, key=lambda end: (end.low, end.first))
        if not self._is_due(one, ends) or self._is_due(two, ends):
            return
        span = self._article.tokens.span(length.first, length.stop)
        quoted = self._article.quoted(span) is not None
        beside = within[0].first < here[0] or any(self._is_beside(length, end) for end in within)
        if beside and not quoted and not one.leads(two, length):
            apart = one.between(two) if one.cycle else None
            places = (one.first, one.stop), (two.first, two.stop)
            yield Stretch(length, one.days, two.days, places, counted=True, apart=apart)

    def _is_due(self, end: End, ends: Sequence[End]) -> bool:
        """True for the time that was planned: a word says so before it, and behind the other."""
        begin, _ = self._article.sentence_of(end.first)
        told = self._words[end.first - 1] in self._in
        if told and self._words[end.first - 2] in self._promising:
            return False
        edge = max((other.stop for other in ends if other.first < end.first), default=begin)
        return not self._due.isdisjoint(
            self._words[max(begin, edge, end.first - REACH) : end.first]
        )

    def _is_beside(self, length: Length, end: End) -> bool:
        first, stop = sorted(((length.first, length.stop), (end.first, end.stop)))
        between = self._words[first[1] : stop[0]]
        return len(between) <= BESIDE and self._joining.isdisjoint(between)
