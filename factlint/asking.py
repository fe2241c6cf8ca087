"""What a run was asked about: a draft is compared with the corpus, and only the draft reported."""

from __future__ import annotations

from collections.abc import Set

import msgspec

from factlint.model import Finding, Report


def about(report: Report, paths: Set[str]) -> Report:
    """What a report says of some files: findings that have a place in one, primary or related.

    The summary stays that of all that was read. Only of the files it says how many belong to no
    story: a corpus has many that have nothing to do with any.
    """
    coverage = tuple(c for c in report.coverage if c.path in paths)
    outside = sum(article.outside for article in coverage)
    return msgspec.structs.replace(
        report,
        findings=tuple(f for f in report.findings if _touches(f, paths)),
        summary=msgspec.structs.replace(report.summary, outside=outside),
        coverage=coverage,
        suppressed=tuple(s for s in report.suppressed if _touches(s.finding, paths)),
    )


def _touches(finding: Finding, paths: Set[str]) -> bool:
    return finding.primary.path in paths or any(
        related.location.path in paths for related in finding.related
    )
