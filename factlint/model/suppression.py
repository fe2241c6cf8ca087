"""Suppressions: where a person has said that a finding is known and all right, and why."""

from __future__ import annotations

from typing import Literal

import msgspec

from factlint.model.finding import Finding
from factlint.model.place import Location, Span

Origin = Literal["comment", "side file", "sic"]


class Suppression(msgspec.Struct, frozen=True):
    """One rule silenced in some stretches of one article.

    `rule` is a rule's id, an id with `*`, or a check's name; `path` the article; `place` where
    the suppression itself is written and `about` where in the article it leads. `words` are those
    that a side file gives: without `spans` they are not in the article.
    """

    path: str
    rule: str
    reason: str
    place: Location
    about: Location
    spans: tuple[Span, ...]
    origin: Origin = "comment"
    words: str = ""

    def covers(self, span: Span) -> bool:
        """True when a place, be it empty, touches one of the stretches."""
        return any(
            covered.overlaps(span) or covered.start <= span.start < covered.end
            for covered in self.spans
        )


class Malformed(msgspec.Struct, frozen=True):
    """What was meant as a suppression and cannot be read as one."""

    place: Location
    message: str


class Suppressed(msgspec.Struct, frozen=True):
    """A finding that is not reported, and the suppressions that say so; none for the baseline."""

    finding: Finding
    by: tuple[Suppression, ...] = ()
