"""Checkstyle's XML, which many review tools and build servers read: errors by file."""

from __future__ import annotations

from typing import TextIO

from factlint.reporters.places import both_sides, by_path
from factlint.reporters.record import FindingRecord, ProblemRecord, Run
from factlint.reporters.xml import Element, add, write_document

SEVERITIES = {"error": "error", "warning": "warning", "note": "info"}


def write(run: Run, stream: TextIO, *, color: bool) -> None:
    """Write one document with findings and problems; there is no colour in it."""
    root = Element("checkstyle", version="4.3")
    for path, entries in by_path(run.record).items():
        file = add(root, "file", name=path)
        for entry in entries:
            if isinstance(entry, ProblemRecord):
                _add_problem(file, entry)
            else:
                _add_finding(file, entry)
    write_document(root, stream)


def _add_finding(file: Element, finding: FindingRecord) -> None:
    add(
        file,
        "error",
        line=finding.line,
        column=finding.column,
        severity=SEVERITIES[finding.severity],
        message=both_sides(finding),
        source=finding.rule,
    )


def _add_problem(file: Element, problem: ProblemRecord) -> None:
    add(
        file,
        "error",
        line=problem.line or 1,
        severity="error" if problem.fatal else "warning",
        message=problem.message,
        source="factlint",
    )
