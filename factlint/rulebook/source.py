"""A rule file's text with its line map: offsets to places, places to problems."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Protocol

from factlint.model import Location, Problem, Span, locate

_LINE_END = re.compile(r"\r\n?|\n")

# Control characters, surrogates and non-characters, which YAML refuses, a byte order mark
# inside the text, and U+0085, U+2028 and U+2029, which only YAML takes for line breaks.
_REFUSED = r"[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"


class Mark(Protocol):
    """A place as YAML parsers give it: line and column, both from 0."""

    line: int
    column: int


class Source:
    """One file's text, without its byte order mark."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def offset(self, mark: Mark | None) -> int:
        """The offset of a mark; no mark and a line too many both mean the end of the text."""
        if mark is None or mark.line >= len(self.starts):
            return len(self.text)
        return min(self.starts[mark.line] + mark.column, len(self.text))

    def line_column(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, both from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def locate(self, start: int, end: int) -> Location:
        """The place of a stretch, with an excerpt of its first line."""
        return locate(self.path, self.text, self.starts, Span(start, end))

    def problem(self, offset: int, message: str) -> Problem:
        """A problem at an offset."""
        line, column = self.line_column(offset)
        return Problem(self.path, line, column, message)

    def refused_characters(self) -> list[Problem]:
        """The first place of each character that is refused.

        Without them the lines that YAML counts are those an editor shows.
        """
        firsts: dict[str, int] = {}
        for found in re.finditer(_REFUSED, self.text):
            firsts.setdefault(found[0], found.start())
        return [
            self.problem(at, f"invisible character U+{ord(char):04X}: remove it")
            for char, at in firsts.items()
        ]
