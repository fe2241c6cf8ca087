"""The format for programs, a contract of its own and no dump of the model: see docs/json.md."""

from __future__ import annotations

from typing import Any, TextIO

import msgspec

from factlint.model import Finding, Fix, Location, Problem, Related, Report
from factlint.reporters.summary import severity_counts

VERSION = 1


class RelatedRecord(msgspec.Struct, frozen=True):
    """Another place of a finding, with what it says there."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    message: str


class FixRecord(msgspec.Struct, frozen=True):
    """What to put in place of a finding's text."""

    replacement: str


class FindingRecord(msgspec.Struct, frozen=True):
    """A finding with its primary place; lines and columns from 1, the end column is exclusive."""

    rule: str
    check: str
    severity: str
    message: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    related: tuple[RelatedRecord, ...]
    fix: FixRecord | None
    fingerprint: str


class ProblemRecord(msgspec.Struct, frozen=True):
    """Something that was not read or not checked; line and column 0 mean the whole file."""

    path: str
    line: int
    column: int
    message: str


class SummaryRecord(msgspec.Struct, frozen=True):
    """The counts of a run."""

    articles: int
    undated: int
    mentions: int
    assertions: int
    compared: int
    skipped: dict[str, int]
    errors: int
    warnings: int
    notes: int
    problems: int


class ReportRecord(msgspec.Struct, frozen=True):
    """The whole output of `factlint check --format json`."""

    version: int
    findings: tuple[FindingRecord, ...]
    problems: tuple[ProblemRecord, ...]
    summary: SummaryRecord


def write(report: Report, stream: TextIO, *, color: bool) -> None:
    """Write the report as one JSON object, indented; there is no colour in it."""
    record = ReportRecord(
        VERSION,
        tuple(map(_finding, report.findings)),
        tuple(map(_problem, report.problems)),
        _summary(report),
    )
    stream.write(msgspec.json.format(msgspec.json.encode(record), indent=2).decode() + "\n")


def _finding(finding: Finding) -> FindingRecord:
    return FindingRecord(
        rule=finding.rule,
        check=finding.check,
        severity=finding.severity,
        message=_valid(finding.message),
        related=tuple(map(_related, finding.related)),
        fix=_fix(finding.fix),
        fingerprint=finding.fingerprint,
        **_place(finding.primary),
    )


def _related(related: Related) -> RelatedRecord:
    return RelatedRecord(message=_valid(related.message), **_place(related.location))


def _place(place: Location) -> dict[str, Any]:
    """The fields that findings and related places share, in the record's names."""
    return {
        "path": _valid(place.path),
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "text": _valid(place.text),
    }


def _fix(fix: Fix | None) -> FixRecord | None:
    return FixRecord(fix.replacement) if fix else None


def _problem(problem: Problem) -> ProblemRecord:
    return ProblemRecord(
        _valid(problem.path), problem.line, problem.column, _valid(problem.message)
    )


def _summary(report: Report) -> SummaryRecord:
    counts = severity_counts(report)
    summary = report.summary
    return SummaryRecord(
        articles=summary.articles,
        undated=summary.undated,
        mentions=summary.mentions,
        assertions=summary.assertions,
        compared=summary.compared,
        skipped=dict(summary.skipped),
        errors=counts["error"],
        warnings=counts["warning"],
        notes=counts["note"],
        problems=len(report.problems),
    )


def _valid(text: str) -> str:
    """The text without lone surrogates, which a file name that is not UTF-8 has in Python."""
    return text.encode("utf-8", "replace").decode()
