"""Which files of a git repository changed since a commit: `--since`."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from factlint.cli.failure import RunFailed


def changed_files(ref: str, paths: Sequence[str]) -> list[str]:
    """The files at or below some paths that differ from a commit, and new ones.

    Differ from where the branches parted, so that work of others counts for nothing. Files
    that are gone are not among them. Paths are relative to the working directory. Raises
    `RunFailed` outside a repository, and for a name that is no commit.
    """
    base = _base(ref)
    below = ["--", *(path for path in paths if path != "-")]
    changed = _git("diff", "--name-only", "-z", "--relative", "--diff-filter=d", base, *below)
    new = _new(below)
    return sorted({os.path.normpath(name) for name in (changed + new).split("\0") if name})


def any_changed(ref: str, paths: Iterable[Path]) -> bool:
    """True when one of some files, or what is in some folders, differs from a commit or is new.

    What lies outside the repository is not known to have changed. Raises `RunFailed`.
    """
    base = _base(ref)
    top = Path(_git("rev-parse", "--show-toplevel").removesuffix("\n"))
    whole = (Path(os.path.realpath(path)) for path in paths)
    below = ["--", *(str(path) for path in whole if path.is_relative_to(top))]
    return len(below) > 1 and bool(_git("diff", "--name-only", base, *below) or _new(below))


def _base(ref: str) -> str:
    """Where the branches of a commit and of the working tree parted."""
    if ref.startswith("-"):
        raise RunFailed(f'factlint: --since: "{ref}" is no commit')
    return _git("merge-base", ref, "HEAD", failing=f'--since: "{ref}" is no commit here').strip()


def _new(below: Sequence[str]) -> str:
    return _git("ls-files", "--others", "--exclude-standard", "-z", *below)


def _git(*arguments: str, failing: str = "--since") -> str:
    try:
        run = subprocess.run(["git", *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise RunFailed("factlint: --since needs git, which is not installed") from None
    if run.returncode:
        said = run.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[-1].removeprefix("fatal: ") if said else "git failed"
        raise RunFailed(f"factlint: {failing}: {reason}")
    return os.fsdecode(run.stdout)
