"""One thing that has two lengths: "the three-day strike" and, later, "the four-day strike".

So does a sentence that the headline gives as 12 years in prison, and the text as 14.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from factlint.checks._length_text import LengthText
from factlint.checks._length_words import MONTH, LengthWords
from factlint.checks._said_lengths import SaidLength
from factlint.checks._spans import UNITS, Length
from factlint.extract.alphabet import DATE
from factlint.extract.passages import token_range
from factlint.extract.tokens import Range

Pair = tuple[Length, Length]
ALIKE = 0.1
"""Two lengths that differ by so much of the longer one are the same, loosely said."""
NEAR = 6
"""So many tokens around a sentence that is spoken of again may tell that it is another."""
FAR = 3
"""A length that is so many times another is of something else."""


class TwoLengthReader(LengthWords):
    """Reads pairs of lengths of one thing that are not the same."""

    def __init__(self, text: LengthText) -> None:
        super().__init__(text)
        self._lengths, self._events = text.lengths, text.said["events"]
        listed = text.article.grammar.listed
        vague = frozenset(text.article.lexicon.numbers.articles)
        self._definite = listed("article-the", "person-possessive") - vague
        self._said_lasting, self._for = text.said["lasting"], text.said["lasts"]
        self._relative = listed("relative")
        self._narrowing = listed("preposition", "of")

    def pairs(self) -> Iterator[Pair]:
        """The odd length with the one that was told before it."""
        yield from self._imposed()
        yield from self._of_events()

    def _imposed(self) -> Iterator[Pair]:
        """The one sentence of a headline and that of the text, or the one spoken of again."""
        told: dict[str, dict[tuple[float, float], Length]] = {
            "headline": {},
            "imposed": {},
            "serving": {},
        }
        for name in ("imposed", "serving"):
            for match in self._found[name]:
                length, place = self._length(match), token_range(self._article, match.span)
                if length is None or self._article.quoted(match.span) is not None:
                    continue
                near = self._article.sentence_of(place[0])
                if name == "serving":
                    near = max(near[0], length.first - NEAR), min(near[1], length.stop + NEAR)
                if length.low is None or length.low != length.high or self._is_another(near):
                    return
                headline = self._article.layout.part_of(match.span) == "headline"
                told["headline" if headline else name][length.days] = length
        for earlier, later in (("headline", "imposed"), ("imposed", "serving")):
            one, two = list(told[earlier].values()), list(told[later].values())
            if len(one) == len(two) == 1 and differ(one[0], two[0]):
                yield two[0], one[0]
                return

    def _of_events(self) -> Iterator[Pair]:
        """The lengths of one noun, the second of them definite."""
        named: dict[str, list[SaidLength]] = defaultdict(list)
        for said in self._lengths:
            at = said.length.stop if said.compound else self._lasting(said.length)
            noun = "" if at is None else "".join(self._words(at, at + 1))
            span = self._article.tokens.span(said.length.first, said.length.stop)
            aside = self._is_narrow(said.length.stop + 1) or self._article.quoted(span) is not None
            if noun in self._events and not aside:
                named[noun].append(said)
        for group in named.values():
            yield from self._odd(group)

    def _lasting(self, length: Length) -> int | None:
        """The token of what "lasted five months", or "which lasted" them."""
        at = length.first - 1
        at -= not self._for.isdisjoint(self._words(at, at + 1))
        if self._said_lasting.isdisjoint(self._words(at, at + 1)):
            return None
        at -= 1
        at -= not self._relative.isdisjoint(self._words(at, at + 1))
        return at - (self._words(at, at + 1) == [","])

    def _is_narrow(self, at: int) -> bool:
        """True for "the strike of last winter"."""
        if not self._narrowing.isdisjoint(self._words(at, at + 1)):
            at += 1
        return self._article.tokens.symbols[at : at + 1] == DATE and self._is_past(at)

    def _is_past(self, at: int) -> bool:
        return any(
            time.first <= at < time.stop and self._times.is_past(time, MONTH)
            for time in self._times.within(at, at + 1)
        )

    def _odd(self, group: Sequence[SaidLength]) -> Iterator[Pair]:
        lengths = [said.length for said in group]
        if len({length.days for length in lengths}) != 2 or not all(s.exact for s in group):
            return
        if any(
            s.several or self._is_another(self._article.sentence_of(s.length.first)) for s in group
        ):
            return
        for one, two in combinations(lengths, 2):
            span = self._article.tokens.span(one.first, one.stop)
            headline = self._article.layout.part_of(span) == "headline"
            at = self._lasting(two) or two.first
            before = self._words(at - 1, at)
            if differ(one, two) and (headline or not self._definite.isdisjoint(before)):
                yield two, one
                return

    def _is_another(self, place: Range) -> bool:
        """True where some words speak of more than one, or of one that was changed."""
        return self._article.says(self._cues["another"], place)


def differ(one: Length, two: Length) -> bool:
    """True for two lengths of one size that are not the same, whatever their hedges allow."""
    (_, short), (long, _) = sorted((_bounds(one), _bounds(two)), key=sum)
    return long * (1 - ALIKE) > short > long / FAR


def _bounds(length: Length) -> tuple[float, float]:
    """The fewest and the most days."""
    low, high = length.low or 0.0, float("inf") if length.high is None else length.high
    return low * UNITS[length.unit], high * UNITS[length.unit]
