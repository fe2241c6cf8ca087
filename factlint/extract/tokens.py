"""Tokens of an article and the symbol string that stands for them."""

from __future__ import annotations

from factlint.extract.alphabet import FILLER, Alphabet
from factlint.model import Span
from factlint.rulebook.words import TOKEN


class Tokens:
    """The tokens of one text.

    `words`, `starts` and `ends` are parallel; `symbols` has one character a token and changes
    as values are recognised; `plain` keeps the symbols of the bare words.
    """

    def __init__(self, prose: str, alphabet: Alphabet) -> None:
        spans = [found.span() for found in TOKEN.finditer(prose)]
        self.words = TOKEN.findall(prose)
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.plain = "".join(map(alphabet.symbols.__getitem__, self.words))
        self.symbols = self.plain
        self._kinds: dict[tuple[int, int], frozenset[str]] = {}

    @property
    def present(self) -> frozenset[str]:
        """The different symbols of the whole text."""
        return self.symbols_of(0, len(self.symbols))

    def symbols_of(self, first: int, stop: int) -> frozenset[str]:
        """The different symbols of tokens `[first, stop)`."""
        key = first, stop
        kinds = self._kinds.get(key)
        if kinds is None:
            kinds = self._kinds[key] = frozenset(self.symbols[first:stop])
        return kinds

    def span(self, first: int, stop: int) -> Span:
        """The text span of tokens `[first, stop)`."""
        return Span(self.starts[first], self.ends[stop - 1])

    def replace(self, values: list[tuple[int, int, str]]) -> None:
        """Put a value symbol and fillers in place of tokens `[first, stop)`.

        The values stand in text order and do not overlap.
        """
        pieces, done = [], 0
        for first, stop, symbol in values:
            pieces += [self.symbols[done:first], symbol, FILLER * (stop - first - 1)]
            done = stop
        if values:
            self._kinds = {}
        self.symbols = "".join([*pieces, self.symbols[done:]])
