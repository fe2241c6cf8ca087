"""What became of each article, for people: a line each for what was read and what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from factlint.model import Coverage, Report
from factlint.reporters.cells import printable
from factlint.reporters.summary import counted


def write_coverage(report: Report, stream: TextIO) -> None:
    """Write the coverage of each article; nothing for none."""
    for article in report.coverage:
        stream.writelines(line + "\n" for line in _lines(article))


def _lines(article: Coverage) -> Iterator[str]:
    day = article.published.isoformat() if article.published else "no date"
    yield "  ".join(filter(None, (printable(article.path), day, article.story)))
    read = ", ".join(counted(number, NOUNS.get(kind, kind)) for kind, number in article.read)
    yield f"   read {read or 'nothing'}"
    yield f"   {counted(article.bound, 'assertion')}, compared {counted(article.compared, 'time')}"
    for reason, number in article.left_out:
        yield f"   left out {number:,}: {reason}"


NOUNS = {"quantity": "figure", "time": "date"}
