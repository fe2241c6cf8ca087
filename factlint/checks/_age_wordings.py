"""The kinds of wordings of ages and births, by the fields of the rule."""

from __future__ import annotations

from factlint.rulebook.patterns import Pattern

Wordings = tuple[tuple[str, tuple[Pattern, ...]], ...]

SPOKEN, WRITTEN = ("own", "told"), ("lived",)
"""The wordings that are read in quotation marks, and those that are read there, too."""
HELPERS = ("unnamed", "labels", "summoned")
"""The wordings that are read with another."""
PERSONAL = (
    *("aged", "leading", "alone", "was", "turned", "died", "dead", "born", "named", "charged"),
    *(*WRITTEN, *SPOKEN, *HELPERS),
)
"""The wordings that say whom they are about."""
LOOSE = (
    *("birth", "present", "described", "ahead", "lately", "dying", "gone", "heading"),
    *("then", "coming", "past", "both"),
)
"""The wordings that say nothing of whom they are about."""
WEIGHED = ("today", "once", "turning")
"""The wordings that are weighed against each other."""
WORDINGS = (*PERSONAL, *LOOSE, *WEIGHED)
