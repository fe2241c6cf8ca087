"""Which days a time expression of news prose means, and which words say no day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import msgspec
import pytest

from factlint.records import TimeRecord
from tests.extract.corpus import PUBLISHED, Said, load_corpus, said, times

# Whether a reading takes in the article or preposition before the expression does not matter.
_LEADING = re.compile(r"(?:(?:the|on|in|at|over|during|of|el|la|los|las|en|de)\s+)+", re.IGNORECASE)


class Expected(msgspec.Struct, frozen=True):
    """A TIMEX3 value with its first and last day."""

    timex3: str
    since: date | None = msgspec.field(name="from", default=None)
    to: date | None = None

    def matches(self, record: TimeRecord) -> bool:
        days = (self.since, self.to) if self.since else (date.fromisoformat(self.timex3),) * 2
        return (self.timex3, *days) == (record.timex3, record.since, record.to)


class Spellings(msgspec.Struct, frozen=True):
    """One date and the sentences that say it in an article of that publication date."""

    expected: Expected = msgspec.field(name="date")
    said: tuple[str, ...]
    language: str = "en"
    published: date = PUBLISHED


class Several(msgspec.Struct, frozen=True):
    """A text with several dates, in the order of its marks."""

    said: str
    timex3: tuple[str, ...]
    language: str = "en"
    published: date = PUBLISHED


class Silent(msgspec.Struct, frozen=True):
    """Sentences that say no date."""

    kind: str
    said: tuple[str, ...]
    language: str = "en"


class Corpus(msgspec.Struct, frozen=True):
    """Dates by their spellings, and texts that hold several."""

    values: tuple[Spellings, ...]
    sentences: tuple[Several, ...] = ()


CORPUS = load_corpus("dates.yml", Corpus)
SILENT = load_corpus("not_dates.yml", tuple[Silent, ...])
RELATIVE = ("yesterday", "on Monday", "last month", "in August", "two days ago", "on Feb. 10")


SPELLINGS = [
    pytest.param(said(sentence), entry, id=f"{entry.published} {sentence}")
    for entry in CORPUS.values
    for sentence in entry.said
]
SILENCES = [
    pytest.param(sentence, entry.language, id=f"{entry.kind}: {sentence}")
    for entry in SILENT
    for sentence in entry.said
]


@pytest.mark.parametrize(("sentence", "entry"), SPELLINGS)
def test_a_spelling_says_its_date_and_nothing_else(sentence: Said, entry: Spellings) -> None:
    found = list(times(sentence.text, entry.published, entry.language))
    assert stretches_of(found) == marked(sentence), _shown(found)
    assert all(map(entry.expected.matches, found)), _shown(found)


@pytest.mark.parametrize("case", CORPUS.sentences, ids=lambda case: case.said)
def test_a_text_says_each_of_its_dates(case: Several) -> None:
    sentence = said(case.said)
    found = list(times(sentence.text, case.published, case.language))
    assert stretches_of(found) == marked(sentence), _shown(found)
    assert [time.timex3 for time in found] == list(case.timex3)


@pytest.mark.parametrize(("sentence", "language"), SILENCES)
def test_words_that_say_no_date_are_not_read(sentence: str, language: str) -> None:
    assert not _shown(times(sentence, language=language))


@pytest.mark.parametrize("words", RELATIVE)
def test_a_relative_date_has_no_value_without_a_publication_date(words: str) -> None:
    assert not _shown(times(f"The ferry was sold {words}.", published=None))


@pytest.mark.parametrize("words", ["Nov. 25, 2024", "2010", "the 1980s", "August 2024"])
def test_an_absolute_date_needs_no_publication_date(words: str) -> None:
    assert len(list(times(f"The ferry was sold in {words} to a bank.", published=None))) == 1


@pytest.mark.parametrize("words", ["Feb. 30, 2024", "Feb. 29, 2023", "31 April 2024", "June 31"])
def test_a_day_that_the_calendar_lacks_has_no_value(words: str) -> None:
    assert not _shown(times(f"The ferry was sold on {words}."))


def test_the_corpora_are_as_large_as_they_promise() -> None:
    assert len(CORPUS.values) >= 150
    assert sum(entry.language == "es" for entry in CORPUS.values) >= 30
    assert sum(len(entry.said) for entry in SILENT) >= 100


def stretches_of(found: Iterable[TimeRecord]) -> list[tuple[int, int]]:
    """Where time expressions stand, without the article or preposition before them."""
    return [(time.start + _leading(time.text), time.end) for time in found]


def marked(sentence: Said) -> list[tuple[int, int]]:
    """The marks of a sentence, without the article or preposition they begin with."""
    return [(start + _leading(sentence.text[start:end]), end) for start, end in sentence.spans]


def _leading(words: str) -> int:
    found = _LEADING.match(words)
    return found.end() if found else 0


def _shown(found: Iterable[TimeRecord]) -> list[str]:
    """What was read, as a failing test prints it."""
    return [f"{time.text!r} {time.timex3} {time.since}..{time.to}" for time in found]
