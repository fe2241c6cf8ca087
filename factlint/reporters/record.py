"""What every format is made from: the versioned record of a run, a contract (docs/json.md).

It is no dump of the model: what is renamed inside factlint keeps its name here. Texts are valid
Unicode, so that they can be written anywhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import msgspec

from factlint.model import (
    LEVELS,
    Coverage,
    Finding,
    Fix,
    Location,
    Problem,
    Related,
    Report,
    Severity,
    byte_length,
)
from factlint.rulebook import Rule

VERSION = 1
_LINE_END = re.compile(r"\r\n|\r|\n")


class RelatedRecord(msgspec.Struct, frozen=True):
    """Another place of a finding, with what it says there."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    byte_column: int
    byte_end_column: int
    text: str
    excerpt: str
    excerpt_column: int
    message: str


class FixRecord(msgspec.Struct, frozen=True):
    """What to put in place of a finding's text; `safe` says that `--fix` may, without asking."""

    replacement: str
    safe: bool


class FindingRecord(msgspec.Struct, frozen=True):
    """A finding with its primary place; lines and columns from 1, the end column is exclusive.

    `fails` says that it is one for which the run ends with 1.
    """

    rule: str
    check: str
    severity: str
    fails: bool
    confidence: str
    message: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    byte_column: int
    byte_end_column: int
    text: str
    excerpt: str
    excerpt_column: int
    related: tuple[RelatedRecord, ...]
    fix: FixRecord | None
    fingerprint: str


Place = Location | FindingRecord | RelatedRecord
"""All that has the fields of a place."""


class ProblemRecord(msgspec.Struct, frozen=True):
    """Something that was not read or not checked; line and column 0 mean the whole file."""

    path: str
    line: int
    column: int
    message: str
    fatal: bool


class SummaryRecord(msgspec.Struct, frozen=True):
    """The counts of a run."""

    articles: int
    undated: int
    outside: int
    mentions: int
    assertions: int
    compared: int
    skipped: dict[str, int]
    errors: int
    warnings: int
    notes: int
    problems: int
    suppressed: int
    baselined: int
    fixed: int
    hidden_notes: int
    unsure: int
    sources: dict[str, int]


class CoverageRecord(msgspec.Struct, frozen=True):
    """What became of one article; the keys of `read` are kinds, those of `left_out` reasons."""

    path: str
    published: str | None
    story: str | None
    outside: bool
    read: dict[str, int]
    bound: int
    compared: int
    left_out: dict[str, int]


class ReportRecord(msgspec.Struct, frozen=True):
    """The whole output of `factlint check --format json`."""

    version: int
    exit_code: int
    fail_on: str
    findings: tuple[FindingRecord, ...]
    problems: tuple[ProblemRecord, ...]
    coverage: tuple[CoverageRecord, ...]
    summary: SummaryRecord


class Run(msgspec.Struct, frozen=True):
    """What a reporter is given: the record, and the rules that ran, for formats that list them."""

    record: ReportRecord
    rules: tuple[Rule, ...] = ()


def record_report(
    report: Report,
    *,
    exit_code: int = 0,
    fail_on: Severity = "error",
    fails: Callable[[Finding], bool] | None = None,
) -> ReportRecord:
    """The record of a report, with how the run ended and from which severity on it fails.

    Where that depends on the article, `fails` says it of each finding.
    """
    fails = fails or (lambda finding: LEVELS[finding.severity] >= LEVELS[fail_on])
    return ReportRecord(
        VERSION,
        exit_code,
        fail_on,
        tuple(_finding(finding, fails(finding)) for finding in report.findings),
        tuple(map(_problem, report.problems)),
        tuple(map(_coverage, report.coverage)),
        _summary(report),
    )


def _finding(finding: Finding, fails: bool) -> FindingRecord:
    return FindingRecord(
        rule=finding.rule,
        check=finding.check,
        severity=finding.severity,
        fails=fails,
        confidence=finding.confidence,
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
    *lines, last = _LINE_END.split(place.text)
    return {
        "path": _valid(place.path),
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "byte_column": place.byte_column,
        "byte_end_column": byte_length(last) + (1 if lines else place.byte_column),
        "text": _valid(place.text),
        "excerpt": _valid(place.excerpt),
        "excerpt_column": place.excerpt_column,
    }


def _fix(fix: Fix | None) -> FixRecord | None:
    return FixRecord(_valid(fix.replacement), fix.safe) if fix else None


def _problem(problem: Problem) -> ProblemRecord:
    return ProblemRecord(
        _valid(problem.path),
        problem.line,
        problem.column,
        _valid(problem.message),
        problem.fatal,
    )


def _coverage(article: Coverage) -> CoverageRecord:
    return CoverageRecord(
        path=_valid(article.path),
        published=article.published.isoformat() if article.published else None,
        story=article.story,
        outside=article.outside,
        read=dict(article.read),
        bound=article.bound,
        compared=article.compared,
        left_out=dict(article.left_out),
    )


def _summary(report: Report) -> SummaryRecord:
    counts = Counter(finding.severity for finding in report.findings)
    summary = report.summary
    suppressed = sum(bool(one.by) for one in report.suppressed)
    return SummaryRecord(
        articles=summary.articles,
        undated=summary.undated,
        outside=summary.outside,
        mentions=summary.mentions,
        assertions=summary.assertions,
        compared=summary.compared,
        skipped=dict(summary.skipped),
        errors=counts["error"],
        warnings=counts["warning"],
        notes=counts["note"],
        problems=len(report.problems),
        suppressed=suppressed,
        baselined=len(report.suppressed) - suppressed,
        fixed=summary.fixed,
        hidden_notes=summary.hidden_notes,
        unsure=summary.unsure,
        sources={outcome.replace("-", "_"): number for outcome, number in summary.sources},
    )


def _valid(text: str) -> str:
    """The text without lone surrogates, which a file name that is not UTF-8 has in Python."""
    return text.encode("utf-8", "replace").decode()
