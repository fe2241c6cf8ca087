"""One line a finding, for editors and for `grep`: `path:line:column severity rule message`."""

from __future__ import annotations

from typing import TextIO

from factlint.reporters.cells import printable, printable_line
from factlint.reporters.coverage import write_coverage
from factlint.reporters.record import FindingRecord, Run


def write(run: Run, stream: TextIO, *, color: bool) -> None:
    """Write one line for each finding, and coverage if asked for; this format has no colour."""
    stream.writelines(line(finding) + "\n" for finding in run.record.findings)
    write_coverage(run.record, stream)


def line(finding: FindingRecord) -> str:
    """A finding in one line that cannot steer a terminal."""
    return (
        f"{printable_line(finding.path)}:{finding.line}:{finding.column}"
        f" {finding.severity} {finding.rule} {printable(finding.message)}"
    )
