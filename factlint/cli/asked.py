"""The files that a run is asked about: each once, whatever ways lead to it."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterable, Iterator
from itertools import chain

from factlint.cli.changes import changed_files
from factlint.cli.reading import STDIN
from factlint.config import Configurations
from factlint.documents import find_articles
from factlint.documents.formats import markdown
from factlint.model import Problem
from factlint.reporters.markdown import MARK

_MARK = MARK.encode()


def asked_paths(arguments: Namespace) -> list[str]:
    """The files and folders on the command line, without standard input."""
    return [path for path in arguments.paths or [os.curdir] if path != STDIN]


def asked_files(
    arguments: Namespace, configurations: Configurations
) -> tuple[list[str], list[Problem]]:
    """The articles among them, and what was not found or not read.

    What the run itself writes is no article, and neither are its sources, or the file that stands
    on standard input. Raises `RunFailed` when `--since` cannot be followed.
    """
    paths = asked_paths(arguments)
    found: dict[str, list[str]] = {}
    problems: list[Problem] = []
    for path in paths:
        found[path], wrong = find_articles([path], configurations.exclude)
        problems += wrong
    others = {*arguments.written, *map(os.path.realpath, arguments.source)}
    files = sorted(each_once(chain.from_iterable(found.values()), others))
    reports = set(filter(is_report, files))
    problems += (
        Problem(path, 0, 0, "not read: factlint wrote it", False)
        for path in files
        if path in reports
    )
    if arguments.since is not None:
        changed = changed_files(arguments.since, paths)
        files = [file for file in files if os.path.realpath(file) in changed]
    else:
        problems += (
            Problem(path, 0, 0, "no article found: nothing was read")
            for path in found
            if os.path.isdir(path)
            and all(f in reports or os.path.realpath(f) in arguments.written for f in found[path])
        )
    files = [file for file in files if file not in reports]
    if STDIN in arguments.paths:
        files = list(each_once(files, [os.path.realpath(arguments.stdin_filename)]))
    return files, problems


def each_once(paths: Iterable[str], known: Iterable[str] = ()) -> Iterator[str]:
    """Some files without those that are known by their real paths, under their first names."""
    seen = set(known)
    folders: dict[str, str] = {}
    for path in paths:
        folder, name = os.path.split(path)
        if folder not in folders:
            folders[folder] = os.path.realpath(folder)
        real = os.path.join(folders[folder], name)
        if os.path.islink(real):
            real = os.path.realpath(real)
        if real not in seen:
            seen.add(real)
            yield path


def is_report(file: str) -> bool:
    """True for a corrections list, whose figures and names are those of others."""
    if not (file.lower().endswith(markdown.SUFFIXES) and os.path.isfile(file)):
        return False  # what comes through a pipe can be read but once
    try:
        with open(file, "rb") as stream:
            return stream.read(len(_MARK)) == _MARK
    except OSError:  # told when it is read
        return False
