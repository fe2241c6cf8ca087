"""A figure that a text sets beside a claim in plain words: "52mm fell in a day in January".

What speaks for one matter is weighed: who or what a sentence goes on about, the words and the unit
that it shares with the claim. What parts the two speaks against it: another name, place or rank.
"""

from __future__ import annotations

from factlint.checks._ranked import Claim, ClaimReader, Outdone
from factlint.checks._rival_figures import Figure
from factlint.extract.alphabet import DATE, FILLER
from factlint.extract.article import Article
from factlint.extract.passages import times_in
from factlint.extract.tokens import Range

HYPHEN = "-"
ENOUGH, KNOWN = 2, 2
"""So much evidence makes a rival; so much has a sentence that goes on about the same."""
HEAD = 4
"""Within so many tokens of its beginning a sentence tells what it goes on about."""
CLOSE = 2.5
"""A plain figure so many times as large is of something else."""
WORD = 3


class PlainRivals:
    """Weighs the figures of one article that may outdo a claim."""

    def __init__(self, article: Article, words: Outdone, claims: ClaimReader) -> None:
        self._article, self._words, self._claims = article, words, claims
        self._tokens = article.tokens
        listed = article.grammar.listed
        self._pronouns = listed("person-other", "person-pronoun")
        self._before = listed("preposition")
        self._ways = frozenset(words.rises), frozenset(words.falls)
        self._small = listed("preposition", "be", "have", "modal", "relative", "conjunction")

    def is_one(self, claim: Claim, value: Figure, rival: Figure, part: Range, own: Range) -> bool:
        """True where enough tells that a figure is of what a claim ranks."""
        low, high = sorted((abs(value.value), abs(rival.value)))
        aged = self._tokens.folded[claim.at] in (*self._words.oldest, *self._words.youngest)
        if aged or high > low * CLOSE or self._is_apart(claim, part, own, rival):
            return False
        unit = value.unit is not None and not self._is_time(value)
        return unit + self.opening(part, own, rival) + self.shared(part, own) >= ENOUGH

    def _is_apart(self, claim: Claim, part: Range, own: Range, rival: Figure) -> bool:
        """True for another name, place, rank or peer, and for what is planned."""
        folded = self._tokens.folded
        words = [*folded[part[0] : rival.first], *folded[rival.stop : part[1]]]
        apart = {*self._words.planned, *self._words.more, *self._words.less, *self._words.peers}
        elsewhere = self.names(part, own) and not self.is_personal(claim, part)
        if not apart.isdisjoint(words) or elsewhere:
            return True
        if self.is_turned(part, own) or self.is_of_another(part, own):
            return True
        placed = folded[part[0]] in self._before and not self.is_timed(part)
        return placed and part[0] + 1 != rival.first

    def is_personal(self, claim: Claim, part: Range) -> bool:
        """True beside "his fastest time" where "He had run" tells of another, wherever that was."""
        words, listed = self._tokens.folded, self._article.grammar.listed
        own = words[claim.at - 1] in listed("person-possessive")
        return own and words[part[0]] in listed("person-pronoun")

    def is_level(self, claim: Claim, part: Range) -> bool:
        """True beside "its largest one-day fall" where a sentence tells of no fall."""
        words, stop = self._tokens.folded, claim.stop
        while words[stop] == HYPHEN and words[stop + 1][0].isalpha():
            stop = self._claims.noun_stop(stop + 1)
        ranked, told = words[claim.at : stop], words[slice(*part)]
        return any(not w.isdisjoint(ranked) and w.isdisjoint(told) for w in self._ways)

    def is_turned(self, part: Range, own: Range) -> bool:
        """True for a fall beside a rise."""
        here, there = (
            [not way.isdisjoint(self._tokens.folded[slice(*each)]) for way in self._ways]
            for each in (own, part)
        )
        return any(here) and any(there) and here != there

    def is_of_another(self, part: Range, own: Range) -> bool:
        """True for a sentence about something else: "The parish", "Exports"."""
        words, at = self._tokens.folded, part[0]
        definite = words[at] in self._claims.definite
        if definite and words[at + 1] not in self._words.gauges:
            return self._claims.stem(at + 1) not in self.stems(own)
        return False

    def is_timed(self, part: Range) -> bool:
        """True for a sentence that begins with a time: "In 1999 it was"."""
        return any(time.first <= part[0] + 1 for time in times_in(self._article, part))

    def names(self, part: Range, own: Range) -> bool:
        """True where a sentence has a name that the claim's has not."""
        known = set(self._tokens.words[slice(*own)])
        return any(
            len(word := self._tokens.words[at]) > 1 and word[0].isupper() and word not in known
            for at in range(part[0] + 1, part[1])
            if self._tokens.symbols[at] not in (DATE, FILLER)
        )

    def _is_time(self, figure: Figure) -> bool:
        """True for "61 days", which may be of anything."""
        return figure.unit in self._words.spans

    def opening(self, part: Range, own: Range, rival: Figure) -> int:
        """How much the beginning of a sentence tells of what it goes on about."""
        head = range(part[0], min(part[0] + HEAD, part[1]))
        words = self._tokens.folded
        if any(words[at] in self._pronouns for at in head):
            return KNOWN
        known = self.stems(own)
        named = (at for at in head[1:] if words[at - 1] in self._claims.definite)
        gauges = self._words.gauges
        if any(self._claims.stem(at) in known or words[at] in gauges for at in named):
            return KNOWN
        return int(rival.first - part[0] < WORD)

    def shared(self, part: Range, own: Range) -> int:
        """How many words of weight a sentence shares with that of a claim."""
        return len(self.stems(part) & self.stems(own))

    def stems(self, part: Range) -> frozenset[str]:
        words = self._tokens.folded
        weighty = (
            at
            for at in range(*part)
            if len(words[at]) > WORD
            and words[at].isalpha()
            and words[at] not in self._small
            and not any(words[at] in way for way in self._ways)
            and self._tokens.symbols[at] not in (DATE, FILLER)
        )
        return frozenset(map(self._claims.stem, weighty)) - {""}
