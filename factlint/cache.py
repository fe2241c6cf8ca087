"""What was made once and need not be made again: the loaded rulebook, what articles gave.

An entry is keyed by the content of all that it was made from, written whole or not at all, and
never needed: without a cache everything is just made anew. The folder is `FACTLINT_CACHE_DIR`,
else `factlint` in the user's cache folder; an empty `FACTLINT_CACHE_DIR` turns the cache off.
It may be handed on from one machine to the next: nothing that stands in it can run code.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from io import BytesIO, FileIO
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from factlint import __version__

T = TypeVar("T")
LIBRARIES = ("markdown_it_py-", "msgspec-", "pyyaml-", "regex-")
PLAIN = (("datetime", "date"), ("msgspec._utils", "rebuild"), ("msgspec._core", "rebuild"))
"""What an entry may name besides records: days, and how a record with named fields is made."""
RECORDS = ("factlint.model.", "factlint.rulebook.", "factlint.checks.", "factlint.engine")
KEPT = 16
"""How many entries a folder keeps, the newest."""


def cached(
    kind: type[T],
    parts: Iterable[bytes],
    make: Callable[[], T],
    shards: int = 0,
    keeps: Callable[[T], bool] = lambda entry: True,
) -> T:
    """The entry for some parts, made when there is none of that kind and then kept if it `keeps`.

    The entries of a kind are spread over 16 to the power of `shards` folders.
    """
    folder = _folder()
    if folder is None:
        return make()
    key = _key(parts)
    path = folder / kind.__name__.lower() / key[:shards] / f"{key[shards:]}.pickle"
    entry = _read(path)
    if not isinstance(entry, kind):
        entry = make()
        if keeps(entry):
            _write(path, entry)
    return entry


def _key(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256(_code())
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:32]


def _folder() -> Path | None:
    if (named := os.environ.get("FACTLINT_CACHE_DIR")) is not None:
        return Path(named) if named else None
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base) / "factlint" if os.path.isabs(base) else None


@cache
def _code() -> bytes:
    """What stands for Python, the libraries, and the code that makes the entries."""
    package = Path(__file__).parent
    digest = hashlib.sha256("\n".join((sys.version, __version__, *_libraries())).encode())
    zipped = (str(folder) for folder in package.parents if folder.is_file())
    for file in _sources(str(package)) if package.is_dir() else zipped:
        with FileIO(file) as source:
            code = source.read()
        digest.update(f"{file[len(str(package)) :]} {len(code)}\n".encode() + code)
    return digest.digest()


def _sources(folder: str) -> Iterator[str]:
    """The source files under a folder in a fixed order; this is part of every start."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                yield entry.path
            elif entry.name != "__pycache__" and entry.is_dir():
                yield from _sources(entry.path)


def _libraries() -> Iterator[str]:
    """The libraries that results depend on, by the names of the folders that tell their versions.

    `importlib.metadata` says the same and takes many times as long.
    """
    for folder in sys.path:
        if folder.endswith("-packages"):
            with suppress(OSError):
                for name in sorted(os.listdir(folder)):
                    if name.endswith((".dist-info", ".egg-info")) and name.lower().startswith(
                        LIBRARIES
                    ):
                        yield name


class _Entries(pickle.Unpickler):
    """Reads entries: records of factlint's own types and days, and nothing that is called."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in PLAIN:
            return super().find_class(module, name)
        if module.startswith(RECORDS) and name.isidentifier():
            found = super().find_class(module, name)
            if isinstance(found, type) and issubclass(found, msgspec.Struct):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} has no place in an entry")


def _read(path: Path) -> object:
    try:
        with _uncollected():
            return _Entries(BytesIO(path.read_bytes())).load()
    except Exception:  # whatever a broken entry raises, it is made anew
        return None


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of garbage, which takes longer than reading what is all to be kept."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _write(path: Path, entry: object) -> None:
    """Write an entry by renaming, so that nobody reads half of one."""
    temporary = path.with_suffix(f".{os.urandom(8).hex()}")
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary.write_bytes(pickle.dumps(entry, protocol=pickle.HIGHEST_PROTOCOL))
        os.replace(temporary, path)
        _prune(path.parent)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _prune(folder: Path) -> None:
    """Keep the newest entries of a folder."""
    with os.scandir(folder) as entries:
        ages = [(entry.stat().st_mtime, entry.path) for entry in entries]
    for _, path in sorted(ages)[:-KEPT]:
        os.unlink(path)
