"""Lists that count: "the titles of 2016, 2018 and 2021" are three of before."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factlint.checks._ordinals import OrdinalReader
from factlint.checks._row_counts import (
    NOTHING,
    Count,
    acts_before,
    clause_of,
    subject_of,
)
from factlint.checks._rows import Words
from factlint.extract.slots import times_between
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold

LONGEST = 8
"""So many tokens an item of a list has at most."""
QUOTES = "\"“”'‘’"


class ListReader:
    """Reads the lists of one article that say what was before.

    `heads` are the things that have an ordinal, `acts` what was done "for the third time".
    """

    def __init__(self, reader: OrdinalReader, heads: Words, acts: Words) -> None:
        self._reader = reader
        self._article = reader.article
        self._words = [fold(word) for word in reader.article.tokens.words]
        self._heads = heads
        self._acts = acts
        listed = reader.article.grammar.listed
        self._verbs = listed("be", "have", "modal", "relative", "person-pronoun")
        self._articles = listed("article-the")
        self._joins = listed("same-and")
        self._breaks = self._joins | {","}
        self._links = reader.words["window"] | reader.words["aims"]

    def read(self) -> Iterator[Count]:
        """All lists with what they are of."""
        for sentence in self._article.sentence_ranges:
            before = self._reader.says("before", sentence) or self._reader.is_earlier(sentence)
            before = before or self._reader.says("following", sentence)
            if before and not self._joins.isdisjoint(self._words[slice(*sentence)]):
                yield from self._read(sentence)

    def _read(self, sentence: Range) -> Iterator[Count]:
        begin, end = sentence
        for at in range(begin, end):
            word = self._words[at]
            head = self._reader.rows.stem(word)
            if head in self._heads | self._acts and self._reader.rows.is_plural(word):
                yield from self._of_noun(at, head, sentence)
            elif word in self._reader.words["following"]:
                yield from self._of_names(at, sentence)
        yield from self._of_times(sentence)

    def _of_noun(self, at: int, head: str, sentence: Range) -> Iterator[Count]:
        """A noun with a list behind it, or one before it: "the health and defence ministers"."""
        number, stop = self.items(self._behind(at + 1), sentence[1])
        first = at
        if head not in self._heads and not self._is_dated(at, stop, number):
            return
        if number < 2:
            first, number = self._modifiers(at, sentence[0])
            stop = at + 1
        if number < 2 or self._reader.is_quoted(at):
            return
        counted = any(n.first in range(at - 3, at) for n in self._article.numbers)
        if not counted:
            yield self._count(frozenset({head}), number, (first, stop), sentence, at)

    def _is_dated(self, first: int, stop: int, number: int) -> bool:
        """True for a list of times; not all of them are read as such between others."""
        return 1 < number <= 2 * len(times_between(self._article, first, stop))

    def _behind(self, at: int) -> int:
        """Where a list behind a noun may begin: "she took in", "from"."""
        for place in range(at, min(at + 4, len(self._words) - 1)):
            if self._words[place] in (",", ".", ";"):
                break
            if self._words[place] in self._links:
                return place + 1
        return at + (self._words[at : at + 1] == [","])

    def _of_names(self, at: int, sentence: Range) -> Iterator[Count]:
        """A list of names behind "after", which are of whatever is the third of them."""
        number, stop = self.items(at + 1, sentence[1])
        names = self._reader.whose.names_in(at + 1, stop)
        titled = self._words[at + 1 : at + 2] in ([q] for q in QUOTES)
        people = len(names) >= number and names and names[0].first == at + 1
        if number > 1 and (titled or people):
            yield self._count(NOTHING, number, (at + 1, stop), sentence, at)

    def _of_times(self, sentence: Range) -> Iterator[Count]:
        """What was done at each of some times: "had rejected it in 2019, 2020 and 2021"."""
        begin, end = sentence
        times = times_between(self._article, begin, end)
        if not times or not self._reader.is_pluperfect(sentence):
            return
        at = times[0].first
        number, stop = self.items(at, end)
        heads = acts_before(self._reader, begin, at)
        leans = self._words[begin] in self._reader.words["anyone"] and not heads & self._acts
        if self._is_dated(at, stop, number):
            heads = NOTHING if leans else heads
            count = self._count(heads, number, (at, stop), sentence, at)
            yield msgspec.structs.replace(count, often=True)

    def _count(self, heads: Words, number: int, place: Range, sentence: Range, at: int) -> Count:
        clause = clause_of(self._reader, at, sentence)
        definite = self._words[at - 1] in self._articles or self._reader.says("closed", clause)
        return Count(
            heads,
            number,
            number,
            place,
            self._article.sentence_number(sentence[0]),
            self._reader.rows.said_in(*sentence),
            names=subject_of(self._reader, sentence[0], at) if heads else NOTHING,
            opening=self._words[sentence[0]],
            prior=True,
            closed=bool(heads) and definite,
        )

    def items(self, at: int, end: int) -> tuple[int, int]:
        """How many items a list has that begins at a token, and where it ends.

        The last one stands behind "and".
        """
        number, begin, place = 0, at, at
        while place < end:
            word = self._words[place]
            last = word in self._joins
            if word == "," or last:
                if place == begin and not last:
                    return 0, at
                number += place > begin or not number
                begin = place + 1
                if last:
                    stop = self._item_end(begin, end)
                    return (number + 1, stop) if number and stop > begin else (0, at)
            elif not self._is_item(place) or place - begin >= LONGEST:
                return 0, at
            place += 1
        return 0, at

    def _item_end(self, at: int, end: int) -> int:
        place = at
        while place < min(end, at + LONGEST) and self._is_item(place):
            if self._words[place] == ",":
                break
            place += 1
        return place

    def _is_item(self, at: int) -> bool:
        word = self._words[at]
        plain = word[0].isalnum() or word in QUOTES or word in ("-", "'s", "&")
        named = self._article.tokens.words[at][0].isupper()
        return plain and (named or word not in self._verbs)

    def _modifiers(self, at: int, begin: int) -> tuple[int, int]:
        """Where words before a plural begin that name one each, and how many they are."""
        number, place, last = 1, at - 1, at - 1
        while place > begin and self._words[place] not in self._articles:
            if self._words[place] in self._breaks:
                number += 1
                last = place
            elif (last - place > 1 and last != at - 1) or not self._words[place][0].isalpha():
                return at, 0
            place -= 1
        held = place > begin and self._words[place] in self._articles
        return (place, number) if held and self._words[last] in self._breaks else (at, 0)
