"""The pages for readers: what they show is run, and what they list is complete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from factlint import engine, records
from factlint.checks import CheckRegistry, check_names, load_check
from factlint.cli.commands import COMMANDS
from factlint.config import Level, Settings, find_config
from factlint.documents import front_matter
from factlint.documents.document import WeekStart
from factlint.documents.formats import formats
from factlint.documents.reading import Sidecar
from factlint.examples import run_examples
from factlint.model import Hedge
from factlint.reporters import REPORTERS
from factlint.rulebook import lexicon, rules
from factlint.rulebook.files import PackFile
from factlint.rulebook.shapes import record_of
from factlint.rulebook.vocabulary import CALENDAR_SLOTS, ROLES, SHAPE_SLOTS, VALUE_SLOTS
from tests.pages import (
    DOCS,
    FENCE,
    IDENTITY,
    PAGES,
    ROOT,
    Block,
    blocks,
    check_block,
    check_page,
    in_order,
    named,
    prepare,
    release,
    stem,
)

_LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_INDENTED_COMMAND = re.compile(r"^(?: {4}|\t)\s*(?:\$|factlint|python|pip|git)\s", re.MULTILINE)
LANGUAGES = {"console", "json", "python", "text", "toml", "yaml"}

SESSIONS = [page for page in PAGES if in_order(page)]
INSTALLING = [page for page in PAGES if any(block.installs for block in blocks(page))]
BLOCKS = [block for page in PAGES if page not in SESSIONS for block in blocks(page)]
CONSOLE = [block for block in BLOCKS if block.language == "console"]
RULES = [block for block in BLOCKS if block.language == "yaml" and block.page.name == "rules.md"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "block", [b for b in CONSOLE if not b.installs and not b.measures], ids=named
)
def test_a_command_does_what_the_page_shows(block: Block, tmp_path: Path) -> None:
    check_block(block, prepare(tmp_path, block.page))


@pytest.mark.slow
@pytest.mark.parametrize("page", [p for p in SESSIONS if p not in INSTALLING], ids=stem)
def test_a_page_holds_from_top_to_bottom(page: Path, tmp_path: Path) -> None:
    check_page(page, prepare(tmp_path, page), IDENTITY)


@pytest.mark.slow
@pytest.mark.parametrize("page", [p for p in SESSIONS if p in INSTALLING], ids=stem)
def test_a_page_that_installs_holds_from_top_to_bottom(page: Path, tmp_path: Path) -> None:
    desk = released(tmp_path)
    (tmp_path / "desk").mkdir()
    check_page(page, tmp_path / "desk", desk)


@pytest.mark.slow
@pytest.mark.parametrize("block", [b for b in CONSOLE if b.installs], ids=named)
def test_one_command_sets_everything_up(block: Block, tmp_path: Path) -> None:
    desk = released(tmp_path)
    (tmp_path / "desk").mkdir()
    check_block(block, prepare(tmp_path / "desk", block.page), desk)


@pytest.mark.slow
@pytest.mark.parametrize("block", [b for b in CONSOLE if b.measures], ids=named)
def test_whoever_has_a_checkout_can_measure(block: Block, tmp_path: Path) -> None:
    check_block(block, release(tmp_path / "factlint"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_command_hides_from_the_tests(page: Path) -> None:
    """Commands stand in `console` blocks: not indented, and not in blocks of another language."""
    shown = list(blocks(page))
    rest = FENCE.sub("", page.read_text("utf-8"))
    assert {block.language for block in shown} <= LANGUAGES
    assert not any(block.commands for block in shown if block.language != "console")
    assert "\n```" not in rest
    assert not _INDENTED_COMMAND.search(rest)


def released(folder: Path) -> dict[str, str]:
    """An environment in which the address of the pages is a repository made of this checkout."""
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{release(folder / 'factlint').as_uri()}.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://example.org/newsroom/factlint",
        "PRE_COMMIT_HOME": str(folder / "hooks"),
        "PRE_COMMIT_COLOR": "never",
        **IDENTITY,
    }


@pytest.mark.parametrize("block", RULES, ids=named)
def test_the_rule_files_of_the_manual_load_and_behave(block: Block, tmp_path: Path) -> None:
    file = tmp_path / "rules.yml"
    file.write_text(block.body, encoding="utf-8")
    report = run_examples(engine.load([file]), [str(file)])
    assert not report.failures


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """The files of this repository that a page links to, each with the heading in it."""
    for target, heading in _LINK.findall(FENCE.sub("", page.read_text("utf-8"))):
        if "://" not in target:
            yield (page.parent / target if target else page).resolve(), heading


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings."""
    headings = _HEADING.findall(FENCE.sub("", page.read_text("utf-8")))
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
            lexicon.Excluded,
            lexicon.Header,
            lexicon.Speech,
            lexicon.Frame,
            lexicon.Cue,
            lexicon.EventStates,
            lexicon.Tenses,
            lexicon.VerbForms,
            lexicon.Attribution,
            lexicon.Reaches,
            lexicon.Titles,
            lexicon.Sequence,
            lexicon.UnitSpan,
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
    "configuration.md": {
        "keys": keys(Settings),
        "levels": set(get_args(Level)),
        "days": set(get_args(WeekStart)),
    },
    "drafts.md": {
        "keys of front matter": keys(front_matter.Written) | {"author"},
        "keys of a side file": keys(Sidecar),
        "suffixes": set(formats()),
    },
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


def test_the_configuration_page_shows_what_loads(tmp_path: Path) -> None:
    names = {"yaml": "factlint.yml", "toml": "pyproject.toml"}
    page = blocks(DOCS / "configuration.md")
    shown = [b for b in page if b.language in names and b.file in ("", "factlint.yml")]
    assert {block.language for block in shown} == set(names)
    for block in shown:
        (tmp_path / block.language).mkdir()
        path = tmp_path / block.language / names[block.language]
        path.write_text(block.body, encoding="utf-8")
    one, other = (msgspec.structs.asdict(find_config(tmp_path / name).settings) for name in names)
    assert texts(one) == texts(other)


def texts(value: object) -> object:
    """A setting without its places."""
    if isinstance(value, dict):
        return {key: texts(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [texts(item) for item in value]
    return getattr(value, "text", value)


def test_the_changelog_names_every_command_and_check() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    wanted = [*(f"factlint {command}" for command in COMMANDS), *check_names()]
    assert [name for name in wanted if f"`{name}`" not in changelog] == []


def test_every_check_has_a_manual() -> None:
    assert [name for name in check_names() if not (load_check(name).__doc__ or "").strip()] == []
