"""Which files of a git repository changed since a commit: `--since`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from factlint.cli.failure import RunFailed
from factlint.cli.git import git, top_folder


def changed_files(ref: str, paths: Iterable[str]) -> frozenset[str]:
    """The real paths of the files of a repository that differ from a commit, and of new ones.

    Differ from where the branches parted, so that work of others counts for nothing. Files
    that are gone are not among them. Raises `RunFailed` outside a repository, for a name that
    is no commit, and when some of the `paths` that are to be looked at lie elsewhere.
    """
    base = _base(ref)
    top = top_folder()
    for path in paths:
        if not Path(os.path.realpath(path)).is_relative_to(top):
            raise RunFailed(f"{path}: --since: it is outside the git repository {top}")
    changed = git("diff", "--name-only", "-z", "--diff-filter=d", base)
    new = _new(["--full-name", "--", ":/"])
    names = filter(None, (changed + new).split("\0"))
    return frozenset(os.path.realpath(top / name) for name in names)


def any_changed(ref: str, paths: Iterable[Path]) -> bool:
    """True when one of some files, or what is in some folders, differs from a commit or is new.

    What lies outside the repository is not known to have changed. Raises `RunFailed`.
    """
    base = _base(ref)
    top = top_folder()
    whole = (Path(os.path.realpath(path)) for path in paths)
    below = ["--", *(str(path) for path in whole if path.is_relative_to(top))]
    return len(below) > 1 and bool(git("diff", "--name-only", base, *below) or _new(below))


def _base(ref: str) -> str:
    """Where the branches of a commit and of the working tree parted."""
    if ref.startswith("-"):
        raise RunFailed(f'factlint: --since: "{ref}" is no commit')
    return git("merge-base", ref, "HEAD", failing=f'--since: "{ref}" is no commit here').strip()


def _new(below: Sequence[str]) -> str:
    return git("ls-files", "--others", "--exclude-standard", "-z", *below)
