"""What a rule reads, in words: its own keys, its measure's vocabulary, its slots, its facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, zip_longest
from operator import itemgetter
from textwrap import fill

import msgspec

from factlint.model import Fact
from factlint.rulebook import Rule, Rulebook, Story
from factlint.rulebook.describing import meanings_of
from factlint.rulebook.lexicon import Measure
from factlint.rulebook.references import Counting
from factlint.rulebook.shapes import record_of
from factlint.rulebook.slots import FEW, few, slot_meaning
from factlint.rulebook.vocabulary import ROLES

WIDTH = 96
_SIDES = {
    "article": "the rest of the article",
    "corpus": "other articles",
    "facts": "the fact sheet",
}
Row = tuple[str, str]


class Share(msgspec.Struct, frozen=True):
    """How much of a rule is shown: patterns of a key, words of a role, examples of a kind."""

    patterns: int
    words: int
    examples: int | None = None
    slots: bool = True
    manual: bool = True


ALL = Share(patterns=30, words=12)
SOME = Share(patterns=5, words=8, examples=2, slots=False, manual=False)


def own_keys(rule: Rule) -> Iterator[Row]:
    """The keys that only the rule's check knows, where they say more than the default."""
    defaults = {field.name: field.default for field in msgspec.structs.fields(rule)}
    common = record_of(Rule).fields
    for field in record_of(type(rule)).fields.values():
        value = getattr(rule, field.name)
        if field.key not in common and value != defaults[field.name]:
            for text in _texts(value):
                yield field.key, text


def keys(rule: Rule, share: Share) -> Iterator[Row]:
    """The rule's own keys, each named once and with so many of its texts."""
    for key, rows in groupby(own_keys(rule), key=itemgetter(0)):
        texts = [text for _, text in rows]
        for number, text in enumerate(texts[: share.patterns]):
            yield ("" if number else key, text)
        if len(texts) > share.patterns:
            yield ("", f"… ({len(texts) - share.patterns:,} more)")


def compared(rule: Rule) -> str:
    """What the figures of a rule are compared with."""
    with_what = getattr(rule, "against", ())
    sides = ", ".join(said for side, said in _SIDES.items() if side in with_what)
    return f"with {sides}" if sides else ""


def measure_words(rule: Rule, rulebook: Rulebook, share: Share) -> Iterator[Row]:
    """The words of a rule's measure, for a rule without patterns of its own.

    With all to be shown they stand by their role, else one of each role comes first.
    """
    if not isinstance(rule, Counting) or rule.read:
        return
    meanings = dict(meanings_of(Measure))
    for lexicon in rulebook.lexicons:
        if (measure := lexicon.measure(rule.subject)) is None:
            continue
        if share.manual:
            yield from _words_of(measure, lexicon.language, meanings, share.words)
        else:
            roles = [words for role in ROLES if (words := getattr(measure, role))]
            patterns = [pattern.text for pattern in measure.read]
            mixed = [word for each in zip_longest(*roles) for word in each if word]
            words = list(dict.fromkeys([*mixed, *patterns]))
            yield lexicon.language, few(words, share.words)


def slots(rule: Rule, rulebook: Rulebook) -> Iterator[Row]:
    """The slots in what the rule reads, and what they stand for."""
    patterns = [*rule.patterns(), *rule.sentence_patterns()]
    if isinstance(rule, Counting):
        measures = (lexicon.measure(rule.subject) for lexicon in rulebook.lexicons)
        patterns += [pattern for m in measures if m for pattern in (*m.read, *m.unless)]
    for name in dict.fromkeys(slot for pattern in patterns for slot in pattern.slots):
        yield f"{{{name}}}", slot_meaning(name, rulebook.lexicons)


def facts(rule: Rule, rulebook: Rulebook) -> Iterator[str]:
    """The lines of the fact sheet that the rule holds articles to."""
    story = rulebook.story(rule.story)
    if story is None or not isinstance(rule, Counting):
        return
    for each in story.facts:
        if each.subject == rule.subject and "facts" in getattr(rule, "against", ()):
            yield fact(each)


def fact(fact: Fact) -> str:
    """A line of the fact sheet, without what it is about."""
    scope = "" if fact.scope == "total" else f" ({fact.scope})"
    return f"{fact.location.text}{scope} as of {fact.as_of}: {fact.source.strip()}"


def articles(rule: Rule, rulebook: Rulebook) -> str:
    """Which articles the rule is about, where not about all."""
    story = rulebook.story(rule.story)
    return "" if story is None or story.everything else articles_of(story)


def articles_of(story: Story) -> str:
    """Which articles belong to a story."""
    if story.everything:
        return "all"
    return "that say " + few([f'"{pattern.text}"' for pattern in story.about], 2 * FEW)


def table(rows: Iterable[Row]) -> str:
    """Rows as two columns."""
    listed = list(rows)
    width = max((len(left) for left, _ in listed), default=0) + 2
    return "\n".join(
        fill(
            right or " ",
            WIDTH,
            initial_indent=left.ljust(width),
            subsequent_indent=" " * width,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for left, right in listed
    )


def _words_of(
    measure: Measure, language: str, meanings: dict[str, str], most: int
) -> Iterator[Row]:
    """The words of each role; what the role means is taken out of `meanings`, and so said once."""
    for role in ROLES:
        if words := getattr(measure, role):
            meaning = meanings.pop(role, "")
            yield f"{role} ({language})", few(words, most)
            if meaning:
                yield "", f"({meaning.rstrip('.')})"
    for key, patterns in (("read", measure.read), ("unless", measure.unless)):
        for number, pattern in enumerate(patterns):
            yield ("" if number else f"{key} ({language})", pattern.text)


def _texts(value: object) -> Iterator[str]:
    """A key's value as people write it, a line for each item of a list of patterns."""
    match value:
        case bool():
            yield str(value).lower()
        case str() | int() | float():
            yield str(value)
        case date():
            yield value.isoformat()
        case Sequence() if all(isinstance(item, str) for item in value):
            yield ", ".join(value)
        case [str(key), entry]:  # of a table
            yield f"{key}: {', '.join(_texts(entry))}"
        case Sequence():
            for item in value:
                yield from _texts(item)
        case msgspec.Struct() if not hasattr(value, "text"):
            yield _record(value)
        case _:  # a pattern, or an expression that a check reads for itself
            yield str(getattr(value, "text", value))


def _record(value: msgspec.Struct) -> str:
    """A record as a rule file has it: its one text, or all of its keys that say something."""
    defaults = {field.name: field.default for field in msgspec.structs.fields(value)}
    said = {
        key: ", ".join(_texts(getattr(value, field.name)))
        for key, field in record_of(type(value)).fields.items()
        if getattr(value, field.name) != defaults[field.name]
    }
    if len(said) == 1:
        return next(iter(said.values()))
    return f"{{{', '.join(f'{key}: {text}' for key, text in said.items())}}}"
