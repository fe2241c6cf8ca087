"""Tokens of numbers and quantities: what their reading gives."""

from __future__ import annotations

import msgspec

from factlint.model import Number, Quantity

STATED, IMPLIED = "stated", "implied"


class NumberToken(msgspec.Struct, frozen=True):
    """A number on tokens `[first, stop)`; `kind` is one of number, ordinal, fraction."""

    first: int
    stop: int
    value: Number
    kind: str = "number"


class QuantityToken(msgspec.Struct, frozen=True):
    """A quantity on tokens `[first, stop)`; `figure` is its first number token.

    `reader` is what read it; a figure that words give without a number is `STATED` ("no one
    was killed"), one that they only imply `IMPLIED` ("a guard was killed").
    """

    first: int
    stop: int
    value: Quantity
    figure: int
    reader: str = "figure"


class Excluded(msgspec.Struct, frozen=True):
    """A number that is no quantity, and what it is instead."""

    first: int
    stop: int
    kind: str


def without_overlaps(found: list[QuantityToken]) -> list[QuantityToken]:
    """The quantities in text order, the longest of those that overlap."""
    kept: list[QuantityToken] = []
    for item in sorted(found, key=lambda item: (item.first, -item.stop)):
        if not kept or item.first >= kept[-1].stop:
            kept.append(item)
    return kept
