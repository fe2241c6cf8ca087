"""`--fix` and `--diff` through the real command: what is written, and what never is."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factlint import writing
from factlint.documents import document_from_text
from factlint.fixing import plan_fixes
from factlint.model import Finding, Fix, Report, Span
from tests.desk import PACK, Desk, make_desk, snapshot

WRONG = (
    "March 6, 2025\n\n"
    "The harbour fire killed 14 people, Mayor Ana Petrovci said.\n\n"
    "The Port of Kestrell stays closed.\n"
)
RIGHT = WRONG.replace("Petrovci", "Petrović").replace("Kestrell", "Kestrel")


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    made = make_desk(tmp_path, monkeypatch, capsys)
    made.write("a.txt", WRONG)
    return made


def text(path: str = "a.txt") -> str:
    return Path(path).read_bytes().decode()


def test_declared_names_are_fixed_and_what_is_left_is_reported(desk: Desk) -> None:
    desk.write("a.txt", WRONG.replace("14", "12"))
    code, out, err = desk.run("check", "--fix", "a.txt")
    assert (code, err) == (1, "")
    assert out.endswith("1 comparison of 3 assertions: 1 error, 2 fixed.\n")
    assert text() == RIGHT.replace("14", "12")


def test_all_fixed_is_clean_and_a_second_run_changes_nothing(desk: Desk) -> None:
    assert desk.check("--fix").code == 0
    assert text() == RIGHT
    before, written = snapshot(), os.stat("a.txt").st_ino
    assert desk.check("--fix").code == 0
    assert (snapshot(), os.stat("a.txt").st_ino) == (before, written)
    assert sorted(os.listdir()) == ["a.txt", "factlint.yml", "kestrel.yml"]


def test_without_fix_nothing_is_written(desk: Desk) -> None:
    before = snapshot()
    desk.check()
    desk.run("check", "--diff")
    desk.run("check", "--diff", "--fix")
    assert snapshot() == before


def test_diff_shows_what_fix_would_do(desk: Desk) -> None:
    desk.write("b.txt", "March 6, 2025\n\nThe harbour fire is out.\n")
    code, out, err = desk.run("check", "--diff")
    assert code == 1
    assert err == "2 findings would be fixed in 1 article.\n"
    lines = out.splitlines()
    assert lines[:3] == ["--- a.txt", "+++ a.txt", "@@ -1,5 +1,5 @@"]
    assert [line for line in lines[3:] if line[0] in "+-"] == [
        "-The harbour fire killed 14 people, Mayor Ana Petrovci said.",
        "+The harbour fire killed 14 people, Mayor Ana Petrović said.",
        "-The Port of Kestrell stays closed.",
        "+The Port of Kestrel stays closed.",
    ]


def test_the_diff_can_be_applied(desk: Desk) -> None:
    desk.write("a.txt", WRONG.replace("\n", "\r\n").rstrip())
    desk.write("fix.diff", desk.run("check", "--diff", "a.txt").out)
    subprocess.run(["git", "apply", "-p0", "fix.diff"], check=True)
    assert text() == RIGHT.replace("\n", "\r\n").rstrip()


def test_diff_without_anything_to_fix_is_clean(desk: Desk) -> None:
    desk.write("a.txt", RIGHT.replace("14", "12"))
    said = "0 findings would be fixed in 0 articles.\n"
    assert desk.run("check", "--diff", "a.txt") == (0, "", said)


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "\n\n"])
def test_bytes_that_are_not_a_name_stay(desk: Desk, bom: bytes, ends: str, last: str) -> None:
    def made(words: str) -> bytes:
        return bom + (words.rstrip() + last).replace("\n", ends).encode()

    Path("a.txt").write_bytes(made(WRONG))
    assert desk.check("--fix").code == 0
    assert Path("a.txt").read_bytes() == made(RIGHT)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_mode_stays(desk: Desk, mode: int) -> None:
    os.chmod("a.txt", mode)
    desk.check("--fix")
    assert text() == RIGHT
    assert stat.S_IMODE(os.stat("a.txt").st_mode) == mode


def test_a_link_stays_and_what_it_leads_to_is_fixed(desk: Desk) -> None:
    Path("store").mkdir()
    Path("a.txt").rename("store/real.txt")
    Path("a.txt").symlink_to("store/real.txt")
    desk.check("--fix", "a.txt")
    assert Path("a.txt").is_symlink()
    assert text("store/real.txt") == RIGHT


@pytest.mark.parametrize(
    "unsure",
    [
        "“The Port of Kestrell is closed,” she said of the harbour fire.",
        "The Port of Kestrell [sic] is closed after the harbour fire.",
        'The Port of Kestrell is shut: harbour fire. <!-- factlint: ok name "poster" -->',
    ],
)
def test_quotations_and_suppressed_names_are_not_fixed(desk: Desk, unsure: str) -> None:
    desk.write("a.txt", f"March 6, 2025\n\n{unsure}\n")
    before = snapshot()
    assert "[fixable]" not in desk.run("check").out
    desk.check("--fix")
    assert snapshot() == before


def test_a_name_that_only_lacks_a_part_is_not_fixed(desk: Desk) -> None:
    desk.write(
        "kestrel.yml",
        f"{PACK}\n".replace(
            "  - {name: Port", "  - {name: USS Amos T. Wardlow, kind: ship}\n  - {name: Port"
        ),
    )
    desk.write("a.txt", "March 6, 2025\n\nThe USS Amos Wardlow left after the harbour fire.\n")
    before = snapshot()
    found = desk.check("--fix")
    assert (found.code, len(found.rules)) == (0, 1)
    assert snapshot() == before


def test_old_findings_are_not_fixed(desk: Desk) -> None:
    desk.run("baseline")
    assert desk.check("--fix").out == ""
    assert text() == WRONG


def finding(text: str, words: str, replacement: str, rule: str = "a") -> Finding:
    place = document_from_text(text, "a.txt").locate(
        Span(text.index(words), text.index(words) + len(words))
    )
    return Finding(rule, "name", "error", rule, place, fix=Fix(replacement))


@pytest.mark.parametrize(
    ("fixes", "fixed"),
    [
        ([("Anna Petrovic", "Ana Petrović"), ("Petrovic", "Petrovich")], ""),
        ([("Petrovic", "Petrović"), ("Petrovic", "Petrovich")], ""),
        ([("Petrovic", "Petrović"), ("Petrovic", "Petrović")], "Anna Petrović and Bob"),
        ([("Anna", "Ana"), ("Petrovic", "Petrović")], "Ana Petrović and Bob"),
        ([("Petrovic", "Petrović"), ("Anna", "Ana"), ("Bob", "Rob")], "Ana Petrović and Rob"),
        ([("Anna Petrovic", "A"), ("Petrovic", "P"), ("Bob", "Rob")], "Anna Petrovic and Rob"),
    ],
)
def test_where_two_fixes_want_the_same_words_neither_is_made(
    fixes: list[tuple[str, str]], fixed: str
) -> None:
    text = "Anna Petrovic and Bob"
    found = [finding(text, *fix, rule=str(number)) for number, fix in enumerate(fixes)]
    left = [f for f in found if f.fix and f.fix.replacement not in fixed]
    before = Report(tuple(found))
    plan = plan_fixes(found, before, lambda _: text.encode(), lambda _: Report(tuple(left)))
    assert not plan.problems
    assert [change.after.decode() for change in plan.changes] == ([fixed] if fixed else [])


def test_only_the_files_asked_for_are_fixed(desk: Desk) -> None:
    desk.write("b.txt", WRONG)
    desk.check("--fix", "b.txt")
    assert (text("a.txt"), text("b.txt")) == (WRONG, RIGHT)


def test_a_fix_that_brings_another_finding_is_not_written(desk: Desk) -> None:
    desk.write(
        "desk.yml",
        (
            "rules:\n"
            "  - {id: no-port, check: residue, severity: error, strings: [Port of Kestrel]}\n"
        ),
    )
    desk.write("factlint.yml", "rules: [kestrel.yml, desk.yml]\n")
    desk.write("b.txt", WRONG.replace("The Port of Kestrell stays closed.\n", ""))
    code, out, err = desk.check("--fix")
    assert code == 2
    assert "a.txt: not fixed: the text would then have a finding of no-port: " in err
    assert text("a.txt") == WRONG
    assert "Petrović" in text("b.txt")
    assert "a.txt:5:13 error kestrel-fire/port-of-kestrel" in out


SAID = "We will open the quays to everybody within the month. Nobody will pay for it twice."
TRANSCRIPT = f"""transcripts:
  - {{id: quays, speaker: [Petrović, Ana Petrović], date: 2025-03-05, text: "{SAID}"}}
"""


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Ana Petrovci was there.", []),
        (
            f'"{SAID[:53].replace("month", "week")}," Mayor Ana Petrovci said. "{SAID[54:]}"',
            ["3:kestrel-fire/quays"],
        ),
    ],
)
def test_what_only_shows_once_the_name_is_known_is_no_fault_of_the_fix(
    desk: Desk, words: str, left: list[str]
) -> None:
    desk.write("kestrel.yml", PACK + TRANSCRIPT)
    desk.write("a.txt", f"March 6, 2025\n\nThe harbour fire killed 14 people. {words}\n")
    found = desk.check("--fix")
    assert (found.code, "not fixed" in found.err) == (0, False)
    assert "Petrović" in text()
    assert found.rules == left


def test_findings_whose_words_or_places_change_are_no_new_ones(desk: Desk) -> None:
    desk.write(
        "a.txt",
        (
            "Ana Petrovci on the harbour fire\n\n"
            "On Monday Mayor Ana Petrovci spoke on the harbour fire. It killed 12 people.\n\n"
            "HOLD FOR ART Ana Petrovci\n"
        ),
    )
    desk.write("desk.yml", ("rules:\n  - {id: note, check: residue, strings: [HOLD FOR ART]}\n"))
    desk.write("factlint.yml", "rules: [kestrel.yml, desk.yml]\n")
    found = desk.run("check", "--fix", "--notes")
    assert found.err == ""
    assert "3 fixed" in found.out
    assert text().count("Petrović") == 3


Break = Callable[[pytest.MonkeyPatch], None]


def break_call(name: str, error: BaseException) -> Break:
    def install(monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr(f"factlint.writing.os.{name}", fail)

    return install


@pytest.mark.parametrize(
    ("install", "said"),
    [
        (break_call("write", OSError(errno.ENOSPC, "No space left on device")), "No space left"),
        (break_call("fsync", OSError(errno.EIO, "Input/output error")), "Input/output error"),
        (break_call("open", OSError(errno.EROFS, "Read-only file system")), "Read-only file"),
        (break_call("replace", OSError(errno.EACCES, "Permission denied")), "Permission denied"),
    ],
)
def test_a_fix_that_cannot_be_written_leaves_the_file(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, install: Break, said: str
) -> None:
    before = snapshot()
    with monkeypatch.context() as patch:
        install(patch)
        code, out, err = desk.check("--fix")
    assert code == 2
    assert err == f"a.txt: not fixed: cannot be written: {err.partition('written: ')[2]}"
    assert said in err
    assert len(out.splitlines()) == 2
    assert snapshot() == before


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_ctrl_c_while_writing_leaves_the_file(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    before = snapshot()
    with monkeypatch.context() as patch:
        break_call(call, KeyboardInterrupt())(patch)
        assert desk.check("--fix") == (130, "", "")
    assert snapshot() == before


def command(*arguments: str, file_size: int = -1) -> subprocess.CompletedProcess[str]:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))

    return subprocess.run(
        arguments,
        capture_output=True,
        encoding="utf-8",
        preexec_fn=limit,
        env=os.environ | {"FACTLINT_CACHE_DIR": ""},
    )


def test_a_limit_that_the_system_sets_leaves_the_file(desk: Desk) -> None:
    before = snapshot()
    done = command(sys.executable, "-m", "factlint", "check", "--fix", "a.txt", file_size=20)
    said = "a.txt: not fixed: cannot be written: File too large\n"
    assert (done.returncode, done.stderr) == (2, said)
    assert snapshot() == before


UNPRIVILEGED = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
"""What makes root subject to permissions as everybody is."""


@pytest.mark.slow
@pytest.mark.skipif(bool(UNPRIVILEGED) and not shutil.which("setpriv"), reason="root, no setpriv")
@pytest.mark.parametrize(("path", "mode"), [(".", 0o500), ("a.txt", 0o400)])
def test_what_is_read_only_is_left(desk: Desk, path: str, mode: int) -> None:
    before = snapshot()
    os.chmod(path, mode)
    done = command(*UNPRIVILEGED, sys.executable, "-m", "factlint", "check", "--fix", "a.txt")
    os.chmod(path, 0o700)
    said = "a.txt: not fixed: cannot be written: Permission denied\n"
    assert (done.returncode, done.stderr) == (2, said)
    assert snapshot() == before


def test_the_others_are_fixed_when_one_cannot_be_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("b.txt", WRONG)
    replace = os.replace

    def fail_for_a(source: str, target: str) -> None:
        if str(target).endswith("a.txt"):
            raise OSError(errno.EACCES, "Permission denied")
        replace(source, target)

    monkeypatch.setattr(writing.os, "replace", fail_for_a)
    found = desk.check("--fix")
    assert found.code == 2
    assert [line.split(":")[0] for line in found.out.splitlines()] == ["a.txt", "a.txt"]
    assert (text("a.txt"), text("b.txt")) == (WRONG, RIGHT)


def test_a_file_that_changes_after_it_was_checked_is_left(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factlint.cli import fix

    plan_fixes, newer = fix.plan_fixes, WRONG + "\nOne line more.\n"

    def edit_after_planning(*arguments: object) -> object:
        plan = plan_fixes(*arguments)  # type: ignore[arg-type]
        desk.write("a.txt", newer)
        return plan

    monkeypatch.setattr(fix, "plan_fixes", edit_after_planning)
    code, _, err = desk.check("--fix")
    said = "a.txt: not fixed: it was changed meanwhile; run --fix again\n"
    assert code == 2
    assert err.startswith(said)
    assert text() == newer


def test_a_file_that_changes_before_it_is_planned_is_left(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factlint.cli import linting

    lint, newer = linting.engine.lint, "Something else.\n"

    def edit_after_linting(*arguments: object) -> Report:
        report = lint(*arguments)  # type: ignore[arg-type]
        desk.write("a.txt", newer)
        return report

    monkeypatch.setattr(linting.engine, "lint", edit_after_linting)
    code, _, err = desk.check("--fix")
    assert code == 2
    assert "a.txt: not fixed: it is not the text that was read" in err
    assert text() == newer


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_of_standard_input_the_fixed_text_is_printed(desk: Desk, bom: bytes) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factlint", "check", "--fix", "-", "--stdin-filename", "x.txt"],
        input=bom + WRONG.replace("14", "12").replace("\n", "\r\n").encode(),
        capture_output=True,
    )
    assert done.stdout == bom + RIGHT.replace("14", "12").replace("\n", "\r\n").encode()
    assert done.returncode == 1
    assert b"x.txt:3:18  error  kestrel-fire/killed" in done.stderr
    assert done.stderr.endswith(b"1 error, 2 fixed.\n")
    assert not Path("x.txt").exists()


@pytest.mark.parametrize("data", [RIGHT.encode(), b"a\0b", b"\xff\xfe", b""])
def test_standard_input_that_needs_or_takes_no_fix_is_printed_as_it_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    desk.stdin(monkeypatch, data)
    written: list[bytes] = []
    monkeypatch.setattr(sys.stdout.buffer, "write", written.append)
    code = desk.check("--fix", "-").code
    assert written == [data]
    assert code == (2 if data in (b"a\0b", b"\xff\xfe") else 0)


def test_diff_of_standard_input(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.stdin(monkeypatch, WRONG.encode())
    code, out, _ = desk.run("check", "--diff", "-", "--stdin-filename", "drafts/x.txt")
    assert code == 1
    assert out.startswith("--- drafts/x.txt\n+++ drafts/x.txt\n")
