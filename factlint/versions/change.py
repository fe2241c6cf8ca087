"""What became of a fact from one version of an article to the next."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from factlint.model import Location, Severity

Verdict = Literal[
    "changed",
    "hedge-lost",
    "attribution-lost",
    "hedge-changed",
    "attribution-changed",
    "hedge-gained",
    "attribution-gained",
    "precision",
    "added",
    "removed",
]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""What can be said of a fact, the gravest first."""
LOUD = frozenset(VERDICTS[:5])
"""What somebody should look at; the others are notes."""
Kind = Literal["count", "quantity", "number", "date", "name", "quotation", "claim"]
KINDS: tuple[Kind, ...] = get_args(Kind)
FIGURES: frozenset[Kind] = frozenset({"count", "quantity", "number"})


class Change(msgspec.Struct, frozen=True):
    """A fact that differs, with its places in both versions.

    What was added has no `old` place, what was removed no `new` one. `what` is what is counted or
    measured, as far as that has a name: "killed", "age". Where the words at a place are a whole
    statement, `old_cue` and `new_cue` are those in it that say who says so, or how sure it is.
    `stays` are the places at which the new version still has the old figure.
    """

    verdict: Verdict
    kind: Kind
    old: Location | None
    new: Location | None
    what: str = ""
    old_cue: str = ""
    new_cue: str = ""
    stays: tuple[Location, ...] = ()

    @property
    def severity(self) -> Severity:
        """A warning for what changed or lost its hedge or source, else a note."""
        return "warning" if self.verdict in LOUD else "note"

    @property
    def place(self) -> tuple[int, int, int]:
        """What changes are sorted by: the new version's lines, gone ones after the others."""
        here = self.new or self.old
        assert here is not None
        return (self.new is None, here.line, here.column)
