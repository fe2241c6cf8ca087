"""What says that a figure is not of a bound's matter, and what speaks against it."""

from __future__ import annotations

from functools import cache

from factlint.checks._bound_purposes import Purposes
from factlint.checks._bound_rivals import RivalReader, between
from factlint.checks._bound_text import LEAD, BoundText, limits
from factlint.checks._bound_times import BoundTimes
from factlint.extract.passages import times_in
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range

OF = 3
"""So many tokens "of" and what stands with it are from the figure that it is of."""


class ApartReader:
    """Tells the figures of one article that are of another time, place, teller or part."""

    def __init__(self, text: BoundText) -> None:
        self._text, self._article, self._heads = text, text.article, text.heads
        self._closed = self._heads.closed.every | self._heads.closed.articles | {""}
        self._person = self._article.grammar.listed("person-other")
        self._words = text.words
        self.times, self.purposes = BoundTimes(text), Purposes(text)
        self._rivals = RivalReader(text)
        self._attached = frozenset(self._article.lexicon.bounding.attached)
        self._clauses = frozenset(self._article.lexicon.parts.no_places) - self._attached
        self._stems, self._tellers = cache(self._stems_of), cache(self._tellers_of)
        self._names, self._places = cache(self._names_of), cache(self._places_of)

    def are_apart(self, *figures: QuantityToken) -> bool:
        """True for figures of different days or years, or one that was overtaken."""
        sentences = [self._text.sentence(q) for q in figures]
        if any(self._text.has("early", each) for each in sentences):
            return True
        return self.times.are_of_days(*sentences) or self.times.are_of_years(*sentences)

    def is_other(self, bound: QuantityToken, other: QuantityToken, *, again: bool) -> bool:
        """True for a figure that something sets apart from a bound, whatever else is said.

        The day of a sentence that speaks `again` of what a bound is of is that of something else.
        """
        if self.are_contrasted(bound, other):
            return True
        if self._text.words[bound.first] in self._article.lexicon.bounding.timeless:
            return self.has_rival(bound, other)
        extreme = any(self._text.extreme(use, other) is not None for use in ("most", "least"))
        if self._is_elsewhere(bound, other, again=again, extreme=extreme):
            return True
        if self._is_elsewhen(bound, other, again=again, extreme=extreme):
            return True
        return not extreme and self.has_rival(bound, other)

    def _is_elsewhere(
        self, bound: QuantityToken, other: QuantityToken, *, again: bool, extreme: bool
    ) -> bool:
        """True for a figure of a part, of something else or of one side."""
        here, there = (self._text.sentence(q) for q in (bound, other))
        moved = self.is_moved(bound, other) and not self.is_kept(other)
        part = self.is_part(other) and not self.are_of_whole(bound, other)
        if moved or part or self.is_out_of(other) or self.is_passing(here, there):
            return True
        if self.is_quoted(other):
            return True
        if any(self._text.has("early", each) for each in (here, there)):
            return True
        held = again or (extreme and self.is_for_all(bound))
        if not again and (self.is_away(bound) or (not held and self.is_away(other))):
            return True
        rates = self.rates(bound), self.rates(other)
        each = rates[0] != rates[1] and bool(rates[1] or not (extreme or self.is_for_all(bound)))
        sides = [self._text.has("sided", sentence) for sentence in (here, there)]
        sided = sides[0] != sides[1] or (here == there and sides[1])
        partly = limits(bound)[1] is None and self._text.has("partly", there)
        return each or sided or partly or self._text.has("disputed", there)

    def _is_elsewhen(
        self, bound: QuantityToken, other: QuantityToken, *, again: bool, extreme: bool
    ) -> bool:
        """True for a figure of another day or year than a bound."""
        here, there = (self._text.sentence(q) for q in (bound, other))
        rates = self.rates(bound)
        usual = bool(rates) and rates == self.rates(other)
        always = self.is_for_all(bound) and self.times.is_ever(here, there)
        settled = again or usual or always or self._text.is_final(other)
        if not settled and (
            self.times.are_of_days(here, there) or self.times.has_own_day(bound, other)
        ):
            return True
        titled = any(map(self._text.is_headline, (bound, other)))
        titled = (titled or extreme) and not self.times.is_timed(there)
        return not (again or titled or always) and (
            self.times.are_of_years(here, there) or self.times.is_before(here, there)
        )

    def are_contrasted(self, *figures: QuantityToken) -> bool:
        """True for "the largest has 1,420; the other two have fewer than 900"."""
        one, two = (self._text.sentence(q) for q in figures)
        rest = between(*figures)
        return one == two and any(self._text.has(use, rest) for use in ("contrasts", "apart"))

    def is_quoted(self, figure: QuantityToken) -> bool:
        span = self._article.tokens.span(figure.first, figure.stop)
        return self._article.quoted(span) is not None

    def is_for_all(self, bound: QuantityToken) -> bool:
        """True for a bound that nobody is beyond: "no class has more than 30"."""
        return bound.first in self._text.every

    def are_of_whole(self, *figures: QuantityToken) -> bool:
        """True for parts of one number: "at least 12 of the 17" and "nine of the 17"."""
        one, two = map(self._text.whole, figures)
        return one is not None and one == two

    def is_opened(self, here: Range, there: Range) -> bool:
        """True where only one of two stretches is of what may be."""
        return self._text.has("open", here) != self._text.has("open", there)

    def is_able(self, tokens: Range) -> bool:
        """True for a stretch where all that is open is what something can do."""
        able = self._article.lexicon.bounding.able
        return all(self._words[at] in able for at, _ in self._text.cued("open", tokens))

    def clause(self, figure: QuantityToken, tokens: Range) -> Range:
        """The end of a stretch of tokens cut off where a clause of its own begins."""
        for at in range(figure.stop, tokens[1]):
            join = self._words[at] in self._heads.closed.joins and self._words[at - 1] == ","
            if join or self._words[at] in self._clauses:
                return tokens[0], at
        return tokens

    def is_kept(self, figure: QuantityToken) -> bool:
        """True for a figure of which it is said that it keeps to a ceiling."""
        return self._text.has("kept", self._text.sentence(figure))

    def are_told_apart(self, *figures: QuantityToken) -> bool:
        """True for figures of two speakers."""
        one, two = (self._tellers(self._text.sentence(q)) for q in figures)
        return bool(one and two) and one.isdisjoint(two)

    def are_of_sides(self, *figures: QuantityToken) -> bool:
        """True for figures of two speakers, one of whom is a side to a dispute."""
        one, two = (self._text.has("sided", self._text.sentence(q)) for q in figures)
        return one != two and self.are_told_apart(*figures)

    def are_told_alike(self, *figures: QuantityToken) -> bool:
        """True for figures of one speaker."""
        one, two = (self._tellers(self._text.sentence(q)) for q in figures)
        return bool(one & two)

    def are_set_apart(self, *figures: QuantityToken) -> bool:
        """True for figures of two places: "from the hotel" and "from the street"."""
        one, two = map(self.purposes.setting, figures)
        here, there = (self._stems(self._text.sentence(q)) for q in figures)
        if one and two and one.isdisjoint(there) and two.isdisjoint(here):
            return True
        return self.are_of_places(*figures)

    def are_of_places(self, *figures: QuantityToken) -> bool:
        """True for figures of two places by name."""
        one, two = (self._places(self._text.sentence(q)) for q in figures)
        return bool(one and two) and one.isdisjoint(two)

    def is_placed(self, figure: QuantityToken, other: QuantityToken) -> bool:
        """True for "the 71 pupils at the school in Arn", where no Arn is named around the other."""
        stop = min(self._text.sentence(figure)[1], figure.stop + LEAD)
        known = self._words[slice(*self._text.sentence(other))]
        return not self._places((figure.stop, stop)).issubset(known)

    def is_narrow(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True for a lower figure, or a share, of one place: "46 people in the shop"."""
        said = self._heads.attribute(other)
        low = limits(bound)[1] is None or (bound.value.unit, bound.value.hedge) == (
            "%",
            "less_than",
        )
        return low and bool(said) and said.isdisjoint(self._stems(self._text.sentence(bound)))

    def _stems_of(self, sentence: Range) -> set[str]:
        return {self._heads.stem(at) for at in range(*sentence)}

    def _tellers_of(self, sentence: Range) -> set[str]:
        """The words for who says a sentence; none where a pronoun does."""
        words = (self._article.speaker(sentence, None) or "").lower().split()
        return set() if self._person.intersection(words[-1:]) else set(words) - self._closed

    def are_of_others(self, *figures: QuantityToken) -> bool:
        """True for sentences that both have names, and none in common."""
        one, two = (self._names(self._text.sentence(q)) for q in figures)
        return bool(one and two) and one.isdisjoint(two)

    def _names_of(self, sentence: Range) -> set[str]:
        """The capitalised words of a sentence, but the first, and without its days."""
        days = {time.first for time in times_in(self._article, sentence)}
        shown = self._article.tokens.words
        inside = (at for at in range(sentence[0] + 1, sentence[1]) if at not in days)
        return {self._words[at] for at in inside if shown[at][0].isupper()}

    def _places_of(self, sentence: Range) -> set[str]:
        """The names right behind a preposition: the Marle of "in Marle"."""
        shown, words = self._article.tokens.words, self._text.words
        days = {time.first for time in times_in(self._article, sentence)}
        return {
            words[at]
            for at in range(sentence[0] + 1, sentence[1])
            if shown[at][0].isupper()
            and words[at - 1] in self._heads.closed.prepositions
            and at not in days
        }

    def is_passing(self, here: Range, there: Range) -> bool:
        """True for a bound of a time or a claim that a figure's sentence does not repeat."""
        said = set(self._text.words[slice(*there)])
        spans = self._text.cued("passing", here)
        return any(not said.issuperset(self._text.words[first:stop]) for first, stop in spans)

    def is_away(self, figure: QuantityToken) -> bool:
        """True for a sentence that speaks of another place, not of "the other eight"."""
        sentence = self._text.sentence(figure)
        return any(
            stop == figure.first or not self._text.between(stop, stop + 1)
            for _, stop in self._text.cued("apart", sentence)
        )

    def is_away_by_teller(self, figure: QuantityToken) -> bool:
        """True where that is of the name of who tells it."""
        sentence = self._text.sentence(figure)
        spans, tellers = self._text.cued("apart", sentence), self._tellers(sentence)
        return all(tellers.intersection(self._words[first:stop]) for first, stop in spans)

    def are_of_paragraphs(self, *sentences: Range) -> bool:
        """True for sentences with an empty line between them."""
        first, last = sorted(sentences)
        return "\n" in self._article.tokens.words[first[1] - 1 : last[0] + 1]

    def rates(self, figure: QuantityToken) -> set[str]:
        """What says that a figure is so for every one of several: the "week" of "46 a week".

        "Each of the 46" is all of them, "each of the two carries up to 46" is not.
        """
        begin = max(self._text.sentence(figure)[0], figure.first - LEAD)
        others = {q.first for q in self._text.between(begin, figure.stop + LEAD)} - {figure.first}
        return {
            self._text.words[stop - 1]
            for at, stop in self._text.cued("each", (begin, figure.stop + LEAD // 2))
            if at not in others
            and (figure.first - stop > OF or self._text.words[stop] not in self._heads.closed.of)
        }

    def is_moved(self, bound: QuantityToken, figure: QuantityToken) -> bool:
        """True for "fell to 46" and "46 of whom", where the bound is not told by the same word."""
        known = self._text.stems(self._text.sentence(bound))
        return not self._moves(bound) and any(
            self._text.alike([self._heads.stem(first)]).isdisjoint(known)
            for first in self._moves(figure)
        )

    def _moves(self, figure: QuantityToken) -> list[int]:
        """Where the words for a change stand that a figure is told by; "raised by" ends at it."""
        near = max(figure.first - LEAD // 2, self._text.sentence(figure)[0])
        spans = self._text.cued("moved", (near, figure.stop + 2))
        small = self._heads.closed.prepositions
        return [
            at
            for at, stop in spans
            if figure.first - stop in (0, -1) or self._words[stop - 1] not in small
        ]

    def is_part(self, figure: QuantityToken) -> bool:
        """True for "46 of them" and "a further 46"."""
        behind = self._text.words[figure.stop : figure.stop + 1]
        of = bool(self._heads.closed.of.intersection(behind)) and figure.value.unit is None
        return of or self.is_more(figure)

    def is_more(self, figure: QuantityToken) -> bool:
        """True for "a further 46"."""
        more = ((figure.first - 1, figure.first + 1), (figure.stop, figure.stop + 1))
        return any(self._text.has("besides", beside) for beside in more)

    def is_out_of(self, figure: QuantityToken) -> bool:
        """True for the 130 of "out of a total of 130", which is a whole."""
        near = max(self._text.sentence(figure)[0], figure.first - LEAD)
        spans = self._text.cued("out_of", (near, figure.first))
        return any(first < figure.stop <= stop for first, stop in spans)

    def has_rival(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True where another figure of the same things keeps to a bound."""
        if self.is_for_all(bound) or self.are_of_whole(bound, other):
            return False
        return self._rivals.has(bound, other)
