"""How grave an age is that cannot be, and what is said of it."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from factlint.documents import Declared, document_from_text
from factlint.engine import Engine, load
from factlint.model import Finding

PUBLISHED = date(2025, 11, 20)


@cache
def engine() -> Engine:
    return Engine(load(), lambda rule: rule.check in ("age", "duration", "ordinal"))


def lint(text: str, published: date | None = PUBLISHED) -> list[Finding]:
    document = document_from_text(text, "draft.txt", Declared(published, "en"))
    return list(engine().lint([document]).findings)


@pytest.mark.parametrize(
    ("text", "severity", "said"),
    [
        ("Ida Marsh, 54, born in 1962, keeps the light.", "error", "62 or 63 on 2025-11-20"),
        ("Ida Marsh, 54, born on 3 May 1962, keeps the light.", "error", "63 on 2025-11-20"),
        ("Ida Marsh, 54, cooks. Ida Marsh, 45, sings.", "warning", '"45" here, "54" there'),
        ("In 2024, three years after the 2019 flood, it opened.", "error", "it is 5"),
        ("Ida Marsh has led it since 2013, for ten years.", "warning", "2025-11-20"),
    ],
)
def test_a_date_of_birth_or_two_times_make_an_error(text: str, severity: str, said: str) -> None:
    (finding,) = lint(text)
    assert finding.severity == severity
    assert said in finding.message


@pytest.mark.parametrize(
    ("age", "published", "wrong"),
    [
        (62, date(2025, 1, 2), False),
        (63, date(2025, 1, 2), False),
        (61, date(2025, 1, 20), True),
        (64, date(2025, 11, 20), True),
        (62, date(2024, 6, 1), False),
        (60, date(2024, 6, 1), True),
    ],
)
def test_a_year_of_birth_allows_two_ages(age: int, published: date, wrong: bool) -> None:
    assert bool(lint(f"Ida Marsh, {age}, born in 1962, keeps the light.", published)) is wrong


def test_two_ages_disagree_without_a_date_of_publication() -> None:
    assert lint("Ida Marsh, 54, cooks. Ida Marsh, 45, sings.", published=None)
