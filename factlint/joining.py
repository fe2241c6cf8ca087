"""One report out of several, for a run in which articles have different configurations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from factlint.model import Report, Summary


def joined(reports: Sequence[Report]) -> Report:
    """All that several reports say, in the order that one has."""
    if len(reports) < 2:
        return reports[0] if reports else Report()
    return Report(
        tuple(
            sorted(
                (finding for report in reports for finding in report.findings),
                key=lambda finding: (finding.primary, finding.rule, finding.message),
            )
        ),
        tuple(sorted(problem for report in reports for problem in report.problems)),
        _added([report.summary for report in reports]),
        tuple(
            sorted(
                (article for report in reports for article in report.coverage),
                key=lambda article: article.path,
            )
        ),
        tuple(
            sorted(
                (left_out for report in reports for left_out in report.suppressed),
                key=lambda left_out: left_out.finding.primary,
            )
        ),
    )


def _added(summaries: Sequence[Summary]) -> Summary:
    """Every number of some summaries, added up."""
    totals = {name: _total(summaries, name) for name in Summary.__struct_fields__}
    return Summary(**totals)


def _total(summaries: Sequence[Summary], name: str) -> Any:
    values = [getattr(summary, name) for summary in summaries]
    if all(isinstance(value, int) for value in values):
        return sum(values)
    counts: Counter[str] = Counter()
    for value in values:
        counts.update(dict(value))
    return tuple(sorted(counts.items()))
