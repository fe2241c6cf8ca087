"""All pairs of a group, related once for each pair of kinds.

A thousand articles that say "83 killed" on one day say one thing: they are of one kind, and
what holds between two kinds holds between all their members. So the work grows with what is
said, and hardly with how many say it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, combinations_with_replacement, islice

import msgspec

from factlint.checks import Ledger
from factlint.model import Assertion, Location, Span
from factlint.relating import Relation

MOST_WITHIN = 300
"""Statements of one article that are related with each other; no article says that many."""
TOO_MANY = f"more than {MOST_WITHIN} figures of one kind in one article"
NOWHERE = Location("", 0, 0, 0, 0, Span(0, 0), "", "", 0, 0)

Relate = Callable[[Assertion, Assertion, bool], Relation]
"""How the earlier of two assertions stands to the later; the truth says whether they are of one
article."""


def order(assertion: Assertion) -> tuple[str, str, int]:
    """By the day a statement speaks for, the undated first, then by place."""
    day = assertion.as_of.isoformat() if assertion.as_of else ""
    return day, assertion.location.path, assertion.location.span.start


class Pairs:
    """The pairs of some assertions and what they conflict with.

    `most` is how many of the earlier ones of a kind are kept for a later one.
    """

    def __init__(
        self, assertions: Iterable[Assertion], relate: Relate, ledger: Ledger, most: int
    ) -> None:
        self._all = sorted(assertions, key=order)
        self._relate = relate
        self._ledger = ledger
        self._most = most
        self._against: dict[Assertion, list[tuple[Assertion, Relation]]] = defaultdict(list)

    def relate_within(self) -> None:
        """Relate the assertions of each article with each other."""
        articles: dict[str, list[Assertion]] = defaultdict(list)
        for assertion in self._all:
            articles[assertion.location.path].append(assertion)
        for path, members in articles.items():
            for _ in members[MOST_WITHIN:]:
                self._ledger.note(path, excuse=TOO_MANY)
            for first, second in combinations(members[:MOST_WITHIN], 2):
                relation = self._relate(first, second, True)
                self._ledger.note(path, excuse=relation.excuse)
                if relation.severity:
                    self._against[second].append((first, relation))

    def relate_across(self) -> None:
        """Relate the assertions of different articles."""
        members: dict[Assertion, list[Assertion]] = defaultdict(list)
        for assertion in self._all:
            members[_kind(assertion)].append(assertion)
        kinds = [_Kind(group) for group in members.values()]
        for one, two in combinations_with_replacement(kinds, 2):
            relation = self._relate(one.members[0], two.members[0], False)
            one.meet(two, relation.excuse, self._ledger)
            if relation.severity:
                self._conflict(one, two, relation)
                if one is not two:
                    self._conflict(two, one, relation)
        for kind in kinds:
            kind.note(self._ledger)

    def conflicts(self) -> Iterator[tuple[Assertion, list[tuple[Assertion, Relation]]]]:
        """Each assertion that conflicts with earlier ones, with those of them that are kept.

        Among them are the first ones, and the first one of each gravity.
        """
        for second in self._all:
            if second in self._against:
                yield second, sorted(self._against[second], key=lambda item: order(item[0]))

    def _conflict(self, firsts: _Kind, seconds: _Kind, relation: Relation) -> None:
        for second in seconds.members:
            if earlier := list(islice(_apart(firsts.members, second), self._most)):
                self._against[second] += [(first, relation) for first in earlier]


class _Kind:
    """Assertions that no comparison tells apart, and how many pairs they were in, by excuse."""

    def __init__(self, members: list[Assertion]) -> None:
        self.members = members
        self._paths = Counter(assertion.location.path for assertion in members)
        self._met: Counter[str] = Counter()
        self._shared: Counter[tuple[str, str]] = Counter()

    def meet(self, other: _Kind, excuse: str, ledger: Ledger) -> None:
        """Count the pairs with another kind, or with itself, that are of different articles."""
        same = other is self
        few, many = sorted((self._paths, other._paths), key=len)
        shared = {path: number * many[path] for path, number in few.items() if path in many}
        pairs = len(self.members) * len(other.members) - sum(shared.values())
        ledger.note_pairs(pairs // 2 if same else pairs, excuse)
        for kind, others in ((self, other),) if same else ((self, other), (other, self)):
            kind._met[excuse] += len(others.members)
            kind._shared.update({(path, excuse): number for path, number in shared.items()})

    def note(self, ledger: Ledger) -> None:
        """Say of each article in how many pairs it was."""
        for excuse, met in self._met.items():
            for path, number in self._paths.items():
                ledger.note_share(path, number * met - self._shared[path, excuse], excuse)


def _apart(firsts: Iterable[Assertion], second: Assertion) -> Iterator[Assertion]:
    """Those of some assertions in order that stand before one, in other articles."""
    for first in firsts:
        if order(first) >= order(second):
            return
        if first.location.path != second.location.path:
            yield first


def _kind(assertion: Assertion) -> Assertion:
    """What an assertion says, without where and in which words."""
    return msgspec.structs.replace(assertion, location=NOWHERE, sentence="", reader="")
