"""Rules about words side by side, and the pairs of words that some of them list together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, product
from typing import ClassVar

import msgspec

from factlint.extract.grammar import Grammar
from factlint.model import Severity
from factlint.rulebook.lexicon import Words
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Rule
from factlint.rulebook.shapes import Table

NEVER = 10**6
BEGUN = 4
"""How many letters a word has of which a rule gives only the beginning."""
LISTS = (
    "doubled",
    "repeated",
    "one",
    "other",
    "after",
    "not_after",
    "before",
    "not_before",
    "given",
    "unless",
    "collectives",
)
"""The lists of a rule, in which those of the lexicon may be named."""


class WordsRule(Rule, frozen=True, kw_only=True):
    """Words that do not stand side by side, and where they do.

    In the lists of what stands before and after, `*ers` is any word with that ending, `0` any
    number in digits; the full stop stands before the first word, too. `{people}` in any list is
    the words of a list of the lexicon, and `m*` among the `other` any longer word that begins so.
    """

    placeholders: ClassVar[tuple[str, ...]] = ("text",)
    message: str = '"{text}": is a word missing, or one too many?'
    """What to say; `{text}` is what stands there."""
    language: str = ""
    """Only in articles of this language, a BCP 47 tag."""
    doubled: Words = ()
    """Words that do not stand twice."""
    any_from: int = 0
    """Any other word of so many letters does not stand twice either, but for `allowed`."""
    repeated: Words = ()
    """Words of which no two stand twice: "of the of the"."""
    allowed: Words = ()
    """Words that may stand twice: "very very"."""
    pairs: Table[Words] = ()
    """Words with those that do not stand right after them: `the: [is, of]`."""
    one: Words = ()
    """Words that do not stand right before any of the `other`."""
    other: Words = ()
    """The words that go with `one`."""
    after: Words = ()
    """Only after one of these words."""
    not_after: Words = ()
    """Not after one of these words."""
    before: Words = ()
    """Only before one of these words."""
    not_before: Words = ()
    """Not before one of these words."""
    given: Words = ()
    """Only where one of these words stands earlier in the sentence."""
    unless: Words = ()
    """Not where one of these words stands earlier in the sentence."""
    collectives: Words = ()
    """Not where one of these stands anywhere before, "of" many: "a *jury* of five men was"."""
    reach: int = 0
    """So many words before are searched for `given` and `unless`; 0 is the whole sentence."""
    early: int = 0
    """Only with no more than so many words of the sentence before them; 0 is wherever they are."""
    opening: bool = True
    """Whether they count as the first words of a sentence, where a name may be meant ("Will")."""
    headlines: bool = True
    """Whether headlines count, which leave out articles."""
    quotations: bool = True
    """Whether what stands in quotation marks counts, which may be how somebody speaks."""
    quoted: Severity = "note"
    """The most that a finding inside quotation marks has."""

    def sentence_patterns(self) -> tuple[Pattern, ...]:
        """The lists of the lexicon that are named."""
        listed = chain.from_iterable(getattr(self, name) for name in LISTS)
        return tuple(Pattern.parse(word) for word in listed if word.startswith("{"))


class Pairs(msgspec.Struct, frozen=True):
    """The pairs of some rules in small letters, each with its rules.

    `any_doubled` are the rules about any long word, of at least so many letters, `repeating` those
    about two words that stand twice, `begun` those about a word of which the next has only the
    beginning, with these.
    """

    rules: dict[tuple[str, str], list[WordsRule]]
    any_doubled: tuple[WordsRule, ...]
    letters: int
    repeating: tuple[WordsRule, ...] = ()
    begun: dict[str, list[tuple[tuple[str, ...], WordsRule]]] = {}

    def of(self, first: str, second: str) -> list[WordsRule]:
        """The rules about a pair."""
        listed = self.rules.get((first, second), [])
        if first not in self.begun or len(second) < BEGUN:
            return listed
        return [*listed, *(rule for begins, rule in self.begun[first] if second.startswith(begins))]


class _Known:
    """Rules that are the same objects: their many words need no comparison."""

    def __init__(self, rules: Sequence[WordsRule]) -> None:
        self.rules = rules

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.rules)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and [*map(id, self.rules)] == [*map(id, other.rules)]


def pairs_of(rules: Sequence[WordsRule], grammar: Grammar) -> Pairs:
    """The pairs of some rules, made once."""
    return _pairs(_Known(rules), grammar)


@lru_cache(maxsize=16)
def _pairs(known: _Known, grammar: Grammar) -> Pairs:
    rules = [_spelt_out(rule, grammar.lists) for rule in known.rules]
    by_pair: dict[tuple[str, str], list[WordsRule]] = {}
    begun: dict[str, list[tuple[tuple[str, ...], WordsRule]]] = {}
    for rule in rules:
        for pair in _listed(rule):
            by_pair.setdefault(pair, []).append(rule)
        begins = tuple(word[:-1] for word in rule.other if word.endswith("*"))
        for word in rule.one if begins else ():
            begun.setdefault(word, []).append((begins, rule))
    any_doubled = tuple(rule for rule in rules if rule.any_from)
    letters = min((rule.any_from for rule in any_doubled), default=NEVER)
    repeating = tuple(rule for rule in rules if rule.repeated)
    return Pairs(by_pair, any_doubled, letters, repeating, begun)


def _spelt_out(rule: WordsRule, lists: Mapping[str, Sequence[str]]) -> WordsRule:
    """A rule with the words of the lists that it names."""
    named = {
        name: tuple(
            chain.from_iterable(
                map(str.lower, lists[word[1:-1]]) if word.startswith("{") else (word,)
                for word in getattr(rule, name)
            )
        )
        for name in LISTS
        if any(word.startswith("{") for word in getattr(rule, name))
    }
    return msgspec.structs.replace(rule, **named) if named else rule


def _listed(rule: WordsRule) -> Iterator[tuple[str, str]]:
    yield from ((word, word) for word in rule.doubled)
    yield from ((first, second) for first, seconds in rule.pairs for second in seconds)
    yield from product(rule.one, rule.other)
