"""Findings in the order of a report, each once, with its fingerprint and no surer than its rule."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from factlint.model import CONFIDENCES, LEVELS, Finding, Location, Suppressed
from factlint.rulebook import Rule


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by place, each once, with their fingerprints."""
    unique = {(f.rule, f.primary, f.message): f for f in findings}
    found = sorted(unique.values(), key=lambda f: (f.primary, f.rule, f.message))
    found = list(_once(found))
    return tuple(
        msgspec.structs.replace(finding, fingerprint=_fingerprint(finding)) for finding in found
    )


def _once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Of the findings of several checks that hold one place against another the most severe."""
    told: dict[tuple[Location, Location], str] = {}
    for finding in sorted(findings, key=lambda f: -LEVELS[f.severity]):
        for related in finding.related:
            told.setdefault((finding.primary, related.location), finding.check)
    return (
        finding
        for finding in findings
        if all(told[finding.primary, each.location] == finding.check for each in finding.related)
    )


def ordered_suppressed(suppressed: Sequence[Suppressed]) -> tuple[Suppressed, ...]:
    """What is suppressed in the same order."""
    by = {(s.finding.rule, s.finding.primary, s.finding.message): s.by for s in suppressed}
    found = ordered(s.finding for s in suppressed)
    return tuple(Suppressed(f, by[f.rule, f.primary, f.message]) for f in found)


def capped(findings: Iterable[Finding], rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Findings no surer than their rules."""
    most = {rule.id: rule.confidence for rule in rules}
    return tuple(
        msgspec.structs.replace(
            finding, confidence=min(finding.confidence, most[finding.rule], key=CONFIDENCES.index)
        )
        for finding in findings
    )


def _fingerprint(finding: Finding) -> str:
    """A finding's identity across edits: its rule and words, never its line.

    What can be fixed is wrong by itself: its other places only show how it is written elsewhere.
    """
    others = () if finding.fix else finding.related
    parts = [
        finding.rule,
        Path(finding.primary.path).name,
        " ".join(finding.primary.text.split()),
        *sorted(" ".join(related.location.text.split()) for related in others),
    ]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
