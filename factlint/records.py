"""The records of `factlint extract`: a stable format, one record a value.

Offsets count code points of the decoded file without its byte order mark; lines and columns
are 1-based. Dates are ISO 8601 days, `null` an open side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import msgspec

from factlint.documents import Document
from factlint.extract.article import Article
from factlint.extract.quantity import Excluded
from factlint.extract.unbound import unbound_quantities
from factlint.model import Assertion, Mention, Number, Quantity, Quotation, Span, TimeValue, Value


class Record(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", omit_defaults=True):
    """What all records have."""

    path: str
    start: int
    end: int
    line: int
    column: int
    text: str


class Explained(Record, frozen=True, kw_only=True):
    """A record with what read it: an entry of the lexicon, a wording, a rule.

    The field is there only when it is asked for.
    """

    reader: str = ""


class QuantityRecord(Explained, frozen=True, kw_only=True, tag="quantity"):
    """A number with its hedge and unit; bounds as written, `null` an open side.

    `unbound` says why it became no assertion, when that is asked for.
    """

    value: Number | None
    low: Number | None
    high: Number | None
    hedge: str
    unit: str | None
    ordinal: bool
    unbound: str = ""


class TimeRecord(Explained, frozen=True, kw_only=True, tag="time"):
    """A stretch of days, both ends inclusive, with its TIMEX3 value."""

    since: date | None = msgspec.field(name="from")
    to: date | None
    grain: str
    timex3: str


class NameRecord(Explained, frozen=True, kw_only=True, tag="name"):
    """A declared name in one of its forms."""

    canonical: str | None


class QuotationRecord(Explained, frozen=True, kw_only=True, tag="quotation"):
    """Words in quotation marks; `depth` is 1 for an outermost quotation."""

    speaker: str | None
    depth: int


class ExcludedRecord(Record, frozen=True, kw_only=True, tag="excluded"):
    """A number that is no quantity, and what it is instead; only in explanations."""

    reason: str


class AssertionRecord(Explained, frozen=True, kw_only=True, tag="assertion"):
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


def records(
    article: Article, assertions: Sequence[Assertion], *, explain: bool = False
) -> Iterator[Record]:
    """The records of an article in text order, values before what is made of them.

    A day that an event is bound to has its record as a time already.

    With `explain` they name what read them, and there are records for the numbers that are no
    quantities.
    """
    document = article.document
    unbound = unbound_quantities(article, assertions) if explain else {}
    found: list[Record] = [
        _mention_record(document, mention, unbound, explain) for mention in article.mentions
    ]
    found += [
        _assertion_record(assertion, explain)
        for assertion in assertions
        if not isinstance(assertion.value, TimeValue)
    ]
    if explain:
        found += [_excluded_record(article, excluded) for excluded in article.excluded]
    yield from sorted(found, key=lambda record: record.start)


def _mention_record(
    document: Document, mention: Mention, unbound: dict[Span, str], explain: bool
) -> Record:
    reader = mention.reader if explain else ""
    where = _where(document, mention.span)
    return _record(where, mention.value, reader, unbound.get(mention.span, ""))


def _assertion_record(assertion: Assertion, explain: bool) -> Record:
    at = assertion.location
    where = _place(at.path, at.span, at.line, at.column, at.text)
    reader = (assertion.reader or assertion.rule) if explain else ""
    value = assertion.value
    if not isinstance(value, Quantity):
        return _record(where, value, reader, "")
    return AssertionRecord(
        **where,
        **_amount(value),
        rule=assertion.rule,
        subject=assertion.subject,
        scope=assertion.scope,
        as_of=assertion.as_of,
        speaker=assertion.speaker,
        sentence=assertion.sentence,
        reader=reader,
    )


def _excluded_record(article: Article, excluded: Excluded) -> Record:
    span = article.tokens.span(excluded.first, excluded.stop)
    return ExcludedRecord(**_where(article.document, span), reason=excluded.kind)


def _record(where: dict[str, Any], value: Value, reader: str, unbound: str) -> Record:
    match value:
        case Quantity():
            amount = _amount(value)
            ordinal = value.ordinal
            return QuantityRecord(
                **where, **amount, ordinal=ordinal, reader=reader, unbound=unbound
            )
        case TimeValue():
            return TimeRecord(
                **where,
                since=value.start,
                to=value.end,
                grain=value.grain,
                timex3=value.timex3,
                reader=reader,
            )
        case Quotation():
            return QuotationRecord(**where, speaker=value.speaker, depth=value.depth, reader=reader)
    return NameRecord(**where, canonical=value.canonical, reader=reader)


def _where(document: Document, span: Span) -> dict[str, Any]:
    """The fields of a place in a document."""
    line, column = document.line_column(span.start)
    return _place(document.path, span, line, column, document.text[span.start : span.end])


def _place(path: str, span: Span, line: int, column: int, text: str) -> dict[str, Any]:
    return {
        "path": path,
        "start": span.start,
        "end": span.end,
        "line": line,
        "column": column,
        "text": text,
    }


def _amount(value: Quantity) -> dict[str, Any]:
    return {
        "value": value.value,
        "low": value.low,
        "high": value.high,
        "hedge": value.hedge,
        "unit": value.unit,
    }
