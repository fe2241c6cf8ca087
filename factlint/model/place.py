"""Where something stands: offsets and line/column places, always those of the file."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """A half-open stretch `[start, end)` in code points of the file's decoded text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """True when the two stretches share at least one character."""
        return self.start < other.end and other.start < self.end


class Location(msgspec.Struct, frozen=True, order=True):
    """A span with its file and human place.

    `line` and `column` are 1-based, columns count code points, and `end_line`/`end_column`
    are exclusive as in SARIF regions. `text` is what the span covers, `prose` the same without
    the markup that stands in it, empty where there is none; `excerpt` is the part
    of the line around it and `excerpt_column` the column its first character has.
    `byte_column` is `column` counted in bytes of UTF-8, which some tools want.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    span: Span
    text: str
    excerpt: str
    excerpt_column: int
    byte_column: int
    prose: str = ""

    @property
    def said(self) -> str:
        """The words of the place as a message quotes them: without markup, on one line."""
        return " ".join((self.prose or self.text).split())


def byte_length(text: str) -> int:
    """The bytes that a text has in UTF-8."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
