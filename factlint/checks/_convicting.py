"""Clauses that convict somebody who is only accused, by evidence: "After Bell set the blaze, …".

A candidate is each past verb of an article that tells of a charge, each noun that convicts ("the
killer") and each wrong behind its owner ("Marsh's theft"). Who it is of, whether it tells what the
charge does, and who says so are weighed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from factlint.checks._accusations import Accusations
from factlint.checks._accusing_words import Untested
from factlint.checks._convicting_signs import ODDS, ConvictingSigns
from factlint.extract.article import Article
from factlint.extract.tokens import Range
from factlint.extract.verbs import verb_reader

TENSES = ("past", "perfect")


class ConvictingReader:
    """Weighs the clauses of one article."""

    def __init__(self, article: Article, words: Untested) -> None:
        wide = msgspec.structs.replace(
            words,
            pending=(*words.pending, *words.doubts),
            offences=(*words.offences, *words.likely),
        )
        self._article, self._words = article, wide
        self._tokens = article.tokens
        self._accusations, self._strict = Accusations(article, wide), Accusations(article, words)
        self._verbs = verb_reader(article.grammar)
        self._mark = article.grammar.listed("possessive-mark")
        indefinite = frozenset(article.lexicon.numbers.articles)
        self._the = article.grammar.listed("article-the") - indefinite

    def read(self) -> Iterator[Range]:
        """The place of each that likely convicts."""
        if not self._accusations.places:
            return
        signs = ConvictingSigns(self._article, self._words, self._accusations, self._strict)
        for sentence in self._article.sentence_ranges:
            for verb in self._done(sentence):
                candidate = signs.verb(verb, sure=verb[1] - 1 in self._sure)
                if candidate and ODDS.of(candidate) > 0:
                    yield verb
            for place, kind in self._named(sentence):
                if ODDS.of(signs.thing(place, kind)) > 0:
                    yield place

    @cached_property
    def _sure(self) -> frozenset[int]:
        """The tokens right behind a subject that is surely the accused, or near behind it."""
        asides, folded = self._words.asides, self._tokens.folded
        found = set()
        for at in self._accusations.subjects():
            while at < len(folded) and folded[at] in asides:
                at += 1
            found.add(at)
        return frozenset(found)

    def _done(self, sentence: Range) -> Iterator[Range]:
        """The past verbs of a sentence, outside quotations."""
        for verb in self._verbs.read(self._article, sentence):
            last = verb.stop - 1
            if (
                verb.tense in TENSES
                and self._is_own((verb.first, verb.stop))
                and self._tokens.words[last][0].isalpha()
            ):
                yield verb.first, verb.stop

    def _named(self, sentence: Range) -> Iterator[tuple[Range, str]]:
        """What a culprit and a wrong are called."""
        folded = self._tokens.folded
        for at in range(sentence[0] + 1, sentence[1]):
            if folded[at] in self._words.brands and folded[at - 1] in self._the:
                place, kind = (at, at + 1), "brand"
            elif folded[at] in self._words.wrongs and self._is_owned(at, sentence[0]):
                place, kind = (at, at + 1), "wrong"
            else:
                continue
            if self._is_own(place):
                yield place, kind

    def _is_owned(self, at: int, begin: int) -> bool:
        folded = self._tokens.folded
        for mark in (at - 1, at - 2):
            if mark > begin and folded[mark] in self._mark:
                before = mark - 1
                return (
                    self._accusations.names_before(mark)
                    or folded[before] in self._accusations.nouns
                    or folded[before] in self._words.bodies
                )
        return False

    def _is_own(self, place: Range) -> bool:
        span = self._tokens.span(*place)
        return self._article.quoted(span) is None and self._article.layout.part_of(span) in (
            "body",
            "headline",
        )
