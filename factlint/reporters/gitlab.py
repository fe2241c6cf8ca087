"""GitLab's Code Quality report: what the merge request shows in its widget and its diff.

The fields are those of "Code Quality report format" in GitLab's documentation. GitLab takes
entries of one fingerprint for one entry, hence a fingerprint of its own for the same words again.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, TextIO

from factlint.reporters.json import dump
from factlint.reporters.places import both_sides, posix
from factlint.reporters.record import FindingRecord, ProblemRecord, ReportRecord, Run

SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}
PROBLEM = "factlint/problem"


def write(run: Run, stream: TextIO, *, color: bool) -> None:
    """Write one JSON list with findings and problems; there is no colour in it."""
    stream.write(dump(list(_entries(run.record))))


def _entries(record: ReportRecord) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for entry in (*map(_problem, record.problems), *map(_finding, record.findings)):
        fingerprint = entry["fingerprint"]
        seen[fingerprint] += 1
        if seen[fingerprint] > 1:
            entry["fingerprint"] = _digest(fingerprint, str(seen[fingerprint]))
        yield entry


def _finding(finding: FindingRecord) -> dict[str, Any]:
    return {
        "description": both_sides(finding),
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint or _digest(finding.rule, finding.path, finding.text),
        "severity": SEVERITIES[finding.severity],
        "location": {
            "path": posix(finding.path),
            "lines": {"begin": finding.line, "end": finding.end_line},
        },
    }


def _problem(problem: ProblemRecord) -> dict[str, Any]:
    return {
        "description": problem.message,
        "check_name": PROBLEM,
        "fingerprint": _digest(PROBLEM, problem.path, problem.message),
        "severity": "critical" if problem.fatal else "minor",
        "location": {"path": posix(problem.path), "lines": {"begin": problem.line or 1}},
    }


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
