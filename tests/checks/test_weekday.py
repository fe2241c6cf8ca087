"""A weekday and a date that do not go together, and days that no calendar has."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from factlint.documents import Declared, document_from_text
from factlint.engine import Engine, load
from factlint.model import Finding

PUBLISHED = date(2025, 3, 5)


@cache
def engine() -> Engine:
    return Engine(load(), lambda rule: rule.check == "weekday")


def lint(text: str, published: date | None = PUBLISHED, language: str = "en") -> list[Finding]:
    document = document_from_text(text, "draft.txt", Declared(published, language))
    return list(engine().lint([document]).findings)


@pytest.mark.parametrize(
    ("text", "place", "right"),
    [
        ("The vote was on Friday, March 3, 2025.", "Friday, March 3, 2025", "Monday"),
        ("The vote was on Friday, March 3.", "Friday, March 3", "Monday"),
        ("The vote was on Friday March 3.", "Friday March 3", "Monday"),
        ("The vote was on Fri., Mar. 3, 2025.", "Fri., Mar. 3, 2025", "Monday"),
        ("The vote was on Friday, 3 March 2025.", "Friday, 3 March 2025", "Monday"),
        ("The vote was on Friday, 3rd March 2025.", "Friday, 3rd March 2025", "Monday"),
        ("The vote was on Friday, March 3rd.", "Friday, March 3rd", "Monday"),
        ("The vote was on Friday, the 3rd of March.", "Friday, the 3rd of March", "Monday"),
        ("THE VOTE WAS ON FRIDAY, MARCH 3, 2025.", "FRIDAY, MARCH 3, 2025", "Monday"),
        ("It began on Sunday, July 20, 1969, at sea.", "Sunday, July 20, 1969", None),
        ("It began on Monday, July 20, 1969, at sea.", "Monday, July 20, 1969", "Sunday"),
        ("Friday, Feb. 29, 2024, was a holiday.", "Friday, Feb. 29, 2024", "Thursday"),
        ("Polls open on Tuesday, March 12.", "Tuesday, March 12", "Wednesday"),
    ],
)
def test_a_weekday_is_held_against_the_calendar(text: str, place: str, right: str | None) -> None:
    found = [(f.primary.text, f.severity) for f in lint(text)]
    assert found == ([(place, "error")] if right else [])
    for finding in lint(text):
        assert right is not None
        assert right in finding.message
        assert finding.message.endswith("Weekday or date?")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The bridge opened on February 30, 2024.", "February 30, 2024"),
        ("The bridge opened on Feb. 29, 2025.", "Feb. 29, 2025"),
        ("The bridge opened on 31 April 2024.", "31 April 2024"),
        ("The bridge opened on June 31.", "June 31"),
        ("The bridge opened on Monday, November 31.", "Monday, November 31"),
    ],
)
def test_a_day_that_no_calendar_has_is_an_error(text: str, place: str) -> None:
    (finding,) = lint(text)
    assert (finding.primary.text, finding.severity) == (place, "error")
    assert "no such day" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "The vote was on Monday, March 3, 2025.",
        "The vote was on Monday, March 3.",
        "The fire broke out on Tuesday, December 31.",
        "On Monday the court met. March 3 was a holiday.",
        "The court met on Friday. March 3 was a holiday.",
        "On Friday, 3 people were hurt in March.",
        "Between Friday and March 3 the shop was shut.",
        "Friday, not March 3, is the day.",
        "He has read “Friday” 3 times since March.",
        "February 29, 2024, was a Thursday.",
        "The 31st of the month is a Monday.",
        "Black Friday, 3 March Street, is a shop.",
    ],
)
def test_what_goes_together_or_is_no_pair_passes(text: str) -> None:
    assert lint(text) == []


def test_the_year_is_the_one_nearest_to_the_publication() -> None:
    text = "The parade was on Wednesday, December 31."
    assert lint(text, date(2026, 1, 2)) == []
    (finding,) = lint(text, date(2025, 1, 2))
    assert "Tuesday" in finding.message


def test_without_a_year_and_a_publication_date_nothing_is_held_against_anything() -> None:
    assert lint("The vote was on Friday, March 3.", None) == []


def test_a_year_needs_no_publication_date() -> None:
    assert lint("The vote was on Friday, March 3, 2025.", None)


def test_a_quoted_date_is_held_against_the_calendar_too() -> None:
    assert lint("“We met on Friday, March 3, 2025,” she said.")


def test_spanish_articles_are_read_in_spanish() -> None:
    (finding,) = lint("La votación fue el viernes 3 de marzo de 2025.", language="es")
    assert finding.primary.text == "viernes 3 de marzo de 2025"
    assert lint("La votación fue el lunes 3 de marzo de 2025.", language="es") == []


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("It is on Monday, March 4.", "2025-03-04 is a Tuesday, the nearest Monday is 2025-03-03."),
        ("It is on Sunday, March 14.", "2025-03-14 is a Friday, the nearest Sunday is 2025-03-16."),
        (
            "It is on Monday, March 14.",
            "2025-03-14 is a Friday, the nearest Monday is 2025-03-10 or 2025-03-17.",
        ),
        (
            "It is on Tuesday, March 14.",
            "2025-03-14 is a Friday, the nearest Tuesday is 2025-03-11 or 2025-03-18.",
        ),
        (
            "It is on the third Friday of March, March 14.",
            "2025-03-14 is Friday number 2 of its month, number 3 is 2025-03-21.",
        ),
        ("It sails tomorrow, a Friday.", "by the day of publication it is 2025-03-06, a Thursday."),
    ],
)
def test_both_readings_are_offered(text: str, readings: str) -> None:
    (finding,) = lint(text)
    assert readings in finding.message


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("It is on Friday, March 3.", "weekday"),
        ("It is on March 3, a Friday.", "weekday-apart"),
        ("It is on March 3-6, Monday to Friday.", "weekday-range"),
        ("It is on Friday the 10th, she said.", "weekday-of-month"),
        ("It is tomorrow (Friday).", "weekday-told"),
    ],
)
def test_each_kind_has_a_rule_that_can_be_switched_off(text: str, rule: str) -> None:
    (finding,) = lint(text)
    assert finding.rule == rule
    without = Engine(load(), lambda each: each.check == "weekday" and each.id != rule)
    document = document_from_text(text, "draft.txt", Declared(PUBLISHED, "en"))
    assert without.lint([document]).findings == ()


def test_places_far_apart_are_shown_as_two() -> None:
    text = "The vote, set for Wednesday and due to close at noon, March 13, is the first by mail."
    (finding,) = lint(text)
    (related,) = finding.related
    assert (finding.primary.text, related.location.text) == ("Wednesday", "March 13")


def test_weekdays_are_written_as_the_language_writes_them() -> None:
    (finding,) = lint("El viernes 5 de marzo de 2025 hubo huelga.", language="es")
    assert "is a miércoles, the nearest viernes is" in finding.message
