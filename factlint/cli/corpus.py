"""What a draft is compared with: the articles that a configuration names as its corpus."""

from __future__ import annotations

import os
from collections.abc import Collection
from glob import glob

import msgspec

from factlint.cli.reading import Articles
from factlint.config import Config, Configurations, Entry
from factlint.documents import Declared, find_articles
from factlint.model import Problem


def corpus_of(config: Config, asked: Collection[str], configurations: Configurations) -> Articles:
    """The articles of a configuration's corpus, without those that are asked for anyway."""
    files: dict[str, None] = {}
    problems: list[Problem] = []
    known = {os.path.realpath(path) for path in asked if path}
    for entry, path in zip(config.settings.corpus, config.corpus, strict=True):
        named = sorted(glob(str(path), recursive=True)) if _is_glob(str(path)) else [str(path)]
        found, wrong = find_articles(named, configurations.exclude)
        files |= {file: None for file in found if os.path.realpath(file) not in known}
        problems += [_placed(problem, entry) for problem in wrong if problem.fatal]
        if not named:
            problems.append(_placed(Problem("", 0, 0, "no article of that name"), entry))
    return Articles(sorted(files), Declared(), config.default, missing=problems)


def _is_glob(path: str) -> bool:
    return any(sign in path for sign in "*?[")


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
