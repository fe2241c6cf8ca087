"""The format for people: both sides of each conflict, with the words marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from factlint.reporters.cells import printable, printable_line
from factlint.reporters.coverage import write_coverage
from factlint.reporters.excerpt import Shown, crop
from factlint.reporters.record import FindingRecord, Place, RelatedRecord, Run
from factlint.reporters.summary import summary_line

PIPED_WIDTH = 100
WIDEST = 120
GUTTER = 8
STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
    "place": "bold",
    "rule": "magenta",
    "gutter": "blue",
}

Paint = Callable[[str, str], str]


def write(run: Run, stream: TextIO, *, color: bool) -> None:
    """Write each finding with its excerpts, coverage if asked for, and a line that sums up."""
    write_findings(run.record.findings, stream, color=color)
    if run.record.coverage:
        write_coverage(run.record, stream)
        stream.write("\n")
    stream.write(summary_line(run.record) + "\n")


def write_findings(findings: Iterable[FindingRecord], stream: TextIO, *, color: bool) -> None:
    """Write each finding with its excerpts, and an empty line after it."""
    paint = painter(color=color)
    room = line_width(stream) - GUTTER
    for finding in findings:
        stream.writelines(line + "\n" for line in _finding(finding, room, paint))
        stream.write("\n")


def _finding(finding: FindingRecord, room: int, paint: Paint) -> Iterator[str]:
    fixable = "     [fixable]" if finding.fix and finding.fix.safe else ""
    yield "  ".join(
        (
            paint(_place(finding), "place"),
            paint(finding.severity, finding.severity),
            paint(finding.rule, "rule"),
            printable(finding.message) + fixable,
        )
    )
    yield from excerpt_lines(finding, room, paint, finding.severity)
    for related in finding.related:
        yield from _related(related, room, paint, finding.severity)


def _related(related: RelatedRecord, room: int, paint: Paint, severity: str) -> Iterator[str]:
    yield f"   {paint(_place(related), 'place')}  {printable(related.message)}".rstrip()
    yield from excerpt_lines(related, room, paint, severity)


def excerpt_lines(place: Shown, room: int, paint: Paint, severity: str) -> Iterator[str]:
    """The line of a place, and the marks below its words."""
    if not place.excerpt.strip():
        return
    excerpt = crop(place, room)
    marked = paint(excerpt.marked, severity) if excerpt.marked else ""
    yield paint(f"{place.line:>5} | ", "gutter") + excerpt.before + marked + excerpt.after
    yield " " * GUTTER + excerpt.indent + paint(excerpt.carets, severity)


def _place(place: Place) -> str:
    return f"{printable_line(place.path)}:{place.line}:{place.column}"


def line_width(stream: TextIO) -> int:
    """The cells of a line: the terminal's, within reason; a fixed number for a pipe or file."""
    if not stream.isatty():
        return PIPED_WIDTH
    from shutil import get_terminal_size

    return max(GUTTER * 4, min(get_terminal_size((PIPED_WIDTH, 24)).columns, WIDEST))


def painter(*, color: bool) -> Paint:
    """What gives a text one of the `STYLES`, or leaves it as it is."""
    return _rich_paint if color else _no_paint


def _no_paint(text: str, style: str) -> str:
    return text


def _rich_paint(text: str, style: str) -> str:
    from rich.style import Style

    return Style.parse(STYLES[style]).render(text)
