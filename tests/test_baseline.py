"""The baseline through the real command: what stays quiet, what comes back, what is written."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from tests.desk import Desk, make_desk, snapshot

HEAD = "March 6, 2025\n\n"
TOLL = "The harbour fire killed 12 people.\n"
BASELINE = ".factlint-baseline.json"


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    made = make_desk(tmp_path, monkeypatch, capsys)
    made.write("a.txt", HEAD + TOLL)
    return made


def entries(path: str = BASELINE) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(Path(path).read_text("utf-8"))["findings"]
    return found


def test_old_findings_are_quiet_and_counted(desk: Desk) -> None:
    written = desk.run("baseline")
    assert written == (0, f"{BASELINE}: 1 finding (1 added, 0 removed)\n", "")
    code, out, _ = desk.run("check")
    assert code == 0
    assert out.endswith(": no findings. Left out: 1 in the baseline.\n")
    counts = json.loads(desk.run("check", "--format", "json").out)["summary"]
    assert (counts["baselined"], counts["suppressed"], counts["errors"]) == (1, 0, 0)


def test_the_file_is_sorted_and_readable(desk: Desk) -> None:
    desk.write("b/é.txt", f"{HEAD}The harbour fire: the Port of Kestrell is shut.\n")
    desk.run("baseline")
    text = Path(BASELINE).read_text("utf-8")
    assert [(e["path"], e["rule"], e["excerpt"]) for e in entries()] == [
        ("a.txt", "kestrel-fire/killed", "killed 12"),
        ("b/é.txt", "kestrel-fire/port-of-kestrel", "Kestrell"),
    ]
    assert text.splitlines()[:3] == ["{", '  "version": 1,', '  "findings": [']
    assert '    {"path": "b/é.txt", "rule": ' in text
    assert text.endswith("}\n  ]\n}\n")


def test_a_baseline_of_nothing_is_one_too(desk: Desk) -> None:
    desk.write("a.txt", f"{HEAD}The harbour fire is out.\n")
    assert desk.run("baseline").out == f"{BASELINE}: 0 findings (nothing changed)\n"
    assert entries() == []
    assert desk.check().code == 0


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}A line.\n\nAnother line.\n\n{TOLL}",
        f"{HEAD}{TOLL}\n\nMore of it.",
        (HEAD + TOLL).replace("\n", "\r\n"),
        f"{HEAD}On Thursday the harbour fire killed 12 people, a spokesman said.\n",
    ],
)
def test_old_findings_stay_quiet_when_the_text_around_them_changes(desk: Desk, text: str) -> None:
    desk.run("baseline")
    desk.write("a.txt", text)
    assert desk.check().out == ""


@pytest.mark.parametrize("text", [TOLL.replace("12", "11"), TOLL.replace("12", "at most 12")])
def test_a_finding_comes_back_when_its_figure_changes(desk: Desk, text: str) -> None:
    desk.run("baseline")
    desk.write("a.txt", HEAD + text)
    assert desk.check().rules == ["3:kestrel-fire/killed"]


def test_a_finding_comes_back_when_the_other_side_changes(desk: Desk) -> None:
    desk.run("baseline")
    desk.write("kestrel.yml", Path("kestrel.yml").read_text("utf-8").replace("14", "15"))
    assert desk.check().code == 1


def test_the_right_spelling_elsewhere_brings_no_finding_back(desk: Desk) -> None:
    wrong = "The harbour fire: the Port of Kestrell is shut.\n"
    desk.write("a.txt", HEAD + wrong)
    desk.run("baseline")
    desk.write("a.txt", f"{HEAD}The Port of Kestrel, they say.\n\n{wrong}")
    assert desk.check().out == ""


def test_of_equal_findings_as_many_are_quiet_as_there_were(desk: Desk) -> None:
    wrong = "The harbour fire: the Port of Kestrell is shut.\n\n"
    desk.write("a.txt", HEAD + 2 * wrong)
    desk.run("baseline")
    assert [entry.get("count") for entry in entries()] == [2]
    assert desk.check().out == ""
    desk.write("a.txt", HEAD + 3 * wrong)
    assert desk.check().rules == ["7:kestrel-fire/port-of-kestrel"]
    desk.write("b.txt", HEAD + wrong)
    assert len(desk.check().rules) == 2


def test_equal_findings_of_two_files_of_one_name_are_two(desk: Desk) -> None:
    Path("a.txt").unlink()
    desk.write("one/index.txt", HEAD + TOLL)
    desk.run("baseline")
    desk.write("one/index.txt", f"{HEAD}The harbour fire is out.\n")
    desk.write("two/index.txt", HEAD + TOLL)
    assert desk.check().rules == ["3:kestrel-fire/killed"]


def test_a_file_that_is_moved_keeps_its_entries(desk: Desk) -> None:
    desk.run("baseline")
    Path("archive").mkdir()
    Path("a.txt").rename("archive/a.txt")
    assert desk.check().out == ""


def test_entries_are_known_from_every_folder_and_however_a_path_is_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk.write("drafts/a.txt", HEAD + TOLL)
    desk.run("baseline")
    before = Path(BASELINE).read_bytes()
    assert desk.check(str(tmp_path / "drafts")).out == ""
    monkeypatch.chdir("drafts")
    assert desk.check().out == ""
    assert desk.run("baseline").code == 0
    assert (tmp_path / BASELINE).read_bytes() == before


def test_without_the_baseline_all_is_reported(desk: Desk) -> None:
    desk.run("baseline")
    assert desk.check("--no-baseline").rules == ["3:kestrel-fire/killed"]


@pytest.mark.parametrize(
    ("config", "options"),
    [
        ("baseline: desk/old.json\n", []),
        ("", ["--baseline", "desk/old.json"]),
        ("baseline: other.json\n", ["--baseline", "desk/old.json"]),
    ],
)
def test_another_file_may_be_named(desk: Desk, config: str, options: list[str]) -> None:
    Path("desk").mkdir()
    desk.write("factlint.yml", f"rules: [kestrel.yml]\n{config}")
    assert desk.run("baseline", *options).code == 0
    assert len(entries("desk/old.json")) == 1
    assert desk.check(*options).out == ""
    assert entries("desk/old.json")[0]["path"] == "../a.txt"


def test_a_named_baseline_that_is_not_there_fails_the_run(desk: Desk) -> None:
    said = "old.json: no such baseline; `factlint baseline` writes it\n"
    assert desk.check("--baseline", "old.json") == (2, "", said)
    assert desk.run("baseline", "--prune", "--baseline", "old.json") == (2, "", said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<<<<<<< HEAD\n{", f"{BASELINE}:1:1: not valid JSON: Expecting value"),
        ("", f"{BASELINE}:1:1: not valid JSON"),
        ("[]", f"{BASELINE}: this is no baseline: Expected `object`"),
        ('{"version": 1, "findings": [{"path": 1}]}', "Expected `str`, got `int`"),
        ('{"version": 9, "findings": []}', "version 9 of the baseline, and factlint reads 1"),
    ],
)
def test_a_broken_baseline_fails_the_run_and_is_kept(desk: Desk, text: str, said: str) -> None:
    desk.write(BASELINE, text)
    for command in ("check", "baseline"):
        code, out, err = desk.run(command)
        assert (code, out) == (2, "")
        assert said in err
        assert "`factlint baseline` writes it anew" in err
    assert Path(BASELINE).read_text("utf-8") == text


def test_an_update_adds_and_takes_out(desk: Desk) -> None:
    desk.run("baseline")
    desk.write("a.txt", f"{HEAD}The harbour fire: the Port of Kestrell is shut.\n")
    assert "1 added, 1 removed" in desk.run("baseline").out
    assert [entry["excerpt"] for entry in entries()] == ["Kestrell"]
    assert "nothing changed" in desk.run("baseline").out


def test_an_update_keeps_what_the_run_leaves_out(desk: Desk) -> None:
    wrong = "The harbour fire: the Port of Kestrell is shut.\n\n"
    desk.write("b.txt", HEAD + wrong + TOLL)
    desk.run("baseline")
    desk.write("a.txt", HEAD)
    desk.write("b.txt", HEAD)
    desk.run("baseline", "a.txt")
    assert [entry["path"] for entry in entries()] == ["b.txt", "b.txt"]
    desk.run("baseline", "--select", "count")
    assert [entry["excerpt"] for entry in entries()] == ["Kestrell"]


def test_entries_of_deleted_files_go(desk: Desk) -> None:
    desk.write("b.txt", HEAD + TOLL)
    desk.run("baseline")
    Path("a.txt").unlink()
    desk.run("baseline", "b.txt")
    assert [entry["path"] for entry in entries()] == ["b.txt"]


def test_pruning_takes_out_and_adds_nothing(desk: Desk) -> None:
    wrong = "The harbour fire: the Port of Kestrell is shut.\n\n"
    desk.write("b.txt", HEAD + 2 * wrong)
    desk.run("baseline")
    desk.write("a.txt", HEAD + TOLL.replace("12", "11"))
    desk.write("b.txt", HEAD + wrong)
    assert desk.run("baseline", "--prune").out == (f"{BASELINE}: 1 finding (0 added, 2 removed)\n")
    assert [(entry["path"], entry.get("count", 1)) for entry in entries()] == [("b.txt", 1)]
    assert desk.check().rules == ["3:kestrel-fire/killed"]


def test_notes_are_in_the_baseline_too(desk: Desk) -> None:
    desk.write("a.txt", "The ferry sails again.\n")
    desk.run("baseline")
    assert desk.check("--notes").out == ""


def test_suppressed_findings_are_not_in_the_baseline(desk: Desk) -> None:
    desk.write("a.txt", f'{HEAD}{TOLL.strip()} <!-- factlint: ok count "their own" -->')
    desk.run("baseline")
    assert entries() == []


def test_nothing_is_written_when_an_article_cannot_be_read(desk: Desk) -> None:
    desk.run("baseline")
    before = snapshot()
    Path("b.txt").write_bytes(b"a\0b")
    code, out, err = desk.run("baseline")
    assert (code, out) == (2, "")
    assert err.endswith(f"{BASELINE}: not written, as not everything could be read\n")
    Path("b.txt").unlink()
    assert snapshot() == before


def test_a_full_disk_leaves_the_old_baseline(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.run("baseline")
    desk.write("b.txt", HEAD + TOLL)
    before = snapshot()

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("factlint.writing.os.write", full)
    said = f"{BASELINE}: cannot be written: No space left on device\n"
    assert desk.run("baseline") == (2, "", said)
    assert snapshot() == before


def test_a_baseline_that_has_not_changed_is_not_written(desk: Desk) -> None:
    desk.run("baseline")
    written = os.stat(BASELINE).st_ino
    desk.run("baseline")
    assert os.stat(BASELINE).st_ino == written


def test_standard_input_has_the_baseline_of_its_name(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.run("baseline")
    desk.stdin(monkeypatch, (HEAD + TOLL).encode())
    assert desk.check("-", "--stdin-filename", "a.txt").out == ""


@pytest.mark.parametrize("here", [".", "city", "elsewhere"])
@pytest.mark.parametrize(("named", "file"), [("", BASELINE), ("baseline: old.json\n", "old.json")])
def test_every_configuration_has_its_own(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, here: str, named: str, file: str
) -> None:
    desk.write("city/factlint.yml", f"rules: [../kestrel.yml]\n{named}")
    desk.write("city/b.txt", HEAD + TOLL)
    Path("elsewhere").mkdir()
    monkeypatch.chdir(here)
    assert desk.run("baseline", str(tmp_path)).code == 0
    assert [entry["path"] for entry in entries(str(tmp_path / BASELINE))] == ["a.txt"]
    assert [entry["path"] for entry in entries(str(tmp_path / "city" / file))] == ["b.txt"]
    assert desk.check(str(tmp_path)).out == ""
    assert desk.check(str(tmp_path / "city" / "b.txt")).out == ""


def test_a_baseline_quietens_nothing_of_another_configuration(desk: Desk) -> None:
    desk.run("baseline")
    desk.write("city/factlint.yml", "rules: [../kestrel.yml]\n")
    Path("a.txt").rename("city/a.txt")
    assert desk.check().rules == ["3:kestrel-fire/killed"]


def test_entries_of_articles_that_have_another_configuration_now_go(desk: Desk) -> None:
    desk.write("city/b.txt", HEAD + TOLL)
    desk.run("baseline")
    assert [entry["path"] for entry in entries()] == ["a.txt", "city/b.txt"]
    desk.write("city/factlint.yml", "rules: [../kestrel.yml]\n")
    desk.run("baseline")
    assert [entry["path"] for entry in entries()] == ["a.txt"]


def test_pruning_needs_one_of_the_usual_baselines_and_writes_no_other(desk: Desk) -> None:
    desk.run("baseline")
    desk.write("city/factlint.yml", "rules: [../kestrel.yml]\n")
    desk.write("city/b.txt", HEAD + TOLL)
    assert desk.run("baseline", "--prune").code == 0
    assert not Path("city", BASELINE).exists()


def test_two_configurations_may_share_a_baseline(desk: Desk) -> None:
    desk.write("city/factlint.yml", f"rules: [../kestrel.yml]\nbaseline: ../{BASELINE}\n")
    desk.write("city/b.txt", HEAD + TOLL)
    assert desk.run("baseline").out.endswith(": 2 findings (2 added, 0 removed)\n")
    assert desk.check().out == ""
