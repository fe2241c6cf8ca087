"""Scalars of rule files that must be of a form: ids, and the numbers of the calendar."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from factlint.model import Location
from factlint.rulebook.shapes import Read

KEBAB = r"[a-z0-9]+(?:-[a-z0-9]+)*"


def kebab(text: str) -> str:
    """A text as an id, "Nicolás Maduro" as `nicolas-maduro`; empty when nothing is left of it."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def parse_id(text: str, place: Location | None = None) -> str:
    """An id in kebab-case. Raises `ValueError` with the id that the text could be."""
    if re.fullmatch(KEBAB, text):
        return text
    hint = f', like "{near}"' if (near := kebab(text)) else ""
    raise ValueError(f'"{text}" is no id: write small letters, digits and hyphens{hint}')


def parse_month(text: str, place: Location | None = None) -> int:
    """The number of a month. Raises `ValueError`."""
    return _within(text, "month", 1, 12)


def parse_weekday(text: str, place: Location | None = None) -> int:
    """The ISO number of a weekday. Raises `ValueError`."""
    return _within(text, "weekday", 1, 7)


def _within(text: str, what: str, low: int, high: int) -> int:
    if not (text.isascii() and text.isdigit() and low <= int(text[:9]) <= high):
        raise ValueError(f'"{text}" is no {what}: write a number from {low} to {high}')
    return int(text)


Id = Annotated[str, Read(parse_id)]
Month = Annotated[int, Read(parse_month)]
Weekday = Annotated[int, Read(parse_weekday)]
