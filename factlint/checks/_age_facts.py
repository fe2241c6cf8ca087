"""An age or a birth that is read for itself, whomever it is about."""

from __future__ import annotations

import msgspec

from factlint.checks._born import Born
from factlint.extract.persons import Key
from factlint.extract.tokens import Range


class Fact(msgspec.Struct, frozen=True):
    """An age or a birth, and who bears it if the text says so, or who else is meant.

    It is `weak` where it may be of somebody else who has another age; less so where `the` dramatist
    has it. It `opens` the text where it is of somebody who is named next.
    """

    born: Born
    key: Key | None
    meant: Key | None = None
    weak: bool = False
    the: bool = False
    opens: bool = False

    @property
    def place(self) -> Range:
        """Its tokens."""
        return self.born.first, self.born.stop
