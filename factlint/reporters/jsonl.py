"""The record in lines, for streams and data frames: findings, problems, coverage, the summary.

Every line is an object that stands on its own: it has the record's version and its `kind`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

import msgspec

from factlint.reporters.record import ReportRecord, Run


def write(run: Run, stream: TextIO, *, color: bool) -> None:
    """Write one JSON object a line; there is no colour in it."""
    stream.writelines(msgspec.json.encode(line).decode() + "\n" for line in _lines(run.record))


def _lines(record: ReportRecord) -> Iterable[dict[str, Any]]:
    entries_by_kind = {
        "finding": record.findings,
        "problem": record.problems,
        "coverage": record.coverage,
    }
    for kind, entries in entries_by_kind.items():
        for entry in entries:
            yield {"version": record.version, "kind": kind, **msgspec.to_builtins(entry)}
    ending = {"exit_code": record.exit_code, "fail_on": record.fail_on}
    summary = msgspec.to_builtins(record.summary)
    yield {"version": record.version, "kind": "summary", **ending, **summary}
