"""The words of factlint as frozen, slotted records. No I/O, no text processing."""

from factlint.model.assertion import Assertion, Fact, Given, Mention
from factlint.model.finding import (
    LEVELS,
    SEVERITIES,
    Coverage,
    Finding,
    Fix,
    Problem,
    Related,
    Report,
    Severity,
    Summary,
)
from factlint.model.place import Location, Span, byte_length
from factlint.model.value import Hedge, Name, Number, Quantity, Quotation, TimeValue, Value

__all__ = [
    "LEVELS",
    "SEVERITIES",
    "Assertion",
    "Coverage",
    "Fact",
    "Finding",
    "Fix",
    "Given",
    "Hedge",
    "Location",
    "Mention",
    "Name",
    "Number",
    "Problem",
    "Quantity",
    "Quotation",
    "Related",
    "Report",
    "Severity",
    "Span",
    "Summary",
    "TimeValue",
    "Value",
    "byte_length",
]
