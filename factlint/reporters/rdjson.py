"""The Reviewdog Diagnostic Format, a `DiagnosticResult` as JSON.

`proto/rdf/reviewdog.proto` of `reviewdog/reviewdog` has its fields; reviewdog refuses any other.
Columns count bytes of UTF-8 there, and the end is exclusive.
"""

from __future__ import annotations

from typing import Any, TextIO

from factlint.reporters.json import dump
from factlint.reporters.places import both_sides, posix
from factlint.reporters.record import FindingRecord, ProblemRecord, Run

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def write(run: Run, stream: TextIO, *, color: bool) -> None:
    """Write one JSON object with findings and problems; there is no colour in it."""
    record = run.record
    diagnostics = [*map(_problem, record.problems), *map(_finding, record.findings)]
    stream.write(dump({"source": {"name": "factlint"}, "diagnostics": diagnostics}))


def _finding(finding: FindingRecord) -> dict[str, Any]:
    place = {
        "start": {"line": finding.line, "column": finding.byte_column},
        "end": {"line": finding.end_line, "column": finding.byte_end_column},
    }
    diagnostic: dict[str, Any] = {
        "message": both_sides(finding),
        "location": {"path": posix(finding.path), "range": place},
        "severity": SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    if finding.fix:
        diagnostic["suggestions"] = [{"range": place, "text": finding.fix.replacement}]
    return diagnostic


def _problem(problem: ProblemRecord) -> dict[str, Any]:
    location: dict[str, Any] = {"path": posix(problem.path)}
    if problem.line:
        location["range"] = {"start": {"line": problem.line}}
    severity = SEVERITIES["error" if problem.fatal else "warning"]
    return {"message": problem.message, "location": location, "severity": severity}
