"""Currency signs before a figure; per cent, currencies and units after it."""

from __future__ import annotations

import re

from factlint.extract.grammar import Grammar
from factlint.extract.tokens import Tokens
from factlint.rulebook.words import fold


class UnitReader:
    """Currency signs before a figure; per cent, currencies and units after it."""

    def __init__(self, grammar: Grammar) -> None:
        slot, words = grammar.compiler.slot, grammar.lexicon
        self._sign = re.compile(f"(?:{slot('currency-sign')})\\.?$")
        names = ("points-word", "percent-word", "currency-word", "unit-word")
        kinds = "|".join(f"(?P<{name.split('-')[0]}>{slot(name)})" for name in names)
        self._after = re.compile(f"-?(?:{kinds})")
        self._of = re.compile(f"(?:{slot('of')})?")
        self._names = {_letters(word): unit.unit for unit in words.units for word in unit.words}
        self._codes = {
            _letters(word): currency.code
            for currency in words.currencies
            for word in (*currency.signs, *currency.words)
        }

    def before(self, tokens: Tokens, first: int) -> tuple[int, str | None]:
        """Where the currency sign before a figure begins, and its code."""
        match = self._sign.search(tokens.symbols, max(0, first - 4), first)
        if not match:
            return first, None
        start = match.start()
        for at in range(start + 1, first):  # "a $5 grant" is not one of A$5
            start = at if tokens.starts[at] > tokens.ends[at - 1] else start
        code = self._codes.get(_letters("".join(tokens.words[start:first])))
        return start if code else first, code

    def after(self, tokens: Tokens, stop: int, *, of: bool = False) -> tuple[int, str | None]:
        """Where what belongs to a figure ends, and its unit.

        A unit of measurement does not belong to the words of the figure, a currency does.
        """
        start = stop
        if (of or self._scaled(tokens, stop)) and (
            preposition := self._of.match(tokens.symbols, stop)
        ):
            start = preposition.end()
        match = self._after.match(tokens.symbols, start) or self._after.match(tokens.symbols, stop)
        if not match:
            return stop, None
        kind = match.lastgroup or ""
        words = "".join(tokens.words[slice(*match.span(kind))])
        if kind == "unit":
            return stop, self._names.get(_letters(words)) if match.start() == stop else None
        if kind == "currency" and self._is_sign(tokens, match.end()):
            return stop, None
        if kind == "currency":
            return match.end(), self._codes.get(_letters(words))
        return match.end(), "points" if kind == "points" else "%"

    def _is_sign(self, tokens: Tokens, end: int) -> bool:
        """True when a currency is glued to the next figure ("3 USD50 cards")."""
        return end < len(tokens.words) and (
            tokens.words[end][0].isdigit() and tokens.starts[end] == tokens.ends[end - 1]
        )

    def _scaled(self, tokens: Tokens, stop: int) -> bool:
        return stop > 0 and tokens.words[stop - 1].isalpha()


def _letters(word: str) -> str:
    return fold(word).replace(" ", "").replace(".", "")
