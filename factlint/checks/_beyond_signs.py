"""What speaks for a figure being of the matter of a bound that it is beyond, and what against."""

from __future__ import annotations

from factlint.checks._bound_apart import ApartReader, between
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
    -2.0,
    {
        "apposed": 2.3,
        "cap-floor": 2.2,
        "w-alone": 2.0,
        "w-before-time": 2.0,
        "w-named-votes": 1.7,
        "range": 1.6,
        "w-whole-definite": 1.6,
        "final": 1.5,
        "close": 1.4,
        "every": 1.4,
        "percent": 1.4,
        "same-teller": 1.4,
        "w-fresh-line": 1.4,
        "behind": 1.3,
        "definite": 1.3,
        "fresh-line": 1.2,
        "figure-each": 1.1,
        "kind-2": 1.1,
        "many": 1.1,
        "w-count-of": 1.1,
        "bound-away": 1.0,
        "kind-5": 1.0,
        "taken-up": 1.0,
        "w-said": 1.0,
        "bound-every": 0.9,
        "kept": 0.9,
        "w-part-owned": 0.9,
        "bare": 0.8,
        "one-noun": 0.8,
        "share": 0.8,
        "w-holding": 0.8,
        "w-part-of": 0.8,
        "w-persons": 0.8,
        "w-pronoun": 0.8,
        "cap-words": 0.7,
        "of-whole": 0.7,
        "w-count-these": 0.7,
        "w-named-most": 0.7,
        "w-named-of-other": 0.7,
        "w-named-told": 0.7,
        "w-part-of-other": 0.7,
        "w-part-these": 0.7,
        "w-part-told": 0.7,
        "cap-extreme": 0.6,
        "for-all": 0.6,
        "owned": 0.6,
        "sided-bound": 0.6,
        "w-away-far": 0.6,
        "w-before": 0.6,
        "other-noun": 0.5,
        "picked": 0.5,
        "w-count-behind": 0.5,
        "w-own": 0.5,
        "final-unlike": 0.4,
        "w-floor": 0.4,
        "w-part-most": 0.4,
        "words": 0.4,
        "headline": 0.3,
        "near": 0.3,
        "nearly": 0.3,
        "w-named-every": 0.3,
        "w-noun": 0.3,
        "w-others": 0.3,
        "w-root": 0.3,
        "w-words": 0.3,
        "new": 0.2,
        "quoted": 0.2,
        "row": 0.2,
        "unit": 0.2,
        "extreme": 0.1,
        "goes-on": 0.1,
        "moved-extreme": 0.1,
        "others": 0.1,
        "tellers": 0.1,
        "w-about": 0.1,
        "w-bare": 0.1,
        "w-each": 0.1,
        "w-eligible": 0.1,
        "w-named-noun": 0.1,
        "early": -0.1,
        "nouns": -0.1,
        "opened": -0.1,
        "w-ceiling": -0.1,
        "w-disputed": -0.1,
        "kind-3": -0.2,
        "verbs": -0.2,
        "w": -0.2,
        "w-named-of": -0.2,
        "w-part-every": -0.2,
        "w-quoted": -0.2,
        "w-size": -0.2,
        "kind-4": -0.3,
        "sentences": -0.3,
        "w-count": -0.3,
        "w-count-most": -0.3,
        "w-near": -0.3,
        "part": -0.4,
        "rival": -0.4,
        "topic": -0.4,
        "w-more": -0.4,
        "w-count-every": -0.5,
        "w-open": -0.5,
        "bound-each": -0.6,
        "persons": -0.6,
        "w-crowd": -0.6,
        "w-named-rival": -0.6,
        "bare-bound": -0.7,
        "w-unit": -0.7,
        "moved": -0.8,
        "w-contrasted": -0.8,
        "w-one": -0.8,
        "cap": -0.9,
        "opened-far": -0.9,
        "passing-far": -0.9,
        "w-size-root": -0.9,
        "beyond": -1.0,
        "narrow": -1.0,
        "one-sentence": -1.0,
        "own-day": -1.0,
        "unlike": -1.0,
        "contrasted": -1.1,
        "floor": -1.1,
        "partly": -1.3,
        "w-part-persons": -1.3,
        "before": -1.4,
        "days": -1.4,
        "w-years": -1.4,
        "w-final": -1.5,
        "w-named-plain": -1.6,
        "w-part-plain": -1.6,
        "kind-0": -1.7,
        "w-beyond": -1.7,
        "w-part-behind": -1.7,
        "w-size-person": -1.7,
        "w-count-votes": -1.8,
        "w-days": -1.8,
        "w-definite": -1.9,
        "sided": -2.0,
        "w-away": -2.0,
        "years": -2.1,
        "of-another": -2.2,
        "w-named-behind": -2.2,
        "disputed": -2.5,
        "out-of": -2.6,
        "set-apart": -2.7,
        "passing": -3.0,
        "w-set-apart": -3.0,
        "figure-away": -3.5,
        "w-rival": -4.6,
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
            "cap-kept": cap and self._apart.is_kept(bound),
            "bare-bound": bound.value.unit is None and not self._text.noun(bound),
            "apposed": self._text.is_apposed(other),
            "owned": self._matter.is_owned(other),
            "bound-every": every,
            "small": bound.value.unit is None and (bound.value.value or 0) <= SMALL,
            "share": bound.first in self._text.shares,
            "nearly": bound.value.hedge == "about",
            "range": other.value.hedge == "range",
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
            "contrasted": here == there and self._text.has("contrasts", between(bound, other)),
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
            "early": any(self._text.has("early", each) for each in (here, there)),
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
            "days": apart.times.are_of_days(here, there),
            "own-day": apart.times.has_own_day(bound, other),
            "years": apart.times.are_of_years(here, there),
            "before": apart.times.is_before(here, there),
            "tellers": apart.are_told_apart(bound, other),
            "set-apart": apart.are_set_apart(bound, other),
            "others": apart.are_of_others(bound, other),
            "narrow": apart.is_narrow(bound, other),
            "rival": rival and not one,
            "rival-each": rival and one,
        }


def are_close(bound: QuantityToken, other: QuantityToken) -> bool:
    """True for figures of one size."""
    ends = sorted(float(q.value.value or q.value.high or q.value.low or 0) for q in (bound, other))
    return ends[1] <= CLOSE * ends[0]
