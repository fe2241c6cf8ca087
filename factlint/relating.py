"""When two assertions conflict, and when an assertion contradicts a fact.

One comparison serves an article with itself, articles with each other, and articles with the
fact sheet. It decides from what was said and when, never from which figure is likelier.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import msgspec

from factlint.model import Assertion, Fact, Number, Quantity, Severity


class Policy(msgspec.Struct, frozen=True):
    """How a rule compares.

    `given` is the paired count that must be equal, `slack` how far above a floor of the same day
    an exact figure still agrees with it.
    """

    given: str = ""
    slack: float = 1.25


class Relation(msgspec.Struct, frozen=True):
    """How two statements stand to each other.

    `severity` is set when they conflict; `excuse` when they could not be compared; `why` says
    in words what makes it a conflict.
    """

    severity: Severity | None = None
    excuse: str = ""
    why: str = ""


AGREE = Relation()
CONSTANT = "never"


def relate(first: Assertion, second: Assertion, policy: Policy, *, same_article: bool) -> Relation:
    """Compare two assertions of one key; `first` speaks for the earlier day.

    Nothing but what they say counts, and whether one article says both.
    """
    one, two = _quantity(first), _quantity(second)
    if one.vague or two.vague:
        return Relation(excuse="vague")
    if any(a.superseded and (same_article or a.as_of is None) for a in (first, second)):
        return Relation(excuse="superseded in the text")
    if first.story is None and not (first.overall or second.overall):
        return Relation(excuse="perhaps of two events")
    if first.scope == "part":
        return Relation(excuse="part of a total")
    if first.scope == "incident" and not first.qualifiers:
        return Relation(excuse="incident without a day")
    if same_article and (first.part == "body") != (second.part == "body"):
        return AGREE  # the check `headline` compares these
    if one.unit != two.unit:
        return Relation(excuse="different units")
    given = _same_given(first, second, policy.given)
    if given is False:
        return Relation(excuse=f"different {policy.given}")
    constant = first.grows == CONSTANT
    if given is None and not constant and (first.as_of is None or second.as_of is None):
        return Relation(excuse="no date")
    same_day = first.as_of is not None and first.as_of == second.as_of
    if one.meets(two) and not ((same_day or constant) and _beyond(one, two, policy.slack)):
        return AGREE
    return _weigh(first, second, _conflict(one, two, given, same_day, policy, first.grows))


def _conflict(
    one: Quantity, two: Quantity, given: bool | None, same_day: bool, policy: Policy, grows: str
) -> Relation:
    if given:
        return Relation("warning", why=f", both for the same number of {policy.given}")
    if same_day:
        return Relation("warning", why=", both of the same day")
    if grows == CONSTANT:
        return Relation("warning", why=", and it never changes")
    if grows == "no":
        return Relation(excuse="another day")
    if _below(two, one):
        return Relation("warning", why=": the later figure is lower")
    return AGREE


def _weigh(first: Assertion, second: Assertion, relation: Relation) -> Relation:
    """A conflict between named sources, or in a speaker's own words, is a note."""
    if relation.severity is None:
        return relation
    sources = {(assertion.speaker or "").casefold() for assertion in (first, second)}
    differ = "" not in sources and len(sources) > 1
    quoted = "quoted" in (first.modality, second.modality)
    if differ or quoted:
        return msgspec.structs.replace(relation, severity="note")
    return relation


def facts_in_force(facts: Sequence[Fact], assertion: Assertion) -> tuple[Fact, ...]:
    """The facts that an assertion may carry, the newest one of its day first.

    The one before it counts too while the newest is not older than its `lag`. A statement
    without a day may carry any of them. What never changes is what the newest fact says, on
    days before it too.
    """
    constant = assertion.grows == CONSTANT
    known = sorted(
        (
            fact
            for fact in facts
            if (fact.subject, fact.scope) == (assertion.subject, assertion.scope)
            and (constant or assertion.as_of is None or fact.as_of <= assertion.as_of)
        ),
        key=lambda fact: fact.as_of,
        reverse=True,
    )
    if assertion.as_of is None and not constant:
        return tuple(known)
    if (
        len(known) > 1
        and known[0].lag
        and assertion.as_of
        and assertion.as_of - known[0].as_of <= timedelta(days=known[0].lag)
    ):
        return tuple(known[:2])
    return tuple(known[:1])


def relate_to_facts(assertion: Assertion, facts: Sequence[Fact], slack: float) -> Relation | None:
    """Compare an assertion with the facts in force; `None` when it has nothing to compare."""
    value = _quantity(assertion)
    if not facts or assertion.superseded or value.vague or value.unit != facts[0].value.unit:
        return None
    newest = facts[0]
    said = (value, *assertion.besides)
    if any(_agrees(amount, fact.value, slack) for amount in said for fact in facts):
        return AGREE
    later = assertion.as_of is not None and assertion.as_of > newest.as_of
    if later and assertion.grows == "no":
        return Relation(excuse="another day than the fact's")
    if later and assertion.grows != CONSTANT and _below(newest.value, value):
        return Relation(excuse="may have grown since the fact")
    return Relation("note" if assertion.modality == "quoted" else "error")


def _agrees(value: Quantity, fact: Quantity, slack: float) -> bool:
    """True for the same figure, or intervals that meet and are not far apart."""
    same = value.value is not None and value.value == fact.value
    return same or (value.meets(fact) and not _beyond(value, fact, slack))


def _quantity(assertion: Assertion) -> Quantity:
    assert isinstance(assertion.value, Quantity)
    return assertion.value


def _same_given(first: Assertion, second: Assertion, subject: str) -> bool | None:
    """Whether both go with the same paired count; `None` when one does not say."""
    one, two = _given(first, subject), _given(second, subject)
    return None if one is None or two is None else one == two


def _given(assertion: Assertion, subject: str) -> Number | None:
    return next((g.value.value for g in assertion.given if g.subject == subject), None)


def _below(one: Quantity, two: Quantity) -> bool:
    return one.high is not None and two.low is not None and one.high < two.low


def _beyond(one: Quantity, two: Quantity, slack: float) -> bool:
    """True when an exact figure lies further above a floor than its slack allows."""
    floors = ("at_least", "more_than")
    for floor, exact in ((one, two), (two, one)):
        if floor.hedge in floors and exact.hedge == "exact" and floor.low and exact.low:
            return exact.low > floor.low * slack
    return False
