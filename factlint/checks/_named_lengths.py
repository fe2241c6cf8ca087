"""Lengths in the names of things: the 310 miles of "a 310-mile walk"."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.extract.article import Article
from factlint.model import Quantity
from factlint.rulebook.words import fold

KIND = "dimension"
TOKENS = 3
"""So many tokens such a length has: its figure, a hyphen and its unit."""


def named_lengths(article: Article) -> Iterator[tuple[int, Quantity]]:
    """The lengths, by the token of their figure."""
    held = [number.first for number in article.excluded if number.kind == KIND]
    if not held:
        return
    units = {word: unit.unit for unit in article.lexicon.units for word in unit.words}
    for at in held:
        figure, unit = article.tokens.word(at), units.get(fold(article.tokens.word(at + 2)))
        if unit and figure.isdecimal():
            number = int(figure)
            yield at, Quantity(number, number, number, unit=unit)
