"""Looking articles up in the sources that a run is given: what no other article takes part in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from factlint.checks import LookedUp, load_check
from factlint.extract.article import Article
from factlint.rulebook import Rule

OUTCOMES = ("supported", "contradicted", "not-found")
"""What becomes of what is looked up."""


class LookUp:
    """The sources of a run, as the checks that look something up in them want them.

    It is false without sources: then nothing is looked up.
    """

    def __init__(self, rules: Sequence[Rule], sources: Iterable[Article]) -> None:
        ordered = sorted(sources, key=lambda source: source.document.path)
        checks = {rule.check for rule in rules if rule.needs_sources} if ordered else ()
        self._gathered: dict[str, Any] = {
            check: load_check(check).gather(ordered) for check in sorted(checks)
        }

    def __bool__(self) -> bool:
        return bool(self._gathered)

    def read(self, article: Article, rules: Mapping[str, Sequence[Rule]]) -> LookedUp:
        """What all the checks find out about an article, with its rules by check."""
        found = [
            load_check(check).look_up(article, rules[check], gathered)
            for check, gathered in self._gathered.items()
            if check in rules
        ]
        outcomes = sum((looked.outcomes for looked in found), Counter[str]())
        return LookedUp(tuple(f for looked in found for f in looked.findings), outcomes)
