"""Tokens of an article and the symbol string that stands for them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate
from typing import Protocol, TypeVar
from unicodedata import category

from factlint.extract.alphabet import FILLER, Alphabet
from factlint.model import Span
from factlint.rulebook.words import TOKEN, fold

Range = tuple[int, int]
Split = tuple[list[str], list[int], list[int]]
_TOKEN = re.compile(f"({TOKEN.pattern})")
_WRITTEN_OUT = (
    (re.compile(r"(?<=[0-9])( ?)--(?= ?[0-9A-Z])"), r"\1– "),
    (re.compile("-LRB-"), "  (  "),
    (re.compile("-RRB-"), "  )  "),
)
"""Marks as plain text writes them, each with the mark that it stands for in as many characters."""


class Placed(Protocol):
    """What begins at a token."""

    @property
    def first(self) -> int:
        """The token."""


Begun = TypeVar("Begun", bound=Placed)


def beginning_in(placed: list[Begun], part: Range) -> list[Begun]:
    """Those that begin in a stretch, of things in text order."""
    low, high = (bisect_left(placed, at, key=lambda one: one.first) for at in part)
    return placed[low:high]


def split_tokens(prose: str) -> Split:
    """The tokens of a text with their starts and ends."""
    if "--" in prose or "RB-" in prose:
        for written, mark in _WRITTEN_OUT:
            prose = written.sub(mark, prose)
    pieces = _TOKEN.split(prose)
    bounds = list(accumulate(map(len, pieces)))
    return pieces[1::2], bounds[:-1:2], bounds[1::2]


def closed(split: Split) -> Split:
    """The tokens of a text with a line break at the end, of no length where the text has none.

    Whatever looks at the word behind another finds one.
    """
    words, starts, ends = split
    if words and words[-1] != "\n":
        return [*words, "\n"], [*starts, ends[-1]], [*ends, ends[-1]]
    return split


def is_currency(token: str) -> bool:
    """True for a currency sign, as Unicode has them, alone or at either end: "£", "US$"."""
    return "Sc" in map(category, {token[0], token[-1]})


class Tokens:
    """The tokens of one text.

    `words`, `folded`, `starts` and `ends` are parallel; `symbols` has one character a token and
    changes as values are recognised; `plain` keeps the symbols of the bare words.
    """

    def __init__(self, split: Split, alphabet: Alphabet) -> None:
        self.words, self.starts, self.ends = split
        self.plain = "".join(map(alphabet.symbols.__getitem__, self.words))
        self.symbols = self.plain
        self._needs = alphabet.needs
        self._sentences: list[Range] = []
        self._starts: list[int] = []
        self._met: dict[Range, int] = {}
        self._count = -1

    def divide(self, sentences: list[Range]) -> None:
        """Say where the sentences are."""
        self._sentences = sentences
        self._starts = [first for first, _ in sentences]

    def met(self) -> dict[Range, int]:
        """The needs of patterns that each sentence meets, as bits.

        What it has met once it is taken to meet still when the word is part of a value.
        """
        if self._count != self._needs.count:
            self._count = self._needs.count
            self._met = {
                (first, stop): self._needs.met_by(
                    {*self.symbols[first:stop], *self.plain[first:stop]}
                )
                for first, stop in self._sentences
            }
        return self._met

    @cached_property
    def folded(self) -> list[str]:
        """The words as they are compared, without case."""
        return list(map(fold, self.words))

    def word(self, index: int) -> str:
        """The word at an index, the empty text outside the article."""
        return self.words[index] if 0 <= index < len(self.words) else ""

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
            if self._met:
                self._meet(first, symbol)
        self.symbols = "".join([*pieces, self.symbols[done:]])

    def _meet(self, at: int, symbol: str) -> None:
        """Let the sentence of a token meet what a new symbol does."""
        sentence = self._sentences[bisect_right(self._starts, at) - 1]
        self._met[sentence] |= self._needs.met_by(symbol)
