"""Suppressions that silence nothing, and those that cannot be read.

A rule looks for one of two things:

    finds: unused       nothing is found where the suppression stands, so that it can go. Only
                        a note where the rule compares articles: the other article may not
                        have been read. Not judged when the run leaves the rule out
    finds: malformed    no rule or no reason is given, the rule does not exist, an `on` has no
                        `off`, or the comment has no end. It silences nothing

Findings of this check cannot be suppressed in the text; `--ignore` leaves its rules out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from factlint.extract.article import Article, Reading
from factlint.model import Finding, Location, Related, Severity
from factlint.rulebook.rules import Rule


class SuppressionRule(Rule, frozen=True, kw_only=True):
    """Which of the two things to look for, said in the check's own words."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")
    judges_others: ClassVar[bool] = True
    finds: Literal["unused", "malformed"]
    """Which of the two things to look for."""


RULE = SuppressionRule


def read(article: Article, rules: Sequence[SuppressionRule]) -> Reading:
    """What was meant as a suppression and cannot be read; what is unused shows only later."""
    return Reading(
        findings=tuple(
            say(rule, malformed.place, malformed.message)
            for rule in rules
            if rule.finds == "malformed"
            for malformed in article.document.malformed
        )
    )


def say(
    rule: SuppressionRule,
    place: Location,
    message: str,
    severity: Severity | None = None,
    related: tuple[Related, ...] = (),
) -> Finding:
    """A finding of a rule, less grave than the rule has it where `severity` says so."""
    return Finding(rule.id, rule.check, severity or rule.severity, message, place, related)
