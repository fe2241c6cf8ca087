"""The manual as a site: what is generated is current, every page is found, and it builds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from docs import generate
from factlint.checks import check_names
from factlint.cli.commands import COMMANDS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
SITE = yaml.safe_load((ROOT / ".mkdocs.yml").read_text("utf-8"))
FETCHING = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}


def pages(navigation: list[object]) -> Iterator[str]:
    """The pages of a navigation and of all its sections."""
    for entry in navigation:
        if isinstance(entry, str):
            yield entry
            continue
        assert isinstance(entry, dict)
        for value in entry.values():
            yield from pages(value if isinstance(value, list) else [value])


def test_every_page_is_in_the_navigation_once() -> None:
    files = sorted(str(page.relative_to(DOCS)) for page in DOCS.rglob("*.md"))
    assert sorted(pages(SITE["nav"])) == files, "add the page to `nav` in .mkdocs.yml"


@pytest.mark.slow
def test_the_generated_parts_are_current() -> None:
    stale = [
        str(page.relative_to(ROOT))
        for page, text in generate.generate().items()
        if not page.exists() or page.read_text("utf-8") != text
    ]
    assert stale == [], "run `python docs/generate.py`"


def test_every_check_has_its_page_and_no_other() -> None:
    assert {page.stem for page in (DOCS / "checks").glob("*.md")} == set(check_names())


@pytest.mark.parametrize("name", check_names())
def test_the_page_of_a_check_shows_its_manual_its_keys_and_shipped_examples(name: str) -> None:
    page = (DOCS / "checks" / f"{name}.md").read_text("utf-8")
    headings = re.findall(r"^##? (.+)$", page, re.MULTILINE)
    assert headings[0] == f"`{name}`"
    assert headings[-2:] == [f"In a rule: `check: {name}`", "Rules that ship with factlint"]
    assert "Flags:" in page
    assert "Passes:" in page


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_of_commands_has_every_command_and_argument(name: str) -> None:
    page = (DOCS / "commands.md").read_text("utf-8")
    assert f"## `factlint {name}`" in page
    printed = subprocess.run(
        [sys.executable, "-m", "factlint", name, "--help"], capture_output=True, encoding="utf-8"
    ).stdout
    options = set(re.findall(r"^  (--[a-z-]+)", printed, re.MULTILINE))
    assert [option for option in options if f"`{option}" not in page] == []


def test_a_stale_page_is_named_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "checks" / "count.md"
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    monkeypatch.setattr(generate, "generate", lambda: {page: "# new\n"})
    assert generate.main(["--check"]) == 1
    assert not page.exists()
    assert generate.main([]) == 0
    assert page.read_text("utf-8") == "# new\n"
    assert generate.main(["--check"]) == 0
    assert capsys.readouterr().out == "checks/count.md\n" * 2


class Fetched(HTMLParser):
    """What a browser fetches when it shows a page."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag == "link" and given.get("rel") in ("canonical", "prev", "next"):
            return
        if address := given.get(FETCHING.get(tag, "")):
            self.addresses.append(address)


@pytest.mark.slow
def test_the_site_builds_with_one_command_and_fetches_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = subprocess.run(
        [*(sys.executable, "-m", "mkdocs", "build"), "-f", ".mkdocs.yml", "-d", str(site)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "HTTPS_PROXY": "http://127.0.0.1:9"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    built = list(site.rglob("*.html"))
    assert len(built) == len(list(pages(SITE["nav"]))) + 1  # and the page for "not found"
    fetched = {address for page in built for address in Fetched(page).addresses}
    assert [address for address in fetched if re.match(r"(https?:)?//", address)] == []
