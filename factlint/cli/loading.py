"""The rulebook of a configuration with `--rules`, and what is wrong with it at its place."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from factlint import engine
from factlint.cli.failure import RunFailed
from factlint.config import (
    Config,
    ConfigError,
    Configurations,
    Entry,
    find_config,
    read_named_config,
)
from factlint.model import Problem
from factlint.rulebook import Rulebook, RulebookError


def load_rulebook(config: Config, rules: Iterable[Path] = ()) -> Rulebook:
    """The rules of a configuration, with some more. Raises `RunFailed`."""
    try:
        return rulebook_of(config, rules)
    except RulebookError as error:
        raise RunFailed(*error.problems) from None


def config_here(arguments: Namespace | None = None) -> Config:
    """The configuration of the working directory, or what `arguments` choose in its place.

    Raises `RunFailed`.
    """
    try:
        return (arguments and _chosen(arguments)) or find_config(Path.cwd())
    except ConfigError as error:
        raise RunFailed(*error.problems) from None


def configurations_of(arguments: Namespace) -> Configurations:
    """The configurations of a run. Raises `RunFailed` for one that is named and no use at all."""
    try:
        return Configurations(_chosen(arguments))
    except ConfigError as error:
        if error.config is None:
            raise RunFailed(*error.problems) from None
        return Configurations(error.config, error.problems)


def _chosen(arguments: Namespace) -> Config | None:
    """The one configuration of `--config` or `--isolated`."""
    if arguments.isolated:
        return Config()
    return read_named_config(arguments.config) if arguments.config else None


def rulebook_of(config: Config, rules: Iterable[Path]) -> Rulebook:
    """The rules of a configuration, with some more. Raises `RulebookError`."""
    try:
        return engine.load([*config.rules, *rules], config.stories)
    except RulebookError as error:
        raise RulebookError([_placed(problem, config) for problem in error.problems]) from None


def _placed(problem: Problem, config: Config) -> Problem:
    """A problem of a whole file or story that the configuration names, where it does so."""
    if problem.line:
        return problem
    named = zip(config.rules, config.settings.rules, strict=True)
    entries = [entry for path, entry in named if str(path) == problem.path]
    if problem.path == "stories":
        entries = [e for e in config.settings.stories if f'"{e.text}"' in problem.message]
    return _at(entries[0], problem) if entries else problem


def _at(entry: Entry, problem: Problem) -> Problem:
    place = entry.place
    if place is None:
        return problem
    about = "" if problem.path == "stories" else f"{problem.path}: "
    return Problem(place.path, place.line, place.column, about + problem.message)
