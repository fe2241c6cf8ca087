"""Offsets, lines and columns are those of the file, however its text is written."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factlint.documents import Declared
from factlint.documents.reading import open_document
from factlint.records import QuantityRecord, QuotationRecord, Record, TimeRecord
from tests.extract.corpus import PUBLISHED, engine, extract

PARAGRAPH = """\
The coast guard said that when the ferry went down off the cape at least
83 people were killed, most of them pilgrims who had boarded on Nov. 25,
2024, and that a search for survivors would go on for as long as weather
permits."""


class Place(msgspec.Struct, frozen=True):
    """Where a value stands in a file, and its text there."""

    text: str
    line: int
    column: int
    start: int


def read_file(folder: Path, data: bytes) -> list[Record]:
    """Everything that is read in a file of these bytes."""
    file = folder / "article.txt"
    file.write_bytes(data)
    given = Declared(published=PUBLISHED, language="en")
    return list(engine().extract(open_document(str(file), given)))


def places(records: list[Record]) -> list[Place]:
    """The places of quantities and dates."""
    return [
        Place(record.text, record.line, record.column, record.start)
        for record in records
        if isinstance(record, QuantityRecord | TimeRecord)
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"83 ships sank.", [Place("83", 1, 1, 0)], id="plain"),
        pytest.param(b"\xef\xbb\xbf83 ships sank.", [Place("83", 1, 1, 0)], id="BOM"),
        pytest.param(
            b"Ships sank.\r\n\r\nThere were 83 of them.\r\n",
            [Place("83", 3, 12, 26)],
            id="CRLF",
        ),
        pytest.param(
            b"\xef\xbb\xbfShips sank.\r\nThere were 83 of them.",
            [Place("83", 2, 12, 24)],
            id="BOM and CRLF",
        ),
        pytest.param(
            b"Ships sank.\r\rThere were 83 of them.",
            [Place("83", 3, 12, 24)],
            id="CR alone",
        ),
        pytest.param(
            "Some €3\u00a0million went.".encode(),
            [Place("Some €3\u00a0million", 1, 1, 0)],
            id="no-break space within a figure",
        ),
        pytest.param(
            "It\u00a0took\u00a0at\u00a0least\u00a083\u00a0ships.".encode(),
            [Place("at\u00a0least\u00a083", 1, 9, 8)],
            id="no-break spaces between words",
        ),
        pytest.param(
            "“We lost 83 ships,” she said.".encode(),
            [Place("83", 1, 10, 9)],
            id="curly quotation marks",
        ),
        pytest.param(
            "It was New Year’s Day at sea.".encode(),
            [Place("New Year’s Day", 1, 8, 7)],
            id="curly apostrophe",
        ),
        pytest.param(
            "🚢🚢 Divers found 83 ships.".encode(),
            [Place("83", 1, 17, 16)],
            id="characters outside the basic plane are one column each",
        ),
        pytest.param(
            "The cafe\u0301 served 83 meals.".encode(),
            [Place("83", 1, 18, 17)],
            id="combining accents are columns of their own",
        ),
        pytest.param(
            b"\tDivers found 83 ships.", [Place("83", 1, 15, 14)], id="a tab is one column"
        ),
        pytest.param(
            "Divers\u200b found 83 ships, co\u2011owned, on March\u00a03.".encode(),
            [Place("83", 1, 15, 14), Place("March\u00a03", 1, 38, 37)],
            id="invisible characters and odd hyphens",
        ),
        pytest.param(
            "Growth of 25–50 boats.".encode(), [Place("25–50", 1, 11, 10)], id="en dash in a range"
        ),
    ],
)
def test_places_are_those_of_the_file(tmp_path: Path, data: bytes, expected: list[Place]) -> None:
    assert places(read_file(tmp_path, data)) == expected


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_value_wrapped_over_two_lines_is_read_whole(tmp_path: Path, line_end: str) -> None:
    text = PARAGRAPH.replace("\n", line_end)
    found = places(read_file(tmp_path, text.encode()))
    assert found == [
        Place(f"at least{line_end}83", 1, 65, 64),
        Place(f"Nov. 25,{line_end}2024", 2, 65, text.index("Nov.")),
    ]


def test_a_wrapped_value_ends_on_the_line_where_it_ends(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text(PARAGRAPH)
    document = open_document(str(file), Declared(published=PUBLISHED))
    mention = engine().read(document).mentions[0]
    place = document.locate(mention.span)
    assert (place.line, place.column, place.end_line, place.end_column) == (1, 65, 2, 3)


@pytest.mark.parametrize("between", ["\n\n", "\r\n\r\n", "\n \n", "\n\n\n"])
def test_a_value_does_not_run_from_one_paragraph_into_the_next(between: str) -> None:
    found = places(extract(f"Boats lost in the storm: 21{between}83 sailors came home"))
    assert [place.text for place in found] == ["21", "83"]


def test_a_hedge_at_the_end_of_a_paragraph_does_not_reach_the_next() -> None:
    found = extract("The boats numbered at least\n\n83 sailors came home.")
    hedges = [record.hedge for record in found if isinstance(record, QuantityRecord)]
    assert hedges == ["exact"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We lost 83 ships," she said.', Place("We lost 83 ships,", 1, 2, 1)),
        ("“We lost 83 ships,” she said.", Place("We lost 83 ships,", 1, 2, 1)),
        ("«Perdimos 83 barcos», dijo.", Place("Perdimos 83 barcos", 1, 2, 1)),
        ("She said: “It’s 83.”", Place("It’s 83.", 1, 12, 11)),
    ],
)
def test_a_quotation_is_what_stands_between_its_marks(text: str, quoted: Place) -> None:
    found = [record for record in extract(text) if isinstance(record, QuotationRecord)]
    assert [Place(q.text, q.line, q.column, q.start) for q in found] == [quoted]


PIECES = (
    "At least 83 people were killed on Sunday.",
    "“We lost 21 boats,” said Vega’s aide.",
    "The fund paid €3\u00a0million in Q1 2025",
    "El 25 de noviembre de 2024",
    "Ñandú 🚢 18,000–20,000",
    "\u200bfrom\u00a0March 1",
    "twenty-\u00adone",
    "cafe\u0301 (1998)",
    "\t$50,000,000",
    "",
)
ENDS = ("\n", "\r\n", "\r", "\n\n", " ", "\u2028", "\x0c")


@settings(deadline=None, derandomize=True, max_examples=200)
@given(
    pieces=st.lists(
        st.tuples(st.sampled_from(PIECES), st.sampled_from(ENDS)), min_size=1, max_size=8
    )
)
def test_every_record_says_where_its_text_stands(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + end for piece, end in pieces)
    for record in extract(text):
        assert text[record.start : record.end] == record.text
        assert (record.line, record.column) == _line_column(text, record.start)


def _line_column(text: str, offset: int) -> tuple[int, int]:
    """The place of an offset, told from the line ends before it."""
    ends = [found.end() for found in re.finditer(r"\r\n|\r|\n", text) if found.end() <= offset]
    return len(ends) + 1, offset - (ends[-1] if ends else 0) + 1
