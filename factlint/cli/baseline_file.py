"""The baselines of a run: `--baseline`, else the one of each configuration, else the usual file."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Collection, Iterable

import msgspec

from factlint.baseline import NAME, Baseline, BaselineError, read_baseline
from factlint.cli.failure import RunFailed
from factlint.config import Config


class BaselineFile(msgspec.Struct, frozen=True):
    """A file of old findings, and the articles that it is for.

    `named` says that somebody has named it; `found` is what it holds, `None` without the file.
    """

    path: str
    named: bool
    found: Baseline | None
    articles: frozenset[str]


def add_baseline_choice(parser: ArgumentParser) -> None:
    """Add `--baseline`."""
    parser.add_argument(
        "--baseline",
        metavar="FILE",
        help=f"the file of old findings (default: as configured, else {NAME})",
    )


def read_baselines(
    arguments: Namespace, configured: Iterable[tuple[Config, Collection[str]]]
) -> list[BaselineFile]:
    """The baselines of configurations with their articles, each file once. Raises `RunFailed`."""
    chosen: dict[str, tuple[str, bool]] = {}
    articles: dict[str, list[str]] = {}
    for config, names in configured:
        path, named = (arguments.baseline, True) if arguments.baseline else baseline_path(config)
        file = os.path.realpath(path)
        chosen.setdefault(file, (path, named))
        articles.setdefault(file, []).extend(names)
    return [
        BaselineFile(path, named, _read(path), frozenset(articles[file]))
        for file, (path, named) in chosen.items()
    ]


def baseline_path(config: Config) -> tuple[str, bool]:
    """The baseline of a configuration, and whether it is one that the configuration names."""
    if config.baseline:
        return str(config.baseline), True
    return os.path.normpath(config.root / NAME), False


def refuse_missing(files: Iterable[BaselineFile]) -> None:
    """Raise `RunFailed` for files that are not there."""
    missing = [file.path for file in files if file.found is None]
    if missing:
        raise RunFailed(
            *(f"{path}: no such baseline; `factlint baseline` writes it" for path in missing)
        )


def _read(path: str) -> Baseline | None:
    """The baseline in a file, `None` without the file. Raises `RunFailed`."""
    try:
        return read_baseline(path)
    except FileNotFoundError:
        return None
    except BaselineError as error:
        raise RunFailed(error.problem) from None
