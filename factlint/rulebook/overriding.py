"""Which of two rules with one id applies: a rule takes another's place only where it says so.

What ships with factlint comes first, then the desk's files in the order in which they are named.
A rule whose id is taken needs `overrides: true`; one that overrides nothing is a mistake.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from factlint.model import Location, Problem
from factlint.rulebook.files import place_of
from factlint.rulebook.references import WrittenRule, problem
from factlint.rulebook.rules import Override
from factlint.rulebook.schema import nearest

HINT = 'write "overrides: true" to take its place, or give this one another id'


class Resolved(msgspec.Struct, frozen=True):
    """The rules that apply, in the order in which they were read, and what they replaced."""

    rules: tuple[WrittenRule, ...]
    overrides: tuple[Override, ...]
    problems: tuple[Problem, ...]


def resolve(written: Sequence[WrittenRule], *, complete: bool = True) -> Resolved:
    """Keep one rule of each id. A copy of a rule, word for word, is that rule and no other.

    Where the reading is not `complete`, what a rule overrides may be in what was not read.
    """
    kept: dict[str, WrittenRule] = {}
    overrides: dict[str, Override] = {}
    problems: list[Problem] = []
    twice: set[Location] = set()
    for new in sorted(written, key=lambda each: not each.shipped):
        name = new.rule.id
        old = kept.get(name)
        if old is None and new.rule.overrides and complete:
            hint = nearest(name, [each.rule.id for each in written if each.rule.id != name])
            message = f'there is no rule "{name}" to override{hint}'
            problems.append(problem(place_of(new.node, "overrides"), message))
        elif old is not None and not _is_copy(old, new):
            if new.rule.overrides and _path(old) != _path(new):
                overrides[name] = Override("rule", name, new.node.place, written_at(old.node.place))
            else:  # the rules of one entry are told of once
                problems += [] if new.node.place in twice else [_twice(old, new)]
                twice.add(new.node.place)
                continue
        kept[name] = new
    applying = {id(each) for each in kept.values()}
    rules = tuple(each for each in written if id(each) in applying)
    return Resolved(rules, tuple(overrides.values()), tuple(problems))


def written_at(place: Location) -> str:
    """A place as messages show it: `path:line:column`."""
    return f"{place.path}:{place.line}:{place.column}"


def _path(written: WrittenRule) -> str:
    return written.node.place.path


def _is_copy(one: WrittenRule, other: WrittenRule) -> bool:
    return _path(one) != _path(other) and one.node.place.text == other.node.place.text


def _twice(old: WrittenRule, new: WrittenRule) -> Problem:
    first = place_of(old.node, "id")
    where, hint = f"line {first.line}", ""
    if _path(old) != _path(new):
        where, hint = f"{first.path}, {where}", f"; {HINT}"
    message = f'the rule "{new.rule.id}" stands twice, first in {where}{hint}'
    return problem(place_of(new.node, "id"), message)
