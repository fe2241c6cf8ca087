"""Plain text in UTF-8, a paragraph a line or hard-wrapped."""

from __future__ import annotations

from factlint.documents.formats import Copy
from factlint.documents.prose import fold_typography, join_wrapped_lines

SUFFIXES = (".txt", ".text")
_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def decode(data: bytes) -> str:
    """The text of UTF-8 bytes, with or without a byte order mark.

    Raises `ValueError` for other encodings and for binary files.
    """
    if other := _BOMS.get(data[:2]):
        raise ValueError(f"this is {other}; save it as UTF-8")
    if b"\0" in data:
        raise ValueError("this is a binary file, not text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(
            f"not valid UTF-8 (byte 0x{data[error.start]:02x} in line {line}); save it as UTF-8"
        ) from None


def read(data: bytes) -> Copy:
    """The text as it stands; its prose with folded typography and wrapped lines joined."""
    text = decode(data)
    return Copy(text, join_wrapped_lines(fold_typography(text)))
