"""Noun groups beside an amount of money, as far as lists of words can tell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice

from factlint.checks._parts import closed_words
from factlint.checks._price_words import PriceWords, Words
from factlint.checks._text_amounts import is_money
from factlint.extract.article import Article
from factlint.extract.passages import quantities_in
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold, split_words

GROUP = 6
"""So many tokens a noun may stand behind its amount."""
REACH = 18
"""So many tokens a noun may stand before the words that give its price."""
BEHIND = 9
"""So many tokens behind a noun or an amount something may describe it."""
SHORTEST = 3
"""So many letters a word of weight has."""
DASHES = ("-", "–")


class NounReader:
    """Reads the nouns of one article and what describes them."""

    def __init__(self, article: Article, words: PriceWords) -> None:
        self._article = article
        self._words = words
        self._tokens = article.tokens
        closed, listed = closed_words(article.grammar), article.grammar.listed
        self.closed = (
            closed.every
            | closed.articles
            | closed.prepositions
            | listed("modal", "person-pronoun", "person-other", "person-self")
            | words.same
            | words.new
            | words.describing
        )
        self._joins = listed("conjunction")
        self._whom = listed("person-possessive")
        self._gives = words.verbs | words.gives
        self._possessive = listed("possessive-mark")
        self._says = frozenset(article.grammar.alphabet.members(["says"]))

    def opening(self, first: int, begin: int) -> tuple[int, bool]:
        """Where the word stands that opens a group, and whether it is a possessor's."""
        for at in (first, first - 1):
            if at >= begin and self.word(at) in self._det:
                return at, False
        return first, first > begin and self._tokens.word(first - 1) in self._possessive

    def is_definite(self, first: int, begin: int) -> bool:
        """True for "the full $4 million", not for what somebody gets: "gave her $4 million"."""
        plain = self.word(first - 1) in self._words.plain
        at, _ = self.opening(first - plain, begin)
        whom = self.word(at) in self._whom and at > begin and self.word(at - 1) in self._gives
        return self.word(at) in self._words.same and not whom

    def is_whose(self, first: int, stop: int, sentence: Range) -> bool:
        """True for "Garrick's $4 million total", of somebody whom the text has told of."""
        at, possessor = self.opening(first, sentence[0])
        if not possessor or at - 2 < sentence[0]:
            return False
        usual = all(
            self.stem(place) in self._words.usual for place in self.group(stop, sentence[1])
        )
        return usual and self.is_told_before(self.stem(at - 2), sentence[0])

    def is_referring(self, first: int, begin: int) -> bool:
        """True for "the $4 million", and "the stolen $4 million" where the text has told of that.

        What belongs to somebody may never have been told.
        """
        at, _ = self.opening(first, begin)
        if at == first > begin + 1 and self.is_told_before(self.stem(at - 1), begin):
            at -= 2
        return self.word(at) in self._words.same - self._words.owned

    def head(self, start: int, begin: int) -> int | None:
        """The noun whose price is given behind it, not one behind its preposition."""
        inside: int | None = None
        at = start - 1
        while at >= max(begin, start - REACH):
            word, first = self.word(at), at
            if word in self._words.prices and inside is not None:
                return inside
            if self._tokens.words[at] in self._possessive:
                while first > begin and self.is_noun(first - 1):
                    first -= 1
                first -= self.word(first - 1) in self._det
                if first <= begin or self.word(first - 1) not in self._words.describing:
                    return None
            if word in self._words.nouns:
                while first > begin and self.is_noun(first - 1):
                    first -= 1
                if first > begin and self.word(first - 1) in self._det:
                    first -= 1
                if first == begin or self.word(first - 1) not in self._words.describing:
                    doing = first == begin + 1 and first < at and self.is_content(begin)
                    return None if doing else at  # "Painting the bridge will cost"
                inside = at if inside is None else inside
            at = first - 1
        return None

    def group(self, at: int, end: int) -> Iterator[int]:
        """The tokens of a noun group that begins at a token."""
        for place in range(at, min(end, at + GROUP)):
            if self._tokens.words[place] in DASHES:
                continue
            if not self.is_noun(place):
                return
            yield place

    def first_word(self, at: int, end: int) -> Words:
        """The first word of weight from a token on."""
        places = (place for place in range(at, end) if self.is_content(place))
        return frozenset(self.stem(place) for place in islice(places, 1))

    def whose(self, at: int, end: int) -> Words:
        """The words of a phrase that stands right behind a noun: of what, and names of where."""
        word = self.word(at)
        if at >= end or word not in self._words.describing:
            return frozenset()
        opened = at + 1 + (self.word(at + 1) in self._det)
        group = [place for place in self.group(opened, end) if place not in self.values]
        named = frozenset(self.stem(p) for p in group if self._tokens.words[p][:1].isupper())
        return named or frozenset(map(self.stem, group[:1] if word in self._words.apart else ()))

    def aims(self, at: int, end: int) -> dict[str, Words]:
        """The words of weight behind each preposition on some tokens."""
        found: dict[str, Words] = {}
        preposition, group = "", list[str]()
        for place in range(at, min(end, at + BEHIND)):
            word = self.word(place)
            if word in self._words.describing:
                preposition, group = word, []
                if self.word(place - 1) in self._joins:  # "because of" aims at nothing
                    preposition = ""
            elif place not in self.values and self.is_content(place):
                group.append(self.stem(place))
                if preposition:
                    found[preposition] = frozenset(group)
            elif word not in self._det:
                preposition = ""
        return found

    def is_told_before(self, stem: str, begin: int) -> bool:
        """True for a word that the text has before a token."""
        return self._first_told.get(stem, begin) < begin

    @cached_property
    def _first_told(self) -> Mapping[str, int]:
        """The first token of each word."""
        last = len(self._tokens.words) - 1
        return {self.stem(place): place for place in range(last, -1, -1)}

    def clause_end(self, at: int, end: int) -> int:
        """Where the clause of a token ends."""
        while at < end and self.word(at) not in self._words.clauses and self.word(at) != ",":
            at += 1
        return at

    def beside(self, at: int, sentence: Range) -> Words:
        """The words of weight of the clause, between commas, that an amount stands in."""
        first, stop = at, self.clause_end(at, sentence[1])
        while first > sentence[0] and self.word(first - 1) not in self._words.clauses | {","}:
            first -= 1
        return self.around((first, stop))

    def clause_begin(self, at: int, begin: int) -> int:
        """Where the clause of a token begins."""
        while at > begin and self.word(at - 1) not in self._words.clauses:
            at -= 1
        return at

    def around(self, sentence: Range) -> Words:
        """The words of weight of a sentence."""
        return frozenset(
            self.stem(at)
            for at in range(*sentence)
            if at not in self.values and self.is_content(at)
        )

    def names(self, sentence: Range) -> Words:
        """The names in a sentence, without whoever says so."""
        return self.capitals(sentence[0] + 1, sentence[1]) - self.speaker(sentence)

    def speaker(self, sentence: Range) -> Words:
        """The words for whoever says what a sentence tells."""
        speaker = split_words(self._article.speaker(sentence, None) or "")
        return frozenset(map(self.stem_of, speaker))

    def numbers(self, sentence: Range) -> Words:
        """The figures of a sentence that count something."""
        return frozenset(
            str(quantity.value.value)
            for quantity in quantities_in(self._article, sentence)
            if not (quantity.value.unit or quantity.value.ordinal)
            and quantity.value.value is not None
        )

    def capitals(self, first: int, stop: int) -> Words:
        """The capitalised words of weight on some tokens."""
        return frozenset(
            self.stem(at)
            for at in range(first, stop)
            if self._tokens.words[at][:1].isupper()
            and at not in self.values
            and self.is_content(at)
        )

    def is_content(self, at: int) -> bool:
        """True for a word of weight."""
        word = self._tokens.words[at]
        plain = word[0].isalpha() and len(word) >= SHORTEST and fold(word) not in self.closed
        return plain and not self.says(at)

    def says(self, at: int) -> bool:
        """True for a word that brings in what somebody says."""
        return self._tokens.plain[at] in self._says

    def is_noun(self, at: int) -> bool:
        """True for a word that may stand in a noun group, as far as words can tell."""
        return self.is_content(at) and self.word(at) not in self._words.verbs

    def word(self, at: int) -> str:
        """The word at a token, folded; the empty text outside the article."""
        return fold(self._tokens.word(at))

    def stem(self, at: int) -> str:
        """A word without the endings that make no other word."""
        return self.stem_of(self._tokens.word(at))

    def stem_of(self, written: str) -> str:
        """A word as it is compared, folded and without such endings."""
        word = fold(written)
        for ending in self._words.endings:
            if len(word) > len(ending) + SHORTEST - 1:
                word = word.removesuffix(ending)
        return self._words.families.get(word, word)

    @cached_property
    def _det(self) -> Words:
        return self._words.new | self._words.same

    def next_amount(self, at: int, end: int) -> int:
        """Where the next amount begins, or the end."""
        place = bisect_left(self._amounts, at)
        return min([*self._amounts[place : place + 1], end])

    @cached_property
    def _amounts(self) -> list[int]:
        return [quantity.first for quantity in self._article.quantities if is_money(quantity.value)]

    @cached_property
    def values(self) -> frozenset[int]:
        """The tokens of numbers, amounts and times."""
        article = self._article
        found: set[int] = set()
        for values in (article.quantities, article.numbers, article.times):
            found.update(at for value in values for at in range(value.first, value.stop))
        return frozenset(found)

    def named(self, stop: int, end: int) -> Words:
        """The words of the noun group behind an amount."""
        at = stop + (self._tokens.word(stop) in DASHES)
        return frozenset(self.stem(place) for place in self.group(at, end))
