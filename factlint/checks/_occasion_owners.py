"""Whose the thing of an ordinal is, and who is it by name."""

from __future__ import annotations

from factlint.checks._row_nouns import NOTHING, Owner, Words
from factlint.checks._row_reader import RowReader
from factlint.extract.tokens import Range

NAMED = 6
"""So many tokens behind an ordinal's noun the name of who or what is so is over."""


class OccasionOwners(RowReader):
    """Reads the owners and holders in the sentences of one article."""

    def owner(self, first: int, begin: int) -> Owner:
        """Whose it is: the possessor right before, or the subject."""
        words = self._words
        if first > begin + 1 and words[first - 1] in self._text.possessive:
            at = first - 2
            names = self._text.names(begin, first)
            if names and names[-1].stop in (first, first - 1):
                return Owner(frozenset(names[-1].keys))
            noun = frozenset({self._text.stem(words[at])})
            return Owner(NOTHING, noun - self._text.kinds["anyone"])
        return self._text.subject(begin, first)

    def holder(self, first: int, tail: int, sentence: Range) -> Words:
        """Who is so by name: "Paula Dench as its sixth judge", "the sixth judge, Marsh"."""
        words, (begin, end) = self._words, sentence
        behind = self._text.names(tail, min(end, tail + NAMED))
        if tail + 1 < end and words[tail] == "," and behind and behind[0].first <= tail + 2:
            return frozenset(behind[0].keys)
        if words[first - 1] in self._lists["placed"]:
            names = self._text.names(begin, first)
            return frozenset(names[-1].keys) if names else NOTHING
        start = first
        held = self._text.possessive | self._text.articles | self._lists["owning"]
        while start > begin and words[start - 1] in held:
            start -= 2 if words[start - 1] in self._text.possessive else 1
        link = words[start - 1] if start > begin else ""
        named = link in self._lists["naming"] and words[start - 2] in self._text.be
        being = named or link in self._lists["being"]
        names = self._text.names(begin, start, openers=link != ",") if being else []
        if not names:
            return NOTHING
        beside = all(not word[0].isalpha() for word in words[names[-1].stop : start - 1])
        between = words[names[-1].stop : start - 1]
        told = bool(self._article.grammar.listed("relative").intersection(between))
        return frozenset((names[-1] if beside or told else names[0]).keys)
