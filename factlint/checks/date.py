"""The date of a declared event.

A story pack declares an event with the words that tell of it and the days of its stages
(`announced`, `effective`, `on`, …). Where a sentence tells of the event and gives one day, that
day must be one of them. A day beside it is a warning, as time zones move dates; any other day
contradicts the declaration. An event without a declared day is compared across articles.

Only days are read, not "last week" or "in March". A sentence with two days, or an article without
publication date for "on Monday", is left unresolved; so are words in quotation marks, and a day
that another verb has: "the toll of the sinking rose on Tuesday".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import ClassVar

import msgspec

from factlint.checks import Comparison, Ledger
from factlint.extract.article import Article, Match, Reading
from factlint.extract.dates import TimeToken
from factlint.extract.passages import times_in
from factlint.model import Assertion, Finding, Location, Related, Severity, TimeValue
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Examples, Pack, Rule
from factlint.rulebook.scalars import Id

STAGES = {
    "announced": "announced",
    "effective": "effective",
    "on": "on",
    "begins": "beginning",
    "ends": "ending",
}
"""The stages of an event, and how a message speaks of their days."""


class EventRule(Rule, frozen=True, kw_only=True):
    """A rule for one event; `stages` are the declared days with their names."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")

    said: tuple[Pattern, ...]
    """Patterns that tell of the event."""
    announced: date | None = None
    """The day on which it was announced."""
    effective: date | None = None
    """The day from which it holds."""
    on: date | None = None
    """The day on which it was."""
    begins: date | None = None
    """Its first day."""
    ends: date | None = None
    """Its last day."""

    def __post_init__(self) -> None:
        _check_days(self.begins, self.ends)

    def patterns(self) -> tuple[Pattern, ...]:
        """The words that tell of the event."""
        return self.said

    @property
    def stages(self) -> tuple[tuple[str, date], ...]:
        """The declared days by stage."""
        return tuple((name, day) for name in STAGES if (day := getattr(self, name)))


class EventEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An event with its days, as the desk declares them."""

    id: Id
    """The rule is `story/id`."""
    said: tuple[Pattern, ...]
    announced: date | None = None
    effective: date | None = None
    on: date | None = None
    begins: date | None = None
    ends: date | None = None
    planned: tuple[Pattern, ...] = ()
    """For `event-state`: patterns that speak of it as still to come, where the words of the
    language do not do: "pick up the phone"."""
    done: tuple[Pattern, ...] = ()
    """For `event-state`: patterns that speak of it as having happened."""
    source: str = ""
    why: str = ""
    severity: Severity = "error"
    examples: Examples = Examples()
    place: Location | None = None

    def __post_init__(self) -> None:
        _check_days(self.begins, self.ends)

    def rules(self, pack: Pack) -> tuple[Rule, ...]:
        """The rule that the entry stands for."""
        shared = ("planned", "done")
        fields = {k: v for k, v in msgspec.structs.asdict(self).items() if k not in shared}
        return (
            EventRule(**fields | {"id": f"{pack.id}/{self.id}", "check": "date", "story": pack.id}),
        )


def _check_days(begins: date | None, ends: date | None) -> None:
    if begins and ends and ends < begins:
        raise ValueError(f'"ends" ({ends}) is before "begins" ({begins})')


RULE = EventRule
ASSERTS = True
SECTION = "events"
ENTRY = EventEntry


def read(article: Article, rules: Sequence[EventRule]) -> Reading:
    """The days that an article gives for declared events, and those that contradict."""
    assertions: list[Assertion] = []
    findings: list[Finding] = []
    for rule in rules:
        for time in _days(article, rule):
            location = article.document.locate(article.tokens.span(time.first, time.stop))
            assert time.value is not None
            assertions.append(
                Assertion(
                    rule=rule.id,
                    subject=rule.id,
                    value=time.value,
                    location=location,
                    story=rule.story,
                    as_of=article.anchor,
                )
            )
            findings += _against_stages(rule, time.value, location)
    return Reading(tuple(assertions), tuple(findings))


def _days(article: Article, rule: EventRule) -> Iterator[TimeToken]:
    """The one day of each sentence that tells of the event."""
    seen: set[int] = set()
    for match in article.find(rule.said):
        first, stop = article.sentence_at(match.span.start)
        if first in seen or _in_quotation(article, match):
            continue
        seen.add(first)
        days = [
            time
            for time in times_in(article, (first, stop))
            if time.value is None or time.value.grain == "day"
        ]
        if (
            len(days) == 1
            and days[0].value is not None
            and not _is_of_another(article, match, days[0])
        ):
            yield days[0]


def _is_of_another(article: Article, match: Match, day: TimeToken) -> bool:
    """True where a verb of saying or of rising stands between the event and the day.

    "The toll of the sinking rose to 17 on Tuesday" says when it rose.
    """
    members = article.grammar.alphabet.members(["says", "raise", "change"])
    after = bisect_left(article.tokens.starts, match.span.end)
    return not set(members).isdisjoint(article.tokens.plain[after : day.first])


def _in_quotation(article: Article, match: Match) -> bool:
    return article.quoted(match.span) is not None


def _against_stages(rule: EventRule, value: TimeValue, location: Location) -> Iterator[Finding]:
    assert value.start is not None
    gaps = {stage: abs((value.start - day).days) for stage, day in rule.stages}
    if not gaps or min(gaps.values()) == 0:
        return
    declared = ", ".join(f"{STAGES[stage]} {day.isoformat()}" for stage, day in rule.stages)
    beside = min(gaps.values()) == 1
    question = "A matter of time zones?" if beside else "Which day?"
    source = f" ({rule.source})" if rule.source else ""
    yield Finding(
        rule=rule.id,
        check=rule.check,
        severity="warning" if beside else rule.severity,
        message=(
            f'"{location.said}" is {value.timex3},'
            f" but the fact sheet has it {declared}{source}. {question}"
        ),
        primary=location,
        related=(Related(rule.place, f"declared here: {declared}"),) if rule.place else (),
    )


def compare(rule: EventRule, assertions: Sequence[Assertion], story: object) -> Comparison:
    """Compare the days that articles give for an event without a declared one."""
    ledger = Ledger()
    findings: dict[Location, Finding] = {}
    if rule.stages:
        for assertion in assertions:
            ledger.note(assertion.location.path)
        return ledger.close(())
    for first, second in combinations(assertions, 2):
        one, two = first.value, second.value
        assert isinstance(one, TimeValue) and isinstance(two, TimeValue)
        ledger.note(first.location.path, second.location.path)
        if one.start != two.start:
            findings.setdefault(second.location, _conflict(rule, first, second))
    return ledger.close(findings.values())


def _conflict(rule: EventRule, first: Assertion, second: Assertion) -> Finding:
    assert isinstance(first.value, TimeValue) and isinstance(second.value, TimeValue)
    here, there = second.value.timex3, first.value.timex3
    message = "{} here, {} there, both for the same event. Which day?"
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity="warning",
        message=message.format(here, there),
        primary=second.location,
        related=(Related(first.location, there, message.format(there, here)),),
    )
