"""Counts: quantities bound to what is counted, by the frames and measures of a lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from factlint.extract.article import Article, CountToken
from factlint.extract.grammar import Grammar
from factlint.extract.tokens import Tokens
from factlint.rulebook.lexicon import Frame
from factlint.rulebook.vocabulary import ROLES
from factlint.rulebook.words import fold

SLOTS = frozenset({"count", *ROLES})
CUE_WINDOW = 6
_CLAUSE_END = ",;:()—–"


class CountReader:
    """Reads the counts of one language."""

    def __init__(self, grammar: Grammar) -> None:
        self._roles = grammar.roles
        self._frames = [
            (grammar.compiler.compile([read], SLOTS), frame, read.text)
            for frame in grammar.lexicon.frames
            for read in frame.read
        ]
        self._own = [
            (grammar.compiler.compile([read], SLOTS), name, read.text)
            for name, measure in grammar.lexicon.measures
            for read in measure.read
        ]
        self._unless = {
            name: grammar.compiler.compile(measure.unless)
            for name, measure in grammar.lexicon.measures
            if measure.unless
        }
        self._cues = [(grammar.compiler.compile(cue.read), cue) for cue in grammar.lexicon.cues]

    def read(self, article: Article) -> list[CountToken]:
        """The counts of an article in text order, one measure a quantity."""
        by_first = {quantity.first: quantity for quantity in article.quantities}
        best: dict[int, tuple[tuple[int, int], CountToken]] = {}
        for found, measure, frame, read, order in self._matches(article.tokens):
            quantity = by_first.get(found.start("count"))
            if quantity is None:
                continue
            rank = (_distance(found), order)
            if quantity.first in best and best[quantity.first][0] <= rank:
                continue
            token = CountToken(*found.span(), quantity, measure, frame.scope, read)
            best[quantity.first] = rank, token
        counts = [token for _, (_, token) in sorted(best.items())]
        return [
            msgspec.structs.replace(count, scope=self._scope(article, count) or count.scope)
            for count in counts
            if not self._left_out(article, count)
        ]

    def _matches(
        self, tokens: Tokens
    ) -> Iterator[tuple[re.Match[str], str, Frame, str, int]]:
        for order, (expression, frame, read) in enumerate(self._frames):
            for found in expression.finditer(tokens.symbols):
                for measure in self._measures(tokens, found):
                    yield found, measure, frame, read, order
        for expression, name, read in self._own:
            for found in expression.finditer(tokens.symbols):
                yield found, name, _PLAIN_FRAME, read, -1

    def _measures(self, tokens: Tokens, found: re.Match[str]) -> Iterator[str]:
        """The measures that the role words of a match speak of."""
        for role, text in found.groupdict().items():
            if role == "count" or text is None:
                continue
            words = tuple(fold(word) for word in tokens.words[slice(*found.span(role))])
            for name, _ in self._roles[role].get(words, ()):
                yield name

    def _left_out(self, article: Article, count: CountToken) -> bool:
        unless = self._unless.get(count.measure)
        if unless is None:
            return False
        return bool(unless.search(article.tokens.symbols, *article.sentence_of(count.first)))

    def _scope(self, article: Article, count: CountToken) -> str:
        sentence = article.sentence_of(count.first)
        reaches = {
            "sentence": sentence,
            "clause": _clause(article.tokens, count.first, count.stop, sentence),
            "before": (max(sentence[0], count.first - CUE_WINDOW), count.first),
            "after": (count.stop, min(sentence[1], count.stop + CUE_WINDOW)),
        }
        scopes = {
            cue.scope
            for expression, cue in self._cues
            if expression.search(article.tokens.symbols, *reaches[cue.within])
        }
        return next((scope for scope in _STRONGEST if scope in scopes), "")


_STRONGEST = ("unreal", "other", "part", "total", "incident")
_PLAIN_FRAME = Frame(read=())


def _distance(found: re.Match[str]) -> int:
    """Tokens between the figure and the words of the measure."""
    spans = [found.span(role) for role in found.groupdict() if found[role] is not None]
    (_, first_end), *_, (last_start, _) = sorted(spans)
    return max(0, last_start - first_end)


def _clause(tokens: Tokens, first: int, stop: int, sentence: tuple[int, int]) -> tuple[int, int]:
    start, end = first, stop
    while start > sentence[0] and tokens.words[start - 1] not in _CLAUSE_END:
        start -= 1
    while end < sentence[1] and tokens.words[end] not in _CLAUSE_END:
        end += 1
    return start, end

