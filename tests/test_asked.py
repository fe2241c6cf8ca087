"""An article that several ways lead to is one."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Thread

import pytest

from tests.desk import Desk, make_desk

DRAFT = "March 6, 2025\n\nThe harbour fire killed 12 people.\n"


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    made = make_desk(tmp_path, monkeypatch, capsys)
    made.write("a.txt", DRAFT)
    return made


def found(outcome: object) -> list[str]:
    return [line.partition(":")[0] for line in str(outcome).splitlines()]


@pytest.mark.parametrize(
    ("paths", "name"),
    [
        (["a.txt", "{here}/a.txt"], "a.txt"),
        (["{here}/a.txt", "a.txt"], "{here}/a.txt"),
        (["a.txt", "./a.txt", "."], "a.txt"),
        (["b.txt", "a.txt"], "b.txt"),
        (["a.txt", "b.txt"], "a.txt"),
        (["."], "a.txt"),
        (["again"], "again/a.txt"),
        (["again/b.txt", "a.txt"], "again/b.txt"),
    ],
)
def test_it_has_the_name_by_which_it_is_met_first(
    desk: Desk, tmp_path: Path, paths: list[str], name: str
) -> None:
    Path("b.txt").symlink_to("a.txt")
    Path("again").symlink_to(".")
    outcome = desk.check(*(path.format(here=tmp_path) for path in paths))
    assert found(outcome.out) == [name.format(here=tmp_path)]
    assert "1 article read" in outcome.err


@pytest.mark.parametrize("paths", [["-", "."], ["a.txt", "-"], ["b.txt", "-"], ["-"]])
def test_a_draft_on_standard_input_stands_for_its_saved_version(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, paths: list[str]
) -> None:
    Path("b.txt").symlink_to("a.txt")
    desk.stdin(monkeypatch, DRAFT.replace("12", "13").encode())
    outcome = desk.check(*paths, "--stdin-filename", "a.txt")
    assert outcome.rules == ["3:kestrel-fire/killed"]
    assert "killed 13" in outcome.out
    assert "1 article read" in outcome.err


def test_an_article_of_the_corpus_counts_once(desk: Desk) -> None:
    desk.write("factlint.yml", "rules: [kestrel.yml]\ncorpus: [archive, archive/../archive]\n")
    desk.write("archive/c.txt", DRAFT)
    Path("archive/d.txt").symlink_to("c.txt")
    assert "2 articles read" in desk.check("a.txt").err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_comes_through_a_pipe_is_read_once(desk: Desk) -> None:
    os.mkfifo("draft.md")
    writer = Thread(target=Path("draft.md").write_text, args=(DRAFT,))
    writer.start()
    outcome = desk.check("draft.md")
    writer.join()
    assert outcome.rules == ["3:kestrel-fire/killed"]
