"""Finding articles: the files that are asked for, and those of folders."""

from __future__ import annotations

import os
import stat
from collections import Counter, deque
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
    asked for and is excluded is such a problem, too. A missing path and a folder that cannot be
    read are ones that fail it. Links to folders are followed, each folder is read once.
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
        self._tops = deque([folder])
        self._seen: set[tuple[int, int]] = set()
        self._unread: list[Problem] = []

    def __iter__(self) -> Iterator[str]:
        articles = 0
        while self._tops:
            for path in self._files(self._tops.popleft()):
                articles += 1
                yield os.path.normpath(path)
        self._left_out = 0 if articles else self._left_out

    def _files(self, top: str) -> Iterator[str]:
        """The articles under one folder; links to others are left for later."""
        for base, folders, names in os.walk(top, onerror=self._cannot_read):
            if not self._is_new(base):
                folders.clear()
                continue
            folders[:] = sorted(name for name in folders if self._enters(base, name))
            paths = [os.path.join(base, name) for name in folders]
            self._tops += filter(os.path.islink, paths)
            for name in names:
                if self._is_article(os.path.join(base, name)):
                    yield os.path.join(base, name)

    def _cannot_read(self, error: OSError) -> None:
        message = f"cannot be read: {error.strerror}"
        self._unread.append(Problem(os.path.normpath(error.filename), 0, 0, message))

    def _is_new(self, folder: str) -> bool:
        """True for a folder that no other way led to before."""
        state = os.stat(folder)
        known = len(self._seen)
        self._seen.add((state.st_dev, state.st_ino))
        return len(self._seen) > known

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
        elif _is_special(path):
            self._passed_over["pipe, socket or device"] += 1
            return False
        return readable

    def _leaves_out(self, path: str, is_folder: bool) -> bool:
        left_out = bool(self._exclude(path, is_folder)) or self._ignored(path, is_folder=is_folder)
        self._left_out += left_out
        return left_out

    def problems(self) -> Iterator[Problem]:
        """What people should know of the walk."""
        yield from self._unread
        if self._passed_over:
            kinds = sorted(self._passed_over.items())
            listed = ", ".join(f"{count} {kind}" for kind, count in kinds)
            message = f"not read, as factlint has no reader for them: {listed}"
            yield Problem(self._folder, 0, 0, message, fatal=False)
        if self._left_out:
            message = 'not read: what is in there is left out by "exclude" or .gitignore'
            yield Problem(self._folder, 0, 0, message, fatal=False)


def _is_special(path: str) -> bool:
    """True for what is no file and might never end; a link that leads nowhere is a file."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False
