"""`factlint baseline`: write down what is found today, so that only what is new is reported."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable

from factlint.baseline import Baseline, Entry
from factlint.cli import linting
from factlint.cli.baseline_file import (
    BaselineFile,
    add_baseline_choice,
    read_baselines,
    refuse_missing,
)
from factlint.cli.failure import RunFailed
from factlint.cli.linting import Linting
from factlint.cli.output import print_harmless, print_problems
from factlint.model import Finding
from factlint.reporters.summary import counted
from factlint.writing import write_whole


def add_arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    linting.add_arguments(parser)
    add_baseline_choice(parser)
    parser.add_argument(
        "--prune", action="store_true", help="only take out what is no longer found; add nothing"
    )


def run(arguments: Namespace) -> int:
    """Write the baselines and say what changed. Raises `RunFailed`, and nothing is written then.

    Articles and rules that the run leaves out keep their entries.
    """
    work = Linting(arguments)
    files = read_baselines(arguments, work.configured)
    if arguments.prune:
        there = [file for file in files if file.found]
        refuse_missing(file for file in files if file.named or not there)
        files = there
    report = work.lint()
    print_problems(problem for problem in report.problems if not problem.fatal)
    if fatal := [problem for problem in report.problems if problem.fatal]:
        paths = ", ".join(file.path for file in files)
        raise RunFailed(*fatal, f"{paths}: not written, as not everything could be read")
    for file in files:
        _renew(file, work, report.findings, prune=arguments.prune)
    return 0


def _renew(file: BaselineFile, work: Linting, found: Iterable[Finding], *, prune: bool) -> None:
    """Write the findings of a baseline's articles into it."""
    before = file.found or Baseline(file.path)
    renew = before.pruned if prune else before.updated
    ours = (finding for finding in found if work.article_of(finding) in file.articles)
    after = renew(ours, _renewed(work, before))
    if after != file.found:
        _write(after)
    print_harmless(f"{file.path}: {counted(after.total, 'finding')} ({_changes(before, after)})")


def _renewed(work: Linting, baseline: Baseline) -> Callable[[Entry], bool]:
    """Which entries the run decides about: of its articles or gone ones, and of its rules."""
    read_now = {baseline.relative(path) for path in work.paths}
    ran = {rule.id for rule in work.rules}
    left_out = {rule.id for rule in work.all_rules} - ran
    return lambda entry: (
        entry.rule not in left_out and (entry.path in read_now or not baseline.exists(entry.path))
    )


def _write(baseline: Baseline) -> None:
    try:
        write_whole(baseline.path, baseline.written())
    except OSError as error:
        said = error.strerror or os.strerror(error.errno or 0)
        raise RunFailed(f"{baseline.path}: cannot be written: {said}") from None


def _changes(before: Baseline, after: Baseline) -> str:
    added = sum((after.counts() - before.counts()).values())
    removed = sum((before.counts() - after.counts()).values())
    return f"{added:,} added, {removed:,} removed" if added or removed else "nothing changed"
