"""Where reports go: what is printed, what is written, and that no file is half written."""

import errno
import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import TextIO

import pytest

from factlint.cli import main
from factlint.cli.outputs import File, Outputs, plan_outputs
from factlint.reporters import Run, get_reporter
from factlint.reporters.markdown import MARK

DRAFT = "March 5, 2025\n\nThe blast killed 14 people. In all, 12 people were killed in the blast.\n"
SUMMARY = "1 article read, 1 comparison of 2 assertions: 1 warning."


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a draft that disagrees with itself."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    return tmp_path


def check(*arguments: str) -> int:
    return main(["check", "draft.txt", *arguments])


@pytest.mark.parametrize(
    ("format_", "outputs", "printed", "files"),
    [
        (None, [], "text", []),
        ("json", [], "json", []),
        (None, ["sarif:a.json"], "text", [("sarif", "a.json")]),
        (None, ["a.sarif", "b.md"], "text", [("sarif", "a.sarif"), ("markdown", "b.md")]),
        (None, ["a.sarif.json"], "text", [("sarif", "a.sarif.json")]),
        (None, ["A.JSON", "b.jsonl"], "text", [("json", "A.JSON"), ("jsonl", "b.jsonl")]),
        (None, ["text:-a.b"], "text", [("text", "-a.b")]),
        (None, ["./json:a.txt"], "text", [("text", "./json:a.txt")]),
        (None, ["C:report.json"], "text", [("json", "C:report.json")]),
        ("github", ["a.sarif"], "github", [("sarif", "a.sarif")]),
        ("gitlab", ["gl.json"], "text", [("gitlab", "gl.json")]),
        ("json", ["a.json"], "text", [("json", "a.json")]),
        ("json", ["json:a.json"], "json", [("json", "a.json")]),
        ("junit", ["a.xml"], "text", [("junit", "a.xml")]),
        ("sarif", ["report.foo"], "text", [("sarif", "report.foo")]),
        ("json", ["report.sarif"], "json", [("sarif", "report.sarif")]),
    ],
)
def test_formats_go_where_they_are_meant_to(
    format_: str | None, outputs: list[str], printed: str, files: list[tuple[str, str]]
) -> None:
    assert plan_outputs(format_, outputs) == Outputs(
        printed, tuple(File(name, path) for name, path in files)
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sariff:a.json"], 'there is no format "sariff"; did you mean "sarif"?'),
        (["xyz:a.json"], 'there is no format "xyz"; there are text, concise, json'),
        (["sarif:"], "no file after sarif:"),
        (["a.xml"], "in which format? Write junit:a.xml or checkstyle:a.xml"),
        (["r.foo"], 'the ending of "r.foo" tells no format; in which format? Write text:r.foo or'),
        (["json:a", "sarif:./a"], "./a is named twice"),
        (["json:a", "sarif:link/a"], "link/a is named twice"),
        (["json:."], ".: cannot be written: it is a folder"),
        (["no/such/a.json"], "no/such/a.json: cannot be written: there is no folder no/such"),
    ],
)
def test_an_output_that_cannot_be_meant_fails_the_run_before_it_begins(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], desk: Path
) -> None:
    (desk / "link").symlink_to(".")
    assert check(*(part for name in arguments for part in ("--output", name))) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert sorted(os.listdir(desk)) == ["draft.txt", "link"]


def test_several_files_are_written_and_text_is_printed(
    capsys: pytest.CaptureFixture[str], desk: Path
) -> None:
    files = ["sarif:a.json", "b.md", "junit:c.xml"]
    assert check(*(part for name in files for part in ("--output", name))) == 0
    out, err = capsys.readouterr()
    assert out.startswith("draft.txt:3:")
    assert out.endswith(SUMMARY + "\n")
    assert err == ""
    assert json.loads((desk / "a.json").read_text("utf-8"))["version"] == "2.1.0"
    assert (desk / "b.md").read_text("utf-8").startswith(f"{MARK}\n# Corrections\n")
    assert 'tests="1"' in (desk / "c.xml").read_text("utf-8")
    assert sorted(os.listdir(desk)) == ["a.json", "b.md", "c.xml", "draft.txt"]


@pytest.mark.parametrize("name", ["concise", "json", "sarif", "github", "junit", "markdown"])
def test_every_run_sums_up_somewhere(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    check("--format", name)
    assert capsys.readouterr().err == SUMMARY + "\n"


def test_a_report_is_no_article_of_the_next_run(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        main(["check", "--output", "report.txt", "--output", "fixes.md"])
        assert capsys.readouterr().out.endswith(SUMMARY + "\n")


def test_a_corrections_table_is_an_article_of_no_run(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--output", "fixes.md"])
    capsys.readouterr()
    for paths in ([], ["draft.txt", "fixes.md"]):
        main(["check", *paths])
        out, err = capsys.readouterr()
        assert out.endswith("1 article read, 1 comparison of 2 assertions: 1 warning, 1 problem.\n")
        assert err == "fixes.md: not read: factlint wrote it\n"


def test_where_nothing_is_but_the_report_nothing_was_checked(desk: Path) -> None:
    (desk / "draft.txt").rename("report.txt")
    assert main(["check", "--output", "report.txt"]) == 2


def test_statistics_are_printed_in_place_of_findings(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("--statistics", "--output", "a.json") == 0
    table = (
        "findings  articles  fixable  severity  rule\n"
        "       1         1        0  warning   killed\n"
    )
    assert capsys.readouterr() == (f"{table}\n{SUMMARY}\n", "")
    assert len(json.loads(Path("a.json").read_text("utf-8"))["findings"]) == 1


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("text", "   2 assertions, compared 1 time\n"),
        ("concise", "   2 assertions, compared 1 time\n"),
        ("json", '"bound": 2,'),
        ("jsonl", '"bound":2,'),
    ],
)
def test_coverage_is_told_on_request(
    name: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    check("--format", name)
    assert told not in capsys.readouterr().out
    check("--format", name, "--coverage")
    assert told in capsys.readouterr().out


def test_the_record_says_how_the_run_ended() -> None:
    assert check("--fail-on", "warning", "--output", "a.json") == 1
    record = json.loads(Path("a.json").read_text("utf-8"))
    assert (record["exit_code"], record["fail_on"]) == (1, "warning")


def test_sarif_lists_the_rules_that_ran() -> None:
    check("--select", "count", "--output", "a.sarif")
    (run,) = json.loads(Path("a.sarif").read_text("utf-8"))["runs"]
    tags = {tag for rule in run["tool"]["driver"]["rules"] for tag in rule["properties"]["tags"]}
    assert tags == {"count"}


def test_a_file_is_replaced_whole_and_keeps_its_mode(desk: Path) -> None:
    file = desk / "a.json"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    check("--output", "a.json")
    assert json.loads(file.read_text("utf-8"))
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_link_stays_and_what_it_points_to_is_replaced(desk: Path) -> None:
    (desk / "real.txt").touch()
    (desk / "link.txt").symlink_to("real.txt")
    assert check("--output", "link.txt") == 0
    assert (desk / "link.txt").is_symlink()
    assert SUMMARY in (desk / "real.txt").read_text("utf-8")


def test_a_device_stays_a_device() -> None:
    assert check("--output", f"text:{os.devnull}") == 0
    assert not Path(os.devnull).is_file()


def test_when_one_file_cannot_be_written_none_is_and_the_findings_are_printed(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "a.json").write_text("old", encoding="utf-8")

    def fill_the_disk(run: Run, stream: TextIO, *, color: bool) -> None:
        stream.write("half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(
        "factlint.cli.outputs.get_reporter",
        lambda name: fill_the_disk if name == "sarif" else get_reporter(name),
    )
    assert check("--output", "a.json", "--output", "b.sarif") == 2
    out, err = capsys.readouterr()
    assert out.endswith(SUMMARY + "\n")
    assert err == "b.sarif: cannot be written: No space left on device\n"
    assert (desk / "a.json").read_text("utf-8") == "old"
    assert sorted(os.listdir(desk)) == ["a.json", "draft.txt"]


UNPRIVILEGED = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
"""What makes root subject to permissions as everybody is."""


@pytest.mark.skipif(bool(UNPRIVILEGED) and not shutil.which("setpriv"), reason="root, no setpriv")
def test_a_file_that_may_not_be_written_is_left(desk: Path) -> None:
    (desk / "a.json").write_text("old", encoding="utf-8")
    (desk / "a.json").chmod(0o444)
    command = [sys.executable, "-m", "factlint", "check", "draft.txt", "--output", "a.json"]
    done = subprocess.run([*UNPRIVILEGED, *command], capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (2, "a.json: cannot be written: Permission denied\n")
    assert SUMMARY in done.stdout
    assert (desk / "a.json").read_text("utf-8") == "old"


def test_ctrl_c_while_writing_leaves_nothing_behind(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(run: Run, stream: TextIO, *, color: bool) -> None:
        stream.write("half")
        raise KeyboardInterrupt

    monkeypatch.setattr("factlint.cli.outputs.get_reporter", lambda name: interrupt)
    assert check("--output", "a.json") == 130
    assert os.listdir(desk) == ["draft.txt"]


def test_a_folder_that_cannot_be_written_to_fails_the_run(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("factlint.writing.os.open", refuse)  # root may write anywhere
    assert check("--output", "a.json") == 2
    assert capsys.readouterr().err == "a.json: cannot be written: Permission denied\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize(
    ("arguments", "name"),
    [([], "standard output"), (["--output", "text:/dev/full"], "/dev/full")],
)
def test_a_full_disk_fails_the_run(arguments: list[str], name: str) -> None:
    command = [sys.executable, "-m", "factlint", "check", "draft.txt", *arguments]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command,
            stdout=subprocess.DEVNULL if arguments else full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
    assert done.returncode == 2
    assert done.stderr == f"{name}: cannot be written: No space left on device\n"


def test_a_run_that_fails_leaves_no_report_of_an_earlier_one(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outputs = ("--output", "a.sarif", "--output", "a.json", "--output", "junit:a.xml")
    assert check(*outputs) == 0
    capsys.readouterr()
    (desk / "factlint.yml").write_text("ignor: [weekday]\n", encoding="utf-8")
    said = 'unknown key "ignor"; did you mean "ignore"?'
    assert check(*outputs) == 2
    assert capsys.readouterr() == ("", f"factlint.yml:1:1: {said}\n")
    (run,) = json.loads((desk / "a.sarif").read_text("utf-8"))["runs"]
    assert (run["results"], run["invocations"][0]["executionSuccessful"]) == ([], False)
    record = json.loads((desk / "a.json").read_text("utf-8"))
    (problem,) = record["problems"]
    assert (record["exit_code"], record["findings"]) == (2, [])
    assert (problem["path"], problem["line"], problem["message"]) == ("factlint.yml", 1, said)
    assert 'errors="1"' in (desk / "a.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--select", "weekdya"], "--select: there is no rule or check"),
        (["--baseline", "old.json"], "old.json: no such baseline"),
        (["--since", "nowhere"], '--since: "nowhere" is no commit here'),
    ],
)
def test_every_reason_of_a_failed_run_is_in_its_report(arguments: list[str], said: str) -> None:
    assert check(*arguments, "--output", "a.json") == 2
    (problem,) = json.loads(Path("a.json").read_text("utf-8"))["problems"]
    assert (problem["path"], problem["fatal"]) == (".", True)
    assert problem["message"].startswith(said)


def test_a_crash_is_in_the_report_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_: object) -> None:
        raise ZeroDivisionError("no")

    monkeypatch.setattr("factlint.cli.check.Linting", crash)
    assert check("--output", "a.json") == 2
    (problem,) = json.loads(Path("a.json").read_text("utf-8"))["problems"]
    assert problem["message"] == "internal error: ZeroDivisionError: no"
