"""Examples for a draft's rules, made from its own names and facts, and tried before use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import msgspec

from factlint.engine import Engine
from factlint.examples import fires
from factlint.rulebook import ExampleText, Lexicon, Rule, Rulebook
from factlint.rulebook.amounts import Amount
from factlint.rulebook.references import Counting
from factlint.starting.story import DraftFact, DraftName, StoryDraft

EXAMPLE_DAY = date(2025, 3, 5)
"""The day of examples that no fact has a day for: the machine's clock has no say."""

Documents = tuple[ExampleText, ...]


class Pair(msgspec.Struct, frozen=True):
    """An example that a rule must flag, and one that it must pass."""

    flag: Documents
    quiet: Documents


def find_examples(draft: StoryDraft, rulebook: Rulebook) -> dict[str, Pair]:
    """A pair that behaves for each name and measure of a draft that the rulebook holds.

    What none was found for is missing: the desk knows better sentences.
    """
    lexicon = rulebook.lexicon("en")
    engine = Engine(rulebook, lambda rule: rule.story == draft.story)
    names = {name.name: name for name in draft.names}
    found: dict[str, Pair] = {}
    for rule in engine.rules:
        if name := names.get(getattr(rule, "name", "")):
            key, candidates = name.name, _of_name(name)
        elif lexicon and isinstance(rule, Counting):
            key, candidates = rule.subject, _of_count(draft, rule.subject, lexicon)
        else:
            continue
        if pair := _first_that_behaves(engine, rule, candidates):
            found[key] = pair
    return found


def _first_that_behaves(engine: Engine, rule: Rule, pairs: Iterable[Pair]) -> Pair | None:
    return next(
        (
            pair
            for pair in pairs
            if fires(engine, rule, pair.flag) and not fires(engine, rule, pair.quiet)
        ),
        None,
    )


def _of_name(name: DraftName) -> Iterator[Pair]:
    """A sentence with the name, and the same with two letters changed round in its last word."""
    start, _, last = name.name.rpartition(" ")
    sentence = "The report speaks of {}."
    if name.titles:
        sentence = f"{name.titles[0]} {{}} spoke to reporters."
    for at in range(len(last) - 2, 0, -1):
        slip = last[:at] + last[at + 1] + last[at] + last[at + 2 :]
        wrong = f"{start} {slip}".strip()
        yield _single(sentence.format(wrong), sentence.format(name.name), None)


def _of_count(draft: StoryDraft, subject: str, lexicon: Lexicon) -> Iterator[Pair]:
    """A figure against the newest fact; without a fact a toll that falls from day to day."""
    fact = max(
        (fact for fact in draft.facts if fact.subject == subject),
        key=lambda fact: fact.as_of,
        default=None,
    )
    for sentence in _sentences(subject, lexicon):
        yield from _against(fact, sentence) if fact else _falling(sentence)


def _sentences(subject: str, lexicon: Lexicon) -> Iterator[str]:
    """Sentences with room for the figure, from the words of a measure."""
    if measure := lexicon.measure(subject):
        yield from (f"In all, {{}} people were {word}." for word in measure.participle[:2])
        yield from (f"There have been {{}} {word} in all." for word in measure.noun[:4])
        yield from (f"The {word} rose to {{}}." for word in measure.total[:2])


def _against(fact: DraftFact, sentence: str) -> Iterator[Pair]:
    quantity = Amount.parse(fact.value).quantity
    known = int(quantity.value or quantity.high or quantity.low or 0)
    for wrong in (known - known // 5 - 1, known // 2, 2 * known + 10):
        if wrong > 1:
            right = sentence.format(f"{known:,}")
            yield _single(sentence.format(f"{wrong:,}"), right, fact.as_of)


def _falling(sentence: str) -> Iterator[Pair]:
    low, high = sentence.format(12), sentence.format(14)
    later = EXAMPLE_DAY + timedelta(days=1)
    yield Pair(
        flag=(ExampleText(high, EXAMPLE_DAY), ExampleText(low, later)),
        quiet=(ExampleText(low, EXAMPLE_DAY), ExampleText(high, later)),
    )


def _single(wrong: str, right: str, day: date | None) -> Pair:
    return Pair((ExampleText(wrong, day),), (ExampleText(right, day),))
