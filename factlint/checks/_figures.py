"""Lines of nothing but figures: which of them mean something to a reader."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST_FIGURE = 11
LONGEST_LABEL = 6
SHORTEST_COLUMN = 3
_SENTENCE_ENDS = (".", "!", "?", "…", ";", ",")


def junk_figures(lines: Sequence[str]) -> list[int]:
    """The indices of the lines that are figures without any meaning to a reader."""
    figures = [index for index, line in enumerate(lines) if line.isdecimal()]
    return [index for index in figures if not _has_sense(index, figures, lines)]


def _has_sense(index: int, figures: Sequence[int], lines: Sequence[str]) -> bool:
    figure = lines[index]
    if len(figure) > LONGEST_FIGURE:
        return False
    return (
        (len(figure) == 4 and figure[0] in "12")
        or _is_numbered(index, figures, lines)
        or _in_column(index, figures)
        or _has_label(index, lines)
    )


def _is_numbered(index: int, figures: Sequence[int], lines: Sequence[str]) -> bool:
    """True for one of 1, 2, 3, … or of a countdown."""
    at = figures.index(index)
    value = int(lines[index])
    near = [lines[other] for other in figures[max(at - 1, 0) : at + 2]]
    beside = [int(line) for line in near if len(line) <= LONGEST_FIGURE]
    return value > 0 and any(other > 0 and abs(value - other) == 1 for other in beside)


def _in_column(index: int, figures: Sequence[int]) -> bool:
    """True inside a run of figure lines that is as long as a table's column."""
    start = end = index
    while start - 1 in figures:
        start -= 1
    while end + 1 in figures:
        end += 1
    return end - start + 1 >= SHORTEST_COLUMN


def _has_label(index: int, lines: Sequence[str]) -> bool:
    """True when the line above or below says in a few words what the figure counts.

    The first line of an article is its headline and labels nothing.
    """
    neighbours = [*lines[max(index - 1, 1) : index], *lines[index + 1 : index + 2]]
    return any(
        len(line.split()) <= LONGEST_LABEL
        and not line.isdecimal()
        and not line.endswith(_SENTENCE_ENDS)
        for line in neighbours
    )
