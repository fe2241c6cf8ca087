"""Persons told by what they are, beside their number: "the driver, six nuns and three children"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from factlint.checks._heads import HeadReader
from factlint.checks._parts import ONE, SORTS, Figure, PartReader, labelled
from factlint.checks._wholes import Claim
from factlint.extract.cues import Cues, cues_in, read_cues
from factlint.extract.passages import owns
from factlint.extract.tokens import Range
from factlint.model import Quantity

FEWEST, MOST, BACK = 2, 12, 2
OPENS = ("named_as", "listed_as")
DEATHS = "killed"
LONGEST = 8


class PersonReader:
    """Finds lists of persons that are one more or fewer than the only number before them.

    An item is a figure and what it counts, one person with an article, or a word for two.
    """

    def __init__(self, parts: PartReader) -> None:
        self.parts, self.tokens = parts, parts.tokens
        self._heads = HeadReader(parts.article)
        listed = parts.article.grammar.listed
        self._opening = parts.closed.articles | listed("person-possessive", "possessive")
        self._joins = parts.closed.joins | {","}
        self._small = parts.closed.every | parts.closed.prepositions | parts.closed.of
        words = parts.article.lexicon.parts
        self._several = frozenset(words.several)
        self._plurals = tuple(words.plurals)
        self._pairs = {q.first: q for q in parts.article.quantities if q.reader == "word"}
        self._killed = {c.quantity.first for c in parts.article.counts if c.measure == DEATHS}

    def read(self) -> Iterator[Claim]:
        """The claims of each sentence that begins with "they were" or "the victims were"."""
        for sentence in self._sentences:
            begun = [
                end
                for use in OPENS
                for first, end in cues_in(self._cues, use, sentence)
                if first == sentence[0]
            ]
            items = list(self._items(max(begun), sentence[1])) if begun else []
            wholes = self._wholes(sentence) if len(items) > 1 else []
            made = sum(item.value.value or 0 for item in items)
            if {abs(made - (f.value.value or 0)) for f in wholes} == {1}:
                yield Claim((wholes[0],), labelled(items), True, True, (wholes[0],))

    @cached_property
    def _sentences(self) -> list[Range]:
        """The sentences behind a number of persons."""
        found = set[Range]()
        for figure in self.parts.figures.values():
            at = figure.first if self._is_of_persons(figure) else len(self.tokens.words)
            for _ in range(BACK):
                if at < len(self.tokens.words):
                    sentence = self.parts.next_sentence(self.parts.article.sentence_of(at)[1])
                    found.add(sentence)
                    at = sentence[0]
        return sorted(found)

    @cached_property
    def _cues(self) -> Cues:
        words = self.parts.article.lexicon.parts
        sorts = dict.fromkeys(use for use, _ in words.by_use() if use.startswith(SORTS))
        return read_cues(self.parts.article, "parts", self._sentences, (*OPENS, *sorts))

    @cached_property
    def _sorts(self) -> set[int]:
        """The words for sorts of persons."""
        spans = (span for use in self._cues if use.startswith(SORTS) for span in self._cues[use])
        return {at for span in spans for at in range(*span)}

    def _wholes(self, sentence: Range) -> list[Figure]:
        """The numbers of persons in the sentences before; none where there are two."""
        number = self.parts.article.sentence_number
        here = number(sentence[0])
        early = [
            figure
            for figure in self.parts.between(0, sentence[0])
            if here - number(figure.first) <= BACK and self._is_of_persons(figure)
        ]
        return early if len({figure.value.value for figure in early}) == 1 else []

    def _is_of_persons(self, figure: Figure) -> bool:
        head, value = self._heads.head(figure), figure.value
        person = head is not None and self._heads.is_person(head) and value.unit is None
        exact = value.hedge == "exact" and FEWEST <= (value.value or 0) <= MOST
        return exact and (person or figure.first in self._killed)

    def _items(self, at: int, stop: int) -> Iterator[Figure]:
        """The items of the list that begins at a token; nothing behind one that is no person."""
        closed = False
        while at < stop:
            end = self._end(at, stop)
            figure = self._item(at, end)
            if figure is None:
                return
            yield figure
            joined = [at for at in (end, end + 1) if self.parts.word(at) in self.parts.closed.joins]
            if closed or (self.tokens.word(end) != "," and not joined):
                return
            closed, at = bool(joined), (joined or [end])[0] + 1

    def _end(self, at: int, stop: int) -> int:
        places = range(at, min(stop, at + LONGEST))
        ends = (at for at in places if self.parts.word(at) in self._joins or self._is_mark(at))
        return next(ends, stop)

    def _is_mark(self, at: int) -> bool:
        return not self.tokens.word(at)[:1].isalnum() and not owns(self.parts.article, at)

    def _item(self, first: int, stop: int) -> Figure | None:
        """The number of persons on some tokens."""
        at = first + (self.parts.word(first) in self._opening)
        figure = self.parts.figures.get(at)
        if figure and figure.value is not ONE:
            exact = figure.value.hedge == "exact" and figure.value.unit is None
            known = self.parts.counts(figure) or self._is_known(figure.stop)
            return figure if exact and known else None
        if first in self._pairs:
            pair = self._pairs[first].value
            return Figure(first, first + 1, Quantity(pair.value, pair.value, pair.value))
        if at == first or stop > first + LONGEST:
            return None
        end = next((p for p in range(at, stop) if self.parts.word(p) in self._small), stop)
        head = self.parts.word(end - 1)
        several = head.endswith(self._plurals) or head in self._several
        one = end > at and self._is_known(end - 1) and not several
        return Figure(first, first + 1, ONE) if one else None

    def _is_known(self, at: int) -> bool:
        """True for a word for persons."""
        return at in self._sorts or self._heads.is_person(at)
