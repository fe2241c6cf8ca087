"""What can go wrong goes wrong with a clear message and exit 2, through the real command."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
RIGHT = "It began on Tuesday, March 4, 2025.\n"


class Ended(NamedTuple):
    code: int
    out: str
    err: str


def factlint(folder: Path, *arguments: str, stdin: bytes = b"", limit: int | None = None) -> Ended:
    """Run the command in a folder; `limit` is the number of bytes that a file may have."""

    def confine() -> None:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit or 0, limit or 0))

    run = subprocess.run(
        [sys.executable, "-m", "factlint", *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "FACTLINT_CACHE_DIR": ""},
        preexec_fn=confine if limit is not None else None,
        check=False,
    )
    return Ended(run.returncode, run.stdout.decode(), run.stderr.decode())


def failed(ended: Ended, *said: str) -> None:
    """The run failed, in words, and without a trace of Python."""
    assert ended.code == 2, ended
    assert "Traceback" not in ended.err
    for words in said:
        assert words in ended.err


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "right.txt").write_text(RIGHT)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "factlint.yml",
            b"rulez: [desk.yml]\n",
            ('factlint.yml:1:1: unknown key "rulez"', "rules"),
        ),
        ("factlint.yml", b"rules: [no-such.yml]\n", ("no-such.yml", "no such rule file")),
        ("factlint.yml", b"rules: [\n", ("factlint.yml:",)),
        ("pyproject.toml", b"[tool.factlint]\nrules = 7\n", ("pyproject.toml:2:1", "list")),
        ("binary.txt", b"\x7fELF\0\0\1", ("binary.txt: this is a binary file",)),
        ("latin.txt", "café\n".encode("latin-1"), ("latin.txt: not valid UTF-8", "line 1")),
        ("wide.txt", "café".encode("utf-16"), ("wide.txt: this is UTF-16",)),
        ("huge.txt", RIGHT.encode() * 300_000, ("huge.txt: larger than 10 MB",)),
        ("right.txt.meta.yml", b"published: soon\n", ("right.txt.meta.yml:1:12",)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_used_is_named(
    desk: Path, name: str, content: bytes, said: tuple[str, ...]
) -> None:
    (desk / name).write_bytes(content)
    failed(factlint(desk, "check"), *said)


def test_a_file_of_fifty_megabytes_is_refused_at_once(desk: Path) -> None:
    with (desk / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    begun = time.monotonic()
    failed(factlint(desk, "check", "huge.txt"), "larger than 10 MB")
    assert time.monotonic() - begun < 20


def test_a_rule_file_with_mistakes_shows_them_all(desk: Path) -> None:
    (desk / "desk.yml").write_text(
        "rules:\n  - {id: a, chek: count}\n  - {id: B, check: weekday}\n"
    )
    failed(factlint(desk, "check", "--rules", "desk.yml"), "desk.yml:2:", "desk.yml:3:")


def test_an_empty_folder_is_not_clean(tmp_path: Path) -> None:
    failed(factlint(tmp_path, "check"), "no article found")


def test_a_missing_path_fails_and_the_rest_is_checked(desk: Path) -> None:
    ended = factlint(desk, "check", "gone.txt", "right.txt")
    failed(ended, "gone.txt: no such file or folder")
    assert "1 article read" in ended.out


def test_standard_input_that_is_too_large_is_refused(tmp_path: Path) -> None:
    failed(factlint(tmp_path, "check", "-", stdin=RIGHT.encode() * 300_000), "larger than 10 MB")


@pytest.mark.skipif(os.name != "posix", reason="needs limits of the system")
def test_a_full_disk_leaves_no_half_report(desk: Path) -> None:
    report = desk / "report.txt"
    report.write_text("of yesterday")
    failed(factlint(desk, "check", "--output", "report.txt", limit=0), "report.txt")
    assert report.read_text() == "of yesterday"
    assert sorted(path.name for path in desk.iterdir()) == ["report.txt", "right.txt"]


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_an_interrupted_run_ends_with_130(desk: Path) -> None:
    for number in range(300):
        (desk / f"{number}.txt").write_text(RIGHT * 2_000)
    process = subprocess.Popen(
        [sys.executable, "-m", "factlint", "check"],
        cwd=desk,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "FACTLINT_CACHE_DIR": ""},
    )
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in err


def test_an_article_that_may_not_be_read_is_named(desk: Path) -> None:
    (desk / "secret.txt").mkdir()
    (desk / "link.txt").symlink_to(desk / "nowhere.txt")
    failed(factlint(desk, "check"), "link.txt: cannot be read")
