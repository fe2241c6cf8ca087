"""Parts of a part: "330 for wages, of which 120 is for nurses, and 230 for roads"."""

from __future__ import annotations

from factlint.checks._parts import PartReader
from factlint.checks._runs import amount_of


def inner_parts(parts: PartReader) -> set[int]:
    """Where the parts of a part stand, if the other parts make a figure without them."""
    found: set[int] = set()
    for begin, stop in parts.cues["of_which"]:
        first, end = parts.article.sentence_of(begin)
        ahead = parts.between(first, begin)
        left, inner = sum(map(amount_of, ahead[-1:])), set[int]()
        for part in parts.between(stop, end):
            left -= amount_of(part)
            if left < 0:
                break
            inner.add(part.first)
        outer = [f for f in parts.between(first, end) if f.first not in inner]
        made = {sum(map(amount_of, outer[at + 1 :])) for at in range(len(outer) - 2)}
        if made & {amount_of(figure) for figure in ahead}:
            found |= inner
    return found
