"""The format for programs: the record as it is, see docs/json.md."""

from __future__ import annotations

from typing import TextIO

import msgspec

from factlint.reporters.record import Run


def write(run: Run, stream: TextIO, *, color: bool) -> None:
    """Write the record as one JSON object; there is no colour in it."""
    stream.write(dump(run.record))


def dump(value: object) -> str:
    """A value as indented JSON with a line end; letters stay as they are."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"
