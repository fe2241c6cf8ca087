"""A sentence with the words that tell of an event as one symbol, as patterns see it."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

import msgspec

from factlint.extract.alphabet import EVENT, FILLER
from factlint.extract.article import Article
from factlint.extract.grammar import Grammar
from factlint.extract.tokens import Range
from factlint.rulebook.patterns import Pattern

State = Literal["ahead", "done"]


class Spoken(msgspec.Struct, frozen=True):
    """An event as a sentence speaks of it, on the tokens that say so, and the verb that tells."""

    state: State
    first: int
    stop: int
    verb: Range | None = None


class EventText(msgspec.Struct, frozen=True):
    """The symbols of a passage `part`, with an event at `at`."""

    symbols: str
    part: Range
    at: int

    @classmethod
    def of(cls, article: Article, part: Range, first: int, stop: int) -> EventText:
        """A passage with one event on tokens `[first, stop)`."""
        symbols = article.tokens.symbols
        event = EVENT + FILLER * (stop - first - 1)
        return cls(symbols[part[0] : first] + event + symbols[stop : part[1]], part, first)

    def behind(self, token: int, most: int) -> EventText:
        """The next few words behind a token."""
        start = token - self.part[0]
        return EventText(self.symbols[start : start + most], (token, token + most), self.at)

    def find(self, expression: re.Pattern[str]) -> Range | None:
        """Where an expression stands first."""
        found = expression.search(self.symbols)
        offset = self.part[0]
        return (found.start() + offset, found.end() + offset) if found else None

    def has(self, *expressions: re.Pattern[str]) -> bool:
        """True when one of some expressions stands in it."""
        return any(expression.search(self.symbols) for expression in expressions)

    def has_outside(self, expression: re.Pattern[str], place: Range) -> bool:
        """True when an expression stands in it, and not only within a place."""
        return any(
            not (
                place[0] - self.part[0] <= found.start() and found.end() <= place[1] - self.part[0]
            )
            for found in expression.finditer(self.symbols)
        )


@lru_cache(maxsize=8)
def compiled(grammar: Grammar) -> MappingProxyType[str, re.Pattern[str]]:
    """The wordings of a language by their use."""
    words = grammar.lexicon.event_states
    fields = {name: getattr(words, name) for name in words.__struct_fields__ if name != "archive"}
    return MappingProxyType(
        {
            name: grammar.compiler.compile(patterns)
            for name, patterns in fields.items()
            if all(isinstance(pattern, Pattern) for pattern in patterns)
        }
    )
