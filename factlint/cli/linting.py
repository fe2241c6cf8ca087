"""What a run of `check` or `baseline` works with: its articles, their rules, and the baseline."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from itertools import chain
from types import MappingProxyType

import msgspec

from factlint import engine
from factlint.asking import about
from factlint.cli.arguments import add_sources
from factlint.cli.baseline_file import BaselineFile
from factlint.cli.desks import Desk, add_desks, open_desks
from factlint.cli.loading import config_here
from factlint.cli.progress import Progress
from factlint.cli.selection import add_selection
from factlint.config import Config
from factlint.fixing import Edited
from factlint.joining import joined
from factlint.model import LEVELS, Finding, Report, Severity
from factlint.rulebook import Rule

AS_THEY_ARE: Mapping[str, bytes] = MappingProxyType({})


def add_arguments(parser: ArgumentParser) -> None:
    """Add PATHS and the choice of rules."""
    add_desks(parser)
    add_sources(parser)
    add_selection(parser)


class Linting:
    """The articles of a run and how they are linted, each as its own configuration says.

    `baselines` have the old findings that are not to be reported.
    """

    def __init__(self, arguments: Namespace) -> None:
        self._desks = open_desks(arguments)
        self._arguments = arguments
        self.baselines: Sequence[BaselineFile] = ()
        self._desk = {path: desk for desk in self._desks for path in desk.articles.names}

    @property
    def paths(self) -> frozenset[str]:
        """What the articles are called in a report."""
        return frozenset(self._desk)

    @property
    def configured(self) -> list[tuple[Config, Collection[str]]]:
        """The configurations of the run with what their articles are called.

        Where nothing is read it is that of the working directory. Raises `RunFailed`.
        """
        configured = [(desk.config, desk.articles.names) for desk in self._desks]
        return [*configured] or [(config_here(self._arguments), ())]

    @property
    def stdin(self) -> Desk | None:
        """The desk that has standard input, if it was asked for."""
        return next((desk for desk in self._desks if desk.articles.stdin_name), None)

    @property
    def fail_on(self) -> Severity:
        """The lowest severity from which findings may fail the run."""
        return self._desks.fail_on

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that ran."""
        return self._desks.rules

    @property
    def all_rules(self) -> tuple[Rule, ...]:
        """The rules that could have run."""
        return tuple(rule for desk in self._desks for rule in desk.rulebook.rules)

    def lint(self, contents: Mapping[str, bytes] = AS_THEY_ARE) -> Report:
        """All that is found in the articles, with other contents for some of them."""
        report = joined([_lint(desk, contents) for desk in self._desks])
        problems = tuple(sorted({*report.problems, *self._desks.problems}))
        return msgspec.structs.replace(report, problems=problems)

    def settle(self, report: Report) -> Report:
        """What is left to report: all that is not in the baseline of its article."""
        for file in self.baselines:
            if file.found:
                report = file.found.quieten(report, partial(self._is_of, file.articles))
        return report

    def fails(self, finding: Finding) -> bool:
        """True for a finding that fails the run, as the configuration of its article says."""
        desk = self._desk_of(finding)
        return LEVELS[finding.severity] >= LEVELS[desk.fail_on if desk else self.fail_on]

    def shows_notes(self, finding: Finding) -> bool:
        """True where notes may fail, so that they must be seen, or the profile shows all."""
        desk = self._desk_of(finding)
        return desk is not None and (desk.fail_on == "note" or desk.policy.profile == "audit")

    def article_of(self, finding: Finding) -> str:
        """The article that a finding is laid to: of those asked for, the first it has a place in.

        Empty for a finding about others only.
        """
        places = (finding.primary, *(related.location for related in finding.related))
        return next((place.path for place in places if place.path in self._desk), "")

    def _desk_of(self, finding: Finding) -> Desk | None:
        return self._desk.get(self.article_of(finding))

    def _is_of(self, articles: Collection[str], finding: Finding) -> bool:
        return self.article_of(finding) in articles


def _lint(desk: Desk, contents: Mapping[str, bytes]) -> Report:
    """What is found about the articles of a desk, as its configuration has it.

    They are compared with the corpus, in which nothing else is looked for, and looked up in the
    sources.
    """
    asked = frozenset(desk.articles.names)
    with Progress(len(desk.articles.files) + len(desk.corpus.files)) as progress:
        articles = Edited(progress.watch(chain(desk.articles, desk.corpus)), contents)
        report = engine.lint(articles, desk.rulebook, desk.policy.runs, desk.sources, asked)
    beside = frozenset(desk.corpus.files)
    problems = tuple(
        msgspec.structs.replace(problem, fatal=problem.fatal and problem.path not in beside)
        for problem in report.problems
    )
    report = msgspec.structs.replace(report, problems=problems)
    return desk.policy.apply(about(report, asked), asked)
