"""What findings of sequence say, and which rule has them; texts stand in cases/sequence.yml."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from factlint.documents import Declared, document_from_text
from factlint.engine import Engine, load
from factlint.model import Finding

DESK = """
story: pier
about: [pier]
events:
  - {id: fire, said: ["pier burned"], on: 2025-05-08}
  - {id: vote, said: ["council closed the pier"], on: 2025-05-12}
"""


def lint(folder: Path, text: str) -> tuple[Finding, ...]:
    pack = folder / "pack.yml"
    pack.write_text(DESK, "utf-8")
    engine = Engine(load([pack]), lambda rule: rule.check == "sequence")
    given = Declared(date(2025, 6, 20), "en")
    return engine.lint([document_from_text(text, "a.txt", given)]).findings


def test_both_events_are_shown_with_their_days(tmp_path: Path) -> None:
    (finding,) = lint(tmp_path, "The pier burned after the council closed the pier.")
    assert (finding.rule, finding.severity) == ("pier/fire/sequence", "warning")
    assert finding.primary.text == "after"
    assert finding.message == (
        '"after" stands between "pier burned" 2025-05-08 and "council closed the pier" 2025-05-12. '
        "Which of them?"
    )
    assert [related.message for related in finding.related] == [
        *("2025-05-08", "2025-05-12"),
        *("declared here", "declared here"),
    ]


def test_two_days_of_a_sentence_are_of_the_general_rule(tmp_path: Path) -> None:
    (finding,) = lint(tmp_path, "The pier was sold on May 5, two days after the fair of May 4.")
    assert (finding.rule, finding.confidence) == ("sequence", "medium")
    assert finding.primary.text == "two days after"
