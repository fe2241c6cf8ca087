"""What two figures of one article share: their noun or measure, their verbs, the words of both."""

from __future__ import annotations

from factlint.checks._bound_apart import ApartReader
from factlint.checks._bound_text import MARKS, BoundText, limits
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range

OF_MEASURE, OF_NOUN, OF_MATTER, OF_ALL, OF_TOTAL = 4, 3, 2, 5, 5
"""So surely two figures count the same."""
BARE = 12
"""So many tokens before a bare figure what it counts stands."""
CLAUSE = 3
"""So many words of a clause behind a noun may go back to what was told."""
DONE = 3
"""So many tokens behind a bare figure what was done by so many stands."""
LIKE = 3
"""A total that is so many times what was counted between it and a bound is not of that."""
_ENDS = (*MARKS, ".", ")")


class SharedReader:
    """Tells what a bound and another figure of an article have in common."""

    def __init__(self, text: BoundText, apart: ApartReader) -> None:
        self._text, self._apart, self._heads = text, apart, text.heads
        self._article, self._words = text.article, text.words
        listed, numbers = self._article.grammar.listed, self._article.lexicon.numbers
        self._the = listed("article-the") - listed("conjunction") - set(numbers.articles)
        self._a, self._have = frozenset(numbers.articles), listed("have")
        self._back = listed("person-other")
        self._owning = listed("possessive-mark") | (self._back - listed("that"))
        counting = self._article.lexicon.bounding.counting
        self._counting = frozenset(self._heads.stem_of(word) for word in counting)
        self._every = frozenset(self._article.lexicon.parts.every)

    def kind(self, bound: QuantityToken, other: QuantityToken) -> int:
        """How surely a figure counts or measures what a bound does."""
        final, extreme = self._text.is_final(other), self.is_extreme(bound, other)
        if bound.value.unit is not None:
            if self.shared(bound, other) or extreme:
                return OF_NOUN
            if not final or bound.value.unit == "%":
                return 0
            return OF_NOUN if self._text.is_told(other) else OF_MATTER
        nouns = self._noun(bound), self._noun(other)
        if self._is_total(bound, other):
            return OF_TOTAL
        measure = self._text.measure(bound)
        measured = bool(measure) and measure == self._text.measure(other)
        same = nouns[0] == nouns[1] or all(map(self._text.is_whole, (bound, other)))
        if measured and same:
            return OF_MEASURE if nouns[0] == nouns[1] else OF_NOUN
        if measured and all(nouns):
            return 0
        if self._apart.are_of_whole(bound, other):
            return OF_NOUN
        if self._is_all(bound, other, nouns):
            return OF_ALL
        if nouns[0] and self._text.alike(nouns[:1]) == self._text.alike(nouns[1:]):
            return OF_NOUN
        if self._are_persons(bound, other) or (
            (extreme or self._apart.is_kept(other)) and not self._heads.counted(other)
        ):
            return OF_NOUN
        if self._is_they(bound, other):
            return OF_MATTER
        around = self._around(other)
        matter = bool(self._text.alike(nouns[:1]) & around) or (
            final and bool(self._around(bound) & around)
        )
        return OF_MATTER if matter else 0

    def is_linked(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True for a figure that anything says to be of a bound's matter."""
        return (
            self.is_definite(other)
            or self._text.is_final(other)
            or self.are_persons(bound, other)
            or bool(self.shared(bound, other) or self.verbs(bound, other))
            or self.is_extreme(bound, other)
            or self._words[self._text.sentence(other)[0]] in self._back
        )

    def goes_on(self, figure: QuantityToken) -> bool:
        """True for a sentence that begins with "it", "they" or "that"."""
        return self._words[self._text.sentence(figure)[0]] in self._back

    def is_owned(self, figure: QuantityToken) -> bool:
        """True for "its 46 dogs" and "the farm's 46 dogs"."""
        return self._words[figure.first - 1] in self._owning

    def is_of_every(self, tokens: Range) -> bool:
        """True for words that say "all of", "every one of" or "each"."""
        every = not self._every.isdisjoint(self._words[slice(*tokens)])
        return every or self._text.has("each", tokens)

    def is_every(self, figure: QuantityToken) -> bool:
        """True for "all 46"."""
        return self._words[figure.first - 1] in self._every

    def _is_they(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True for "the 46 who came", right behind the one number of several."""
        after = self._text.number(other) - self._text.number(bound) == 1
        bare = not self._text.noun(other) and self.is_definite(other)
        return after and bare and bool(self._heads.counted(bound))

    def nouns(self, *figures: QuantityToken) -> frozenset[str]:
        return self._text.alike(map(self._noun, figures))

    def _noun(self, figure: QuantityToken) -> str:
        """What a figure counts, also where that stands before it."""
        return self._text.noun(figure) or self._counted_before(figure)

    def _is_total(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True for a bare total behind the one bound that it may be of: "The final figure was 46".

        Not where something else was counted between them.
        """
        if other.first < bound.first or self._heads.head(other) is not None:
            return False
        if self._counted_before(other) or not self._text.is_told(other):
            return False
        if self._words[other.stop] in self._have:  # "figures show that 46 had entered"
            done = self._text.stems((other.stop, other.stop + DONE))
            return bool(done & self._text.stems(self._text.sentence(bound)))
        between = self._text.between(bound.stop, other.first)
        size = float(other.value.value or 0)
        return not any(
            q.value.unit is None
            and self._heads.counted(q)
            and size <= LIKE * float(q.value.value or q.value.low or 0)
            for q in between
        )

    def verbs(self, *figures: QuantityToken) -> frozenset[str]:
        """The verb of one figure that the words around the other say, too."""
        one, two = (self._text.alike(self._heads.verbs(q)) for q in figures)
        here, there = map(self._around, figures)
        return (one & there) | (two & here)

    def shared(self, bound: QuantityToken, other: QuantityToken) -> frozenset[str]:
        """The stems that the sentences of both say, or the clauses of both."""
        here, there = self._text.clauses(bound, other)
        return self._text.stems(here) & self._text.stems(there)

    def is_of_topic(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True for a sentence that begins with what both say, or goes on with "it" and says it."""
        begin, stop = self._text.sentence(other)
        shared = self.shared(bound, other)
        marks = (at for at in range(other.first - 1, begin, -1) if self._words[at] in MARKS)
        back = self._words[begin] in self._back or self._words[next(marks, begin) + 1] in self._back
        first = next((s for at in range(begin, stop) if (s := self._heads.stem(at))), "")
        return bool(shared) and (back or bool(self._text.alike([first]) & shared))

    def is_new(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True for "A blaze at a sawmill", told after a bound of another blaze."""
        begin = self._text.sentence(other)[0]
        led = self._words[begin] in self._a
        return led and begin > bound.first and self.is_of_topic(bound, other)

    def is_definite(self, figure: QuantityToken) -> bool:
        """True for "the 46 dogs" and "all 46 dogs", not for "in all 46"."""
        led = self._words[figure.first - 2] in self._heads.closed.prepositions
        again = self._words[figure.first - 1] in self._the or self._text.has(
            "again", (figure.first - 1, figure.first)
        )
        return again and not (led and self._words[figure.first - 1] in self._every)

    def is_extreme(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True for "the heaviest fine" above a ceiling, and for "the smallest" below a floor."""
        use = "most" if limits(bound)[1] is not None else "least"
        said = self._text.extreme(use, other)
        return said is not None and (
            not said or bool(said & self._text.stems(self._text.sentence(bound)))
        )

    def _around(self, figure: QuantityToken) -> frozenset[str]:
        """What stands around a figure, and in the phrase of its noun."""
        head = self._heads.head(figure)
        phrase = self._text.stems((figure.stop, head + 1)) if head is not None else frozenset()
        return self._text.alike(self._heads.around(figure)) | phrase

    def _are_persons(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True for "60 people" and "the 85 guests"."""
        same = self.is_definite(other) or self.verbs(bound, other) or self._text.is_final(other)
        persons = self.are_persons(bound, other)
        return persons and bool(same) and any(map(self._text.is_whole, (bound, other)))

    def are_persons(self, *figures: QuantityToken) -> bool:
        """True for figures that all count persons."""
        heads = map(self._text.head, figures)
        return all(at is not None and self._heads.is_person(at) for at in heads)

    def _counted_before(self, figure: QuantityToken) -> str:
        """The plural that a bare figure is of: "put the number of jobs at 934"."""
        if self._heads.head(figure) is not None:
            return ""
        begin = max(self._text.sentence(figure)[0], figure.first - BARE)
        for at in range(figure.first - 1, begin, -1):
            if self._words[at - 1] in self._heads.closed.of:
                head = self._heads.noun_at(at)
                return self._heads.stem(head) if head and self._heads.is_plural(head) else ""
        return ""

    def _is_all(self, bound: QuantityToken, other: QuantityToken, nouns: tuple[str, str]) -> bool:
        """True for "All 46 are" right behind the only number that a sentence has."""
        begin = self._text.sentence(other)[0]
        if self._text.number(other) - self._text.number(bound) != 1 or other.first - begin != 1:
            return False
        every = self._words[begin] in self._every
        alone = len(self._text.between(*self._text.sentence(bound))) == 1
        same = nouns[0] == nouns[1] and not self._apart.are_set_apart(bound, other)
        return every and alone and (self._heads.head(other) is None or same)

    def does(self, figure: QuantityToken, nouns: frozenset[str]) -> set[str]:
        """The verbs of a figure, or else what stands around it; "counted 46 at" says nothing."""
        head = self._heads.head(figure)
        behind = self._words[(figure.stop if head is None else head + 1) :][:1]
        ended = not behind or behind[0] in self._heads.closed.prepositions or behind[0] in _ENDS
        verbs = self._heads.verbs(figure)
        if verbs and verbs <= self._counting and ended:
            return set()
        return verbs or self._heads.around(figure) - nouns

    def is_picked(self, figure: QuantityToken) -> bool:
        """True for "the 46 dogs that barked", where no "them" goes back to what was told."""
        head = self._heads.head(figure)
        if head is None or not self._text.has("picked", (head + 1, head + 2)):
            return False
        return self._back.isdisjoint(self._words[head + 2 : head + 2 + CLAUSE])
