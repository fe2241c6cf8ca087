"""The rulebook of a run: what the configuration names, and `--rules`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from factlint import engine
from factlint.cli.failure import RunFailed
from factlint.config import ConfigError, find_config
from factlint.rulebook import Rulebook, RulebookError
from factlint.rulebook.shipped import rule_files


def load_rulebook(rules: Iterable[Path]) -> Rulebook:
    """The rules that apply in the working directory, with some more. Raises `RunFailed`."""
    try:
        config = find_config(Path.cwd())
        return engine.load([*config.rules, *rules], config.stories)
    except (ConfigError, RulebookError) as error:
        raise RunFailed(*error.problems) from None


def rule_paths(rules: Iterable[Path]) -> list[str]:
    """The files that the rules of the working directory are in, with some more, and its settings.

    Without those that cannot be found.
    """
    try:
        config = find_config(Path.cwd())
    except ConfigError:
        return []
    files = [str(file) for path in (*config.rules, *rules) for file in rule_files(path)]
    return [*files, str(config.path)] if config.path else files
