"""What rules, facts and lexicons refer to and must exist: slots, measures and placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, runtime_checkable

import msgspec

from factlint.model import Location, Problem
from factlint.rulebook.files import place_of
from factlint.rulebook.lexicon import Lexicon
from factlint.rulebook.nodes import Node
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Rule, Story
from factlint.rulebook.schema import nearest
from factlint.rulebook.vocabulary import patterns_of, slots_of

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


@runtime_checkable
class Counting(Protocol):
    """A rule that counts a measure, or what its own patterns say."""

    @property
    def subject(self) -> str:
        """What is counted."""

    @property
    def given(self) -> str:
        """The paired count; may be empty."""

    @property
    def read(self) -> tuple[Pattern, ...]:
        """The rule's own patterns."""


class WrittenRule(msgspec.Struct, frozen=True):
    """A rule and the node that it was read from. `shipped` ones came with factlint."""

    rule: Rule
    node: Node
    shipped: bool = False


class WrittenName(msgspec.Struct, frozen=True):
    """A name that refers to something, where it stands."""

    name: str
    place: Location


def check_patterns(
    lexicons: Sequence[Lexicon], rules: Iterable[WrittenRule], stories: Iterable[Story]
) -> Iterator[Problem]:
    """Slots that nothing fills, and patterns of counts without the count."""
    known: set[str] = set()
    for lexicon in lexicons:
        slots = slots_of(lexicon)
        known |= slots
        yield from _check_slots(patterns_of(lexicon), slots)
        yield from _check_groups(lexicon)
        reading = (pattern for _, measure in lexicon.measures for pattern in measure.read)
        yield from _check_counts(reading, slots)
    for story in stories:
        yield from _check_slots(story.about, known)
    for written in rules:
        yield from _check_slots(
            (*written.rule.patterns(), *written.rule.sentence_patterns()), known
        )
        if isinstance(written.rule, Counting):
            yield from _check_counts(written.rule.read, known)


def check_measures(rules: Iterable[WrittenRule], known: Iterable[str]) -> Iterator[Problem]:
    """Subjects and paired counts of rules that no measure is called by."""
    names = sorted(known)
    for rule, node in ((written.rule, written.node) for written in rules):
        for name in rule.counted_measures():
            if name not in names:
                yield unknown("measure", name, names, place_of(node, "subject", "tally"))
        if not isinstance(rule, Counting):
            continue
        if not rule.read and rule.subject not in names:
            yield unknown("measure", rule.subject, names, place_of(node, "subject", "measure"))
        if rule.given and rule.given not in names:
            yield unknown("measure", rule.given, names, place_of(node, "given"))


def check_facts(
    story: Story, facts: Iterable[WrittenName], rules: Iterable[Rule], known: Iterable[str]
) -> Iterator[Problem]:
    """Facts about no measure, and facts that no rule of their story compares anything with."""
    names = sorted(known)
    compared = {
        rule.subject for rule in rules if rule.story == story.id and isinstance(rule, Counting)
    }
    for fact in facts:
        if fact.name not in names:
            yield unknown("measure", fact.name, names, fact.place)
        elif fact.name not in compared:
            message = f'nothing compares articles with this fact: add "{fact.name}" to track'
            yield problem(fact.place, message)


def check_message(rule: Rule, node: Node) -> Iterator[Problem]:
    """Placeholders of a rule's message that its check does not fill in."""
    place = place_of(node, "message")
    for found in _BRACES.finditer(rule.message):
        if found[1] is None:
            message = f'"{found[0]}" is half a placeholder: a message cannot hold it'
            yield problem(place, message)
        elif found[1] not in rule.placeholders:
            known = ", ".join(f"{{{name}}}" for name in rule.placeholders)
            hint = _nearest_slot(found[1], rule.placeholders) or f"; there are {known}"
            yield problem(place, f"there is no placeholder {found[0]}{hint}")


def unknown(what: str, name: str, names: Sequence[str], place: Location) -> Problem:
    """The problem of a name that nothing is called by."""
    hint = nearest(name, names) or (f"; there are {', '.join(names)}" if names else "")
    return problem(place, f'there is no {what} "{name}"{hint}')


def problem(place: Location, message: str) -> Problem:
    """A problem at the beginning of a place."""
    return Problem(place.path, place.line, place.column, message)


def _check_slots(patterns: Iterable[Pattern], known: set[str]) -> Iterator[Problem]:
    for pattern in patterns:
        for slot in dict.fromkeys(pattern.slots):
            if slot not in known and pattern.place:
                hint = _nearest_slot(slot, sorted(known))
                yield problem(pattern.place, f"there is no slot {{{slot}}}{hint}")


def _nearest_slot(name: str, known: Sequence[str]) -> str:
    return nearest(name, known).replace('"', "{", 1).replace('"', "}")


def _check_counts(patterns: Iterable[Pattern], known: set[str]) -> Iterator[Problem]:
    """Patterns without the count; one with an unknown slot may have misspelt it."""
    for pattern in patterns:
        slots = set(pattern.slots)
        if "count" not in slots and slots <= known and pattern.place:
            message = f'"{pattern.text}" reads no figure: write {{count}} where it stands'
            yield problem(pattern.place, message)


def _check_groups(lexicon: Lexicon) -> Iterator[Problem]:
    """Groups that stand inside themselves: no text could ever end one."""
    inner = {
        name: {slot for pattern in patterns for slot in pattern.slots}
        for name, patterns in lexicon.groups
    }
    for name, patterns in lexicon.groups:
        reached: set[str] = set()
        todo = {name}
        while todo:
            todo = {slot for group in todo for slot in inner.get(group, ())} - reached
            reached |= todo
        if name in reached and patterns[0].place:
            yield problem(patterns[0].place, f"the group {{{name}}} stands inside itself")
