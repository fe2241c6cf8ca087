"""A document: one article's text with its line map and what its file declares about it."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import Literal

import msgspec

from factlint.documents.prose import SOFT_HYPHEN, fold_typography
from factlint.model import Location, Malformed, Span, Suppression, locate

WeekStart = Literal["monday", "sunday", "saturday"]


class Declared(msgspec.Struct, frozen=True):
    """What is known of an article apart from its prose.

    It comes from a side file, front matter, the configuration or the command line. `published`
    is the publication date, `language` a BCP 47 tag, `story` a story id. `origin` names what
    gave the publication date. `deck` is what stands between headline and text. `week_starts` is
    the first day of the weeks that it speaks of.
    """

    published: date | None = None
    language: str | None = None
    story: str | None = None
    title: str | None = None
    author: str | None = None
    week_starts: WeekStart | None = None
    origin: str | None = None
    deck: str | None = None

    def over(self, base: Declared) -> Declared:
        """These, and where they say nothing what `base` says."""
        names = self.__struct_fields__
        return Declared(*(getattr(self, name) or getattr(base, name) for name in names))


class Document(msgspec.Struct, frozen=True):
    """One article.

    `text` is the decoded file without its byte order mark; every offset counts its code
    points. `prose` has the same length: what is not prose is blanked there and typographic
    variants are folded, so that an offset means the same in both. `line_starts` holds the
    offset of each line's first character. `declared` is what the file or its side file says
    of itself, `given` what the command line says; the latter wins. `suppressions` are the
    findings that the article or its side file calls all right, `malformed` those that cannot
    be read.
    """

    path: str
    text: str
    prose: str
    line_starts: tuple[int, ...]
    declared: Declared = Declared()
    given: Declared = Declared()
    suppressions: tuple[Suppression, ...] = ()
    malformed: tuple[Malformed, ...] = ()

    def line_column(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of an offset."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def locate(self, span: Span) -> Location:
        """The place of a span, with an excerpt of its first line."""
        prose = self._without_markup(span)
        return locate(self.path, self.text, self.line_starts, span, prose)

    def _without_markup(self, span: Span) -> str:
        """The words of a span that has markup in it, else nothing."""
        text, prose = self.text[span.start : span.end], self.prose[span.start : span.end]
        if text == prose or fold_typography(text) == prose:
            return ""
        return "".join(map(_unmarked, text, prose))


def _unmarked(written: str, read: str) -> str:
    """What a character says, by how it was read: nothing where it is a blanked mark."""
    if written == read or written.isspace() or fold_typography(written) == read:
        return written
    return "" if read in (" ", SOFT_HYPHEN) else read


def line_starts(text: str) -> tuple[int, ...]:
    r"""Offsets at which lines begin; `\n`, `\r\n` and a lone `\r` end a line."""
    starts = [0]
    if "\r" not in text:
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return tuple(starts)
    for at, char in enumerate(text):
        if char == "\n" or (char == "\r" and text[at + 1 : at + 2] != "\n"):
            starts.append(at + 1)
    return tuple(starts)
