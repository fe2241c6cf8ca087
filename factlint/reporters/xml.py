"""What the XML formats share: elements whose texts XML can hold, written as a document."""

from __future__ import annotations

import re
from typing import TextIO
from xml.etree.ElementTree import Element, SubElement, indent, tostring

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even as a reference ("Char" in its section 2.2)."""
REPLACEMENT = "\ufffd"

__all__ = ["Element", "add", "write_document"]


def add(parent: Element, name: str, text: str = "", /, **attributes: str | int) -> Element:
    """A new element in another, with its attributes and its text."""
    element = SubElement(
        parent, name, {key: _legal(str(value)) for key, value in attributes.items()}
    )
    element.text = _legal(text) or None
    return element


def write_document(root: Element, stream: TextIO) -> None:
    """Write a whole document, indented, with its declaration and a line end."""
    indent(root)
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    stream.write(tostring(root, encoding="unicode") + "\n")


def _legal(text: str) -> str:
    return FORBIDDEN.sub(REPLACEMENT, text)
