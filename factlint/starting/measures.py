"""A measure of the desk's own, from its name: the words that say it, and their roles."""

from __future__ import annotations

import msgspec

from factlint.rulebook import Lexicon


class DraftMeasure(msgspec.Struct, frozen=True):
    """A measure by its name, its words, and the roles in which they are read."""

    name: str
    words: str
    roles: tuple[str, ...]


def draft_measure(name: str, lexicon: Lexicon) -> DraftMeasure:
    """What a measure of that name reads until the desk says more.

    Words that end like a past verb are what was done to the counted ("900 were rescued", "rescued
    900"), others are the counted itself ("900 ballots").
    """
    words = name.replace("-", " ")
    endings = tuple(lexicon.dates.past_endings)
    acted = bool(endings) and any(word.endswith(endings) for word in words.split())
    return DraftMeasure(name, words, ("verb", "participle") if acted else ("noun",))
