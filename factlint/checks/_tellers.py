"""Whether two quotations may be of one speaker: by names, descriptions and nearness."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from factlint.checks._quoted import Quoted
from factlint.checks._utterances import are_relatives, same_speaker
from factlint.rulebook.words import fold_marks, split_words

MOST_REMEMBERED = 1_024
Teller = Literal["one", "open", "two"]


def teller(short: Quoted, full: Quoted) -> Teller:
    """Whether one speaker is told for both, two are, or it is left open."""
    one, other = short.speaker, full.speaker
    known = (short.speaker or short.is_pronoun) and (full.speaker or full.is_pronoun)
    if known and short.is_of_another != full.is_of_another:
        return "two"
    if short.utterance.nested or full.utterance.nested:
        return "one"
    if one and other and short.is_body != full.is_body:
        return "open" if _is_near(short, full) else "two"
    if one and other and _is_named(one) == _is_named(other):
        apart = are_relatives(one, other) or not same_speaker(one, other)
        return "two" if apart else "one"
    if one and other:
        whose, named = (full, short) if _is_named(one) else (short, full)
        return _of_described(whose, named)
    if one or other:
        named, unnamed = (short, full) if one else (full, short)
        return _of_unnamed(unnamed, named)
    if short.is_displayed or full.is_displayed or not short.names.isdisjoint(full.names):
        return "one"
    if _is_near(short, full) and (short.is_pronoun or full.is_pronoun):
        return "one"
    return "open" if _is_near(short, full) and not (short.names and full.names) else "two"


def are_two(short: Quoted, full: Quoted) -> bool:
    """True for two speakers who both are named."""
    one, other = short.speaker, full.speaker
    named = one and other and _is_named(one) and _is_named(other)
    return bool(named) and not same_speaker(one, other)


def may_be_one(short: Quoted, full: Quoted) -> bool:
    """False for two who are named, unless one of them gives the words of the other."""
    if are_two(short, full) and _ends_in_name(short) and _ends_in_name(full):
        return fold_marks(full.family) in short.words or fold_marks(short.family) in full.words
    return not are_relatives(short.speaker, full.speaker)


def _ends_in_name(quoted: Quoted) -> bool:
    """True for a speaker whose last word is a name: not "a Met forecaster", "Forecaster"."""
    words = split_words(quoted.speaker or "")
    begun = quoted.is_displayed and len(words) == 1
    return bool(words) and words[-1][0].isupper() and not begun


def _of_described(whose: Quoted, named: Quoted) -> Teller:
    """Of "the mayor" and of somebody who is named."""
    last = fold_marks(named.family)
    stems = {whose.stem(word) for word in split_words(whose.speaker or "")} - {""}
    if (
        last in whose.words
        or not whose.names.isdisjoint(named.names)
        or not stems.isdisjoint(named.stems | named.introduced)
    ):
        return "one"
    if whose.is_displayed or named.is_displayed:
        return "open"
    titled = any(word[0].islower() for word in split_words(named.speaker or ""))
    open_ = _is_near(whose, named) and not (named.is_described or titled)
    return "open" if open_ else "two"


def _of_unnamed(unnamed: Quoted, named: Quoted) -> Teller:
    """Of nobody who is told and of somebody who is."""
    last = fold_marks(named.family)
    if last in unnamed.words or unnamed.is_displayed or not unnamed.names.isdisjoint(named.names):
        return "one"
    near = _is_near(unnamed, named)
    if near and unnamed.is_pronoun:
        return "one"
    if unnamed.names and not unnamed.is_of_record:
        return "two"
    described = not unnamed.stems.isdisjoint(named.stems | named.introduced)
    if near and described:
        return "one"
    return "open" if near and not (named.is_described and _is_named(named.speaker or "")) else "two"


def _is_near(one: Quoted, other: Quoted) -> bool:
    return abs(one.at - other.at) <= 1


@lru_cache(maxsize=MOST_REMEMBERED)
def _is_named(speaker: str) -> bool:
    return any(word[0].isupper() for word in split_words(speaker))
