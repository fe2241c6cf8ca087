"""The package as others get it: the wheel, the hook, and the promises of pyproject.toml."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
SOURCES = ("factlint", "rules", "seeds", "tests", "docs")
FILES = ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")


def run(*command: str, cwd: Path, code: int = 0, **environment: str) -> str:
    """The standard output of a command that must end with an exit code."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == code, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def copy_sources(target: Path) -> Path:
    """A copy of what is kept under version control, without what tools leave behind."""
    for name in SOURCES:
        ignored = shutil.ignore_patterns("__pycache__", ".*cache")
        shutil.copytree(ROOT / name, target / name, ignore=ignored)
    for name in FILES:
        shutil.copy(ROOT / name, target / name)
    return target


def test_the_dependencies_are_few_and_known() -> None:
    needed = {name.partition(">")[0] for name in PYPROJECT["project"]["dependencies"]}
    assert needed == {
        *("markdown-it-py", "msgspec", "pathspec", "pyyaml", "regex", "rich", "shtab"),
    }


def test_own_hooks_clone_nothing() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert {repository["repo"] for repository in config["repos"]} == {"local"}


def test_the_hook_runs_the_command_that_people_run() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {hook["id"]: hook["entry"] for hook in hooks} == {
        "factlint": "factlint check",
        "factlint-diff": "factlint diff --hook",
    }
    assert all(hook["require_serial"] for hook in hooks)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist as an index would have it."""
    folder = tmp_path_factory.mktemp("wheel")
    source = copy_sources(folder / "source")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", "../dist", cwd=source)
    return next((folder / "dist").glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_holds_the_package_its_types_and_the_rules(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    rules = {f"factlint/{path.relative_to(ROOT)}" for path in (ROOT / "rules").rglob("*.yml")}
    modules = {str(path.relative_to(ROOT)) for path in (ROOT / "factlint").rglob("*.py")}
    assert rules | modules | {"factlint/py.typed"} <= names
    assert not [name for name in names if name.startswith(("tests/", "seeds/", "rules/"))]


@pytest.mark.slow
def test_the_wheel_finds_what_the_checkout_finds(wheel: Path, tmp_path: Path) -> None:
    check = ("-m", "factlint", "check", str(ROOT / "seeds"), "--format", "json", "--notes")
    story = ROOT / "rules" / "stories" / "venezuela-boat-strikes.yml"
    expected = run(sys.executable, *check, "--rules", str(story), cwd=ROOT, code=1)
    python = install(wheel, tmp_path / "venv")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "factlint.yml").write_text("stories: [venezuela-boat-strikes]")
    found = run(python, *check, cwd=tmp_path / "elsewhere", code=1)
    assert without_rule_paths(found) == without_rule_paths(expected)


def install(wheel: Path, venv: Path) -> str:
    """A fresh virtual environment with the wheel in it; gives its Python."""
    run(sys.executable, "-m", "venv", str(venv), cwd=ROOT)
    python = str(venv / ("Scripts" if os.name == "nt" else "bin") / "python")
    run(python, "-m", "pip", "install", "--quiet", str(wheel), cwd=venv)
    return python


def without_rule_paths(output: str) -> object:
    """A report with the names of rule files instead of their paths, which must differ."""
    report = json.loads(output)
    for finding in report["findings"]:
        for related in finding["related"]:
            related["path"] = Path(related["path"]).name
    return report


@pytest.mark.slow
def test_the_hook_passes_clean_text_and_fails_on_an_error(tmp_path: Path) -> None:
    hook = repository(copy_sources(tmp_path / "hook"))
    drafts = repository(tmp_path / "drafts")
    (drafts / "clean.txt").write_text("March 3, 2025\n\nThe court met on Monday, March 3, 2025.\n")
    (drafts / "wrong.txt").write_text("March 3, 2025\n\nThe court met on Friday, March 3, 2025.\n")
    run("git", "add", ".", cwd=drafts)
    command = ("pre-commit", "try-repo", str(hook), "factlint", "--verbose", "--files")
    home = {"PRE_COMMIT_HOME": str(tmp_path / "cache")}
    run(*command, "clean.txt", cwd=drafts, **home)
    assert "weekday" in run(*command, "clean.txt", "wrong.txt", cwd=drafts, code=1, **home)


def repository(folder: Path) -> Path:
    """The folder as a git repository with all its files committed."""
    folder.mkdir(exist_ok=True)
    run("git", "init", "--quiet", cwd=folder)
    run("git", "add", "--all", cwd=folder)
    identity = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    run("git", *identity, "commit", "--quiet", "--allow-empty", "-m", "Start", cwd=folder)
    return folder
