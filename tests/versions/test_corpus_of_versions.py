"""Versions of a text: the corpus `pairs.yml`."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from factlint.documents import Declared, document_from_text
from factlint.engine import Engine, load
from factlint.extract.article import Article
from factlint.versions import LOUD, Change, compare
from tests.extract.corpus import as_texts

CORPUS = as_texts(Path(__file__).with_name("pairs.yml"))
CHANGES, SILENT = 30, 35
"""The fewest cases of each kind."""


@cache
def engine() -> Engine:
    return Engine(load())


def read(text: str, name: str, published: str = "") -> Article:
    day = Declared(published=date.fromisoformat(published)) if published else Declared()
    return engine().read(document_from_text(text, f"{name}.md", day))


def changes_of(case: dict[str, Any]) -> tuple[Change, ...]:
    published = case.get("published", "")
    old = read(case["old"], "old", published)
    return compare(old, read(case["new"], "new", case.get("published_new", published)))


def shown(change: Change) -> str:
    old = change.old.said if change.old else ""
    new = change.new.said if change.new else ""
    return f'{change.verdict}: "{old}" -> "{new}"'


def cases(kind: str) -> list[Any]:
    return [pytest.param(case, id=f"{kind}-{n}") for n, case in enumerate(CORPUS[kind], 1)]


@pytest.mark.parametrize("case", cases("changes"))
def test_what_changed_is_told(case: dict[str, Any]) -> None:
    changes = changes_of(case)
    assert sorted(shown(c) for c in changes if c.verdict in LOUD) == sorted(case["loud"])
    assert {*case.get("notes", ())} <= {shown(change) for change in changes}


@pytest.mark.parametrize("case", cases("silent"))
def test_what_is_only_said_otherwise_is_no_change(case: dict[str, Any]) -> None:
    assert [shown(change) for change in changes_of(case)] == []


@pytest.mark.parametrize("case", [*cases("changes"), *cases("silent")])
def test_a_version_is_as_it_is(case: dict[str, Any]) -> None:
    text = case["old"]
    assert compare(read(text, "old"), read(text, "new")) == ()


def test_the_corpus_has_enough_cases() -> None:
    assert len(CORPUS["changes"]) >= CHANGES
    assert len(CORPUS["silent"]) >= SILENT
