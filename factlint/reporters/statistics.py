"""What `--statistics` prints: how often each rule spoke, without the findings themselves."""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from factlint.model import LEVELS
from factlint.reporters.record import FindingRecord, Run
from factlint.reporters.summary import summary_line

HEAD = ("findings", "articles", "fixable", "severity", "rule")


def write(run: Run, stream: TextIO, *, color: bool) -> None:
    """Write a table, the gravest and most frequent first, and the line that sums up."""
    rows = _rows(run.record.findings)
    if rows:
        widths = [max(map(len, column)) for column in zip(HEAD, *rows, strict=True)]
        for row in (HEAD, *rows):
            numbers = (cell.rjust(width) for cell, width in zip(row[:3], widths, strict=False))
            stream.write("  ".join((*numbers, row[3].ljust(widths[3]), row[4])) + "\n")
        stream.write("\n")
    stream.write(summary_line(run.record) + "\n")


def _rows(findings: tuple[FindingRecord, ...]) -> list[tuple[str, ...]]:
    counts = Counter((finding.severity, finding.rule) for finding in findings)
    fixable = Counter((finding.severity, finding.rule) for finding in findings if finding.fix)
    places = {(finding.severity, finding.rule, finding.path) for finding in findings}
    articles = Counter((severity, rule) for severity, rule, _ in places)
    ordered = sorted(counts, key=lambda key: (-LEVELS[key[0]], -counts[key], key[1]))
    return [
        (f"{counts[key]:,}", f"{articles[key]:,}", f"{fixable[key]:,}", *key) for key in ordered
    ]
