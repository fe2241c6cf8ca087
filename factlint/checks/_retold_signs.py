"""What speaks for two quotations being one utterance in two wordings, and what against."""

from __future__ import annotations

from itertools import chain

from factlint.checks._fragments import Slip, Slips
from factlint.checks._odds import Candidate, Signs
from factlint.checks._one_utterance import OneUtterance
from factlint.checks._quoted import Quoted
from factlint.checks._tellers import Teller, are_two
from factlint.extract.article import Article

MOST = 4
"""So many words, or quotations between, count."""
LONG = 8
"""So many words are hardly said twice."""
BEGUN, ENDED = 3, 3
"""Letters of two words that begin, or end, alike."""


class RetoldSigns:
    """Reads the signs around pairs of quotations of one article."""

    def __init__(self, article: Article, slips: Slips, one: OneUtterance) -> None:
        self._article, self._slips, self._one = article, slips, one

    def candidate(self, short: Quoted, full: Quoted, slip: Slip, teller: Teller) -> Candidate:
        """A short quotation and a sentence of another one, with all signs of its kind."""
        kind = "whole"
        if short.is_fragment:
            kind = "part"
        if short.is_displayed:
            kind = "head"
        signs = {
            **self._laid(slip),
            **self._differing(short, full, slip),
            **self._said(short, full, teller),
            **self._told(short, full, slip),
        }
        places = (short.utterance.span, full.utterance.span)
        own = {f"{kind}-{name}": sign for name, sign in signs.items()}
        return Candidate(places, {kind: 1.0, **signs, **own})

    def _laid(self, slip: Slip) -> Signs:
        """How much of the two is the same."""
        return {
            "size": min(slip.size, LONG),
            "long": slip.size >= LONG,
            "ratio": slip.ratio,
            "mostly": slip.ratio >= 0.5,
            "telling": min(slip.told, MOST),
            "untold": not slip.told,
            "frame": min(slip.frame, MOST),
            "lacks": slip.lacks,
            "first": slip.first,
            "last": slip.last,
            "inner": not (slip.first or slip.last),
            "replaced": slip.replaced,
            "added": slip.added,
            "joined": slip.joined,
            "ends": slip.ends,
            "weighty": slip.weighty,
            "figures": slip.figures,
            "several": len(slip.differences) > 1,
            "lead": min(len(slip.lead), MOST),
            "opens": not slip.lead,
        }

    def _differing(self, short: Quoted, full: Quoted, slip: Slip) -> Signs:
        """The words that differ."""
        here = [word.casefold() for one in slip.differences for word in one.here.split()]
        there = [word.casefold() for one in slip.differences for word in one.there.split()]
        words = [w for one in slip.differences for w in f"{one.here} {one.there}".split()]
        single = len(slip.differences) == 1 and len(here) == len(there) == 1
        own = frozenset(word.casefold() for word in chain(short.own, full.own))
        mine, theirs = self._slips.telling(here), self._slips.telling(there)
        said = [self._slips.telling(one.target.keys) for one in (short, full)]
        return {
            "single": single,
            "begin": single and here[0][:BEGUN] == there[0][:BEGUN],
            "end": single and here[0][-ENDED:] == there[0][-ENDED:],
            "longer": len(here) > len(there),
            "shorter": len(here) < len(there),
            "off": min(abs(len(here) - len(there)), MOST),
            "wide": min(max(len(here), len(there)), MOST),
            "capital": any(word[:1].isupper() for word in words),
            "figure": any(word[0].isdigit() for word in words),
            "figures-both": any(map(str.isdigit, here)) and any(map(str.isdigit, there)),
            "used": self._one.is_used(slip),
            "own": not own.isdisjoint(there),
            "here-said": not mine.isdisjoint(said[1]),
            "there-said": not theirs.isdisjoint(said[0]),
            "both-tell": bool(mine and theirs),
            "none-tells": not (mine or theirs),
            "scope": self._slips.limits(here) or self._slips.limits(there),
        }

    def _said(self, short: Quoted, full: Quoted, teller: Teller) -> Signs:
        """Who says it, and where."""
        between = abs(full.at - short.at)
        at = self._article.sentence_at
        return {
            "one": teller == "one",
            "two": teller == "two",
            "two-named": are_two(short, full),
            "of-another": short.is_of_another != full.is_of_another,
            "named": bool(short.family) and short.family == full.family,
            "he": short.is_pronoun or full.is_pronoun,
            "he-both": short.is_pronoun and full.is_pronoun,
            "nobody": short.speaker is None,
            "nobody-full": full.speaker is None,
            "near": between <= 1,
            "between": min(between, MOST),
            "ahead": short.at < full.at,
            "next": full.at - short.at == 1,
            "one-sentence": at(short.utterance.span.start) == at(full.utterance.span.start),
            "displayed-full": full.is_displayed,
            "fragment-full": full.is_fragment,
            "of-record": short.is_of_record,
            "of-record-full": full.is_of_record,
            "asks": any(asks for _, _, asks in (*short.sentences, *full.sentences)),
            "sentences": min(len(full.sentences), MOST),
        }

    def _told(self, short: Quoted, full: Quoted, slip: Slip) -> Signs:
        """What the article says of the two."""
        signs = dict(self._one.signs(short, full, slip))
        told = {short.stem(word) for word in short.own if word[0].isalpha()} - {""}
        said = {short.stem(key) for key in full.target.keys} - {""}
        beside = {full.stem(word) for word in full.own} - {""}
        mine = self._slips.telling(short.target.keys)
        signs["drawn"] = mine <= self._slips.telling(full.target.keys)
        signs["of"] = min(len(told & said), 2)
        signs["beside"] = min(len(told & beside), 2)
        return signs
