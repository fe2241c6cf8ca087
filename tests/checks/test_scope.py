"""What findings of scope say, and the mistakes of a declaration; texts stand in cases/scope.yml."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factlint.documents import Declared, document_from_text
from factlint.engine import Engine, RulebookError, load
from factlint.model import Finding

DESK = """
story: floods
about: [flood*]
track: [killed]
scopes:
  - id: deaths
    subject: killed
    places: [Marl, Dunmore]
    source: Ministry
"""
FACTS = "facts:\n  - {subject: killed, value: 22, as_of: 2025-03-10, source: Ministry}\n"
IN_MARL = "The floods have killed 22 people in Marl."


def lint(folder: Path, pack: str, *texts: str) -> tuple[Finding, ...]:
    file = folder / "pack.yml"
    file.write_text(pack, "utf-8")
    engine = Engine(load([file]), lambda rule: rule.check == "scope")
    given = Declared(date(2025, 3, 12), "en")
    return engine.lint(
        document_from_text(text, f"{number}.txt", given) for number, text in enumerate(texts)
    ).findings


def test_a_finding_shows_the_figure_and_what_it_is_of(tmp_path: Path) -> None:
    (finding,) = lint(tmp_path, DESK + FACTS, IN_MARL)
    assert (finding.rule, finding.severity) == ("floods/deaths", "warning")
    assert finding.message == (
        '"in Marl", but 22 is for Marl and Dunmore (Ministry). Narrower here?'
    )
    figure, declared = finding.related
    assert figure.location.text == "22"
    assert declared.location.path.endswith("pack.yml")


def test_without_a_fact_the_article_itself_gives_the_total(tmp_path: Path) -> None:
    assert lint(tmp_path, DESK, IN_MARL) == ()
    whole = "The floods have killed 22 people in Marl and Dunmore.\n\nThey began at night."
    (finding,) = lint(tmp_path, DESK, f"{whole}\n\n{IN_MARL}")
    assert finding.primary.line == 5


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (
            "{id: a, places: [Marl]}",
            'say whose scope it is: a "subject" that is counted, or "said"',
        ),
        ("{id: a, subject: killed, said: [flood], wider: [x]}", "say whose scope it is"),
        ("{id: a, said: [flood], places: [Marl]}", '"places" and "since" go with a "subject"'),
        ("{id: a, subject: killed}", 'a scope needs "places", "narrower", "wider" or "since"'),
        ("{id: a, subject: kiled, places: [x]}", 'no measure "kiled"; did you mean "killed"'),
    ],
)
def test_a_declaration_is_checked_when_it_is_loaded(
    tmp_path: Path, entry: str, problem: str
) -> None:
    with pytest.raises(RulebookError, match=problem):
        lint(tmp_path, f"story: floods\nabout: [flood*]\nscopes:\n  - {entry}\n")


def test_a_rule_of_a_pack_has_its_facts(tmp_path: Path) -> None:
    rule = (
        "rules:\n  - {id: dead, check: scope, subject: killed, places: [Marl, Dunmore], "
        "severity: note}\n"
    )
    pack = DESK.partition("scopes:")[0]
    (finding,) = lint(tmp_path, pack + FACTS + rule, IN_MARL)
    assert (finding.rule, finding.severity) == ("floods/dead", "note")


def test_a_measure_of_the_desk_has_the_figures_whose_words_it_shares(tmp_path: Path) -> None:
    pack = """
story: final
about: [riot*]
measures:
  riot-arrests: {verb: [arrest, arrested], noun: [arrests], participle: [arrested]}
facts:
  - {subject: riot-arrests, value: 31, as_of: 2025-03-10, source: Police}
track: [riot-arrests]
scopes:
  - {id: arrests, subject: riot-arrests, places: [Marl, Dunmore]}
"""
    (finding,) = lint(tmp_path, pack, "Police arrested 31 people in Marl after the riots.")
    assert finding.rule == "final/arrests"
