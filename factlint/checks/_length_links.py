"""What ties a length to what was at two times: words said again, or others for the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from factlint.checks._end_kinds import LINK
from factlint.checks._ends import End
from factlint.checks._framed_lengths import FramedLengths
from factlint.checks._length_events import SHORT, STEM
from factlint.checks._length_evidence import BEFORE
from factlint.checks._odds import Signs
from factlint.checks._said_lengths import SaidLength


class LengthLinks(FramedLengths):
    """Reads what the sentences of a length and of times have in common."""

    def known(self, said: SaidLength, one: End, two: End) -> Signs:
        """Whether what a length is of is told at its times in other words."""
        begin, stop = self._article.sentence_of(said.length.first)
        around = range(max(begin, said.length.first - BEFORE), min(stop, said.length.stop + LINK))
        ended = self._article.sentence_of(two.first) if two.place else (0, 0)
        noun = range(said.length.stop, min(stop, said.length.stop + LINK))
        apart = [end for end in (one, two) if end.place and not begin <= end.first < stop]
        return {
            "akin": self._told.is_akin(around, self._told.around(one)),
            "akin-end": bool(two.place) and self._told.is_akin(around, ended),
            "noun-again": said.compound
            and any(
                self._told.is_one_event(noun, self._article.sentence_of(e.first)) for e in apart
            ),
            "event": said.compound
            and not self._said["events"].isdisjoint(self._words[noun.start : noun.stop]),
            "resumes": any(
                self._is_resuming(end) for end in apart if end.first > said.length.first
            ),
            "resumed": bool(apart)
            and not self._resuming.isdisjoint(self._words[begin : said.length.first]),
            "also": any(
                self._article.says(self._cues["extended"], self._article.sentence_of(end.first))
                for end in apart
            ),
            "prior": self.is_prior(said.length),
            "unlinked": len(apart) == (2 if two.place else 1)
            and self._is_unlinked(said, apart, around),
            **self._names(said, apart),
        }

    def _is_unlinked(self, said: SaidLength, ends: Sequence[End], around: range) -> bool:
        """True for "Roads nearby stayed shut for nine hours", of which no time tells."""
        begin, _ = self._article.sentence_of(said.length.first)
        before = self._words[begin : said.length.first]
        if not (self._resuming | self._determiners).isdisjoint(before):
            return False
        told = (self._article.sentence_of(end.first) for end in ends)
        own = range(begin, around.stop)
        return not any(self._told.is_one_event(own, place) for place in told)

    def is_counted_since(self, end: End) -> bool:
        """True for "the third to leave since Christmas"."""
        begin, _ = self._article.sentence_of(end.first)
        since = not self._said["ever-since"].isdisjoint(self._words[end.first - 1 : end.first])
        counted = not self._ordinals.isdisjoint(range(begin, end.first))
        return since and counted and end.last < 0

    @cached_property
    def _ordinals(self) -> frozenset[int]:
        return frozenset(n.first for n in self._article.numbers if n.kind == "ordinal")

    def _is_resuming(self, end: End) -> bool:
        """True for a time in a sentence that goes on with what was told: "It was founded in"."""
        begin, stop = self._article.sentence_of(end.first)
        return not (self._resuming | self._determiners).isdisjoint(
            self._words[begin : min(stop, begin + 2)]
        )

    def _names(self, said: SaidLength, ends: Sequence[End]) -> Signs:
        """Whether the sentences of a length and of times elsewhere name the same."""
        own = self._named(said.length.first)
        told = {name for end in ends for name in self._named(end.first)}
        return {
            "names-shared": bool(own & told),
            "names-differ": bool(own and told) and not own & told,
        }

    def _named(self, token: int) -> set[str]:
        """The names in the sentence of a token."""
        begin, stop = self._article.sentence_of(token)
        words = self._article.tokens.words
        return {words[at] for at in range(begin + 1, stop) if words[at].istitle()}

    def shared(self, said: SaidLength, one: End, two: End) -> set[str]:
        """The words that the sentence of a length shares with those of two times."""
        begin, stop = self._article.sentence_of(said.length.first)
        own = self._stems([*range(begin, said.length.first), *range(said.length.stop, stop)])
        places = (self._article.sentence_of(end.first) for end in (one, two) if end.place)
        told = {
            stem for place in places if place[0] != begin for stem in self._stems(range(*place))
        }
        return own & told

    def _stems(self, tokens: Iterable[int]) -> set[str]:
        words = {self._words[at] for at in tokens} - self._small
        return {word[:STEM] for word in words if len(word) >= SHORT and word.isalpha()}
