"""Lines of nothing but figures: which of them mean something to a reader."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import groupby

LONGEST_FIGURE = 11
LONGEST_LABEL = 6
SHORTEST_COLUMN = 3
_SENTENCE_ENDS = (".", "!", "?", "…", ";", ",")


def junk_figures(lines: Sequence[str]) -> list[int]:
    """The indices of the lines that are figures without any meaning to a reader."""
    figures = [index for index, line in enumerate(lines) if line.isdecimal()]
    columns = _columns(figures)
    return [
        index for at, index in enumerate(figures) if not _has_sense(at, figures, lines, columns)
    ]


def _has_sense(
    at: int, figures: Sequence[int], lines: Sequence[str], columns: Container[int]
) -> bool:
    figure = lines[figures[at]]
    if len(figure) > LONGEST_FIGURE:
        return False
    return (
        (len(figure) == 4 and figure[0] in "12")
        or _is_numbered(at, figures, lines)
        or figures[at] in columns
        or _has_label(figures[at], lines)
    )


def _is_numbered(at: int, figures: Sequence[int], lines: Sequence[str]) -> bool:
    """True for one of 1, 2, 3, … or of a countdown."""
    value = int(lines[figures[at]])
    near = [lines[other] for other in figures[max(at - 1, 0) : at + 2]]
    beside = [int(line) for line in near if len(line) <= LONGEST_FIGURE]
    return value > 0 and any(other > 0 and abs(value - other) == 1 for other in beside)


def _columns(figures: Sequence[int]) -> set[int]:
    """The lines inside a run of figure lines that is as long as a table's column."""
    runs = groupby(enumerate(figures), key=lambda pair: pair[1] - pair[0])
    columns = [[index for _, index in run] for _, run in runs]
    return {index for run in columns if len(run) >= SHORTEST_COLUMN for index in run}


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
