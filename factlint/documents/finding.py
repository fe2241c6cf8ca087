"""Finding articles: the files that are asked for, and those of folders."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from factlint.documents.formats import formats
from factlint.documents.globs import GitIgnored
from factlint.model import Problem

RULE_SUFFIXES = (".yml", ".yaml", ".toml")  # rules, side files and settings: no copy

Exclude = Callable[[str, bool], str]
"""Why a path is not to be read, empty when it is; the second argument is true for a folder."""


def exclude_nothing(path: str, is_folder: bool) -> str:
    """The `Exclude` that lets everything be read."""
    return ""


def find_articles(
    paths: Sequence[str], exclude: Exclude = exclude_nothing
) -> tuple[list[str], list[Problem]]:
    """All article files of files and folders, each once, in a fixed order.

    In folders, hidden folders and what `exclude` and `.gitignore` leave out are passed over, and
    files of other kinds are counted in a problem that does not fail the run. A file that was
    asked for and is excluded is such a problem, too. A missing path is one that fails it.
    """
    found: dict[str, None] = {}
    problems: list[Problem] = []
    for path in paths:
        if not os.path.exists(path):
            problems.append(Problem(path, 0, 0, "no such file or folder"))
        elif os.path.isdir(path):
            walk = _Walk(path, exclude)
            found |= dict.fromkeys(walk)
            problems += walk.problems()
        elif reason := exclude(path, False):
            problems.append(Problem(path, 0, 0, f"not read: {reason}", fatal=False))
        else:
            found[os.path.normpath(path)] = None
    return sorted(found), problems


class _Walk:
    """The articles of a folder; what else was met is known once the iteration has ended."""

    def __init__(self, folder: str, exclude: Exclude) -> None:
        self._folder = folder
        self._exclude = exclude
        self._ignored = GitIgnored(folder)
        self._passed_over = Counter[str]()
        self._left_out = 0

    def __iter__(self) -> Iterator[str]:
        articles = 0
        for base, folders, names in os.walk(self._folder):
            folders[:] = sorted(name for name in folders if self._enters(base, name))
            for name in names:
                if self._is_article(os.path.join(base, name)):
                    articles += 1
                    yield os.path.normpath(os.path.join(base, name))
        self._left_out = 0 if articles else self._left_out

    def _enters(self, base: str, name: str) -> bool:
        return not name.startswith(".") and not self._leaves_out(os.path.join(base, name), True)

    def _is_article(self, path: str) -> bool:
        name = os.path.basename(path)
        suffix = os.path.splitext(name)[1].lower()
        readable = suffix in formats()
        if not readable and (name.startswith(".") or suffix in RULE_SUFFIXES):
            return False
        if self._leaves_out(path, False):
            return False
        if not readable:
            self._passed_over[suffix or name] += 1
        return readable

    def _leaves_out(self, path: str, is_folder: bool) -> bool:
        left_out = bool(self._exclude(path, is_folder)) or self._ignored(path, is_folder=is_folder)
        self._left_out += left_out
        return left_out

    def problems(self) -> Iterator[Problem]:
        """What people should know of the walk."""
        if self._passed_over:
            kinds = sorted(self._passed_over.items())
            listed = ", ".join(f"{count} {kind}" for kind, count in kinds)
            message = f"not read, as factlint has no reader for them: {listed}"
            yield Problem(self._folder, 0, 0, message, fatal=False)
        if self._left_out:
            message = 'not read: what is in there is left out by "exclude" or .gitignore'
            yield Problem(self._folder, 0, 0, message, fatal=False)
