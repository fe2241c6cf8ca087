"""`factlint diff`: which facts changed from one version of an article to the next."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date

from factlint.cli.arguments import add_rules, day, names
from factlint.cli.failure import RunFailed
from factlint.cli.git import git
from factlint.cli.loading import config_here, configurations_of, load_rulebook
from factlint.cli.output import COLOR_CHOICES, print_problems, printing, wants_color
from factlint.cli.revisions import HEAD, Version, asked_versions, is_commit, staged_versions
from factlint.crashes import crash
from factlint.documents import Declared, Unreadable, document_from_bytes
from factlint.engine import Engine
from factlint.extract.article import Article
from factlint.model import LEVELS, SEVERITIES
from factlint.versions import VERDICTS, Change, compare
from factlint.versions.change import FIGURES, KINDS
from factlint.versions.corrections import added_corrections
from factlint.versions.formats import FORMATS
from factlint.versions.publication import was_published
from factlint.versions.record import PairRecord, record_diff, record_pair


def add_arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "versions",
        nargs="*",
        metavar="VERSION",
        help="OLD NEW: two files or folders, - for standard input, or REVISION:FILE; or as with "
        "git, REVISION [REVISION] [--] [FILE …] (default: what changed since the last commit)",
    )
    parser.add_argument(
        "--staged", action="store_true", help="compare what is staged with the last commit"
    )
    parser.add_argument(
        "--hook",
        action="store_true",
        help="as --staged, but tell only of figures that changed in published articles without a "
        "correction line",
    )
    parser.add_argument(
        "--published",
        metavar="DATE",
        type=day,
        help="publication date (YYYY-MM-DD) of both versions, whatever they say themselves",
    )
    add_rules(parser)
    parser.add_argument(
        "--only",
        metavar="NAME,…",
        type=names,
        action="extend",
        default=[],
        help=f"tell only of these verdicts ({', '.join(VERDICTS)}) or sorts of facts "
        f"({', '.join(KINDS)})",
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    parser.add_argument("--color", choices=COLOR_CHOICES, default="auto", help="default: auto")
    parser.add_argument(
        "--fail-on",
        choices=SEVERITIES,
        default="note",
        help="exit with 1 from this severity on: note (default) for whatever is told of, warning "
        "for what changed or lost its hedge or source, error for nothing",
    )


def run(arguments: Namespace) -> int:
    """Compare the versions, write what changed and give the exit code."""
    _refuse_unknown_names(arguments.only)
    exclude = configurations_of(arguments).exclude
    staged = arguments.hook or arguments.staged
    asked = (staged_versions if staged else asked_versions)(arguments.versions, exclude)
    work = _Comparing(arguments)
    pairs, problems = [], list[object]()
    for old, new in asked.pairs:
        try:
            pairs.append(work.compare(old, new))
        except Unreadable as error:
            problems += error.problems
        except RunFailed as error:
            problems += error.reasons
        except Exception as error:
            problems.append(crash(new.name, error))
    print_problems([*asked.single, *problems])
    code = 2 if problems else int(any(map(work.fails, pairs)))
    _write(arguments, pairs, code)
    return code


class _Comparing:
    """Compares versions with the rules of the working directory."""

    def __init__(self, arguments: Namespace) -> None:
        config = config_here(arguments)
        self._engine = Engine(load_rulebook(config, arguments.rules))
        self._given = Declared(published=arguments.published)
        self._default = config.default
        self._arguments = arguments
        self._latest = _latest() if arguments.hook else None

    def compare(self, old: Version, new: Version) -> PairRecord:
        """The record of two versions. Raises `RunFailed` and `Unreadable`."""
        here, there = self._read(old), self._read(new)
        corrected = bool(added_corrections(here, there))
        published = was_published(here, self._latest)
        changes = [change for change in compare(here, there) if self._tells(change)]
        if self._arguments.hook and (corrected or not published):
            changes = []
        return record_pair(old.name, new.name, changes, published=published, corrected=corrected)

    def _read(self, version: Version) -> Article:
        data = version.read()
        return self._engine.read(
            document_from_bytes(data, version.name, self._given, self._default)
        )

    def _tells(self, change: Change) -> bool:
        if self._arguments.hook:
            return change.verdict == "changed" and change.kind in FIGURES
        only = self._arguments.only
        verdicts, kinds = set(only) & set(VERDICTS), set(only) & set(KINDS)
        return (not verdicts or change.verdict in verdicts) and (not kinds or change.kind in kinds)

    def fails(self, pair: PairRecord) -> bool:
        """True when something is told of that fails the run."""
        least = LEVELS[self._arguments.fail_on]
        levels = (LEVELS[change.severity] for change in pair.changes)
        return any(self._arguments.hook or level >= least for level in levels)


def _refuse_unknown_names(only: Sequence[str]) -> None:
    for name in only:
        if name not in (*VERDICTS, *KINDS):
            known = ", ".join((*VERDICTS, *KINDS))
            raise RunFailed(f'factlint: --only: there is no "{name}"; there are {known}')


def _latest() -> date | None:
    """The day of the last commit, which has surely passed."""
    if not is_commit(HEAD):
        return None
    return date.fromisoformat(git("log", "-1", "--format=%cs", HEAD, failing="diff").strip())


def _write(arguments: Namespace, pairs: Sequence[PairRecord], code: int) -> None:
    told = [pair for pair in pairs if pair.changes]
    record = record_diff(told if arguments.hook else pairs, code)
    if arguments.hook and not told:
        return
    with printing() as stream:
        color = wants_color(arguments.color, stream)
        FORMATS[arguments.format](record, stream, color=color)
        stream.flush()  # before what comes on standard error
    if arguments.hook:
        said = 'published, and a figure changed: add a line that says so, as "Correction: …"'
        print_problems(f"{pair.new}: {said}" for pair in told)
