"""Quantities: numbers with what is said around them (hedges, units, ranges)."""

from __future__ import annotations

import re

import msgspec

from factlint.extract import alphabet as symbols
from factlint.extract.grammar import Grammar
from factlint.extract.numbers import NumberToken
from factlint.extract.tokens import Tokens
from factlint.model import Hedge, Number, Quantity
from factlint.rulebook.amounts import written
from factlint.rulebook.words import fold


class QuantityToken(msgspec.Struct, frozen=True):
    """A quantity on tokens `[first, stop)`; `figure` is its first number token."""

    first: int
    stop: int
    value: Quantity
    figure: int
    reader: str = ""


class Excluded(msgspec.Struct, frozen=True):
    """A number that is no quantity, and what it is instead."""

    first: int
    stop: int
    kind: str


class QuantityReader:
    """Reads the quantities of one language once its numbers and dates are known."""

    def __init__(self, grammar: Grammar) -> None:
        compiler, lexicon = grammar.compiler, grammar.lexicon
        self._numbers = re.compile(f"{compiler.slot('number')}|{compiler.slot('ordinal')}|{symbols.FRACTION}{symbols.FILLER}*")
        self._excluded = [
            (compiler.compile([read]), excluded)
            for excluded in lexicon.not_quantities
            for read in excluded.read
        ]
        self._ranges = compiler.compile(lexicon.ranges)
        self._vague = [(compiler.compile(vague.read), vague) for vague in lexicon.numbers.vague]
        self._hedges: dict[str, Hedge] = {}
        before = self._hedge_groups(grammar, "before")
        after = self._hedge_groups(grammar, "after")
        self._before = re.compile(f"(?:{before})$") if before else None
        self._after = re.compile(after) if after else None
        self._window = 5
        self._sign = re.compile(f"(?:{compiler.slot('currency-sign')})$")
        self._unit = re.compile(
            f"(?P<percent>{compiler.slot('percent-word')})|(?P<currency>{compiler.slot('currency-word')})"
            f"|-?(?P<unit>{compiler.slot('unit-word')})"
        )
        self._units = {
            _letters(word): unit.unit for unit in lexicon.units for word in unit.words
        }
        self._codes = {
            _letters(word): currency.code
            for currency in lexicon.currencies
            for word in (*currency.signs, *currency.words)
        }

    def _hedge_groups(self, grammar: Grammar, side: str) -> str:
        groups = []
        for index, hedge in enumerate(grammar.lexicon.hedges):
            patterns = getattr(hedge, side)
            if patterns:
                name = f"{side}{index}"
                self._hedges[name] = hedge.hedge
                groups.append(f"(?P<{name}>{grammar.compiler.any_of(patterns)})")
        return "|".join(groups)

    def read(
        self, tokens: Tokens, numbers: list[NumberToken]
    ) -> tuple[list[QuantityToken], list[Excluded]]:
        """The quantities in order, and the numbers left out with the reason."""
        values = {number.first: number for number in numbers}
        excluded = self._read_excluded(tokens, values)
        found: list[QuantityToken] = []
        taken = self._read_ranges(tokens, values, found)
        for match in self._numbers.finditer(tokens.symbols):
            number = values.get(match.start())
            if number is None or number.first in taken:
                continue
            found.append(self._read_one(tokens, number))
        self._read_vague(tokens, found)
        found = _without_overlaps(found)
        tokens.replace(
            [
                (q.first, q.stop, _symbol(q.value))
                for q in found
                if not q.value.ordinal or q.stop - q.first > 1
            ]
        )
        return found, excluded

    def _read_excluded(self, tokens: Tokens, values: dict[int, NumberToken]) -> list[Excluded]:
        found = [
            Excluded(match.start(), match.end(), excluded.kind)
            for expression, excluded in self._excluded
            for match in expression.finditer(tokens.symbols)
            if not excluded.most
            or all(values[at].value <= excluded.most for at in range(*match.span()) if at in values)
        ]
        kept: list[Excluded] = []
        for item in sorted(found, key=lambda item: (item.first, -item.stop)):
            if not kept or item.first >= kept[-1].stop:
                kept.append(item)
        tokens.replace(
            [
                (number.start(), number.end(), symbols.NO_QUANTITY)
                for item in kept
                for number in self._numbers.finditer(tokens.symbols, item.first, item.stop)
            ]
        )
        return kept

    def _read_ranges(
        self, tokens: Tokens, values: dict[int, NumberToken], found: list[QuantityToken]
    ) -> set[int]:
        taken: set[int] = set()
        for match in self._ranges.finditer(tokens.symbols):
            inside = [values[i] for i in range(*match.span()) if i in values]
            if len(inside) != 2 or any(number.kind != "number" for number in inside):
                continue
            low, high = _scaled(inside[0].value, inside[1], tokens), inside[1].value
            if low >= high:
                continue
            first, _ = self._with_sign(tokens, match.start())
            stop, unit = self._with_unit(tokens, match.end())
            sign = self._with_sign(tokens, inside[0].first)[1]
            value = Quantity(low, high, None, "range", unit or sign)
            found.append(QuantityToken(first, stop, value, inside[0].first, "range"))
            taken |= {number.first for number in inside}
        return taken

    def _read_one(self, tokens: Tokens, number: NumberToken) -> QuantityToken:
        first, sign = self._with_sign(tokens, number.first)
        stop, unit = self._with_unit(tokens, number.stop)
        unit = unit or sign
        if number.kind == "ordinal":
            value = Quantity(number.value, number.value, number.value, unit=unit, ordinal=True)
            return QuantityToken(first, stop, value, number.first, "ordinal")
        first, stop, hedge = self._with_hedge(tokens, first, stop)
        return QuantityToken(
            first, stop, written(number.value, hedge, unit), number.first, hedge or "figure"
        )

    def _with_sign(self, tokens: Tokens, first: int) -> tuple[int, str | None]:
        match = self._sign.search(tokens.symbols, max(0, first - 3), first)
        if not match:
            return first, None
        return match.start(), self._code(tokens, match.start(), first)

    def _with_unit(self, tokens: Tokens, stop: int) -> tuple[int, str | None]:
        match = self._unit.match(tokens.symbols, stop)
        if not match:
            return stop, None
        if match["percent"]:
            return match.end(), "%"
        if match["unit"]:
            first, end = match.span("unit")
            return end, self._units.get(_letters(" ".join(tokens.words[first:end])))
        return match.end(), self._code(tokens, stop, match.end())

    def _code(self, tokens: Tokens, first: int, stop: int) -> str | None:
        return self._codes.get(_letters(" ".join(tokens.words[first:stop])))

    def _with_hedge(self, tokens: Tokens, first: int, stop: int) -> tuple[int, int, Hedge | None]:
        hedge: Hedge | None = None
        start = max(0, first - self._window)
        if self._before and (match := self._before.search(tokens.symbols, start, first)):
            first, hedge = match.start(), self._hedges[match.lastgroup or ""]
        elif self._after and (match := self._after.match(tokens.symbols, stop)):
            stop, hedge = match.end(), self._hedges[match.lastgroup or ""]
        return first, stop, hedge

    def _read_vague(self, tokens: Tokens, found: list[QuantityToken]) -> None:
        for expression, vague in self._vague:
            for match in expression.finditer(tokens.symbols):
                value = Quantity(vague.low, vague.high, None, "vague")
                found.append(QuantityToken(match.start(), match.end(), value, match.start(), "vague"))


def _scaled(low: Number, high: NumberToken, tokens: Tokens) -> Number:
    """The lower figure of "25 to 50 thousand", which shares the scale of the higher one."""
    if low < 1000 <= high.value and high.stop - high.first > 1:
        for scale in (10**12, 10**9, 10**6, 10**3):
            if high.value >= scale and low * scale < high.value:
                return low * scale
    return low


def _symbol(value: Quantity) -> str:
    if value.ordinal:
        return symbols.RANK
    if value.unit == "%":
        return symbols.PERCENT
    return symbols.MONEY if value.unit else symbols.QUANTITY


def _letters(word: str) -> str:
    return fold(word).replace(" ", "").replace(".", "")


def _without_overlaps(found: list[QuantityToken]) -> list[QuantityToken]:
    kept: list[QuantityToken] = []
    for item in sorted(found, key=lambda item: (item.first, -item.stop)):
        if not kept or item.first >= kept[-1].stop:
            kept.append(item)
    return kept
