"""What findings of title say, and the days of titles; the texts stand in cases/title.yml."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factlint.documents import Declared, document_from_text
from factlint.engine import Engine, RulebookError, load
from factlint.model import Finding

DESK = """
story: town
about: [bridge]
names:
  - name: Ana Bek
    titles:
      - {title: Senator, from: 2019-01-03, until: 2025-01-20}
      - {title: Governor, from: 2025-01-21}
  - {name: Tom Rey, titles: [Mayor]}
"""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("desk") / "pack.yml"
    file.write_text(DESK, "utf-8")
    return file


def lint(pack: Path, text: str, published: date) -> tuple[Finding, ...]:
    engine = Engine(load([pack]), lambda rule: rule.check == "title")
    return engine.lint([document_from_text(text, "a.txt", Declared(published, "en"))]).findings


@pytest.mark.parametrize(
    ("published", "wrong"),
    [
        (date(2019, 1, 1), True),
        (date(2019, 1, 2), False),
        (date(2025, 1, 20), False),
        (date(2025, 1, 21), False),
        (date(2025, 1, 22), True),
    ],
)
def test_a_title_is_held_from_its_first_to_its_last_day(
    pack: Path, published: date, wrong: bool
) -> None:
    findings = lint(pack, "Senator Ana Bek opened the bridge.", published)
    assert bool(findings) == wrong
    for finding in findings:
        assert (finding.rule, finding.severity) == ("town/ana-bek/title", "warning")
        assert finding.message == (
            '"Senator Ana Bek": the desk has Senator from 2019-01-03 until 2025-01-20. Which title?'
        )


def test_a_title_of_somebody_else_says_whose(pack: Path) -> None:
    (finding,) = lint(pack, "Mayor Ana Bek opened the bridge.", date(2025, 3, 5))
    assert finding.message == '"Mayor Ana Bek": the desk has Mayor for Tom Rey. Which one?'
    (declared,) = finding.related
    assert declared.location.line == 5


def test_a_first_mention_without_a_title_is_a_note(pack: Path) -> None:
    (finding,) = lint(pack, "The bridge is shut. Bek said nothing.", date(2025, 3, 5))
    assert finding.severity == "note"
    assert finding.message == '"Bek": no title and no given name at first mention. Who is it?'


def test_a_title_that_ends_before_it_begins_is_a_mistake(tmp_path: Path) -> None:
    pack = tmp_path / "pack.yml"
    titles = "{title: Senator, from: 2025-01-01, until: 2024-01-01}"
    pack.write_text(f"story: a\nabout: [b]\nnames:\n  - {{name: C, titles: [{titles}]}}\n", "utf-8")
    with pytest.raises(RulebookError, match='"Senator" ends before it begins'):
        load([pack])
