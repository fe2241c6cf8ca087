"""Counts that disagree: the dead, the injured, the strikes of a running story.

A `count` rule reads every figure that an article gives for its `subject`, a measure of the
lexicon or a word of your own with `read` patterns, and compares the figures that speak of the
same thing: within the article, across the articles of the story, and with the fact sheet.

Two figures conflict only when subject, scope and paired count match, their intervals share no
value ("at least 82" agrees with 83) and time does not excuse them: a toll that `grows` may be
higher in a later article. Totals, single incidents and parts are never compared with each
other; vague amounts ("dozens") with nothing; what is planned, feared or denied is not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import ClassVar, Literal

import msgspec

from factlint.checks import Comparison
from factlint.extract.article import Article, Reading
from factlint.extract.counts import CountToken
from factlint.model import (
    LEVELS,
    Assertion,
    Fact,
    Finding,
    Given,
    Location,
    Related,
    Severity,
    Span,
)
from factlint.relating import Policy, Relation, current_fact, relate, relate_to_fact
from factlint.rulebook.amounts import counted
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Against, Examples, Pack, Rule, Story

Grows = Literal["always", "usually", "no"]
MOST_RELATED = 4


class CountRule(Rule, frozen=True, kw_only=True):
    """A count rule; what it leaves out comes from the measure of the lexicon."""

    subject: str
    scope: Literal["total", "incident", "part", "any"] = "any"
    read: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    given: str = ""
    grows: Grows | None = None
    against: tuple[Against, ...] = ("facts", "article", "corpus")
    slack: float = 1.25

    def patterns(self) -> tuple[Pattern, ...]:
        """The rule's own patterns."""
        return (*self.read, *self.unless)


class TrackEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A measure that a story tracks."""

    __shorthand__: ClassVar[str] = "measure"
    measure: str
    given: str = ""
    severity: Severity = "warning"
    examples: Examples = Examples()
    place: Location | None = None

    def rules(self, pack: Pack) -> tuple[Rule, ...]:
        """The tracking rule of the measure."""
        others = [other for other in pack.tracks if other != self.measure]
        given = self.given or ("strikes" if pack.series and "strikes" in others else "")
        return (
            CountRule(
                id=f"{pack.id}/{self.measure}",
                check="count",
                subject=self.measure,
                given=given,
                severity=self.severity,
                examples=self.examples,
                story=pack.id,
            ),
        )


RULE = CountRule
SECTION = "track"
ENTRY = TrackEntry

def read(article: Article, rules: Sequence[CountRule]) -> Reading:
    """The counts of an article as assertions of the rules about their measures."""
    counts = [count for count in article.counts if count.scope not in ("unreal", "other")]
    assertions: list[Assertion] = []
    for rule in rules:
        for count in counts:
            if count.measure == rule.subject and rule.scope in ("any", count.scope or "total"):
                assertions.append(_assertion(article, rule, count, counts))
    return Reading(tuple(assertions))


def _assertion(
    article: Article, rule: CountRule, count: CountToken, counts: Sequence[CountToken]
) -> Assertion:
    tokens = article.tokens
    sentence = article.sentence_of(count.first)
    span = tokens.span(count.first, count.stop)
    quotation = article.quoted(span)
    scope = count.scope or "total"
    return Assertion(
        rule=rule.id,
        subject=rule.subject,
        value=counted(count.quantity.value),
        location=article.document.locate(span),
        story=rule.story,
        scope=scope,
        given=tuple(
            Given(other.measure, other.quantity.value)
            for other in counts
            if other.measure != count.measure
            and sentence[0] <= other.first < sentence[1]
            and other.scope != "part"
        ),
        as_of=article.anchor,
        speaker=getattr(quotation.value, "speaker", None) if quotation else None,
        modality="quoted" if quotation else "said",
        sentence=_text(article, tokens.span(*sentence)),
    )


def _text(article: Article, span: Span) -> str:
    return " ".join(article.document.text[span.start : span.end].split())


def compare(rule: CountRule, assertions: Sequence[Assertion], story: Story | None) -> Comparison:
    """Compare the assertions of one key with each other and with the story's facts."""
    skipped: Counter[str] = Counter()
    findings: list[Finding] = []
    compared = 0
    policy = Policy(rule.given, rule.grows or "usually", rule.slack)
    if "facts" in rule.against and story:
        for assertion in assertions:
            fact = current_fact(story.facts, assertion)
            relation = relate_to_fact(assertion, fact, policy) if fact else None
            if relation is None or fact is None:
                continue
            compared += 1
            if relation.severity:
                findings.append(_against_fact(rule, assertion, fact, relation))
    against: dict[Assertion, list[tuple[Assertion, Relation]]] = {}
    for first, second in combinations(sorted(assertions, key=_order), 2):
        same_article = first.location.path == second.location.path
        if ("article" if same_article else "corpus") not in rule.against:
            continue
        relation = relate(first, second, policy)
        if relation.excuse:
            skipped[relation.excuse] += 1
            continue
        compared += 1
        if relation.severity:
            against.setdefault(second, []).append((first, relation))
    findings += [_conflict(rule, later, earlier) for later, earlier in against.items()]
    return Comparison(tuple(findings), compared, tuple(sorted(skipped.items())))


def _order(assertion: Assertion) -> tuple[str, str, int]:
    """By the day a statement speaks for, the undated first, then by place."""
    day = assertion.as_of.isoformat() if assertion.as_of else ""
    return day, assertion.location.path, assertion.location.span.start


def _conflict(
    rule: CountRule, later: Assertion, earlier: Sequence[tuple[Assertion, Relation]]
) -> Finding:
    other, relation = max(earlier, key=lambda item: LEVELS[item[1].severity or "note"])
    severity = min(relation.severity or "note", rule.severity, key=LEVELS.__getitem__)
    place = "this article" if other.location.path == later.location.path else other.location.path
    here, there = _said(later), _said(other)
    given = next((str(g.value.value) for g in later.given if g.subject == rule.given), "")
    message = rule.message or "{here} here, {there} in {place}{why}"
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=severity,
        message=message.format(
            here=here, there=there, place=place, given=given, why=relation.why
        ),
        primary=later.location,
        related=tuple(
            Related(assertion.location, _dated(assertion)) for assertion, _ in earlier[:MOST_RELATED]
        ),
    )


def _against_fact(
    rule: CountRule, assertion: Assertion, fact: Fact, relation: Relation
) -> Finding:
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=relation.severity or "error",
        message=(
            f"{_said(assertion)} here, but {fact.location.text} as of {fact.as_of}"
            f" ({fact.source}){relation.why}"
        ),
        primary=assertion.location,
        related=(Related(fact.location, f"fact of {fact.as_of}: {fact.source}"),),
    )


def _said(assertion: Assertion) -> str:
    return f'"{" ".join(assertion.location.text.split())}"'


def _dated(assertion: Assertion) -> str:
    said = f"{_said(assertion)}"
    return f"{said}, {assertion.as_of}" if assertion.as_of else f"{said}, no date"
