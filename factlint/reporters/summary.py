"""What a run amounts to: the counts of its findings, and one line in words."""

from __future__ import annotations

from collections import Counter

from factlint.model import SEVERITIES, Report


def severity_counts(report: Report) -> Counter[str]:
    """How many findings each severity has."""
    return Counter(finding.severity for finding in report.findings)


def summary_line(report: Report) -> str:
    """What was read, compared, found and left out, in whole sentences."""
    return " ".join(filter(None, (_outcome(report), _undated(report), _skipped(report))))


def _outcome(report: Report) -> str:
    summary = report.summary
    compared = "nothing to compare"
    if summary.compared:
        assertions = counted(summary.assertions, "assertion")
        compared = f"{counted(summary.compared, 'comparison')} of {assertions}"
    return f"{counted(summary.articles, 'article')} read, {compared}: {_found(report)}."


def _found(report: Report) -> str:
    counts = severity_counts(report)
    found = [counted(counts[name], name) for name in reversed(SEVERITIES) if counts[name]]
    if report.problems:
        found.append(counted(len(report.problems), "problem"))
    return ", ".join(found) or "no findings"


def _undated(report: Report) -> str:
    undated = report.summary.undated
    if not undated:
        return ""
    return f"{counted(undated, 'article')} {'has' if undated == 1 else 'have'} no date."


def _skipped(report: Report) -> str:
    skipped = report.summary.skipped
    if not skipped:
        return ""
    reasons = ", ".join(f"{reason} ({number:,})" for reason, number in skipped)
    if len(skipped) == 1:
        reasons = skipped[0][0]
    return f"{counted(sum(number for _, number in skipped), 'pair')} not compared: {reasons}."


def counted(number: int, noun: str) -> str:
    """The number with its noun: "1 article", "1,200 articles"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
