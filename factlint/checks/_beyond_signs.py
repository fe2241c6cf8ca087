"""What speaks for a figure being of the matter of a bound that it is beyond, and what against."""

from __future__ import annotations

from factlint.checks._bound_apart import ApartReader
from factlint.checks._bound_shared import SharedReader
from factlint.checks._bound_text import LEAD, MARKS, BoundText, limits
from factlint.checks._odds import Candidate, Odds, Signs
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range

MOST = 4
"""So many words that both sentences say count."""
SMALL = 9
"""The greatest small number."""
CLOSE = 1.5
"""A figure that is not so many times a bound is close to it."""
ODDS = Odds(
    -2.3,
    {
        "figure-each": 4.1,
        "cap-floor": 3.9,
        "bound-away": 3.5,
        "apposed": 3.4,
        "cap-words": 2.8,
        "every": 2.6,
        "headline": 2.5,
        "final": 2.5,
        "many": 2.5,
        "kept": 2.3,
        "close": 2.2,
        "kind-5": 1.8,
        "percent": 1.8,
        "definite": 1.7,
        "kind-2": 1.7,
        "same-teller": 1.6,
        "moved": 1.5,
        "one-noun": 1.3,
        "picked": 1.3,
        "bare": 1.2,
        "others": 1.1,
        "bound-every": 1.1,
        "fresh-line": 1.1,
        "unit": 1.1,
        "rival": 1.0,
        "final-unlike": 0.9,
        "extreme": 0.9,
        "new": 0.9,
        "taken-up": 0.9,
        "quoted": 0.8,
        "sided-bound": 0.8,
        "other-noun": 0.8,
        "behind": 0.8,
        "for-all": 0.8,
        "passing-far": 0.7,
        "words": 0.7,
        "nearly": 0.6,
        "share": 0.5,
        "moved-extreme": 0.5,
        "of-whole": 0.5,
        "before": 0.4,
        "owned": 0.3,
        "cap-extreme": 0.3,
        "bound-each": 0.3,
        "near": 0.1,
        "verbs": -0.1,
        "nouns": -0.1,
        "opened": -0.1,
        "goes-on": -0.1,
        "row": -0.1,
        "part": -0.2,
        "bare-bound": -0.3,
        "beyond": -0.3,
        "tellers": -0.3,
        "sentences": -0.4,
        "kind-4": -0.4,
        "scored": -0.5,
        "kind-3": -0.5,
        "topic": -0.6,
        "partly": -0.7,
        "persons": -0.8,
        "narrow": -1.0,
        "small": -1.1,
        "years": -1.1,
        "placed": -1.3,
        "unlike": -1.3,
        "floor": -1.6,
        "disputed": -1.8,
        "opened-far": -1.8,
        "contrasted": -1.9,
        "one-sentence": -2.0,
        "sided": -2.6,
        "kind-0": -2.6,
        "out-of": -2.6,
        "cap": -2.7,
        "own-day": -2.9,
        "apart": -3.2,
        "of-another": -3.5,
        "passing": -4.2,
        "set-apart": -4.2,
        "figure-away": -4.6,
    },
)


class BeyondSigns:
    """Reads the signs around the bounds of one article and the figures beyond them."""

    def __init__(self, text: BoundText, apart: ApartReader, matter: SharedReader) -> None:
        self._text, self._apart, self._matter = text, apart, matter

    def candidate(
        self, bound: QuantityToken, other: QuantityToken, kind: int, guarded: Signs
    ) -> Candidate:
        """A bound and a figure that count one `kind` of thing, with all signs."""
        spans = (self._text.article.tokens.span(q.first, q.stop) for q in (bound, other))
        return Candidate(
            tuple(spans),
            {
                f"kind-{kind}": 1.0,
                **guarded,
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
        named = self._text.noun(bound), self._text.noun(other)
        nouns_ = self._text.alike(named[1:])
        persons = self._matter.are_persons(bound, other)
        definite = self._matter.is_definite(other)
        return {
            "words": min(len(words), MOST),
            "verbs": bool(verbs),
            "nouns": bool(nouns),
            "unlike": unlike,
            "final": final and not unlike,
            "final-unlike": final and unlike,
            "one-noun": self._text.noun(bound) == self._text.noun(other) != "",
            "other-noun": bool(named[0] and named[1] and not self._text.alike(named[:1]) & nouns_)
            and not persons,
            "bare": not named[1],
            "persons": persons,
            "taken-up": definite and (persons or bool(verbs) or named[0] == named[1] != ""),
            "goes-on": self._matter.goes_on(other),
            "every": self._matter.is_every(other),
            "topic": self._matter.is_of_topic(bound, other),
        }

    def _told(self, bound: QuantityToken, other: QuantityToken) -> Signs:
        """How the figure is told."""
        after = self._text.number(other) - self._text.number(bound)
        cap, every = bound in self._text.caps, self._matter.is_of_every(self._ahead(bound))
        return {
            "one-sentence": after == 0,
            "near": abs(after) < 2,
            "behind": after > 0,
            "sentences": min(abs(after), MOST),
            "floor": limits(bound)[1] is None,
            "unit": bound.value.unit is not None,
            "percent": bound.value.unit == "%",
            "cap": cap,
            "cap-extreme": cap and self._matter.is_extreme(bound, other),
            "cap-floor": cap and limits(bound)[1] is None,
            "cap-words": cap and bool(self._matter.shared(bound, other)),
            "bare-bound": bound.value.unit is None and not self._text.noun(bound),
            "apposed": self._text.is_apposed(other),
            "owned": self._matter.is_owned(other),
            "bound-every": every,
            "small": bound.value.unit is None and (bound.value.value or 0) <= SMALL,
            "share": bound.first in self._text.shares,
            "nearly": bound.value.hedge == "about",
            "headline": any(map(self._text.is_headline, (bound, other))),
            "extreme": self._matter.is_extreme(bound, other),
            "definite": self._matter.is_definite(other),
            "new": self._matter.is_new(bound, other),
            "picked": self._matter.is_picked(other),
            "opened": not cap and self._apart.is_opened(self._beside(bound), self._ahead(other)),
            "opened-far": not cap and self._apart.is_opened(*self.clauses(bound, other)),
            "close": are_close(bound, other),
        }

    def _ahead(self, figure: QuantityToken) -> Range:
        """What stands before a figure in its sentence, and it."""
        return max(self._text.sentence(figure)[0], figure.first - LEAD), figure.stop

    def _beside(self, figure: QuantityToken) -> Range:
        """What stands before a figure, and behind it up to a mark."""
        stop = min(self._text.sentence(figure)[1], figure.stop + LEAD)
        marks = (at for at in range(figure.stop, stop) if self._text.words[at] in MARKS)
        return self._ahead(figure)[0], next(marks, stop)

    def _alike(self, figure: QuantityToken) -> list[QuantityToken]:
        """The figures of a sentence that have the unit of one of them."""
        inside = self._text.between(*self._text.sentence(figure))
        return [q for q in inside if q.value.unit == figure.value.unit]

    def clauses(self, *figures: QuantityToken) -> tuple[Range, ...]:
        """The clauses of both figures, each up to where one of its own begins."""
        ends = zip(figures, self._text.clauses(*figures), strict=True)
        return tuple(self._apart.clause(q, tokens) for q, tokens in ends)

    def _parting(self, bound: QuantityToken, other: QuantityToken) -> Signs:
        """What speaks for it that a figure is of another time, place, teller or part."""
        apart = self._apart
        here, there = (self._text.sentence(q) for q in (bound, other))
        one, two = (bool(apart.rates(q)) for q in (bound, other))
        extreme, rival = self._matter.is_extreme(bound, other), apart.has_rival(bound, other)
        return {
            "contrasted": apart.are_contrasted(bound, other),
            "moved": apart.is_moved(bound, other) and not extreme,
            "moved-extreme": apart.is_moved(bound, other) and extreme,
            "part": apart.is_part(other),
            "out-of": apart.is_out_of(other),
            "passing": apart.is_passing(self._beside(bound), there),
            "passing-far": apart.is_passing(here, there),
            "sided-bound": self._text.has("sided", here) and not self._text.has("sided", there),
            "same-teller": apart.are_told_alike(bound, other),
            "row": self._text.is_in_row(other),
            "many": len(self._alike(other)) > 1,
            "beyond": self._text.has("beyond", there),
            "fresh-line": here != there and apart.are_of_paragraphs(here, there),
            "quoted": apart.is_quoted(other),
            "for-all": apart.is_for_all(bound),
            "of-whole": apart.are_of_whole(bound, other),
            "kept": apart.is_kept(other),
            "bound-away": apart.is_away(bound),
            "figure-away": apart.is_away(other) and not apart.is_away_by_teller(other),
            "bound-each": one and not two,
            "figure-each": two and not one,
            "sided": self._text.has("sided", there) and not self._text.has("sided", here),
            "partly": limits(bound)[1] is None and self._text.has("partly", there),
            "disputed": self._text.has("disputed", there),
            "own-day": apart.times.has_own_day(bound, other),
            "years": apart.times.are_of_years(here, there),
            "before": apart.times.is_before(here, there),
            "tellers": apart.are_told_apart(bound, other),
            "placed": apart.is_placed(other, bound),
            "scored": self._text.is_vote(other),
            "set-apart": apart.are_set_apart(bound, other),
            "others": apart.are_of_others(bound, other),
            "narrow": apart.is_narrow(bound, other),
            "rival": rival and not one,
        }


def are_close(bound: QuantityToken, other: QuantityToken) -> bool:
    """True for figures of one size."""
    ends = sorted(float(q.value.value or q.value.high or q.value.low or 0) for q in (bound, other))
    return ends[1] <= CLOSE * ends[0]
