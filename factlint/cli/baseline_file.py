"""Which baseline a run uses: `--baseline`, else the configuration's, else the usual file."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace

from factlint.baseline import NAME, Baseline, BaselineError, read_baseline
from factlint.cli.failure import RunFailed
from factlint.cli.loading import config_here


def add_baseline_choice(parser: ArgumentParser) -> None:
    """Add `--baseline`."""
    parser.add_argument(
        "--baseline", metavar="FILE", help=f"the file of old findings (default: {NAME})"
    )


def load_baseline(arguments: Namespace) -> Baseline | None:
    """The baseline of a run of `check`. Raises `RunFailed` when one that is named is not there."""
    if arguments.no_baseline:
        return None
    path, named = baseline_path(arguments)
    baseline = read(path)
    if baseline is None and named:
        raise RunFailed(f"{path}: no such baseline; `factlint baseline` writes it")
    return baseline


def baseline_path(arguments: Namespace) -> tuple[str, bool]:
    """The path of the baseline, and whether somebody has named it. Raises `RunFailed`."""
    if arguments.baseline:
        return arguments.baseline, True
    config = config_here(arguments)
    if config.baseline:
        return str(config.baseline), True
    return os.path.normpath(config.root / NAME), False


def read(path: str) -> Baseline | None:
    """The baseline in a file, `None` without the file. Raises `RunFailed`."""
    try:
        return read_baseline(path)
    except FileNotFoundError:
        return None
    except BaselineError as error:
        raise RunFailed(error.problem) from None
