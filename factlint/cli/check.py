"""`factlint check`: lint articles and report what disagrees."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from contextlib import redirect_stdout

import msgspec

from factlint.cli import linting
from factlint.cli.arguments import add_fail_on
from factlint.cli.baseline_file import add_baseline_choice, read_baselines, refuse_missing
from factlint.cli.failure import RunFailed
from factlint.cli.fix import add_fix_choice, make_fixes, print_diff, print_stdin
from factlint.cli.linting import Linting
from factlint.cli.output import COLOR_CHOICES
from factlint.cli.outputs import Outputs, plan_outputs
from factlint.cli.reading import STDIN
from factlint.cli.selection import add_profile
from factlint.cli.sources import changed_settings
from factlint.cli.watching import watch
from factlint.model import Report
from factlint.reporters import REPORTERS, Run, record_report


def add_arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    linting.add_arguments(parser)
    parser.add_argument(
        "--since",
        metavar="REF",
        help="check only what changed since this commit, tag or branch (needs git)",
    )
    add_baseline_choice(parser)
    parser.add_argument("--no-baseline", action="store_true", help="report old findings too")
    add_fix_choice(parser)
    _add_output(parser)


def _add_output(parser: ArgumentParser) -> None:
    printed = parser.add_mutually_exclusive_group()
    printed.add_argument("--format", choices=REPORTERS, help="what is printed (default: text)")
    printed.add_argument(
        "--statistics",
        action="store_const",
        const="statistics",
        dest="format",
        help="print how often each rule spoke, without the findings",
    )
    parser.add_argument(
        "--output",
        metavar="[FORMAT:]FILE",
        action="append",
        default=[],
        help="write a report to a file as well (repeatable); the ending may tell the format",
    )
    parser.add_argument("--color", choices=COLOR_CHOICES, default="auto", help="default: auto")
    parser.add_argument(
        "--coverage",
        action="store_true",
        help="say of each article what was read, bound, compared and left out",
    )
    parser.add_argument(
        "--watch", action="store_true", help="check again whenever an article or a rule changes"
    )
    parser.add_argument("--notes", action="store_true", help="show notes too")
    add_profile(parser)
    add_fail_on(parser)


def run(arguments: Namespace) -> int:
    """Check the articles, write the report and give the exit code."""
    if arguments.diff and arguments.output:
        raise RunFailed("factlint: --diff prints what would change and no report: no --output")
    outputs = plan_outputs(arguments.format, arguments.output)
    arguments.written = outputs.paths
    if not arguments.watch:
        return _check(arguments, outputs)
    if STDIN in arguments.paths:
        raise RunFailed("factlint: --watch: standard input cannot be watched")
    watch(lambda: _check(arguments, outputs), arguments)
    return 0


def _check(arguments: Namespace, outputs: Outputs) -> int:
    with outputs.telling_failure():
        work = _open(arguments)
        found = work.lint()
        _tell_changed_rules(arguments)
        if arguments.fix and not arguments.diff:
            found = make_fixes(work, found)
    if arguments.diff:
        return print_diff(work, found)
    if arguments.fix and work.stdin:
        print_stdin(work)
        with redirect_stdout(sys.stderr):
            return _report(arguments, outputs, work, found)
    return _report(arguments, outputs, work, found)


def _open(arguments: Namespace) -> Linting:
    """What there is to check, with its old findings. Raises `RunFailed`."""
    work = Linting(arguments)
    if not arguments.no_baseline:
        work.baselines = read_baselines(arguments, work.configured)
        refuse_missing(file for file in work.baselines if file.named)
    return work


def _tell_changed_rules(arguments: Namespace) -> None:
    """With other rules, articles that have not changed may have new findings."""
    if arguments.since is not None and changed_settings(arguments):
        said = f"rules changed since {arguments.since}: run without --since to check all articles"
        print(f"factlint: {said}", file=sys.stderr)


def _report(arguments: Namespace, outputs: Outputs, work: Linting, found: Report) -> int:
    report = work.settle(found)
    if not arguments.notes:
        report = _without_notes(report, work)
    if not arguments.coverage:
        report = msgspec.structs.replace(report, coverage=())
    fails = any(map(work.fails, report.findings))
    code = 2 if any(problem.fatal for problem in report.problems) else int(fails)
    record = record_report(report, exit_code=code, fail_on=work.fail_on, fails=work.fails)
    try:
        outputs.write(Run(record, work.rules), arguments.color)
    finally:
        outputs.tell(record, report.problems)
    return code


def _without_notes(report: Report, work: Linting) -> Report:
    kept = tuple(f for f in report.findings if f.severity != "note" or work.shows_notes(f))
    hidden = len(report.findings) - len(kept)
    summary = msgspec.structs.replace(report.summary, hidden_notes=hidden)
    return msgspec.structs.replace(report, findings=kept, summary=summary)
