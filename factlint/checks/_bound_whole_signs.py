"""What speaks for a figure being of a part of another one that it is above, and what against."""

from __future__ import annotations

import msgspec

from factlint.checks._bound_apart import ApartReader
from factlint.checks._bound_rivals import WINDOW
from factlint.checks._bound_text import BoundText
from factlint.checks._odds import Candidate, Odds, Signs
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range, beginning_in

SIZE, COUNT = "size", "count"

ROOT = 3
"""So many letters of "jurors" and "jury" are the same."""
MOST = 3
"""So many words that both sentences say count."""
NEAR = 6
"""So many words around a figure are looked at."""
BEHIND = 3
"""So many words behind a size are of what has it."""

ODDS = Odds(
    -2.1,
    {
        "whole-definite": 2.5,
        "each": 1.7,
        "alone": 1.6,
        "before": 1.4,
        "ceiling": 1.4,
        "fresh-line": 1.4,
        "part-owned": 1.4,
        "named-votes": 1.2,
        "part-votes": 1.2,
        "named-most": 1.0,
        "quoted": 0.9,
        "said": 0.9,
        "count-of": 0.8,
        "named-of-other": 0.8,
        "part-of": 0.8,
        "part-of-other": 0.8,
        "words": 0.8,
        "holding": 0.7,
        "persons": 0.7,
        "pronoun": 0.7,
        "count": 0.6,
        "count-these": 0.6,
        "floor": 0.6,
        "named-told": 0.6,
        "part-these": 0.6,
        "part-told": 0.6,
        "size-definite": 0.6,
        "count-every": 0.3,
        "eligible": 0.2,
        "about": 0.1,
        "bare": 0.1,
        "noun": 0.1,
        "root": 0.1,
        "named-of": -0.1,
        "part-most": -0.2,
        "final": -0.3,
        "named-every": -0.3,
        "crowd": -0.4,
        "named-noun": -0.4,
        "named-rival": -0.4,
        "size-root": -0.4,
        "away-far": -0.5,
        "open": -0.6,
        "disputed": -0.8,
        "unit": -0.8,
        "own": -0.9,
        "more": -1.1,
        "count-most": -1.2,
        "contrasted": -1.3,
        "size": -1.6,
        "away": -1.7,
        "size-person": -1.8,
        "beyond": -1.9,
        "part-persons": -2.0,
        "years": -2.0,
        "named-plain": -2.1,
        "part-plain": -2.1,
        "named-behind": -2.3,
        "one": -2.3,
        "part-behind": -2.3,
        "definite": -2.6,
        "days": -2.7,
        "several": -3.4,
        "placed": -3.7,
        "set-apart": -3.7,
        "rival": -5.4,
    },
)


class Place(msgspec.Struct, frozen=True):
    """A figure that may be a whole, or a part, and what shows it."""

    figure: QuantityToken
    how: str


class WholeSigns:
    """Reads the signs around the wholes of one article and the figures above them."""

    def __init__(self, text: BoundText, apart: ApartReader) -> None:
        self._text, self._apart, self._heads = text, apart, text.heads
        listed = text.article.grammar.listed
        self._the = listed("article-the")
        self._back = listed("person-other")

    def candidate(self, whole: Place, part: Place) -> Candidate:
        """A whole and a figure above it, with all signs."""
        spans = (
            self._text.article.tokens.span(p.figure.first, p.figure.stop) for p in (part, whole)
        )
        return Candidate(
            tuple(spans),
            {
                **self._shared(whole, part),
                **self._told(whole, part),
                **self._parting(whole, part),
            },
        )

    def _shared(self, whole: Place, part: Place) -> Signs:
        """The words of both."""
        one, two = whole.figure, part.figure
        here, there = self._text.sentence(one), self._text.sentence(two)
        own, parted = self._nouns(one), self._nouns(two)
        roots = {stem[:ROOT] for stem in own} & {stem[:ROOT] for stem in parted} - {""}
        heads = (self._text.head(q) for q in (one, two))
        persons = [at is not None and self._heads.is_person(at) for at in heads]
        sized, named = whole.how == SIZE, whole.how != COUNT
        return {
            "noun": bool(own & parted),
            "root": bool(roots),
            "size-root": sized and bool(roots),
            "named-noun": named and bool(own & parted),
            "said": bool(parted & self._text.stems(here)),
            "words": min(len(self._text.stems(here) & self._text.stems(there)), MOST),
            "persons": all(persons),
            "part-persons": not named and persons[1] and not persons[0],
            "size-person": sized and persons[1],
            "bare": not parted,
        }

    def _told(self, whole: Place, part: Place) -> Signs:
        """How the two figures are told."""
        one, two = whole.figure, part.figure
        sentences = self._text.sentence(one), self._text.sentence(two)
        after = self._text.number(two) - self._text.number(one)
        sized, named, text = whole.how == SIZE, whole.how != COUNT, self._text
        led, ahead = text.words[one.first - 1], text.words[two.first - 1]
        return {
            whole.how: 1.0,
            f"part-{part.how}": 1.0,
            f"{'named' if named else 'count'}-{part.how}": 1.0,
            "near": abs(after) < 2,
            "one": after == 0,
            "before": two.first < one.first,
            "unit": one.value.unit is not None,
            "definite": ahead in self._the,
            "whole-definite": led in self._the,
            "size-definite": sized and led in self._the,
            "own": led in self._back,
            "part-owned": ahead in self._back,
            "floor": two.value.hedge in ("at_least", "more_than"),
            "about": two.value.hedge == "about" or one.value.hedge == "about",
            "ceiling": one.value.hedge in ("at_most", "less_than"),
            "open": not named and any(text.has("open", each) for each in sentences),
            "pronoun": text.has("pronoun", self._beside(two)),
            "alone": self._are_alone(*sentences),
            "final": text.is_final(two),
        }

    def _parting(self, whole: Place, part: Place) -> Signs:
        """What speaks for it that the figure is of another whole, time or place."""
        one, two, apart, text = whole.figure, part.figure, self._apart, self._text
        here, there = text.sentence(one), text.sentence(two)
        rivals = self._rivals(one, two)
        return {
            "rival": bool(rivals),
            "named-rival": bool(rivals) and whole.how != COUNT,
            "beyond": any(text.has("beyond", each) for each in (here, there)),
            "each": bool(apart.rates(one)) or bool(apart.rates(two)),
            "more": apart.is_more(two),
            "away": any(text.has("apart", self._beside(q)) for q in (one, two)),
            "away-far": apart.is_away(one) or apart.is_away(two),
            "fresh-line": here != there and apart.are_of_paragraphs(here, there),
            "disputed": any(text.has("disputed", each) for each in (here, there)),
            "days": apart.times.are_of_days(here, there),
            "years": apart.times.are_of_years(here, there),
            "placed": apart.is_placed(two, one),
            "several": self._are_several(two),
            "set-apart": apart.are_set_apart(one, two),
            "quoted": apart.is_quoted(two) != apart.is_quoted(one),
            "contrasted": apart.are_contrasted(one, two),
        }

    def may_be_of(self, whole: QuantityToken, part: QuantityToken) -> bool:
        """True but for figures that count different things: "of the 300 pages, 412 lines"."""
        own, parted = self._nouns(whole), self._nouns(part)
        if not (own and parted) or own & parted:
            return True
        heads = [self._text.head(q) for q in (whole, part)]
        return any(at is not None and self._heads.is_person(at) for at in heads[1:])

    def _nouns(self, figure: QuantityToken) -> frozenset[str]:
        """What a figure counts; of a compound, all that stands behind it."""
        if figure in self._text.sizes:
            stop = min(figure.stop + 1 + BEHIND, self._text.sentence(figure)[1])
            return self._text.stems((figure.stop, stop))
        head = self._text.head(figure)
        return self._text.alike({self._heads.stem(head)} if head is not None else ())

    def _beside(self, figure: QuantityToken) -> Range:
        """A few words around a figure, in its sentence."""
        first, stop = self._text.sentence(figure)
        return max(first, figure.first - NEAR), min(stop, figure.stop + NEAR)

    def _are_alone(self, *sentences: Range) -> bool:
        """True for sentences with a few figures only, with all between them."""
        first, last = sorted(sentences)
        return len(self._text.between(first[0], last[1])) <= MOST

    def _are_several(self, figure: QuantityToken) -> bool:
        """True for a figure of several wholes: "the 85 passengers on the two coaches"."""
        stop = min(self._text.sentence(figure)[1], figure.stop + NEAR)
        small = self._heads.closed.prepositions
        return any(
            q.value.unit is None and not small.isdisjoint(self._text.words[q.first - 2 : q.first])
            for q in self._text.between(figure.stop, stop)
        )

    def _sizes_near(self, figure: QuantityToken) -> list[QuantityToken]:
        """The sizes of the sentence of a figure."""
        return beginning_in(self._text.sizes, self._text.sentence(figure))

    def _rivals(self, one: QuantityToken, two: QuantityToken) -> list[QuantityToken]:
        """The other figures before a part that may be its whole."""
        size = float(two.value.value or two.value.low or 0)
        return [
            q
            for q in (*self._text.around(two, WINDOW), *self._sizes_near(two))
            if q.first < two.first
            and q.first != one.first
            and q.value.unit == one.value.unit
            and float(q.value.value or q.value.high or 0) >= size
        ]
