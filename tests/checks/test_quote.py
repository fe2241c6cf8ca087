"""Quotations in two wordings: what is said of them, how surely, and between which articles."""

from __future__ import annotations

from datetime import date

import pytest

from factlint.documents import Declared, document_from_text
from factlint.engine import Engine, load
from factlint.model import Finding

DAY = date(2025, 3, 5)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(load(), lambda rule: rule.check == "quote")


def lint(engine: Engine, *texts: str, days: tuple[date, ...] = ()) -> list[Finding]:
    given = days or (DAY,) * len(texts)
    documents = [
        document_from_text(text, f"{number}.txt", Declared(published=day))
        for number, (text, day) in enumerate(zip(texts, given, strict=True))
    ]
    return list(engine.lint(documents).findings)


ONE = '"We found the door wide open and nobody was in the building," Ama Boateng said.'
OTHER = '"We found the gate wide open and nobody was in the building," Ama Boateng said.'


def test_both_wordings_are_shown_and_none_is_fixed(engine: Engine) -> None:
    (finding,) = lint(engine, f"{ONE}\n\nPolice left at noon.\n\n{OTHER}")
    assert finding.severity == "warning"
    assert '"gate" here, "door" in the other quotation' in finding.message
    assert [related.location.line for related in finding.related] == [1]
    assert finding.fix is None


def test_a_contraction_alone_is_a_note_of_low_confidence(engine: Engine) -> None:
    (finding,) = lint(
        engine,
        '"We\'ll rebuild the bridge before the winter comes," Per Lund said.\n\n'
        'Workers came. "We will rebuild the bridge before the winter comes," Lund said.',
    )
    assert (finding.severity, finding.confidence) == ("note", "low")


def test_articles_that_are_far_apart_in_time_quote_two_utterances(engine: Engine) -> None:
    assert lint(engine, ONE, OTHER, days=(DAY, date(2025, 3, 9)))
    assert not lint(engine, ONE, OTHER, days=(DAY, date(2025, 6, 9)))


def test_the_order_of_the_articles_does_not_matter(engine: Engine) -> None:
    documents = [
        document_from_text(text, name, Declared(published=DAY))
        for text, name in ((ONE, "a.txt"), (OTHER, "b.txt"), (ONE, "c.txt"))
    ]
    assert engine.lint(documents).findings == engine.lint(documents[::-1]).findings


def test_an_article_without_quotation_marks_gives_nothing(engine: Engine) -> None:
    assert not lint(engine, "They're out of the woods, the workers' leader said.")
