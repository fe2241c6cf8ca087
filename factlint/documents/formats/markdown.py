"""Markdown with front matter.

Blocks are those of CommonMark with GitHub's tables, as markdown-it-py finds them; it gives lines
only, so that what stands inside a block is cleaned here, sign by sign and of the same length.
Code, tags, comments, and targets of links are no prose. The front matter's title and deck are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from factlint.documents.document import line_starts
from factlint.documents.formats import Copy, Malformed
from factlint.documents.formats.plain import decode
from factlint.documents.front_matter import read_front_matter
from factlint.documents.markup import clean_html, clean_markdown
from factlint.documents.prose import SHORTEST_WRAPPED_LINE, fold_typography
from factlint.model import Problem, Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

SUFFIXES = (".md", ".markdown")
_SIGN = re.compile(r"[^\n]")
_CELL_END = re.compile(r"(?<!\\)\|")
_HARD_BREAKS = ("  ", "\\")


def read(data: bytes) -> Copy:
    """The text as it stands, and its prose without markup. Raises `Malformed`."""
    text = decode(data)
    front = read_front_matter(text)
    folded = fold_typography(text)
    weaver = _Weaver(folded)
    for span in front.heads:
        weaver.take(span, _headline)
    blocks = _blank(folded[: front.end]) + folded[front.end :]
    references: dict[str, Any] = {}
    tokens = _parser().parse(blocks, references)
    for span, clean in _stretches(_Page(blocks), tokens, references.get("references", ())):
        weaver.take(span, clean)
    return Copy(text, weaver.prose(), front.declared)


@cache
def _parser() -> MarkdownIt:
    """A parser that stops at blocks."""
    from markdown_it import MarkdownIt  # slow to import, and for this format alone

    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["block"])
    return parser


def _headline(words: str) -> str:
    """One line of prose; YAML doubles an apostrophe between single ones."""
    return clean_markdown(words.replace("''", " '")).replace("\n", " ")


class _Weaver:
    """Puts cleaned stretches, given in text order, between blanks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[str] = []
        self.done = 0

    def take(self, span: Span, clean: Callable[[str], str]) -> None:
        """Add a stretch, blanking what stands before it."""
        before, words = self.text[self.done : span.start], self.text[span.start : span.end]
        self.pieces += [_blank(before), clean(words)]
        self.done = span.end

    def prose(self) -> str:
        """The whole text, the rest blanked too."""
        return "".join([*self.pieces, _blank(self.text[self.done :])])


class _Page:
    """A text by its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = (*line_starts(text), len(text))
        if self.starts[-2] == len(text):
            self.starts = self.starts[:-1]

    def line(self, number: int) -> Span:
        """A line without its end."""
        start, end = self.starts[number], self.starts[number + 1]
        return Span(start, end - self.text.endswith("\n", start, end))

    def find(self, words: str, number: int) -> Span:
        """Where words stand in a line: at its end, or before a heading's closing marks."""
        line = self.line(number)
        end = line.start + len(self.text[line.start : line.end].rstrip())
        start = end - len(words)
        if start < line.start or not self.text.startswith(words, start):
            start = self.text.find(words, line.start, line.end)
        return Span(start, start + len(words)) if start >= 0 else line


Stretch = tuple[Span, Callable[[str], str]]


def _stretches(page: _Page, tokens: list[Token], references: Container[str]) -> Iterator[Stretch]:
    """The stretches that hold prose, each with what cleans it. Raises `Malformed`."""

    def clean(words: str) -> str:
        return clean_markdown(words, references)

    in_table = False
    for token in tokens:
        if token.type in ("table_open", "table_close"):
            in_table = token.type == "table_open"
        elif token.type == "tr_open":
            yield page.line(_lines(token)[0]), lambda row: clean(_CELL_END.sub("\n", row))
        elif token.type == "inline" and not in_table:
            yield from _paragraph(page, token, clean)
        elif token.type == "html_block":
            yield _html(page, token)
        elif token.type == "fence":
            _check_closed(page, token)


def _lines(token: Token) -> tuple[int, int]:
    first, stop = token.map or (0, 0)
    return first, stop


def _paragraph(page: _Page, token: Token, clean: Callable[[str], str]) -> Iterator[Stretch]:
    """The lines of a paragraph, cleaned as one text and given line by line with their breaks."""
    first, _ = _lines(token)
    lines = [line.strip() for line in token.content.split("\n")]
    spans = [page.find(line, first + index) for index, line in enumerate(lines)]
    written = [page.text[span.start : span.end] for span in spans]
    cleaned = iter(clean("\n".join(written)))
    for index, span in enumerate(spans):
        words = "".join(next(cleaned) for _ in range(span.end - span.start))
        yield span, lambda _, words=words: words  # type: ignore[misc]
        if index + 1 < len(spans):
            next(cleaned)
            following = written[index + 1]
            end = page.line(first + index).end
            if _goes_on(page.text[span.start : end], following):
                yield Span(end, end + 1), lambda _: " "


def _goes_on(line: str, following: str) -> bool:
    """True when the break after a line is one of wrapping."""
    if line.endswith(_HARD_BREAKS):
        return False
    return len(line.strip()) >= SHORTEST_WRAPPED_LINE or following[:1].islower()


def _html(page: _Page, token: Token) -> Stretch:
    first, stop = _lines(token)
    span = Span(page.starts[first], page.starts[stop])
    words = page.text[span.start : span.end]
    opened = words.rfind("<!--")
    if opened >= 0 and "-->" not in words[opened:]:
        line = first + words.count("\n", 0, opened) + 1
        message = 'no "-->" closes this comment: nothing that follows would be read'
        raise Malformed(Problem("", line, 1, message))
    return span, clean_html


def _check_closed(page: _Page, token: Token) -> None:
    """Refuse a code block that takes the rest of the file. Raises `Malformed`."""
    first, stop = _lines(token)
    last = page.line(stop - 1)
    closing = page.text[last.start : last.end].strip(" \t>")
    closed = stop - first > 1 and not closing.strip(token.markup[0]) and token.markup in closing
    if not closed and not page.text[last.end :].strip():
        message = f'no "{token.markup[:3]}" closes this code block: nothing that follows is read'
        raise Malformed(Problem("", first + 1, 1, message))


def _blank(text: str) -> str:
    return _SIGN.sub(" ", text)
