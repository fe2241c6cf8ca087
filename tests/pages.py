"""The pages of the manual as a test runs them: their blocks, files and commands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from factlint import __version__

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
REPOSITORY = (".github", ".gitlab", "bench", "docs", "factlint", "rules", "seeds", "tests")
FILES = (
    *(".mkdocs.yml", ".pre-commit-hooks.yaml"),
    *("CHANGELOG.md", "LICENSE", "README.md", "pyproject.toml"),
)
ELISION = "…"
IDENTITY = {
    f"GIT_{who}_{what}": said
    for who in ("AUTHOR", "COMMITTER")
    for what, said in (("NAME", "Desk"), ("EMAIL", "desk@example.org"))
}

FENCE = re.compile(
    r"(?:^<!-- (?P<directive>file|exit) (?P<value>\S+) -->\n)?"
    r"^(?P<fence>`{3,})(?P<language>\w+)(?: title=\"(?P<title>[^\"\n]+)\")?\n"
    r"(?P<body>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
TOP_TO_BOTTOM = "<!-- one folder, from top to bottom -->"
"""What a page says whose commands build on each other, and whose files may change on the way."""


class Block(NamedTuple):
    """A fenced block; its title names a file, or a comment above it does, or the exit code."""

    page: Path
    line: int
    language: str
    body: str
    file: str = ""
    code: int = 0

    @property
    def commands(self) -> list[str]:
        return [line[2:] for line in self.body.splitlines() if line.startswith("$ ")]

    @property
    def output(self) -> list[str]:
        """The lines of output that must come, in this order."""
        lines = self.body.splitlines()
        return [line for line in lines if line.strip(f" {ELISION}") and not line.startswith("$ ")]

    @property
    def installs(self) -> bool:
        return "pip install" in self.body or "pre-commit install" in self.body

    @property
    def measures(self) -> bool:
        return "bench/" in self.body


def blocks(page: Path) -> Iterator[Block]:
    text = page.read_text("utf-8")
    for found in FENCE.finditer(text):
        directive, value = found["directive"], found["value"]
        yield Block(
            page,
            text.count("\n", 0, found.start()) + 1,
            found["language"],
            found["body"],
            found["title"] or (value if directive == "file" else ""),
            int(value) if directive == "exit" else 0,
        )


def stem(page: Path) -> str:
    return page.stem


def named(block: Block) -> str:
    return f"{block.page.name}:{block.line}"


def in_order(page: Path) -> bool:
    """True for a page that is run from top to bottom."""
    return TOP_TO_BOTTOM in page.read_text("utf-8")


def prepare(folder: Path, page: Path) -> Path:
    """A folder with the files that a page shows, for the README those of the repository too."""
    names = REPOSITORY if page.parent == ROOT else () if in_order(page) else ("seeds",)
    for name in names:
        ignored = shutil.ignore_patterns("__pycache__", ".*cache")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in FILES if page.parent == ROOT else ():
        shutil.copy(ROOT / name, folder / name)
    for block in blocks(page) if not in_order(page) else ():
        write(block, folder)
    return folder


def write(block: Block, folder: Path) -> None:
    """Write the file that a block shows, if it shows one."""
    if block.file:
        file = folder / block.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block.body, encoding="utf-8")


def run(block: Block, folder: Path, extra: Mapping[str, str] = {}) -> tuple[list[str], int]:
    """Run the commands as a shell would and give the lines of output and the exit code.

    A nested pytest only collects: the tests run once, not once more for the README.
    """
    environment = {key: os.environ[key] for key in os.environ if not key.startswith("PYTEST_")}
    binaries = Path(sys.executable).parent
    environment |= {
        "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}",
        "PYTEST_ADDOPTS": "--collect-only --quiet",
        **extra,
    }
    done = subprocess.run(
        ["bash", "-c", "\n".join(block.commands)],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.stdout.splitlines(), done.returncode


def shows(shown: str, line: str) -> bool:
    """True for the line itself, or for its beginning with an ellipsis for the rest."""
    return shown == line or (shown.endswith(ELISION) and line.startswith(shown.rstrip(ELISION)))


def check_block(block: Block, folder: Path, extra: Mapping[str, str] = {}) -> None:
    """The commands of a block end as the page says and print what it shows."""
    printed, code = run(block, folder, extra)
    assert code == block.code, "\n".join(printed)
    coming = iter(printed)
    missing = [shown for shown in block.output if not any(shows(shown, line) for line in coming)]
    assert not missing, "\n".join(["the page shows", *missing, "but this came:", *printed])


def check_page(page: Path, folder: Path, extra: Mapping[str, str] = {}) -> None:
    """Every command of a page does what it shows, in one folder and in this order."""
    for block in blocks(page):
        write(block, folder)
        if block.language == "console":
            check_block(block, folder, extra)


def release(folder: Path) -> Path:
    """A git repository with what is under version control here, tagged as a release."""
    folder.mkdir()
    for name in (*REPOSITORY, *FILES):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    for command in (
        "init --quiet",
        "commit --quiet --allow-empty -m Begin",
        "add --all",
        "commit --quiet -m Release",
        f"tag v{__version__}",
    ):
        git = ["git", *command.split()]
        subprocess.run(git, cwd=folder, check=True, env={**os.environ, **IDENTITY})
    return folder
