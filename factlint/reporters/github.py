"""Annotations on GitHub: workflow commands that the Actions runner reads from the log.

The commands and what has to be escaped in them are in GitHub's "Workflow commands for GitHub
Actions" and in `command.ts` of `actions/toolkit`. Where the end line differs from the line, the
runner refuses columns. An end column that is left out means the column itself, so that it counts
inclusively, while a location's is exclusive.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TextIO

from factlint.model import Finding, Location, Related, Report

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
DATA_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY_ESCAPES = DATA_ESCAPES | str.maketrans({":": "%3A", ",": "%2C"})


def write(report: Report, stream: TextIO, *, color: bool) -> None:
    """Write one workflow command for each finding; the runner gives it its colour."""
    stream.writelines(_command(finding) + "\n" for finding in report.findings)


def _command(finding: Finding) -> str:
    properties = (*_region(finding.primary), ("title", finding.rule))
    written = ",".join(f"{key}={value.translate(PROPERTY_ESCAPES)}" for key, value in properties)
    message = "\n".join((finding.message, *map(_related, finding.related)))
    return f"::{COMMANDS[finding.severity]} {written}::{message.translate(DATA_ESCAPES)}"


def _related(related: Related) -> str:
    place = related.location
    return f"{place.path}:{place.line}:{place.column}: {related.message}"


def _region(place: Location) -> tuple[tuple[str, str], ...]:
    lines = (
        ("file", PurePath(place.path).as_posix()),
        ("line", str(place.line)),
        ("endLine", str(place.end_line)),
    )
    if place.end_line != place.line:
        return lines
    last = max(place.column, place.end_column - 1)
    return (*lines, ("col", str(place.column)), ("endColumn", str(last)))
