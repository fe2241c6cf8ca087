"""What ordinals and counts are of: noun phrases, and whose they are."""

from __future__ import annotations

import msgspec

Words = frozenset[str]
NOTHING: Words = frozenset()
BYGONE = "last"
"""What says that a row was of the time before."""


class Owner(msgspec.Struct, frozen=True):
    """Whose something is: by name, by nouns, or (neither) by what was told right before."""

    names: Words = NOTHING
    nouns: Words = NOTHING

    def differs(self, other: Owner) -> bool:
        """True for two owners of which each is told, by other words."""
        if self.names and other.names:
            return self.names.isdisjoint(other.names)
        named = self.names | other.names
        return bool(self.nouns and other.nouns and not named) and self.nouns.isdisjoint(other.nouns)


class Noun(msgspec.Struct, frozen=True):
    """A noun phrase on tokens `[first, stop)`; `head` and `apart` are stems."""

    head: str
    apart: Words
    first: int
    stop: int
    plural: bool = False
