"""The articles of a run by their configurations.

Each article is checked as the configuration nearest to it says, whatever else is checked in the
same run: with its rules, stories and severities. A desk is one configuration with the articles
under it. Articles are compared with those of their own desk.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from factlint.cli.arguments import add_articles, add_rules
from factlint.cli.asked import asked_files
from factlint.cli.corpus import corpus_files, corpus_of
from factlint.cli.failure import RunFailed
from factlint.cli.loading import configurations_of, rulebook_of
from factlint.cli.reading import STDIN, Articles
from factlint.cli.selection import wrong_selection
from factlint.config import Config, Configurations
from factlint.documents import Declared
from factlint.model import LEVELS, Problem, Severity
from factlint.policy import Policy, wrong_names
from factlint.rulebook import Rule, Rulebook, RulebookError


class Desk(msgspec.Struct, frozen=True):
    """A configuration, its rules, the articles that it is for, and what they are compared with.

    What the articles say is looked for in the `sources`, which are not checked themselves.
    """

    config: Config
    rulebook: Rulebook
    policy: Policy
    articles: Articles
    corpus: Articles
    sources: Articles
    fail_on: Severity


class Desks(msgspec.Struct, frozen=True):
    """The desks of a run, in the order of their articles, and what was not found."""

    desks: tuple[Desk, ...]
    missing: tuple[Problem, ...] = ()

    def __iter__(self) -> Iterator[Desk]:
        return iter(self.desks)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was not found or not read, complete once all articles have been read."""
        drafts = [read for desk in self.desks for read in (desk.articles, desk.sources)]
        read = (problem for articles in drafts for problem in articles.problems)
        beside = (problem for desk in self.desks for problem in _beside(desk.corpus))
        return (*self.missing, *read, *beside)

    @property
    def fail_on(self) -> Severity:
        """The lowest severity from which findings may fail the run."""
        return min((desk.fail_on for desk in self.desks), key=LEVELS.__getitem__, default="error")

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that run at some desk, each id once."""
        running = {
            rule.id: rule
            for desk in self.desks
            for rule in filter(desk.policy.runs, desk.rulebook.rules)
        }
        return tuple(running.values())


class _Group(msgspec.Struct):
    """A configuration with the files that it is for, before its rules are loaded."""

    config: Config
    files: list[str]
    stdin_name: str = ""


def add_desks(parser: ArgumentParser) -> None:
    """Add PATHS, `--rules`, and defaults for what `open_desks` wants and a command may add."""
    add_articles(parser)
    add_rules(parser)
    parser.set_defaults(
        select=[],
        ignore=[],
        profile=None,
        fail_on=None,
        since=None,
        written=frozenset(),
        source=[],
    )


def open_desks(arguments: Namespace) -> Desks:
    """The desks of the paths on the command line.

    Raises `RunFailed` with all that is wrong with their configurations and rules.
    """
    configurations = configurations_of(arguments)
    files, problems = asked_files(arguments, configurations)
    groups = _group(files, configurations)
    if STDIN in arguments.paths:
        name = arguments.stdin_filename
        group = _group_of(groups, configurations.of(name))
        group.stdin_name = name
    rulebooks = _load(groups, configurations, arguments.rules)
    _check_selection(arguments, rulebooks)
    given = Declared(published=arguments.published)
    desks = [
        _desk(group, rulebook, configurations, arguments, given)
        for group, rulebook in zip(groups, rulebooks, strict=True)
    ]
    return Desks(tuple(desks), tuple(problems))


def all_articles(arguments: Namespace) -> Articles:
    """The articles of the paths on the command line, all under the working directory's settings.

    Raises `RunFailed` when these, or some in the way, are wrong.
    """
    configurations = configurations_of(arguments)
    files, missing = asked_files(arguments, configurations)
    default = configurations.of_folder(os.getcwd()).default
    if configurations.problems:
        raise RunFailed(*sorted(configurations.problems))
    given = Declared(published=arguments.published)
    stdin_name = arguments.stdin_filename if STDIN in arguments.paths else ""
    return Articles(files, given, default, stdin_name, missing)


def _group(files: Sequence[str], configurations: Configurations) -> list[_Group]:
    groups: list[_Group] = []
    for file in files:
        _group_of(groups, configurations.of(file)).files.append(file)
    return groups


def _group_of(groups: list[_Group], config: Config) -> _Group:
    """The group of a configuration, made when there is none."""
    for group in groups:
        if group.config.path == config.path:
            return group
    groups.append(_Group(config, []))
    return groups[-1]


def _load(
    groups: Sequence[_Group], configurations: Configurations, rules: Sequence[Path]
) -> list[Rulebook]:
    """The rulebook of each group. Raises `RunFailed`."""
    rulebooks: list[Rulebook] = []
    wrong = list(configurations.problems)
    for group in groups:
        try:
            rulebook = rulebook_of(group.config, rules)
        except RulebookError as error:
            wrong += error.problems
        else:
            rulebooks.append(rulebook)
            wrong += wrong_names(group.config, rulebook)
    if wrong:
        for group in groups:
            wrong += corpus_files(group.config, configurations)[1]
        raise RunFailed(*sorted(set(wrong)))
    return rulebooks


def _check_selection(arguments: Namespace, rulebooks: Sequence[Rulebook]) -> None:
    rules = [rule for rulebook in rulebooks for rule in rulebook.rules]
    wrong = list(wrong_selection(arguments, rules)) if rulebooks else []
    if wrong:
        raise RunFailed(*wrong)


def _desk(
    group: _Group,
    rulebook: Rulebook,
    configurations: Configurations,
    arguments: Namespace,
    given: Declared,
) -> Desk:
    config = group.config
    return Desk(
        config,
        rulebook,
        Policy(config, rulebook.rules, arguments.select, arguments.ignore, arguments.profile),
        Articles(group.files, given, config.default, group.stdin_name),
        corpus_of(config, [*group.files, group.stdin_name, *arguments.source], configurations),
        Articles(arguments.source, Declared(), config.default),
        arguments.fail_on or config.settings.fail_on or "error",
    )


def _beside(corpus: Articles) -> Iterator[Problem]:
    """What is wrong with a corpus: a broken article of it is told, and holds up no draft."""
    for problem in corpus.problems:
        fatal = problem in corpus.missing
        yield msgspec.structs.replace(problem, fatal=fatal)
