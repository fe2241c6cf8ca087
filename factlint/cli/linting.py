"""What a run of `check` or `baseline` works with: its rules, its articles and its baseline."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from factlint import engine
from factlint.baseline import Baseline
from factlint.cli.arguments import add_articles, add_rules, names
from factlint.cli.loading import load_rulebook
from factlint.cli.progress import Progress
from factlint.cli.reading import Articles
from factlint.cli.selection import selector
from factlint.documents import Declared
from factlint.fixing import Edited
from factlint.model import Report
from factlint.rulebook import Rule

AS_THEY_ARE: Mapping[str, bytes] = MappingProxyType({})


def add_arguments(parser: ArgumentParser) -> None:
    """Add PATHS and the choice of rules."""
    add_articles(parser)
    add_rules(parser)
    for option, text in (("--select", "use only these"), ("--ignore", "do not use these")):
        parser.add_argument(
            option,
            metavar="RULE,…",
            type=names,
            action="extend",
            default=[],
            help=f"{text}: rule ids, ids with *, or names of checks",
        )


class Linting:
    """The articles of a run and how they are linted."""

    def __init__(self, arguments: Namespace, baseline: Baseline | None) -> None:
        self.rulebook = load_rulebook(arguments.rules)
        self.select = selector(self.rulebook, arguments.select, arguments.ignore)
        given = Declared(published=arguments.published)
        self.articles = Articles(arguments.paths or ["."], given, arguments.stdin_filename)
        self.baseline = baseline

    def lint(self, contents: Mapping[str, bytes] = AS_THEY_ARE) -> Report:
        """All that is found in the articles, with other contents for some of them."""
        with Progress(len(self.articles.files)) as progress:
            articles = Edited(progress.watch(self.articles), contents)
            report = engine.lint(articles, self.rulebook, self.select)
        problems = tuple(sorted((*report.problems, *self.articles.problems)))
        return msgspec.structs.replace(report, problems=problems)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that ran."""
        return tuple(filter(self.select, self.rulebook.rules))

    def settle(self, report: Report) -> Report:
        """What is left to report: all that is not in the baseline."""
        return self.baseline.quieten(report) if self.baseline else report
