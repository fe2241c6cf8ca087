"""A corrections list for an editor: a table for each article, from its first line to its last.

The words stand in their context in bold. A correction is filled in where the desk declared it; the
other cells are for the editor. Tables are those of GitHub Flavored Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO

from factlint.reporters.cells import printable
from factlint.reporters.excerpt import Shown, crop
from factlint.reporters.places import by_path
from factlint.reporters.record import (
    FindingRecord,
    ProblemRecord,
    RelatedRecord,
    ReportRecord,
    Run,
)
from factlint.reporters.summary import summary_line

MARK = "<!-- corrections, written by factlint -->"
"""What such a page begins with, to be told from the articles among which it lies."""
HEAD = ("Line", "Severity", "As written", "Question", "Elsewhere", "Correction", "Rule")
WIDTH = 80
"""The cells of the words around a place."""
_MEANT = re.compile(r"[\\`*\[\]<>&|~$#]|(?<![^\W_])_|_(?![^\W_])")
"""What Markdown would obey inside a line of text; of underscores those at the edge of a word."""

_BOLD = re.compile(r"\*\*|(?<!\w)__|__(?!\w)")


def write(run: Run, stream: TextIO, *, color: bool) -> None:
    """Write a page with a table for each article; there is no colour in it."""
    stream.writelines(line + "\n" for line in _page(run.record))


def _page(record: ReportRecord) -> Iterator[str]:
    yield MARK
    yield "# Corrections"
    yield ""
    yield escaped(summary_line(record))
    for path, entries in by_path(record).items():
        yield ""
        yield f"## {escaped(path)}"
        problems = [entry for entry in entries if isinstance(entry, ProblemRecord)]
        findings = [entry for entry in entries if isinstance(entry, FindingRecord)]
        if problems:
            yield ""
            yield from map(_problem, problems)
        if findings:
            yield ""
            yield row(*HEAD)
            yield row("--:", *("---",) * (len(HEAD) - 1))
            yield from map(_finding, findings)


def _finding(finding: FindingRecord) -> str:
    fix = escaped(finding.fix.replacement) if finding.fix else ""
    return row(
        str(finding.line),
        finding.severity,
        in_context(finding),
        escaped(finding.message),
        "<br>".join(escaped(_elsewhere(place, finding.path)) for place in finding.related),
        fix,
        escaped(finding.rule),
    )


def _elsewhere(place: RelatedRecord, path: str) -> str:
    where = f"line {place.line}" if place.path == path else f"{place.path}:{place.line}"
    return f"{where}: {place.message}"


def _problem(problem: ProblemRecord) -> str:
    place = f"{problem.line}:{problem.column} " if problem.line else ""
    return f"- not checked: {place}{escaped(problem.message)}"


def in_context(place: Shown) -> str:
    """The words around a place, which is bold, without what the article itself has in bold."""
    excerpt = crop(place, WIDTH)
    before, marked, after = (
        escaped(_BOLD.sub("", part)) for part in (excerpt.before, excerpt.marked, excerpt.after)
    )
    return (before + (f"<b>{marked}</b>" if marked else "") + after).strip()


def row(*cells: str) -> str:
    """A row of a table."""
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """The text in one line, with nothing in it that Markdown or a terminal would obey."""
    return _MEANT.sub(r"\\\g<0>", printable(text))
