"""What was made once and need not be made again: the loaded rulebook, what articles gave.

An entry is keyed by the content of all that it was made from, written whole or not at all, and
never needed: without a cache everything is just made anew. The folder is `FACTLINT_CACHE_DIR`,
else `factlint` in the user's cache folder; an empty `FACTLINT_CACHE_DIR` turns the cache off.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TypeVar

from factlint import __version__

T = TypeVar("T")
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
    """The state of Python and of the code that makes the entries."""
    package = Path(__file__).parent
    states = [sys.version, __version__]
    for file in sorted(package.rglob("*.py")):
        state = file.stat()
        states.append(f"{file.name} {state.st_size} {state.st_mtime_ns}")
    return "\n".join(states).encode()


def _read(path: Path) -> object:
    try:
        return pickle.loads(path.read_bytes())
    except Exception:  # whatever a broken entry raises, it is made anew
        return None


def _write(path: Path, entry: object) -> None:
    """Write an entry by renaming, so that nobody reads half of one."""
    temporary = path.with_suffix(f".{os.getpid()}")
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(mode=0o700, parents=True)
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
