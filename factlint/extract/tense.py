"""The tense of the clause around a time expression, by the words of a lexicon."""

from __future__ import annotations

import re

from factlint.extract.matcher import Compiler
from factlint.extract.tokens import Tokens
from factlint.rulebook.lexicon import DateWords

REACH = 14
CLAUSE_END = ";"


class TenseReader:
    """Tells whether a clause speaks of the past or the future."""

    def __init__(self, compiler: Compiler, dates: DateWords) -> None:
        self._future = compiler.compile(dates.future)
        self._past = compiler.compile(dates.past)
        self._deadlines = compiler.compile(dates.deadlines)
        self._past_endings = dates.past_endings

    def read(self, tokens: Tokens, span: tuple[int, int], sentence: tuple[int, int]) -> str:
        """The tense around the expression on tokens `span`: "future", "past" or nothing.

        The nearest word before it decides, else the first one after it. A past verb says
        nothing of a deadline.
        """
        tense = self._tense(tokens, span, sentence)
        if tense == "past" and _nearest(self._deadlines, tokens, sentence[0], span)[0] > span[0]:
            return ""
        return tense

    def _tense(self, tokens: Tokens, span: tuple[int, int], sentence: tuple[int, int]) -> str:
        first, stop = span
        start = max(sentence[0], first - REACH)
        start = max(start, tokens.symbols.rfind(CLAUSE_END, start, first) + 1)
        if before := self._before(tokens, start, span):
            return before
        end = min(sentence[1], stop + REACH)
        clause = tokens.symbols.find(CLAUSE_END, stop, end)
        end = clause if clause >= 0 else end
        future = self._future.search(tokens.symbols, stop, end)
        # "On Monday he agreed to leave": the plan was made on Monday.
        end = future.start() + 1 if future else end
        past = self._past.search(tokens.symbols, stop, end)
        if past or any(map(self._is_past, tokens.words[stop:end])):
            return "past"
        return "future" if future else ""

    def _is_past(self, word: str) -> bool:
        return len(word) > 4 and word.endswith(self._past_endings)

    def _before(self, tokens: Tokens, start: int, span: tuple[int, int]) -> str:
        """The tense of the nearest word; of two that end together the longer one counts."""
        future = _nearest(self._future, tokens, start, span)
        past = _nearest(self._past, tokens, start, span)
        done = max(start, past[0], future[0])
        for at in range(span[0] - 1, done - 1, -1):
            if self._is_past(tokens.words[at]):
                return "past"
        if future[0] < 0 and past[0] < 0:
            return ""
        return "future" if future > past else "past"


def _nearest(
    words: re.Pattern[str], tokens: Tokens, start: int, span: tuple[int, int]
) -> tuple[int, int]:
    """Where the last match ends and how far back it begins; it may take in the expression."""
    first, stop = span
    return max(
        (
            (match.end(), -match.start())
            for match in words.finditer(tokens.symbols, start, stop + 1)
            if match.start() < first
        ),
        default=(-1, 0),
    )
