"""Everybody in an article who may be the one that a plural of sources stands for.

They say something by name or without one ("a city official"), are named without a word of saying
("Ida Marsh, 29, clung to a box"), or make what the plural is of ("Researchers at Leeds followed").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from factlint.checks._source_words import FAR, MARKS, NEAR
from factlint.checks._sources import Sources
from factlint.extract.tokens import Range


class One(msgspec.Struct, frozen=True):
    """Where somebody stands, by which word all places of the same are known, and of what sort.

    Sorts are "member", "open" and "side" of those who are named, "silent" of those who say nothing,
    "new", "resumed" and "bare" of the noun of the kind, "role", "maker" and "stranger" of another.
    """

    first: int
    stop: int
    key: str
    sort: str

    @property
    def place(self) -> Range:
        """Its tokens."""
        return self.first, self.stop


class OneSources(Sources):
    """The sources of one kind, with everybody who may be one of them."""

    @cached_property
    def ones(self) -> list[One]:
        """All of them, in text order."""
        return sorted((*self._by_name(), *self._by_noun(), *self._by_role()), key=lambda o: o.first)

    @cached_property
    def named(self) -> list[One]:
        """Those who have a name."""
        return [one for one in self.ones if one.sort in ("member", "open", "side", "silent")]

    def _by_name(self) -> Iterator[One]:
        """Those whom the article names."""
        spoken = set()
        for speaker, kind in self._named.told:
            spoken.add(speaker.key)
            yield One(speaker.first, speaker.stop, speaker.key, kind)
        for name in self._named.names:
            full = len(name.keys) > 1 or name.title
            if full and spoken.isdisjoint(name.keys) and not self._is_quoted(name.first):
                spoken.update(name.keys)
                yield One(name.first, name.stop, name.keys[-1], "silent")
        for first, stop in self._outlets():
            if self._words[first] not in spoken:
                yield One(first, stop, self._words[first], "member")

    def _by_noun(self) -> Iterator[One]:
        """Those who are called by a noun of the kind."""
        for at in self._singles:
            sort = "new" if self._is_new(at) else "resumed" if self._is_the_one(at) else "bare"
            yield One(at, at + 1, self._words[at], sort)

    def _by_role(self) -> Iterator[One]:
        """Those who are called by another: "a member of the staff said", "researchers followed"."""
        nouns = {self._single, *self._rule.alike}
        telling = {*self._rule.makers, *self._rule.one, *self._rule.members}
        for at, word in enumerate(self._words):
            if word in nouns or word not in telling or self._is_quoted(at):
                continue
            if word in self._rule.makers:
                yield One(at, at + 1, word, "maker")
            elif word in self._rule.one and self._opens_speaker(at):
                yield One(at, at + 2, self._words[at + 1], "stranger")
            elif word in self._rule.members and self._article.tokens.words[at] == word:
                begin = max(self._article.sentence_of(at)[0], at - NEAR)
                ahead = set(self._words[begin:at])
                led = not ahead.isdisjoint((*self._rule.one, *self._rule.resumed))
                if led and self._verb(at, FAR, frozenset()) is not None and MARKS.isdisjoint(ahead):
                    yield One(at, at + 1, word, "role")

    def _opens_speaker(self, at: int) -> bool:
        """True for the article of "said *a* stagehand who asked not to be named"."""
        words = self._article.tokens.words
        plain = at + 2 < len(words) and words[at + 1].islower() and words[at + 2] != ","
        return plain and self._says(at - 1) and words[at - 2] in MARKS

    def _is_quoted(self, at: int) -> bool:
        return self._article.quoted(self._article.tokens.span(at, at + 1)) is not None
