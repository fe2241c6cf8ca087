"""Whether two speakers are two people, or one in other words."""

from __future__ import annotations

from difflib import SequenceMatcher

from factlint.checks._utterances import same_speaker
from factlint.rulebook.words import fold_marks

SLIP = 0.8
"""How alike the names of one speaker are whose spelling changed, which is told as such."""


def are_others(one: str, other: str) -> bool:
    """True for speakers of other names, however much the names differ."""
    if same_speaker(one, other):
        return False
    matcher = SequenceMatcher(None, fold_marks(one), fold_marks(other), autojunk=False)
    return matcher.ratio() < SLIP
