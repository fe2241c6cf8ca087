"""A number of things and their names: "three schools: Alder Grange, Westbury High and Fenwick"."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._heads import HeadReader
from factlint.checks._parts import ONE, Figure, PartReader, labelled
from factlint.checks._wholes import Claim
from factlint.extract.cues import read_cues
from factlint.extract.tokens import Range

FEWEST, MOST, PRONOUN = 2, 12, 2
REACH = 14
OPENING = (":", "–", "—", "-")
MARKS = (",", ";")
QUOTES = ('"', "“", "”")
AGES = "age"
DEATHS = "killed"


class NameReader:
    """Finds lists of names, titles or days beside their number, off by one.

    A list begins behind a colon, a dash or the comma behind what is counted, or is the next
    sentence ("They are Alder, Corrow and Dorn"); each of its items is a name, a title in quotation
    marks, or a day, and the last is joined to the others.
    Persons are counted by their ages: "the victims were Hal Brewer, 41, and his wife, Dana, 39".
    """

    def __init__(self, parts: PartReader) -> None:
        self.parts = parts
        self.tokens = parts.tokens
        self.heads = HeadReader(parts.article)
        lists = parts.article.grammar.listed
        self._joins = parts.closed.joins
        self._inside = parts.closed.of | parts.closed.articles | lists("possessor")
        self._days = {q.first for q in parts.article.quantities if q.value.ordinal}
        self._between = parts.closed.articles | parts.closed.prepositions
        self._ages = [e.first for e in parts.article.excluded if e.kind == AGES]
        self._measured = {c.quantity.first for c in parts.article.counts if c.measure == DEATHS}

    def read(self) -> Iterator[Claim]:
        """The claims of all figures that are followed by a list of nearly as many."""
        for figure in self.parts.figures.values():
            number = figure.value.value or 0
            if FEWEST <= number <= MOST and figure.value.hedge == "exact":
                for items in self._lists(figure):
                    if abs(len(items) - number) == 1 and len(items) > 1:
                        yield Claim((figure,), labelled(items), True, True, (figure,))
                        break
        for place in dict.fromkeys(map(self.parts.article.sentence_of, self._ages)):
            yield from self._aged(place)

    def _aged(self, sentence: Range) -> Iterator[Claim]:
        """The persons that a sentence names with their ages, and the number before them."""
        cues = read_cues(self.parts.article, "parts", [sentence], ("named_as",))["named_as"]
        if not cues:
            return
        first, stop = max(end for _, end in cues), sentence[1]
        groups = [f for f in self.parts.between(first, stop) if self._is_of_persons(f)]
        persons = [at for at in range(first, stop) if self._has_age(at)]
        early = [f for f in self.parts.between(0, first) if self._is_before(f, sentence)]
        items = [*(Figure(at, at + 1, ONE) for at in persons), *groups]
        made = sum(f.value.value or 0 for f in items)
        numbers = {f.value.value for f in early}
        if len(items) > 1 and len(numbers) == 1 and abs(made - (early[0].value.value or 0)) == 1:
            yield Claim((early[0],), labelled(items), True, True, (early[0],))

    def _has_age(self, at: int) -> bool:
        """True for the last word of a name with an age behind it: "Dana Brewer, 39,"."""
        words = self.tokens.word
        age = words(at + 2)
        alone = words(at + 3)[:1] in (",", ".", ";", "") or self.parts.word(at + 3) in self._joins
        return words(at)[:1].isupper() and words(at + 1) == "," and age.isdigit() and alone

    def _is_of_persons(self, figure: Figure) -> bool:
        head = self.heads.head(figure)
        return head is not None and self.heads.is_person(head) and figure.value.unit is None

    def _is_before(self, figure: Figure, sentence: Range) -> bool:
        """True for a number of persons at most two sentences before."""
        number = self.parts.article.sentence_number
        near = number(sentence[0]) - number(figure.first) <= FEWEST
        counted = figure.first in self._measured or self._is_of_persons(figure)
        return near and counted and FEWEST <= (figure.value.value or 0) <= MOST

    def _lists(self, figure: Figure) -> Iterator[list[Figure]]:
        """The lists that may name what a figure counts."""
        head = self.heads.head(figure)
        stop = self.parts.article.sentence_of(figure.first)[1]
        if head is None or not self.heads.is_plural(head):
            return
        for at in range(head + 1, min(stop, head + REACH)):
            word = self.tokens.word(at)
            if at in self.parts.figures or at in self.parts.including:
                return
            if word.startswith("."):
                break
            if word in OPENING or (word == "," and at == head + 1):
                yield self._items(at + 1, stop, strict=word == ",")
                return
        yield from self._told_behind(figure, head)

    def _told_behind(self, figure: Figure, head: int) -> Iterator[list[Figure]]:
        """The list in the next sentence: "in seven districts. They are Arn, Dorn and Holm"."""
        sentence = self.parts.article.sentence_of(figure.first)
        begin, stop = self.parts.next_sentence(sentence[1])
        if begin < sentence[1] or self.parts.between(*sentence) != [figure]:
            return
        cues = read_cues(self.parts.article, "parts", [(begin, stop)], ("listed_as",))["listed_as"]
        for first, end in cues:
            said = {self.heads.stem(at) for at in range(first, end)}
            if first == begin and (end - first == PRONOUN or self.heads.stem(head) in said):
                yield self._items(end, stop, strict=False)

    def _items(self, at: int, stop: int, *, strict: bool) -> list[Figure]:
        """The items of the list that begins at a token; none where something else stands there."""
        items: list[tuple[int, int, str]] = []
        closed = False
        while at < stop:
            end = self._end(at, stop)
            kind = self._kind(at, end)
            if not kind or (items and kind != items[0][2]):
                closed = closed and bool(items) and self.parts.word(at - 1) not in self._joins
                break
            items.append((at, end, kind))
            if closed:
                break
            joined = [place for place in (end, end + 1) if self.parts.word(place) in self._joins]
            closed = bool(joined)
            if not closed and self.tokens.word(end) not in MARKS:
                return []
            at = (joined or [end])[0] + 1
        kinds = {kind for _, _, kind in items}
        if not closed or (strict and kinds == {"name"} and len(items) < FEWEST + 1):
            return []
        return [Figure(first, last, ONE) for first, last, _ in items]

    def _end(self, at: int, stop: int) -> int:
        """Where an item of a list ends: at a mark or join outside quotation marks."""
        inside = False
        for place in range(at, stop):
            word = self.tokens.word(place)
            if word in QUOTES:
                inside = not inside
            elif not inside and (
                word in (*MARKS, *OPENING, ".", "\n", "(") or self.parts.word(place) in self._joins
            ):
                return place
        return stop

    def _kind(self, first: int, stop: int) -> str:
        """Whether the words of an item are a name, a title or a day; empty for others."""
        words = self.tokens.words[first:stop]
        if not words:
            return ""
        if any(word in QUOTES for word in words):
            return "title" if words[-1] in QUOTES else ""
        if any(at in self._days for at in range(first, stop)):
            rest = (at for at in range(first, stop) if at not in self._days)
            return "day" if all(self.parts.word(at) in self._between for at in rest) else ""
        if not words[0][:1].isupper() or not words[-1][-1:].isalpha():
            return ""
        names = (
            w[:1].isupper() or self.parts.word(first + n) in self._inside or w[:1] in "'’"
            for n, w in enumerate(words)
        )
        return "name" if all(names) else ""
