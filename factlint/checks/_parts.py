"""Figures as parts of a whole, and by what one part differs from another.

An item is a figure with the words after it ("12 in Alder") or a name before it ("Alder 12").
Its traits say what sort it is of, where it is, or what it is called.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

import msgspec

from factlint.checks._named_lengths import TOKENS, named_lengths
from factlint.checks._part_sentences import sentences_of_parts
from factlint.extract.alphabet import SOMEONE
from factlint.extract.article import Article
from factlint.extract.cues import cues_in, read_cues
from factlint.extract.grammar import Grammar
from factlint.extract.tokens import Range
from factlint.model import Quantity
from factlint.rulebook.words import fold

ONE = Quantity(1, 1, 1)
PHRASE = 4
SORTS = ("kinds", "roles")
COUNTS = ("points", "time")
_LEFT_OUT = ("word", "share")
_COMMAS = (",", "–", "—", "-", "(")


class Figure(msgspec.Struct, frozen=True):
    """A figure on tokens `[first, stop)`; 1 for "a woman"."""

    first: int
    stop: int
    value: Quantity


class Item(msgspec.Struct, frozen=True):
    """One part: its figure, its words `[first, stop)`, and its traits."""

    figure: Figure
    first: int
    stop: int
    traits: tuple[tuple[str, str], ...] = ()


class Closed(msgspec.Struct, frozen=True):
    """Words of a language that are no nouns."""

    articles: frozenset[str]
    joins: frozenset[str]
    prepositions: frozenset[str]
    of: frozenset[str]
    be: frozenset[str]
    every: frozenset[str]


@lru_cache(maxsize=8)
def closed_words(grammar: Grammar) -> Closed:
    """The closed words of a grammar's language."""
    lists, numbers = dict(grammar.lexicon.lists), grammar.lexicon.numbers
    parts = grammar.lexicon.parts
    names = ("be", "have", "conjunction", "adverb", "relative", "preposition")
    return Closed(
        articles=frozenset(numbers.articles) | frozenset(lists.get("article-the", ())),
        joins=frozenset((*numbers.joins_scales, *lists.get("same-and", ()))),
        prepositions=frozenset((*lists.get("preposition", ()), *parts.places))
        - frozenset((*numbers.of, *parts.no_places)),
        of=frozenset(numbers.of),
        be=frozenset(lists.get("be", ())),
        every=frozenset(word for name in names for word in lists.get(name, ())),
    )


class PartReader:
    """The figures of an article that may be wholes and parts, and the words beside them.

    `sentences` are those with such figures, `strong` the figures in the name of a whole ("the
    12-member panel"), `sized` those of houses ("the 96-room hotel") and of ways ("a 310-mile
    walk"), `margins` figures that are no parts ("a gap of 12").
    """

    def __init__(self, article: Article, uses: tuple[str, ...] = ()) -> None:
        """Read an article; where `uses` are named, all sentences with the words for these alone."""
        self.article = article
        self.tokens = article.tokens
        self.closed = closed_words(article.grammar)
        figures = _figures(article) if uses else map(_bare, _figures(article))
        self.figures = {figure.first: figure for figure in figures}
        places = sorted(self.figures)
        everything = sorted(set(map(article.sentence_of, places)))
        self.sentences = everything if uses else sentences_of_parts(article, places)
        self.cues = read_cues(article, "parts", self.sentences, uses)
        self.strong, self.sized = (self._sizes(use) for use in ("strong", "sized"))
        for at, length in () if uses else named_lengths(article):
            self.figures[at] = Figure(at, at + TOKENS, length)
            self.sized.add(at)
        inside = {at for span in self.cues["margins"] for at in range(*span)}
        self.margins = {at: self.figures.pop(at) for at in inside & set(self.figures)}
        self._places = sorted(self.figures)
        self.figures |= {at: Figure(at, at + 1, ONE) for at in self._implied()}
        self._kinds = self._read_kinds()
        self.shares = {first for first, _ in self.cues["of_them"]}
        self.including = dict(self.cues["including"])
        self.rest = {stop for _, stop in self.cues["rest"]}
        self.rest |= {first + 1 for first, _ in self.cues["rest_behind"]}
        self.every = frozenset(article.lexicon.parts.every)

    def _sizes(self, use: str) -> set[int]:
        """The tokens of sizes in the names of wholes, which become figures."""
        found = set()
        for first, stop in self.cues[use]:
            if (number := self.number(first)) is not None:
                self.figures[first] = Figure(first, stop, Quantity(number, number, number))
                found.add(first)
        return found

    def _read_kinds(self) -> dict[int, list[tuple[int, str, str]]]:
        """By token, which sorts are named there, and with how many words."""
        kinds = defaultdict(list)
        for use, spans in self.cues.items():
            if use.startswith(SORTS):
                kind, _, sort = use.rpartition(" ")
                for first, stop in spans:
                    kinds[first].append((stop - first, kind, sort))
        return kinds

    def _implied(self) -> Iterator[int]:
        """The words that stand for one: the "a" of "a woman"."""
        symbols = self.tokens.symbols
        for first, stop in self.sentences:
            while (first := symbols.find(SOMEONE, first, stop)) >= 0:
                yield first
                first += 1

    def between(self, first: int, stop: int) -> list[Figure]:
        """The figures of a stretch of tokens, without those that words only imply."""
        low, high = bisect_left(self._places, first), bisect_left(self._places, stop)
        return [self.figures[place] for place in self._places[low:high]]

    def cued(self, use: str, sentence: Range) -> list[Range]:
        """Where the words for some use begin in a sentence."""
        return cues_in(self.cues, use, sentence)

    def leaves_rest(self, sentence: Range) -> bool:
        """True where the next sentence tells of others: "Three small parties share the rest"."""
        behind = self.next_sentence(sentence[1])
        return self.article.says(self.article.lexicon.parts.others, behind)

    def next_sentence(self, at: int) -> Range:
        """The next sentence that has words, in the paragraph or below it."""
        last = len(self.tokens.words) - 1
        while at < last and self.tokens.words[at] == "\n":
            at += 1
        return self.article.sentence_of(min(at, last))

    def is_one_choice(self, sentence: Range) -> bool:
        """True where everybody gives one answer: "asked to name the one party"."""
        held = (f for cue in self.cued("choice", sentence) for f in self.between(*cue))
        return any(figure.value == ONE for figure in held)

    def is_share(self, figure: Figure) -> bool:
        """True for a part of a part: "three of them"."""
        return figure.stop in self.shares

    def word(self, at: int) -> str:
        """A word as lists have it."""
        return fold(self.tokens.word(at))

    def number(self, at: int) -> int | None:
        """The whole number that a word is."""
        word = self.word(at)
        return int(word) if word.isdecimal() else dict(self.article.lexicon.numbers.words).get(word)

    def item(self, figure: Figure, stop: int, label: str = "") -> Item:
        """A figure with the words after it, or the name before it."""
        traits = dict(self._traits(figure.stop, stop))
        if label:
            traits["label"] = label
        return Item(figure, figure.first, stop, tuple(sorted(traits.items())))

    def trailing(self, figures: Sequence[Figure], stop: int) -> tuple[Item, ...]:
        """Figures as items, each with the words up to the next one."""
        ends = [*(figure.first for figure in figures[1:]), stop][: len(figures)]
        return tuple(self.item(figure, end) for figure, end in zip(figures, ends, strict=True))

    def leading(self, figures: Sequence[Figure], start: int) -> tuple[Item, ...]:
        """Figures as items, each of the sort that the words before it say."""
        begins = [start, *(figure.stop for figure in figures[:-1])]
        return tuple(
            Item(figure, begin, figure.stop, tuple(sorted(self._sorts(begin, figure.first))))
            for figure, begin in zip(figures, begins, strict=True)
        )

    def is_apart(self, begin: int, end: int) -> bool:
        """True for a total that is no apposition: "and gave away a total of 95"."""
        article = self.word(begin) in self.closed.articles
        if article and self.tokens.word(begin - 1) not in _COMMAS:
            return True
        behind = (self.word(at) for at in range(end, end + PHRASE))
        clause = takewhile(lambda word: word[:1].isalnum(), behind)
        return not self.closed.be.isdisjoint(clause)

    def counts(self, figure: Figure) -> bool:
        """True for a figure with a noun of several behind it."""
        return self.word(figure.stop).endswith(tuple(self.article.lexicon.parts.plurals))

    def goes_on(self, item: Item) -> bool:
        """True where a word stands behind the noun of an item that makes it a sentence."""
        held = (at for at in range(item.first, item.stop) if at in self._kinds)
        at = max((at + max(self._kinds[at])[0] for at in held), default=0)
        return item.first < at and self.tokens.word(at)[:1].isalpha() and self._is_noun(at)

    def _traits(self, first: int, stop: int) -> Iterator[tuple[str, str]]:
        """By what an item may differ from others."""
        yield from self._sorts(first, stop)
        while first < stop and self.word(first) in self.closed.be:
            first += 1
        head = first
        while head < stop and (
            self._is_noun(head) or (head > first and self.word(head) in self.closed.of)
        ):
            head += 1
        if head > first:
            last = self.tokens.words[head - 1]
            name = "capital" if last[0].isupper() and not last.isupper() else "head"
            yield name, " ".join(self.tokens.words[first:head])
        for at in range(first, stop):
            if self.word(at) in self.closed.prepositions:
                phrase = " ".join(self.tokens.words[at : min(stop, at + PHRASE)])
                yield f"at {self.word(at)}", phrase
                if at == first:
                    yield "place", phrase
                return

    def _sorts(self, first: int, stop: int) -> Iterator[tuple[str, str]]:
        """The one sort of each kind that some words speak of."""
        said: dict[str, set[str]] = defaultdict(set)
        for at in range(first, stop):
            if at in self._kinds:
                longest = {kind: sort for _, kind, sort in sorted(self._kinds[at])}
                for kind, sort in longest.items():
                    said[kind].add(sort)
        yield from ((kind, sorts.pop()) for kind, sorts in said.items() if len(sorts) == 1)

    def _is_noun(self, at: int) -> bool:
        return self.tokens.words[at][0].isalnum() and self.word(at) not in self.closed.every


def common_trait(items: Sequence[Item]) -> str | None:
    """The trait in which all items differ, if there is one; the noun alone is the weakest."""
    if not items:
        return None
    shared = [dict(item.traits) for item in items]
    common = set.intersection(*(set(traits) for traits in shared))
    for trait in sorted(common, key=lambda trait: (trait == "head", trait.startswith("at"), trait)):
        if trait == "head" and any(key.startswith("kinds") for t in shared for key in t):
            continue
        if len({traits[trait] for traits in shared}) == len(shared):
            return trait
    return None


def labelled(figures: Sequence[Figure]) -> tuple[Item, ...]:
    """Figures of which the text itself says that they are different parts."""
    return tuple(
        Item(figure, figure.first, figure.stop, (("label", str(number)),))
        for number, figure in enumerate(figures)
    )


def _figures(article: Article) -> Iterator[Figure]:
    """The figures of a text; "3.1" behind "2.4 inches" is of inches too."""
    before: Figure | None = None
    for quantity in article.quantities:
        value = quantity.value
        broken = value.unit is None and value.value and value.value != int(value.value)
        if broken and before and article.sentence_of(before.first)[1] > quantity.first:
            value = msgspec.structs.replace(value, unit=before.value.unit)
            broken = value.unit is None
        if not (value.ordinal or quantity.reader in _LEFT_OUT or broken):
            before = Figure(quantity.first, quantity.stop, value)
            yield before


def _bare(figure: Figure) -> Figure:
    """A figure of points or times as one without a unit, as goals are counted."""
    if figure.value.unit not in COUNTS:
        return figure
    return msgspec.structs.replace(figure, value=msgspec.structs.replace(figure.value, unit=None))
