"""The clause that tells of an event: its verbs, which of them governs it, what opens it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from factlint.extract.article import Article
from factlint.extract.event_text import EventText
from factlint.extract.tokens import Range
from factlint.extract.verbs import Verb, resolved

LEAD = 4
"""How many words may stand before what leads a sentence: "*Just three days* before the …"."""
ASIDE = 8
"""How many words may name who says something, before the verb."""
MARKS = frozenset(",;:()—–\n")


class Clause(msgspec.Struct, frozen=True):
    """A sentence that speaks of an event on tokens `[first, stop)`, with its verbs."""

    article: Article
    text: EventText
    first: int
    stop: int
    verbs: Sequence[Verb]
    openers: str
    says: str

    def governor(self, place: Range) -> Verb | None:
        """The verb that governs what stands in a place: the last one before it.

        Where it leads the sentence, the first one behind the next comma.
        """
        before = [
            at
            for at, verb in enumerate(self.verbs)
            if verb.stop <= place[0] and not self._is_aside(verb, place[0])
        ]
        if before and not self.opens(place[0]):
            verb = self.verbs[before[-1]]
            tense = resolved(self.verbs, before[-1])
            return msgspec.structs.replace(verb, tense=tense) if tense else None
        if place[0] - self.text.part[0] > LEAD and not self.opens(place[0]):
            return self.behind()
        comma = self.article.tokens.plain.find(",", place[1], self.text.part[1])
        return next((verb for verb in self.verbs if max(comma, place[1]) <= verb.first), None)

    def _is_aside(self, verb: Verb, end: int) -> bool:
        """True for a verb that only tells between two commas who says so: ", she said,"."""
        plain = self.article.tokens.plain
        if plain[verb.first] not in self.says:
            return False
        opens = plain.rfind(",", max(self.text.part[0], verb.first - ASIDE), verb.first) >= 0
        return opens and plain.find(",", verb.stop, min(end, verb.stop + LEAD)) >= 0

    def opens(self, at: int) -> bool:
        """True behind a word that opens a clause: "said *that* during …"."""
        return self.article.tokens.plain[at - 1] in self.openers

    def behind(self) -> Verb | None:
        """The first verb behind the event."""
        return next((verb for verb in self.verbs if verb.first >= self.stop), None)
