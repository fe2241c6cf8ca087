"""What two articles of a run say of one event: its days, and the names and words they share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from factlint.extract.article import Article
from factlint.extract.passages import times_in
from factlint.extract.proper import ProperName, read_proper_names
from factlint.extract.tokens import Range
from factlint.model import Assertion

EVENT = "incident"
"""The scope of what is told of one event."""
JOINT = "_"
"""Stands between the words of a name."""
LEAD = 2
"""The sentences that tell what an article is about."""
BACK = 3
"""So many sentences before another its day may stand."""
DAYS = 2
"""A sentence with more days tells of several events."""
Stems = Callable[[Range], Iterable[str]]


class EventReader:
    """Reads the days of the sentences of one article, and the words around them.

    `stems` gives the words of weight of a sentence, `since` are what leads a time that began long
    before.
    """

    def __init__(self, article: Article, stems: Stems, since: frozenset[str]) -> None:
        self._article, self._stems, self._since = article, stems, since
        self._words = article.tokens.folded
        self._names = read_proper_names(article)
        self._firsts = [name.first for name in self._names]

    def days(self, sentence: Range) -> set[date]:
        """The days of a sentence, or of the nearest before it that has any; none of too many."""
        for each in (sentence, *self._before(sentence, BACK)):
            if days := self.own_days(each):
                return days if len(days) <= DAYS else set()
        return set()

    def own_days(self, sentence: Range) -> set[date]:
        """The days that a sentence names, but those since when something is so."""
        values = (
            time.value
            for time in times_in(self._article, sentence)
            if self._words[time.first - 1] not in self._since
        )
        return {value.start for value in values if value and value.start and value.grain == "day"}

    def told(self, sentence: Range, *, words: bool = True) -> frozenset[str]:
        """The names, and the words, that an article opens with and says around a sentence."""
        near = {*self._article.sentence_ranges[:LEAD], *self._before(sentence, 1), sentence}
        named = {name.keys for each in near for name in self._named(each)}
        full = {key for keys in named if len(keys) > 1 for key in keys}
        found = {
            JOINT.join(keys).capitalize()
            for keys in named
            if len(keys) > 1 or full.isdisjoint(keys)
        }
        if words:
            said = {at for each in near for at in self._stems(each)}
            found |= said - {stem for each in near for stem in self._stems_of_names(each)}
        return frozenset(found)

    def _stems_of_names(self, sentence: Range) -> Iterator[str]:
        for name in self._named(sentence):
            yield from self._stems((name.first, name.stop))

    def _named(self, sentence: Range) -> list[ProperName]:
        low, high = (bisect_left(self._firsts, at) for at in sentence)
        return self._names[low:high]

    def _before(self, sentence: Range, most: int) -> Iterator[Range]:
        """So many sentences right before one, the nearest first."""
        begin = sentence[0]
        for _ in range(most):
            if begin:
                sentence = self._article.sentence_of(begin - 1)
                yield sentence
                begin = sentence[0]


def shared(first: Assertion, second: Assertion) -> tuple[int, int]:
    """How many names two articles share, and how many words with those of the names."""
    both = set(first.sentence.split()) & set(second.sentence.split())
    names = {word for word in both if word[0].isupper()}
    return len(names), len(both - names) + sum(len(name.split(JOINT)) for name in names)
