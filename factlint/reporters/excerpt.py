"""The words around a place, cropped to a width, with the marked words told apart."""

from __future__ import annotations

from typing import Protocol

import msgspec

from factlint.reporters.cells import cells, printable, sign_cells

SNAP = 24
"""How many signs a cut may move to fall between words."""
ELLIPSES = 4
"""Cells of "… " before and " …" after."""


class Shown(Protocol):
    """A place with its excerpt, whatever record it is in."""

    @property
    def line(self) -> int:
        """Its first line."""

    @property
    def column(self) -> int:
        """Its first column."""

    @property
    def end_line(self) -> int:
        """The line that it ends in."""

    @property
    def end_column(self) -> int:
        """The column behind it."""

    @property
    def excerpt(self) -> str:
        """The line around it, or a part of that."""

    @property
    def excerpt_column(self) -> int:
        """The column that the excerpt begins with."""


class Excerpt(msgspec.Struct, frozen=True):
    """One line in three parts; the place stands in `marked`."""

    before: str
    marked: str
    after: str

    @property
    def indent(self) -> str:
        """The spaces that go below `before`."""
        return " " * cells(self.before)

    @property
    def carets(self) -> str:
        """The `^` that go below each cell of the marked words, at least one."""
        return "^" * max(1, cells(self.marked))


def crop(place: Shown, width: int) -> Excerpt:
    """The excerpt of a place in at most `width` cells, cut between words where possible.

    Of a place that goes over several lines the first is shown; of one wider than `width`,
    its beginning.
    """
    line = printable(place.excerpt).rstrip()
    headless = place.excerpt_column > 1
    start, end = _marked(place, len(line))
    if not headless and cells(line) <= width:
        return Excerpt(line[:start], line[start:end], line[end:])
    if cells(line[start:end]) > width - ELLIPSES:
        end = start + len(line[start : _forward(line, start, end, width - ELLIPSES)].rstrip())
    first, last = _window(line, start, end, width - ELLIPSES)
    return Excerpt(
        _head(line[first:start], cut=headless or first > 0, whole=_between(line, first)),
        line[start:end],
        _tail(line[end:last], cut=last < len(line), whole=_between(line, last)),
    )


def _marked(place: Shown, length: int) -> tuple[int, int]:
    """The offsets of the place in its excerpt."""
    start = min(place.column - place.excerpt_column, length)
    if place.end_line > place.line:
        return start, length
    return start, min(place.end_column - place.excerpt_column, length)


def _window(line: str, start: int, end: int, width: int) -> tuple[int, int]:
    """The signs that fit around the marked ones, evenly unless one side needs less."""
    spare = width - cells(line[start:end])
    left = min(cells(line[:start]), max(spare // 2, spare - cells(line[end:])))
    first = start - _forward(line[:start][::-1], 0, start, left)
    return first, _forward(line, end, len(line), spare - cells(line[first:start]))


def _forward(line: str, start: int, end: int, width: int) -> int:
    """The furthest offset from `start` to `end` that `width` cells reach."""
    used = 0
    for at in range(start, end):
        used += sign_cells(line[at])
        if used > width:
            return at
    return end


def _between(line: str, at: int) -> bool:
    """True when no word goes across the offset."""
    return 0 < at < len(line) and (line[at - 1].isspace() or line[at].isspace())


def _head(text: str, *, cut: bool, whole: bool) -> str:
    if not cut:
        return text
    space = 0 if whole else text.find(" ", 0, SNAP)
    return "…" + text if space < 0 else "… " + text[space:].lstrip()


def _tail(text: str, *, cut: bool, whole: bool) -> str:
    if not cut:
        return text
    space = len(text) if whole else text.rfind(" ", max(0, len(text) - SNAP))
    return text + "…" if space < 0 else text[:space].rstrip() + " …"
