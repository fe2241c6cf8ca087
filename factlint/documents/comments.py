"""Comments to factlint in an article: `<!-- factlint: ok RULE "reason" -->`.

They may stand in any format whose text is written by hand. They are no prose, and an article
reads the same with and without them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

import msgspec

from factlint.documents.document import line_starts
from factlint.model import Span

VERBS = ("ok", "off", "on", "file")
_BEGIN = re.compile(rf"<!\s?(?:--+|[–—]-?)\s*factlint(?:\s*:|(?=\s+(?:{'|'.join(VERBS)})\s))", re.I)
_END = re.compile(r"(?:(?<!-)--++|[–—]-?)>|(?P<open><!|\n[^\S\n]*\n|\Z)")
_LINE_END = re.compile(r"[^\r\n]*")
_FENCE = re.compile(r"^ {0,3}(```|~~~)", re.MULTILINE)


class Comment(msgspec.Struct, frozen=True):
    """One comment, `body` what stands in it after "factlint:".

    `complaint` says why it is not one, for people.
    """

    span: Span
    body: str
    complaint: str = ""


def find_comments(text: str) -> tuple[Comment, ...]:
    """The comments to factlint in a text, those in code blocks left out."""
    if "<!" not in text:
        return ()
    code = _fenced(text)
    return tuple(
        _comment(text, found)
        for found in _BEGIN.finditer(text)
        if text[found.start() - 1 : found.start()] != "`"
        and not any(span.start <= found.start() < span.end for span in code)
    )


def _comment(text: str, begin: re.Match[str]) -> Comment:
    end = _END.search(text, begin.end())
    if end is None or end["open"] is not None:
        line = _LINE_END.match(text, begin.end(), end.start() if end else len(text))
        stop = line.end() if line else len(text)
        return Comment(Span(begin.start(), stop), "", 'it has no end: "-->" is missing')
    span, body = Span(begin.start(), end.end()), text[begin.end() : end.start()].strip()
    if not begin[0].endswith(":"):
        return Comment(span, body, 'a colon is missing: write "factlint:"')
    if not (begin[0].startswith("<!--") and end[0].startswith("--")):
        return Comment(span, body, 'write "<!--" and "-->" with plain hyphens')
    return Comment(span, body)


def _fenced(text: str) -> list[Span]:
    """The stretches of Markdown's code blocks; the last may have no end."""
    spans: list[Span] = []
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opened is None:
            opened = fence
        elif fence[1] == opened[1]:
            spans.append(Span(opened.start(), fence.start()))
            opened = None
    return [*spans, Span(opened.start(), len(text))] if opened else spans


class Lines:
    """The lines of a text, by number from 0."""

    def __init__(self, text: str) -> None:
        self.starts = line_starts(text)
        self._bounds = (*self.starts, len(text))
        self._text = text

    def number(self, offset: int) -> int:
        """The line that an offset stands in."""
        return bisect_right(self.starts, offset) - 1

    def span(self, first: int, last: int | None = None) -> Span:
        """A line, or all from one to another, without the line break at the end."""
        start, stop = self._bounds[first], self._bounds[(first if last is None else last) + 1]
        written = self._text[start:stop]
        return Span(start, start + len(written.rstrip("\r\n")))


def read_around(text: str, comments: Sequence[Comment], make_prose: Callable[[str], str]) -> str:
    """The prose of a text as it would be if the comments were not there, blanks in their place.

    A comment alone on a line goes with the line, so that a paragraph stays one.
    """
    cuts = list(_merged(sorted(_cuts(text, [comment.span for comment in comments]))))
    starts = (0, *(cut.end for cut in cuts))
    ends = (*(cut.start for cut in cuts), len(text))
    kept = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    prose = make_prose("".join(kept))
    pieces, at = [], 0
    for piece, blank in zip(kept, (*(_blank(text, cut) for cut in cuts), ""), strict=True):
        pieces += [prose[at : at + len(piece)], blank]
        at += len(piece)
    return "".join(pieces)


def _blank(text: str, cut: Span) -> str:
    """Spaces; what was cut at the very beginning stays a line of its own."""
    ended = cut.start == 0 and text[cut.start : cut.end].endswith(("\r", "\n"))
    return " " * (cut.end - cut.start - ended) + "\n" * ended


def _cuts(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """What to cut out for each comment: itself, or the lines on which nothing else stands."""
    lines = Lines(text)
    rest = blanked(text, spans)
    for span in spans:
        first, last = lines.number(span.start), lines.number(span.end - 1)
        whole = lines.span(first, last)
        if rest[whole.start : whole.end].strip():
            yield span
        elif first:
            yield Span(lines.span(first - 1).end, whole.end)
        else:
            yield Span(0, lines.starts[last + 1] if last + 1 < len(lines.starts) else whole.end)


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    merged: Span | None = None
    for span in spans:
        if merged and span.start <= merged.end:
            merged = Span(merged.start, max(merged.end, span.end))
            continue
        if merged:
            yield merged
        merged = span
    if merged:
        yield merged


def blanked(text: str, spans: Sequence[Span]) -> str:
    """A text with spaces for some stretches; line breaks stay."""
    pieces, at = [], 0
    for span in spans:
        pieces += [text[at : span.start], re.sub(r"[^\r\n]", " ", text[span.start : span.end])]
        at = span.end
    return "".join([*pieces, text[at:]])
