"""The words of factlint as frozen, slotted records. No I/O, no text processing."""

from factlint.model.assertion import Assertion, Fact, Given, Mention
from factlint.model.finding import (
    CONFIDENCES,
    LEVELS,
    SEVERITIES,
    Confidence,
    Coverage,
    Finding,
    Fix,
    Problem,
    Related,
    Severity,
    Summary,
)
from factlint.model.place import Location, Span, byte_length, locate
from factlint.model.report import Report
from factlint.model.suppression import Malformed, Suppressed, Suppression
from factlint.model.value import Hedge, Name, Number, Quantity, Quotation, TimeValue, Value

__all__ = [
    "CONFIDENCES",
    "LEVELS",
    "SEVERITIES",
    "Assertion",
    "Confidence",
    "Coverage",
    "Fact",
    "Finding",
    "Fix",
    "Given",
    "Hedge",
    "Location",
    "Malformed",
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
    "Suppressed",
    "Suppression",
    "TimeValue",
    "Value",
    "byte_length",
    "locate",
]
