"""What a sum says, and how sure it is."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from factlint.documents import Declared, document_from_text
from factlint.engine import Engine, load
from factlint.model import Finding


@cache
def engine() -> Engine:
    return Engine(load(), lambda rule: rule.check == "sum")


def lint(text: str) -> list[Finding]:
    document = document_from_text(text, "draft.txt", Declared(date(2025, 3, 5), "en"))
    return list(engine().lint([document]).findings)


@pytest.mark.parametrize(
    ("text", "severity", "message"),
    [
        (
            "The blast left 12 dead: eight men and five women.",
            "error",
            'the parts make 13, not "12". Which figure?',
        ),
        (
            "The blast left about 12 dead: ten men and five women.",
            "warning",
            'the parts make 15, not "about 12". Which figure?',
        ),
        (
            "The $2.1 billion plan includes $1.4 billion for ports and $0.9 billion for rail.",
            "warning",
            'the parts make $2.3 billion, not "$2.1 billion". Which figure?',
        ),
        (
            "In the poll 52 percent said yes, 41 percent no and 15 percent were undecided.",
            "warning",
            "these shares make 108 percent of one whole. Which figure?",
        ),
    ],
)
def test_what_is_rounded_or_hedged_is_a_warning(text: str, severity: str, message: str) -> None:
    assert [(found.severity, found.message) for found in lint(text)] == [(severity, message)]


def test_the_whole_is_shown_with_each_of_its_parts() -> None:
    (found,) = lint("Police arrested 31 people: 19 men and 14 women.")
    assert found.primary.text == "31"
    assert [related.location.text for related in found.related] == ["19 men", "14 women"]


@pytest.mark.parametrize(
    ("total", "count"),
    [("$10.0 million", 0), ("$10.1 million", 0), ("$9.7 million", 1), ("$10.4 million", 1)],
)
def test_decimals_leave_room_for_rounding(total: str, count: int) -> None:
    text = f"The firm earned {total}: $6.1 million from roads and $4.0 million from ports."
    assert len(lint(text)) == count


def test_a_pair_of_parts_is_reported_once() -> None:
    text = "Of the 12 dead, eight were men and five were women, 12 people in all."
    assert len(lint(text)) == 1
