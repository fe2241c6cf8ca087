"""Reporters: each is a function from a report to a stream. One module is one output format.

A reporter prints findings in the order in which the report has them and leaves none out; what
is hidden was taken out before. Problems are in the `json` format only: the command line prints
them on standard error, whatever the format.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, TextIO

from factlint.model import Report

REPORTERS = {"text": "text", "concise": "concise", "json": "json", "github": "github"}
"""The module of each format, by the name it has on the command line."""


class Reporter(Protocol):
    """What every format module's `write` is."""

    def __call__(self, report: Report, stream: TextIO, *, color: bool) -> None:
        """Write the report to the stream, with terminal colours if `color` says so."""


def get_reporter(name: str) -> Reporter:
    """The reporter of a format. Raises `KeyError` for a format that is not in `REPORTERS`."""
    reporter: Reporter = import_module(f"{__name__}.{REPORTERS[name]}").write
    return reporter
