"""`factlint config`: what is in force for a file, and where each value comes from."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from factlint.cli.arguments import add_fail_on, add_rules
from factlint.cli.baseline_file import baseline_path
from factlint.cli.failure import RunFailed
from factlint.cli.loading import configurations_of, rulebook_of
from factlint.cli.output import print_harmless
from factlint.cli.selection import add_profile, add_selection, wrong_selection
from factlint.config import Config, Configurations, Entry
from factlint.documents import Unreadable, open_document
from factlint.documents.globs import GitIgnored
from factlint.model import Location
from factlint.policy import Policy, wrong_names
from factlint.reporters.cells import cells
from factlint.rulebook import Rulebook, RulebookError

COMMAND_LINE = "command line"
DEFAULT = "default"
NONE = "-"


class Row(msgspec.Struct, frozen=True):
    """A value that is in force; rows of one key stand together."""

    key: str
    value: str
    origin: str


def add_arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments, which are those of `check` that a configuration knows too."""
    parser.add_argument(
        "file", nargs="?", metavar="FILE", help="article (default: those of the working directory)"
    )
    add_rules(parser)
    add_selection(parser)
    add_profile(parser)
    add_fail_on(parser)


def run(arguments: Namespace) -> int:
    """Print the settings, each with its origin. Raises `RunFailed` for wrong ones."""
    configurations = configurations_of(arguments)
    file: str | None = arguments.file
    if file is None or os.path.isdir(file):
        config = configurations.of_folder(os.path.abspath(file or "."))
        file = None
    else:
        config = configurations.of(file)
    rulebook = _load(configurations, config, arguments)
    policy = Policy(config, rulebook.rules, arguments.select, arguments.ignore, arguments.profile)
    rows = [*_rules(config, arguments), *_levels(config, arguments), *_files(config, policy, file)]
    rows += [*_language(config)]
    print_harmless(_heading(config, file))
    _print(rows)
    print(_rules_that_run(policy, rulebook))
    if file is not None and (about := list(_article(file))):
        print_harmless(f"\n{file}")
        _print(about)
    if file is not None and (reason := _left_out(file, configurations)):
        print_harmless(f"\n{file} is {reason}")
    return 0


def _load(configurations: Configurations, config: Config, arguments: Namespace) -> Rulebook:
    try:
        rulebook = rulebook_of(config, arguments.rules)
    except RulebookError as error:
        raise RunFailed(*sorted({*configurations.problems, *error.problems})) from None
    wrong = sorted({*configurations.problems, *wrong_names(config, rulebook)})
    names = list(wrong_selection(arguments, rulebook.rules))
    if wrong or names:
        raise RunFailed(*wrong, *names)
    return rulebook


def _heading(config: Config, file: str | None) -> str:
    about = f"{file}: " if file else ""
    if config.path is None:
        return f"{about}no factlint.yml or [tool.factlint] here or in a folder above\n"
    return f"{about}{config.shown}\n"


def _rules(config: Config, arguments: Namespace) -> Iterator[Row]:
    settings = config.settings
    given = [Row("rules", str(path), COMMAND_LINE) for path in arguments.rules]
    yield from _entries("rules", settings.rules, given, paths=config.rules)
    yield from _entries("stories", settings.stories)
    yield from _entries("corpus", settings.corpus, paths=config.corpus)
    yield _baseline(config)
    chosen = [Row("select", name, "--select") for name in arguments.select]
    left_out = [Row("ignore", name, "--ignore") for name in arguments.ignore]
    yield from chosen or _entries("select", settings.select, none="all")
    yield from _entries("ignore", () if chosen else settings.ignore, left_out)


def _baseline(config: Config) -> Row:
    path, _ = baseline_path(config)
    named = config.settings.baseline
    return Row("baseline", path, _written(named.place) if named else DEFAULT)


def _levels(config: Config, arguments: Namespace) -> Iterator[Row]:
    settings = config.settings
    levels = [
        Row("severity", f"{entry.text}: {level}", _written(entry.place))
        for entry, (_, level) in zip(config.entries("severity"), settings.severity, strict=True)
    ]
    yield from levels or [Row("severity", "as the rules have it", DEFAULT)]
    if arguments.fail_on:
        yield Row("fail-on", arguments.fail_on, "--fail-on")
    else:
        yield _scalar(config, "fail-on", settings.fail_on, "error")
    if arguments.profile:
        yield Row("profile", arguments.profile, "--profile")
    else:
        yield _scalar(config, "profile", settings.profile, "copy")


def _files(config: Config, policy: Policy, file: str | None) -> Iterator[Row]:
    """What is ignored in a file, or in all of them, and what is excluded."""
    key = "per-file-ignores"
    if file is not None:
        ignored = [
            Row(key, f"{name.text} ({glob.text})", _written(name.place))
            for glob, name in policy.ignored_in(file)
        ]
    else:
        ignored = [
            Row(key, f"{glob.text}: {name.text}", _written(name.place))
            for glob, (_, names) in zip(
                config.entries(key), config.settings.per_file_ignores, strict=True
            )
            for name in names
        ]
    yield from ignored or [Row(key, NONE, DEFAULT)]
    globs = [Entry(glob.text, glob.place) for glob in config.settings.exclude]
    yield from _entries("exclude", globs)


def _language(config: Config) -> Iterator[Row]:
    language = config.settings.language
    yield _scalar(config, "language", language.text if language else None, "by its words")
    yield _scalar(config, "week-starts", config.settings.week_starts, "monday")


def _entries(
    key: str,
    entries: Sequence[Entry],
    more: Sequence[Row] = (),
    *,
    paths: Sequence[Path] = (),
    none: str = NONE,
) -> Iterator[Row]:
    """A row for each entry of a list, and the default when there is none."""
    shown = [str(path) for path in paths] or [entry.text for entry in entries]
    rows = [
        Row(key, text, _written(entry.place)) for text, entry in zip(shown, entries, strict=True)
    ]
    yield from [*rows, *more] or [Row(key, none, DEFAULT)]


def _scalar(config: Config, key: str, value: str | None, default: str) -> Row:
    place = config.place(key)
    return Row(key, value, _written(place)) if value else Row(key, default, DEFAULT)


def _written(place: Location | None) -> str:
    return f"{place.path}:{place.line}:{place.column}" if place else NONE


def _rules_that_run(policy: Policy, rulebook: Rulebook) -> str:
    runs = sum(map(policy.runs, rulebook.rules))
    return f"\n{runs} of {len(rulebook.rules)} rules run"


def _article(file: str) -> Iterator[Row]:
    """What the file and its side file say of themselves."""
    try:
        declared = open_document(file).declared
    except Unreadable as error:
        raise RunFailed(*error.problems) from None
    if declared.published:
        yield Row("published", declared.published.isoformat(), declared.origin or NONE)
    for key in ("title", "author", "story", "language"):
        if value := getattr(declared, key):
            yield Row(key, " ".join(value.split()), "the article")


def _left_out(file: str, configurations: Configurations) -> str:
    """How a file is passed over, empty when it is read."""
    if reason := configurations.exclude(file, False):
        return f"not read: {reason}"
    ignored = GitIgnored(os.path.dirname(os.path.abspath(file)))
    return "read only by its own name: .gitignore leaves it out" if ignored(file) else ""


def _print(rows: Sequence[Row]) -> None:
    """A table in which a key stands once."""
    widths = [max(cells(row.key) for row in rows), max(cells(row.value) for row in rows)]
    before = ""
    for row in rows:
        key = row.key if row.key != before else ""
        value = row.value + " " * (widths[1] - cells(row.value))
        print_harmless(f"{key:<{widths[0]}}  {value}  {row.origin}")
        before = row.key
