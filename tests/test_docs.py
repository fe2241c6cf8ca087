"""The pages for readers: what they show is run, and what they list is complete."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, get_args

import msgspec
import pytest

from factlint import __version__, engine, records
from factlint.checks import CheckRegistry, check_names, load_check
from factlint.cli.commands import COMMANDS
from factlint.examples import run_examples
from factlint.model import Hedge
from factlint.reporters import REPORTERS
from factlint.rulebook import lexicon, rules
from factlint.rulebook.files import PackFile
from factlint.rulebook.shapes import record_of
from factlint.rulebook.vocabulary import CALENDAR_SLOTS, ROLES, SHAPE_SLOTS, VALUE_SLOTS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
REPOSITORY = ("docs", "factlint", "rules", "seeds", "tests")
FILES = ("CHANGELOG.md", "LICENSE", "README.md", "pyproject.toml")
ELISION = "…"
IDENTITY = {
    f"GIT_{who}_{what}": said
    for who in ("AUTHOR", "COMMITTER")
    for what, said in (("NAME", "Desk"), ("EMAIL", "desk@example.org"))
}

_FENCE = re.compile(
    r"(?:^<!-- (?P<directive>file|exit) (?P<value>\S+) -->\n)?"
    r"^(?P<fence>`{3,})(?P<language>\w+)(?: title=\"(?P<title>[^\"\n]+)\")?\n"
    r"(?P<body>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
_LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
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


def blocks(page: Path) -> Iterator[Block]:
    text = page.read_text("utf-8")
    for found in _FENCE.finditer(text):
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


SESSIONS = [page for page in PAGES if TOP_TO_BOTTOM in page.read_text("utf-8")]
INSTALLING = [page for page in PAGES if any(block.installs for block in blocks(page))]
BLOCKS = [block for page in PAGES if page not in SESSIONS for block in blocks(page)]
CONSOLE = [block for block in BLOCKS if block.language == "console"]
RULES = [block for block in BLOCKS if block.language == "yaml" and block.page.name == "rules.md"]


def prepare(folder: Path, page: Path) -> Path:
    """A folder with the files that a page shows, for the README those of the repository too."""
    names = REPOSITORY if page.parent == ROOT else () if page in SESSIONS else ("seeds",)
    for name in names:
        ignored = shutil.ignore_patterns("__pycache__", ".*cache")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in FILES if page.parent == ROOT else ():
        shutil.copy(ROOT / name, folder / name)
    for block in blocks(page) if page not in SESSIONS else ():
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


@pytest.mark.parametrize("block", [b for b in CONSOLE if not b.installs], ids=named)
def test_a_command_does_what_the_page_shows(block: Block, tmp_path: Path) -> None:
    check_block(block, prepare(tmp_path, block.page))


def check_page(page: Path, folder: Path, extra: Mapping[str, str] = {}) -> None:
    """Every command of a page does what it shows, in one folder and in this order."""
    for block in blocks(page):
        write(block, folder)
        if block.language == "console":
            check_block(block, folder, extra)


@pytest.mark.parametrize("page", [p for p in SESSIONS if p not in INSTALLING], ids=stem)
def test_a_page_holds_from_top_to_bottom(page: Path, tmp_path: Path) -> None:
    check_page(page, prepare(tmp_path, page))


@pytest.mark.slow
@pytest.mark.parametrize("page", [p for p in SESSIONS if p in INSTALLING], ids=stem)
def test_a_page_that_installs_holds_from_top_to_bottom(page: Path, tmp_path: Path) -> None:
    """The address of the page stands for a repository made of this checkout."""
    released = release(tmp_path / "factlint")
    (tmp_path / "desk").mkdir()
    desk = {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{released.as_uri()}.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://example.org/newsroom/factlint",
        "PRE_COMMIT_HOME": str(tmp_path / "hooks"),
        "PRE_COMMIT_COLOR": "never",
        **IDENTITY,
    }
    check_page(page, tmp_path / "desk", desk)


def release(folder: Path) -> Path:
    """A git repository with what is under version control here, tagged as a release."""
    folder.mkdir()
    for name in (*REPOSITORY, *FILES, ".pre-commit-hooks.yaml"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    for command in (
        "init --quiet",
        "add --all",
        "commit --quiet -m Release",
        f"tag v{__version__}",
    ):
        git = ["git", *command.split()]
        subprocess.run(git, cwd=folder, check=True, env={**os.environ, **IDENTITY})
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("block", [b for b in CONSOLE if b.installs], ids=named)
def test_one_command_sets_everything_up(block: Block, tmp_path: Path) -> None:
    check_block(block, prepare(tmp_path, block.page))


@pytest.mark.parametrize("block", RULES, ids=named)
def test_the_rule_files_of_the_manual_load_and_behave(block: Block, tmp_path: Path) -> None:
    file = tmp_path / "rules.yml"
    file.write_text(block.body, encoding="utf-8")
    report = run_examples(engine.load([file]), [str(file)])
    assert not report.failures


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """The files of this repository that a page links to, each with the heading in it."""
    for target, heading in _LINK.findall(_FENCE.sub("", page.read_text("utf-8"))):
        if "://" not in target:
            yield (page.parent / target if target else page).resolve(), heading


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings."""
    headings = _HEADING.findall(_FENCE.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_what_is_there(page: Path) -> None:
    for target, heading in links(page):
        assert target.exists()
        assert not heading or heading in anchors(target), f"{target.name} has no #{heading}"


def keys(*types: type[msgspec.Struct]) -> set[str]:
    return {key for cls in types for key in record_of(cls).fields}


def fields(cls: type[msgspec.Struct]) -> set[str]:
    return {field.encode_name for field in msgspec.structs.fields(cls)}


def slots(*names: str) -> set[str]:
    return {f"{{{name}}}" for name in names}


ENTRIES = CheckRegistry().sections()
RECORDS = (
    records.QuantityRecord,
    records.TimeRecord,
    records.NameRecord,
    records.QuotationRecord,
    records.AssertionRecord,
)
COMPLETE = {
    "rules.md": {
        "keys of a story pack": keys(PackFile, rules.FactEntry) | set(ENTRIES),
        "keys of its entries": keys(*ENTRIES.values()),
        "keys of rules": keys(rules.Rule),
        "checks": set(check_names()),
        "keys of a measure": keys(lexicon.Measure),
        "slots": slots("count", "date", "money", "percent", "people"),
    },
    "lexicon.md": {
        "sections": keys(lexicon.Lexicon),
        "keys of numbers": keys(lexicon.NumberWords, lexicon.Vague, lexicon.Fixed),
        "keys of hedges and units": keys(lexicon.HedgeWords, lexicon.Currency, lexicon.Unit),
        "keys of dates": keys(lexicon.DateWords, lexicon.DatePattern, lexicon.Holiday),
        "keys of the rest": keys(
            lexicon.Excluded, lexicon.Header, lexicon.Speech, lexicon.Frame, lexicon.Cue
        ),
        "keys of a measure": keys(lexicon.Measure),
        "slots": slots(*VALUE_SLOTS, *SHAPE_SLOTS, *CALENDAR_SLOTS, *ROLES),
        "hedges": set(get_args(Hedge)) - {"exact", "range", "vague"},
    },
    "extract.md": {
        "fields": set().union(*map(fields, RECORDS)),
        "kinds": {str(record.__struct_config__.tag) for record in RECORDS},
        "hedges": set(get_args(Hedge)),
    },
    "formats.md": {"formats": set(REPORTERS)},
    "decides.md": {"severities": {"error", "warning", "note"}},
}


@pytest.mark.parametrize(
    ("page", "what"), [(page, what) for page, lists in COMPLETE.items() for what in lists]
)
def test_a_reference_page_leaves_nothing_out(page: str, what: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    named = {found.strip("{}") for found in re.findall(r"`([^`\n]+)`", text)}
    wanted = {name.strip("{}") for name in COMPLETE[page][what]}
    assert sorted(wanted - named) == []


def test_the_changelog_names_every_command_and_check() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    wanted = [*(f"factlint {command}" for command in COMMANDS), *check_names()]
    assert [name for name in wanted if f"`{name}`" not in changelog] == []


def test_every_check_has_a_manual() -> None:
    assert [name for name in check_names() if not (load_check(name).__doc__ or "").strip()] == []
