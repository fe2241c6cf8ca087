"""Tokens of an article and the symbol string that stands for them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from factlint.extract.alphabet import FILLER, Alphabet
from factlint.model import Span
from factlint.rulebook.words import TOKEN

Split = tuple[list[str], list[int], list[int]]
_TOKEN = re.compile(f"({TOKEN.pattern})")


def split_tokens(prose: str) -> Split:
    """The tokens of a text with their starts and ends."""
    pieces = _TOKEN.split(prose)
    bounds = list(accumulate(map(len, pieces)))
    return pieces[1::2], bounds[:-1:2], bounds[1::2]


class Tokens:
    """The tokens of one text.

    `words`, `starts` and `ends` are parallel; `symbols` has one character a token and changes
    as values are recognised; `plain` keeps the symbols of the bare words.
    """

    def __init__(self, split: Split, alphabet: Alphabet) -> None:
        self.words, self.starts, self.ends = split
        self.plain = "".join(map(alphabet.symbols.__getitem__, self.words))
        self.symbols = self.plain
        self._needs = alphabet.needs
        self._known = len(self._needs)
        self._met: dict[tuple[int, int], int | None] = {}
        self._first: list[int] = []
        self._sentences: list[tuple[int, int]] = []

    def divide(self, sentences: list[tuple[int, int]]) -> None:
        """Say where the sentences are, for each of which `met` remembers its answer."""
        self._sentences = sentences
        self._first = [first for first, _ in sentences]
        self._met = dict.fromkeys(sentences)

    def met(self, stretch: tuple[int, int]) -> int:
        """The needs of patterns that tokens `[first, stop)` may meet, as bits.

        Those of a word that is part of a value by now count as well.
        """
        if self._known != len(self._needs):
            self._known = len(self._needs)
            self._met = dict.fromkeys(self._met)
        met = self._met.get(stretch)
        if met is None:
            first, stop = stretch
            met = self._needs.met_by(set(self.symbols[first:stop]))
            if stretch in self._met:
                self._met[stretch] = met
        return met

    def span(self, first: int, stop: int) -> Span:
        """The text span of tokens `[first, stop)`."""
        return Span(self.starts[first], self.ends[stop - 1])

    def replace(self, values: Iterable[tuple[int, int, str]]) -> None:
        """Put a value symbol and fillers in place of tokens `[first, stop)`.

        The values stand in text order and do not overlap.
        """
        pieces, done = [], 0
        for first, stop, symbol in values:
            pieces += [self.symbols[done:first], symbol, FILLER * (stop - first - 1)]
            done = stop
            self._meet(first, symbol)
        self.symbols = "".join([*pieces, self.symbols[done:]])

    def _meet(self, at: int, symbol: str) -> None:
        """Let the sentence of a token meet what a new symbol does."""
        if self._first:
            sentence = self._sentences[bisect_right(self._first, at) - 1]
            met = self._met[sentence]
            if met is not None:
                self._met[sentence] = met | self._needs.met_by(symbol)
