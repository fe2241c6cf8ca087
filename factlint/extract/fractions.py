"""Fractions in figures and words: "3/4", "two thirds", "half a million"."""

from __future__ import annotations

from factlint.extract.figures import LONGEST_FIGURE
from factlint.extract.grammar import Grammar
from factlint.extract.quantity import NumberToken
from factlint.extract.tokens import Tokens
from factlint.rulebook.amounts import whole
from factlint.rulebook.words import fold

DENOMINATORS = frozenset({*range(2, 11), 12, 16, 20, 32, 64, 100})


class FractionReader:
    """Reads the fractions of one language."""

    def __init__(self, grammar: Grammar) -> None:
        words = grammar.lexicon.numbers
        self._values = dict(words.words)
        self._scales = dict(words.scales)
        self._ordinals = dict(words.ordinals)
        self._fractions = dict(words.fractions)
        self._articles = frozenset(words.articles)
        self._partitive = frozenset(words.partitive)
        self._bound = frozenset(words.bound_fractions)
        self._hedging = frozenset(words.before_fractions)

    def slashed(self, tokens: Tokens, at: int) -> NumberToken | None:
        """Small figures with a bar between them: "3/4"."""
        if tokens.word(at + 1) != "/":
            return None
        words = tokens.words[at : at + 4]
        if len(words) < 3 or not (words[0] + words[2]).isdecimal():
            return None
        if max(len(words[0]), len(words[2])) > LONGEST_FIGURE:
            return None
        over, under = int(words[0]), int(words[2])
        if (
            not 0 < over < under
            or under not in DENOMINATORS
            or words[3:] == ["/"]
            or tokens.words[at - 1 : at] == ["/"]
        ):
            return None
        return NumberToken(at, at + 3, over / under, "fraction")

    def read(self, tokens: Tokens, at: int, stop: int) -> NumberToken | None:
        """A fraction: "half a million", "two thirds", "a quarter of", "half a dozen"."""
        first, count, bare = at, 1, True
        word = tokens.folded[at]
        if word in self._articles:
            at += 1
        elif word in self._values and self._values[word] < 100:
            at, count, bare = at + 1, self._values[word], False
        at += tokens.words[at : at + 1] == ["-"]
        share = self.share(tokens, at)
        if share is None or (not bare and count > 1 and self._is_ordinal_tail(tokens, at, count)):
            return None
        at += 1
        scale, end = self._scale_after(tokens, at)
        if scale:
            return NumberToken(first, end, whole(count * share * scale))
        if bare and not self._is_share(tokens, first, at):
            return None
        return NumberToken(first, at, count * share, "fraction")

    def _is_ordinal_tail(self, tokens: Tokens, at: int, count: int) -> bool:
        """True for "eighty-third", which is a rank and no share."""
        return count >= 20 and count % 10 == 0 and tokens.folded[at] in self._ordinals

    def _is_share(self, tokens: Tokens, first: int, stop: int) -> bool:
        """A single fraction is one before "of", or with a hedge; else a rank or a name."""
        if tokens.folded[stop - 1] in self._bound:
            return False
        if fold(tokens.word(first - 1)) in self._ordinals or _is_year(tokens.word(stop + 1)):
            return False
        if first and tokens.words[stop - 1][0].isupper() and stop - first == 1:
            return tokens.folded[stop - 1] not in self._ordinals
        if fold(tokens.word(stop)) in self._partitive:
            return True
        article = stop - first > 1
        ranked = tokens.folded[stop - 1] in self._ordinals
        return (article and not ranked) or fold(tokens.word(first - 1)) in self._hedging

    def share(self, tokens: Tokens, at: int) -> float | None:
        """The share that one word says ("third"), if it does."""
        return self._fractions.get(fold(tokens.word(at)))

    def _scale_after(self, tokens: Tokens, at: int) -> tuple[int, int]:
        """The scale that a fraction is of ("half a million", "a quarter of a million")."""
        if fold(tokens.word(at)) in self._partitive and fold(tokens.word(at + 1)) in self._articles:
            at += 1
        if fold(tokens.word(at)) in self._articles or tokens.word(at) == "-":
            at += 1
        if at < len(tokens.words) and tokens.word(at) == "-":
            at += 1
        return self._scales.get(fold(tokens.word(at)), 0), at + 1


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()
