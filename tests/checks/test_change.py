"""What a change says, and how much room its figures have."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from factlint.documents import Declared, document_from_text
from factlint.engine import Engine, load
from factlint.model import Finding


@cache
def engine() -> Engine:
    return Engine(load(), lambda rule: rule.check == "change")


def lint(text: str) -> list[Finding]:
    document = document_from_text(text, "draft.txt", Declared(date(2025, 3, 5), "en"))
    return list(engine().lint([document]).findings)


@pytest.mark.parametrize(
    ("text", "severity", "message"),
    [
        (
            "Exports were up 20 percent to 120 ships from 110 a year earlier.",
            "error",
            '"20 percent", but the change is 9.09 percent. Which figure?',
        ),
        (
            "The rate rose 5 percent, from 10 percent to 15 percent.",
            "warning",
            '"5 percent", but the change is 50 percent. Percentage points?',
        ),
        (
            "The number of cases doubled from 4 to 9.",
            "error",
            '"doubled", but it is 2.25 times as much. Which figure?',
        ),
        (
            "The toll rose by 5 to 20 from 14 overnight.",
            "error",
            '"5", but the change is 6. Which figure?',
        ),
        (
            "Arrests rose from 640 to 590, the police said.",
            "warning",
            "a rise from 640 to 590. Which way?",
        ),
    ],
)
def test_a_change_is_held_against_its_figures(text: str, severity: str, message: str) -> None:
    assert [(found.severity, found.message) for found in lint(text)] == [(severity, message)]


@pytest.mark.parametrize(
    ("percent", "count"), [(3, 0), (6.7, 0), (10, 0), (13, 0), (15, 1), (20, 1)]
)
def test_millions_with_a_decimal_leave_room_for_rounding(percent: float, count: int) -> None:
    text = f"Sales rose {percent} percent to 1.6 million from 1.5 million."
    assert len(lint(text)) == count


@pytest.mark.parametrize(
    ("said", "after", "count"),
    [
        ("doubled", 20, 0),
        ("doubled", 25, 1),
        ("more than doubled", 25, 0),
        ("more than doubled", 19, 1),
        ("nearly doubled", 19, 0),
        ("nearly doubled", 21, 1),
        ("roughly doubled", 22, 0),
        ("halved", 5, 0),
        ("halved", 7, 1),
        ("more than halved", 4, 0),
        ("tripled", 30, 0),
        ("tripled", 20, 1),
    ],
)
def test_a_multiple_is_taken_with_its_hedge(said: str, after: int, count: int) -> None:
    assert len(lint(f"The number of cases {said}, from 10 to {after}.")) == count


def test_how_much_is_shown_first_and_then_both_figures() -> None:
    (found,) = lint("Exports rose 20 percent to 130 ships from 100.")
    assert found.primary.text == "20 percent"
    assert [related.location.text for related in found.related] == ["100", "130"]
