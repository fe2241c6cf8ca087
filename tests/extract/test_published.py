"""Publication dates in the header of an article, and dates there that are none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factlint.documents import Declared
from factlint.documents.reading import document_from_text, open_document
from factlint.extract.article import Article
from tests.extract.corpus import engine, times

HEADLINE = "Ferry sinks off the cape as coast guard searches in the dark"
BODY = (
    "Divers searched the wreck of the ferry for a third night, and the coast guard said that "
    "the hunt for survivors would go on for as long as the weather lets boats leave the harbor."
)
DAY = date(2025, 11, 25)
LINES = [
    "date 2025-11-25",
    "Date: 2025-11-25",
    "2025-11-25",
    "2025-11-25T14:30:00Z",
    "Published: 2025-11-25T14:30:00+01:00",
    "Published 2025-11-25",
    "November 25, 2025",
    "Nov. 25, 2025",
    "Nov 25, 2025",
    "NOVEMBER 25, 2025",
    "25 November 2025",
    "25 Nov 2025",
    "25 Nov. 2025",
    "Tuesday, November 25, 2025",
    "Tue, 25 Nov 2025 14:30:00 GMT",
    "November 25, 2025 at 9:05 AM",
    "11/25/25",
    "11-25-25 1756EDT",
    "November 25, 2025, 4:15 p.m. ET",
    "November 25, 2025 | 5 min read",
    "Published November 25, 2025",
    "Published on November 25, 2025",
    "Published: Nov. 25, 2025",
    "PUBLISHED: NOV. 25, 2025",
    "Posted on November 25, 2025 by Ann Lee",
    "Posted Nov. 25, 2025 at 6:00 a.m.",
    "Lisbon, 25 nov 25 (reuter) -- The port closed.",
    "LISBON, 25 NOV 25 (REUTER) -- THE PORT CLOSED.",
    "San jose (costa rica), 25 nov 25 (radio reloj [rr]) -- [text] The port closed.",
    "Lisbon, 25 Nov 2025 -- The port closed.",
    "By Ann Lee | November 25, 2025",
    "By Ann Lee, November 25, 2025",
    "By Ann Lee and Omar Said • Nov. 25, 2025",
    "By ANN LEE, Harbor Gazette, Nov. 25, 2025",
    "Ann Lee - November 25, 2025",
    "Ann Lee — 25 November 2025",
    "World | Nov. 25, 2025",
    "Published by Ann Lee November 25, 2025",
    "Published by Ana León 25 de noviembre, 2025",
    "Publicado el 25 de noviembre de 2025",
    "25 de noviembre de 2025",
    "Por Ana León | 25 de noviembre de 2025",
    "Fecha: 25 de noviembre de 2025",
    "Martes, 25 de noviembre de 2025",
    "Release date: November 25, 2025",
    "Dated November 25, 2025",
    "Updated November 25, 2025",
    "Last modified 2025-11-25",
]
DATELINES = [
    "LONDON, Nov. 25, 2025 — ",
    "LONDON, November 25, 2025 (Harbor Wire) — ",
    "PORT LOUIS, Mauritius, Nov. 25, 2025 -- ",
    "LONDON — Nov. 25, 2025 — ",
    "MADRID, 25 de noviembre de 2025 — ",
    "WASHINGTON (Harbor Wire) — Nov. 25, 2025 — ",
]
LOOK_ALIKES = [
    "The ferry was launched on November 25, 2015, in a yard that no longer stands.",
    "On Nov. 25, 2015, the ferry was launched in a yard that no longer stands.",
    "Ann Lee was born on November 25, 1985, and writes about the sea.",
    "The company said on November 25, 2015 that the ferry was safe.",
    "[Photo: The ferry leaves port on November 25, 2015, by Ann Lee]",
    "A ferry like this one sank on November 25, 2015",
    "How the storm of November 25, 2015 changed the cape",
    "“I shall never forget November 25, 2015,” its master said.",
    "Copyright 2015 Harbor Gazette",
    "The Nov. 25, 2015, disaster and what came of it",
    "It was posted to the wall of the harbor office on November 25, 2015, by the mate.",
    "Ships built by Ann Lee and her crew since November 25, 2015 have been recalled.",
    "Tickets for the crossing of December 25, 2025 go on sale",
    "ISBN 978-2015-11-25",
    "The updated rules of November 25, 2015 still apply at sea.",
]


def read(text: str, given: Declared = Declared()) -> Article:
    """An article as the reader gives it."""
    return engine().read(document_from_text(text, "article.txt", given))


def days(article: Article) -> list[date]:
    """The publication dates of an article, in the order they were found."""
    return [published.day for published in article.published]


@pytest.mark.parametrize("line", LINES)
def test_a_date_line_above_the_headline_dates_the_article(line: str) -> None:
    article = read(f"{line}\n\n{HEADLINE}\n\n{BODY}\n")
    assert days(article) == [DAY]
    assert article.anchor == DAY


@pytest.mark.parametrize("line", LINES)
def test_a_date_line_below_the_headline_dates_the_article(line: str) -> None:
    article = read(f"{HEADLINE}\n\n{line}\n\n{BODY}\n")
    assert days(article) == [DAY]


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_dates_the_article(dateline: str) -> None:
    assert days(read(f"{HEADLINE}\n\n{dateline}{BODY}\n")) == [DAY]


@pytest.mark.parametrize("line", LOOK_ALIKES)
def test_a_date_that_the_header_only_speaks_of_is_no_publication_date(line: str) -> None:
    assert days(read(f"{line}\n\n{BODY}\n")) == []
    assert days(read(f"{HEADLINE}\n\n{line}\n\n{BODY}\n")) == []


def test_a_date_in_the_body_is_no_publication_date() -> None:
    article = read(f"{HEADLINE}\n\n{BODY}\n\n{BODY}\n\nNovember 25, 2025\n\n{BODY}\n")
    assert days(article) == []


def test_an_article_without_a_date_says_so_and_resolves_nothing_relative() -> None:
    text = f"{HEADLINE}\n\nThe ferry sank on Monday. {BODY}\n"
    article = read(text)
    assert article.anchor is None
    assert [text[span.start : span.end] for span in article.unresolved] == ["Monday"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            "Published November 24, 2025 | Updated November 25, 2025",
            [date(2025, 11, 24), date(2025, 11, 25)],
        ),
        (
            "date 2025-11-29 Published by Ana León 28 de noviembre, 2025",
            [date(2025, 11, 29), date(2025, 11, 28)],
        ),
        (
            "Published: 2025-11-24\nLast updated: 2025-11-25 at 09:00",
            [date(2025, 11, 24), date(2025, 11, 25)],
        ),
        (
            "Nov. 24, 2025\n\nBy Ann Lee\n\nUpdated Nov. 25, 2025, 8 a.m.",
            [date(2025, 11, 24), date(2025, 11, 25)],
        ),
    ],
)
def test_all_dates_of_a_header_are_kept_and_the_first_one_counts(
    header: str, expected: list[date]
) -> None:
    article = read(f"{header}\n\n{HEADLINE}\n\n{BODY}\n")
    assert days(article) == expected
    assert article.anchor == expected[0]


def test_the_same_date_twice_is_kept_twice() -> None:
    article = read(f"date 2025-11-25 Published by Ann Lee November 25, 2025\n\n{HEADLINE}\n")
    assert days(article) == [DAY, DAY]


def test_a_headline_may_share_the_line_of_its_date() -> None:
    article = read(f" date 2025-11-25 {HEADLINE}\n\n{BODY}\n")
    assert days(article) == [DAY]


def test_a_given_date_goes_before_the_side_file_and_that_before_the_header(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text(f"November 25, 2025\n\n{HEADLINE}\n\n{BODY}\n")
    (tmp_path / "article.txt.meta.yml").write_text("published: 2025-11-26\n")
    beside = engine().read(open_document(str(file)))
    given = engine().read(open_document(str(file), Declared(published=date(2025, 11, 27))))
    assert [(p.day, p.origin) for p in beside.published] == [
        (date(2025, 11, 26), "sidecar"),
        (DAY, "header"),
    ]
    assert [(p.day, p.origin) for p in given.published] == [
        (date(2025, 11, 27), "command line"),
        (date(2025, 11, 26), "sidecar"),
        (DAY, "header"),
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_header_date_stands_where_the_file_has_it(tmp_path: Path, line_end: str) -> None:
    file = tmp_path / "article.txt"
    text = f"{HEADLINE}\n\nBy Ann Lee | Nov. 25, 2025\n\n{BODY}\n".replace("\n", line_end)
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    article = engine().read(open_document(str(file)))
    (published,) = article.published
    assert published.span is not None
    assert text[published.span.start : published.span.end] == "Nov. 25, 2025"
    assert article.document.line_column(published.span.start) == (3, 14)


def test_relative_dates_resolve_against_the_header() -> None:
    text = f"{HEADLINE}\n\nPublished Nov. 25, 2025\n\nThe ferry sank on Monday. {BODY}\n"
    found = {time.text: time.timex3 for time in times(text, published=None)}
    assert found["Monday"] == "2025-11-24"
