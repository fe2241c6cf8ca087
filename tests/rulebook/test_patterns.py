"""Brackets with a question mark right behind them may be missing."""

from __future__ import annotations

import pytest

from factlint.rulebook.patterns import Pattern


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("launch of (the)? Heron", "launch of [the] Heron"),
        ("launch of (the )?Heron", "launch of [the] Heron"),
        ("Heron (probe|craft)? (lands|landed)", "Heron [probe|craft] (lands|landed)"),
    ],
)
def test_a_question_mark_makes_brackets_optional(one: str, other: str) -> None:
    assert Pattern.parse(one).elements == Pattern.parse(other).elements


@pytest.mark.parametrize("text", ["(who|what) ?", "why ?"])
def test_another_question_mark_is_itself(text: str) -> None:
    assert Pattern.parse(text).elements[-1] == Pattern.parse("a ?").elements[-1]


def test_a_pattern_of_optional_brackets_alone_is_refused() -> None:
    with pytest.raises(ValueError, match="must be there"):
        Pattern.parse("(the)? (a)?")
