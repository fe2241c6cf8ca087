"""`--watch`: what is saved is checked again, until Ctrl-C."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

READY = "factlint: watching; Ctrl-C ends it\n"


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


def test_standard_input_cannot_be_watched(capsys: pytest.CaptureFixture[str]) -> None:
    from factlint.cli import main

    assert main(["check", "--watch", "-"]) == 2
    assert "standard input" in capsys.readouterr().err
