"""`--watch`: what is saved is checked again, until Ctrl-C."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desk import make_desk

pytestmark = pytest.mark.slow

READY = "factlint: watching; Ctrl-C ends it\n"

Runs = Callable[..., list[str]]


@pytest.fixture
def watching(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """A running watch of a folder with one right article."""
    (tmp_path / "a.txt").write_text("It began on Tuesday, March 4, 2025.\n")
    (tmp_path / "desk.yml").write_text("story: flood\nabout: [Vela]\ntrack: [killed]\n")
    command = [sys.executable, "-m", "factlint", "check", "--watch", "--format", "concise"]
    process = subprocess.Popen(
        [*command, "--select", "weekday", "--rules", "desk.yml"],
        cwd=tmp_path,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
    )
    yield process
    process.kill()
    process.communicate()


def next_run(process: "subprocess.Popen[str]") -> list[str]:
    """What is said on standard error until the watch waits again."""
    assert process.stderr
    said = []
    while (line := process.stderr.readline()) != READY:
        assert line, "it ended"
        said.append(line)
    return said


def test_every_change_is_checked_until_ctrl_c(
    watching: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    next_run(watching)
    (tmp_path / "a.txt").write_text("It began on Monday, March 4, 2025, at last.\n")
    next_run(watching)
    (tmp_path / "desk.yml").write_text("story: flood\nabout: [Vela]\ntrak: [killed]\n")
    assert any("trak" in line for line in next_run(watching))
    watching.send_signal(signal.SIGINT)
    out, err = watching.communicate(timeout=10)
    assert watching.returncode == 130
    assert out.startswith("a.txt:1:13 error weekday ")
    assert "Traceback" not in err


PACK = "story: flood\nabout: [Vela]\ntrack: [killed]\n"
SAID = ("no findings", "factlint.yml:", "no findings", "1 error", "no such baseline", "2 errors")
FACT = "facts: [{subject: killed, value: 14, as_of: 2025-03-04, source: Coroner}]\n"
TOLL = "March 5, 2025\n\nThe Vela flood killed 12 people.\n"


@pytest.fixture
def runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Runs:
    """Watches a desk while files are written; gives what each run says on standard error."""
    desk = make_desk(tmp_path, monkeypatch, capsys)
    desk.write("factlint.yml", "rules: [rules]\ncorpus: [archive]\nexclude: [notes]\n")
    desk.write("rules/flood.yml", PACK)
    desk.write("archive/old.txt", "Nothing.\n")
    desk.write("drafts/a.txt", TOLL)

    def run(*changes: dict[str, str]) -> list[str]:
        left = iter(changes)

        def write_next(_: float) -> None:
            files = next(left, None)
            if files is None:
                raise KeyboardInterrupt
            for name, text in files.items():
                desk.write(name, text)

        monkeypatch.setattr("factlint.cli.watching.time.sleep", write_next)
        ended = desk.check("--watch", "--output", "text:drafts/report.txt")
        assert ended.code == 130
        return ended.err.split(READY)[:-1]

    return run


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"factlint.yml": "ignor: [weekday]\n"}, 'unknown key "ignor"'),
        ({"drafts/factlint.yml": "ignor: [weekday]\n"}, 'unknown key "ignor"'),
        ({"drafts/pyproject.toml": "[tool.factlint]\nignor = ['x']\n"}, 'unknown key "ignor"'),
        ({"rules/flood.yml": PACK + FACT}, "1 error"),
        ({"rules/new.yml": "stroy: fire\n"}, 'unknown key "stroy"'),
        ({"archive/new.txt": TOLL}, "3 articles read"),
        ({"drafts/a.txt.meta.yml": "publishd: 2025-03-05\n"}, 'unknown key "publishd"'),
        ({"drafts/b.txt": "Nothing.\n"}, "3 articles read"),
        ({".factlint-baseline.json": "{}"}, "this is no baseline"),
    ],
)
def test_everything_that_a_run_goes_by_is_watched(
    runs: Runs, changes: dict[str, str], said: str
) -> None:
    first, second = runs(changes)
    assert said not in first
    assert said in second


def test_what_is_broken_and_mended_is_noticed(runs: Runs) -> None:
    told = runs(
        {"factlint.yml": "rules: [\n"},
        {"factlint.yml": "rules: [rules]\n"},
        {"rules/flood.yml": PACK + FACT},
        {"city/factlint.yml": "rules: [../rules]\nbaseline: old.json\n", "city/a.txt": TOLL},
        {"city/old.json": '{"version": 1, "findings": []}'},
    )
    assert [said in run for said, run in zip(SAID, told, strict=True)] == [True] * len(SAID)


@pytest.mark.parametrize("name", ["notes/b.txt", "drafts/photo.jpg", "drafts/report.txt", "x.yml"])
def test_what_a_run_does_not_go_by_is_not_watched(runs: Runs, name: str) -> None:
    assert len(runs({name: "x"})) == 1


def test_standard_input_cannot_be_watched(capsys: pytest.CaptureFixture[str]) -> None:
    from factlint.cli import main

    assert main(["check", "--watch", "-"]) == 2
    assert "standard input" in capsys.readouterr().err
