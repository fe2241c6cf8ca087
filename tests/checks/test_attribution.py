"""What findings of attribution say; the texts stand in cases/attribution.yml."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factlint.documents import Declared, document_from_text
from factlint.engine import Engine, RulebookError, load
from factlint.model import Finding

DESK = """
story: mill
about: [mill]
track: [{measure: killed, sourced: true}, {measure: injured, sourced: true}]
claims:
  - id: arson
    said: ["set fire to the mill"]
    cues: ["in the village they whisper"]
    source: Police, 3 March
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    pack = tmp_path / "pack.yml"
    pack.write_text(DESK, "utf-8")
    return pack


def lint(pack: Path, text: str) -> tuple[Finding, ...]:
    engine = Engine(load([pack]), lambda rule: rule.check == "attribution")
    given = Declared(date(2025, 3, 20), "en")
    return engine.lint([document_from_text(text, "a.txt", given)]).findings


def test_a_claim_shows_where_it_has_its_source(desk: Path) -> None:
    (finding,) = lint(
        desk,
        "Grund set fire to the mill, police said.\n\nHe moved to Carrow and bought a farm.\n\n"
        "It was dusk when Grund set fire to the mill.",
    )
    assert (finding.rule, finding.severity) == ("mill/arson", "warning")
    assert finding.message.startswith('"set fire to the mill": who says so?')
    assert "Police, 3 March" in finding.message
    attributed, declared = finding.related
    assert attributed.location.line == 1
    assert declared.location.path == str(desk)


def test_a_desk_adds_cues_of_its_own(desk: Path) -> None:
    assert lint(desk, "Grund, in the village they whisper, set fire to the mill.") == ()


def test_figures_of_one_sentence_are_one_note(desk: Path) -> None:
    (finding,) = lint(desk, "The blast at the mill killed four people and injured nine.")
    assert (finding.rule, finding.severity) == ("mill/killed/source", "note")


def test_a_rule_must_say_what_needs_a_source(tmp_path: Path) -> None:
    own = tmp_path / "own.yml"
    own.write_text("rules:\n  - {id: empty, check: attribution, cues: [allegedly]}\n", "utf-8")
    with pytest.raises(RulebookError, match='say what needs a source: "said"'):
        load([own])
