"""`factlint diff` on the command line: files, folders, git revisions, and the hook."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
import yaml

from factlint.cli import diff, main
from factlint.versions import VERDICTS
from tests.versions.test_corpus_of_versions import engine

ROOT = Path(__file__).parent.parent.parent
OLD = "The ferry had 173 people on board.\n"
NEW = "The ferry had 137 people on board.\n"
FRONT = "---\ntitle: A ferry sinks\ndate: {day}\n{more}---\n"
CHANGED = 'a.md:1:15  changed  "173" became "137"'


class Run:
    """What a run of the command gave."""

    def __init__(self, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
        try:
            self.code = main(["diff", *arguments])
        except SystemExit as stop:
            self.code = int(stop.code or 0)
        self.out, self.err = capsys.readouterr()

    @property
    def heads(self) -> list[str]:
        """The first line of each change."""
        heads = (line for line in self.out.splitlines() if line.count("  ") > 1)
        return [line for line in heads if any(f"  {verdict}  " in line for verdict in VERDICTS)]


class Folder:
    """The working directory, and the command run in it."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def write(self, name: str, text: str) -> None:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def diff(self, *arguments: str) -> Run:
        return Run(self._capsys, arguments)

    def git(self, *arguments: str, day: str = "2025-03-10") -> None:
        identity = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
        when = {"GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "PATH": os.environ["PATH"]}
        command = ["git", *identity, *arguments]
        subprocess.run(command, check=True, capture_output=True, env=when)

    def commit(self, day: str = "2025-03-10") -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", "As it is", day=day)


@pytest.fixture
def folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Folder:
    """An empty folder; what the shipped rules are made into is made once for all tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(diff, "load_rulebook", lambda config, rules: None)
    monkeypatch.setattr(diff, "Engine", lambda rulebook: engine())
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return Folder(capsys)


@pytest.fixture
def repository(folder: Folder) -> Folder:
    """A repository in which `a.md` was committed, and changed since."""
    folder.git("init", "-q", "-b", "main")
    folder.write("a.md", OLD)
    folder.write("b.md", "The mill has 40 workers.\n")
    folder.commit()
    folder.write("a.md", NEW)
    return folder


def test_two_files_are_compared(folder: Folder) -> None:
    folder.write("old.md", OLD)
    folder.write("new.md", NEW)
    run = folder.diff("old.md", "new.md")
    assert run.code == 1
    assert run.heads == ['new.md:1:15  changed  "173" became "137"']
    assert "   old.md:1:15  before\n" in run.out
    assert folder.diff("old.md", "old.md").code == 2


def test_what_did_not_change_is_no_failure(folder: Folder) -> None:
    folder.write("old.md", OLD)
    folder.write("new.txt", f"\n{OLD}")
    run = folder.diff("old.md", "new.txt")
    assert (run.code, run.out) == (0, "1 article compared: no fact changed.\n")


def test_one_side_may_be_standard_input(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write("old.md", OLD)
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(NEW.encode())))
    assert folder.diff("old.md", "-").heads == ['<stdin>:1:15  changed  "173" became "137"']


def test_folders_are_compared_by_the_names_of_their_files(folder: Folder) -> None:
    for name, text in (("one/a.md", OLD), ("one/x.md", OLD), ("two/a.md", NEW), ("two/y.md", NEW)):
        folder.write(name, text)
    run = folder.diff("one", "two")
    assert run.heads == ['two/a.md:1:15  changed  "173" became "137"']
    single = ("one/x.md: not in two: not compared", "two/y.md: not in one: not compared")
    assert run.err.splitlines() == list(single)


@pytest.mark.parametrize(
    ("arguments", "before"),
    [
        ((), "HEAD"),
        (("a.md",), "HEAD"),
        (("HEAD",), "HEAD"),
        (("HEAD", "a.md"), "HEAD"),
        (("main", "--", "a.md"), "main"),
        (("HEAD", "."), "HEAD"),
        (("HEAD:a.md", "a.md"), "HEAD"),
    ],
)
def test_git_s_own_ways_of_naming_versions(
    repository: Folder, arguments: tuple[str, ...], before: str
) -> None:
    run = repository.diff(*arguments)
    assert (run.code, run.err, run.heads) == (1, "", [CHANGED])
    assert f"   {before}:a.md:1:15  before\n" in run.out


@pytest.mark.parametrize(
    "arguments", [("HEAD~1", "HEAD"), ("HEAD~1..HEAD",), ("HEAD~1..", "a.md"), ("HEAD~1", "main")]
)
def test_two_revisions(repository: Folder, arguments: tuple[str, ...]) -> None:
    repository.commit()
    repository.write("a.md", "Nothing.\n")
    (head,) = repository.diff(*arguments).heads
    assert head.endswith(f":{CHANGED}")


def test_a_renamed_article_is_compared_with_what_it_was(repository: Folder) -> None:
    text = "".join(f"Sentence {number} tells of the harbour.\n\n" for number in "abcdefgh")
    repository.write("a.md", text + OLD)
    repository.commit()
    repository.git("mv", "a.md", "c.md")
    repository.write("c.md", text + NEW)
    for arguments in ((), ("HEAD", "c.md")):
        run = repository.diff(*arguments)
        assert run.heads == ['c.md:17:15  changed  "173" became "137"']
        assert "   HEAD:a.md:17:15  before\n" in run.out


def test_paths_are_those_of_the_folder_one_is_in(
    repository: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    repository.write("drafts/d.md", OLD)
    repository.commit()
    repository.write("drafts/d.md", NEW)
    monkeypatch.chdir(tmp_path / "drafts")
    for arguments in ((), ("d.md",), ("HEAD", "d.md"), ("HEAD:./d.md", "d.md")):
        assert repository.diff(*arguments).heads == ['d.md:1:15  changed  "173" became "137"']
    assert repository.diff("HEAD:drafts/d.md", "d.md").code == 1


def test_what_is_new_or_gone_is_not_compared(repository: Folder) -> None:
    repository.write("new.md", NEW)
    Path("b.md").unlink()
    repository.git("add", "-A")
    run = repository.diff("HEAD")
    assert run.err.splitlines() == ["b.md: gone: not compared", "new.md: new: not compared"]


def test_what_is_staged(repository: Folder) -> None:
    assert repository.diff("--staged").out == "No article compared.\n"
    repository.git("add", "a.md")
    repository.write("a.md", OLD)
    assert repository.diff("--staged").heads == [CHANGED]
    assert repository.diff("--staged", "a.md").heads == [CHANGED]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.md", "a.md"), "nowhere.md: neither a file nor a revision"),
        (("a.md", "nowhere.md"), "nowhere.md: neither a file nor a revision"),
        (("HEAD~9",), "HEAD~9: neither a file nor a revision"),
        (("HEAD", "HEAD~9"), "HEAD~9: neither a file nor a revision"),
        (("HEAD", "--", "nowhere.md"), "nowhere.md: neither a file nor a revision"),
        (("HEAD:nowhere.md", "a.md"), "nowhere.md: not in HEAD"),
        (("HEAD", "untracked.md"), "untracked.md: not in HEAD"),
        (("a.md", "./a.md"), "./a.md: it would be compared with itself"),
        (("a.md", "drafts"), "factlint: diff: a.md and drafts: one is a folder, the other a file"),
        (("a.md", "b.md", "c.md"), "factlint: diff: two files or folders, or a revision and files"),
        (("b.md", "binary.md"), "binary.md: this is a binary file, not text"),
        (("b.md", "broken.md"), 'broken.md:1:1: no "---" closes this front matter'),
        (("--only", "chnged"), 'factlint: --only: there is no "chnged"; there are changed, '),
    ],
)
def test_what_cannot_be_compared_is_told(
    repository: Folder, arguments: tuple[str, ...], said: str
) -> None:
    repository.write("drafts/d.md", NEW)
    repository.write("untracked.md", NEW)
    repository.write("broken.md", "---\ntitle: x\n")
    Path("binary.md").write_bytes(bytes(range(256)) * 4)
    run = repository.diff(*arguments)
    assert run.code == 2
    assert run.err.startswith(said), run.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "factlint: diff: not a git repository"),
        (("--hook", "a.md"), "factlint: diff: not a git repository"),
        (("HEAD", "a.md"), "HEAD: no such file, and this is no git repository"),
        (("a.md",), "factlint: diff: not a git repository"),
    ],
)
def test_outside_a_repository(folder: Folder, arguments: tuple[str, ...], said: str) -> None:
    folder.write("a.md", OLD)
    run = folder.diff(*arguments)
    assert run.code == 2
    assert run.err.startswith(said), run.err


def test_a_file_outside_the_repository(
    repository: Folder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other") / "a.md"
    other.write_text(OLD)
    run = repository.diff("HEAD", str(other))
    assert run.code == 2
    assert "it is outside the git repository" in run.err


def test_only_what_is_asked_for_is_told_and_fails(folder: Folder) -> None:
    folder.write("old.md", "The ferry had 173 people on board. The mill closed in 2011.\n")
    folder.write("new.md", "The ferry had 137 people on board. The mill closed in 2012.\n")
    assert len(folder.diff("old.md", "new.md").heads) == 2
    assert len(folder.diff("old.md", "new.md", "--only", "date").heads) == 1
    assert len(folder.diff("old.md", "new.md", "--only", "changed,quantity").heads) == 1
    assert folder.diff("old.md", "new.md", "--only", "added").code == 0


@pytest.mark.parametrize(
    ("new", "fail_on", "code"),
    [
        (NEW, "note", 1),
        (NEW, "warning", 1),
        (NEW, "error", 0),
        (f"{OLD}It cost $4 million.\n", "note", 1),
        (f"{OLD}It cost $4 million.\n", "warning", 0),
    ],
)
def test_the_exit_code_is_as_severe_as_asked_for(
    folder: Folder, new: str, fail_on: str, code: int
) -> None:
    folder.write("old.md", OLD)
    folder.write("new.md", new)
    assert folder.diff("old.md", "new.md", "--fail-on", fail_on).code == code


def test_json_and_markdown(folder: Folder) -> None:
    folder.write("old.md", OLD)
    folder.write("new.md", NEW)
    record = json.loads(folder.diff("old.md", "new.md", "--format", "json").out)
    assert (record["exit_code"], record["summary"]["changed"]) == (1, 1)
    table = folder.diff("old.md", "new.md", "--format", "markdown").out
    assert "| 1 | quantity | The ferry had <b>173</b> people on board. |" in table


CORRECTIONS = [
    "Correction: 137 people were on board, not 173.",
    "*Correction, March 9:* 137 people were on board.",
    "> **Editor’s note:** the number of passengers was wrong.",
    "This article was corrected on March 9 to give the right number of passengers.",
    "An earlier version of this article misstated the number of passengers.",
    "UPDATE 9 March: the line has given a new number.",
    "## Clarification",
]


@pytest.fixture
def published(repository: Folder) -> Folder:
    """A published article whose figure is changed and staged."""
    repository.write("p.md", FRONT.format(day="2025-03-04", more="") + OLD)
    repository.commit()
    repository.write("p.md", FRONT.format(day="2025-03-04", more="") + NEW)
    repository.git("add", "p.md")
    return repository


def test_the_hook_warns_of_a_figure_that_changed_after_publication(published: Folder) -> None:
    run = published.diff("--hook", "p.md")
    assert run.code == 1
    assert run.heads == ['p.md:5:15  changed  "173" became "137"']
    said = 'p.md: published, and a figure changed: add a line that says so, as "Correction: …"\n'
    assert run.err == said
    assert published.diff("--hook").code == 1


@pytest.mark.parametrize("line", CORRECTIONS)
def test_a_correction_line_is_enough_for_the_hook(published: Folder, line: str) -> None:
    published.write("p.md", FRONT.format(day="2025-03-04", more="") + NEW + f"\n{line}\n")
    published.git("add", "p.md")
    run = published.diff("--hook", "p.md")
    assert (run.code, run.out, run.err) == (0, "", "")


def test_an_old_correction_line_is_not_enough(published: Folder) -> None:
    note = "\nCorrection: the ferry is called Marigold.\n"
    published.write("p.md", FRONT.format(day="2025-03-04", more="") + OLD + note)
    published.commit()
    published.write("p.md", FRONT.format(day="2025-03-04", more="") + NEW + note)
    published.git("add", "p.md")
    assert published.diff("--hook", "p.md").code == 1


@pytest.mark.parametrize(
    ("day", "more", "code"),
    [
        ("2025-03-04", "", 1),
        ("2025-03-10", "", 1),
        ("2025-03-11", "", 0),
        ("2025-03-11", "status: published\n", 1),
        ("2025-03-04", "status: draft\n", 0),
        ("2025-03-04", "draft: true\n", 0),
        ("2025-03-04", "draft: false\n", 1),
        ("2025-03-04", "published: false\n", 0),
    ],
)
def test_what_the_hook_takes_for_published(
    repository: Folder, day: str, more: str, code: int
) -> None:
    repository.write("p.md", FRONT.format(day=day, more=more) + OLD)
    repository.commit()
    repository.write("p.md", FRONT.format(day=day, more=more) + NEW)
    repository.git("add", "p.md")
    assert repository.diff("--hook", "p.md").code == code


@pytest.mark.parametrize(
    "new",
    [
        f"{OLD}It cost $4 million.\n",
        "It had 173 people on board, the ferry.\n",
        "The ferry had 173 people aboard.\n",
    ],
)
def test_the_hook_lets_other_edits_pass(published: Folder, new: str) -> None:
    published.write("p.md", FRONT.format(day="2025-03-04", more="") + new)
    published.git("add", "p.md")
    assert published.diff("--hook", "p.md").code == 0


def test_the_hook_looks_at_what_is_staged_and_lets_new_articles_pass(published: Folder) -> None:
    published.write("p.md", "Not staged.\n")
    assert published.diff("--hook", "p.md").code == 1
    published.write("q.md", FRONT.format(day="2025-03-04", more="") + NEW)
    published.git("add", "q.md")
    assert published.diff("--hook", "q.md").code == 0


def test_the_hook_passes_before_the_first_commit(folder: Folder) -> None:
    folder.git("init", "-q")
    folder.write("a.md", OLD)
    folder.git("add", "a.md")
    assert folder.diff("--hook", "a.md").code == 0


def test_the_hook_is_one_of_pre_commit() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (entry,) = (hook["entry"] for hook in hooks if hook["id"] == "factlint-diff")
    assert entry == "factlint diff --hook"
