"""Where something stands: offsets and line/column places, always those of the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

EXCERPT_MARGIN = 120
"""Characters of the line that an excerpt shows on each side."""


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


def locate(path: str, text: str, starts: Sequence[int], span: Span, prose: str = "") -> Location:
    """The place of a span of a file's text, with an excerpt of its first line.

    `starts` are the offsets at which the lines of the text begin.
    """
    line = bisect_right(starts, span.start)
    first = starts[line - 1]
    last = starts[line] if line < len(starts) else len(text)
    end_line = line if span.end < last else bisect_right(starts, span.end)
    left = max(first, span.start - EXCERPT_MARGIN)
    right = min(last, span.end + EXCERPT_MARGIN)
    return Location(
        path=path,
        line=line,
        column=span.start - first + 1,
        end_line=end_line,
        end_column=span.end - starts[end_line - 1] + 1,
        span=span,
        text=text[span.start : span.end],
        excerpt=text[left:right].rstrip("\r\n"),
        excerpt_column=left - first + 1,
        byte_column=byte_length(text[first : span.start]) + 1,
        prose=prose,
    )
