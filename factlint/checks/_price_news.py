"""What a text tells anew beside an amount of money: for what it is, where it was of nothing yet."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice, takewhile

from factlint.checks._price_nouns import DASHES, NounReader
from factlint.checks._price_words import PriceWords, Words
from factlint.extract.tokens import Range

AIM = 2
"""So many words of a phrase behind an amount say what it is for."""
CLAUSE = 4
"""So many tokens of a clause behind an amount say which it is."""


class NewsReader:
    """Reads the words beside an amount that its text has not before."""

    def __init__(self, words: PriceWords, nouns: NounReader) -> None:
        self._words, self._nouns = words, nouns

    def fresh(
        self, first: int, stop: int, sentence: Range, relative: int | None, noun: int | None = None
    ) -> Words:
        """The new words that say what an amount is for.

        Before "the $4 million", before a price of a thing ("in lieu of $4 million bail") and before
        an amount that begins its clause nothing is told, nor before the `noun` of "the award of
        $4 million"; `relative` is where a clause behind it begins.
        """
        nouns, (begin, end) = self._nouns, sentence
        definite = nouns.is_definite(first, begin) or nouns.is_whose(first, stop, sentence)
        group = self._group(stop, end) if noun is None else []
        named = any(nouns.word(place) in self._words.things for place in group)
        opened = self._opened(first, begin) if noun is None else noun
        before = range(first if named or definite else opened, first)
        if noun is None and self._is_judged(before):
            before = range(first, first)
        stop_at = nouns.next_amount(stop, end)
        behind = range(stop, min(stop_at, relative + CLAUSE)) if relative else ()
        aim = self._aim(group[-1] + 1 if group else stop, stop_at, definite=definite)
        subject = self._subject(stop, end) if first - begin == 1 else ()
        places = {*before, *group, *behind, *aim, *subject} - nouns.values
        stems = {nouns.stem(place) for place in places if self._tells(place)}
        if relative or not (definite and named):
            stems |= nouns.capitals(stop, nouns.clause_end(stop, stop_at))
        told = min(first, nouns.clause_begin(first, begin), *before)
        fresh = (stem for stem in stems if not nouns.is_told_before(stem, told))
        return frozenset(fresh) - self._words.usual - nouns.speaker(sentence)

    def roles(self, first: int, stop: int, sentence: Range, relative: int | None) -> Words:
        """What the clause of an amount says is done with it, where that is no mere payment.

        So does a clause behind it, which begins at `relative`: "the $4 million he had asked for".
        """
        nouns, (begin, end) = self._nouns, sentence
        opened, stop = nouns.clause_begin(first, begin), stop + 1
        if relative:
            opened, stop = relative, relative + CLAUSE
        places = range(opened, min(stop, end))
        if self._is_judged(places):
            return frozenset()
        roles = self._words.roles
        return frozenset(roles[word] for word in map(nouns.word, places) if word in roles)

    def again(self, first: int, begin: int) -> bool:
        """True for an amount behind a word that begins another clause of its sentence."""
        turning, nouns = self._words.turning, self._nouns
        return any(nouns.word(place) in turning for place in range(begin + 1, first))

    def _tells(self, at: int) -> bool:
        """True for a word of weight that may say what an amount is for."""
        nouns, words = self._nouns, self._words
        again = nouns.word(at) in words.generic and nouns.word(at - 1) in words.same
        return (
            nouns.is_content(at)
            and nouns.word(at) not in words.judging | words.weighing
            and not again
        )

    def _group(self, stop: int, end: int) -> list[int]:
        """The noun group behind an amount, up to the thing that it names."""
        at = stop + (self._nouns.word(stop) in DASHES)
        group = list(self._nouns.group(at, end))
        heads = [n for n, place in enumerate(group) if self._nouns.word(place) in self._words.nouns]
        if heads:
            return group[: heads[-1] + 1]
        return list(
            takewhile(lambda place: self._nouns.word(place) not in self._words.judging, group)
        )

    def _subject(self, stop: int, end: int) -> Iterable[int]:
        """The group behind the comma of "at $4 million, the house next door", with its phrase."""
        nouns, words = self._nouns, self._words
        known = words.new | words.same
        if nouns.word(stop) != "," or nouns.word(stop + 1) not in known:
            return ()
        group = list(nouns.group(stop + 2, end))
        behind = group[-1] + 1 if group else end
        if behind >= end or nouns.word(behind) not in words.describing:
            return group
        opened = behind + 1 + (nouns.word(behind + 1) in known)
        return [*group, *islice(nouns.group(opened, end), AIM)]

    def _aim(self, at: int, end: int, *, definite: bool) -> Iterable[int]:
        """The group of a phrase right behind an amount: "$4 million for the roof".

        Behind "the $4 million grant" only what sets it apart.
        """
        nouns, words = self._nouns, self._words
        if at >= end or nouns.word(at) not in words.describing:
            return ()
        opened = at + 1 + (nouns.word(at + 1) in words.new | words.same)
        group = list(islice(nouns.group(opened, end), AIM))
        return group if nouns.word(at) in words.apart or not definite else ()

    def _is_judged(self, places: Iterable[int]) -> bool:
        """True for a clause that says what somebody thinks of an amount."""
        return any(self._nouns.word(place) in self._words.weighing for place in places)

    def _opened(self, first: int, begin: int) -> int:
        """Where what is told before an amount begins: nowhere for one that opens its clause."""
        nouns = self._nouns
        opened = nouns.clause_begin(first, begin)
        if nouns.word(first - 1) == "," and nouns.word(opened) in self._words.describing:
            return first
        return opened
