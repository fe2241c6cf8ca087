"""What became of each article, for people: a line each for what was read and what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from factlint.reporters.cells import printable_line
from factlint.reporters.record import CoverageRecord, ReportRecord
from factlint.reporters.summary import counted


def write_coverage(record: ReportRecord, stream: TextIO) -> None:
    """Write the coverage of each article; nothing for none."""
    for article in record.coverage:
        stream.writelines(line + "\n" for line in _lines(article))


def _lines(article: CoverageRecord) -> Iterator[str]:
    day = article.published or "no date"
    story = "belongs to no story" if article.outside else article.story
    yield "  ".join(filter(None, (printable_line(article.path), day, story)))
    read = ", ".join(
        counted(number, NOUNS.get(kind, kind)) for kind, number in article.read.items()
    )
    yield f"   read {read or 'nothing'}"
    yield f"   {counted(article.bound, 'assertion')}, compared {counted(article.compared, 'time')}"
    for reason, number in article.left_out.items():
        yield f"   left out {number:,}: {reason}"


NOUNS = {"quantity": "figure", "time": "date"}
