"""What speaks for a figure being of a part of another one that it is above, and what against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factlint.checks._bound_apart import ApartReader
from factlint.checks._bound_rivals import WINDOW
from factlint.checks._bound_text import BoundText
from factlint.checks._odds import Candidate, Odds
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range, beginning_in

if TYPE_CHECKING:
    from factlint.checks._bound_wholes import Place

ROOT = 3
"""So many letters of "jurors" and "jury" are the same."""
MOST = 3
"""So many words that both sentences say count."""
NEAR = 6
"""So many words around a figure are looked at."""
BEHIND = 3
"""So many words behind a size are of what has it."""

ODDS = Odds(
    -2.3,
    {
        "w-whole-definite": 2.9,
        "w-alone": 2.5,
        "w-named-votes": 2.3,
        "w-named-most": 2.1,
        "w-count-of": 1.8,
        "w-before": 1.8,
        "w-part-owned": 1.6,
        "w-persons": 1.6,
        "w-part-of": 1.5,
        "w-pronoun": 1.4,
        "w-size-definite": 1.3,
        "w-count-these": 1.2,
        "w-part-these": 1.2,
        "w-count-behind": 1.0,
        "w-named-of-other": 1.0,
        "w-part-of-other": 1.0,
        "w-holding": 1.0,
        "w-eligible": 0.7,
        "w-named-told": 0.7,
        "w-part-told": 0.7,
        "w-about": 0.6,
        "w-unit": 0.6,
        "w-fresh-line": 0.4,
        "w-said": 0.3,
        "w-noun": 0.3,
        "w-root": 0.3,
        "w-away-far": 0.3,
        "w-part-most": 0.2,
        "w-disputed": 0.2,
        "w-words": 0.1,
        "w-named-every": -0.1,
        "w-each": -0.1,
        "w-crowd": -0.1,
        "w-quoted": -0.2,
        "w-open": -0.2,
        "w-named-of": -0.3,
        "w-count-every": -0.3,
        "w-part-every": -0.4,
        "w-named-rival": -0.4,
        "w-near": -0.5,
        "w-part-votes": -0.5,
        "w-named-noun": -0.5,
        "w-ceiling": -0.5,
        "w-bare": -0.5,
        "w-one": -0.5,
        "w-own": -0.6,
        "w-count": -0.9,
        "w-floor": -1.0,
        "w-more": -1.1,
        "w-size": -1.1,
        "w-size-root": -1.2,
        "w-final": -1.3,
        "w-contrasted": -1.3,
        "w-days": -1.6,
        "w-part-persons": -1.8,
        "w-count-most": -1.9,
        "w-beyond": -2.1,
        "w-part-behind": -2.1,
        "w-named-plain": -2.2,
        "w-part-plain": -2.2,
        "w-count-votes": -2.7,
        "w-size-person": -2.8,
        "w-definite": -2.9,
        "w-named-behind": -3.1,
        "w-away": -3.2,
        "w-placed": -3.8,
        "w-several": -3.9,
        "w-years": -4.1,
        "w-set-apart": -4.7,
        "w-rival": -7.3,
    },
)


class WholeSigns:
    """Reads the signs around the wholes of one article and the figures above them."""

    def __init__(self, text: BoundText, apart: ApartReader) -> None:
        self._text, self._apart, self._heads = text, apart, text.heads
        listed = text.article.grammar.listed
        self._the = listed("article-the")
        self._back = listed("person-other")

    def candidate(self, whole: Place, part: Place) -> Candidate:
        """A whole and a figure above it, with all signs."""
        one, two = whole.figure, part.figure
        spans = (self._text.article.tokens.span(q.first, q.stop) for q in (two, one))
        here, there = self._text.sentence(one), self._text.sentence(two)
        after = self._text.number(two) - self._text.number(one)
        own, parted = self._nouns(one), self._nouns(two)
        named = whole.how != "count"
        words = self._text.stems(here) & self._text.stems(there)
        roots = {stem[:ROOT] for stem in own} & {stem[:ROOT] for stem in parted}
        heads = [self._text.head(q) for q in (one, two)]
        apart, led = self._apart, self._text.words[one.first - 1]
        persons = [at is not None and self._heads.is_person(at) for at in heads]
        last = self._rivals(one, two)
        return Candidate(
            tuple(spans),
            {
                f"w-{whole.how}": 1.0,
                f"w-part-{part.how}": 1.0,
                f"w-{'named' if named else 'count'}-{part.how}": 1.0,
                "w-noun": bool(own & parted),
                "w-root": bool(roots - {""}),
                "w-said": bool(parted & self._text.stems(here)),
                "w-words": min(len(words), MOST),
                "w-persons": all(persons),
                "w-part-persons": not named and persons[1] and not persons[0],
                "w-bare": not parted,
                "w-near": abs(after) < 2,
                "w-one": after == 0,
                "w-before": two.first < one.first,
                "w-rival": bool(last),
                "w-named-rival": bool(last) and named,
                "w-unit": one.value.unit is not None,
                "w-unit-left": one.value.unit is not None and two.value.unit is None,
                "w-definite": self._text.words[two.first - 1] in self._the,
                "w-own": self._text.words[one.first - 1] in self._back,
                "w-whole-definite": led in self._the,
                "w-floor": two.value.hedge in ("at_least", "more_than"),
                "w-about": two.value.hedge == "about" or one.value.hedge == "about",
                "w-ceiling": one.value.hedge in ("at_most", "less_than"),
                "w-beyond": any(self._text.has("beyond", each) for each in (here, there)),
                "w-open": not named and any(self._text.has("open", each) for each in (here, there)),
                "w-size-root": whole.how == "size" and bool(roots - {""}),
                "w-named-noun": named and bool(own & parted),
                "w-size-definite": whole.how == "size"
                and self._text.words[one.first - 1] in self._the,
                "w-each": bool(apart.rates(one)) or bool(apart.rates(two)),
                "w-more": apart.is_more(two),
                "w-away": any(self._text.has("apart", self._beside(q)) for q in (one, two)),
                "w-away-far": apart.is_away(one) or apart.is_away(two),
                "w-size-person": whole.how == "size" and persons[1],
                "w-part-owned": self._text.words[two.first - 1] in self._back,
                "w-pronoun": self._text.has("pronoun", self._beside(two)),
                "w-fresh-line": here != there and apart.are_of_paragraphs(here, there),
                "w-alone": self._are_alone(here, there),
                "w-disputed": any(self._text.has("disputed", each) for each in (here, there)),
                "w-days": apart.times.are_of_days(here, there),
                "w-years": apart.times.are_of_years(here, there),
                "w-before-time": apart.times.is_before(here, there),
                "w-placed": apart.is_placed(two, one),
                "w-several": self._are_several(two),
                "w-set-apart": apart.are_set_apart(one, two),
                "w-others": apart.are_of_others(one, two),
                "w-tellers": apart.are_told_apart(one, two),
                "w-quoted": apart.is_quoted(two) != apart.is_quoted(one),
                "w-final": self._text.is_final(two),
                "w-contrasted": apart.are_contrasted(one, two),
                "w-early": any(self._text.has("early", each) for each in (here, there)),
            },
        )

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
