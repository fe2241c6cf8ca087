"""Counts in news prose: every spelling of a corpus gives its counts, and texts without one none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import pytest
import yaml

from factlint.documents import Declared, document_from_text
from factlint.engine import Engine, load
from factlint.records import AssertionRecord
from tests.extract.corpus import CORPORA, PUBLISHED, engine

MEASURES = ("killed", "injured", "missing", "arrested", "displaced", "strikes")
PACK = f"""
story: series
about: ["*"]
series: true
track: [{", ".join(MEASURES)}]
"""
SCOPES = {None: {"total", "incident"}, "any": {"total", "incident", "part"}}
EXPECTED = re.compile(
    r"(?P<measure>[a-z]+) (?:(?P<hedge>at least|more than|about|at most|less than|vague) )?"
    r"(?P<low>\d+)(?:-(?P<high>\d+))?(?: (?P<scope>total|incident|part|any))?(?: @(?P<as_of>\S+))?"
)


class Count(NamedTuple):
    """A count as the corpus writes it; `None` for what it does not speak of."""

    measure: str
    figure: tuple[float | None, ...]
    hedge: str
    scope: str | None
    as_of: str | None

    @classmethod
    def parse(cls, text: str) -> Count:
        found = EXPECTED.fullmatch(text)
        assert found, f"no count: {text}"
        low, high = float(found["low"]), found["high"]
        figure = (low, float(high)) if high else (low,)
        hedge = (found["hedge"] or ("range" if high else "exact")).replace(" ", "_")
        return cls(found["measure"], figure, hedge, found["scope"], found["as_of"])

    def fits(self, record: AssertionRecord) -> bool:
        """Whether an assertion says this; no scope is the whole, total or incident."""
        value = (record.low, record.high) if record.value is None else (record.value,)
        return (
            (self.measure, self.figure, self.hedge) == (record.subject, value, record.hedge)
            and record.scope in SCOPES.get(self.scope, {self.scope})
            and self.as_of in (None, str(record.as_of))
        )


class Case(NamedTuple):
    """One text of a corpus and what it must give."""

    text: str
    gives: tuple[Count, ...] = ()
    speaker: str | None = None
    series: bool = False


def read_cases() -> list[Case]:
    entries = yaml.safe_load((CORPORA / "counts.yml").read_text("utf-8"))
    return [
        Case(
            text,
            tuple(map(Count.parse, entry["gives"])),
            entry.get("speaker"),
            entry.get("series", False),
        )
        for entry in entries
        for text in entry["said"]
    ]


def read_nothing() -> list[Case]:
    groups = yaml.safe_load((CORPORA / "not_counts.yml").read_text("utf-8"))
    return [Case(text) for texts in groups.values() for text in texts]


@pytest.fixture(scope="module")
def series_engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    pack = tmp_path_factory.mktemp("series") / "series.yml"
    pack.write_text(PACK, "utf-8")
    return Engine(load([pack]))


def asserted(reader: Engine, text: str) -> list[AssertionRecord]:
    document = document_from_text(text, "article.txt", Declared(PUBLISHED, "en"))
    return [record for record in reader.extract(document) if isinstance(record, AssertionRecord)]


def shown(records: Sequence[AssertionRecord]) -> str:
    """The assertions of a text, for the message of a failing test."""
    return "; ".join(
        f"{record.subject} {record.hedge} {(record.low, record.high)} {record.scope}"
        f" @{record.as_of} by {record.speaker}"
        for record in records
    )


def plain(speaker: str | None) -> str:
    return re.sub(r"^(the|a|an) ", "", (speaker or "").lower())


CASES = read_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_every_spelling_gives_its_counts(case: Case, series_engine: Engine) -> None:
    records = asserted(series_engine if case.series else engine(), case.text)
    assert len(records) == len(case.gives), shown(records)
    for count, record in zip(case.gives, records, strict=True):
        assert count.fits(record), shown(records)
        if case.speaker:
            assert plain(record.speaker) == plain(case.speaker)


@pytest.mark.parametrize("case", read_nothing(), ids=lambda case: case.text[:60])
def test_what_is_no_count_of_this_event_is_not_asserted(case: Case) -> None:
    records = asserted(engine(), case.text)
    assert not records, shown(records)


def test_an_assertion_stands_where_the_file_says_it() -> None:
    text = "A fire.\n\nThe fire killed at least 14 people and injured 30."
    for record in asserted(engine(), text):
        assert text[record.start : record.end] == record.text
        assert record.line == 3
        assert record.sentence == "The fire killed at least 14 people and injured 30."


def test_a_figure_is_asserted_of_one_measure_only() -> None:
    records = asserted(engine(), "Ten people were killed, 20 injured and 30 arrested.")
    assert [record.value for record in records] == [10, 20, 30]


def test_the_corpora_have_the_size_that_makes_them_worth_something() -> None:
    entries = yaml.safe_load((CORPORA / "counts.yml").read_text("utf-8"))
    assert len(entries) >= 150
    assert len(read_nothing()) >= 100
    texts = [case.text for case in CASES + read_nothing()]
    assert len(texts) == len(set(texts))
