"""What is said of a bound that cannot hold, and when a floor forces another."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from factlint.documents import Declared, document_from_text
from factlint.engine import Engine, load
from factlint.model import Finding


@cache
def engine() -> Engine:
    return Engine(load(), lambda rule: rule.check == "bounds")


def lint(text: str) -> list[Finding]:
    document = document_from_text(text, "draft.txt", Declared(date(2025, 3, 5), "en"))
    return list(engine().lint([document]).findings)


@pytest.mark.parametrize(
    ("text", "severity", "message"),
    [
        (
            "The fire left 12 people dead, including 15 children.",
            "error",
            '"15" is a part of "12", and more than it. Which figure?',
        ),
        (
            "Between 40 and 25 people were in the hall.",
            "error",
            '"Between 40 and 25" runs downwards. Which figures?',
        ),
        (
            "The crowd numbered at least 500 but no more than 300.",
            "error",
            '"at least 500" and "no more than 300" cannot both be. Which figure?',
        ),
        (
            "Up to 50 people were injured in the fire. Doctors say 62 people were injured.",
            "warning",
            '"Up to 50" here, but the article has "62". Which bound?',
        ),
        (
            "Since May at least 21 raids have left 82 people dead.",
            "warning",
            '"82 people dead" is exact, but there were "at least 21 raids". A floor, too?',
        ),
    ],
)
def test_a_bound_that_cannot_hold(text: str, severity: str, message: str) -> None:
    assert [(found.severity, found.message) for found in lint(text)] == [(severity, message)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("At least three blasts have killed 12 people.", 0),
        ("At least three blasts since May have killed 12 people.", 1),
        ("At least 30 raids have killed 120 people.", 1),
        ("At least 30 raids were made on Friday, killing 12 people.", 0),
        ("At least 30 raids have killed about 120 people.", 0),
        ("At least 30 raids have been made since May; on Friday 12 people died.", 0),
    ],
)
def test_only_a_series_forces_a_floor_on_its_victims(text: str, count: int) -> None:
    assert len(lint(text)) == count
