"""Findings for what two articles of a run say differently of one thing."""

from __future__ import annotations

from collections.abc import Iterable

from factlint.checks import Comparison, Ledger
from factlint.model import Assertion, Finding, Location, Related
from factlint.rulebook.rules import Rule, Story

Pairs = Iterable[tuple[Assertion, Assertion]]
"""Each with the place at which a finding stands first."""


def told_apart(
    rule: Rule, ledger: Ledger, pairs: Pairs, question: str, story: Story | None
) -> Comparison:
    """A finding for each place that another article contradicts; without a story only a note."""
    findings: dict[Location, Finding] = {}
    for one, other in pairs:
        here, there = one.location, other.location
        finding = Finding(
            rule=rule.id,
            check=rule.check,
            severity="warning" if story else "note",
            message=f'"{here.said}" here, "{there.said}" there{question}',
            primary=here,
            related=(Related(there, f'"{there.said}"'),),
        )
        findings.setdefault(here, finding)
    return ledger.close(findings.values())
