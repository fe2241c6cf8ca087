"""The letters of a written name, by which its writings are compared: "Fair Haven", "Fair-haven"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factlint.rulebook.words import fold_marks, fold_spelled_out

HYPHENS, APOSTROPHES = frozenset("-‐‑"), frozenset("'’")
SHORTEST = 4
"""So many letters a name has, unless there is a digit among them."""


def plain(text: str) -> str:
    """A stretch as it is compared: one sort of space, hyphen and apostrophe."""
    text = " ".join(text.split())
    for marks, plain in ((HYPHENS, "-"), (APOSTROPHES, "'")):
        for mark in marks:
            text = text.replace(mark, plain)
    return text


def keys_of(text: str) -> Iterator[str]:
    """The letters of a name, and those with "ue" for "ü"."""
    key = letters_of(text)
    if len(key) >= SHORTEST or any(map(str.isdigit, key)):
        yield key
        if not text.isascii():
            yield from sorted(fold_spelled_out(re.sub(r"[^\w]", "", text.replace("&", "and"))))


def letters_of(text: str) -> str:
    """A name without what is between its letters, and without their marks."""
    return re.sub(r"[\W_]+", "", fold_marks(text.replace("&", "and")))
