"""What a draft is compared with: the articles that a configuration names as its corpus."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from fnmatch import fnmatchcase
from glob import has_magic
from itertools import takewhile

import msgspec

from factlint.cli.asked import each_once, is_report
from factlint.cli.reading import Articles
from factlint.config import Config, Configurations, Entry
from factlint.documents import Declared, find_articles
from factlint.documents.finding import Exclude
from factlint.model import Problem


def corpus_of(config: Config, asked: Collection[str], configurations: Configurations) -> Articles:
    """The articles of a configuration's corpus, without those that are asked for anyway."""
    files, problems = corpus_files(config, configurations)
    known = (os.path.realpath(path) for path in asked if path)
    read = sorted(file for file in each_once(files, known) if not is_report(file))
    return Articles(read, Declared(), config.default, missing=problems)


def corpus_files(config: Config, configurations: Configurations) -> tuple[list[str], list[Problem]]:
    """The files of a configuration's corpus, and what was not found."""
    files: list[str] = []
    problems: list[Problem] = []
    for entry in config.settings.corpus:
        found, wrong = _find(str(config.folder), entry.text, configurations.exclude)
        files += found
        problems += [_placed(problem, entry) for problem in wrong if problem.fatal]
    return files, problems


def _find(folder: str, name: str, exclude: Exclude) -> tuple[list[str], list[Problem]]:
    """The articles of a file, a folder or a glob, which are relative to a folder.

    What stands in a folder that a glob means is meant, too.
    """
    path = os.path.join(folder, name)
    if not has_magic(name) or os.path.exists(path):
        return find_articles([path], exclude)
    parts = os.path.normpath(name).split(os.sep)
    plain = len(list(takewhile(lambda part: not has_magic(part), parts)))
    top = os.path.join(folder, os.sep.join(parts[:plain]) or os.curdir)
    glob = _Glob(top, parts[plain:], exclude)
    found, problems = find_articles([top], glob.exclude)
    files = [file for file in found if glob.has(file)]
    if not (files or any(problem.fatal for problem in problems)):
        problems.append(Problem(path, 0, 0, "no article of that name"))
    return files, problems


class _Glob:
    """The part of a glob that has wildcards, below a folder that is walked for it."""

    def __init__(self, top: str, parts: list[str], exclude: Exclude) -> None:
        self._top = os.path.abspath(top)
        self._parts = parts
        self._exclude = exclude

    def has(self, path: str) -> bool:
        """True for a file that is meant."""
        return _means(self._parts, self._below(path))

    def exclude(self, path: str, is_folder: bool) -> str:
        """Why a path is not looked at: folders in which nothing can be meant, and what else is."""
        if is_folder and not self._leads_to(path):
            return "it is not in the corpus"
        return self._exclude(path, is_folder)

    def _leads_to(self, folder: str) -> bool:
        plain = takewhile(lambda part: part != "**", self._parts)
        return all(map(fnmatchcase, self._below(folder), plain))

    def _below(self, path: str) -> list[str]:
        return os.path.relpath(os.path.abspath(path), self._top).split(os.sep)


def _means(glob: Sequence[str], path: Sequence[str]) -> bool:
    """True for a path that a glob means by itself or by a folder above; both in their parts."""
    if not glob:
        return True
    if glob[0] == "**":
        return any(_means(glob[1:], path[skipped:]) for skipped in range(len(path)))
    return bool(path) and fnmatchcase(path[0], glob[0]) and _means(glob[1:], path[1:])


def _placed(problem: Problem, entry: Entry) -> Problem:
    """A problem where the configuration names the path."""
    if entry.place is None:
        return problem
    return msgspec.structs.replace(
        problem,
        path=entry.place.path,
        line=entry.place.line,
        column=entry.place.column,
        message=f'corpus "{entry.text}": {problem.message}',
    )
