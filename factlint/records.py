"""The records of `factlint extract`: a stable format, one record a value.

Offsets count code points of the decoded file without its byte order mark; lines and columns
are 1-based. Dates are ISO 8601 days, `null` an open side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from factlint.documents import Document
from factlint.extract.article import Article
from factlint.model import Assertion, Mention, Name, Number, Quantity, Quotation, Span, TimeValue


class Record(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What all records have."""

    path: str
    start: int
    end: int
    line: int
    column: int
    text: str


class QuantityRecord(Record, frozen=True, kw_only=True, tag="quantity"):
    """A number with its hedge and unit; bounds as written, `null` an open side."""

    value: Number | None
    low: Number | None
    high: Number | None
    hedge: str
    unit: str | None
    ordinal: bool


class TimeRecord(Record, frozen=True, kw_only=True, tag="time"):
    """A stretch of days, both ends inclusive, with its TIMEX3 value."""

    since: date | None = msgspec.field(name="from")
    to: date | None
    grain: str
    timex3: str


class NameRecord(Record, frozen=True, kw_only=True, tag="name"):
    """A declared name in one of its forms."""

    canonical: str | None


class QuotationRecord(Record, frozen=True, kw_only=True, tag="quotation"):
    """Words in quotation marks; `depth` is 1 for an outermost quotation."""

    speaker: str | None
    depth: int


class AssertionRecord(Record, frozen=True, kw_only=True, tag="assertion"):
    """A quantity bound to a rule; bounds are those of things that are counted."""

    rule: str
    subject: str
    scope: str
    value: Number | None
    low: Number | None
    high: Number | None
    hedge: str
    unit: str | None
    as_of: date | None
    speaker: str | None
    sentence: str


def records(article: Article, assertions: Sequence[Assertion]) -> Iterator[Record]:
    """The records of an article in text order, values before what is made of them."""
    document = article.document
    found = [_mention_record(document, mention) for mention in article.mentions]
    found += [_assertion_record(assertion) for assertion in assertions]
    yield from sorted(found, key=lambda record: record.start)


def _mention_record(document: Document, mention: Mention) -> Record:
    span, value = mention.span, mention.value
    line, column = document.line_column(span.start)
    place = {
        "path": document.path,
        "start": span.start,
        "end": span.end,
        "line": line,
        "column": column,
        "text": document.text[span.start : span.end],
    }
    match value:
        case Quantity():
            return QuantityRecord(**place, **_amount(value), ordinal=value.ordinal)
        case TimeValue():
            return TimeRecord(
                **place, since=value.start, to=value.end, grain=value.grain, timex3=value.timex3
            )
        case Quotation():
            return QuotationRecord(**place, speaker=value.speaker, depth=value.depth)
        case Name():
            return NameRecord(**place, canonical=value.canonical)


def _assertion_record(assertion: Assertion) -> Record:
    location, value = assertion.location, assertion.value
    span: Span = location.span
    place = {
        "path": location.path,
        "start": span.start,
        "end": span.end,
        "line": location.line,
        "column": location.column,
        "text": location.text,
    }
    if isinstance(value, Name):
        return NameRecord(**place, canonical=value.canonical)
    if isinstance(value, TimeValue):
        return TimeRecord(
            **place, since=value.start, to=value.end, grain=value.grain, timex3=value.timex3
        )
    return AssertionRecord(
        **place,
        **_amount(value),
        rule=assertion.rule,
        subject=assertion.subject,
        scope=assertion.scope,
        as_of=assertion.as_of,
        speaker=assertion.speaker,
        sentence=assertion.sentence,
    )


def _amount(value: Quantity) -> dict[str, Number | str | None]:
    return {
        "value": value.value,
        "low": value.low,
        "high": value.high,
        "hedge": value.hedge,
        "unit": value.unit,
    }
