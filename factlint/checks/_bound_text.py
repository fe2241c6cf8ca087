"""The figures of one article with what their sentences say of them, for bounds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from factlint.checks._bound_figures import FigureReader, sizes
from factlint.checks._heads import HeadReader
from factlint.extract.agreeing import CEILINGS, FLOORS
from factlint.extract.article import Article
from factlint.extract.cues import Cues, cues_in
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range, beginning_in
from factlint.model import Number
from factlint.rulebook.amounts import counted

LEAD, BEHIND = 12, 3
"""So many tokens before a figure, and behind it, words may stand that make it the settled one."""


MARKS = (",", ";", ":", "–", "—", "(")


class BoundText:
    """The figures of one article; fractions are in percent."""

    def __init__(self, article: Article, cues: Cues, heads: HeadReader) -> None:
        self.article, self.heads, self.cues = article, heads, cues
        self.words = article.tokens.folded
        read = FigureReader(article, cues, heads)
        self.figures, self.shares, self.every = read.figures, read.shares, read.every
        self.caps = read.caps
        self._firsts = [q.first for q in self.figures]
        named = ((use, span) for use, spans in cues.items() for span in spans)
        self._named = sorted(
            (span, use.split(" ", 1)[1]) for use, span in named if use.startswith("named ")
        )
        self._whole = frozenset(article.grammar.alphabet.members(["whole"]))
        self._the = article.grammar.listed("article-the")
        self._marks = article.grammar.listed("possessive-mark")
        self._classes = {
            heads.stem_of(word): number
            for number, words in enumerate(article.lexicon.bounding.alike)
            for word in words
        }
        self._counting = frozenset(article.lexicon.bounding.counting)
        self._stems: dict[Range, frozenset[str]] = {}
        self.sizes = list(sizes(article))

    def number(self, figure: QuantityToken) -> int:
        """Which sentence a figure stands in."""
        return self.article.sentence_number(figure.first)

    def sentence(self, figure: QuantityToken) -> Range:
        """The sentence of a figure."""
        return self.article.sentence_of(figure.first)

    def between(self, first: int, stop: int) -> list[QuantityToken]:
        """The figures of a stretch of tokens."""
        return beginning_in(self.figures, (first, stop))

    def around(self, figure: QuantityToken, most: int) -> list[QuantityToken]:
        """So many figures on either side of one."""
        at = bisect_left(self._firsts, figure.first)
        return self.figures[max(at - most, 0) : at + most]

    def cued(self, use: str, tokens: Range) -> list[Range]:
        """The words for some use that begin in a stretch of tokens."""
        return cues_in(self.cues, use, tokens)

    def has(self, use: str, tokens: Range) -> bool:
        """True for a stretch of tokens with the words for some use."""
        return bool(self.cued(use, tokens))

    def stems(self, tokens: Range) -> frozenset[str]:
        """The stems of a stretch of tokens, without its figures; words of one meaning are one."""
        if tokens not in self._stems:
            inside = (at for at in range(*tokens) if at not in self._figured)
            stems = (self.heads.stem(at) for at in inside)
            self._stems[tokens] = self.alike(s for s in stems if s and not s.isdigit())
        return self._stems[tokens]

    def alike(self, stems: Iterable[str]) -> frozenset[str]:
        """Stems, each group of those that the lexicon has for one thing as one."""
        return frozenset(
            f"{self._classes[stem]}" if stem in self._classes else stem for stem in stems
        )

    @cached_property
    def _figured(self) -> set[int]:
        return {at for q in self.figures for at in range(q.first, self._unit_stop(q))}

    def _unit_stop(self, figure: QuantityToken) -> int:
        """The token behind a figure and its unit: "60 mph", not "£60 tickets"."""
        shown = self.article.tokens.words
        bare = shown[figure.first][0].isalnum() and not shown[figure.stop - 1].isalpha()
        return figure.stop + (figure.value.unit is not None and bare)

    def head(self, figure: QuantityToken) -> int | None:
        """What a figure counts, also the "staff" of "ten of the embassy's staff"."""
        head, at = self.heads.head(figure), figure.stop
        if head is not None or self.heads.closed.of.isdisjoint(self.words[at : at + 1]):
            return head
        first, stop = self.heads.phrase(self._behind_of(at))
        if not self._marks.isdisjoint(self.words[stop : stop + 1]):
            first, stop = self.heads.phrase(stop + 1)
        return self.heads.noun_at(first) if stop > first else None

    def clauses(self, bound: QuantityToken, other: QuantityToken) -> tuple[Range, Range]:
        """The sentences of two figures, or one on either side of the last mark between them."""
        here, there = self.sentence(bound), self.sentence(other)
        if here != there:
            return here, there
        marks = (at for at in range(other.first, bound.stop, -1) if self.words[at] in MARKS)
        cut = next(marks, other.first)
        return (here[0], cut), (cut, here[1])

    def noun(self, figure: QuantityToken) -> str:
        """The stem of what a figure counts, empty for none."""
        head = self.head(figure)
        return "" if head is None else self.heads.stem(head) or self.words[head]

    def whole(self, figure: QuantityToken) -> Number | None:
        """The number that a figure is a part of: the 17 of "nine of the 17"."""
        at = figure.stop
        if figure.first in self.shares:
            return self.between(figure.figure, figure.figure + 1)[0].value.value
        if self.heads.closed.of.isdisjoint(self.words[at : at + 1]):
            return None
        at = self._behind_of(at)
        stop = self.heads.phrase(at)[1]
        at = at if self._marks.isdisjoint(self.words[stop : stop + 1]) else stop + 1
        found = self.between(at, at + 1)
        return found[0].value.value if found else None

    def _behind_of(self, at: int) -> int:
        """Where a phrase begins behind "of" and an article."""
        return at + 1 + (not self._the.isdisjoint(self.words[at + 1 : at + 2]))

    def measure(self, figure: QuantityToken) -> str:
        """What a figure counts, where that is a measure: "killed", "all the dead, 287"."""
        if measure := self.article.measures.get(figure.first):
            return measure
        begin, stop = self.sentence(figure)
        bare = self.heads.head(figure) is None or self.is_final(figure)
        begin = begin if bare else max(begin, figure.first - BEHIND)
        low, high = (bisect_left(self._named, ((at,), "")) for at in (begin, figure.first))
        early = self._named[low:high][-1:]
        return next((name for (at, _), name in early or self._named[high:] if at < stop), "")

    def is_whole(self, figure: QuantityToken) -> bool:
        """True for a figure of people, or without a noun: "46 people", "50 injured"."""
        after = self.article.tokens.plain[figure.stop : figure.stop + 1]
        head = self.heads.head(figure)
        return after in self._whole or head is None or not self.heads.is_plural(head)

    def is_final(self, figure: QuantityToken) -> bool:
        """True for "the final tally, 46" and "46 in all"."""
        begin = max(self.sentence(figure)[0], figure.first - LEAD * 2)
        before = any(
            0 <= figure.first - stop <= LEAD and not self.between(stop, figure.first)
            for _, stop in self.cued("settled", (begin, figure.first))
        )
        return before or self.has("overall", (figure.stop, figure.stop + BEHIND + 1))

    def is_told(self, figure: QuantityToken) -> bool:
        """True for a bare total: "a steward counted 46", "the final figure was 46", "46 in all"."""
        near = max(self.sentence(figure)[0], figure.first - BEHIND)
        return (
            not self._counting.isdisjoint(self.words[near : figure.first])
            or any(
                near <= stop <= figure.first
                for _, stop in self.cued("settled", (self.sentence(figure)[0], figure.first))
            )
            or self.has("overall", (figure.stop, figure.stop + BEHIND + 1))
        )

    def extreme(self, use: str, figure: QuantityToken) -> frozenset[str] | None:
        """The nouns of a superlative before a figure: "the smallest payments, of"."""
        begin = max(self.sentence(figure)[0], figure.first - LEAD)
        for _, stop in reversed(self.cued(use, (begin, figure.first))):
            if not self.between(stop, figure.first):
                return self.stems((stop, min(stop + 2, figure.first)))
        return None

    def is_in_row(self, figure: QuantityToken) -> bool:
        """True for one of a row of figures: "68, 69, 72 and 67"."""
        beside = (*self.words[figure.first - 2 : figure.first], *self.words[figure.stop :][:2])
        return sum(word[:1].isdigit() for word in beside) > 0

    def is_apposed(self, figure: QuantityToken) -> bool:
        """True for a figure between marks: "Moira Fell, 57, said"."""
        beside = self.words[figure.first - 1], *self.words[figure.stop : figure.stop + 1]
        return all(word in (*MARKS, ".", ")") for word in beside)

    def is_vote(self, figure: QuantityToken) -> bool:
        """True for the votes of one side: "by 38 votes to 20"."""
        begin = max(self.sentence(figure)[0], figure.first - LEAD)
        spans = self.cued("ballot", (begin, figure.stop))
        return any(first <= figure.first < stop for first, stop in spans)

    def is_headline(self, figure: QuantityToken) -> bool:
        """True for a figure in the headline."""
        span = self.article.tokens.span(figure.first, figure.stop)
        return self.article.layout.part_of(span) == "headline"


def limits(bound: QuantityToken) -> tuple[Number | None, Number | None]:
    """The least and the most that a bound allows; of "nearly 3,000" the most is that."""
    value = counted(bound.value) if bound.value.unit is None else bound.value
    if value.hedge in FLOORS:
        return value.low, None
    nearly = value.hedge == "about" and value.value == value.high
    return None, value.high if value.hedge in CEILINGS or nearly else None


def is_rough(figure: QuantityToken) -> bool:
    """True for a fraction, which may be rounded."""
    return figure.value.unit == "%" and figure.reader != "figure"
