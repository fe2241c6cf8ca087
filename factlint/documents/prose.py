"""From text to prose of the same length, so that every offset means the same in both."""

from __future__ import annotations

import re

WIDEST_WRAPPED_LINE = 120
_FOLDED = {
    "’": "'",
    "ʼ": "'",
    "\u2010": "-",
    "\u2011": "-",
    "\ufeff": " ",
    "\u200b": " ",
    "\u2028": "\n",
    "\u2029": "\n",
    "\x0b": "\n",
    "\x0c": "\n",
    "\x85": "\n",
}
_LINE_BREAK = re.compile(r"\n(?=(\S+))")


def fold_typography(text: str) -> str:
    """Fold apostrophes, hyphens, invisible characters and line ends to their plain forms, one for one."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if text.isascii():
        return text
    for variant, plain in _FOLDED.items():
        if variant in text:
            text = text.replace(variant, plain)
    return text


def join_wrapped_lines(prose: str) -> str:
    """Turn the line breaks of hard-wrapped paragraphs into spaces.

    A break is a wrap when the first word of the next line would not have fitted into the
    width of the text. Text whose lines are longer than `WIDEST_WRAPPED_LINE` is not wrapped.
    """
    width = max(map(len, prose.split("\n")))
    if width > WIDEST_WRAPPED_LINE or "\n" not in prose:
        return prose
    pieces, done, line_start = [], 0, 0
    for found in _LINE_BREAK.finditer(prose):
        at = found.start()
        line_start = prose.rfind("\n", 0, at) + 1
        line = prose[line_start:at].rstrip()
        if line and len(line) + 1 + len(found[1]) > width:
            pieces += [prose[done:at], " "]
            done = at + 1
    return "".join([*pieces, prose[done:]])
