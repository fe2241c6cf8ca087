"""The cache: what was made once is not made again, and nothing depends on it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from factlint.cache import KEPT, cached
from factlint.documents import document_from_text
from factlint.engine import Engine, load


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def made(value: str, log: list[str]) -> Callable[[], str]:
    def make() -> str:
        log.append(value)
        return value

    return make


def test_an_entry_is_made_once_for_the_same_parts(folder: Path) -> None:
    log: list[str] = []
    assert [cached(str, [b"a"], made("a", log)) for _ in range(3)] == ["a", "a", "a"]
    assert cached(str, [b"a", b"b"], made("b", log)) == "b"
    assert log == ["a", "b"]


def test_a_broken_entry_is_made_anew(folder: Path) -> None:
    log: list[str] = []
    cached(str, [b"a"], made("a", log))
    for file in folder.rglob("*.pickle"):
        file.write_bytes(b"broken")
    assert cached(str, [b"a"], made("a", log)) == "a"
    assert log == ["a", "a"]


def test_a_folder_keeps_the_newest_entries(folder: Path) -> None:
    for number in range(KEPT + 5):
        cached(str, [b"%d" % number], made("x", []))
    assert len(list(folder.rglob("*.pickle"))) == KEPT


def test_an_empty_variable_turns_the_cache_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTLINT_CACHE_DIR", "")
    log: list[str] = []
    for _ in range(2):
        cached(str, [b"a"], made("a", log))
    assert log == ["a", "a"]


def test_a_folder_that_cannot_be_written_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(tmp_path / "file"))
    assert cached(str, [b"a"], made("a", [])) == "a"


def test_an_article_is_read_once_until_it_or_the_rules_change(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    original = Engine.read
    monkeypatch.setattr(
        Engine, "read", lambda self, doc: read.append(doc.path) or original(self, doc)
    )
    article = document_from_text("On Tuesday, March 6, 2025, nine people were killed.", "a.txt")
    reports = [Engine(load()).lint([article]) for _ in range(2)]
    assert reports[0] == reports[1]
    assert read == ["a.txt"]
    Engine(load(), lambda rule: rule.check == "weekday").lint([article])
    Engine(load()).lint([document_from_text(article.text + " ", "a.txt")])
    assert read == ["a.txt"] * 3
