"""The day of a declared event, against its stages and across articles."""

from __future__ import annotations

from datetime import date

import pytest

from factlint.documents import Declared, document_from_text
from factlint.engine import Engine, load
from factlint.model import Report

DESK = """
story: bridge
about: [bridge*]
events:
  - id: ban
    said: ["bann* ... lorries", "ban on lorries"]
    announced: 2025-02-24
    effective: 2025-03-03
    source: Official Gazette
  - id: opening
    said: ["bridge (opened|was opened)"]
  - id: strike
    said: ["(strike|walkout) ... began"]
    on: 2025-02-27
    severity: warning
"""
PUBLISHED = date(2025, 3, 5)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    pack = tmp_path_factory.mktemp("desk") / "pack.yml"
    pack.write_text(DESK, "utf-8")
    return Engine(load([pack]), lambda rule: rule.check == "date")


def lint(engine: Engine, *texts: str, published: date | None = PUBLISHED) -> Report:
    return engine.lint(
        document_from_text(text, f"{number}.txt", Declared(published, "en"))
        for number, text in enumerate(texts, 1)
    )


@pytest.mark.parametrize(
    "text",
    [
        "The city banned heavy lorries from the bridge on March 3.",
        "The city announced on February 24 that it banned lorries from the bridge.",
        "On Monday the city banned lorries from the bridge.",
        "Last week the city banned lorries from the bridge.",
        "In March the city banned lorries from the bridge.",
        "The city banned lorries from the bridge.",
        "The ban on lorries on the bridge took effect on March 3, 2025.",
    ],
)
def test_a_declared_stage_or_no_day_passes(desk: Engine, text: str) -> None:
    assert lint(desk, text).findings == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The city banned lorries from the bridge on March 1.", "March 1"),
        ("On January 24 the city banned lorries from the bridge.", "January 24"),
        ("The city banned lorries from the bridge on 1 March 2025.", "1 March 2025"),
        ("The city banned lorries from the bridge on Friday.", "Friday"),
        ("The city banned lorries from the bridge on March 3, 2024.", "March 3, 2024"),
    ],
)
def test_another_day_contradicts_the_declaration(desk: Engine, text: str, place: str) -> None:
    (finding,) = lint(desk, text).findings
    assert (finding.rule, finding.check, finding.severity) == ("bridge/ban", "date", "error")
    assert finding.primary.text == place
    for part in ("2025-02-24", "2025-03-03", "Official Gazette"):
        assert part in finding.message
    assert finding.message.endswith("Which day?")
    (related,) = finding.related
    assert related.location.path.endswith("pack.yml")


@pytest.mark.parametrize("day", ["March 4", "March 2", "February 25", "February 23", "Tuesday"])
def test_the_day_beside_is_a_warning_about_time_zones(desk: Engine, day: str) -> None:
    text = f"The city banned lorries from the bridge on {day}."
    (finding,) = lint(desk, text).findings
    assert finding.severity == "warning"
    assert finding.message.endswith("A matter of time zones?")


def test_a_desk_may_want_a_warning_only(desk: Engine) -> None:
    (finding,) = lint(desk, "The walkout on the bridge began on February 10.").findings
    assert (finding.rule, finding.severity) == ("bridge/strike", "warning")


@pytest.mark.parametrize(
    "text",
    [
        "The city banned lorries from the bridge on March 1, not on March 3.",
        "“They banned lorries from the bridge on March 1,” he said.",
        "The bridge was painted on March 1. The city banned lorries from it.",
        "The city banned lorries from the bridge in 2019.",
        "A bridge cracked on March 1.",
        "The city banned lorries from the bridge, and the toll rose to 17 on March 1.",
        "The city banned lorries from the bridge, officials said on March 1.",
    ],
)
def test_what_is_not_plainly_the_day_of_the_event_is_left_alone(desk: Engine, text: str) -> None:
    assert lint(desk, text).findings == ()


def test_on_friday_means_nothing_without_a_publication_date(desk: Engine) -> None:
    text = "The city banned lorries from the bridge on Friday."
    assert lint(desk, text, published=None).findings == ()


def test_a_full_date_needs_no_publication_date(desk: Engine) -> None:
    text = "The city banned lorries from the bridge on March 1, 2025."
    assert lint(desk, text, published=None).findings


def test_other_stories_are_not_held_to_the_declaration(desk: Engine) -> None:
    assert lint(desk, "The city banned lorries from the old town on March 1.").findings == ()


def test_an_undeclared_day_is_compared_across_articles(desk: Engine) -> None:
    texts = ("The bridge opened on March 1, 2025.", "The bridge was opened on March 2, 2025.")
    (finding,) = lint(desk, *texts).findings
    assert (finding.rule, finding.severity) == ("bridge/opening", "warning")
    assert (finding.primary.path, finding.primary.text) == ("2.txt", "March 2, 2025")
    (related,) = finding.related
    assert (related.location.path, related.location.text) == ("1.txt", "March 1, 2025")


def test_one_day_in_many_spellings_is_one_day(desk: Engine) -> None:
    texts = (
        "The bridge opened on March 1, 2025.",
        "The bridge opened on Saturday.",
        "The bridge opened on 1 March.",
    )
    assert lint(desk, *texts).findings == ()


def test_the_declared_days_are_told_by_their_stages(desk: Engine) -> None:
    text = "The city banned lorries from the bridge on March 1. The strike began on February 24."
    ban, strike = lint(desk, text).findings
    assert ban.message == (
        '"March 1" is 2025-03-01, but the fact sheet has it announced 2025-02-24,'
        " effective 2025-03-03 (Official Gazette). Which day?"
    )
    assert strike.message == (
        '"February 24" is 2025-02-24, but the fact sheet has it on 2025-02-27. Which day?'
    )
