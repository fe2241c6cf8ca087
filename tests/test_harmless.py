"""Nothing that stands in a file, and no name of one, steers a terminal or a CI runner."""

import os
from pathlib import Path

import pytest

from tests.test_robustness import Ended, factlint, failed


def harmless(ended: Ended) -> None:
    lines = (ended.out + ended.err).splitlines()
    assert not [line for line in lines if line.strip().startswith(("::", "##["))]
    assert "\x1b" not in ended.out + ended.err


def test_what_articles_say_of_themselves_steers_no_terminal_and_no_runner(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        '---\ndate: "x\\n::error file=a::injected\\e[31m"\n---\n\nNine.\n'
    )
    ended = factlint(tmp_path, "check")
    failed(ended, 'a.md:2:7: "x ::error file=a::injected [31m" is no date')
    harmless(ended)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="needs such names")
@pytest.mark.parametrize(
    "name", ["::error ::no.txt", "##[error]no.txt", "x\n::error ::no.txt", "\x1b[31m.txt"]
)
def test_names_of_files_steer_no_terminal_and_no_runner(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xff")
    ended = factlint(tmp_path, "check")
    failed(ended, "not valid UTF-8")
    harmless(ended)
    (tmp_path / name).write_text("It began on Tuesday, March 5, 2025.\n")
    for command in (
        ("check",), ("check", "--format", "concise"), ("check", "--coverage"),
        ("extract",), ("config", name), ("baseline", "--baseline", "old"), ("try", "weekday", "."),
    ):  # fmt: skip
        harmless(factlint(tmp_path, *command))


@pytest.mark.slow
def test_what_rules_say_steers_no_terminal_and_no_runner(tmp_path: Path) -> None:
    (tmp_path / "pack.yml").write_text(
        'rules:\n  - {id: r, check: weekday, why: "x\\e[31m", source: "x\\n##[error]no",'
        ' examples: {flag: ["::error::\\e[31m"], pass: ["Nine."]}}\n'
    )
    for command in ("explain", "test", "rules"):
        name = ["pack.yml"] if command == "test" else ["r"] if command == "explain" else []
        ended = factlint(tmp_path, command, *name, "--rules", "pack.yml")
        assert ended.code in (0, 1), ended
        harmless(ended)
