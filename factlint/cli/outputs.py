"""Where a report goes: one format to standard output, others to files.

`--format` says what is printed; each `--output` writes a file beside it, as `FORMAT:FILE` or as
a FILE whose ending tells the format. A FILE whose ending leaves it open takes `--format`, as it
does in tools that have one output only; then text is printed, as when no format is given.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import msgspec

from factlint.cli.failure import RunFailed
from factlint.cli.output import open_output, print_problems, printing, wants_color
from factlint.model import Problem, Report
from factlint.reporters import REPORTERS, ReportRecord, Run, get_reporter, record_report
from factlint.reporters.summary import summary_line
from factlint.rulebook.schema import nearest

ENDINGS = (
    (".sarif.json", "sarif", ()),
    (".sarif", "sarif", ()),
    (".jsonl", "jsonl", ()),
    (".json", "json", ("sarif", "gitlab", "rdjson")),
    (".xml", "", ("junit", "checkstyle")),
    (".md", "markdown", ()),
    (".txt", "text", ("concise", "statistics")),
)
"""File endings with the format that each one says, and others that it may have."""
SUMS_UP = ("text", "statistics")
"""The formats that end with the summary line themselves."""


class File(msgspec.Struct, frozen=True):
    """A file to write, and its format."""

    format: str
    name: str


class Outputs(msgspec.Struct, frozen=True):
    """All that a run writes: the format that is printed, and files."""

    printed: str
    files: tuple[File, ...] = ()

    @property
    def paths(self) -> frozenset[str]:
        """The files that are written, which are no articles of the next run."""
        return frozenset(os.path.realpath(file.name) for file in self.files)

    def write(self, run: Run, color: str) -> None:
        """Write the files and print. Raises `RunFailed`.

        None is put in its place before all are written: only what fails even then, as when
        somebody closes a folder meanwhile, leaves some of them as they were.
        """
        failure = None
        try:
            self._write_files(run, color)
        except RunFailed as error:  # what was found is still printed
            failure = error
        with printing() as stream:
            get_reporter(self.printed)(run, stream, color=wants_color(color, stream))
            stream.flush()  # before what comes on standard error
        if failure:
            raise failure

    @contextmanager
    def telling_failure(self) -> Iterator[None]:
        """Let the files say so when the run fails before it can report anything.

        Whoever looks at them would take those of an earlier run for its result. What is raised
        inside is raised on.
        """
        try:
            yield
        except RunFailed as failure:
            try:
                self._write_failure(failure.reasons)
            except RunFailed as other:
                raise RunFailed(*failure.reasons, *other.reasons) from None
            raise
        except Exception as error:
            with suppress(RunFailed):
                self._write_failure([f"internal error: {type(error).__name__}: {error}"])
            raise

    def _write_failure(self, reasons: Iterable[object]) -> None:
        problems = tuple(map(_problem, reasons))
        self._write_files(Run(record_report(Report(problems=problems), exit_code=2)), "never")

    def tell(self, record: ReportRecord, problems: Iterable[Problem]) -> None:
        """Print on standard error what must not be missed, whatever the format."""
        print_problems(problems)
        if self.printed not in SUMS_UP:
            print(summary_line(record), file=sys.stderr)

    def _write_files(self, run: Run, color: str) -> None:
        with ExitStack() as whole:
            for file in self.files:
                stream = whole.enter_context(open_output(file.name))
                get_reporter(file.format)(run, stream, color=color == "always")
                stream.flush()


def _problem(reason: object) -> Problem:
    """Why a run failed, as a problem; what has no file is one of the working directory."""
    if isinstance(reason, Problem):
        return reason
    return Problem(os.curdir, 0, 0, str(reason).removeprefix("factlint: "))


def plan_outputs(format_: str | None, outputs: Sequence[str]) -> Outputs:
    """What `--format` and `--output` ask for. Raises `RunFailed`, before anything is read."""
    files = []
    taken = False
    for output in outputs:
        file = _named(output) or _told(output, format_)
        taken = taken or (file.format == format_ and file.name == output)
        files.append(file)
    wrong = [*_written_twice(files), *filter(None, map(_cannot_be_written, files))]
    if wrong:
        raise RunFailed(*wrong)
    return Outputs("text" if taken or not format_ else format_, tuple(files))


def _named(output: str) -> File | None:
    """The file of `FORMAT:FILE`; none when no format stands there."""
    prefix, colon, name = output.partition(":")
    if not colon or len(prefix) < 2 or not prefix.isalnum():  # a path, perhaps with a drive
        return None
    if prefix not in REPORTERS:
        hint = nearest(prefix, REPORTERS) or f"; there are {', '.join(REPORTERS)}"
        raise RunFailed(f'factlint: --output: there is no format "{prefix}"{hint}')
    if not name:
        raise RunFailed(f"factlint: --output: no file after {output}")
    return File(prefix, name)


def _told(name: str, format_: str | None) -> File:
    """The file with the format that its ending and `--format` tell."""
    for ending, says, fits in ENDINGS:
        if name.lower().endswith(ending):
            if format_ in fits:
                return File(str(format_), name)
            if says:
                return File(says, name)
            raise RunFailed(_which_format(name, fits))
    if format_ is None:
        reason = f'the ending of "{name}" tells no format; '
        raise RunFailed(_which_format(name, ("text", "json"), reason))
    return File(format_, name)


def _which_format(name: str, formats: Sequence[str], reason: str = "") -> str:
    choice = " or ".join(f"{format_}:{name}" for format_ in formats)
    return f"factlint: --output: {reason}in which format? Write {choice}"


def _written_twice(files: Sequence[File]) -> Iterator[str]:
    seen = set()
    for file in files:
        path = os.path.realpath(file.name)
        if path in seen:
            yield f"factlint: --output: {file.name} is named twice"
        seen.add(path)


def _cannot_be_written(file: File) -> str:
    """What will fail for certain, told before a long run and not after it."""
    path = Path(file.name)
    if not path.parent.is_dir():
        return f"{file.name}: cannot be written: there is no folder {path.parent}"
    return f"{file.name}: cannot be written: it is a folder" if path.is_dir() else ""
