"""What quantities a sentence of news prose says, and which of its numbers are none."""

from __future__ import annotations

import math
from collections.abc import Iterator

import msgspec
import pytest

from factlint.model import Number
from factlint.records import QuantityRecord
from tests.extract.corpus import Said, load_corpus, quantities, said


class Expected(msgspec.Struct, frozen=True):
    """A quantity as `factlint extract` gives it; an exact one needs only its value."""

    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    hedge: str = "exact"
    unit: str | None = None
    ordinal: bool = False

    def bounds(self) -> tuple[Number | None, Number | None]:
        return (self.value, self.value) if self.hedge == "exact" else (self.low, self.high)

    def matches(self, record: QuantityRecord) -> bool:
        mine = (*self.bounds(), self.value)
        theirs = (record.low, record.high, record.value)
        return all(map(_close, mine, theirs)) and (self.hedge, self.unit, self.ordinal) == (
            record.hedge,
            record.unit,
            record.ordinal,
        )


class Spellings(msgspec.Struct, frozen=True):
    """One quantity and the sentences that say it."""

    quantity: Expected
    said: tuple[str, ...]
    language: str = "en"


class Several(msgspec.Struct, frozen=True):
    """A sentence with several quantities, in the order of its marks."""

    said: str
    quantities: tuple[Expected, ...]
    language: str = "en"


class Silent(msgspec.Struct, frozen=True):
    """Sentences whose numbers are all of one kind that is no quantity."""

    kind: str
    said: tuple[str, ...]
    language: str = "en"


class Corpus(msgspec.Struct, frozen=True):
    """Quantities by their spellings, and sentences that hold several."""

    values: tuple[Spellings, ...]
    sentences: tuple[Several, ...] = ()


CORPUS = load_corpus("quantities.yml", Corpus)
SILENT = load_corpus("not_quantities.yml", tuple[Silent, ...])


SPELLINGS = [
    pytest.param(said(sentence), entry.quantity, entry.language, id=sentence)
    for entry in CORPUS.values
    for sentence in entry.said
]
SILENCES = [
    pytest.param(sentence, entry.language, id=f"{entry.kind}: {sentence}")
    for entry in SILENT
    for sentence in entry.said
]


@pytest.mark.parametrize(("sentence", "quantity", "language"), SPELLINGS)
def test_a_spelling_says_its_quantity_and_nothing_else(
    sentence: Said, quantity: Expected, language: str
) -> None:
    found = list(quantities(sentence.text, language))
    assert [(q.start, q.end) for q in found] == list(sentence.spans), _shown(found)
    assert all(map(quantity.matches, found)), _shown(found)


@pytest.mark.parametrize("case", CORPUS.sentences, ids=lambda case: case.said)
def test_a_sentence_says_each_of_its_quantities(case: Several) -> None:
    sentence = said(case.said)
    found = list(quantities(sentence.text, case.language))
    assert [(q.start, q.end) for q in found] == list(sentence.spans), _shown(found)
    assert all(map(Expected.matches, case.quantities, found)), _shown(found)


@pytest.mark.parametrize(("sentence", "language"), SILENCES)
def test_a_number_that_is_no_quantity_is_not_read(sentence: str, language: str) -> None:
    assert not _shown(quantities(sentence, language))


def test_the_corpora_are_as_large_as_they_promise() -> None:
    assert len(CORPUS.values) >= 150
    assert sum(entry.language == "es" for entry in CORPUS.values) >= 30
    assert sum(len(entry.said) for entry in SILENT) >= 100


def _close(mine: Number | None, theirs: Number | None) -> bool:
    if mine is None or theirs is None:
        return mine is theirs
    return math.isclose(mine, theirs, rel_tol=1e-5, abs_tol=1e-9)


def _shown(found: Iterator[QuantityRecord] | list[QuantityRecord]) -> list[str]:
    """What was read, as a failing test prints it."""
    return [f"{q.text!r} {q.hedge} {q.low}..{q.high} value {q.value} {q.unit}" for q in found]
