"""`factlint test`: run the examples that rules carry."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from factlint.cli.arguments import add_rules
from factlint.cli.failure import RunFailed
from factlint.cli.loading import load_rulebook
from factlint.examples import run_examples
from factlint.reporters.summary import counted


def add_arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="rule file; only its rules are tested (default: all that apply)",
    )
    add_rules(parser)


def run(arguments: Namespace) -> int:
    """Print each example that does not behave; 1 when there is one. Raises `RunFailed`."""
    rulebook = load_rulebook([*arguments.rules, *map(Path, arguments.files)])
    report = run_examples(rulebook, arguments.files)
    if not report.rules:
        raise RunFailed("factlint: nothing to test: no rules here")
    for failure in report.failures:
        print(failure)
    tested = f"{counted(report.rules, 'rule')}, {counted(report.examples, 'example')}"
    print(f"{tested}: {counted(len(report.failures), 'failure') if report.failures else 'ok'}")
    return int(bool(report.failures))
