"""What is right of a file with mistakes, so that the rest of it can be checked all the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from factlint.model import Problem
from factlint.rulebook.nodes import Listing, Mapping, Node, Pair
from factlint.rulebook.schema import S, build

LineColumn = tuple[int, int]


def build_right(cls: type[S], node: Node, problems: list[Problem]) -> tuple[S | None, Node]:
    """A record of all that is right in a node, and that part of the node.

    Appends all that is wrong to `problems`. `None` when what is left makes no record.
    """
    wrong: list[Problem] = []
    record = build(cls, node, wrong)
    problems += wrong
    if record is not None or not isinstance(node, Mapping):
        return record, node
    places = {(problem.line, problem.column) for problem in wrong}
    right = msgspec.structs.replace(node, pairs=tuple(_right_pairs(node, places)))
    return build(cls, right, []), right


def _right_pairs(node: Mapping, wrong: Collection[LineColumn]) -> Iterator[Pair]:
    """The pairs without mistake; of a list that has some the items without."""
    for pair in node.pairs:
        value = pair.value
        if _holds(pair.key, wrong):
            continue
        if isinstance(value, Listing):
            items = tuple(item for item in value.items if not _holds(item, wrong))
            if items:
                yield Pair(pair.key, msgspec.structs.replace(value, items=items))
        elif not _holds(value, wrong):
            yield pair


def _holds(node: Node, places: Collection[LineColumn]) -> bool:
    """True for a node in which one of some places lies."""
    start, end = map(node.source.line_column, (node.start, node.end))
    return any(start <= place <= end for place in places)
