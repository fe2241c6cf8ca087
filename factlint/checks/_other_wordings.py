"""Findings for a quotation that another one has in other words."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.checks._aligning import Difference, Match
from factlint.extract.article import Article
from factlint.extract.utterances import Utterance
from factlint.model import LEVELS, Assertion, Finding, Location, Quotation, Related, Severity
from factlint.rulebook.rules import Rule

MOST_RELATED = 20
MOST_SHOWN = 3


def finding(
    article: Article,
    rule: Rule,
    utterance: Utterance,
    message: str,
    severity: Severity,
    *related: Related,
) -> Finding:
    """A finding at a quotation, no graver than the rule has it."""
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=min(severity, rule.severity, key=LEVELS.__getitem__),
        message=message,
        primary=article.document.locate(utterance.span),
        related=related,
    )


def order(assertion: Assertion) -> tuple[str, Location]:
    """By day, the undated first, then by place."""
    return str(assertion.as_of or ""), assertion.location


def conflict(rule: Rule, later: Assertion, earlier: Sequence[tuple[Assertion, Match]]) -> Finding:
    """The message speaks of the wording that differs most, which is the first related place."""
    gravest = sorted(earlier, key=lambda item: -len(item[1].differences))[:MOST_RELATED]
    other, match = gravest[0]
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=rule.severity if match.differences else "note",
        message=_message(later, other, match),
        primary=later.location,
        related=tuple(
            Related(a.location, "the other wording", _message(a, later, m.turned))
            for a, m in gravest
        ),
        confidence="high" if match.differences else "low",
    )


def _message(here: Assertion, there: Assertion, match: Match) -> str:
    """What to say at one of two places that disagree."""
    same = here.location.path == there.location.path
    place = "the other quotation" if same else there.location.path
    if not match.differences:
        return f"A contraction here that is none in {place}, or the reverse. Which was said?"
    return f"{said(match.differences)} in {place}. Which was said?"


def said(differences: Sequence[Difference]) -> str:
    """The words that differ: what is here, and what there."""
    shown = differences[:MOST_SHOWN]
    here = ", ".join(f'"{difference.here}"' for difference in shown)
    there = ", ".join(f'"{difference.there}"' for difference in shown)
    return f"{here} here, {there}"


def text_of(assertion: Assertion) -> str:
    """What is quoted."""
    assert isinstance(assertion.value, Quotation)
    return assertion.value.text
