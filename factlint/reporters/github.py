"""Annotations on GitHub: workflow commands that the Actions runner reads from the log.

The commands and what has to be escaped in them are in GitHub's "Workflow commands for GitHub
Actions" and in `command.ts` of `actions/toolkit`. Where the end line differs from the line, the
runner refuses columns. An end column that is left out means the column itself, so that it counts
inclusively, while a location's is exclusive.

Of one step GitHub shows ten annotations of a level and drops the others without a word. The
gravest come first here, and what is beyond ten goes to the log as plain lines, with a notice that
says how many. A plain line must hold nothing that the runner takes for a command: `::` at its
beginning, or the old `##[` anywhere (`ActionCommand.cs` of `actions/runner`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TextIO

import msgspec

from factlint.reporters import concise
from factlint.reporters.cells import printable
from factlint.reporters.places import both_sides, posix
from factlint.reporters.record import FindingRecord, ProblemRecord, Run
from factlint.reporters.summary import counted

SHOWN = 10
COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
DATA_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY_ESCAPES = DATA_ESCAPES | str.maketrans({":": "%3A", ",": "%2C"})


class Annotation(msgspec.Struct, frozen=True):
    """A level (`error`, `warning` or `note`), the command, and the same in a plain line."""

    level: str
    command: str
    line: str


def write(run: Run, stream: TextIO, *, color: bool) -> None:
    """Write workflow commands, then lines for what GitHub would drop; the runner colours them."""
    annotations = [*map(_problem, run.record.problems), *map(_finding, run.record.findings)]
    ordered = sorted(annotations, key=lambda annotation: tuple(COMMANDS).index(annotation.level))
    shown, cut = _divide(ordered, dict.fromkeys(COMMANDS, SHOWN))
    if cut:  # the notice about them takes the place of one
        shown, cut = _divide(ordered, dict.fromkeys(COMMANDS, SHOWN) | {"note": SHOWN - 1})
        shown.append(_notice(cut))
    stream.writelines(annotation.command + "\n" for annotation in shown)
    stream.writelines(f"- {_harmless(annotation.line)}\n" for annotation in cut)


def _divide(
    annotations: Iterable[Annotation], room: dict[str, int]
) -> tuple[list[Annotation], list[Annotation]]:
    """The first annotations of each level, as many as there is room for, and the others."""
    shown: list[Annotation] = []
    cut: list[Annotation] = []
    for annotation in annotations:
        room[annotation.level] -= 1
        (cut if room[annotation.level] < 0 else shown).append(annotation)
    return shown, cut


def _notice(cut: list[Annotation]) -> Annotation:
    counts = Counter(annotation.level for annotation in cut)
    more = ", ".join(counted(counts[level], level) for level in COMMANDS if counts[level])
    said = f"GitHub shows ten annotations of a level: {more} more in the log of this step."
    return Annotation("note", f"::notice title=factlint::{said}", said)


def _finding(finding: FindingRecord) -> Annotation:
    properties = {**_region(finding), "title": finding.rule}
    command = _command(COMMANDS[finding.severity], properties, both_sides(finding))
    return Annotation(finding.severity, command, concise.line(finding))


def _problem(problem: ProblemRecord) -> Annotation:
    level = "error" if problem.fatal else "warning"
    place = {"file": posix(problem.path)}
    if problem.line:
        place |= {"line": str(problem.line), "col": str(problem.column)}
    command = _command(COMMANDS[level], {**place, "title": "factlint"}, problem.message)
    where = f"{problem.path}:{problem.line}:{problem.column}" if problem.line else problem.path
    return Annotation(level, command, printable(f"{where} {level} {problem.message}"))


def _command(name: str, properties: dict[str, str], message: str) -> str:
    written = ",".join(
        f"{key}={value.translate(PROPERTY_ESCAPES)}" for key, value in properties.items()
    )
    return f"::{name} {written}::{message.translate(DATA_ESCAPES)}"


def _region(place: FindingRecord) -> dict[str, str]:
    lines = {
        "file": posix(place.path),
        "line": str(place.line),
        "endLine": str(place.end_line),
    }
    if place.end_line != place.line:
        return lines
    last = max(place.column, place.end_column - 1)
    return {**lines, "col": str(place.column), "endColumn": str(last)}


def _harmless(line: str) -> str:
    return line.replace("##[", "# #[")
