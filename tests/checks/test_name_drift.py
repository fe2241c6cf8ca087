"""Points of `name-drift` that no table shows: what is said, how grave, and across articles."""

from __future__ import annotations

from pathlib import Path

from factlint.documents import Declared, document_from_text
from factlint.engine import Engine, load
from factlint.model import Report

KEARNEY = "Siobhán Kearney, an engineer, had warned of it. Kearney kept copies."


def lint(*texts: str, rules: Path | None = None) -> Report:
    engine = Engine(load([rules] if rules else []), lambda rule: rule.check == "name-drift")
    given = Declared(language="en")
    documents = [document_from_text(text, f"{at}.txt", given) for at, text in enumerate(texts)]
    return engine.lint(documents)


def test_the_rarer_spelling_is_shown_with_how_often_the_other_stands() -> None:
    (finding,) = lint(f"{KEARNEY} Kearny said so.").findings
    assert finding.message == '"Kearny" here, "Kearney" 2 times. Which?'
    assert (finding.severity, finding.fix) == ("warning", None)
    assert [related.location.text for related in finding.related] == ["Kearney", "Kearney"]


def test_a_spelling_in_a_quotation_is_a_note() -> None:
    (finding,) = lint(f'{KEARNEY} "I was told that Kearny did," the mayor said.').findings
    assert finding.severity == "note"


def test_a_foreign_name_with_two_spellings_in_use_is_a_note() -> None:
    (finding,) = lint("Shells hit Odesa on Monday. The port of Odessa was shut.").findings
    assert finding.severity == "note"


def test_names_are_compared_within_a_story_and_count_as_no_statement(tmp_path: Path) -> None:
    pack = tmp_path / "pack.yml"
    pack.write_text("story: dam\nabout: [dam]\n", "utf-8")
    texts = ("The dam held, Ingrid Kestelman said.", "The dam fell, Ingrid Kestleman said.")
    report = lint(*texts, rules=pack)
    (finding,) = report.findings
    assert finding.message == '"Kestleman" here, "Kestelman" in 0.txt. Which?'
    assert report.summary.assertions == 0
    assert not lint(*texts).findings
