"""Finding and opening articles: files, folders, standard input, and their side files."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from datetime import date
from types import ModuleType

import msgspec

from factlint.documents.comments import find_comments, read_around
from factlint.documents.document import Declared, Document, line_starts
from factlint.documents.formats import Copy, formats, plain
from factlint.documents.suppressions import SuppressEntry, with_suppressions
from factlint.model import Problem
from factlint.rulebook.nodes import YamlError, load_yaml
from factlint.rulebook.schema import build

SIDECAR = ".meta.yml"
LARGEST = 10_000_000
"""Bytes that an article may have; more is a log, a book or an accident."""
TOO_LARGE = f"larger than {LARGEST // 1_000_000} MB, which no article is; split it"
RULE_SUFFIXES = (".yml", ".yaml", ".toml")  # rules, side files and settings: no copy


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


def open_document(path: str, given: Declared = Declared()) -> Document:
    """Read one article file with its side file. Raises `Unreadable`."""
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable(Problem(path, 0, 0, f"cannot be read: {error.strerror}")) from None
    return document_from_bytes(data, path, given)


def document_from_bytes(data: bytes, path: str, given: Declared = Declared()) -> Document:
    """An article from the bytes of its file, with its side file. Raises `Unreadable`."""
    if len(data) > LARGEST:
        raise Unreadable(Problem(path, 0, 0, TOO_LARGE))
    sidecar = _read_sidecar(path + SIDECAR)
    try:
        return _document(data, path, given, sidecar)
    except ValueError as error:
        raise Unreadable(Problem(path, 0, 0, str(error))) from None


def document_from_text(text: str, path: str, given: Declared = Declared()) -> Document:
    """An article from text that is already decoded (examples, records); it has no side file."""
    return _document(text.encode("utf-8", "surrogatepass"), path, given, Sidecar())


def find_articles(paths: Sequence[str]) -> tuple[list[str], list[Problem]]:
    """All article files of files and folders, each once, in a fixed order.

    Hidden folders are passed over; files of other kinds in a folder are counted in a problem
    that does not fail the run. A missing path is a problem that does.
    """
    found: dict[str, None] = {}
    problems: list[Problem] = []
    for path in paths:
        if os.path.isdir(path):
            files, passed_over = _walk(path)
            found |= dict.fromkeys(files)
            if passed_over:
                problems.append(Problem(path, 0, 0, _passed_over(passed_over), fatal=False))
        elif os.path.exists(path):
            found[os.path.normpath(path)] = None
        else:
            problems.append(Problem(path, 0, 0, "no such file or folder"))
    return sorted(found), problems


def _walk(folder: str) -> tuple[list[str], Counter[str]]:
    files, passed_over = [], Counter[str]()
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            suffix = os.path.splitext(name)[1].lower()
            if suffix in formats():
                files.append(os.path.normpath(os.path.join(base, name)))
            elif not name.startswith(".") and suffix not in RULE_SUFFIXES:
                passed_over[suffix or name] += 1
    return files, passed_over


def _passed_over(kinds: Counter[str]) -> str:
    listed = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    return f"not read, as factlint has no reader for them: {listed}"


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


def _merge(base: Declared, over: Sidecar) -> Declared:
    return Declared(
        over.published or base.published,
        over.language or base.language,
        over.story or base.story,
    )


def _document(data: bytes, path: str, given: Declared, sidecar: Sidecar) -> Document:
    """The article that some bytes are. Raises `ValueError` when they are not of its format."""
    reader = formats().get(os.path.splitext(path)[1].lower(), plain)
    copy: Copy = reader.read(data)
    prose = copy.prose
    if comments := find_comments(copy.text):
        prose = read_around(copy.text, comments, lambda text: _prose(reader, text))
    document = Document(
        path,
        copy.text,
        prose,
        line_starts(copy.text),
        _merge(copy.declared, sidecar),
        given,
    )
    return with_suppressions(document, comments, sidecar.suppress)


def _prose(reader: ModuleType, text: str) -> str:
    """The prose of a text in a format; the mark keeps one that the text begins with."""
    copy: Copy = reader.read(b"\xef\xbb\xbf" + text.encode("utf-8", "surrogatepass"))
    return copy.prose
