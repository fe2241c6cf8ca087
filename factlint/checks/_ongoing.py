"""What has gone on for a length of time, and whether that began at a time that is told.

"The hall, opened in 1978, has been empty for 20 years" and "Ms Hale has worked there for 12
years" of a firm founded in 1998 give lengths of something else than the times are of. A length
behind "has been …" leads from a time where the words at the time tell of the beginning of what
has gone on: closed and empty, joined and worked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factlint.checks._end_kinds import LINK, REACH
from factlint.checks._length_text import LengthText
from factlint.checks._spans import Length
from factlint.extract.tokens import Range
from factlint.rulebook.lexicon import Words
from factlint.rulebook.words import fold_all

STEM = 5
"""So many letters are enough to tell that two words are of one thing."""
SHORT = 2
"""A word of so many letters names nothing: "locked up"."""
FARTHEST = 12
"""So many tokens before a time the word may stand for what began then."""
HEDGES = ("roughly", "nearly", "above", "below", "whole")


class Ongoing:
    """Tells what has gone on for a length from what began at a time, by words of a rule.

    Each of the `states` lists words for what goes on together with those for what begins it.
    """

    def __init__(self, text: LengthText, states: Iterable[Words]) -> None:
        article, said = text.article, text.said
        self._article, self._words = article, article.tokens.folded
        self._states = [fold_all(state) for state in states]
        self._from, self._linking, self._for = said["from"], said["linking"], said["lasts"]
        self._awaited, self._lately = text.cues["awaited"], said["lately"] | said["latest"]
        self._spending = {word[:STEM] for word in said["spending"]}
        self._lacking, self._starting = said["lacking"], said["setting-in"]
        self._yearly, self._since = said["anniversaries"], said["ever-since"]
        hedges = {part for name in HEDGES for word in said[name] for part in word.split()}
        self._hedges = hedges - frozenset(article.lexicon.numbers.articles)
        listed = article.grammar.listed
        self._auxiliary = listed("have", "be")
        self._articles, self._links = listed("article-the"), listed("preposition")
        self._governing = listed("preposition", "article-the", "person-possessive") - self._for
        self._pronouns = listed("person-pronoun")
        self._open = listed("person-other", "person-pronoun", "relative", "article-the", "one-like")
        self._small = self._auxiliary | listed(
            "aside",
            "adverb",
            "article-the",
            "preposition",
            "person-pronoun",
            "person-other",
            "possessive",
            "of",
        )

    def is_of_else(self, length: Length, since: Range, *, framed: bool = False) -> bool:
        """True for a length of what did not begin at the time on some tokens."""
        return bool(self.parting(length, since, framed=framed))

    def parting(self, length: Length, since: Range, *, framed: bool = False) -> str:
        """What parts a length from the time on some tokens, by what did not begin then.

        That is the "place" or the "state" that is known to go on, what it is "narrowed" to, its
        "subject", or words that are "unnamed" around the time. Where all that is told is `framed`
        by two times, only what is known to go on tells.
        """
        if self._is_beside(length, since) or self._is_awaited(length, since):
            return ""
        place = self._place_behind(length)
        if place and self._words[since[0] - 1] not in self._from:
            begun = self._has_begun(place, since, (length.first, length.stop))
            return "" if begun else "place"
        goes_on = self._predicate(length)
        if goes_on is None or goes_on[0] < since[0] < length.first or not self._naming(goes_on):
            return ""
        own = goes_on[0], length.stop
        around = self._besides(self._article.sentence_of(since[0]), own)
        at = next((at for at in reversed(range(*goes_on)) if self._states_of(at)), None)
        if at is None:
            named = self._naming(goes_on) <= self._naming_of(around) | self._spending
            return "" if framed or named else "unnamed"
        if not self._has_begun(at, since, own):
            return "state"
        return "" if framed else self._parted(goes_on, at, since, own)

    def _parted(self, goes_on: Range, at: int, since: Range, own: Range) -> str:
        """What parts the state that goes on from a time at which one as it began."""
        around = self._besides(self._article.sentence_of(since[0]), own)
        narrowed = {word for word in self._naming((at + 1, goes_on[1])) if len(word) > SHORT}
        if narrowed:
            behind = (n for n in range(at + 1, goes_on[1]) if self._words[n] not in self._small)
            begun = any(self._has_begun(token, since, own) for token in behind)
            parted = not begun and narrowed.isdisjoint(self._naming_of(around))
            return "narrowed" if parted else ""
        return "subject" if self._is_another(goes_on[0], since, around) else ""

    def _has_begun(self, at: int, since: Range, own: Range) -> bool:
        """True where what a word says goes on is told to begin at a time, but in its own words.

        So it is told of "the closure" where that "begins".
        """
        begin, stop = self._article.sentence_of(since[0])
        near = max(begin, since[0] - FARTHEST), min(stop, since[1] + REACH)
        events = self._besides(near, own)
        began = self._said(
            at
            for at in events
            if self._words[at - 1] not in self._articles or self._words[at + 1] in self._starting
        )
        return any(state & began - self._links for state in self._states_of(at))

    def _place_behind(self, length: Length) -> int | None:
        """The word for where somebody was: "12 years at the firm", not "at the helm"."""
        at = length.stop
        yearly = length.first + 1 == at or self._words[at - 1] in self._yearly
        leads = self._states_of(at) and not self._articles.isdisjoint(self._words[at + 1 : at + 2])
        lacks = not self._lacking.isdisjoint(self._words[at : at + 1])
        return at if leads and not lacks and not yearly and not self._states_of(at + 2) else None

    def _predicate(self, length: Length) -> Range | None:
        """The tokens from "has" to the length, where they say what has gone on for it."""
        begin, _ = self._article.sentence_of(length.first)
        stop = length.first
        while stop > begin and self._words[stop - 1] in self._hedges:
            stop -= 1
        behind = self._words[length.stop : length.stop + 1]
        if self._words[stop - 1] in self._governing or not self._linking.isdisjoint(behind):
            return None
        first = next((at for at in reversed(range(begin, stop)) if self._is_auxiliary(at)), None)
        if first is None:
            return None
        while first > begin and self._is_auxiliary(first - 1):
            first -= 1
        return first, stop

    def _is_auxiliary(self, at: int) -> bool:
        return self._words[at] in self._auxiliary

    def _is_beside(self, length: Length, since: Range) -> bool:
        """True for "since 2013, for ten years" and "for ten days, from 3 March"."""
        apart = max(length.first - since[1], since[0] - length.stop)
        behind = self._words[length.stop : length.stop + LINK]
        stop = self._article.sentence_of(length.first)[1]
        if length.stop < since[0] < stop and not self._since.isdisjoint(behind):
            return True
        return apart <= LINK and self._words[since[0] - 1] in self._from

    def _is_awaited(self, length: Length, since: Range) -> bool:
        """True for "four years in a row", and when something came about the last time."""
        cued = self._article.cued(self._awaited, self._article.sentence_of(length.first))
        begin, _ = self._article.sentence_of(since[0])
        ahead = self._words[begin : since[0]]
        awaited = any(first < length.stop and length.first < stop for first, stop in cued)
        return awaited and not self._lately.isdisjoint(ahead)

    def _states_of(self, at: int) -> list[frozenset[str]]:
        words = self._words[at : at + 1]
        return [state for state in self._states if not state.isdisjoint(words)]

    def _is_another(self, goes_on: int, since: Range, around: Sequence[int]) -> bool:
        """True for a subject in another sentence than the time, which does not name it."""
        begin, stop = self._article.sentence_of(goes_on)
        told, _ = self._article.sentence_of(since[0])
        if begin <= since[0] < stop or not self._open.isdisjoint(self._words[begin:goes_on]):
            return False
        if not self._pronouns.isdisjoint(self._words[told : told + 1]):
            return False
        return self._naming((begin, goes_on)).isdisjoint(self._naming_of(around))

    def _besides(self, place: Range, own: Range) -> list[int]:
        """The tokens of a place without some."""
        return [at for at in range(*place) if not own[0] <= at < own[1]]

    def _said(self, tokens: Iterable[int]) -> set[str]:
        return {self._words[at] for at in tokens}

    def _naming(self, place: Range) -> set[str]:
        return self._naming_of(range(*place))

    def _naming_of(self, tokens: Iterable[int]) -> set[str]:
        """The words on some tokens that name something, by their stems."""
        said = self._said(tokens) - self._small
        return {word[:STEM] for word in said if word[:1].isalnum()}
