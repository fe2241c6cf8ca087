"""Coverage: what became of each article is counted, by reason."""

import json
from datetime import date
from pathlib import Path

import pytest

from factlint.cli import main
from factlint.documents import Declared, document_from_text
from factlint.engine import Engine, load
from factlint.model import Coverage

PACK = """
story: flood
about: [Vela]
track: [killed]
facts:
  - {subject: killed, value: 12, as_of: 2025-03-04, source: First bulletin}
"""
RULES = """
rules:
  - {id: crew, check: count, subject: killed}
"""


def covered(tmp_path: Path, *articles: tuple[str, date | None]) -> tuple[Coverage, ...]:
    (tmp_path / "pack.yml").write_text(PACK, "utf-8")
    documents = [
        document_from_text(text, f"{number}.txt", Declared(day, "en"))
        for number, (text, day) in enumerate(articles)
    ]
    return Engine(load([tmp_path / "pack.yml"])).lint(documents).coverage


def test_what_was_read_bound_compared_and_left_out_is_counted(tmp_path: Path) -> None:
    day = date(2025, 3, 5)
    first, second, third = covered(
        tmp_path,
        ("The Vela flood killed 12 people. It cost 40 million dollars and 7 bridges.", day),
        ("The flood in Vela may kill 15 people. Officials said so on Monday.", None),
        ("The flood in Vela killed dozens of people.", day),
    )
    assert (first.published, first.story, first.bound, first.compared) == (day, "flood", 1, 1)
    assert dict(first.read) == {"quantity": 3}
    assert dict(first.left_out) == {
        "an amount in USD": 1,
        "no words of a measure beside it": 1,
        "not compared: vague": 1,
    }
    assert (second.published, second.bound) == (None, 0)
    assert dict(second.left_out) == {
        "killed, but planned, feared, possible or denied": 1,
        "a time, without a publication date": 1,
    }
    assert dict(third.left_out) == {"not compared: vague": 1}


def run(folder: Path, capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """What `check` says of a folder with a pack, a draft that is of the story, and one not."""
    assert main(["check", *argv, str(folder / "drafts"), "--rules", str(folder / "pack.yml")]) == 0
    return capsys.readouterr().out


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pack.yml").write_text(PACK, "utf-8")
    (tmp_path / "drafts").mkdir()
    for name, place in (("flood", "Vela"), ("slip", "Vella")):
        text = f"5 March 2025\n\nThe flood in {place} killed 12 people.\n"
        (tmp_path / "drafts" / f"{name}.txt").write_text(text, "utf-8")
    return tmp_path


def test_articles_that_belong_to_no_story_are_told(
    drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = run(drafts, capsys, "--coverage")
    assert " 1 article belongs to no story." in out
    assert "flood.txt  2025-03-05  flood\n" in out
    assert "slip.txt  2025-03-05  belongs to no story\n" in out
    record = json.loads(run(drafts, capsys, "--coverage", "--format", "json"))
    assert record["summary"]["outside"] == 1
    assert [article["outside"] for article in record["coverage"]] == [False, True]


def test_a_story_that_no_pack_has_is_told_and_the_words_decide(
    drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (drafts / "drafts" / "flood.txt.meta.yml").write_text("story: fload\n", "utf-8")
    assert " 1 problem. 1 article belongs to no story." in run(drafts, capsys)


@pytest.mark.parametrize("pack", [PACK.replace("[Vela]", '["*"]'), RULES])
def test_where_every_article_or_none_can_belong_nothing_is_said_of_it(
    drafts: Path, capsys: pytest.CaptureFixture[str], pack: str
) -> None:
    (drafts / "pack.yml").write_text(pack, "utf-8")
    assert "belong" not in run(drafts, capsys, "--coverage")


def test_the_corpus_is_not_asked_where_it_belongs(
    drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (drafts / "drafts" / "slip.txt").rename(drafts / "archive.txt")
    (drafts / "factlint.yml").write_text("corpus: ['archive*']\n", "utf-8")
    assert run(drafts, capsys).startswith("2 articles read, 1 comparison of 2 assertions: no ")
