"""What was made once and need not be made again: the loaded rulebook.

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
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
_SOURCES = ("model", "rulebook", "checks")


def cached(kind: type[T], parts: Iterable[bytes], make: Callable[[], T]) -> T:
    """The entry for some parts, made and kept when there is none of that kind."""
    folder = _folder()
    if folder is None:
        return make()
    path = folder / f"{kind.__name__.lower()}-{_key(parts)}.pickle"
    entry = _read(path)
    if not isinstance(entry, kind):
        entry = make()
        _write(path, entry)
    return entry


def _folder() -> Path | None:
    if (named := os.environ.get("FACTLINT_CACHE_DIR")) is not None:
        return Path(named) if named else None
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base) / "factlint" if os.path.isabs(base) else None


def _key(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256(sys.version.encode())
    for part in (*_code(), *parts):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:32]


def _code() -> Iterable[bytes]:
    """The state of the code whose types the entries hold."""
    package = Path(__file__).parent
    for name in _SOURCES:
        folder = package / name
        for file in sorted(folder.glob("*.py")) if folder.is_dir() else ():
            state = file.stat()
            yield f"{file.name} {state.st_size} {state.st_mtime_ns}".encode()


def _read(path: Path) -> object:
    try:
        return pickle.loads(path.read_bytes())
    except Exception:  # whatever a broken entry raises, it is made anew
        return None


def _write(path: Path, entry: object) -> None:
    """Write an entry by renaming, so that nobody reads half of one."""
    temporary = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary.write_bytes(pickle.dumps(entry, protocol=pickle.HIGHEST_PROTOCOL))
        os.replace(temporary, path)
    except OSError:
        temporary.unlink(missing_ok=True)
