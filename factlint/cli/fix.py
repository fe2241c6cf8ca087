"""`check --fix` and `--diff`: names the desk declared, written as it writes them."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from difflib import unified_diff
from shutil import copyfileobj

import msgspec

from factlint.cli.linting import Linting
from factlint.cli.output import print_problems, printing
from factlint.fixing import Change, Plan, plan_fixes
from factlint.model import Problem, Report
from factlint.reporters.cells import printable
from factlint.reporters.summary import counted
from factlint.writing import ChangedMeanwhile, write_whole


def add_fix_choice(parser: ArgumentParser) -> None:
    """Add `--fix` and `--diff`."""
    parser.add_argument(
        "--fix",
        action="store_true",
        help="correct misspelt names that the desk has declared; of standard input the "
        "corrected text is printed, and the report goes to standard error",
    )
    parser.add_argument(
        "--diff",
        action="store_true",
        help="print what --fix would change and write nothing; exit with 1 if it would",
    )


def print_diff(work: Linting, found: Report) -> int:
    """Print the fixes as a unified diff and give the exit code."""
    plan = _plan(work, found)
    with printing() as stream:
        for change in plan.changes:
            stream.writelines(_shown(_diff(change)) if stream.isatty() else _diff(change))
        stream.flush()
    problems = (*found.problems, *plan.problems)
    print_problems(problems)
    fixes = sum(len(change.findings) for change in plan.changes)
    files = counted(len(plan.changes), "article")
    print(f"{counted(fixes, 'finding')} would be fixed in {files}.", file=sys.stderr)
    return 2 if any(problem.fatal for problem in problems) else int(bool(plan.changes))


def make_fixes(work: Linting, found: Report) -> Report:
    """Write the fixes and give the report of what is left, with what could not be written."""
    plan = _plan(work, found)
    problems, written = list(plan.problems), []
    for change in plan.changes:
        if problem := _write(work, change):
            problems.append(problem)
        else:
            written.append(change)
    contents = {change.path: change.after for change in written}
    left = plan.after if len(written) == len(plan.changes) else work.lint(contents)
    fixed = sum(len(change.findings) for change in written)
    return msgspec.structs.replace(
        left,
        problems=tuple(sorted((*left.problems, *problems))),
        summary=msgspec.structs.replace(left.summary, fixed=fixed),
    )


def print_stdin(work: Linting) -> None:
    """Print the text of standard input as it is after the fixes, and what was left unread."""
    with printing() as stream:
        stream.flush()
        if work.stdin:
            stream.buffer.write(work.stdin.articles.stdin)
        copyfileobj(sys.stdin.buffer, stream.buffer)
        stream.buffer.flush()


def _plan(work: Linting, found: Report) -> Plan:
    """The fixes of what is to be reported, in the articles asked for only."""
    wanted = [f for f in work.settle(found).findings if f.primary.path in work.paths]
    stdin = work.stdin.articles if work.stdin else None

    def contents(path: str) -> bytes:
        if stdin and path == stdin.stdin_name:
            return stdin.stdin
        with open(path, "rb") as file:
            return file.read()

    return plan_fixes(wanted, found, contents, work.lint)


def _write(work: Linting, change: Change) -> Problem | None:
    """Put a change in its file; what is wrong when it cannot be, and then the file is as it was."""
    if work.stdin and change.path == work.stdin.articles.stdin_name:
        work.stdin.articles.stdin = change.after
        return None
    try:
        write_whole(change.path, change.after, expected=change.before)
    except ChangedMeanwhile:
        return _not_written(change, "it was changed meanwhile; run --fix again")
    except OSError as error:
        return _not_written(change, f"cannot be written: {error.strerror}")
    return None


def _not_written(change: Change, why: str) -> Problem:
    return Problem(change.path, 0, 0, f"not fixed: {why}")


def _diff(change: Change) -> Iterator[str]:
    before, after = (data.decode().split("\n") for data in (change.before, change.after))
    for line in unified_diff(_ended(before), _ended(after), change.path, change.path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _shown(lines: Iterable[str]) -> Iterator[str]:
    """A diff for people's eyes; what goes on to a file or to `patch` stays as it is."""
    return (f"{printable(line.rstrip())}\n" for line in lines)


def _ended(lines: list[str]) -> list[str]:
    """Lines with their line feeds, which only the last may lack."""
    ended = [f"{line}\n" for line in lines[:-1]]
    return [*ended, lines[-1]] if lines[-1] else ended
