"""What speaks for a figure being of the matter of a bound that it is beyond, and what against."""

from __future__ import annotations

from factlint.checks._bound_apart import ApartReader, between
from factlint.checks._bound_shared import SharedReader
from factlint.checks._bound_text import BoundText, limits
from factlint.checks._odds import Candidate, Odds, Signs
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range

MOST = 4
"""So many words that both sentences say count."""
CLOSE = 1.5
"""A figure that is not so many times a bound is close to it."""
ODDS = Odds(
    -0.8,
    {
        "final": 3.1,
        "definite": 2.1,
        "picked": 1.8,
        "words": 1.7,
        "figure-each": 1.6,
        "behind": 1.6,
        "kept": 1.6,
        "headline": 1.5,
        "percent": 1.5,
        "final-unlike": 1.5,
        "close": 1.5,
        "extreme": 1.2,
        "kind-5": 1.1,
        "quoted": 1.1,
        "bound-each": 0.9,
        "for-all": 0.9,
        "part": 0.7,
        "tellers": 0.6,
        "one-sentence": 0.5,
        "others": 0.5,
        "one-noun": 0.4,
        "of-whole": 0.3,
        "bound-away": 0.2,
        "kind-2": 0.2,
        "new": 0.1,
        "unit": -0.1,
        "topic": -0.1,
        "nouns": -0.2,
        "verbs": -0.3,
        "kind-4": -0.5,
        "sentences": -0.5,
        "partly": -0.9,
        "unlike": -0.9,
        "kind-3": -1.1,
        "moved": -1.1,
        "narrow": -1.2,
        "own-day": -1.2,
        "years": -1.3,
        "opened": -1.3,
        "floor": -1.3,
        "near": -1.8,
        "before": -1.8,
        "days": -2.0,
        "rival": -2.3,
        "contrasted": -2.5,
        "disputed": -2.8,
        "out-of": -2.9,
        "sided": -3.0,
        "set-apart": -3.2,
        "figure-away": -3.3,
        "passing": -3.9,
    },
)


class BeyondSigns:
    """Reads the signs around the bounds of one article and the figures beyond them."""

    def __init__(self, text: BoundText, apart: ApartReader, matter: SharedReader) -> None:
        self._text, self._apart, self._matter = text, apart, matter

    def candidate(self, bound: QuantityToken, other: QuantityToken, kind: int) -> Candidate:
        """A bound and a figure that count one `kind` of thing, with all signs."""
        spans = (self._text.article.tokens.span(q.first, q.stop) for q in (bound, other))
        return Candidate(
            tuple(spans),
            {
                f"kind-{kind}": 1.0,
                **self._shared(bound, other),
                **self._told(bound, other),
                **self._parting(bound, other),
            },
        )

    def _shared(self, bound: QuantityToken, other: QuantityToken) -> Signs:
        """The words of both."""
        nouns = self._matter.nouns(bound, other)
        verbs = self._matter.verbs(bound, other) - nouns
        words = self._matter.shared(bound, other) - nouns - verbs
        unlike = all(self._matter.does(q, nouns) for q in (bound, other)) and not verbs
        final = self._text.is_final(other)
        return {
            "words": min(len(words), MOST),
            "verbs": bool(verbs),
            "nouns": bool(nouns),
            "unlike": unlike,
            "final": final and not unlike,
            "final-unlike": final and unlike,
            "one-noun": self._text.noun(bound) == self._text.noun(other) != "",
            "topic": self._matter.is_of_topic(bound, other),
        }

    def _told(self, bound: QuantityToken, other: QuantityToken) -> Signs:
        """How the figure is told."""
        after = self._text.number(other) - self._text.number(bound)
        return {
            "one-sentence": after == 0,
            "near": abs(after) < 2,
            "behind": after > 0,
            "sentences": min(abs(after), MOST),
            "floor": limits(bound)[1] is None,
            "unit": bound.value.unit is not None,
            "percent": bound.value.unit == "%",
            "headline": any(map(self._text.is_headline, (bound, other))),
            "extreme": self._matter.is_extreme(bound, other),
            "definite": self._matter.is_definite(other),
            "new": self._matter.is_new(bound, other),
            "picked": self._matter.is_picked(other),
            "opened": self._apart.is_opened(*self.clauses(bound, other)),
            "close": are_close(bound, other),
        }

    def clauses(self, *figures: QuantityToken) -> tuple[Range, ...]:
        """The clauses of both figures, each up to where one of its own begins."""
        ends = zip(figures, self._text.clauses(*figures), strict=True)
        return tuple(self._apart.clause(q, tokens) for q, tokens in ends)

    def _parting(self, bound: QuantityToken, other: QuantityToken) -> Signs:
        """What speaks for it that a figure is of another time, place, teller or part."""
        apart = self._apart
        here, there = (self._text.sentence(q) for q in (bound, other))
        one, two = (bool(apart.rates(q)) for q in (bound, other))
        return {
            "contrasted": here == there and self._text.has("contrasts", between(bound, other)),
            "moved": apart.is_moved(bound, other),
            "part": apart.is_part(other),
            "out-of": apart.is_out_of(other),
            "passing": apart.is_passing(here, there),
            "quoted": apart.is_quoted(other),
            "early": any(self._text.has("early", each) for each in (here, there)),
            "for-all": apart.is_for_all(bound),
            "of-whole": apart.are_of_whole(bound, other),
            "kept": apart.is_kept(other),
            "bound-away": apart.is_away(bound),
            "figure-away": apart.is_away(other),
            "bound-each": one and not two,
            "figure-each": two and not one,
            "sided": self._text.has("sided", there) and not self._text.has("sided", here),
            "partly": limits(bound)[1] is None and self._text.has("partly", there),
            "disputed": self._text.has("disputed", there),
            "days": apart.times.are_of_days(here, there),
            "own-day": apart.times.has_own_day(bound, other),
            "years": apart.times.are_of_years(here, there),
            "before": apart.times.is_before(here, there),
            "tellers": apart.are_told_apart(bound, other),
            "set-apart": apart.are_set_apart(bound, other),
            "others": apart.are_of_others(bound, other),
            "narrow": apart.is_narrow(bound, other),
            "rival": apart.has_rival(bound, other),
        }


def are_close(bound: QuantityToken, other: QuantityToken) -> bool:
    """True for figures of one size."""
    ends = sorted(float(q.value.value or q.value.high or q.value.low or 0) for q in (bound, other))
    return ends[1] <= CLOSE * ends[0]
