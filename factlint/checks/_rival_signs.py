"""What speaks for a figure being one of those that a claim ranks, and what against."""

from __future__ import annotations

import math

from factlint.checks._odds import Candidate, Signs
from factlint.checks._outdone import OutdoneReader
from factlint.checks._ranked import Claim
from factlint.checks._ranked_figures import AGE, CLOCK, OLD, SCORE
from factlint.checks._rival_figures import Figure
from factlint.extract.article import Article
from factlint.extract.passages import times_in
from factlint.extract.tokens import Range

MOST = 4
"""So many sentences apart, and so many words that both say, count."""
TAIL = 9
"""So many tokens behind a word that ranks tell of what, when and where it is the foremost."""
NEAR = 5
"""So many tokens between a claim and its figure are few."""
COUNT = "count"
"""What has no unit."""
CLOSE = 1.25
"""A figure that is not so many times another is close to it."""


class RivalSigns:
    """Reads the signs around the claims of one article and its figures."""

    def __init__(self, article: Article, outdone: OutdoneReader) -> None:
        self._article, self._outdone = article, outdone
        self._tokens, self._words = article.tokens, outdone.words
        self._claims, self._sets, self._plain = outdone.claims, outdone.sets, outdone.plain
        listed = article.grammar.listed
        self._says, self._have, self._modal = map(listed, ("says", "have", "modal"))
        self._possessive = listed("person-possessive", "possessive-mark")
        self._always = frozenset((*self._words.always, *self._words.records))
        self._ranking = frozenset(
            (*self._words.more, *self._words.less, *self._words.worst, *self._words.alone)
        )

    def candidate(self, claim: Claim, value: Figure, rival: Figure) -> Candidate:
        """A claim, its own figure and one that would outdo it, with all signs."""
        own, of, part = map(self._sentence, (claim.at, value.first, rival.first))
        places = (claim.at, claim.stop), (rival.first, rival.stop)
        return Candidate(
            tuple(self._tokens.span(*place) for place in places),
            {
                **self._claimed(claim, own),
                **self._valued(claim, value, own, of),
                **self._alike(claim, value, rival),
                **self._told(claim, rival, own, part),
                **self._shared(claim, rival, own, of, part),
                **self._parting(claim, rival, own, part),
            },
        )

    def _sentence(self, at: int) -> Range:
        return self._outdone.around(Claim(at, at + 1, 0, frozenset()))

    def _claimed(self, claim: Claim, own: Range) -> Signs:
        """How a claim is told."""
        word, before = self._tokens.folded[claim.at], self._tokens.folded[claim.at - 1]
        tail = set(self._tokens.folded[claim.at : min(own[1], claim.stop + TAIL)])
        span = self._tokens.span(claim.at, claim.stop)
        return {
            "less": claim.way < 0,
            "worst": claim.way == 0,
            "pace": word in (*self._words.quick, *self._words.slow),
            "record": word in self._words.records,
            "eldest": word in (*self._words.oldest, *self._words.youngest),
            "owned": before in self._possessive,
            "bare": before not in self._claims.definite and word not in self._words.records,
            "area": not tail.isdisjoint(self._words.areas),
            "bound": self._outdone.since(claim) is not None,
            "claim-title": self._article.layout.part_of(span) != "body",
            "hedged": self._article.says(self._words.unless, (own[0], min(own[1], claim.stop + 1))),
            "claim-may": not self._modal.isdisjoint(tail),
            "share": self._outdone.is_share(claim),
            "nounless": not claim.nouns,
            "of-set": self._sets.is_of_set(claim),
            "ranks": self._ranks(own) > 1,
        }

    def _valued(self, claim: Claim, value: Figure, own: Range, of: Range) -> Signs:
        """How a claim's own figure is told."""
        gap = claim.at - value.stop if value.first < claim.at else value.first - claim.stop
        number = self._article.sentence_number
        return {
            "own": own == of,
            "own-near": own == of and gap < NEAR,
            "own-at": self._tokens.folded[value.first - 1] in self._claims.closed,
            "own-before": value.first < claim.at,
            "own-apart": abs(number(value.first) - number(claim.at)),
            "own-timed": any(times_in(self._article, of)),
        }

    def _alike(self, claim: Claim, value: Figure, rival: Figure) -> Signs:
        """The kind of both figures, and how far apart they are."""
        low, high = sorted((abs(value.value), abs(rival.value)))
        ratio = high / low if low else math.e
        folded = self._tokens.folded
        measure, fits = self._article.measures.get, self._fits(claim, value)
        return {
            "unit": value.unit is not None and value.unit not in self._words.spans,
            "money": (value.unit or "").isupper(),
            "span": value.unit in self._words.spans,
            "written": value.unit in (CLOCK, SCORE),
            "large": value.unit is None and low >= 1000,
            "small": value.unit is None and high < 13,
            "fits": fits > 0,
            "misfits": fits < 0,
            "one-measure": measure(value.first) == measure(rival.first) is not None,
            "one-noun": value.noun == rival.noun != "",
            "two-nouns": "" not in (value.noun, rival.noun) and value.noun != rival.noun,
            "claim-noun": rival.noun in claim.nouns and rival.noun != "",
            "rival-noun": rival.noun != "",
            "one-lead": folded[value.first - 1] == folded[rival.first - 1],
            "one-end": folded[value.stop] == folded[rival.stop],
            "ratio": math.log2(ratio),
            "close": ratio < CLOSE,
        }

    def _fits(self, claim: Claim, value: Figure) -> int:
        """1 for a figure in what a claim is measured in, -1 in something else."""
        said = self._tokens.folded[claim.at : claim.stop + 2]
        unit = self._article.measures.get(value.first, value.unit or COUNT)
        unit = "money" if unit.isupper() else unit
        all_units = [
            kind.units for kind in self._words.measured if not set(said).isdisjoint(kind.said)
        ]
        if not all_units:
            return 0
        aged = unit == COUNT and value.value < OLD
        return 1 if any(unit in units or (aged and AGE in units) for units in all_units) else -1

    def _told(self, claim: Claim, rival: Figure, own: Range, part: Range) -> Signs:
        """Where and how the rival is told."""
        number = self._article.sentence_number
        after = number(rival.first) - number(claim.at)
        folded = self._tokens.folded
        before = folded[max(part[0], rival.first - NEAR) : rival.first]
        span, words = self._tokens.span(rival.first, rival.stop), folded[slice(*part)]
        return {
            "one-sentence": own == part,
            "next": after == 1,
            "behind": after > 0,
            "ahead": after < 0,
            "apart": min(abs(after), MOST),
            "rival-title": self._article.layout.part_of(span) != "body",
            "tied": self._outdone.is_tied(claim, rival),
            "against": not set(before).isdisjoint(self._words.against),
            "definite": folded[rival.first - 1] in self._claims.definite,
            "some": folded[rival.first - 1] in self._article.lexicon.numbers.articles,
            "at": folded[rival.first - 1] in self._claims.closed,
            "aside": folded[rival.first - 1] == ",",
            "opens-figure": rival.first - part[0] < 2,
            "had": not self._have.isdisjoint(words),
            "may": not self._modal.isdisjoint(words),
            "says": not self._says.isdisjoint(words),
        }

    def _shared(self, claim: Claim, rival: Figure, own: Range, of: Range, part: Range) -> Signs:
        """What the sentences of both say."""
        told = frozenset(self._tokens.folded[slice(*part)])
        here, there = self._plain.stems(own) | self._plain.stems(of), self._plain.stems(part)
        words = {self._claims.stem(at) for at in range(*part)}
        opening = self._plain.opening(part, own, rival)
        return {
            "shared": min(len(here & there), MOST) if own != part else 0,
            "nouns": not claim.nouns.isdisjoint(words) and own != part,
            "opening": opening > 1,
            "gauge": not told.isdisjoint(self._words.gauges),
            "same": self._outdone.is_same(claim, part),
            "other": not told.isdisjoint(self._words.other),
            "likewise": not told.isdisjoint(self._words.likewise),
            "peer": self._sets.is_peer(claim, rival, part),
            "goes-on": self._outdone.goes_on(claim, part),
            "series": self._outdone.is_of_series(claim, part, own),
        }

    def _parting(self, claim: Claim, rival: Figure, own: Range, part: Range) -> Signs:
        """What speaks for a figure of another time, place or group."""
        folded = self._tokens.folded
        words = {*folded[part[0] : rival.first], *folded[rival.stop : part[1]]}
        anchor = self._article.anchor
        times = times_in(self._article, part)
        days = [time.value.start for time in times if time.value and time.value.start]
        in_time = self._outdone.is_in_time(claim, part)
        past = anchor is not None and any(day < anchor for day in days)
        tail = set(folded[claim.at : min(own[1], claim.stop + TAIL)])
        always = not tail.isdisjoint(self._always)
        return {
            "in-time": bool(days) and in_time,
            "out-of-time": not in_time,
            "timed": bool(times),
            "past": past,
            "always-past": past and always,
            "open-past": past and not always and self._outdone.since(claim) is None,
            "ahead-of-day": anchor is not None and any(day > anchor for day in days),
            "planned": not words.isdisjoint(self._words.planned),
            "ranked": self._ranks(part) > (own == part),
            "named": self._plain.names(part, own),
            "turned": self._plain.is_turned(part, own),
            "of-another": self._plain.is_of_another(part, own),
            "level": self._plain.is_level(claim, part),
        }

    def _ranks(self, part: Range) -> int:
        """How many words of a sentence rank something."""
        return sum(word in self._ranking for word in self._tokens.folded[slice(*part)])
