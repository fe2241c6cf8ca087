"""The numbers of a language, as typed data: words, hedges, currencies and units."""

from __future__ import annotations

from typing import Literal

import msgspec

from factlint.model import Hedge, Number
from factlint.rulebook.patterns import Pattern

Words = tuple[str, ...]


class Fixed(msgspec.Struct, frozen=True, kw_only=True):
    """Words that stand for a number and do not combine with others ("both", "twice")."""

    read: tuple[Pattern, ...]
    """What is said."""
    value: Number
    """The number it stands for."""


class Vague(msgspec.Struct, frozen=True, kw_only=True):
    """An amount without a figure ("dozens") and the interval it usually means."""

    read: tuple[Pattern, ...]
    """What is said."""
    low: int
    """The lowest number that it usually means."""
    high: int
    """The highest one."""
    times: bool = False
    """The bounds count the scale in the words: "several hundred"."""

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"{self.low} to {self.high}: the lower number comes first")


class NumberWords(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """Number words and figure forms of a language."""

    decimal: Literal[".", ","] = "."
    """The decimal mark. The other one, and spaces, group the digits."""
    words: tuple[tuple[str, int], ...]
    """Number words below the first scale: `{one: 1, twenty: 20}`."""
    scales: tuple[tuple[str, int], ...]
    """Words that multiply what stands before them: `{hundred: 100, million: 1000000}`."""
    ordinals: tuple[tuple[str, int], ...] = ()
    """Ordinal words: `{third: 3}`."""
    fractions: tuple[tuple[str, float], ...] = ()
    """Fraction words: `{half: 0.5, third: 0.333333333333}`."""
    articles: Words = ()
    """Words that may stand for one: "*a* hundred"."""
    joins_scales: Words = ()
    """What may stand after a scale: "a hundred *and* five"."""
    joins_tens: Words = ()
    """What may stand after tens: "treinta *y* dos"."""
    point: Words = ()
    """The spoken decimal point."""
    minus: Words = ()
    """Words for below zero."""
    of: Words = ()
    """What may stand between a scale and a unit: "millions *of* dollars"."""
    partitive: Words = ()
    """Words after which a single fraction is one: "a third *of*"."""
    bound_fractions: Words = ()
    """Fractions that are one only beside a number or a scale: "un millón y *medio*"."""
    before_fractions: Words = ()
    """Words before a single fraction: "*over* half"."""
    suffixes: tuple[tuple[str, int], ...] = ()
    """Letters glued to a figure: `{k: 1000, bn: 1000000000}`."""
    ordinal_suffixes: Words = ()
    """The letters after a figure that make it a rank: "21*st*", "30*th*"."""
    shares: tuple[Pattern, ...] = ()
    """Ratios, with two `{number}`: "one in five"."""
    fixed: tuple[Fixed, ...] = ()
    """Words that stand for a number and do not combine."""
    vague: tuple[Vague, ...] = ()
    """Amounts without a figure."""


class HedgeWords(msgspec.Struct, frozen=True, kw_only=True):
    """How a hedge is said, before or after the figure."""

    hedge: Hedge
    """Which one it is."""
    before: tuple[Pattern, ...] = ()
    """What stands before the figure."""
    after: tuple[Pattern, ...] = ()
    """What stands after it."""
    below: bool = False
    """Keeps an "about" from reaching above its figure: "nearly 100"."""


class Currency(msgspec.Struct, frozen=True, kw_only=True):
    """A currency."""

    code: str
    """Its ISO 4217 code."""
    signs: Words = ()
    """Signs before the figure."""
    words: Words = ()
    """Words after it."""


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """A unit of measurement."""

    unit: str
    """A short name, such as `km`."""
    words: Words
    """The words for it, after the figure."""


class Excluded(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers that are no quantities."""

    kind: str
    """What they are instead: "age", "clock time"."""
    read: tuple[Pattern, ...]
    """How they look, with `{number}`."""
    most: int = 0
    """The highest number that can be one; 0 for no limit."""
    glued: bool = False
    """No white space may stand between the words: "F-16"."""
