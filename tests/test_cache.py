"""The cache: what was made once is not made again, and nothing depends on it."""

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from factlint.cache import KEPT, _read, cached
from factlint.documents import document_from_text
from factlint.engine import Engine, load

PACKAGE = Path(cached.__code__.co_filename).parent


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


@pytest.mark.parametrize("called", [os.mkdir, print])
def test_an_entry_that_would_run_something_is_made_anew(
    folder: Path, called: Callable[[str], object], capsys: pytest.CaptureFixture[str]
) -> None:
    class Harm:
        def __reduce__(self) -> tuple[Any, ...]:
            return called, (str(folder / "harm"),)

    log: list[str] = []
    cached(str, [b"a"], made("a", log))
    (file,) = folder.rglob("*.pickle")
    file.write_bytes(pickle.dumps(Harm()))
    assert cached(str, [b"a"], made("a", log)) == "a"
    assert log == ["a", "a"]
    assert not (folder / "harm").exists()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("os", "system"),
        ("builtins", "eval"),
        ("factlint.engine", "load"),
        ("factlint.engine", "os.system"),
        ("factlint.cli", "main"),
        ("factlint.__main__", "main"),
        ("factlint.rulebook.files", "Path"),
    ],
)
def test_an_entry_names_nothing_but_records(folder: Path, module: str, name: str) -> None:
    cached(str, [b"a"], made("a", []))
    (file,) = folder.rglob("*.pickle")
    text = [b"\x8c" + bytes([len(word)]) + word.encode() for word in (module, name)]
    file.write_bytes(b"\x80\x04" + b"".join(text) + b"\x93.")
    assert _read(file) is None


def test_all_that_is_kept_is_read_again(tmp_path: Path, folder: Path) -> None:
    pack = tmp_path / "pack.yml"
    pack.write_text('story: flood\nabout: ["*"]\n', "utf-8")
    rulebook, text = load([pack]), "On Tuesday, March 6, 2025, nine people were killed, “I” said."
    result = Engine(rulebook).read_article(document_from_text(text, "a.txt"))
    entries = [_read(file) for file in sorted(folder.rglob("*.pickle"))]
    assert {type(entry) for entry in entries} == {type(rulebook), type(result)}
    kept = list(map(msgspec.to_builtins, entries))
    assert msgspec.to_builtins(rulebook) in kept
    assert msgspec.to_builtins(result) in kept


@pytest.mark.slow
def test_a_copy_of_factlint_elsewhere_knows_what_another_one_kept(
    tmp_path: Path, folder: Path
) -> None:
    (tmp_path / "a.txt").write_text("On Tuesday, March 6, 2025, nine people were killed.\n")
    for name in ("one", "quite-another", "other"):
        copy = tmp_path / name / "factlint"
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(PACKAGE.parent / "rules", copy / "rules", dirs_exist_ok=True)
        if name == "other":
            (copy / "joining.py").write_text((copy / "joining.py").read_text() + "\n# changed\n")
        subprocess.run(
            [sys.executable, "-m", "factlint", "check", "a.txt"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(copy.parent)},
            check=False,
            capture_output=True,
        )
    assert len(list((folder / "articleresult").rglob("*.pickle"))) == 2


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
