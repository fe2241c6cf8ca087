"""A declared event that is spoken of as still to come after its day, or as done before it.

The days of an event are those that a story pack declares under `events`. From the day after
the last of them an article no longer says "will", "plans to", "the upcoming summit"; until the
day before the first it cannot say that the event "was held" or "took place". Between two
stages, announced and in force, both are right, but not that it "took effect"; while an event goes
on that has a first and a last day it is neither "forthcoming" nor "over". A day more or less is
left to time zones.

What the lexicon has for the language (`event-states`) is looked for around the words of the
event, and the tense is read of its clause ("when the bridge opens") and of the verb that governs
it ("are training ahead of the opening", "signed an accord at the summit"); a condition in the
present tense tells that it is ahead ("if he is convicted"). `planned` and `done` of the entry add
wordings of the desk's own. Left alone are words in quotation marks, other conditions and denials,
plans that are told as past ("had planned to"), another event of the kind ("a second summit", "last
year's summit"), and what was said on an earlier day.
An old article is held to the day that it names ("first published on March 4"), and one without
a day of publication is not held to any.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import ClassVar

from factlint.checks.date import EventEntry, EventRule
from factlint.extract.article import Article, Match, Reading
from factlint.extract.event_states import own_day, state_reader
from factlint.extract.event_text import Spoken, State
from factlint.extract.passages import passage, times_in
from factlint.model import LEVELS, Finding, Related, Severity
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Pack, Rule

GRACE = timedelta(days=1)
ANOTHER = timedelta(days=45)
"""How far from an event a day of its sentence is that of another one of the kind."""


class EventStateRule(EventRule, frozen=True, kw_only=True):
    """The state of one event; its days are those of the `date` rule."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")

    planned: tuple[Pattern, ...] = ()
    """Patterns that speak of the event as still to come, beside those of the language."""
    done: tuple[Pattern, ...] = ()
    """Patterns that speak of it as having happened."""

    def patterns(self) -> tuple[Pattern, ...]:
        """The words that tell of the event and of its state."""
        return (*self.said, *self.planned, *self.done)


RULE = EventStateRule
SHARES = "events"


def rules_from(entry: EventEntry, story: Pack) -> tuple[Rule, ...]:
    """The rule for the state of an event that has a day."""
    days = {stage: getattr(entry, stage) for stage in ("announced", "effective", "on")}
    days |= {"begins": entry.begins, "ends": entry.ends}
    if not any(days.values()):
        return ()
    return (
        EventStateRule(
            id=f"{story.id}/{entry.id}/state",
            check="event-state",
            story=story.id,
            said=tuple(pattern.in_all_forms() for pattern in entry.said),
            planned=entry.planned,
            done=entry.done,
            source=entry.source,
            why=entry.why,
            severity=_at_most_warning(entry.severity),
            examples=entry.examples,
            place=entry.place,
            **days,
        ),
    )


def _at_most_warning(severity: Severity) -> Severity:
    return min(severity, "warning", key=LEVELS.__getitem__)


def read(article: Article, rules: Sequence[EventStateRule]) -> Reading:
    """Findings for events that are spoken of as ahead when they are over, or the other way."""
    day = own_day(article)
    if day is None:
        return Reading()
    return Reading(
        findings=tuple(
            _finding(article, rule, day, spoken)
            for rule in rules
            for spoken in _wrong(article, rule, day)
        )
    )


def _wrong(article: Article, rule: EventStateRule, day: date) -> Iterator[Spoken]:
    """The first place in each sentence that speaks of the event in the wrong state."""
    wrong, amid = _wrong_states(rule, day), _is_amid(rule, day)
    if not wrong:
        return
    seen: set[int] = set()
    reader, over = state_reader(article.grammar), bool(rule.on or rule.ends)
    told = rule.announced is not None and rule.announced == rule.stages[0][1]
    for match, state in _matches(article, rule):
        sentence = article.sentence_at(match.span.start)[0]
        if sentence in seen:
            continue
        if _is_announced(rule, day):
            spoken = None if state else reader.read_effected(article, match)
        elif amid:
            spoken = None if state else reader.read_amid(article, match)
        elif state:
            spoken = reader.read_as(article, match, state)
        else:
            spoken = reader.read(article, match, over=over, told=told)
        if spoken and spoken.state in wrong and not _is_of_another_day(article, rule, day, spoken):
            seen.add(sentence)
            yield spoken


def _wrong_states(rule: EventStateRule, day: date) -> tuple[State, ...]:
    """What cannot be said of an event on a day; while it goes on, neither."""
    days = [day for _, day in rule.stages]
    amid = _is_amid(rule, day)
    if _is_announced(rule, day):
        return ("done",)
    if day > (min(days) if amid else max(days)) + GRACE:
        ahead: tuple[State, ...] = ("ahead",)
    else:
        ahead = ()
    return (*ahead, "done") if day < (max(days) if amid else min(days)) - GRACE else ahead


def _is_announced(rule: EventStateRule, day: date) -> bool:
    """True between the announcement of an event and the day before it takes effect."""
    first, last = rule.announced, rule.effective
    return bool(first and last and first <= day < last - GRACE)


def _is_amid(rule: EventStateRule, day: date) -> bool:
    """True while an event goes on that has a first and a last day."""
    return bool(rule.begins and rule.ends and rule.begins <= day <= rule.ends)


def _matches(article: Article, rule: EventStateRule) -> Iterator[tuple[Match, State | None]]:
    """Where an article speaks of an event in its own words, and the state that the desk gives."""
    declared: tuple[tuple[tuple[Pattern, ...], State | None], ...] = (
        (rule.planned, "ahead"),
        (rule.done, "done"),
        (rule.said, None),
    )
    for patterns, state in declared:
        for match in article.find(patterns):
            if article.quoted(match.span) is None:
                yield match, state


def _is_of_another_day(article: Article, rule: EventStateRule, day: date, spoken: Spoken) -> bool:
    """True where a day of the sentence is far from the event, or one on which it was still told.

    What an article tells as news of its own `day` is no other event of the kind.
    """
    days = [day for _, day in rule.stages]
    first, last = min(days), max(days)
    long_ago = min(first, day) - ANOTHER
    part = passage(article, (spoken.first, spoken.stop))
    reader = state_reader(article.grammar)
    for time in times_in(article, part):
        if time.value is None:
            continue
        start, end = time.value.start, time.value.end
        near = reader.is_beside(article, (time.first, time.stop), (spoken.first, spoken.stop))
        if near and ((start and start > last + ANOTHER) or (end and end < long_ago)):
            return True
        told = spoken.state == "ahead" and end is not None and end <= first
        if told and reader.is_told(article, (time.first, time.stop), part):
            return True
    return False


def _finding(article: Article, rule: EventStateRule, day: date, spoken: Spoken) -> Finding:
    location = article.document.locate(article.tokens.span(spoken.first, spoken.stop))
    declared = ", ".join(f"{stage} {day.isoformat()}" for stage, day in rule.stages)
    source = f" ({rule.source.strip()})" if rule.source else ""
    related = [Related(rule.place, f"declared here: {declared}")] if rule.place else []
    if spoken.verb and not (spoken.first <= spoken.verb[0] < spoken.stop):
        verb = article.document.locate(article.tokens.span(*spoken.verb))
        related.insert(0, Related(verb, "told by this"))
    question = "Still to come?" if spoken.state == "ahead" else "Has it happened?"
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=rule.severity,
        message=(
            f'"{location.text}" in an article of {day.isoformat()}, but the desk has '
            f"{declared}{source}. {question}"
        ),
        primary=location,
        related=tuple(related),
    )
