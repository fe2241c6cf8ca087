"""The formats of `factlint diff`: each is a function from the record of a run to lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TextIO

from factlint.reporters.cells import printable, printable_line
from factlint.reporters.json import dump
from factlint.reporters.markdown import escaped, in_context, row
from factlint.reporters.text import GUTTER, Paint, excerpt_lines, line_width, painter
from factlint.versions.change import VERDICTS
from factlint.versions.record import ChangeRecord, DiffRecord, PlaceRecord

COLUMNS = ("Line", "Fact", "Before", "Now", "Verdict")


def write_text(record: DiffRecord, stream: TextIO, *, color: bool) -> None:
    """For people: each change with its line in both versions, and a line that sums up."""
    paint, room = painter(color=color), line_width(stream) - GUTTER
    for pair in record.articles:
        for change in pair.changes:
            stream.writelines(line + "\n" for line in _lines(change, room, paint))
    stream.write(summary_line(record) + "\n")


def _lines(change: ChangeRecord, room: int, paint: Paint) -> Iterator[str]:
    here = change.new or change.old
    assert here is not None
    head = (
        paint(_where(here), "place"),
        paint(change.verdict, change.severity),
        printable(change.message),
    )
    yield "  ".join(head)
    yield from excerpt_lines(here, room, paint, change.severity)
    if change.new and change.old:
        yield f"   {paint(_where(change.old), 'place')}  before"
        yield from excerpt_lines(change.old, room, paint, change.severity)
    for place in change.stays:
        yield f"   {paint(_where(place), 'place')}  still as before"
        yield from excerpt_lines(place, room, paint, change.severity)
    yield ""


def write_json(record: DiffRecord, stream: TextIO, *, color: bool) -> None:
    """For programs: the record as one JSON object."""
    stream.write(dump(record))


def write_markdown(record: DiffRecord, stream: TextIO, *, color: bool) -> None:
    """A table for each article, to be pasted into a pull request."""
    stream.writelines(line + "\n" for line in _page(record))


def _page(record: DiffRecord) -> Iterator[str]:
    yield escaped(summary_line(record))
    for pair in record.articles:
        if pair.changes:
            yield ""
            yield f"**{escaped(pair.new)}**, before: {escaped(pair.old)}"
            yield ""
            yield row(*COLUMNS)
            yield row("--:", *("---",) * (len(COLUMNS) - 1))
            yield from map(_row, pair.changes)


def _row(change: ChangeRecord) -> str:
    lines = [str(place.line) for place in (change.old, change.new) if place]
    stays = ", ".join(f"{place.line}" for place in change.stays)
    return row(
        " → ".join(dict.fromkeys(lines)),
        escaped(change.what or change.kind),
        in_context(change.old) if change.old else "",
        in_context(change.new) if change.new else "",
        change.verdict + (f"<br>still as before: line {stays}" if stays else ""),
    )


def summary_line(record: DiffRecord) -> str:
    """What was compared, and how many changes of each kind there are."""
    number = len(record.articles)
    said = [
        f"{count:,} {verdict}"
        for verdict in VERDICTS
        if (count := record.summary[verdict.replace("-", "_")])
    ]
    if not number:
        return "No article compared."
    articles = f"{number:,} article{'' if number == 1 else 's'} compared"
    return f"{articles}: {', '.join(said) or 'no fact changed'}."


def _where(place: PlaceRecord) -> str:
    return f"{printable_line(place.path)}:{place.line}:{place.column}"


Write = Callable[..., None]
FORMATS: dict[str, Write] = {"text": write_text, "json": write_json, "markdown": write_markdown}
