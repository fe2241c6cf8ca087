"""`factlint test`: run the examples that rules carry."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from factlint.cli.arguments import add_rules
from factlint.cli.failure import RunFailed
from factlint.cli.loading import config_here, load_rulebook
from factlint.cli.output import print_harmless
from factlint.examples import RuleExamples, run_examples
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
    parser.add_argument(
        "--coverage", action="store_true", help="show how many examples each rule has"
    )
    parser.add_argument(
        "--require-examples",
        action="store_true",
        help="fail for rules without both a flag and a pass example, too; shows the coverage",
    )


def run(arguments: Namespace) -> int:
    """Print each example that does not behave; 1 when there is one. Raises `RunFailed`."""
    rulebook = load_rulebook(
        config_here(arguments), [*arguments.rules, *map(Path, arguments.files)]
    )
    report = run_examples(rulebook, arguments.files, required=arguments.require_examples)
    if not report.rules:
        raise RunFailed("factlint: nothing to test: no rules here")
    for failure in report.failures:
        print_harmless(str(failure))
    if arguments.coverage or arguments.require_examples:
        _print_coverage(report.coverage)
    tested = f"{counted(report.rules, 'rule')}, {counted(report.examples, 'example')}"
    print(f"{tested}: {counted(len(report.failures), 'failure') if report.failures else 'ok'}")
    return int(bool(report.failures))


def _print_coverage(coverage: Sequence[RuleExamples]) -> None:
    """A line for each rule, and how many have examples of both kinds."""
    width = max(len(each.rule) for each in coverage)
    for each in coverage:
        kinds = f"{each.flag} flag, {each.quiet} pass"
        print(f"{each.rule.ljust(width)}  {kinds if each.flag or each.quiet else 'no examples'}")
    whole = sum(each.whole for each in coverage)
    print(f"{whole} of {counted(len(coverage), 'rule')} with flag and pass examples")
