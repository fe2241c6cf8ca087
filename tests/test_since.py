"""`--since`: only what changed in a git repository is checked."""

import subprocess
from pathlib import Path

import pytest

from factlint.cli import main


def git(*arguments: str) -> None:
    identity = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with three articles that all have an impossible weekday."""
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    for name in ("old", "changed", "gone"):
        Path(f"{name}.txt").write_text("It began on Monday, March 4, 2025.\n")
    git("add", ".")
    git("commit", "-qm", "Articles")
    return tmp_path


def checked(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    main(["check", "--format", "concise", "--select", "weekday", *arguments])
    return [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()]


def test_only_changed_and_new_articles_are_checked(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("changed.txt").write_text("It ended on Monday, March 4, 2025.\n")
    Path("gone.txt").unlink()
    Path("new one.txt").write_text("It opened on Monday, March 4, 2025.\n")
    assert checked(capsys, "--since", "HEAD") == ["changed.txt", "new one.txt"]
    assert checked(capsys, "--since", "HEAD", "changed.txt") == ["changed.txt"]


def test_a_renamed_article_is_checked_under_its_new_name(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git("mv", "old.txt", "über.txt")
    assert checked(capsys, "--since", "HEAD") == ["über.txt"]


def test_work_on_the_other_branch_counts_for_nothing(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git("switch", "-qc", "draft")
    Path("changed.txt").write_text("It ended on Monday, March 4, 2025.\n")
    git("commit", "-qam", "Draft")
    git("switch", "-q", "main")
    Path("old.txt").write_text("It went on until Monday, March 4, 2025.\n")
    git("commit", "-qam", "Elsewhere")
    git("switch", "-q", "draft")
    assert checked(capsys, "--since", "main") == ["changed.txt"]


def test_paths_are_those_of_the_folder_one_is_in(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "drafts").mkdir()
    (desk / "drafts" / "a.txt").write_text("It began on Monday, March 4, 2025.\n")
    monkeypatch.chdir(desk / "drafts")
    assert checked(capsys, "--since", "HEAD") == ["a.txt"]


@pytest.mark.parametrize("path", ["{desk}", "{desk}/changed.txt", "..", "{desk}/../link"])
def test_a_path_may_be_written_in_any_way(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    (desk.parent / "link").unlink(missing_ok=True)
    (desk.parent / "link").symlink_to(desk)
    git("config", "diff.relative", "true")
    Path("changed.txt").write_text("It ended on Monday, March 4, 2025.\n")
    (desk / "drafts").mkdir()
    monkeypatch.chdir(desk / "drafts")
    (found,) = checked(capsys, "--since", "HEAD", path.format(desk=desk))
    assert Path(found).resolve() == desk / "changed.txt"


def test_what_lies_outside_the_repository_cannot_be_asked_for(
    desk: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path_factory.mktemp("other")
    assert main(["check", "--since", "HEAD", ".", str(other)]) == 2
    said = f"{other}: --since: it is outside the git repository {desk}\n"
    assert capsys.readouterr().err == said


def test_nothing_changed_is_no_failure(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--since", "HEAD"]) == 0
    assert "0 articles read" in capsys.readouterr().out


@pytest.mark.parametrize("ref", ["nowhere", "--all", ""])
def test_a_name_that_is_no_commit_is_an_error(
    desk: Path, capsys: pytest.CaptureFixture[str], ref: str
) -> None:
    assert main(["check", f"--since={ref}"]) == 2
    assert "is no commit" in capsys.readouterr().err


def test_outside_a_repository_it_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "a.txt").write_text("Nothing.")
    assert main(["check", "--since", "HEAD"]) == 2
    assert "not a git repository" in capsys.readouterr().err


RULE = """rules:
  - id: kestrel-port
    check: residue
    message: '"{text}": the Port of Kestrel?'
    strings: [Kestrel Port]
"""
TOLD = "factlint: rules changed since HEAD: run without --since to check all articles\n"


@pytest.fixture
def with_rules(desk: Path) -> Path:
    """The same repository with a configuration, a folder of rules, and drafts in a folder."""
    (desk / "rules").mkdir()
    (desk / "drafts").mkdir()
    (desk / "factlint.yml").write_text("rules: [rules]\n")
    (desk / "rules" / "port.yml").write_text(RULE)
    (desk / "drafts" / "a.txt").write_text("Nothing.\n")
    git("add", ".")
    git("commit", "-qm", "Rules")
    return desk


@pytest.mark.parametrize("here", [".", "drafts"])
@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("factlint.yml", "rules: [rules]\nignore: [weekday]\n"),
        ("rules/port.yml", RULE.replace("Kestrel Port", "Kestrel Harbour")),
        ("rules/new.yml", RULE.replace("kestrel-port", "other")),
    ],
)
def test_rules_that_changed_are_told(
    here: str,
    file: str,
    text: str,
    with_rules: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(with_rules / here)
    assert main(["check", "--since", "HEAD"]) == 0
    assert "rules changed" not in capsys.readouterr().err
    (with_rules / file).write_text(text)
    assert main(["check", "--since", "HEAD"]) == 0
    assert capsys.readouterr().err == TOLD


def test_rules_that_are_gone_are_told(with_rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (with_rules / "factlint.yml").unlink()
    (with_rules / "rules" / "port.yml").unlink()
    assert main(["check", "--since", "HEAD"]) == 0
    assert capsys.readouterr().err == TOLD


def test_rules_outside_the_repository_are_not_known_to_have_changed(
    with_rules: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = tmp_path_factory.mktemp("shared") / "port.yml"
    rule.write_text(RULE.replace("kestrel-port", "other"))
    assert main(["check", "--since", "HEAD", "--rules", str(rule)]) == 0
    assert capsys.readouterr().err == ""
