"""Drafts against their sources: the corpus `sourced.yml`, and what a run makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from factlint.documents import Declared, Document, document_from_text
from factlint.engine import Engine, load
from factlint.model import Finding, Report
from tests.extract.corpus import as_texts, said

CORPUS = as_texts(Path(__file__).with_name("sourced.yml"))
CONTRADICTED, OTHERS = 40, 30
"""The fewest cases of each kind."""


class Case(msgspec.Struct, frozen=True):
    """A draft with its sources."""

    draft: str
    source: str = ""
    sources: tuple[str, ...] = ()
    published: date | None = None
    source_published: date | None = None


@cache
def engine() -> Engine:
    return Engine(load(), lambda rule: rule.check in ("source", "suppression"))


def case_of(written: dict[str, Any]) -> Case:
    node = {key: value for key, value in written.items() if value != "null"}
    return msgspec.convert(node, Case, strict=False)


def check(draft: str, *sources: str) -> Report:
    return engine().lint([document(draft)], [document(text, "source") for text in sources])


def document(text: str, name: str = "draft", published: date | None = None) -> Document:
    return document_from_text(text, f"{name}.txt", Declared(published=published))


def lint(case: Case) -> dict[str, list[Finding]]:
    """The findings of a case by their rules."""
    texts = case.sources or (case.source,)
    sources = [
        document(text, f"source{number}", case.source_published)
        for number, text in enumerate(texts)
    ]
    draft = document(said(case.draft).text, published=case.published)
    found: dict[str, list[Finding]] = {"source/contradicted": [], "source/not-found": []}
    for finding in engine().lint([draft], sources).findings:
        found[finding.rule].append(finding)
    return found


def contradicted() -> Iterator[Any]:
    for kind, cases in CORPUS["contradicted"].items():
        for number, case in enumerate(cases, 1):
            yield pytest.param(case, id=f"{kind}-{number}")


@pytest.mark.parametrize("written", list(contradicted()))
def test_what_the_sources_contradict_is_found_where_it_stands(written: dict[str, Any]) -> None:
    case = case_of(written)
    spans = [(f.primary.span.start, f.primary.span.end) for f in lint(case)["source/contradicted"]]
    for start, end in said(case.draft).spans:
        assert any(start < last and first < end for first, last in spans), spans


@pytest.mark.parametrize("written", CORPUS["supported"])
def test_what_the_sources_support_passes(written: dict[str, Any]) -> None:
    found = lint(case_of(written))
    assert [finding.message for findings in found.values() for finding in findings] == []


@pytest.mark.parametrize("written", CORPUS["passes"])
def test_what_only_looks_alike_is_not_contradicted(written: dict[str, Any]) -> None:
    found = lint(case_of(written))["source/contradicted"]
    assert [finding.message for finding in found] == []


def test_there_are_enough_cases() -> None:
    assert len(list(contradicted())) >= CONTRADICTED
    assert len(CORPUS["supported"]) + len(CORPUS["passes"]) >= OTHERS


DRAFT = "Police arrested 46 protesters outside the parliament."
SOURCE = "Police said 45 protesters were arrested outside the parliament."


def test_both_sides_are_shown() -> None:
    (finding,) = check(DRAFT, SOURCE).findings
    assert finding.severity == "warning"
    assert finding.message == '"46" here, "45" in source.txt'
    assert (finding.primary.path, finding.primary.text) == ("draft.txt", "46")
    (related,) = finding.related
    assert (related.location.path, related.location.text) == ("source.txt", "45")


def test_what_is_in_no_source_is_a_note() -> None:
    (finding,) = check("The bridge has 1,420 bolts.", "The bridge is green.").findings
    assert (finding.rule, finding.severity) == ("source/not-found", "note")
    assert finding.related == ()


def test_without_sources_nothing_is_looked_for() -> None:
    report = engine().lint([document(DRAFT)])
    assert report.findings == ()
    assert report.summary.sources == ()


def test_outcomes_are_counted() -> None:
    draft = "Police arrested 46 protesters in June 2024. The bridge has 1,420 bolts."
    report = check(draft, "Police arrested 45 protesters in June 2024.")
    assert dict(report.summary.sources) == {"supported": 1, "contradicted": 1, "not-found": 1}


def test_the_day_of_publication_is_not_looked_for() -> None:
    report = check("March 6, 2025\n\nThe bridge is green.", "The bridge is green.")
    assert dict(report.summary.sources) == {"supported": 0, "contradicted": 0, "not-found": 0}


def test_the_day_of_filing_and_both_are_not_looked_for() -> None:
    report = check(
        "HARROW, May 15 - Two were hurt. Both were treated.", "Two were hurt at the mill."
    )
    assert report.findings == ()


def test_figures_in_a_quotation_that_a_source_has_are_looked_for_with_it() -> None:
    report = check('He said: "We saw 40 boats there."', "HE: We saw 40 boats there.")
    assert dict(report.summary.sources)["supported"] == 1


def test_one_source_that_agrees_is_enough() -> None:
    assert check(DRAFT, SOURCE, DRAFT).findings == ()


def test_the_result_does_not_depend_on_the_order_of_sources() -> None:
    sources = [document(SOURCE, "a"), document("Police arrested 44 protesters there.", "b")]
    forwards = engine().lint([document(DRAFT)], sources)
    assert forwards == engine().lint([document(DRAFT)], reversed(sources))


def test_only_drafts_are_looked_up() -> None:
    documents = [document(DRAFT, "draft"), document(DRAFT, "corpus")]
    report = engine().lint(documents, [document(SOURCE, "source")], {"draft.txt"})
    assert [finding.primary.path for finding in report.findings] == ["draft.txt"]


def test_a_cached_article_is_looked_up_in_the_sources_of_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(tmp_path))
    assert engine().lint([document(DRAFT)]).findings == ()
    assert len(check(DRAFT, SOURCE).findings) == 1
    assert check(DRAFT, DRAFT).findings == ()
    assert engine().lint([document(DRAFT)]).findings == ()


SUPPRESSED = f'{DRAFT} <!-- factlint: ok source "the clerk counted again" -->'


def test_a_suppression_covers_what_the_sources_contradict() -> None:
    report = check(SUPPRESSED, SOURCE)
    assert report.findings == ()
    assert [one.finding.rule for one in report.suppressed] == ["source/contradicted"]


def test_a_suppression_is_not_called_unused_in_a_run_without_sources() -> None:
    assert engine().lint([document(SUPPRESSED)]).findings == ()
    (unused,) = check(SUPPRESSED, DRAFT).findings
    assert unused.rule == "unused-suppression"


@pytest.mark.slow
def test_a_source_of_many_pages_is_read_once_and_found_in() -> None:
    filler = "The committee met again and talked about the harbour, the road and the {0} sheds.\n\n"
    pages = "".join(filler.format(number) for number in range(20, 1200))
    report = check(DRAFT, f"{pages}{SOURCE}\n\n{pages}")
    assert [finding.message for finding in report.findings] == ['"46" here, "45" in source.txt']
