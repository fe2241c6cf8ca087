"""Parts above their whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.checks._bounding import Bound
from factlint.checks._parts import Figure, PartReader
from factlint.extract.article import Article
from factlint.extract.tokens import Range
from factlint.rulebook.amounts import counted

NOUN = 4
_COMMAS = (",", "–", "—", "-", "(")
USES = ("including", "of_them", "of_whole", "strong")


class ExcessReader:
    """Finds the parts of one article that are more than their whole."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.parts = PartReader(article, USES)
        self.tokens = article.tokens
        members = article.grammar.alphabet.members
        self._people = frozenset(members(["people", "whole"]))
        self._verbs = frozenset(members(["be", "have", "intransitive"]))
        self._of = self.parts.closed.of | self.parts.closed.prepositions
        self._measured = {c.quantity.first for c in article.counts}

    def read(self) -> Iterator[Bound]:
        """All of them."""
        before: Range = (0, 0)
        for sentence in self.parts.sentences:
            figures = self.parts.between(*sentence)
            yield from self._included(sentence, figures)
            yield from self._of_them(before, sentence, figures)
            yield from self._of_whole(sentence)
            before = sentence

    def _included(self, sentence: Range, figures: Sequence[Figure]) -> Iterator[Bound]:
        """The 15 of "12 dead, including 15 children"."""
        for at, end in self.parts.cued("including", sentence):
            part = next((f for f in figures if end <= f.first <= end + 1), None)
            wholes = [f for f in figures if f.stop <= at]
            if part is None or not wholes or part in wholes:
                continue
            if self._is_above(part, wholes) and self._is_part(part, wholes[-1]):
                yield _excess(part, wholes[-1])

    def _of_them(
        self, before: Range, sentence: Range, figures: Sequence[Figure]
    ) -> Iterator[Bound]:
        """The 42 of "40 passengers, 42 of them children", also as the next sentence."""
        for part in filter(self.parts.is_share, figures):
            wholes = [f for f in figures if f.stop < part.first and f.value.unit is None]
            if part.first == sentence[0] and self.parts.adjoin(before, sentence):
                wholes = self.parts.between(*before)
                wholes = wholes if len(wholes) == 1 and self._counts_people(wholes[0]) else []
            elif self.tokens.word(part.first - 1) not in _COMMAS:
                continue
            if wholes and part.value.unit is None and self._is_above(part, wholes):
                yield _excess(part, wholes[-1])

    def _of_whole(self, sentence: Range) -> Iterator[Bound]:
        """The ten of "ten of the eight", the 32 of "of the 30 hurt, 32 were"."""
        for begin, end in self.parts.cued("of_whole", sentence):
            whole = next(iter(self.parts.between(begin + 1, end + 1)), None)
            if whole is None or self.parts.word(begin) not in self._of:
                continue
            early = self.parts.between(sentence[0], begin)
            lead = [f for f in early if f.stop == begin < whole.first - 1]
            after = [] if lead or not self._begins(begin, sentence) else self._told(end, sentence)
            for part in (*lead, *after):
                if part.value.unit == whole.value.unit and self._is_above(part, [whole]):
                    yield _excess(part, whole)

    def _begins(self, at: int, sentence: Range) -> bool:
        before = self.tokens.word(at - 1)
        return at == sentence[0] or before in _COMMAS or before.lower() in self.parts.closed.joins

    def _told(self, at: int, sentence: Range) -> list[Figure]:
        """What is said of a whole, set off by a comma or a verb."""
        parts = self.parts.between(at, sentence[1])[:1]
        if not parts or self.parts.is_share(parts[0]) or not self._is_told(parts[0]):
            return []
        between = self.tokens.words[at : parts[0].first]
        return parts if not (self.parts.closed.be | {","}).isdisjoint(between) else []

    def _is_told(self, part: Figure) -> bool:
        """True for a figure with a verb or persons behind it, or a verb before it."""
        after = self.tokens.plain[part.stop : part.stop + 1]
        before = self.tokens.plain[part.first - 1 : part.first]
        return after in self._verbs or before in self._verbs or self._counts_people(part)

    def _is_above(self, part: Figure, wholes: Sequence[Figure]) -> bool:
        """True when a part is more than any of the figures that may be its whole."""
        low = counted(part.value).low
        highs = [counted(f.value).high for f in wholes if f.value.unit == part.value.unit]
        if low is None or part.value.vague or not highs or any(h is None for h in highs):
            return False
        if any(f.value.vague for f in wholes):
            return False
        return low > max(h for h in highs if h is not None)

    def _is_part(self, part: Figure, whole: Figure) -> bool:
        """True where a part is of the same as its whole."""
        if part.value.unit != whole.value.unit:
            return False
        if part.value.unit is not None:
            return True
        if whole.first in self.parts.strong:
            return True
        if whole.first in self._measured or self._counts_people(whole) or not self._noun(whole):
            named = self.tokens.word(part.stop)[:1].isupper()
            return named or self._counts_people(part) or not self._noun(part)
        return self._noun(part) == self._noun(whole)

    def _counts_people(self, figure: Figure) -> bool:
        near = self.tokens.plain[figure.stop : figure.stop + NOUN]
        return not self._people.isdisjoint(near)

    def _noun(self, figure: Figure) -> str:
        word = self.parts.word(figure.stop)
        named = word[:1].isalpha() and word not in self.parts.closed.every
        return word if named else ""


def _excess(part: Figure, whole: Figure) -> Bound:
    places = (part.first, part.stop), (whole.first, whole.stop)
    return Bound(places, "{} is a part of {}, and more than it. Which figure?", "the whole")
