"""Whether the event that a length is linked to is one that a time is told of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from factlint.checks._ends import End
from factlint.checks._said_lengths import SaidLength
from factlint.checks._spans import Length
from factlint.extract.article import Article
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold

SURE, FAIR = 1.5, 1.0
OTHER = 2.5
"""What an event of another name weighs."""
EVENT = 4
"""So many tokens behind a link its event is named."""
STEM = 5
"""So many letters are enough to tell that two words are of one event."""
SHORT = 4
"""A word of fewer letters names nothing."""
REACH = 9
"""So many tokens before and behind a time what was then is told."""


class LengthEvents:
    """Compares what lengths are of with what times are told of, by words of a rule."""

    def __init__(
        self,
        article: Article,
        words: Mapping[str, frozenset[str]],
        links: Sequence[Sequence[str]],
    ) -> None:
        self._article, self._said = article, words
        self._links: defaultdict[str, set[int]] = defaultdict(set)
        for number, group in enumerate(links):
            for word in group:
                self._links[fold(word)].add(number)
        self._words = article.tokens.folded
        listed = article.grammar.listed
        self._of, self._others = listed("of"), listed("person-other")
        self._determiners = listed("article-the", "person-possessive", "possessive")
        self._prepositions = listed("preposition")
        self._small = listed("article-the", "be", "have", "preposition", "person-pronoun")

    def weigh(self, said: SaidLength, one: End, two: End) -> float:
        """Whether the event that a length is linked to is one that a time is told of."""
        named = self._named_behind(said)
        if not named:
            return FAIR * self.is_named(said, one, two)
        stop = min(named[-1] + REACH, self._article.sentence_of(said.length.first)[1])
        if any(not e.recent and said.length.stop <= e.first < stop for e in (one, two)):
            opens = not one.recent and said.length.stop <= one.first < stop
            return SURE * (opens and two.first < said.length.stop and not said.yearly)
        if self._is_beginning(named[0]) or self._words[named[0]] in self._said["any-event"]:
            return FAIR * one.begins
        if self._words[named[0]] in self._said["setting-out"]:
            return FAIR * (one.begins or not one.ends)
        for end in (one, two):
            if end.place and self.is_one_event(named, self.around(end)):
                return FAIR
        return -OTHER

    def is_named(self, said: SaidLength, one: End, two: End) -> bool:
        """True for "the six-week suspension" of what was suspended, "a year on the board"."""
        stop, end = said.length.stop, len(self._words)
        leads = stop < end and self._words[stop] in self._prepositions
        at = stop + leads + (leads and self._is_definite_at(stop + leads + 1))
        noun = range(at, min(end, at + 1))
        place = [end for end in (one, two) if end.place and end.stop <= said.length.first]
        return (leads or said.compound or self.is_definite(said.length)) and any(
            self.is_one_event(noun, self.around(end)) for end in place
        )

    def is_definite(self, length: Length) -> bool:
        return self._is_definite_at(length.first)

    def _is_definite_at(self, at: int) -> bool:
        return not self._determiners.isdisjoint(self._words[at - 1 : at])

    def _named_behind(self, said: SaidLength) -> list[int]:
        """The tokens behind "after", "since", "anniversary of" that name an event."""
        length = said.length
        stop = self._article.sentence_of(length.first)[1]
        naming = self._of if said.yearly else self._said["naming"]
        links = range(length.stop, min(stop, length.stop + 2))
        at = next((at for at in links if self._words[at] in naming), stop)
        return [
            token
            for token in range(at + 1, min(stop, at + 1 + EVENT))
            if len(self._words[token]) >= SHORT and self._words[token] not in self._small
        ]

    def _is_beginning(self, at: int) -> bool:
        """True for "after it began" and "since they started", whatever word told of that."""
        begins = self._words[at] in self._said["starting"]
        return begins and not self._others.isdisjoint(self._words[at - 1 : at])

    def around(self, end: End) -> Range:
        """The tokens around a time that tell what was then."""
        begin, stop = self._article.sentence_of(end.first)
        return max(begin, end.first - REACH), min(stop, end.stop + REACH)

    def is_one_event(self, named: Sequence[int], near: Range) -> bool:
        """True where a word is said again, or one that goes with it."""
        said = {self._words[at] for at in range(*near) if at not in named}
        stems = {word[:STEM] for word in said if len(word) >= SHORT}
        if not stems.isdisjoint(self._words[at][:STEM] for at in named):
            return True
        return self.is_akin(named, near)

    def is_akin(self, named: Sequence[int], near: Range) -> bool:
        """True where a word goes with one that is said: "lost" and "defeat"."""
        said = {self._words[at] for at in range(*near) if at not in named}
        words = {self._words[at] for at in named}
        linked = {group for word in words & self._links.keys() for group in self._links[word]}
        return any(not linked.isdisjoint(self._links[word]) for word in said & self._links.keys())
