"""Wholes and parts of two sentences, and parts that are the rest of a whole."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._listing import ListReader, PartList
from factlint.checks._parts import Figure, Item, PartReader, labelled
from factlint.checks._wholes import Claim
from factlint.extract.tokens import Range
from factlint.model import Number


class PairReader:
    """Finds the claims that two sentences make, and the parts that are the rest of a whole."""

    def __init__(self, parts: PartReader) -> None:
        self.parts = parts
        self.tokens = parts.tokens
        self.lists = ListReader(parts)
        members = parts.article.grammar.alphabet.members
        self._verbs = frozenset(members(["be", "have", "intransitive", "participle"]))
        self._measures = {c.quantity.first: c.measure for c in parts.article.counts}

    def read(self) -> Iterator[Claim]:
        """The claims of sentences side by side."""
        before: Range | None = None
        for sentence in self.parts.sentences:
            yield from self._left_over(sentence, sentence)
            if before is not None and self.parts.adjoin(before, sentence):
                yield from self._after(before, sentence)
                yield from self._left_over(before, sentence)
            before = sentence

    def _after(self, before: Range, sentence: Range) -> Iterator[Claim]:
        """The parts in the sentence after that of their whole, or before it."""
        wholes, figures = self.parts.between(*before), self.parts.between(*sentence)
        if len(wholes) == 1 and len(figures) >= 2:
            for start in sorted({self._list_start(sentence, figures[0]), figures[0].first}):
                listed = self.lists.read(start, sentence[1])
                if not listed or self._is_of_house(before, sentence, listed):
                    continue
                if self._same_measure(wholes[0], listed.items[0]):
                    yield Claim(tuple(wholes), listed.items, sure=False)
        for begin, end in self.parts.cued("in_all", sentence):
            inside = self.parts.between(begin, end + 1)
            parts = self.lists.before(*before) if len(figures) == 1 else None
            if inside and parts:
                yield Claim((inside[0],), parts.items, sure=False)

    def _is_of_house(self, before: Range, sentence: Range, listed: PartList) -> bool:
        """True for other things than the seats of the house in the sentence before."""
        seats = {first for first, _ in self.parts.cued("seats", sentence)}
        figures = [i.figure for i in listed.items if i.figure.first not in seats]
        return bool(self.parts.cued("chamber", before)) and any(map(self.parts.counts, figures))

    def _left_over(self, before: Range, sentence: Range) -> Iterator[Claim]:
        """Parts with "the other nine", which are all."""
        rest = next((f for f in self.parts.between(*sentence) if f.first in self.parts.rest), None)
        if rest is None:
            return
        early = self.parts.between(before[0], rest.first)
        leads = [figure for figure in early if self._leads(figure, before, sentence)]
        wholes = [figure for figure in early if figure not in leads]
        if not leads or not wholes:
            return
        between = (f for f in early if f.first > leads[0].first)
        counted = [f for f in between if not self.parts.is_share(f) and not self._is_whole(f)]
        named = [figure for figure in wholes if self._is_whole(figure)] or wholes[-1:]
        if _amount(leads[0]) + _amount(rest) != _amount(named[0]):
            yield Claim(tuple(named), labelled([leads[0], *counted, rest]), True)

    def _leads(self, figure: Figure, before: Range, sentence: Range) -> bool:
        """True for the figure of a first part: "twelve of the 20", "twelve were"."""
        spans = [*self.parts.cued("of_whole", before), *self.parts.cued("of_whole", sentence)]
        if any(figure.stop == begin or end < figure.first <= end + 2 for begin, end in spans):
            return True
        begins = figure.first in (sentence[0], self._start(sentence))
        verb = self.tokens.plain[figure.stop : figure.stop + 1] in self._verbs
        return begins and (self.parts.is_share(figure) or verb)

    def _is_whole(self, figure: Figure) -> bool:
        return any(begin <= figure.first <= end for begin, end in self.parts.cues["of_whole"])

    def _same_measure(self, whole: Figure, item: Item) -> bool:
        """True unless the two are counts of different things."""
        one, two = self._measures.get(whole.first), self._measures.get(item.figure.first)
        return two is None or one == two

    def _start(self, sentence: Range) -> int:
        first, stop = sentence
        while first < stop and not self.tokens.words[first][0].isalnum():
            first += 1
        return first

    def _list_start(self, sentence: Range, figure: Figure) -> int:
        """Where a list may begin: at the start, or at "Alder (12)"."""
        start = self._start(sentence)
        if self.tokens.word(figure.first - 1) == "(":
            start = figure.first - 1
            while start > sentence[0] and self.tokens.words[start - 1][:1].isupper():
                start -= 1
        return start


def _amount(figure: Figure) -> Number:
    return figure.value.value or 0
