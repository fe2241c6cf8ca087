"""Findings, problems and the report of a run."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from factlint.model.place import Location

Severity = Literal["note", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")
LEVELS: dict[str, int] = {name: level for level, name in enumerate(SEVERITIES)}
Confidence = Literal["low", "medium", "high"]
CONFIDENCES: tuple[Confidence, ...] = ("low", "medium", "high")


class Related(msgspec.Struct, frozen=True):
    """Another place that a finding is about, with what it says there.

    `turned` is the finding's message as it reads from there, where a conflict can be told from
    either side.
    """

    location: Location
    message: str
    turned: str = ""


class Fix(msgspec.Struct, frozen=True):
    """A replacement for the primary place: only ever a name the desk declared.

    `safe` says that it may be made without asking.
    """

    replacement: str
    safe: bool = True


class Finding(msgspec.Struct, frozen=True):
    """A conflict: one primary place, related places, both sides shown.

    `fingerprint` identifies the finding across edits: it holds no line number. `confidence` is
    how sure it is that the texts were understood, whatever the severity of what they say.
    """

    rule: str
    check: str
    severity: Severity
    message: str
    primary: Location
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    fingerprint: str = ""
    confidence: Confidence = "high"


class Problem(msgspec.Struct, frozen=True, order=True):
    """Something that was not read or not checked. Never silent.

    `line` and `column` are 0 when the problem has no place inside the file.
    `fatal` problems make the run fail (exit 2).
    """

    path: str
    line: int
    column: int
    message: str
    fatal: bool = True

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.message}"


class Summary(msgspec.Struct, frozen=True):
    """What a run read and compared, and what it left out, by reason; how much it `fixed`.

    `outside` counts the articles that belong to none of the stories, where there are some;
    `hidden_notes` and `unsure` the findings that are not shown, for that reason. `sources` counts
    what was looked for in sources, by outcome, where there were some.
    """

    articles: int = 0
    undated: int = 0
    mentions: int = 0
    assertions: int = 0
    compared: int = 0
    skipped: tuple[tuple[str, int], ...] = ()
    fixed: int = 0
    outside: int = 0
    hidden_notes: int = 0
    unsure: int = 0
    sources: tuple[tuple[str, int], ...] = ()


class Coverage(msgspec.Struct, frozen=True):
    """What became of one article: what was read in it, bound to a rule, compared, left out.

    `read` counts the values by kind (quantity, time, name, quotation), `bound` the assertions,
    `compared` the pairs it was in; `left_out` counts, by reason, values that became no
    assertion and assertions that were not compared. `outside` articles belong to no story,
    where there are some.
    """

    path: str
    published: date | None = None
    story: str | None = None
    read: tuple[tuple[str, int], ...] = ()
    bound: int = 0
    compared: int = 0
    left_out: tuple[tuple[str, int], ...] = ()
    outside: bool = False
