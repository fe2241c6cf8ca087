"""Counts that disagree: the dead, the injured, the strikes of a running story.

A `count` rule reads every figure that an article gives for its `subject`, a measure of the
lexicon or a word of your own with `read` patterns, and compares the figures that speak of the
same thing: within the article, across the articles of the story, and with the fact sheet.

Two figures conflict only when subject, scope and paired count match, their intervals share no
value ("at least 82" agrees with 83) and time does not excuse them. A toll that `grows` may be
higher in a later article; what goes up and down (`grows: no`) is compared on one day only; what
never changes (`grows: never`: the seats of a hall, the crew of a ship) must be the same on all
days, with or without a date. A figure that the text itself calls one of before ("up from 82",
"the previous toll of 82", "police had earlier said 82") does not contradict those of now, and
neither does one of an older entry of a live page, where a later one has its measure too. Where
nothing but a place or a day says of what a figure is, it is not the toll: "two people died in
Pell", in an article that does not open with that place, is a part; "four died on Monday" speaks for
Monday.

A figure that contradicts a fact is an error, two articles that disagree are a warning, and where
the figures are those of different named sources, or in quotation marks, it is a note. Totals,
single incidents and parts are never compared with each other (a part above its whole is told by
`bounds`); vague amounts ("dozens") are compared with nothing; what is planned, feared
or denied is not read. Outside a story, where nothing says that two figures are of one event, one
of them must be the whole by its words ("in all", "the death toll") or stand in the headline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import ClassVar, Literal

import msgspec

from factlint.checks import Comparison, Ledger
from factlint.checks._pairs import Pairs
from factlint.checks._tally import Tally
from factlint.extract.article import Article, Reading
from factlint.model import (
    LEVELS,
    Assertion,
    Fact,
    Finding,
    Location,
    Related,
    Severity,
)
from factlint.relating import Policy, Relation, facts_in_force, relate, relate_to_facts
from factlint.rulebook.lexicon import Grows
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Against, Examples, Pack, Rule, Story

MOST_RELATED = 4


class CountRule(Rule, frozen=True, kw_only=True):
    """A count rule; what it leaves out comes from the measure of the lexicon."""

    subject: str
    """A measure of the lexicon, or with `read` any word of yours."""
    scope: Literal["total", "incident", "part", "any"] = "any"
    """Which figures: those so far, of one incident, or of a part."""
    read: tuple[Pattern, ...] = ()
    """Patterns with `{count}` that say it, in place of the measure's words."""
    unless: tuple[Pattern, ...] = ()
    """A sentence that says one of these is left out."""
    given: str = ""
    """A measure that must be equal before two figures are compared: 82 and 83 dead, both "in 21
    strikes"."""
    grows: Grows | None = None
    """Whether a later figure may differ, as for a measure. Default: the measure's."""
    against: tuple[Against, ...] = ("facts", "article", "corpus")
    """What a figure is compared with: facts, the same article, the other articles."""
    slack: float = 1.25
    """How far above a floor of the same day a figure still agrees with it."""
    series: bool | None = None
    """As for a pack: many incidents and one running total. Default: the pack's."""

    def patterns(self) -> tuple[Pattern, ...]:
        """The rule's own patterns."""
        return (*self.read, *self.unless)

    def in_pack(self, pack: Pack) -> CountRule:
        """The rule with what it takes from its pack."""
        series = pack.series if self.series is None else self.series
        return msgspec.structs.replace(self, series=series)


class TrackEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A measure to compare across the articles of the story, and with the facts."""

    __shorthand__: ClassVar[str] = "measure"
    measure: str
    """What to track. A plain text names just this."""
    given: str = ""
    """A measure that must be equal before two figures are compared. In a series that tracks
    `strikes` it is `strikes` by itself."""
    sourced: bool = False
    """For `attribution`: an article that gives figures of it must say whose count they are."""
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
                series=pack.series,
                place=self.place,
            ),
        )


RULE = CountRule
ASSERTS = True
SECTION = "track"
ENTRY = TrackEntry


def read(article: Article, rules: Sequence[CountRule]) -> Reading:
    """The counts of an article as assertions of the rules about their measures."""
    tallies = [Tally(article, rule) for rule in rules]
    return Reading(
        tuple(assertion for tally in tallies for assertion in tally.assertions()),
    )


def compare(rule: CountRule, assertions: Sequence[Assertion], story: Story | None) -> Comparison:
    """Compare the assertions of one key with each other and with the story's facts."""
    facts = story.facts if story and "facts" in rule.against else ()
    ledger = Ledger()
    findings = list(_compare_to_facts(rule, assertions, facts, ledger))
    policy = Policy(rule.given, rule.slack)

    def related(first: Assertion, second: Assertion, same_article: bool) -> Relation:
        return relate(first, second, policy, same_article=same_article)

    pairs = Pairs(assertions, related, ledger, MOST_RELATED)
    if "article" in rule.against:
        pairs.relate_within()
    if "corpus" in rule.against:
        pairs.relate_across()
    findings += [_conflict(rule, later, earlier) for later, earlier in pairs.conflicts()]
    return ledger.close(findings)


def _compare_to_facts(
    rule: CountRule, assertions: Sequence[Assertion], facts: Sequence[Fact], ledger: Ledger
) -> Iterator[Finding]:
    """Each article's figures with the facts in force.

    An article that gives the fact somewhere knows it: its other figures are of other things.
    """
    by_path = sorted(assertions, key=lambda assertion: assertion.location)
    for path, group in groupby(by_path, key=lambda assertion: assertion.location.path):
        related = [
            (assertion, force, relation)
            for assertion in group
            if (force := facts_in_force(facts, assertion))
            and (relation := relate_to_facts(assertion, force, rule.slack))
        ]
        for _, _, relation in related:
            ledger.note(path, excuse=relation.excuse)
        if all(relation.severity for _, _, relation in related):
            yield from (_against_fact(rule, a, force[0], r) for a, force, r in related)


def _conflict(
    rule: CountRule, later: Assertion, earlier: Sequence[tuple[Assertion, Relation]]
) -> Finding:
    """The message speaks of the gravest of the conflicts, which is the first related place."""
    gravest = sorted(earlier, key=lambda item: -LEVELS[item[1].severity or "note"])
    other, relation = gravest[0]
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=min(relation.severity or "note", rule.severity, key=LEVELS.__getitem__),
        message=_message(rule, later, other, relation),
        primary=later.location,
        related=tuple(
            Related(assertion.location, _dated(assertion), _message(rule, assertion, later, why))
            for assertion, why in gravest
        ),
    )


def _message(rule: CountRule, here: Assertion, there: Assertion, relation: Relation) -> str:
    """What to say at one of two places that disagree."""
    same = there.location.path == here.location.path
    given = next((str(g.value.value) for g in here.given if g.subject == rule.given), "")
    message = rule.message or "{here} here, {there} in {place}{why}"
    return message.format(
        here=_said(here),
        there=_said(there),
        place="this article" if same else there.location.path,
        given=given,
        why=relation.why,
    )


def _against_fact(rule: CountRule, assertion: Assertion, fact: Fact, relation: Relation) -> Finding:
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=relation.severity or "error",
        message=(
            f"{_said(assertion)} here, but the fact sheet has {fact.location.said}"
            f" as of {fact.as_of} ({fact.source}){relation.why}"
        ),
        primary=assertion.location,
        related=(Related(fact.location, f"fact of {fact.as_of}: {fact.source}"),),
    )


def _said(assertion: Assertion) -> str:
    return f'"{assertion.location.said}"'


def _dated(assertion: Assertion) -> str:
    said = f"{_said(assertion)}"
    return f"{said}, {assertion.as_of}" if assertion.as_of else f"{said}, no date"
