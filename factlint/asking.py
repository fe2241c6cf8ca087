"""What a run was asked about: a draft is compared with the corpus, and only the draft reported."""

from __future__ import annotations

from collections.abc import Set

import msgspec

from factlint.model import Finding, Related, Report

MOST_RELATED = 4
"""So many of a finding's other places are shown."""


def about(report: Report, paths: Set[str]) -> Report:
    """What a report says of some files: findings that have a place in one, primary or related.

    A conflict is told from their side. The summary stays that of all that was read. Only of the
    files it says how many belong to no story: a corpus has many that have nothing to do with any.
    """
    coverage = tuple(c for c in report.coverage if c.path in paths)
    findings = [_from(paths, f) for f in report.findings if _touches(f, paths)]
    outside = sum(article.outside for article in coverage)
    return msgspec.structs.replace(
        report,
        findings=tuple(sorted(findings, key=lambda f: (f.primary, f.rule, f.message))),
        summary=msgspec.structs.replace(report.summary, outside=outside),
        coverage=coverage,
        suppressed=tuple(s for s in report.suppressed if _touches(s.finding, paths)),
    )


def _touches(finding: Finding, paths: Set[str]) -> bool:
    return finding.primary.path in paths or any(
        related.location.path in paths for related in finding.related
    )


def _from(paths: Set[str], finding: Finding) -> Finding:
    """A finding with its primary place in the files, where it can be turned."""
    related = finding.related
    sides = [one for one in related if one.turned and one.location.path in paths]
    if sides and finding.primary.path not in paths:
        there = Related(finding.primary, f'"{finding.primary.said}"')
        return msgspec.structs.replace(
            finding, message=sides[0].turned, primary=sides[0].location, related=(there,)
        )
    return msgspec.structs.replace(finding, related=related[:MOST_RELATED])
