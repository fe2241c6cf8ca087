"""Which utterances may be one: by their speakers, their days and their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby
from zlib import crc32

from factlint.checks._wordings import Target
from factlint.model import Assertion
from factlint.rulebook.words import fold_marks, split_words

RUN = 3
LONGEST_PRONOUN = 4
MOST_FREQUENT = 40
FEWEST_RUNS = 2
_AT = 2**32


def same_speaker(one: str | None, other: str | None) -> bool:
    """False for two people who are named, or described, by different words."""
    if _is_nobody(one) or _is_nobody(other):
        return True
    first, second = (split_words(speaker or "") for speaker in (one, other))
    if _is_named(first) != _is_named(second):
        return True
    return fold_marks(_last(first)) in map(fold_marks, second) or (
        fold_marks(_last(second)) in map(fold_marks, first)
    )


def _is_nobody(speaker: str | None) -> bool:
    """True without a speaker, or with a single small word such as "she"."""
    return speaker is None or (len(speaker) <= LONGEST_PRONOUN and not speaker[0].isupper())


def _is_named(words: Sequence[str]) -> bool:
    return any(word[0].isupper() for word in words)


def are_relatives(one: str | None, other: str | None) -> bool:
    """True for two people of one family name, by names without titles."""
    speakers = (split_words(speaker or "") for speaker in (one, other))
    names = [[word for word in words if word[0].isupper()] for words in speakers]
    if min(map(len, names)) != 2 or max(map(len, names)) != 2:
        return False
    (given, family), (other, same) = names
    return family == same and min(len(given), len(other)) > 1 and given[0] != other[0]


def _last(words: Sequence[str]) -> str:
    """The last capitalised word, which is the family name, else the last word."""
    capital = [word for word in words if word[0].isupper()]
    return (capital or words)[-1]


def same_occasion(one: Assertion, other: Assertion, most_days: int) -> bool:
    """False for what was said on two days, by the text or by the dates of the articles."""
    within = one.location.path == other.location.path
    times = [times_of(told) + within * weekdays_of(told) for told in (one, other)]
    if all(times) and set(times[0]).isdisjoint(times[1]):
        return False
    apart = abs((one.as_of - other.as_of).days) if one.as_of and other.as_of else 0
    return apart <= most_days


def times_of(assertion: Assertion) -> list[str]:
    """The times that stand beside an utterance, on the first line of its `reader`."""
    return _line(assertion, 0)


def weekdays_of(assertion: Assertion) -> list[str]:
    """The days of the week that do, on the second line: an article means one of them."""
    return _line(assertion, 1)


def words_beside(assertion: Assertion) -> list[str]:
    """The words of weight that the article has around it, in order, on the third line."""
    return _line(assertion, 2)


def _line(assertion: Assertion, number: int) -> list[str]:
    return "".join(assertion.reader.split("\n")[number : number + 1]).split()


def pairs(
    told: Sequence[Sequence[Assertion]], targets: Sequence[Target]
) -> Iterator[tuple[int, int]]:
    """The texts that share runs of words, by index, each text with those who tell it.

    Two texts of one article need one run in common, others more. What everybody says is left out.
    """
    runs = sorted(
        crc32(" ".join(target.keys[at : at + RUN]).encode()) * _AT + index
        for index, target in enumerate(targets)
        for at in range(len(target.keys) - RUN + 1)
    )
    shared: Counter[tuple[int, int]] = Counter()
    for _, group in groupby(runs, key=lambda run: run // _AT):
        members = sorted({run % _AT for run in group})
        if len(members) <= MOST_FREQUENT:
            shared.update(combinations(members, 2))
    paths = [{assertion.location.path for assertion in tellers} for tellers in told]
    for (one, other), number in sorted(shared.items()):
        if number >= FEWEST_RUNS or not paths[one].isdisjoint(paths[other]):
            yield one, other
