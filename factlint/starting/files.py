"""New files: all of them or none, and never in place of others."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


class NotWritten(Exception):
    """Files that could not be written; `reasons` is a line for each. Nothing was left behind."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = reasons


def write_new(files: Mapping[Path, str]) -> None:
    """Write files that are not there yet, and the folders they lie in. Raises `NotWritten`."""
    if there := [path for path in files if os.path.lexists(path)]:
        raise NotWritten(*(f"{path}: is there already; nothing was written" for path in there))
    made: list[Path] = []
    for path, text in files.items():
        try:
            _make_folders(path.parent, made)
            with path.open("x", encoding="utf-8", newline="\n") as stream:
                made.append(path)
                stream.write(text)
        except OSError as error:
            _remove(made)
            raise NotWritten(f"{path}: cannot be written: {error.strerror}") from None


def _make_folders(folder: Path, made: list[Path]) -> None:
    missing = [above for above in (folder, *folder.parents) if not above.exists()]
    for new in reversed(missing):
        new.mkdir()
        made.append(new)


def _remove(made: list[Path]) -> None:
    """Remove what was made, the last first, so that folders are empty when their turn comes."""
    for path in reversed(made):
        try:
            path.rmdir() if path.is_dir() else path.unlink()
        except OSError:  # nothing more can be done, and the first reason is the one to tell
            continue
