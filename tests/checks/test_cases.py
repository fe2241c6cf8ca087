"""Texts that a check must flag, where, and texts that only look so: `cases/CHECK.yml`.

published: 2025-03-05      of all the texts that name no other; optional
name: draft.md             the file of each; optional
pack: {…}                  what a desk declares for them, as in a story pack; optional
flag:                      `<…>` marks words that a finding must show, as its primary or a
  - "One <text>."          related place; several texts are articles of one run
  - ["One <text>.", "And <another>."]
  - {text: "…", published: 2025-11-20, pack: {…}, language: es, name: front.md}
pass:                      no finding of the check, of whatever severity
  - "A text."
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from factlint.documents import Declared, document_from_text
from factlint.engine import Engine, load
from factlint.model import Finding
from tests.extract.corpus import PUBLISHED, as_texts, said

FILES = {path.stem: path for path in sorted(Path(__file__).with_name("cases").glob("*.yml"))}
FLAGGED, LOOK_ALIKES = 20, 40
"""The fewest texts of each kind that a check has."""


class Case(msgspec.Struct, frozen=True):
    """The articles that are checked in one run, as the files of cases write them."""

    text: str | tuple[str, ...]
    published: date | None = PUBLISHED
    pack: dict[str, Any] = {}
    language: str = "en"
    name: str = "draft.txt"

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts with their marks."""
        return (self.text,) if isinstance(self.text, str) else self.text


@cache
def content(check: str) -> dict[str, Any]:
    """A file of cases; every scalar is a text."""
    node: dict[str, Any] = as_texts(FILES[check])
    return node


def case_of(check: str, written: Any) -> Case:
    """A text, several texts, or a mapping, with what the file says of all of them."""
    shared = ("published", "pack", "name")
    common = {key: content(check)[key] for key in shared if key in content(check)}
    own = written if isinstance(written, dict) else {"text": written}
    return msgspec.convert(common | own, Case, strict=False)


def listed(kind: str) -> Iterator[Any]:
    for check in FILES:
        written = content(check)[kind]
        for number, case in enumerate(written if isinstance(written, list) else (), 1):
            yield pytest.param(check, case, id=f"{check}-{number}")


class Desk:
    """Engines by check and pack, each loaded once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._engines: dict[tuple[str, str], Engine] = {}

    def lint(self, check: str, case: Case) -> list[Finding]:
        """The findings of a check, each in a run with all the articles of the case."""
        given = Declared(published=case.published, language=case.language)
        stem, dot, ending = case.name.rpartition(".")
        names = (f"{stem}{number or ''}{dot}{ending}" for number in range(len(case.texts)))
        documents = [
            document_from_text(said(text).text, name, given)
            for text, name in zip(case.texts, names, strict=False)
        ]
        return list(self._engine(check, case.pack).lint(documents).findings)

    def _engine(self, check: str, pack: dict[str, Any]) -> Engine:
        written = yaml.safe_dump({"story": "case", "about": ["*"]} | pack) if pack else ""
        if (check, written) not in self._engines:
            path = self._folder / f"{len(self._engines)}.yml"
            path.write_text(written, "utf-8")
            rulebook = load([path] if pack else [])
            self._engines[check, written] = Engine(rulebook, lambda rule: rule.check == check)
        return self._engines[check, written]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("packs"))


@pytest.mark.parametrize(("check", "written"), list(listed("flag")))
def test_what_is_wrong_is_flagged_where_it_stands(desk: Desk, check: str, written: Any) -> None:
    case = case_of(check, written)
    marked = [(number, span) for number, text in enumerate(case.texts) for span in said(text).spans]
    assert marked, "nothing is marked in the text"
    shown = [
        {(place.path, place.span.start, place.span.end) for place in places(finding)}
        for finding in desk.lint(check, case)
    ]
    stem, dot, ending = case.name.rpartition(".")
    for number, (start, end) in marked:
        path = f"{stem}{number or ''}{dot}{ending}"
        assert any(
            path == place and first < end and start < last
            for finding in shown
            for place, first, last in finding
        ), f"nothing at {said(case.texts[number]).text[start:end]!r}"


def places(finding: Finding) -> list[Any]:
    return [finding.primary, *(related.location for related in finding.related)]


@pytest.mark.parametrize(("check", "written"), list(listed("pass")))
def test_what_only_looks_so_passes(desk: Desk, check: str, written: Any) -> None:
    found = desk.lint(check, case_of(check, written))
    assert [finding.message for finding in found] == []


@pytest.mark.parametrize("check", FILES)
def test_a_check_has_enough_cases(check: str) -> None:
    flagged = content(check)["flag"]
    texts = (
        flagged if isinstance(flagged, list) else [t for texts in flagged.values() for t in texts]
    )
    assert len(texts) >= FLAGGED
    assert len(content(check)["pass"]) >= LOOK_ALIKES
