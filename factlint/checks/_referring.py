"""Parts above a whole that the text only refers to: "four of the dead", "of these, 310"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.checks._bounding import Bound
from factlint.checks._excess import FAR, ExcessReader, least
from factlint.checks._heads import HeadReader
from factlint.checks._parts import Figure
from factlint.extract.agreeing import FLOORS
from factlint.extract.article import Article
from factlint.extract.cues import Cues, cues_in
from factlint.extract.tokens import Range
from factlint.rulebook.amounts import counted

BACK = 3
BESIDE = 5
"""So many tokens behind a reference it may be told of what place it is."""
USES = ("refer", "pronoun", "amount")
MESSAGE = "{} is a part of {}, and more than it. Which figure?"


class ReferenceReader:
    """Finds the parts that refer back to a whole of a few sentences before.

    The one figure of what the words name is meant, or the one of several before "of these". A
    part that is not above every figure so far may be of another of them.
    """

    def __init__(
        self, article: Article, cues: Cues, heads: HeadReader, excess: ExcessReader
    ) -> None:
        self.article = article
        self.tokens = article.tokens
        self.heads = heads
        self.parts = excess.parts
        self._excess = excess
        self._spans = sorted((*span, use) for use in USES for span in cues[use])
        self._cues = cues
        self._measures = article.measures
        self._named = [
            (span, use) for use in cues if use.startswith("named ") for span in cues[use]
        ]

    def read(self) -> Iterator[Bound]:
        """All of them."""
        for begin, stop, use in self._spans:
            sentence = self.article.sentence_of(begin)
            part = self._part(begin, stop, sentence)
            if part is None or bool(part.value.unit) != (use == "amount"):
                continue
            if part.value.unit == "%" or self._is_apart(begin, stop, sentence):
                continue
            whole = self._whole(part, begin, stop, use, sentence)
            if whole is None or not self._is_above(part, whole):
                continue
            yield Bound(((part.first, part.stop), (whole.first, whole.stop)), MESSAGE, "the whole")

    def _part(self, begin: int, stop: int, sentence: Range) -> Figure | None:
        """The figure before "of the dead", or the next one behind "of these" at the start."""
        figures = self.parts.between(*sentence)
        lead = next((f for f in figures if f.stop == begin), None)
        if lead is not None:
            return lead
        opens = begin == sentence[0] or not self.tokens.word(begin - 1)[:1].isalnum()
        after = [f for f in figures if f.first >= stop]
        return after[0] if opens and after and not self.parts.is_share(after[0]) else None

    def _whole(
        self, part: Figure, begin: int, stop: int, use: str, sentence: Range
    ) -> Figure | None:
        """The one figure before that may be meant."""
        early = self._early(min(begin, part.first), sentence)
        if use == "pronoun":
            near = self._several(early[-1]) if early else []
            if len(near) != 1:
                return None
            told = begin != sentence[0] and self.heads.is_plural(stop - 1)
            return None if told and self._excess.is_narrow(near, stop - 1, sentence) else near[0]
        if use == "amount":
            like = [f for each in early for f in each if f.value.unit == part.value.unit]
            return like[-1] if len({f.value.value for f in like}) == 1 else None
        noun = self.heads.noun_at(stop)
        figures = [f for each in early for f in each]
        measures = {use for span, use in self._named if span[0] == stop}
        if noun is None:
            return None
        stem = self.heads.stem(noun)
        named = {self.heads.stem(at) for at in range(*self.heads.phrase(stop))}
        group = [f for f in figures if self._is_of_group(f, stem)]
        if not (group or measures or self.heads.is_plural(noun)):
            return None
        meant = [
            f
            for f in figures
            if f in group
            or (f.value.unit is None and stem and self.heads.noun(f) == stem)
            or f"named {self._measures.get(f.first)}" in measures
            or (f.first in self.parts.strong and self.heads.stem(f.stop) in named)
        ]
        if len({f.value.value for f in meant}) != 1:
            return None
        narrow = (
            not group and begin != sentence[0] and self._excess.is_narrow(meant, noun, sentence)
        )
        return None if narrow else meant[-1]

    def _several(self, figures: Sequence[Figure]) -> list[Figure]:
        """The figures that count several things or persons: "eight men", "a crew of nine"."""
        counts = [f for f in figures if not f.value.unit]
        return [f for f in counts if self.heads.counted(f) or self._is_group(f)]

    def _is_group(self, figure: Figure) -> bool:
        """True for "a crew of nine"."""
        of = self.parts.word(figure.first - 1) in self.parts.closed.of
        return of and self._cues_at("group", figure.first - 2)

    def _is_of_group(self, figure: Figure, stem: str) -> bool:
        """True for the 14 of "a pack of 14 dogs", where the stem is that of "pack"."""
        of = self.parts.word(figure.first - 1) in self.parts.closed.of
        return of and figure.value.unit is None and self.heads.stem(figure.first - 2) == stem

    def _is_apart(self, begin: int, stop: int, sentence: Range) -> bool:
        """True for a reference of other places, not where "the others" follow far behind."""
        early = [f.stop for f in self.parts.between(sentence[0], begin) if f.stop < begin]
        here = max([sentence[0], *early])
        return self._has("apart", (here, stop + BESIDE)) or self._has("each", sentence)

    def _cues_at(self, use: str, at: int) -> bool:
        return self._has(use, (at, at + 1))

    def _early(self, at: int, sentence: Range) -> list[list[Figure]]:
        """The figures of the sentences before a token, by sentence."""
        spoken = [s for s in self.parts.sentences if s[0] < at]
        found = [[f for f in self.parts.between(*s) if f.first < at] for s in spoken[-BACK - 1 :]]
        near = self.article.sentence_number(sentence[0]) - BACK * 2
        return [f for f in found if f and self.article.sentence_number(f[0].first) >= near]

    def _is_above(self, part: Figure, whole: Figure) -> bool:
        """True where a part is above its whole and above all figures before it."""
        low, high = least(part.value), counted(whole.value).high
        if low is None or high is None or part.value.vague or whole.value.vague:
            return False
        if not high < low <= FAR * high or whole.value.hedge in FLOORS:
            return False
        before = self.parts.between(0, part.first)
        return all((f.value.value or 0) < low for f in before if f.value.unit == part.value.unit)

    def _has(self, use: str, sentence: Range) -> bool:
        return bool(cues_in(self._cues, use, sentence))
