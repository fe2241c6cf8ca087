"""One line a finding, for editors and for `grep`: `path:line:column severity rule message`."""

from __future__ import annotations

from typing import TextIO

from factlint.model import Finding, Report
from factlint.reporters.cells import printable


def write(report: Report, stream: TextIO, *, color: bool) -> None:
    """Write one line for each finding; this format has no colour."""
    stream.writelines(_line(finding) + "\n" for finding in report.findings)


def _line(finding: Finding) -> str:
    place = finding.primary
    return (
        f"{printable(place.path)}:{place.line}:{place.column}"
        f" {finding.severity} {finding.rule} {printable(finding.message)}"
    )
