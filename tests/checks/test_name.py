"""Declared names, through the engine: what is reported, how gravely, and with which fix."""

from __future__ import annotations

from pathlib import Path

import pytest

from factlint.documents import document_from_text
from factlint.engine import Engine, load
from factlint.model import Finding

DESK = """
story: harbour
about: [harbour]
names:
  - {name: Harriet Colborne, titles: [Mayor]}
  - {name: Anneliese Brandt-Kovács, titles: [Health Minister], accept: [Anna Brandt]}
  - {name: Lantern Coalition, kind: organisation, severity: warning}
  - {name: USS Amos T. Wardlow, kind: ship, accept: [Amos T. Wardlow]}
  - {name: Ramstein, kind: place}
  - {name: Rammstein, kind: organisation}
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    pack = tmp_path_factory.mktemp("desk") / "pack.yml"
    pack.write_text(DESK, "utf-8")
    return Engine(load([pack]), lambda rule: rule.check == "name")


def lint(engine: Engine, text: str) -> tuple[Finding, ...]:
    return engine.lint([document_from_text(text, "draft.txt")]).findings


def fixed(text: str, finding: Finding) -> str:
    """A text after the fix of a finding."""
    assert finding.fix is not None
    span = finding.primary.span
    return text[: span.start] + finding.fix.replacement + text[span.end :]


def test_a_misspelt_name_is_an_error_with_a_question_and_a_fix(desk: Engine) -> None:
    text = "At the harbour, Mayor Harriet Colbrone said little."
    (finding,) = lint(desk, text)
    assert (finding.rule, finding.check) == ("harbour/harriet-colborne", "name")
    assert finding.severity == "error"
    assert "Colbrone" in finding.primary.text
    assert finding.message.endswith("Colborne?")
    assert fixed(text, finding) == "At the harbour, Mayor Harriet Colborne said little."


def test_the_fix_leaves_title_possessive_and_marks_alone(desk: Engine) -> None:
    text = "The harbour was Mayor Harriet Colbrone’s idea (“Colborne’s folly”)."
    (finding,) = lint(desk, text)
    assert fixed(text, finding) == text.replace("Colbrone’s", "Colborne’s")


def test_a_fix_keeps_capitals(desk: Engine) -> None:
    text = "HARRIET COLBRONE REOPENS HARBOUR\n\nThe harbour is open."
    (finding,) = lint(desk, text)
    assert fixed(text, finding).startswith("HARRIET COLBORNE REOPENS HARBOUR")


def test_the_right_form_elsewhere_in_the_article_is_shown(desk: Engine) -> None:
    (finding,) = lint(desk, "Harriet Colborne opened the harbour.\n\nHarriet Colbrone smiled.")
    (related,) = finding.related
    assert (related.location.line, related.location.text) == (1, "Harriet Colborne")
    assert finding.primary.line == 3


def test_every_misspelling_is_reported_at_its_place(desk: Engine) -> None:
    findings = lint(desk, "Harriet Colbrone left the harbour.\nHarriet Colbornne stayed.")
    assert [finding.primary.line for finding in findings] == [1, 2]


def test_a_misspelling_inside_a_quotation_is_one_too(desk: Engine) -> None:
    assert lint(desk, "“I voted for Harriet Colbrone,” the harbour master said.")


def test_a_desk_may_want_a_warning_only(desk: Engine) -> None:
    (finding,) = lint(desk, "The Lantern Coaltion blocked the harbour.")
    assert (finding.rule, finding.severity) == ("harbour/lantern-coalition", "warning")


def test_a_ship_that_lacks_a_part_of_its_name_is_a_warning(desk: Engine) -> None:
    (finding,) = lint(desk, "The USS Amos Wardlow left the harbour.")
    assert finding.severity == "warning"
    assert finding.fix is not None
    assert finding.fix.replacement == "USS Amos T. Wardlow"


def test_a_misspelt_accepted_form_becomes_that_form(desk: Engine) -> None:
    text = "Anna Brnadt closed the harbour."
    (finding,) = lint(desk, text)
    assert fixed(text, finding) == "Anna Brandt closed the harbour."


@pytest.mark.parametrize(
    "text",
    [
        "Harriet Colborne reopened the harbour. Colborne’s rivals stayed away.",
        "HARRIET COLBORNE REOPENS HARBOUR",
        "Anneliese Brandt-Kovacs saw the harbour.",
        "Anna Brandt saw the harbour.",
        "Thomas Colborne, her brother, runs a harbour inn.",
        "The Colbornes live by the harbour.",
        "Harold Colbourne, no relation, sells rope in the harbour.",
        "The harbour of Ramstein? It has none; Rammstein sang of it.",
        "Lanterns lit the harbour, and a coalition of shops paid.",
        "The USS Amos T. Wardlow left the harbour.",
        "Amos Wardlow, the sailor, never saw the harbour.",
    ],
)
def test_right_forms_and_other_names_pass(desk: Engine, text: str) -> None:
    assert lint(desk, text) == ()


def test_names_of_a_story_are_not_looked_for_elsewhere(desk: Engine) -> None:
    assert lint(desk, "Harriet Colbrone opened the library.") == ()


def test_a_name_is_kept_as_the_desk_writes_it(tmp_path: Path) -> None:
    pack = tmp_path / "pack.yml"
    pack.write_text('story: a\nabout: ["*"]\nnames: [Łukasz Wróblewski]\n', "utf-8")
    engine = Engine(load([pack]), lambda rule: rule.check == "name")
    text = "Lukasz Wrobelwski resigned."
    (finding,) = lint(engine, text)
    assert finding.rule == "a/lukasz-wroblewski"
    assert fixed(text, finding) in (
        "Łukasz Wróblewski resigned.",
        "Lukasz Wróblewski resigned.",
    )
