"""A value of a text with what it is about."""

from __future__ import annotations

from datetime import date

import msgspec

from factlint.extract.dates import TimeToken
from factlint.extract.nearness import Value, Weights
from factlint.extract.quantity import QuantityToken
from factlint.model import Quantity, Span

MORE, LATER = "more", "later"
"""What an amount may tell of: a difference, or a time between two others."""


class About(msgspec.Struct, frozen=True):
    """A value and what it is about.

    `words` has the weight of each stem of its `sentence` (its first token); those with a capital
    stand in `names`, too. `around` are the stems of the sentence before, `verb` is that of the verb
    that it goes with. Of an amount `heads` are what it counts, `whole` tells that another one is a
    part of it, `role` its part in a change ("from", "to"), `day` the date beside it, and `as_of`
    the day that a `measure` that grows speaks for. `kind` says what kind of number it is; a `tacit`
    one is one that a text gives without a figure, a `guess` one that it only may give. A date that
    is only a limit has a `bound`: `before`, `after` or `until`; its `role` is what it is to
    something, and `pair` tells the end of a range. A `denied` value is one that the text says is
    not so, and the words beside one that `differs` tell of a difference or a rest (`more`), or of a
    time between (`later`).
    """

    first: int
    span: Span
    value: Value
    sentence: int
    words: Weights
    names: frozenset[str]
    around: frozenset[str] = frozenset()
    measure: str = ""
    as_of: date | None = None
    heads: tuple[str, ...] = ()
    whole: bool = False
    role: str = ""
    day: TimeToken | None = None
    bound: str = ""
    kind: str = ""
    pair: bool = False
    tacit: bool = False
    denied: bool = False
    differs: str = ""
    guess: bool = False
    verb: str = ""

    @property
    def head(self) -> str:
        """The first word of what an amount counts."""
        return self.heads[0] if self.heads else ""

    @property
    def quantity(self) -> Quantity | None:
        """The amount, where it is one."""
        return self.value.value if isinstance(self.value, QuantityToken) else None
