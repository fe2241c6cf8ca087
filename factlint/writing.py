"""Writing a file whole or not at all: beside it, to the disk, and then in its place."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress

NEW_FILE = 0o666


class ChangedMeanwhile(Exception):
    """The file is no longer what it was when it was read; it was left as it is."""


def write_whole(path: str, data: bytes, expected: bytes | None = None) -> None:
    """Put a file in the place of another, as `replacing` does.

    With `expected` the file must still hold that. Raises `ChangedMeanwhile`, and `OSError`.
    """
    with replacing(path) as descriptor:
        _write_all(descriptor, data)
        os.fsync(descriptor)
        if expected is not None and _read(os.path.realpath(path)) != expected:
            raise ChangedMeanwhile(path)


@contextmanager
def replacing(path: str) -> Iterator[int]:
    """A descriptor of a new file, which takes the place of another at the end.

    It has the mode and owner of that; of a link, of what it leads to. Raises `OSError`: a file
    that may not be written, a folder that may not, a full disk. Whatever is raised, here or by
    whoever writes, the file is as it was and nothing is left beside it.
    """
    target = os.path.realpath(path)
    _refuse_read_only(target)
    beside = os.path.join(
        os.path.dirname(target), f".{os.path.basename(target)[:200]}.{os.getpid()}.tmp"
    )
    mode = _mode(target)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode or NEW_FILE)
    try:
        try:
            yield descriptor
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if mode is not None:
            _take_over(beside, target, mode)
        os.replace(beside, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise
    _sync_folder(os.path.dirname(target))


def _refuse_read_only(target: str) -> None:
    """Renaming would pass over a file's own permissions."""
    if os.path.exists(target):
        with open(target, "r+b"):
            pass


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def _mode(target: str) -> int | None:
    try:
        return stat.S_IMODE(os.stat(target).st_mode)
    except FileNotFoundError:
        return None


def _take_over(beside: str, target: str, mode: int) -> None:
    """Give the new file the mode of the old one and, where that is allowed, its owner."""
    if hasattr(os, "chown"):
        old = os.stat(target)
        with suppress(PermissionError):
            os.chown(beside, old.st_uid, old.st_gid)
    os.chmod(beside, mode)


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def _sync_folder(folder: str) -> None:
    """Make the renaming last; not every system lets a folder be opened."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
