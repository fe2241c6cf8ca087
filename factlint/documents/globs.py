"""Patterns of paths as in `.gitignore`, and the `.gitignore` files themselves."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

GITIGNORE = ".gitignore"


class Globs:
    """Patterns that are relative to a folder; a later one wins, and `!` takes back."""

    def __init__(self, folder: str, patterns: Sequence[str]) -> None:
        self._folder = os.path.abspath(folder)
        self._patterns = patterns

    @cached_property
    def _spec(self) -> GitIgnoreSpec:
        from pathspec import GitIgnoreSpec  # slow to import, and seldom needed

        return GitIgnoreSpec.from_lines(self._patterns)

    def deciding(self, path: str, *, is_folder: bool = False) -> tuple[bool, int] | None:
        """Whether a path is meant, and the index of the pattern that says so; `None` for none.

        A path outside the folder is never meant.
        """
        if not self._patterns:
            return None
        inside = os.path.relpath(os.path.abspath(path), self._folder)
        if inside == os.curdir or inside.split(os.sep)[0] == os.pardir:
            return None
        name = inside.replace(os.sep, "/")
        result = self._spec.check_file(f"{name}/" if is_folder else name)
        if result.include is None or result.index is None:
            return None
        return result.include, result.index

    def has(self, path: str, *, is_folder: bool = False) -> bool:
        """True when a path is meant."""
        decision = self.deciding(path, is_folder=is_folder)
        return decision is not None and decision[0]


def check_glob(text: str) -> None:
    """Refuse what is no pattern. Raises `ValueError`."""
    from pathspec import GitIgnoreSpec

    try:
        if any(
            pattern.include is not None for pattern in GitIgnoreSpec.from_lines([text]).patterns
        ):
            return
    except ValueError:
        pass
    raise ValueError(f'"{text}" matches no path: write it as in .gitignore')


class GitIgnored:
    """What the `.gitignore` files around a folder that is walked leave out.

    Those of the repository count, up to the folder that holds `.git`, and else those inside the
    walked folder. A folder that was asked for by name is read although they leave it out.
    """

    def __init__(self, folder: str) -> None:
        self._top = os.path.abspath(folder)
        self._files: dict[str, Globs | None] = {}
        walked = self._top
        if repository := next(filter(_has_git, _upwards(walked)), None):
            self._top = repository
            if any(self(above, is_folder=True) for above in _upwards(walked)):
                self._top = walked

    def __call__(self, path: str, *, is_folder: bool = False) -> bool:
        """True for a path that is left out; the nearest file that speaks of it decides."""
        path = os.path.abspath(path)
        for folder in _upwards(os.path.dirname(path)):
            if not f"{folder}{os.sep}".startswith(f"{self._top.rstrip(os.sep)}{os.sep}"):
                break
            globs = self._globs(folder)
            decision = globs.deciding(path, is_folder=is_folder) if globs else None
            if decision is not None:
                return decision[0]
        return False

    def _globs(self, folder: str) -> Globs | None:
        if folder not in self._files:
            self._files[folder] = _read(folder)
        return self._files[folder]


def _read(folder: str) -> Globs | None:
    try:
        with open(os.path.join(folder, GITIGNORE), encoding="utf-8", errors="replace") as file:
            lines = file.read().splitlines()
    except OSError:  # git passes over one that it cannot read, too
        return None
    return Globs(folder, lines) if lines else None


def _has_git(folder: str) -> bool:
    return os.path.exists(os.path.join(folder, ".git"))


def _upwards(folder: str) -> Iterator[str]:
    """A folder and those above it."""
    yield folder
    while (above := os.path.dirname(folder)) != folder:
        yield above
        folder = above
