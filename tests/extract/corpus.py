"""The corpora of values: their spellings in sentences, and how a sentence is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from factlint.documents import Declared
from factlint.documents.reading import document_from_text
from factlint.engine import Engine, load
from factlint.records import QuantityRecord, Record, TimeRecord

CORPORA = Path(__file__).parent / "corpora"
PUBLISHED = date(2025, 3, 5)
"""A Wednesday: the publication date of every sentence that names no other."""

_MARK = re.compile("<(.+?)>")
T = TypeVar("T")
R = TypeVar("R", bound=Record)


class Said(msgspec.Struct, frozen=True):
    """A sentence without its marks, and the stretches that were marked in it."""

    text: str
    spans: tuple[tuple[int, int], ...]


def said(marked: str) -> Said:
    """A sentence of which `<...>` marks the words that say a value."""
    spans = tuple(
        (found.start() - 2 * index, found.end() - 2 * index - 2)
        for index, found in enumerate(_MARK.finditer(marked))
    )
    return Said(_MARK.sub(r"\1", marked), spans)


def as_texts(path: Path) -> Any:
    """What a YAML file holds, every scalar as text; with libyaml where there is one, for time."""
    return yaml.load(path.read_bytes(), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def load_corpus(name: str, type_: type[T]) -> T:
    """A corpus as a typed record; every scalar is read as text and typed by the record."""
    return msgspec.convert(as_texts(CORPORA / name), type_, strict=False)


@cache
def engine() -> Engine:
    """The engine with the rules that are on by default."""
    return Engine(load())


def extract(text: str, published: date | None = PUBLISHED, language: str = "en") -> list[Record]:
    """Everything that is read in a text."""
    given = Declared(published=published, language=language)
    return list(engine().extract(document_from_text(text, "sentence.txt", given)))


def quantities(text: str, language: str = "en") -> Iterator[QuantityRecord]:
    """The quantities of a text in order."""
    return _of_kind(extract(text, language=language), QuantityRecord)


def times(
    text: str, published: date | None = PUBLISHED, language: str = "en"
) -> Iterator[TimeRecord]:
    """The time expressions of a text in order."""
    return _of_kind(extract(text, published, language), TimeRecord)


def _of_kind(records: list[Record], kind: type[R]) -> Iterator[R]:
    return (record for record in records if isinstance(record, kind))
