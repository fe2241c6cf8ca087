"""The progress bar: for terminals and long runs only."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from io import StringIO

import pytest

from factlint.cli import progress
from factlint.cli.progress import Progress


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def pass_time(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """A clock that stands still until it is told how much time passes at each look."""
    now = [0.0, 0.0]

    def look() -> float:
        now[0] += now[1]
        return now[0]

    def step(seconds: float) -> None:
        now[1] = seconds

    monkeypatch.setattr(progress.time, "monotonic", look)
    return step


def shown(stream: StringIO, articles: int = 4) -> str:
    with Progress(articles, stream) as bar:
        assert list(bar.watch(range(articles))) == list(range(articles))
    return stream.getvalue()


def test_a_long_run_on_a_terminal_has_a_bar(pass_time: Callable[[float], None]) -> None:
    pass_time(0.6)
    picture = shown(Terminal())
    assert "Reading" in picture
    assert "4/4" in picture
    assert picture.endswith("\x1b[2K")  # and it is wiped away


def test_a_short_run_has_none(pass_time: Callable[[float], None]) -> None:
    pass_time(0.01)
    assert shown(Terminal()) == ""


def test_a_pipe_has_none(pass_time: Callable[[float], None]) -> None:
    pass_time(5)
    assert shown(StringIO()) == ""


def test_a_dumb_terminal_has_none(
    pass_time: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    pass_time(5)
    assert shown(Terminal()) == ""


def test_an_error_takes_the_bar_away(pass_time: Callable[[float], None]) -> None:
    pass_time(2)
    stream = Terminal()
    with suppress(ValueError), Progress(2, stream) as bar:
        for _ in bar.watch(range(2)):
            raise ValueError("odd")
    assert stream.getvalue().endswith("\x1b[2K")


@pytest.mark.slow
def test_a_run_without_a_bar_does_not_import_one() -> None:
    code = "import sys; from factlint.cli import main; main(['check', 'seeds'])"
    check = f"{code}; sys.exit('rich.progress' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], capture_output=True).returncode == 0
