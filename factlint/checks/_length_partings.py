"""Words around a length that part it from the times near it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from factlint.checks._end_kinds import LINK
from factlint.checks._ends import End
from factlint.checks._length_events import FAIR, STEM
from factlint.checks._length_slips import FARTHER
from factlint.checks._spans import Length
from factlint.extract.article import Article
from factlint.rulebook.words import fold

STRONG, PARTED = 2.0, 3.0
"""What words between a length and a time weigh that part them, maybe or surely."""


class LengthPartings:
    """Tells what was told to last elsewhere, before, or for somebody else, by words of a rule."""

    def __init__(self, article: Article, words: Mapping[str, frozenset[str]]) -> None:
        self._article, self._said, self._words = article, words, article.tokens.folded
        listed = article.grammar.listed
        self._articles = frozenset(article.lexicon.numbers.articles)
        self._determiners = listed("article-the", "person-possessive", "possessive")
        self._prepositions = listed("preposition") - words["as"]
        self._joins = frozenset(map(fold, article.lexicon.numbers.joins_scales))
        self._bearing, self._perfect = listed("person-other"), words["present-perfect"]

    def _aside(self, length: Length, one: End) -> float:
        """What "six years as its coach" and "a decade in the job" weigh."""
        behind = self._words[length.stop : length.stop + 1]
        if not self._prepositions.isdisjoint(behind) and not self._is_elsewhere(length):
            return FAIR
        return PARTED if self._led_up(length, one) else STRONG

    def _is_elsewhere(self, length: Length) -> bool:
        """True for "20 years in a mission"."""
        return not self._articles.isdisjoint(self._words[length.stop + 1 : length.stop + 2])

    def _is_since(self, length: Length, one: End) -> bool:
        """True for "went dark for four years in 1987"."""
        return 0 <= one.first - length.stop < LINK

    def _led_up(self, length: Length, one: End) -> bool:
        """True for "from 1 June, after ten days of rehearsals", which led up to a time."""
        told = one.first >= self._article.sentence_of(length.first)[0]
        before = self._words[length.first - 1 : length.first]
        return told and not self._said["naming"].isdisjoint(before)

    def _is_new_subject(self, length: Length, one: End, two: End) -> bool:
        """True for "For 40 years the village lived on sheep", of which the times do not tell."""
        begin, _ = self._article.sentence_of(length.first)
        at = length.stop + (self._words[length.stop : length.stop + 1] == [","])
        opens = length.first == begin + 1 and self._words[begin] in self._said["lasts"]
        if not opens or self._determiners.isdisjoint(self._words[at : at + 1]):
            return False
        told = {
            word[:STEM]
            for end in (one, two)
            if end.place
            for word in self._words[slice(*self._article.sentence_of(end.first))]
        }
        return told.isdisjoint(word[:STEM] for word in self._words[at + 1 : at + 2])

    def _are_parted(self, length: Length, placed: Sequence[End]) -> bool:
        """True where words part a length from all times of its sentence."""
        begin, stop = self._article.sentence_of(length.first)
        here = [end for end in placed if begin <= end.first < stop]
        return bool(here) and all(self._is_parted(length, end) for end in here)

    def _is_parted(self, length: Length, end: End) -> bool:
        """True for "from 1990 to 2002, and then for 20", "since 2001, has led … for ten"."""
        if end.stop <= length.first:
            between = self._words[end.stop : length.first]
        else:
            between = self._words[length.stop : end.first]
            return not self._joins.isdisjoint(between) or ";" in between
        clauses = pairwise(between)
        broken = any(mark == ";" and word not in self._bearing for mark, word in clauses)
        if not self._said["joining"].isdisjoint(between) or broken:
            return True
        return "," in between and not self._perfect.isdisjoint(between)

    def _later(self, length: Length, one: End, two: End) -> float:
        """Later" is said behind the first time, and beside the second."""
        begin, stop = self._article.sentence_of(length.first)
        beside = two.place and length.stop <= two.first < stop
        beside = beside or (begin <= two.first and 0 <= length.first - two.stop <= LINK)
        return 0.0 if beside and one.first < length.first else FARTHER
