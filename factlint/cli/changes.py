"""Which files of a git repository changed since a commit: `--since`."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from factlint.cli.failure import RunFailed


def changed_files(ref: str, paths: Iterable[str]) -> frozenset[str]:
    """The real paths of the files of a repository that differ from a commit, and of new ones.

    Differ from where the branches parted, so that work of others counts for nothing. Files
    that are gone are not among them. Raises `RunFailed` outside a repository, for a name that
    is no commit, and when some of the `paths` that are to be looked at lie elsewhere.
    """
    base = _base(ref)
    top = _top()
    for path in paths:
        if not Path(os.path.realpath(path)).is_relative_to(top):
            raise RunFailed(f"{path}: --since: it is outside the git repository {top}")
    changed = _git("diff", "--name-only", "-z", "--diff-filter=d", base)
    new = _new(["--full-name", "--", ":/"])
    names = filter(None, (changed + new).split("\0"))
    return frozenset(os.path.realpath(top / name) for name in names)


def any_changed(ref: str, paths: Iterable[Path]) -> bool:
    """True when one of some files, or what is in some folders, differs from a commit or is new.

    What lies outside the repository is not known to have changed. Raises `RunFailed`.
    """
    base = _base(ref)
    top = _top()
    whole = (Path(os.path.realpath(path)) for path in paths)
    below = ["--", *(str(path) for path in whole if path.is_relative_to(top))]
    return len(below) > 1 and bool(_git("diff", "--name-only", base, *below) or _new(below))


def _base(ref: str) -> str:
    """Where the branches of a commit and of the working tree parted."""
    if ref.startswith("-"):
        raise RunFailed(f'factlint: --since: "{ref}" is no commit')
    return _git("merge-base", ref, "HEAD", failing=f'--since: "{ref}" is no commit here').strip()


def _top() -> Path:
    """The folder of the repository."""
    return Path(os.path.realpath(_git("rev-parse", "--show-toplevel").removesuffix("\n")))


def _new(below: Sequence[str]) -> str:
    return _git("ls-files", "--others", "--exclude-standard", "-z", *below)


def _git(*arguments: str, failing: str = "--since") -> str:
    try:
        command = ["git", "-c", "diff.relative=false", *arguments]
        run = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        raise RunFailed("factlint: --since needs git, which is not installed") from None
    if run.returncode:
        said = run.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[-1].removeprefix("fatal: ") if said else "git failed"
        raise RunFailed(f"factlint: {failing}: {reason}")
    return os.fsdecode(run.stdout)
