"""Publication dates: missing ones, and those that contradict each other."""

from __future__ import annotations

from datetime import date
from functools import cache

import msgspec
import pytest

from factlint.documents import Declared, document_from_text
from factlint.engine import Engine, load
from factlint.extract.moments import read_moment
from factlint.model import Finding

BODY = "\n\nThe ferry sailed again after a week in dock, and the crew was glad of it."


@cache
def engine() -> Engine:
    return Engine(load(), lambda rule: rule.check == "metadata")


def lint(text: str, published: date | None = None) -> tuple[Finding, ...]:
    document = document_from_text(text, "draft.txt", Declared(published=published))
    return engine().lint([document]).findings


def test_a_relative_time_without_a_date_is_a_warning_that_shows_it() -> None:
    (finding,) = lint("Ferry resumes\n\nIt sailed on Monday and on Tuesday.")
    assert (finding.rule, finding.severity) == ("publication-date-missing", "warning")
    assert finding.primary.text == "Ferry resumes"
    (related,) = finding.related
    assert "Monday" in related.location.text
    assert related.message == f'"{related.location.text}": which day is that?'


def test_no_date_matters_little_to_a_text_without_relative_times() -> None:
    (finding,) = lint("Ferry resumes\n\nThe ferry sails again.")
    assert (finding.severity, finding.related) == ("note", ())


def test_an_empty_article_lacks_nothing() -> None:
    assert lint("\n \n") == ()


@pytest.mark.parametrize(
    "header",
    [
        "March 7, 2024",
        "7 March 2024",
        "Published by Jo Field 7 de marzo, 2024",
        "date 2024-03-07 Ferry resumes",
        "Published March 7, 2024\nUpdated March 9, 2024",
        "Updated: March 9, 2024\nPublished: March 7, 2024",
        "Published March 7, 2024 | Last updated March 9, 2024",
        "date 2024-03-07 Published by Jo Field 7 de marzo, 2024",
        "March 8, 2024\n\nPORTSMOUTH, March 7, 2024 (Newswire) — The ferry sailed.",
    ],
)
def test_headers_that_agree(header: str) -> None:
    assert lint(header + BODY) == ()


@pytest.mark.parametrize(
    ("header", "here", "there"),
    [
        (
            "date 2024-03-07 Published by Jo Field 8 de marzo, 2024",
            "2024-03-07",
            "8 de marzo, 2024",
        ),
        ("Published March 7, 2024\nPosted March 9, 2024", "March 7, 2024", "March 9, 2024"),
        ("Published March 7, 2024\nUpdated March 5, 2024", "March 7, 2024", "March 5, 2024"),
        (
            "March 8, 2024\n\nPORTSMOUTH, March 9, 2024 (Newswire) — The ferry sailed.",
            "March 8, 2024",
            "March 9, 2024",
        ),
    ],
)
def test_headers_that_contradict_themselves(header: str, here: str, there: str) -> None:
    (finding,) = lint(header + BODY)
    (related,) = finding.related
    assert (finding.rule, finding.severity) == ("publication-date-contradiction", "warning")
    assert (finding.primary.text, related.location.text) == (here, there)
    question = "which is the day of publication?"
    assert finding.message == f"{here} and {there} in one header: {question}"


def test_a_date_given_apart_from_the_article_is_held_against_its_header() -> None:
    (finding,) = lint("March 7, 2024" + BODY, date(2024, 3, 12))
    assert (finding.rule, finding.severity) == ("publication-date-mismatch", "warning")
    assert finding.primary.text == "March 7, 2024"
    assert "2024-03-12 from the command line" in finding.message


def test_a_side_file_is_named_as_the_origin() -> None:
    document = document_from_text("March 7, 2024" + BODY, "draft.txt")
    declared = msgspec.structs.replace(document, declared=Declared(date(2024, 3, 12)))
    (finding,) = engine().lint([declared]).findings
    assert "from the sidecar" in finding.message


@pytest.mark.parametrize("header", ["March 7, 2024", "Updated March 9, 2024", "Ferry resumes"])
def test_a_date_given_apart_that_does_not_contradict(header: str) -> None:
    assert lint(header + BODY, date(2024, 3, 7)) == ()


FRONT = "---\ndate: 2025-03-14\n{}\n---\n{}The ferry sailed again."


@pytest.mark.parametrize(
    ("fields", "text", "rule", "shown"),
    [
        ("lastmod: 2025-03-12", "", "updated-before-published", "2025-03-12"),
        ("dateModified: 2025-03-12", "", "updated-before-published", "2025-03-12"),
        ("embargo: 2025-03-15", "", "embargo-broken", "2025-03-15"),
        ("a: b", "EMBARGOED UNTIL FRIDAY\n\n", "embargo-note", "EMBARGOED UNTIL FRIDAY"),
        ("author:", "", "byline-missing", "author"),
        ("author: Jo Field", "By Ana Ruiz\n\n", "bylines-differ", "By Ana Ruiz"),
        ("permalink: /2025/3/4/ferry", "", "address-date", "2025/3/4"),
        ("filename: 20250304-ferry.md", "", "file-date", "2025-03-14"),
        ("city: Pell", "OSLIN — ", "dateline-place", "Pell"),
        ("a: b", "OSLIN, March 20 — ", "dateline-date", "March 20"),
        ("a: b", "OSLIN, Monday — ", "dateline-weekday", "Monday"),
    ],
)
def test_each_rule_can_be_switched_off(fields: str, text: str, rule: str, shown: str) -> None:
    document = document_from_text(FRONT.format(fields, text), "draft.md")
    (finding,) = engine().lint([document]).findings
    assert (finding.rule, finding.primary.text) == (rule, shown)
    without = Engine(load(), lambda each: each.check == "metadata" and each.id != rule)
    assert without.lint([document]).findings == ()


def test_both_sides_of_a_clash_are_shown() -> None:
    text = FRONT.format("author: Jo Field", "By Ana Ruiz\n\n")
    (finding,) = engine().lint([document_from_text(text, "draft.md")]).findings
    assert finding.message == "by Ana Ruiz, and by Jo Field: who wrote this?"
    (related,) = finding.related
    assert related.location.text == "Jo Field"


@pytest.mark.parametrize(
    ("earlier", "later", "certain"),
    [
        ("2025-03-13", "2025-03-14", True),
        ("2025-03-14", "2025-03-14T09:00:00", False),
        ("2025-03-14T08:00:00", "2025-03-14T09:00:00", True),
        ("2025-03-14T09:00:00+02:00", "2025-03-14T08:00:00Z", True),
        ("2025-03-14T10:30:00+02:00", "2025-03-14T08:00:00Z", False),
        ("2025-03-13T22:00:00", "2025-03-14T08:00:00Z", False),
        ("2025-03-13T23:00:00Z", "2025-03-14", False),
        ("2025-03-12T23:00:00Z", "2025-03-14", True),
        ("March 14, 2025, 9 a.m.", "14 March 2025 at 13:00", True),
    ],
)
def test_a_moment_is_before_another_only_where_it_certainly_was(
    earlier: str, later: str, certain: bool
) -> None:
    months = engine().reader.language("en").grammar.lexicon.dates.months
    one, other = read_moment(earlier, months), read_moment(later, months)
    assert one
    assert other
    assert one.is_before(other) is certain


def test_a_field_that_is_no_date_is_no_moment() -> None:
    months = engine().reader.language("en").grammar.lexicon.dates.months
    assert [read_moment(each, months) for each in ("false", "soon", "2025-02-30")] == [None] * 3
