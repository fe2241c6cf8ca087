"""The words of an article as ordinals and counts are compared by: stems, words of weight, names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from factlint.checks._row_nouns import NOTHING, Words
from factlint.extract import alphabet as symbols
from factlint.extract.article import Article
from factlint.extract.passages import has_words, times_in
from factlint.extract.proper import ProperName, read_proper_names
from factlint.extract.quantity import NumberToken, QuantityToken
from factlint.extract.stems import stems_of
from factlint.extract.tokens import Range
from factlint.rulebook.patterns import Pattern

KINDS = (
    "no-things",
    "persons",
    "sexes",
    "often",
    "within",
    "anyone",
    "anybody",
    "wins",
    "losses",
    "tallies",
    "acting",
    "yearly-times",
    "units",
    "there",
    "ends",
    "yearly",
    "posts",
    "games",
    "moments",
    "places",
    "ellipses",
    "runs",
)
"""The lists of the rule that are asked for by stems."""
HISSING = ("ss", "sses")
PLURAL_Y = "ies"
DOUBLED = "bdgmnprt"
SHORT = 4
"""Words of no more letters keep their endings."""
DASHES = ("-", "–")
ROW = "#row"
"""Stands for every word that says "in a row"."""


class RowWords:
    """The words of one article.

    `words` are the lists of the rule, `said` its patterns, and nouns and verbs of `same` are one.
    """

    def __init__(
        self,
        article: Article,
        words: Mapping[str, Words],
        said: Mapping[str, Sequence[Pattern]],
        same: Sequence[Sequence[str]],
    ) -> None:
        self.article = article
        self.lists = words
        self.words = article.tokens.folded
        self._said = said
        self._same = {word: alike[0] for alike in same for word in alike}
        self._past = article.lexicon.dates.past_endings
        self._roots = stems_of(article.lexicon)
        self._stems: dict[str, str] = {}
        listed = article.grammar.listed
        self.articles = listed("article-the")
        self.possessive = listed("possessive-mark")
        self.indefinite = frozenset(article.lexicon.numbers.articles)
        self.be = listed("be")
        self.verbs = listed("be", "have", "modal")
        self.of = listed("of")
        self.joins = listed("same-and")
        self.small = (
            listed("article-the", "preposition", "conjunction", "be", "have", "modal", "relative")
            | listed("person-pronoun", "pronoun")
            | words["stops"]
        )
        self._closed = self.small | words["ends"]
        self._passed = self.small | words["plain"] | words["row"]
        self._spans = words["units"] | words["seasons"]
        spanning = words["spanning"] | self.articles
        self._spanning_one = spanning - self.indefinite
        self._spanning_many = spanning - self.articles
        self._light = self.small | words["last"]
        self._held = self.articles | words["owning"]
        self._leading = words["links"] | words["opening"]
        self._pronouns = words["it"] | words["it-is"] | words["owning"]
        self._open = words["plain"] | {"-"}
        """What a past form goes on from within a noun: "other named", "heat-related"."""
        self._no_names = self.small | words["anyone"] | words["it"] | listed("people")
        kinds = {name: words[name] for name in KINDS} | {"people": listed("people")}
        self.kinds = {name: frozenset(map(self.stem, nouns)) for name, nouns in kinds.items()}
        """Lists of nouns by their stems."""

    def stem(self, word: str) -> str:
        """The stem of a folded word, the same for all that are alike."""
        if word not in self._stems:
            self._stems[word] = self._same.get(word) or self._stem(word)
        return self._stems[word]

    def _stem(self, word: str) -> str:
        if word.endswith(HISSING):
            return word if word.endswith("ss") else word[:-2]
        one = word[:-1] if word.endswith("s") else word
        one = one[:-2] + "y" if word.endswith(PLURAL_Y) and len(word) > SHORT + 1 else one
        root = self._roots.root(one) if len(one) > SHORT else one
        root = one if one.endswith("d") and not one.endswith(self._past) else root
        doubled = len(root) > SHORT - 1 and root[-1] == root[-2] and root[-1] in DOUBLED
        return self._same.get(one) or (root[:-1] if doubled else root)

    def content(self, first: int, stop: int) -> Words:
        """The stems of the words of weight on some tokens, without times and figures."""
        dated = self.timed(first, stop)
        figures = (symbols.NUMBER, symbols.QUANTITY, symbols.ORDINAL)
        told = [
            self.words[at]
            for at in range(first, min(stop, len(self.words)))
            if at not in dated and self.article.tokens.symbols[at] not in figures
        ]
        row = {ROW} if self.lists["row"].intersection(told) else NOTHING
        pairs = {f"{one} {two}": (one, two) for one, two in pairwise(told)}
        joined = {self._same[pair]: both for pair, both in pairs.items() if pair in self._same}
        parts = {word for both in joined.values() for word in both}
        weighty = (word for word in told if word[0].isalpha() and word not in self._passed | parts)
        stems = {*map(self.stem, weighty), *joined}
        return frozenset(stems | row)

    def said_in(self, first: int, stop: int) -> Words:
        """All words on some tokens and their stems."""
        words = self.words[first:stop]
        return frozenset(words) | frozenset(map(self.stem, words))

    def is_said_before(self, words: Words, at: int) -> bool:
        """True where one of some words or stems stands before a token."""
        return any(self._first.get(word, at) < at for word in words)

    @cached_property
    def _first(self) -> dict[str, int]:
        """The first token of each word and stem."""
        found: dict[str, int] = {}
        for at, word in enumerate(self.words):
            found.setdefault(word, at)
            found.setdefault(self.stem(word), at)
        return found

    def ordinal(self, number: NumberToken) -> int:
        """The number of an ordinal, also where it could be a fraction: "the third of the year"."""
        if number.kind == "ordinal":
            return int(number.value)
        single = number.kind == "fraction" and number.stop == number.first + 1
        before = self.words[number.first - 1] if number.first else ""
        held = single and (before in self._held or self._opens(number))
        if before in self.indefinite:
            held = single and self._stands_alone(number)
        return round(1 / number.value) if held and number.value else 0

    def _stands_alone(self, number: NumberToken) -> bool:
        """True for "to add an eighth," and "ask for a third", not for "a third of"."""
        behind = self.words[number.stop : number.stop + 1]
        return not behind or not behind[0][0].isalnum() or behind[0] in self.lists["ways"]

    def _opens(self, number: NumberToken) -> bool:
        """True for the first word of a text, before another: "Third man held"."""
        words = self.article.tokens.words
        shown = words[number.first][0].isupper() and not has_words(self.article, (0, number.first))
        behind = self.words[number.stop : number.stop + 1]
        return shown and any(word[0].isalpha() and word not in self.small for word in behind)

    def timed(self, first: int, stop: int) -> set[int]:
        """The tokens of times."""
        times = times_in(self.article, (first, stop))
        return {at for time in times for at in range(time.first, time.stop)}

    def says(self, name: str, tokens: Range) -> bool:
        """True where some tokens say one of some words."""
        return self.article.says(self._said[name], tokens)

    def cued(self, name: str, tokens: Range) -> Iterator[Range]:
        """Where some tokens say one of some words."""
        return self.article.cued(self._said[name], tokens)

    def quantities(self, first: int, stop: int) -> Sequence[QuantityToken]:
        """The quantities whose figures are among some tokens."""
        quantities = self.article.quantities
        low, high = (bisect_left(quantities, at, key=_figure) for at in (first, stop))
        return quantities[low:high]

    def is_quoted(self, at: int) -> bool:
        """True for a token inside quotation marks."""
        return self.article.quoted(self.article.tokens.span(at, at + 1)) is not None

    def is_dashed(self, first: int, stop: int) -> bool:
        """True for a figure with a dash right beside it: "a 12-day", but not "quit - two"."""
        tokens = self.article.tokens
        span = tokens.span(first, stop)
        beside = tokens.span(first - 1, first), tokens.span(stop, stop + 1)
        return (self.words[first - 1] in DASHES and beside[0].end == span.start) or (
            self.words[stop] in DASHES and beside[1].start == span.end
        )

    def is_plural(self, word: str) -> bool:
        """True for a noun that has the form of a plural."""
        if word in self.lists["plurals"]:
            return True
        return word.endswith("s") and not word.endswith("ss") and word not in self.small

    def name_keys(self, first: int, stop: int) -> Words:
        """The words of the names on some tokens."""
        return frozenset(key for name in self.names(first, stop) for key in name.keys)

    def names(self, first: int, stop: int, *, openers: bool = False) -> list[ProperName]:
        """The names on some tokens, and words that only begin a sentence where asked for."""
        known = self._opening_names if openers else self._names
        low, high = (bisect_left(known, at, key=_first) for at in (first, stop))
        return [name for name in known[low:high] if name.stop <= stop]

    @cached_property
    def _opening_names(self) -> list[ProperName]:
        return read_proper_names(self.article, openers=True)

    @cached_property
    def _names(self) -> list[ProperName]:
        return read_proper_names(self.article)


def _first(name: ProperName) -> int:
    return name.first


def _figure(quantity: QuantityToken) -> int:
    return quantity.figure
