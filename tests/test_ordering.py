"""Findings in their order, each slip told once."""

import pytest

from factlint.documents import document_from_text
from factlint.engine import Engine, load


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.setenv("FACTLINT_CACHE_DIR", "")
    return Engine(load([]))


def test_two_checks_that_hold_one_place_against_another_tell_it_once(engine: Engine) -> None:
    text = (
        "March 5, 2025\n\n# Mayor Petrovik quits\n\nMayor Ana Petrovic resigned on Tuesday. "
        "Petrovic, 61, had led the town since 2013, Petrovic's office said.\n"
    )
    found = engine.lint([document_from_text(text, "a.md")]).findings
    assert [each.primary.text for each in found].count("Petrovik") == 1


def test_one_place_against_two_others_is_told_twice(engine: Engine) -> None:
    text = (
        "March 5, 2025\n\n# Mayor Petrovik, 62, quits\n\nMayor Ana Petrovic, 61, resigned on "
        "Tuesday. She had led the town since 2013, Petrovic's office said.\n"
    )
    found = engine.lint([document_from_text(text, "a.md")]).findings
    assert {"Petrovik", "62"} <= {each.primary.text for each in found}
