"""Parts above their whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from factlint.checks._bounding import Bound
from factlint.checks._heads import HeadReader
from factlint.checks._parts import Figure, PartReader
from factlint.extract.alphabet import DATE
from factlint.extract.article import Article
from factlint.extract.passages import adjoin, times_in
from factlint.extract.tokens import Range
from factlint.model import Number, Quantity
from factlint.rulebook.amounts import counted

BACK = 2
FAR = 3
"""A figure that is more than so many times a number is of other things."""
SCALED = 1000
ALL = 100
_COMMAS = (",", ";", "–", "—", "-", "(")
USES = ("including", "of_them", "of_whole", "of_which", "of_noun", "strong")


class ExcessReader:
    """Finds the parts of one article that are more than their whole."""

    def __init__(self, article: Article, heads: HeadReader) -> None:
        self.article = article
        self.parts = PartReader(article, USES)
        self.tokens = article.tokens
        self.heads = heads
        members = article.grammar.alphabet.members
        self._people = frozenset(members(["people", "whole"]))
        self._of = self.parts.closed.of | self.parts.closed.prepositions
        self._narrowing = self._of | frozenset(article.lexicon.parts.no_places)
        self._measured = {c.quantity.first for c in article.counts}

    def read(self) -> Iterator[Bound]:
        """All of them."""
        earlier: list[Range] = []
        for sentence in self.parts.sentences:
            figures = self.parts.between(*sentence)
            yield from self._included(sentence, figures)
            yield from self._of_them(earlier, sentence, figures)
            yield from self._of_which(sentence, figures)
            yield from self._of_whole(sentence)
            yield from self._of_noun(earlier, sentence)
            yield from self._above_all(figures)
            earlier = [*earlier, sentence][-BACK:]

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
        self, earlier: Sequence[Range], sentence: Range, figures: Sequence[Figure]
    ) -> Iterator[Bound]:
        """The 42 of "40 passengers, 42 of them children", also as the next sentence."""
        for part in filter(self.parts.is_share, figures):
            wholes = [f for f in figures if f.stop < part.first and f.value.unit != "%"]
            if part.first == sentence[0]:
                wholes = self._whole_before(earlier, sentence, part)
            elif self.tokens.word(part.first - 1) not in _COMMAS:
                continue
            units = {f.value.unit for f in wholes}
            if len(units) != 1 or _is_far(part, wholes):
                continue
            if self._is_above(_in_unit(part, wholes[-1]), wholes):
                yield _excess(part, wholes[-1])

    def _whole_before(
        self, earlier: Sequence[Range], sentence: Range, part: Figure
    ) -> list[Figure]:
        """The only figure of the sentence before, if it counts several."""
        if not earlier or not adjoin(self.parts.article, earlier[-1], sentence):
            return []
        wholes = self.parts.between(*earlier[-1])
        head = self.heads.head(wholes[0]) if len(wholes) == 1 else None
        if head is None or not self.heads.is_plural(head):
            return []
        return wholes if self._is_of_unit(part, wholes[0]) else []

    def _of_which(self, sentence: Range, figures: Sequence[Figure]) -> Iterator[Bound]:
        """The 900 of "800 loaves, of which 900 were rye"."""
        for begin, end in self.parts.cued("of_which", sentence):
            part = next((f for f in figures if end <= f.first <= end + 1), None)
            wholes = [f for f in figures if f.stop <= begin]
            if part and wholes and self._is_left_out(part, wholes[-1]):
                part = _in_unit(part, wholes[-1])
            wholes = [f for f in wholes if part and self._is_of_unit(part, f)]
            if part and wholes and self._is_above(part, wholes):
                yield _excess(part, wholes[-1])

    def _of_whole(self, sentence: Range) -> Iterator[Bound]:
        """The ten of "ten of the eight", the 32 of "of the 30 hurt, 32 were"."""
        for begin, end in self.parts.cued("of_whole", sentence):
            whole = next(iter(self.parts.between(begin + 1, end + 1)), None)
            if whole is None or not {self.parts.word(at) for at in (begin, begin + 1)} & self._of:
                continue
            early = self.parts.between(sentence[0], begin)
            lead = [f for f in early if f.stop == begin and self._is_named(begin, whole)]
            after = [] if lead or not self._begins(begin, sentence) else self._told(end, sentence)
            after = [f for f in after if self._is_part(f, whole) or self._is_among(f, whole)]
            for part in (*lead, *after):
                if part.value.unit and 0 <= part.first - end <= 2:
                    continue  # a row: "of 142km, 168km and 155km"
                if part.value.unit == whole.value.unit and self._is_above(part, [whole]):
                    yield _excess(part, whole)

    def _of_noun(self, earlier: Sequence[Range], sentence: Range) -> Iterator[Bound]:
        """The 16 of "14 schools", and later "16 of the schools"."""
        for begin, end in self.parts.cued("of_noun", sentence):
            part = self.parts.figures.get(begin)
            head = self.heads.noun_at(end)
            if part is None or head is None or not self.heads.is_plural(head):
                continue
            spoken = [s for s in earlier if s[1] <= sentence[0]]
            wholes = [f for s in (*spoken, sentence) for f in self.parts.between(*s)]
            wholes = [f for f in wholes if f.first < begin and self._counts(f, head)]
            if not wholes or self.is_narrow(wholes, head, sentence):
                continue
            if self._is_above(part, wholes):
                yield _excess(part, wholes[-1])

    def _counts(self, figure: Figure, head: int) -> bool:
        """True for a figure of the same noun that no other whole has."""
        return figure.value.unit is None and self.heads.noun(figure) == self.heads.stem(head)

    def is_narrow(self, wholes: Sequence[Figure], head: int, sentence: Range) -> bool:
        """True for things of which the text says that they are of another place or time."""
        whole = self.article.sentence_of(wholes[-1].first)
        known = {self.heads.stem(at) for at in range(*whole)}
        first = sentence[0]
        dated = self.tokens.symbols[first + 1] == DATE
        if first != whole[0] and self.parts.word(first) in self._of and not dated:
            return True
        if self.parts.word(head + 1) in self._narrowing:
            at = head + 2
            while self.parts.word(at) in self.parts.closed.articles:
                at += 1
            if {self.heads.stem(place) for place in range(*self.heads.phrase(at))} - known - {""}:
                return True
        days = [self._days(part) for part in (whole, sentence)]
        return all(days) and days[0].isdisjoint(days[1])

    def _days(self, sentence: Range) -> set[str]:
        return {t.value.timex3 for t in times_in(self.article, sentence) if t.value}

    def _above_all(self, figures: Sequence[Figure]) -> Iterator[Bound]:
        """The 112 percent of "112 percent of the voters"."""
        for figure in figures:
            low = figure.value.low
            if figure.value.unit != "%" or low is None or low <= ALL or figure.value.vague:
                continue
            of = self.parts.word(figure.stop) in self.parts.closed.of
            head = self.heads.head(figure) if of else None
            if head is None or not self.heads.is_person(head):
                continue
            if self.tokens.word(head + 1) != "'":
                yield Bound(((figure.first, head + 1),), "{} is more than all. Which figure?", "")

    def _is_named(self, begin: int, whole: Figure) -> bool:
        """True for "ten of the eight" and "ten of eight countries"."""
        if begin < whole.first - 1:
            return True
        head = self.heads.head(whole)
        return head is not None and self.heads.is_plural(head) and (whole.value.value or 0) > 1

    def _begins(self, at: int, sentence: Range) -> bool:
        before = self.tokens.word(at - 1)
        return at == sentence[0] or before in _COMMAS or before.lower() in self.parts.closed.joins

    def _told(self, at: int, sentence: Range) -> list[Figure]:
        """What is said of a whole, set off by a comma or a verb."""
        parts = self.parts.between(at, sentence[1])[:1]
        if not parts or self.parts.is_share(parts[0]):
            return []
        between = self.tokens.words[at : parts[0].first]
        return parts if not (self.parts.closed.be | {","}).isdisjoint(between) else []

    def _is_of_unit(self, part: Figure, whole: Figure) -> bool:
        """True for figures of one unit, which the part may leave out: "3 million"."""
        one, two = part.value.unit, whole.value.unit
        return one == two or (one is None and two != "%" and (part.value.value or 0) >= SCALED)

    def _is_left_out(self, part: Figure, whole: Figure) -> bool:
        """True for the 110 of "90 acres, of which 110 are woodland"."""
        bare = part.value.unit is None and self.parts.word(part.stop) in self.parts.closed.be
        return bare and whole.value.unit not in (None, "%")

    def _is_above(self, part: Figure, wholes: Sequence[Figure]) -> bool:
        """True when a part is more than any of the figures that may be its whole."""
        low = least(part.value)
        highs = [counted(f.value).high for f in wholes if self._is_of_unit(part, f)]
        if low is None or part.value.vague or not highs or any(h is None for h in highs):
            return False
        if any(f.value.vague for f in wholes):
            return False
        return low > max(h for h in highs if h is not None)

    def _is_part(self, part: Figure, whole: Figure) -> bool:
        """True where a part is of the same as its whole."""
        if part.value.unit != whole.value.unit:
            return False
        head = self.heads.head(part)
        if part.value.unit is not None or head is None or not self.heads.is_plural(head):
            return True
        if whole.first in self.parts.strong:
            return True
        if self._is_of_people(whole):
            named = self.tokens.word(part.stop)[:1].isupper()
            return named or self._counts_people(part)
        return self.heads.noun(part) == self.heads.noun(whole)

    def _is_among(self, part: Figure, whole: Figure) -> bool:
        """True for "among the 20 dead were 23 foreigners"."""
        return self._is_of_people(whole) and self.parts.word(part.first - 1) in self.parts.closed.be

    def _is_of_people(self, figure: Figure) -> bool:
        """True for a figure of persons, or without a noun."""
        head = self.heads.head(figure)
        if figure.first in self._measured or self._counts_people(figure):
            return True
        return head is None or not self.heads.is_plural(head)

    def _counts_people(self, figure: Figure) -> bool:
        head = self.heads.head(figure)
        return head is not None and self.tokens.plain[head] in self._people


def _excess(part: Figure, whole: Figure) -> Bound:
    places = (part.first, part.stop), (whole.first, whole.stop)
    return Bound(places, "{} is a part of {}, and more than it. Which figure?", "the whole")


def _is_far(part: Figure, wholes: Sequence[Figure]) -> bool:
    """True for "from three sides. Eleven of them were hurt"."""
    most = max(f.value.high or 0 for f in wholes)
    return part.value.unit is None and (least(part.value) or 0) > FAR * most


def least(value: Quantity) -> Number | None:
    """The least that a part may be; "some 1,240" is not far from that."""
    figure = value.value
    close = value.hedge == "about" and isinstance(figure, int) and figure % SCALED % 100
    return figure if close else counted(value).low


def _in_unit(part: Figure, whole: Figure) -> Figure:
    """A figure in the unit of its whole, where it leaves its own out."""
    value = msgspec.structs.replace(part.value, unit=part.value.unit or whole.value.unit)
    return msgspec.structs.replace(part, value=value)
