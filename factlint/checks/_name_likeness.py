"""The letters of two words of names: how near they are, and which is a name elsewhere."""

from __future__ import annotations

from functools import cached_property

from factlint.checks._name_cues import NameCues
from factlint.checks._name_pairs import Pair
from factlint.checks._near import apart, are_inflected, homophones, is_plural, surnames
from factlint.checks._odds import Signs
from factlint.extract.article import Article
from factlint.extract.proper import name_words
from factlint.extract.spelling import DOUBLED, consonants, is_respelt
from factlint.rulebook.words import fold_marks

LONG, SHORT = 7, 5


class NameLetters:
    """Reads the signs of the words themselves."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._cues = NameCues(article)
        self._words = name_words(article.lexicon)
        self._heard = homophones(article.lexicon)
        self._surnames = surnames(article.lexicon)

    def letters(self, pair: Pair) -> Signs:
        """How far the two are from each other."""
        one, other = pair.keys
        off = apart(one, other)
        return {
            "off": min(off, 3.0),
            "slip": off <= DOUBLED,
            "far": max(off - 1.4, 0),
            "per-letter": off * 5 / min(len(one), len(other)),
            "respelt": is_respelt(one, other),
            "vowels": consonants(one) == consonants(other),
            "swapped": sorted(one) == sorted(other),
            "heard": self._is_heard(one, other),
            "plural": is_plural(one, other),
            "inflected": are_inflected(one, other, self._words.endings),
            "first": one[0] != other[0],
            "short": min(len(one), len(other)) <= SHORT,
            "long": min(len(one), len(other)) >= LONG,
            "longer": len(one) > len(other),
            "stripped": f"{one}s" == other,
        }

    def _is_heard(self, one: str, other: str) -> bool:
        return other in self._surnames.get(one, ()) or any(
            {one, other} <= group for group in self._heard
        )

    def known(self, pair: Pair) -> Signs:
        """Which of the two are names elsewhere, and words."""
        rare, main = pair.keys
        known = [self.is_known(key) for key in pair.keys]
        return {
            "rare-known": known == [True, False],
            "main-known": known == [False, True],
            "both-known": all(known),
            "both-given": {rare, main} <= self._words.given,
            "both-places": {rare, main} <= self._words.known,
            "ordinary": not {rare, main}.isdisjoint(self._ordinary),
            "lower": not {rare, main}.isdisjoint(self._cues.lower),
        }

    def is_known(self, key: str) -> bool:
        """True for a word that is on a list of names."""
        words = self._words
        return any(key in known for known in (words.known, words.family, words.given))

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        return frozenset(map(fold_marks, self.article.lexicon.name_drift.words))
