"""From text to prose of the same length, so that every offset means the same in both."""

from __future__ import annotations

from itertools import groupby, pairwise

SOFT_HYPHEN = "\u00ad"
WIDEST_WRAPPED_LINE = 120
SHORTEST_WRAPPED_LINE = 40
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


def fold_typography(text: str) -> str:
    """Fold apostrophes, hyphens, invisible characters and line ends, one for one."""
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

    A break is a wrap when the next line goes on in lower case, or when its first word would
    not have fitted into the width of the paragraph, indents aside. Text with lines longer than
    `WIDEST_WRAPPED_LINE` is not wrapped.
    """
    if "\n" not in prose or max(map(len, prose.split("\n"))) > WIDEST_WRAPPED_LINE:
        return prose
    paragraphs = groupby(prose.split("\n"), key=_is_blank)
    return "\n".join(_joined(list(lines)) for _, lines in paragraphs)


def _is_blank(line: str) -> bool:
    return not line or line.isspace()


def _joined(lines: list[str]) -> str:
    """The lines of one paragraph, or the blank ones between two."""
    if len(lines) < 2 or _is_blank(lines[0]):
        return "\n".join(lines)
    width = max(len(line.strip()) for line in lines)
    pieces = [lines[0]]
    for line, following in pairwise(lines):
        wrapped = len(line) >= SHORTEST_WRAPPED_LINE and (
            following[:1].islower()
            or (len(lines) > 2 and len(line.strip()) + 1 + len(following.split()[0]) > width)
        )
        pieces += [" " if wrapped else "\n", following]
    return "".join(pieces)
