"""Reporters: each is a function from the record of a run to a stream. One module is one format.

A reporter prints findings in the order in which the record has them, unless its format shows
only so many, and leaves none out; what is hidden was taken out before. Problems are in every
format that a program reads; for people the command line prints them on standard error.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, TextIO

from factlint.reporters.record import ReportRecord, Run, record_report

__all__ = ["REPORTERS", "ReportRecord", "Reporter", "Run", "get_reporter", "record_report"]

REPORTERS = (
    "text",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjson",
    "markdown",
    "statistics",
)
"""The formats by their names on the command line, which are those of their modules."""


class Reporter(Protocol):
    """What every format module's `write` is."""

    def __call__(self, run: Run, stream: TextIO, *, color: bool) -> None:
        """Write the run's record to the stream, with terminal colours if `color` says so."""


def get_reporter(name: str) -> Reporter:
    """The reporter of a format, one of `REPORTERS`."""
    reporter: Reporter = import_module(f"{__name__}.{name}").write
    return reporter
