"""Pairs that are related kind by kind are those that are related one by one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from factlint.checks import Comparison, Ledger
from factlint.checks._pairs import Pairs, order
from factlint.model import Assertion, Location, Quantity, Span
from factlint.relating import Policy, relate

MOST = 2
_DAYS = [None, date(2025, 3, 4), date(2025, 3, 5)]


@st.composite
def assertions(draw: st.DrawFn) -> list[Assertion]:
    """Figures of one measure in a few articles, each in a place of its own."""
    number = draw(st.integers(0, 14))
    return [
        Assertion(
            "killed",
            "killed",
            Quantity(value, value, value),
            Location(path, 1, at + 1, 1, at + 2, Span(at, at + 1), str(value), "", 1, at + 1),
            story="s",
            as_of=draw(st.sampled_from(_DAYS)),
            superseded=draw(st.booleans()),
            modality=draw(st.sampled_from(["said", "quoted"])),
        )
        for at in range(number)
        for value in [draw(st.integers(1, 3))]
        for path in [draw(st.sampled_from("abcd"))]
    ]


def one_by_one(group: Sequence[Assertion], ledger: Ledger) -> dict[Assertion, list[Assertion]]:
    against: dict[Assertion, list[Assertion]] = {}
    for first, second in combinations(sorted(group, key=order), 2):
        same = first.location.path == second.location.path
        relation = relate(first, second, Policy(), same_article=same)
        ledger.note(first.location.path, second.location.path, excuse=relation.excuse)
        if relation.severity:
            against.setdefault(second, []).append(first)
    return against


def kind_by_kind(group: Sequence[Assertion], ledger: Ledger) -> dict[Assertion, list[Assertion]]:
    pairs = Pairs(
        group, lambda one, two, same: relate(one, two, Policy(), same_article=same), ledger, MOST
    )
    pairs.relate_within()
    pairs.relate_across()
    return {second: [first for first, _ in earlier] for second, earlier in pairs.conflicts()}


@settings(max_examples=300, deadline=None)
@given(assertions())
def test_the_same_pairs_are_counted_and_conflict(group: list[Assertion]) -> None:
    ledgers = Ledger(), Ledger()
    slow, fast = one_by_one(group, ledgers[0]), kind_by_kind(group, ledgers[1])
    assert _counts(ledgers[0]) == _counts(ledgers[1])
    assert list(fast) == [second for second in sorted(group, key=order) if second in slow]
    for second, earlier in fast.items():
        assert earlier[:MOST] == slow[second][:MOST]
        assert set(earlier) <= set(slow[second])


def _counts(ledger: Ledger) -> Comparison:
    return ledger.close(())
