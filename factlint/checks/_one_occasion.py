"""Utterances of two articles that were made on one occasion: one day, and before one audience.

Such are compared however short they are: hardly anybody says a thing twice to the same people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations, product

from factlint.checks._utterances import are_relatives, times_of, words_beside
from factlint.checks._wordings import Target
from factlint.model import Assertion
from factlint.rulebook.words import fold_marks, split_words

LONG_WORD = 4
LEAST_SHARED = 2
"""Words that two articles have in common around the utterances where no audience is named."""
MOST_FREQUENT = 40
"""So many utterances of one speaker on one day are too many to lay each beside each."""
Pair = tuple[Assertion, Assertion]


def is_settled(assertion: Assertion) -> bool:
    """True for an utterance of a day that is told, beside somebody's name."""
    return bool(times_of(assertion) and _names(assertion))


def of_one_occasion(assertions: Iterable[Assertion], tells: Collection[str]) -> Iterator[Pair]:
    """Pairs of different articles of one name, day and audience; `tells` are verbs."""
    held: dict[tuple[str, str], list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        for key in product(sorted(_names(assertion)), times_of(assertion)):
            held[key].append(assertion)
    seen: set[Pair] = set()
    for told in held.values():
        for pair in combinations(told, 2) if len(told) <= MOST_FREQUENT else ():
            if pair not in seen and _are_beside(*pair, tells):
                seen.add(pair)
                yield pair


def _are_beside(one: Assertion, other: Assertion, tells: Collection[str]) -> bool:
    """True for two articles that tell of one speaker and one audience, or the like."""
    if one.location.path == other.location.path or are_relatives(one.speaker, other.speaker):
        return False
    audiences = [_audience(assertion, tells) for assertion in (one, other)]
    names = _names(one) & _names(other) - set(audiences)
    if all(audiences):
        return bool(names) and audiences[0] == audiences[1]
    own = [set(map(fold_marks, words_beside(assertion))) for assertion in (one, other)]
    return bool(names) and len(own[0] & own[1] - names) >= LEAST_SHARED


def _audience(assertion: Assertion, tells: Collection[str]) -> str:
    """Who was told: the word of weight behind the verb."""
    own = list(map(fold_marks, words_beside(assertion)))
    at = next((at for at, word in enumerate(own) if word in tells), len(own))
    return "".join(own[at + 1 : at + 2])


def _names(assertion: Assertion) -> set[str]:
    """The names among them and of the speaker."""
    words = (*words_beside(assertion), *split_words(assertion.speaker or ""))
    return {fold_marks(word) for word in words if word[0].isupper()}


def is_framed(one: Target, other: Target) -> bool:
    """True for two that begin and end alike and have long words in common.

    One is enough behind the same subject: "the house is lost" is not "the orchard is lost".
    """
    here, there = one.keys, other.keys
    if not (here and there):
        return False
    both = {key for key in here if len(key) >= LONG_WORD} & set(there)
    ends = here[0] == there[0] and here[-1] == there[-1]
    return ends and bool(both) and (len(both) > 1 or here[:2] == there[:2])
