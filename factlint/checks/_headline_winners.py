"""Who wins in a headline, and loses in the body: `Ellison wins Open` over "beating Tom Ellison"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile

from factlint.checks._headline_text import Parts, WordConflict
from factlint.extract.article import Article
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import fold_marks

REACH = 3
CLAUSE = 8
"""Words behind a name in which its verb stands: "came from behind to beat"."""
ASIDE = 7
"""Tokens between a verb of winning and who is beaten: "beating the top seed, Ann Marsh"."""


class HeadlineWinners:
    """The winners of headline and deck beside those of the body."""

    def __init__(self, article: Article, parts: Parts) -> None:
        self.article = article
        self.parts = parts
        self._words = article.tokens.words
        self._the = article.grammar.listed("article-the")
        rule = parts.rule
        self._wins = frozenset(rule.wins)
        beats = article.find(rule.beats)
        ends = article.tokens.ends
        self._beats = frozenset(bisect_left(ends, match.span.end) + 1 for match in beats)
        self._keeps, self._loses = (self._starts(which) for which in (rule.keeps, rule.loses))

    def _starts(self, patterns: Sequence[Pattern]) -> frozenset[int]:
        """The tokens with which patterns begin."""
        starts = self.article.tokens.starts
        found = self.article.find(patterns)
        return frozenset(bisect_left(starts, match.span.start) for match in found)

    def read(self) -> Iterator[WordConflict]:
        """Every one who wins there, and whom the body only has as the one who is beaten."""
        for part, tokens in self.parts.heads:
            if part == "caption" or self.parts.denies(tokens):
                continue
            for at in range(tokens[0] + 1, tokens[1]):
                if self._is_win(at):
                    yield from self._of(at - 1)
                    break

    def _of(self, at: int) -> Iterator[WordConflict]:
        key = fold_marks(self._words[at])
        places = self.parts.body_words.get(key, ())
        if not self._words[at][0].isupper() or any(map(self._is_winner, places)):
            return
        beaten = [place for place in places if self.is_beaten(place)]
        if beaten:
            there = tuple((place, place + 1) for place in beaten)
            yield WordConflict((at, at + 1), there, "contradicted")

    def _is_winner(self, place: int) -> bool:
        last = min(place + 1 + CLAUSE, self.article.sentence_of(place)[1])
        clause = takewhile(lambda at: self._words[at].islower(), range(place + 1, last))
        near = range(place + 1, min(place + 1 + REACH, len(self._words)))
        return any(map(self._is_win, (*near, *clause)))

    def _is_win(self, at: int) -> bool:
        return fold_marks(self._words[at]) in self._wins or at in self._keeps

    def is_beaten(self, place: int) -> bool:
        """True right behind a verb of winning, and before one of losing.

        Not in an aside: `Ellison, who lost last year`.
        """
        first, stop = self.article.sentence_of(place)
        begin = max(first, place - ASIDE)
        before = [fold_marks(word) for word in self._words[begin:place]]
        for at, word in enumerate(before):
            beats = word in self._wins or begin + at + 1 in self._beats
            if beats and self._is_name_of(before[at + 1 :], begin + at + 1):
                return True
        after = range(place + 1, min(stop, place + 1 + REACH))
        behind = takewhile(lambda at: self._words[at][0].isalpha(), after)
        return not self._loses.isdisjoint(behind)

    def _is_name_of(self, between: Sequence[str], first: int) -> bool:
        """True for the rest of a name, and for who it is, with a comma: "the top seed, Ann"."""
        own = self._words[first : first + len(between)]
        if all(word[0].isalpha() for word in between):
            role = list(takewhile(str.islower, own))
            named = all(word[0].isupper() for word in own[len(role) :])
            return len(between) < REACH or (named and self.parts.small.isdisjoint(role))
        if "," not in between or between.count(",") > 1 or between[0] not in self._the:
            return False
        at = between.index(",")
        return all(map(str.islower, own[:at])) and all(w[0].isupper() for w in own[at + 1 :])
