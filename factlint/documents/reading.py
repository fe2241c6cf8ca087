"""Opening articles: files and texts, with their side files."""

from __future__ import annotations

import os
from datetime import date
from types import ModuleType

import msgspec

from factlint.documents.comments import find_comments, read_around
from factlint.documents.document import Declared, Document, line_starts
from factlint.documents.formats import Copy, Malformed, formats, plain
from factlint.documents.suppressions import SuppressEntry, with_suppressions
from factlint.model import Problem
from factlint.rulebook.composing import YamlError, load_yaml
from factlint.rulebook.schema import build

SIDECAR = ".meta.yml"
LARGEST = 10_000_000
"""Bytes that an article may have; more is a log, a book or an accident."""
TOO_LARGE = f"larger than {LARGEST // 1_000_000} MB, which no article is; split it"


class Unreadable(Exception):
    """A file that cannot be read as an article; `problems` say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems

    @property
    def problem(self) -> Problem:
        """The first of the problems."""
        return self.problems[0]


class Sidecar(msgspec.Struct, frozen=True):
    """The side file `<file>.meta.yml` of an article."""

    published: date | None = None
    language: str | None = None
    story: str | None = None
    suppress: tuple[SuppressEntry, ...] = ()

    @property
    def declared(self) -> Declared:
        """What it says of the article."""
        origin = "sidecar" if self.published else None
        return Declared(self.published, self.language, self.story, origin=origin)


def open_document(
    path: str, given: Declared = Declared(), default: Declared = Declared()
) -> Document:
    """Read one article file with its side file. Raises `Unreadable`.

    What the file and its side file say of themselves wins over `default`, and `given` over both.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable(Problem(path, 0, 0, f"cannot be read: {error.strerror}")) from None
    return document_from_bytes(data, path, given, default)


def document_from_bytes(
    data: bytes, path: str, given: Declared = Declared(), default: Declared = Declared()
) -> Document:
    """An article from the bytes of its file, with its side file. Raises `Unreadable`."""
    if len(data) > LARGEST:
        raise Unreadable(Problem(path, 0, 0, TOO_LARGE))
    return _document(data, path, given, default, _read_sidecar(path + SIDECAR))


def document_from_text(
    text: str, path: str, given: Declared = Declared(), default: Declared = Declared()
) -> Document:
    """An article from text that is already decoded (examples, records); it has no side file.

    Raises `Unreadable` when the text is not of the format that the path's ending says.
    """
    return _document(text.encode("utf-8", "surrogatepass"), path, given, default, Sidecar())


def _read_sidecar(path: str) -> Sidecar:
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read()
    except FileNotFoundError:
        return Sidecar()
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(Problem(path, 0, 0, f"cannot be read: {error}")) from None
    problems: list[Problem] = []
    try:
        sidecar = build(Sidecar, load_yaml(path, text), problems)
    except YamlError as error:
        raise Unreadable(*error.problems) from None
    if problems or sidecar is None:
        raise Unreadable(*problems)
    return sidecar


def _document(
    data: bytes, path: str, given: Declared, default: Declared, sidecar: Sidecar
) -> Document:
    """The article that some bytes are. Raises `Unreadable` when they are not of its format."""
    reader = formats().get(os.path.splitext(path)[1].lower(), plain)
    try:
        copy: Copy = reader.read(data)
        prose = copy.prose
        if comments := find_comments(copy.text):
            prose = read_around(copy.text, comments, lambda text: _prose(reader, text))
    except Malformed as error:
        placed = (msgspec.structs.replace(problem, path=path) for problem in error.problems)
        raise Unreadable(*placed) from None
    except ValueError as error:
        raise Unreadable(Problem(path, 0, 0, str(error))) from None
    declared = sidecar.declared.over(copy.declared).over(default)
    document = Document(path, copy.text, prose, line_starts(copy.text), declared, given)
    return with_suppressions(document, comments, sidecar.suppress)


def _prose(reader: ModuleType, text: str) -> str:
    """The prose of a text in a format; the mark keeps one that the text begins with."""
    copy: Copy = reader.read(b"\xef\xbb\xbf" + text.encode("utf-8", "surrogatepass"))
    return copy.prose
