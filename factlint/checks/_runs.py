"""Figures in a row that may be parts of one thing: "the mill loses 180, the office 75"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import msgspec

from factlint.checks._parts import SORTS, Figure, PartReader, common_trait
from factlint.extract.tokens import Range
from factlint.extract.verbs import verb_reader

LONGEST_LEAD = 6
LONGEST_ITEM = 16
SHORT_TAIL = 3
MOST = 8
PARALLEL = ("sorts", "ranks", "names", "phrases")
CUT = ";"
DASHES = ("-", "–")
OPENING = (":", "(", "-", "–", "—")
MARKS = (",", ";", ":", "(", ")", "–", "—", "-")


class Run(msgspec.Struct, frozen=True):
    """Figures of one unit that are coordinated in a sentence.

    `form` says what makes them parallel: "names" before them, the same preposition behind them
    ("phrases"), a place behind each ("places"), "ranks" one to the last, "sorts" that exclude
    each other, a noun each ("nouns"), a verb right behind each ("bare"), or nothing. `closed`
    where the last is joined on.
    """

    sentence: Range
    figures: tuple[Figure, ...]
    form: str
    closed: bool

    @property
    def amount(self) -> float:
        """What the figures make."""
        return sum(map(amount_of, self.figures))


class RunReader:
    """Finds the rows of one article."""

    def __init__(self, parts: PartReader) -> None:
        self.parts = parts
        self.tokens = parts.tokens
        listed = parts.article.grammar.listed
        self._joins = parts.closed.joins | listed("conjunction")
        self._prepositions = parts.closed.prepositions | parts.closed.of
        self._past = verb_reader(parts.article.grammar).is_past
        self._the = listed("article-the")
        self._of_them = dict(parts.cues["of_them"])
        self._helping = listed("be") | listed("have")
        self._had = {stop for _, stop in parts.cues["has"]}
        self._ranks = [q for q in parts.article.quantities if q.value.ordinal]

    def read(self, sentence: Range) -> Iterator[Run]:
        """The rows of a sentence."""
        named = self._named(sentence)
        plain = [f for f in self.parts.between(*sentence) if self.is_plain(f) and f not in named]
        had = self.had(plain)
        plain = [f for f in plain if f not in had]
        shares = [n for n, f in enumerate(plain) if self.parts.is_share(f)]
        yield from self._of_units(sentence, [f for f in plain if not self.parts.is_share(f)])
        if shares:
            yield from self._of_units(sentence, plain[shares[0] :])

    def had(self, figures: Sequence[Figure]) -> set[Figure]:
        """The figures that are of each of those before them: "12 have two beds, 14 have three"."""
        found = {two for one, two in pairwise(figures) if self._is_had(one, two)}
        return found if len(found) > 1 else set()

    def _is_had(self, one: Figure, two: Figure) -> bool:
        """True for the second of "96 would have two bedrooms", which is of each of them."""
        apart = any(map(self._parts_items, range(one.stop, two.first)))
        return two.first in self._had and not apart and amount_of(one) > amount_of(two)

    def _of_units(self, sentence: Range, figures: Sequence[Figure]) -> Iterator[Run]:
        """The rows of each unit."""
        for unit in dict.fromkeys(f.value.unit for f in figures):
            alike = [f for f in figures if f.value.unit == unit or self._is_bare(f, unit)]
            for row in self._rows(alike):
                if 2 <= len(row) <= MOST:
                    yield self.run(sentence, row)

    def _named(self, sentence: Range) -> list[Figure]:
        """The wholes of which the words say something: "48 of the 100 seats"."""
        opens = {sentence[0], *(f.stop for f in self.parts.between(*sentence))}
        return [
            figure
            for begin, end in self.parts.cued("of_whole", sentence)
            if begin in opens
            for figure in self.parts.between(begin, end + 1)
        ]

    def is_plain(self, figure: Figure) -> bool:
        """True for an exact figure that is no age ("Hale, 47,")."""
        exact = figure.value.hedge == "exact" and not figure.value.vague
        exact = exact and figure.first not in self.parts.sized
        if not exact or amount_of(figure) <= 0:
            return False
        words = self.tokens.word
        the = self.parts.word(figure.first - 1) in self._the
        if self.is_score(figure) or (the and amount_of(figure) == 1):  # "the one in Arn"
            return False
        aged = words(figure.first - 1) == "," and words(figure.stop)[:1] in (",", ".", "")
        named = words(figure.first - 2)[:1].isupper() and not words(figure.first - 2).isdigit()
        return not (aged and named)

    def is_score(self, figure: Figure) -> bool:
        """True for one side of "64-58"."""
        word = self.tokens.word
        before = word(figure.first - 1), word(figure.first - 2)
        behind = word(figure.stop), word(figure.stop + 1)
        return any(mark in DASHES and other.isdigit() for mark, other in (before, behind))

    def _is_bare(self, figure: Figure, unit: str | None) -> bool:
        """True for a figure that leaves out a unit: "four years for theft, five for fraud"."""
        bare = figure.value.unit is None and amount_of(figure) > 1
        return unit is not None and bare and not self.parts.counts(figure)

    def _rows(self, figures: Sequence[Figure]) -> Iterator[list[Figure]]:
        """Figures cut where one does not go on with the one before."""
        row: list[Figure] = []
        for figure in figures:
            if row and not self._goes_on(row, figure):
                yield row
                row = []
            row.append(figure)
        yield row

    def _goes_on(self, row: Sequence[Figure], figure: Figure) -> bool:
        """True for a figure near the start of a new item, set off as those before it are."""
        between = range(row[-1].stop, figure.first)
        cut = len(row) > 1 and self._has_cut(between) and not self._is_one_more(row, figure)
        if len(between) > LONGEST_ITEM or (
            cut and not self._has_cut(range(row[0].stop, row[1].first))
        ):
            return False
        return any(map(self._parts_items, between))

    def are_apart(self, one: Figure, two: Figure) -> bool:
        """True for two figures with a mark or a word between them that parts items."""
        return any(map(self._parts_items, range(one.stop, two.first)))

    def _is_one_more(self, row: Sequence[Figure], figure: Figure) -> bool:
        """True for a rest, and one more of sorts: "31 alive and four bodies; 17 are missing"."""
        sentence = self.parts.article.sentence_of(figure.first)
        return figure.first in self.parts.rest or self._form(sentence, [*row, figure]) == "sorts"

    def _has_cut(self, places: range) -> bool:
        return any(self.tokens.word(at) == CUT for at in places)

    def _parts_items(self, at: int) -> bool:
        return self.tokens.word(at) in MARKS or self.parts.word(at) in self._joins

    def run(self, sentence: Range, figures: Sequence[Figure]) -> Run:
        """Some figures as a row, with what makes them parallel."""
        last = figures[-1]
        between = range(figures[-2].stop, last.first)
        closed = any(self.parts.word(at) in self._joins for at in between)
        return Run(sentence, tuple(figures), self._form(sentence, figures), closed)

    def is_first(self, figure: Figure, parts: Sequence[Figure]) -> bool:
        """True for the first part of a row: "£40 went on food, £30 on fuel and the other £9 on"."""
        sentence, row = self.parts.article.sentence_of(figure.first), (figure, *parts)
        opened = not set(OPENING).isdisjoint(self.tokens.words[figure.stop : parts[0].first])
        if opened or figure.first > parts[0].first or parts[-1].first >= sentence[1]:
            return False
        beside = all(self._goes_on([one], two) for one, two in pairwise(row))
        return beside and self._form(sentence, row) == "phrases"

    def _form(self, sentence: Range, figures: Sequence[Figure]) -> str:
        """What makes the figures of a row parallel."""
        ends = [
            *(self._end(a, b) for a, b in pairwise(figures)),
            self._close(figures[-1], sentence),
        ]
        items = [self.parts.item(f, end) for f, end in zip(figures, ends, strict=True)]
        if (common_trait(items) or "").startswith(SORTS):
            return "sorts"
        if self._is_ranked(figures, sentence):
            return "ranks"
        if self._are_named(figures):
            return "names"
        spans = [
            (self._of_them.get(f.stop, f.stop), end) for f, end in zip(figures, ends, strict=True)
        ]
        being = self.parts.word(figures[0].stop) in self.parts.closed.be
        if being and len(figures) > 2:  # "ninety were French, 45 ..."
            spans[0] = (figures[0].stop + 1, ends[0])
        if self._are_phrases(spans):
            return "phrases"
        if self._are_verbs([first for first, _ in spans], figures[0].stop in self._of_them):
            return "bare"
        if all(map(self._is_place, spans)):
            return "places"
        return "nouns" if self._are_nouns(spans) else ""

    def _end(self, one: Figure, two: Figure) -> int:
        """Where the words of a figure end before the next."""
        at = next(at for at in range(two.first - 1, one.stop - 1, -1) if self._parts_items(at))
        while at > one.stop and self._parts_items(at - 1):
            at -= 1
        return at

    def _close(self, figure: Figure, sentence: Range) -> int:
        """Where the words of the last figure end."""
        ends = (at for at in range(figure.stop, sentence[1]) if self.tokens.word(at) in MARKS)
        return next(ends, sentence[1])

    def _is_ranked(self, figures: Sequence[Figure], sentence: Range) -> bool:
        """True for "the first carried 42, the second 40 and the third 39"."""
        held = [q for q in self._ranks if sentence[0] <= q.first < sentence[1]]
        if [q.value.value for q in held] != [*range(1, len(figures) + 1)]:
            return False
        places = sorted([*((q.first, 0) for q in held), *((f.first, 1) for f in figures)])
        return all(len(list(group)) == 1 for _, group in groupby(kind for _, kind in places))

    def _are_named(self, figures: Sequence[Figure]) -> bool:
        """True for figures behind the first that stand right behind a label of their own."""
        return all(self._has_label(one, two) for one, two in pairwise(figures))

    def _has_label(self, one: Figure, two: Figure) -> bool:
        at = two.first - 1
        while at >= one.stop and not self._parts_items(at):
            at -= 1
        label = range(at + 1, two.first)
        return 0 < len(label) <= LONGEST_LEAD and any(
            self.tokens.word(place)[:1].isalpha()
            and self.parts.word(place) not in self.parts.closed.every
            and self.parts.word(place) not in self.parts.closed.articles
            for place in label
        )

    def _are_verbs(self, behind: Sequence[int], shared: bool) -> bool:
        """True for a verb right behind each figure, and not for all a mere "are"."""
        words = [self.parts.word(at) for at in behind]
        own = [word for word in words if word not in self._helping]
        enough = len(words) > 2 or (shared and own == words)
        return enough and bool(own) and all(map(self._past, own))

    def _are_phrases(self, spans: Sequence[Range]) -> bool:
        """True for the same preposition behind all figures, with other words behind it."""
        said = [
            {
                self.parts.word(at): self.tokens.word(at + 1)
                for at in range(stop - 1, first - 1, -1)
                if self.parts.word(at) in self._prepositions
            }
            for first, stop in spans
        ]
        return bool(set.intersection(*map(set, said)))

    def _is_place(self, span: Range) -> bool:
        """True for a figure with where it was right behind it: "in Arn", "were abroad"."""
        at = span[0] + (self.parts.word(span[0]) in self.parts.closed.be)
        return at < span[1] and self.parts.word(at) in self.parts.closed.prepositions

    def _are_nouns(self, spans: Sequence[Range]) -> bool:
        """True for a word or two behind each figure, not the same ones."""
        short = all(0 < stop - first <= SHORT_TAIL for first, stop in spans[:-1])
        said = {tuple(self.tokens.words[first : first + SHORT_TAIL - 1]) for first, _ in spans}
        closed = any(self.parts.word(first) in self.parts.closed.every for first, _ in spans)
        return short and not closed and len(said) == len(spans)


def opening_of(parts: PartReader, sentence: Range) -> Figure | None:
    """The figure that a sentence begins with."""
    words = parts.tokens.words
    places = (at for at in range(*sentence) if words[at][0].isalnum())
    return parts.figures.get(next(places, sentence[0]))


def amount_of(figure: Figure) -> float:
    """The value of a figure."""
    return float(figure.value.value or 0)
