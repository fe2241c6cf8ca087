"""`factlint check --source`: what a draft says, looked for in other files."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factlint.cli import check
from factlint.cli.sources import Sources
from tests.desk import Desk, make_desk

DRAFT = "March 6, 2025\n\nPolice arrested 46 protesters outside the parliament in Kestrel.\n"
SOURCE = "Police said 45 protesters were arrested outside the parliament in Kestrel.\n"


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    desk = make_desk(tmp_path, monkeypatch, capsys)
    desk.write("draft.txt", DRAFT)
    desk.write("source.txt", SOURCE)
    return desk


def report(desk: Desk, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(desk.run("check", "--format", "json", *arguments).out)
    return found


def test_a_draft_is_looked_up_in_its_source(desk: Desk) -> None:
    code, out, _ = desk.check("draft.txt", "--source", "source.txt")
    assert code == 0
    assert '"46" here, "45" in source.txt' in out


def test_a_warning_can_fail_the_run(desk: Desk) -> None:
    arguments = ("draft.txt", "--source", "source.txt", "--fail-on", "warning")
    assert desk.check(*arguments).code == 1


def test_outcomes_are_counted_in_the_summary(desk: Desk) -> None:
    summary = report(desk, "draft.txt", "--source", "source.txt")["summary"]
    assert summary["sources"] == {"supported": 1, "contradicted": 1, "not_found": 0}
    out = desk.run("check", "draft.txt", "--source", "source.txt").out
    assert "In the sources: 1 supported, 1 contradicted, 0 not found." in out


def test_without_a_source_nothing_is_said_of_sources(desk: Desk) -> None:
    found = report(desk, "draft.txt")
    assert found["summary"]["sources"] == {}
    assert found["findings"] == []
    assert "ources" not in desk.run("check", "draft.txt").out


@pytest.mark.parametrize("name", ["missing.txt", "binary.txt", "."])
def test_a_source_that_cannot_be_read_fails_the_run(desk: Desk, name: str) -> None:
    Path("binary.txt").write_bytes(b"\xff\xfe\x00\x01")
    code, _, err = desk.check("draft.txt", "--source", name)
    assert code == 2
    assert name in err


def test_a_source_in_the_folder_is_not_checked_itself(desk: Desk) -> None:
    desk.write("source.txt", f"Friday, 17 November 2025. {SOURCE}")
    found = report(desk, ".", "--source", "./source.txt")
    assert found["summary"]["articles"] == 1
    assert {finding["path"] for finding in found["findings"]} == {"draft.txt"}


def test_the_day_on_the_command_line_is_that_of_the_articles_alone(desk: Desk) -> None:
    desk.write("draft.txt", "The port opened on Monday.\n")
    desk.write("source.txt", "The port opened on Monday, a week ago.\n")
    arguments = ("draft.txt", "--published", "2025-03-06", "--source", "source.txt")
    assert report(desk, *arguments)["summary"]["sources"]["contradicted"] == 0


def test_several_drafts_have_several_sources(desk: Desk) -> None:
    desk.write("second.txt", "March 6, 2025\n\nThe gate was closed on 4 March.\n")
    desk.write("minutes.txt", "The gate was closed on 5 March.\n")
    paths = ("draft.txt", "second.txt")
    found = report(desk, *paths, "--source", "source.txt", "--source", "minutes.txt")
    places = [(f["path"], f["related"][0]["path"]) for f in found["findings"]]
    assert places == [("draft.txt", "source.txt"), ("second.txt", "minutes.txt")]


def test_a_corpus_is_not_looked_up(desk: Desk) -> None:
    desk.write("archive/old.txt", DRAFT)
    desk.write(".factlint.yml", "corpus: [archive]\n")
    found = report(desk, "draft.txt", "--source", "source.txt")
    assert found["summary"]["sources"]["contradicted"] == 1
    assert [finding["path"] for finding in found["findings"]] == ["draft.txt"]


def test_the_baseline_holds_what_sources_contradict(desk: Desk) -> None:
    assert desk.run("baseline", "draft.txt", "--source", "source.txt").code == 0
    found = report(desk, "draft.txt", "--source", "source.txt")
    assert found["findings"] == []
    assert found["summary"]["baselined"] == 1


@pytest.mark.parametrize("chosen", [["--ignore", "source"], ["--select", "source/not-found"]])
def test_rules_of_the_check_can_be_left_out(desk: Desk, chosen: list[str]) -> None:
    assert desk.check("draft.txt", "--source", "source.txt", *chosen).out.count("source/") == 0


FORMATS = ["text", "concise", "jsonl", "github", "sarif", "gitlab", "junit", "checkstyle", "rdjson"]


@pytest.mark.parametrize("name", [*FORMATS, "markdown"])
def test_every_format_has_it(desk: Desk, name: str) -> None:
    out = desk.run("check", "draft.txt", "--source", "source.txt", "--format", name).out
    assert "source/contradicted" in out or "46" in out


def test_a_change_of_a_source_is_watched(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    watched: list[str] = []

    def watch(run: Callable[[], int], arguments: Namespace) -> None:
        watched.extend(Sources(arguments).files())

    monkeypatch.setattr(check, "watch", watch)
    desk.run("check", "draft.txt", "--source", "source.txt", "--watch")
    assert "source.txt" in watched


def test_coverage_is_that_of_the_articles(desk: Desk) -> None:
    found = report(desk, "draft.txt", "--source", "source.txt", "--coverage")
    assert [article["path"] for article in found["coverage"]] == ["draft.txt"]
