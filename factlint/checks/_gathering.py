"""Parts of a whole that another sentence gives, or that stands apart from them in their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from factlint.checks._parts import SORTS, Figure, Item, PartReader, common_trait, labelled
from factlint.checks._wholes import Claim
from factlint.extract.tokens import Range

MOST = 7
NEAR = 2
FAR = 6
NOUN = 4
MANY = 3
LOOSE = ("places", "names")


class Link(msgspec.Struct, frozen=True):
    """How a sentence of parts takes up a whole: `named` by words, `all` of it."""

    named: bool
    all: bool


class GatherReader:
    """Finds rows of parts, and the one figure near them that may be their whole.

    A sentence that says of what its figures are parts ("of those", "the dead were") may stand a
    few sentences behind the whole; any other one right behind it. Nothing is claimed where two
    figures could be the whole, where the parts count different things, or are of other days.
    """

    def __init__(self, parts: PartReader) -> None:
        self.parts = parts
        self.tokens = parts.tokens
        self._measures = {c.quantity.first: c.measure for c in parts.article.counts}
        self._ranks = [q for q in parts.article.quantities if q.value.ordinal]
        self._prepositions = parts.closed.prepositions | frozenset(
            parts.article.lexicon.parts.places
        )
        self._number = parts.article.sentence_number

    def read(self) -> Iterator[Claim]:
        """The claims of each sentence, with a whole in it or in one before."""
        for index, sentence in enumerate(self.parts.sentences):
            figures = [f for f in self.parts.between(*sentence) if self._is_plain(f)]
            if len(figures) < 2 or self._is_open(sentence):
                continue
            link = self._link(sentence)
            for unit in {f.value.unit for f in figures} - {"%", "year"}:
                held = [f for f in figures if f.value.unit == unit]
                if 2 <= len(held) <= MOST + 1:
                    yield from self._own(sentence, held, link)
                    yield from self._earlier(index, sentence, held, link)

    def _own(self, sentence: Range, held: Sequence[Figure], link: Link) -> Iterator[Claim]:
        """The 1,200 of "1,200 jobs …, 650 of them in Dorn, 400 in Arn and 250 in Sele"."""
        whole, *parts = held
        shares = [f for f in parts if self.parts.is_share(f)]
        if len(parts) < 2 or not shares or shares[0] is not parts[0]:
            return
        if any(_amount(f) >= _amount(whole) for f in parts):
            return
        if self._kind(parts, sentence, whole):
            yield Claim((whole,), labelled(parts), link.all, False, tuple(parts))

    def _earlier(
        self, index: int, sentence: Range, parts: Sequence[Figure], link: Link
    ) -> Iterator[Claim]:
        """The whole of a sentence before, of parts that are said to be of it."""
        whole = self._whole(index, sentence, parts, link)
        if whole is None or len(parts) < 2:
            return
        kind = self._kind(parts, sentence, whole)
        if not kind or (kind in LOOSE and not link.named and len(parts) < MANY):
            return
        said = self.parts.between(*self.parts.article.sentence_of(whole.first))
        full = kind == "row" and len(parts) in {_amount(f) for f in said}
        yield Claim((whole,), labelled(parts), link.all or full, False, tuple(parts))

    def _whole(
        self, index: int, sentence: Range, parts: Sequence[Figure], link: Link
    ) -> Figure | None:
        """The one figure before that is greater than all parts."""
        number = self._number(sentence[0])
        near = [
            each
            for each in self.parts.sentences[:index]
            if number - self._number(each[0]) <= (FAR if link.named else NEAR)
        ]
        unit, most = parts[0].value.unit, max(map(_amount, parts))
        early = [f for each in near for f in self.parts.between(*each)]
        greater = [f for f in early if f.value.unit == unit and _amount(f) > most]
        if not greater or len({f.value.value for f in greater}) != 1:
            return None
        whole = greater[0]
        said = self.parts.article.sentence_of(whole.first)
        if not self._is_plain(whole) or self._is_open(said) or self._is_dated(said, sentence):
            return None
        known = whole.value.unit is not None or whole.first in self._measures
        return whole if known or self.parts.counts(whole) or self._noun(whole) else None

    def _kind(self, parts: Sequence[Figure], sentence: Range, whole: Figure) -> str:
        """How some parts differ, if nothing can be two of them; empty where it may."""
        own = self._measures.get(whole.first)
        if any(self._measures.get(f.first) not in (None, own) for f in parts):
            return ""
        items = self.parts.trailing(parts, sentence[1])
        trait = common_trait(items) or ""
        if trait.startswith(SORTS):
            return "sorts"
        if self._are_in_row(parts, sentence):
            return "row"
        nouns = {self._noun(f) for f in parts} - {""}
        if len(nouns) > 1 or (nouns and nouns != {self._noun(whole)} and len(nouns) == len(parts)):
            return ""
        if all(self._is_named(item) for item in items):
            return "names"
        if all(self._is_placed(item) for item in items):
            return "places"
        heads = [dict(item.traits).get("head", "").split() for item in items]
        alike = all(head[1:] and head[-1] == heads[0][-1] for head in heads)
        return "sorts" if alike and len({head[0] for head in heads}) == len(heads) else ""

    def _are_in_row(self, parts: Sequence[Figure], sentence: Range) -> bool:
        """True for "the first carried 42, the second 40 and the third 39"."""
        ranks = [q.value.value for q in self._ranks if sentence[0] <= q.first < sentence[1]]
        firsts = [q.first for q in self._ranks if sentence[0] <= q.first < sentence[1]]
        if ranks != [*range(1, len(parts) + 1)]:
            return False
        places = sorted([*((f, 0) for f in firsts), *((f.first, 1) for f in parts)])
        order = [kind for _, kind in places]
        return order in ([0, 1] * len(parts), [1, 0] * len(parts))

    def _is_named(self, item: Item) -> bool:
        """True for a part with a name right behind it, or behind "were"."""
        at = self._behind(item)
        return at < item.stop and self.tokens.words[at][0].isupper()

    def _is_placed(self, item: Item) -> bool:
        """True for a part with words for a place: "12 were taken to the infirmary"."""
        at = self._behind(item)
        places = range(at, min(item.stop, at + NOUN))
        return any(self.parts.word(place) in self._prepositions for place in places)

    def _behind(self, item: Item) -> int:
        """The token behind a figure, "of them" or "of the victims", and "were"."""
        at = item.figure.stop
        if self.parts.word(at) in self.parts.closed.of:
            at += 1 + (self.parts.word(at + 1) in self.parts.closed.articles) + 1
        while at < item.stop and self.parts.word(at) in self.parts.closed.be:
            at += 1
        return at

    def _link(self, sentence: Range) -> Link:
        """How a sentence says what its figures are parts of."""
        every = bool(self.parts.cued("whole_said", sentence))
        they = bool(self.parts.cued("they_were", sentence))
        shared = any(
            bool(self.parts.cued(use, sentence)) for use in ("of_them", "of_whole", "of_noun")
        )
        return Link(every or they or shared, every or they)

    def _noun(self, figure: Figure) -> str:
        """The noun of several that stands within a few words behind a figure."""
        closed = self.parts.closed
        for at in range(figure.stop, figure.stop + NOUN):
            word = self.parts.word(at)
            if not word[:1].isalpha() or word in closed.every | closed.prepositions:
                return ""
            if word.endswith(tuple(self.parts.article.lexicon.parts.plurals)):
                return word
        return ""

    def _is_open(self, sentence: Range) -> bool:
        """True where more parts may be left untold."""
        return any(
            bool(self.parts.cued(use, sentence)) for use in ("others", "so_far", "including")
        )

    def _is_dated(self, one: Range, two: Range) -> bool:
        """True where the second of two sentences is of a time that the first is not of."""
        days = [
            {t.value.timex3 for t in self.parts.article.times if s[0] <= t.first < s[1] and t.value}
            for s in (one, two)
        ]
        return bool(days[1] - days[0])

    def _is_plain(self, figure: Figure) -> bool:
        return figure.value.hedge == "exact" and not figure.value.vague and _amount(figure) > 0


def _amount(figure: Figure) -> float:
    return float(figure.value.value or 0)
