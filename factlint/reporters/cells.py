"""How text stands on a terminal: made harmless, one sign for one, and measured in cells."""

from __future__ import annotations

from unicodedata import category, east_asian_width

COMMANDS = ("::", "##[")
"""What GitHub Actions and Azure Pipelines obey at the beginning of a line."""
JOINERS = "\u200c\u200d"
"""Invisible, but Persian, Hindi and emoji are spelled with them."""


def printable(text: str) -> str:
    """The text with a stand-in for every sign that a terminal would obey instead of show.

    Has as many code points as the text. Tabs and other controls become a space; what has no
    shape but moves others (direction marks, zero-width spaces, soft hyphens) becomes a dot.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_printable_sign, text))


def printable_line(text: str) -> str:
    """The text as a line of output: `printable`, and no command to a CI runner.

    A line that begins with a path could begin with `::error`.
    """
    line = printable(text)
    return f"./{line}" if line.lstrip().startswith(COMMANDS) else line


def _printable_sign(sign: str) -> str:
    kind = category(sign)
    if kind in ("Cc", "Zl", "Zp"):
        return " "
    if kind == "Cs" or (kind == "Cf" and sign not in JOINERS):
        return "·"
    return sign


def sign_cells(sign: str) -> int:
    """The terminal cells of one code point: 0 if it combines, 2 if it is wide, else 1.

    Wide is what Unicode's East Asian Width (UAX #11) calls wide or full-width.
    """
    if sign.isascii():
        return 1
    if category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1


def cells(text: str) -> int:
    """The terminal cells of a text that is `printable`."""
    return len(text) if text.isascii() else sum(map(sign_cells, text))
