"""What can go wrong goes wrong with a clear message and exit 2, through the real command."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from factlint.checks import load_check
from factlint.cli import main
from factlint.documents import Document, document_from_text
from factlint.engine import Engine, load

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
RIGHT = "It began on Tuesday, March 4, 2025.\n"
UNCACHED = {"FACTLINT_CACHE_DIR": ""}


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
        env={**os.environ, "PYTHONPATH": str(ROOT)}
        | ({} if limit is None else {"FACTLINT_CACHE_DIR": ""}),
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


SLOW = r"""
rules:
  - {id: slow, check: residue, severity: error, regex: ['(?:(a)|(a)\2?)+?c'], message: no,
     examples: {flag: ["aac"], pass: ["%s"]}}
"""


@pytest.fixture
def slow_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with a rule that has no time for the text in `a.txt`."""
    monkeypatch.setattr("factlint.checks.residue.REGEX_SECONDS", 0.1)
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(tmp_path / ".cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "slow.yml").write_text(SLOW % "b")
    (tmp_path / "a.txt").write_text("a" * 1_000 + " c\n")
    (tmp_path / "b.txt").write_text("It began on Tuesday, March 5, 2025.\n")
    return tmp_path


def test_a_regex_that_takes_too_long_names_rule_and_article(
    slow_desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):  # what was not checked is not remembered
        assert main(["check", "--rules", "slow.yml"]) == 2
        out, err = capsys.readouterr()
        assert 'a.txt: "slow" was not checked: its regex took more than 0.1 seconds' in err
        assert "b.txt:1:13" in out, "the other articles are checked"
        assert "2 articles read" in out


def test_a_rule_without_time_fails_its_example_and_its_trial(
    slow_desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (slow_desk / "slow.yml").write_text(SLOW % ("a" * 1_000 + " c"))
    assert main(["test", "--rules", "slow.yml", "slow.yml"]) == 1
    assert '"slow" was not checked' in "".join(capsys.readouterr())
    assert main(["try", "slow.yml", "a.txt"]) == 2
    assert 'a.txt: "slow" was not checked' in capsys.readouterr().err


PACK = """
story: kestrel-fire
about: [Kestrel]
names: [Ana Petrovic]
"""
MISSPELT = "---\ndate: 2025-03-06\nstory: {}\n---\n\n{} Ana Petrovik said so.\n"


@pytest.mark.parametrize("where", ["front matter", "side file"])
def test_a_story_that_nobody_knows_is_told_and_found_by_its_words(
    tmp_path: Path, where: str
) -> None:
    (tmp_path / "pack.yml").write_text(PACK)
    (tmp_path / "a.md").write_text(MISSPELT.format("kestrel-fyre", "In Kestrel"))
    if where == "side file":
        (tmp_path / "a.md").write_text("In Kestrel Ana Petrovik said so.\n")
        (tmp_path / "a.md.meta.yml").write_text("published: 2025-03-06\nstory: kestrel-fyre\n")
    ended = factlint(tmp_path, "check", "--rules", "pack.yml")
    assert ended.code == 1
    assert "kestrel-fire/ana-petrovic" in ended.out
    told = (
        'a.md: no story is called "kestrel-fyre", so its words decide; did you mean "kestrel-fire"?'
    )
    assert ended.err.splitlines() == [told]


def test_a_story_of_the_content_system_is_nobodys_business_without_stories(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(MISSPELT.format("4711", "In Kestrel"))
    assert factlint(tmp_path, "check").err == ""


@pytest.mark.parametrize(
    "written",
    ["{}", "{} people were killed", "{}½ hours", "{}/7", "the {}0s", "{}st", "${}", "{}%",
     "on the {}1st of May", "{},000", "1.{}", "{} million", "at least {}", "1\n{}\n2", "{}:30"],
)  # fmt: skip
def test_digits_without_end_are_no_figure(tmp_path: Path, written: str) -> None:
    text = "It began on Tuesday, March 5, 2025.\n\n" + written.format("7" * 5_000)
    engine = Engine(load())
    report = engine.lint([document_from_text(text, "a.txt")])
    assert report.problems == ()
    assert "weekday" in {finding.rule for finding in report.findings}
    assert list(engine.extract(document_from_text(text, "a.txt")))


def broken(monkeypatch: pytest.MonkeyPatch, check: str, stage: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("no\nway")

    monkeypatch.setattr(load_check(check), stage, fail)


TWO = [document_from_text("Nine people were killed.", f"{name}.txt") for name in "ab"]


def test_an_article_that_breaks_a_check_is_named_and_the_rest_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(tmp_path / "cache"))
    engine, read = Engine(load()), Engine.read

    def read_one(self: Engine, document: Document) -> object:
        if document.path == "a.txt":
            raise RuntimeError("no\nway")
        return read(self, document)

    monkeypatch.setattr(Engine, "read", read_one)
    for report in (engine.lint(TWO), engine.lint(TWO)):  # nor is it remembered
        (problem,) = report.problems
        assert problem.fatal
        assert str(problem).startswith("a.txt: internal error: RuntimeError: no way (")
        assert report.summary.articles == 1


def test_a_comparison_that_breaks_names_the_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTLINT_CACHE_DIR", "")
    pack = tmp_path / "pack.yml"
    pack.write_text('story: fire\nabout: ["*"]\ntrack: [killed]\n')
    broken(monkeypatch, "count", "compare")
    report = Engine(load([pack])).lint(TWO)
    assert [str(problem).partition(" (")[0] for problem in report.problems] == [
        "fire/killed: internal error while comparing: RuntimeError: no way"
    ]


def test_extract_names_the_article_that_breaks_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Nine people were killed.\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTLINT_CACHE_DIR", "")
    broken(monkeypatch, "count", "read")
    assert main(["extract", "a.txt"]) == 2
    assert "a.txt: internal error: RuntimeError: no way" in capsys.readouterr().err


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
        # A job in the background of a shell ignores interrupts, and so do those that it starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    try:
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 130
    assert b"Traceback" not in err


def test_an_article_that_may_not_be_read_is_named(desk: Path) -> None:
    (desk / "secret.txt").mkdir()
    (desk / "link.txt").symlink_to(desk / "nowhere.txt")
    failed(factlint(desk, "check"), "link.txt: cannot be read")


def test_a_folder_without_an_article_is_not_clean_whatever_else_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html/a.html").write_text("<p>Nine dead.</p>")
    failed(factlint(tmp_path, "check", "html"), "1 .html", "html: no article found")
    (tmp_path / ".gitignore").write_text("*.txt\n")
    (tmp_path / "a.txt").write_text(RIGHT)
    failed(factlint(tmp_path, "check"), ".gitignore", ".: no article found")
    failed(factlint(tmp_path, "check", "a.txt", "html"), "html: no article found")


def test_a_named_file_that_is_excluded_does_not_fail_a_hook(desk: Path) -> None:
    (desk / "factlint.yml").write_text("exclude: [right.txt]\n")
    ended = factlint(desk, "check", "right.txt")
    assert ended.code == 0
    assert "right.txt: not read" in ended.err


def test_a_folder_that_may_not_be_read_is_named(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "closed").mkdir()
    scandir = os.scandir

    def scan(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", scan)
    monkeypatch.chdir(desk)
    monkeypatch.setenv("FACTLINT_CACHE_DIR", "")
    assert main(["check"]) == 2
    out, err = capsys.readouterr()
    assert err == "closed: cannot be read: Permission denied\n"
    assert "1 article read" in out


@pytest.mark.skipif(os.name != "posix", reason="needs links")
def test_links_to_folders_are_followed_and_each_folder_is_read_once(tmp_path: Path) -> None:
    for name in ("desk/real", "store"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "a.txt").write_text("It began on Tuesday, March 5, 2025.\n")
    for name, target in [
        ("desk/again", "real"),
        ("desk/real/up", ".."),
        ("desk/today", "../store"),
        ("store/desk", "../desk"),
    ]:
        (tmp_path / name).symlink_to(target, target_is_directory=True)
    ended = factlint(tmp_path, "check", "desk", "--format", "concise")
    assert [line.partition(":")[0] for line in ended.out.splitlines()[:2]] == [
        "desk/real/a.txt",
        "desk/today/a.txt",
    ]
    assert "2 articles read" in ended.out + ended.err


@pytest.mark.skipif(os.name != "posix", reason="needs pipes")
def test_a_pipe_in_a_folder_is_counted_and_a_named_one_is_read(desk: Path) -> None:
    os.mkfifo(desk / "pipe.txt")
    ended = factlint(desk, "check")
    assert ended.code == 0
    assert "no reader for them: 1 pipe, socket or device" in ended.err
    process = subprocess.Popen(
        [sys.executable, "-m", "factlint", "check", "pipe.txt"],
        cwd=desk,
        env={**os.environ, "PYTHONPATH": str(ROOT), "FACTLINT_CACHE_DIR": ""},
    )
    (desk / "pipe.txt").write_text(RIGHT)
    assert process.wait(30) == 0


@pytest.mark.skipif(os.name != "posix", reason="needs a folder that can be removed in use")
def test_a_working_directory_that_is_gone_is_named(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    command = f"{sys.executable} -c 'from factlint.cli import main; exit(main())' check"
    run = subprocess.run(
        ["sh", "-c", f"cd gone && rmdir ../gone && {command}"],
        cwd=tmp_path,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    ended = Ended(run.returncode, run.stdout.decode(), run.stderr.decode())
    failed(ended, "factlint: the working directory cannot be used: No such file or directory")
    assert len(ended.err.splitlines()) == 1
