"""What becomes of facts from one version to the next, beside the corpus."""

from __future__ import annotations

import pytest

from factlint.versions import compare
from tests.versions.test_corpus_of_versions import read, shown

FIRE = "Twelve people died in the fire in Orda. The depot held grain."


def test_a_place_that_was_forgotten_is_shown() -> None:
    old = f"Fire kills 12 in Orda\n\n{FIRE}"
    new = "Fire kills 14 in Orda\n\nTwelve people died in the fire in Orda. The depot held grain."
    (change,) = compare(read(old, "old"), read(new, "new"))
    assert shown(change) == 'changed: "12" -> "14"'
    assert [(place.line, place.said) for place in change.stays] == [(3, "Twelve")]


def test_changes_stand_in_the_order_of_the_new_version_and_what_is_gone_last() -> None:
    old = "The depot held 90 tonnes of grain.\n\nThe mill has 40 workers.\n\nIt cost $3 million."
    new = "The mill has 60 workers.\n\nThe depot held 70 tonnes of grain."
    changes = compare(read(old, "old"), read(new, "new"))
    said = ['changed: "40" -> "60"', 'changed: "90" -> "70"', 'removed: "$3 million" -> ""']
    assert [shown(change) for change in changes] == said


def test_a_correction_line_says_nothing_of_the_facts() -> None:
    old = "The ferry had 173 people on board.\n"
    new = f"{old}\nCorrection: an earlier version put the cost of the ferry at $4 million.\n"
    assert compare(read(old, "old"), read(new, "new")) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("In Orda, 12 people were arrested.", "In Kestrel, 15 people were arrested."),
        (
            "Orda United won 3-2 against Tarn. Kestrel lost 4-1.",
            "The league plays on. A crowd of 900 came to Orda.",
        ),
        (
            "Net income of the mill was $21.7 million in the fourth quarter, or 55 cents a share.",
            "For the year, earnings were $13.9 million, or 93 cents a share.",
        ),
        (
            "Twelve people were killed when a ferry sank off Kestrel on Monday, police said.",
            "The crew of the Kestrel ferry will be heard by a court on Tuesday, police said.",
        ),
        ("In 2010, a quake killed 300 people in Orda.", "The fire in Kestrel killed 12 people."),
    ],
)
def test_what_is_about_something_else_is_no_change(old: str, new: str) -> None:
    changes = compare(read(old, "old"), read(new, "new"))
    assert {change.verdict for change in changes} <= {"added", "removed"}


def test_markup_and_front_matter_are_no_facts() -> None:
    old = "---\ntitle: Fire\ndate: 2025-03-04\nweight: 12\n---\nThe mill has **40** workers.\n"
    new = "---\ntitle: Fire\ndate: 2025-03-06\nweight: 14\n---\nThe mill has 40 workers.\n"
    assert compare(read(old, "old"), read(new, "new")) == ()
