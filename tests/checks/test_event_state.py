"""What a finding about the state of an event says; the texts stand in cases/event-state.yml."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factlint.documents import Declared, document_from_text
from factlint.engine import Engine, load
from factlint.examples import run_examples
from factlint.model import Finding

DESK = """
story: pier
about: [pier*]
events:
  - id: vote
    said: ["council ... (vote|votes|voted) on the pier"]
    on: 2025-03-11
    source: Council minutes
    examples:
      flag:
        - {text: "The council voted on the pier on March 9.", published: 2025-03-20}
        - {text: "The council will vote on the pier.", published: 2025-03-20}
      pass:
        - {text: "The council will vote on the pier.", published: 2025-03-02}
  - {id: storm, said: ["storm hit the pier"]}
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pack = tmp_path_factory.mktemp("desk") / "pack.yml"
    pack.write_text(DESK, "utf-8")
    return pack


def lint(pack: Path, text: str, published: date | None) -> tuple[Finding, ...]:
    engine = Engine(load([pack]), lambda rule: rule.check == "event-state")
    return engine.lint([document_from_text(text, "a.txt", Declared(published, "en"))]).findings


def test_a_finding_shows_the_words_and_the_declared_day(desk: Path) -> None:
    (finding,) = lint(desk, "The council will vote on the pier.", date(2025, 3, 20))
    assert (finding.rule, finding.severity) == ("pier/vote/state", "warning")
    assert finding.primary.text == "will vote on the pier"
    for part in ("2025-03-20", "on 2025-03-11", "Council minutes", "Still to come?"):
        assert part in finding.message
    (related,) = finding.related
    assert related.location.path == str(desk)


@pytest.mark.parametrize(
    ("published", "found"),
    [
        (date(2025, 3, 2), ("Has it happened?",)),
        (date(2025, 3, 9), ("Has it happened?",)),
        (date(2025, 3, 10), ()),
        (date(2025, 3, 11), ()),
        (None, ()),
    ],
)
def test_a_day_beside_is_left_to_time_zones(
    desk: Path, published: date | None, found: tuple[str, ...]
) -> None:
    findings = lint(desk, "The council voted on the pier.", published)
    assert tuple(finding.message[-len("Has it happened?") :] for finding in findings) == found


def test_an_event_without_a_day_has_no_state(desk: Path) -> None:
    assert [rule.id for rule in load([desk]).rules if rule.check == "event-state"] == [
        "pier/vote/state"
    ]


def test_the_rules_of_one_entry_share_its_examples(desk: Path) -> None:
    report = run_examples(load([desk]), [str(desk)])
    assert (report.failures, report.rules, report.examples) == ((), 2, 3)
