"""The nodes of a rule file with their places: scalars, lists and mappings, all of them text."""

from __future__ import annotations

import msgspec

from factlint.model import Location
from factlint.rulebook.source import Source


class Written(msgspec.Struct, frozen=True, eq=False):
    """Something in a source, and nothing else that is written alike.

    Its place is worked out when asked for: most nodes never are.
    """

    source: Source
    start: int
    end: int

    @property
    def place(self) -> Location:
        """Where it stands."""
        return self.source.locate(self.start, self.end)


class Scalar(Written, frozen=True, eq=False):
    """One text. `quoted` is false for a plain one, and the plain empty text is "no value".

    A block text (`|`, `>`) counts as quoted and has no line break at its end.
    """

    value: str
    quoted: bool = False


class Listing(Written, frozen=True, eq=False):
    """Nodes in the order of the file."""

    items: tuple[Node, ...]


class Pair(msgspec.Struct, frozen=True):
    """A key with its value."""

    key: Scalar
    value: Node


class Mapping(Written, frozen=True, eq=False):
    """Pairs in the order of the file; no two keys are equal."""

    pairs: tuple[Pair, ...]

    def get(self, key: str) -> Node | None:
        """The value of a key, `None` when the mapping lacks it."""
        return next((pair.value for pair in self.pairs if pair.key.value == key), None)


Node = Scalar | Listing | Mapping
