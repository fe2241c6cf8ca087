"""A desk with a story pack, and the real command run in its folder."""

from __future__ import annotations

import os
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

import pytest

from factlint.cli import main

PACK = """
story: kestrel-fire
about: [harbour fire]
names:
  - {name: Ana Petrović, titles: [Mayor]}
  - {name: Port of Kestrel, kind: place}
facts:
  - {subject: killed, value: 14, as_of: 2025-03-04, source: "County coroner"}
track: [killed, injured]
"""


class Outcome(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def rules(self) -> list[str]:
        """`line:rule` of each finding in the concise format."""
        found = (line.split(" ") for line in self.out.splitlines())
        return [f"{words[0].split(':')[-2]}:{words[2]}" for words in found]


class Desk:
    """The working directory: a configuration, a pack, and what a test writes."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.write("kestrel.yml", PACK)
        self.write("factlint.yml", "rules: [kestrel.yml]\n")

    def write(self, name: str, text: str) -> Path:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    def run(self, *arguments: str) -> Outcome:
        try:
            code = main(arguments)
        except SystemExit as stop:
            code = int(stop.code or 0)
        return Outcome(code, *self._capsys.readouterr())

    def stdin(self, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(data)))

    def check(self, *arguments: str) -> Outcome:
        return self.run("check", "--format", "concise", *arguments)


def make_desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    """A desk in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Desk(capsys)


def snapshot(folder: str = ".") -> dict[str, bytes]:
    """Every file of a folder with its content."""
    paths = (Path(base, name) for base, _, names in os.walk(folder) for name in names)
    return {str(path): path.read_bytes() for path in paths}
