"""`factlint try`: what a rule, or a draft of one, would say over an archive."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path

from factlint.cli.desks import add_desks, all_articles
from factlint.cli.failure import RunFailed
from factlint.cli.loading import config_here, load_rulebook
from factlint.cli.output import COLOR_CHOICES, print_problems, wants_color
from factlint.cli.selection import rules_named
from factlint.config import Config
from factlint.examples import defined_in
from factlint.model import LEVELS, SEVERITIES, Finding, Report
from factlint.reporters import record_report
from factlint.reporters.summary import counted
from factlint.reporters.text import write_findings
from factlint.rulebook import Rule, Rulebook
from factlint.trial import Trial, TrialReport, try_rules

SAMPLES = 5


def add_arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "tried",
        metavar="RULE-or-FILE",
        help="rule id, id with *, name of a check, or a rule file, which need not be configured",
    )
    add_desks(parser)
    parser.add_argument(
        "--samples",
        metavar="N",
        type=_number,
        default=SAMPLES,
        help=f"findings to show of each rule, spread over all of them (default: {SAMPLES})",
    )
    parser.add_argument("--color", choices=COLOR_CHOICES, default="auto", help="default: auto")


def run(arguments: Namespace) -> int:
    """Print what each rule does; 2 when something could not be read, else 0."""
    rulebook, rules = _tried(arguments.tried, config_here(arguments), arguments.rules)
    articles = all_articles(arguments)
    report = try_rules(articles, rulebook, rules)
    if report.articles:
        _write(report, arguments)
    problems = [*articles.problems, *report.problems]
    print_problems(problems)
    return 2 if any(problem.fatal for problem in problems) else 0


def _tried(tried: str, config: Config, more: Sequence[Path]) -> tuple[Rulebook, tuple[Rule, ...]]:
    """The rules that are meant, among all that apply. Raises `RunFailed` when there are none."""
    path = Path(tried)
    if not (path.exists() or path.suffix in (".yml", ".yaml")):
        rulebook = load_rulebook(config, more)
        return rulebook, rules_named(tried, rulebook)
    rulebook = load_rulebook(config, [*more, path])
    rules = tuple(rule for rule in rulebook.rules if defined_in(rule, [path.resolve()]))
    if not rules:
        raise RunFailed(f"{tried}: no rules in this file, or others stand in place of them")
    return rulebook, rules


def _write(report: TrialReport, arguments: Namespace) -> None:
    color = wants_color(arguments.color, sys.stdout)
    undated = f", {report.undated:,} without a date" if report.undated else ""
    print(f"{counted(report.articles, 'article')} read{undated}\n")
    for trial in report.trials:
        print("\n".join(_lines(trial, report.articles)) + "\n")
        shown = Report(findings=tuple(samples(trial.findings, arguments.samples)))
        write_findings(record_report(shown).findings, sys.stdout, color=color)
    each = 1000 * report.seconds / report.articles
    print(f"{report.seconds:.2f} s, {each:.1f} ms an article")


def _lines(trial: Trial, articles: int) -> list[str]:
    rule = trial.rule
    lines = [f"{rule.id}  {rule.check}, {rule.severity}"]
    if rule.story:
        others = "".join(f"; {story} has {number:,}" for story, number in trial.elsewhere)
        belong = f"{trial.articles:,} of {counted(articles, 'article')} belong to it"
        lines.append(f"  story     {belong}{others}")
    said = f", {counted(trial.assertions, 'assertion')}" if trial.asserts else ""
    lines.append(f"  reads     {counted(trial.bearing, 'article')}{said}")
    if trial.compared or trial.skipped:
        lines.append(f"  compares  {_compared(trial)}")
    return [*lines, f"  finds     {_found(trial.findings)}"]


def _compared(trial: Trial) -> str:
    reasons = ", ".join(f"{reason} ({number:,})" for reason, number in trial.skipped)
    pairs = counted(trial.compared, "pair")
    return f"{pairs}; not compared: {reasons}" if reasons else pairs


def _found(findings: Sequence[Finding]) -> str:
    counts = [
        counted(number, severity)
        for severity in reversed(SEVERITIES)
        if (number := sum(finding.severity == severity for finding in findings))
    ]
    return ", ".join(counts) or "nothing"


def samples(findings: Sequence[Finding], most: int) -> list[Finding]:
    """So many of the findings, the graver first, evenly spread over the archive."""
    ordered = sorted(findings, key=lambda finding: -LEVELS[finding.severity])
    if len(ordered) <= most:
        return ordered
    return [ordered[number * len(ordered) // most] for number in range(most)]


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ArgumentTypeError(f'"{text}" is no number of findings')
    return int(text)
