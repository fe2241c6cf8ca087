"""Figures in digits: grouping and decimal marks, by the conventions of a language."""

from __future__ import annotations

import re

from factlint.model import Number
from factlint.rulebook.amounts import whole

LONGEST_FIGURE = 30
"""Signs that a figure may have; more are a serial number, a key or an accident."""
_SPACES = re.compile(r"[ \u00a0\u2009\u202f]")


def parse_figure(digits: str, decimal: str = ".") -> Number | None:
    """The value of a figure with grouping marks; `None` when the marks make no sense."""
    if len(digits) > LONGEST_FIGURE:
        return None
    if digits.isdecimal():
        return int(digits)
    if digits[0] == ".":
        return float(digits) if digits[1:].isdecimal() else None
    digits = _SPACES.sub(",", digits) if decimal == "." else _SPACES.sub(".", digits)
    parts = re.split("[.,]", digits)
    marks = re.sub(r"\d", "", digits)
    if not all(part.isdecimal() for part in parts):
        return None
    grouped = parts[1:-1] if marks[-1] == decimal and marks.count(decimal) == 1 else parts[1:]
    if len(set(marks[: len(grouped)])) > 1 or (grouped and marks[0] == decimal):
        return _other_convention(parts, marks)
    if any(len(part) != 3 for part in grouped) and not _indian(parts[0], grouped):
        return _other_convention(parts, marks)
    integer = int("".join([parts[0], *grouped]))
    if len(grouped) == len(parts) - 1:
        return integer
    return whole(float(f"{integer}.{parts[-1]}"))


def _other_convention(parts: list[str], marks: str) -> Number | None:
    """A figure in the other language's marks, where only one reading is possible."""
    if len(marks) == 1 and len(parts[1]) != 3:
        return whole(float(".".join(parts)))
    if len(set(marks)) == 1 and all(len(part) == 3 for part in parts[1:]) and len(parts) > 2:
        return int("".join(parts))
    return None


def _indian(first: str, groups: list[str]) -> bool:
    return len(first) <= 2 and len(groups[-1]) == 3 and all(len(g) == 2 for g in groups[:-1])
