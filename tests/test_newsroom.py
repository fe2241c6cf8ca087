"""A newsroom's repository from nothing: what a desk does on its first days, with the real tools."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parent.parent
SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"
IDENTITY = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
PACK = """
story: vela-flood
about: [Vela]
track: [killed]
facts:
  - {subject: killed, value: 14, as_of: 2025-03-04, source: County coroner}
"""
WRONG = "March 31, 2025\n\nThe Vela flood killed 12 people, the county said.\n"
RIGHT = WRONG.replace("12", "14")
SUPPRESSED = WRONG.replace(
    " people", ' people <!-- factlint: ok killed "the toll of the first day" -->'
).replace("ok killed", "ok vela-flood/killed")

Run = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def factlint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands of a fresh environment with the built package in it."""
    folder = tmp_path_factory.mktemp("built")
    for name in ("factlint", "rules"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / name)
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", "dist")
    subprocess.run(build, cwd=folder, check=True, capture_output=True)
    subprocess.run([sys.executable, "-m", "venv", "venv"], cwd=folder, check=True)
    commands = folder / "venv" / "bin"
    (wheel,) = (folder / "dist").glob("*.whl")
    install = (str(commands / "python"), "-m", "pip", "install", "--quiet", str(wheel))
    subprocess.run(install, check=True, capture_output=True)
    return commands


@pytest.fixture
def desk(tmp_path: Path, factlint: Path) -> tuple[Path, Run]:
    """A repository with thirty articles, a story pack and the hook; and how to run commands."""
    folder = tmp_path / "desk"
    folder.mkdir()
    path = os.pathsep.join((str(factlint), os.path.dirname(sys.executable), os.environ["PATH"]))
    environment = {
        **os.environ,
        "PATH": path,
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "FACTLINT_CACHE_DIR": str(tmp_path / "cache"),  # cold
    }

    def run(*command: str) -> tuple[int, str]:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout + done.stderr

    assert run("git", "init", "--quiet")[0] == 0
    assert run("factlint", "init")[0] == 0
    (folder / "desk" / "vela.yml").write_text(PACK)
    settings = (folder / "factlint.yml").read_text()
    (folder / "factlint.yml").write_text(settings + "corpus: [archive]\nselect: [count]\n")
    (folder / "archive").mkdir()
    for day in range(1, 31):
        toll = "14" if day > 3 else str(4 * day)
        text = f"March {day}, 2025\n\nThe Vela flood has killed {toll} people so far.\n"
        (folder / "archive" / f"{day:02}.txt").write_text(text)
    hook = "{id: factlint, name: factlint, entry: factlint check, language: system, "
    hook += r"files: '\.txt$', require_serial: true}"
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: local\n    hooks:\n      - {hook}\n"
    )
    assert run("pre-commit", "install")[0] == 0
    commit(run, "Start")
    return folder, run


def commit(run: Run, message: str) -> tuple[int, str]:
    run("git", "add", "--all")
    return run("git", *IDENTITY, "commit", "--quiet", "-m", message)


@pytest.mark.slow
def test_a_wrong_draft_is_refused_and_a_right_one_passes(desk: tuple[Path, Run]) -> None:
    folder, run = desk
    draft = folder / "draft.txt"
    draft.write_text(WRONG)
    code, said = commit(run, "Draft")
    assert code == 1
    assert "draft.txt:3:16  error  vela-flood/killed" in said
    assert "County coroner" in said
    for text in (RIGHT, SUPPRESSED):
        draft.write_text(text)
        code, said = commit(run, "Draft")
        assert code == 0, said


@pytest.mark.slow
def test_the_hook_compares_with_the_archive_and_takes_renames_and_removals(
    desk: tuple[Path, Run],
) -> None:
    folder, run = desk
    (folder / "desk" / "vela.yml").write_text(PACK.partition("facts:")[0])
    settings = (folder / "factlint.yml").read_text()
    (folder / "factlint.yml").write_text(settings + "fail-on: warning\n")
    (folder / "draft.txt").write_text(WRONG)
    code, said = commit(run, "Draft")
    assert code == 1
    assert "draft.txt:3:16  warning  vela-flood/killed" in said
    assert "in archive/" in said
    (folder / "draft.txt").unlink()
    (folder / "archive" / "01.txt").rename(folder / "archive" / "first.txt")
    (folder / "archive" / "02.txt").unlink()
    code, said = commit(run, "Renamed and removed")
    assert code == 0, said


@pytest.mark.slow
def test_a_baseline_carries_what_is_old(desk: tuple[Path, Run]) -> None:
    folder, run = desk
    old = folder / "old.txt"
    old.write_text(WRONG)
    assert run("factlint", "check", "old.txt")[0] == 1
    assert run("factlint", "baseline", "old.txt")[0] == 0
    old.write_text(WRONG.replace("The Vela", "A line that was not there.\n\nThe Vela"))
    code, said = commit(run, "Old")
    assert code == 0, said
    old.write_text(WRONG.replace("12", "11"))
    assert run("factlint", "check", "old.txt")[0] == 1


@pytest.mark.slow
def test_ci_writes_sarif_that_is_valid(desk: tuple[Path, Run]) -> None:
    folder, run = desk
    (folder / "draft.txt").write_text(WRONG)
    code, said = run("factlint", "check", "--since", "HEAD", "--output", "report.sarif")
    assert code == 1, said
    log = json.loads((folder / "report.sarif").read_text())
    jsonschema.validate(log, json.loads(SCHEMA.read_text()))
    (error,) = [found for found in log["runs"][0]["results"] if found["level"] == "error"]
    assert error["ruleId"] == "vela-flood/killed"
    assert error["relatedLocations"]


@pytest.mark.slow
def test_more_files_than_a_command_line_holds_are_one_run(desk: tuple[Path, Run]) -> None:
    folder, run = desk
    for number in range(3000):
        name = f"{'a' * 60}-{number}.txt"
        (folder / "archive" / name).write_text("March 30, 2025\n\nVela is quiet.\n")
    (folder / "draft.txt").write_text(WRONG)
    code, said = commit(run, "Many")
    assert code == 1
    assert said.count("error  vela-flood/killed") == 1
