"""The parts of an article as token ranges, and the words in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import msgspec

from factlint.extract.article import Article
from factlint.extract.proper import small_words
from factlint.extract.stems import stems_of
from factlint.model import Span
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import fold_marks

_fold = lru_cache(maxsize=50_000)(fold_marks)

if TYPE_CHECKING:
    from factlint.checks.headline import HeadlineRule

SHORTEST = 4
LEAD = 1
"""So many sentences behind the first tell what the headline is of."""
CONTRACTED = ("'t", "’t")
DENIED = 4
"""Words back from a word to what denies it."""
Range = tuple[int, int]


class WordConflict(msgspec.Struct, frozen=True):
    """Words of a headline, and those of the body; `kind` says what is between them."""

    here: Range
    there: tuple[Range, ...] = ()
    kind: str = "spelt"
    sure: bool = True


class Parts:
    """Headline, deck and captions of an article, and its body, which has the deck too."""

    def __init__(self, article: Article, rule: HeadlineRule) -> None:
        self.article = article
        self.rule = rule
        self.small = small_words(article.lexicon)
        self.degrees = frozenset(rule.degrees)
        self._stems = stems_of(article.lexicon)
        self._told: dict[tuple[int, int, bool], frozenset[str]] = {}
        self._generic = frozenset(map(self._stems.of, rule.generic)) | {""}
        layout = article.layout
        self.heads: list[tuple[str, Range]] = []
        if layout.headline is not None and not self._is_teaser(layout.headline):
            self.heads.append(("headline", self._tokens(layout.headline)))
        if layout.deck is not None and not self._is_text(layout.deck):
            self.heads.append(("deck", self._tokens(layout.deck)))
        archive = [match.span for match in article.find(rule.archive)]
        for caption in layout.captions:
            if not any(caption.overlaps(span) for span in archive):
                self.heads.append(("caption", self._tokens(caption)))

    @cached_property
    def body(self) -> list[Range]:
        """The running text without captions, by stretches."""
        layout = self.article.layout
        end = len(self.article.document.prose)
        start = layout.body
        cuts = sorted(layout.captions)
        found = []
        at = layout.deck.start if layout.deck and self._is_text(layout.deck) else start
        for cut in cuts:
            if cut.start > at:
                found.append(self._tokens(Span(at, cut.start)))
            at = max(at, cut.end)
        found.append(self._tokens(Span(at, end)))
        return [(first, stop) for first, stop in found if first < stop]

    @cached_property
    def spelt(self) -> dict[str, list[int]]:
        """Where each word of the body stands, as it is written."""
        found: dict[str, list[int]] = {}
        words = self.article.tokens.words
        for first, stop in self.body:
            for at, word in enumerate(words[first:stop], first):
                found.setdefault(word, []).append(at)
        return found

    @cached_property
    def body_words(self) -> dict[str, list[int]]:
        """Where each word of the body stands, folded."""
        found: dict[str, list[int]] = {}
        for word, places in self.spelt.items():
            if word[0].isalpha():
                found.setdefault(_fold(word), []).extend(places)
        return found

    @cached_property
    def stems(self) -> dict[str, list[int]]:
        """Where each stem of the body stands."""
        found: dict[str, list[int]] = {}
        for key, places in self.body_words.items():
            if stem := self.stem(key):
                found.setdefault(stem, []).extend(places)
        return found

    @cached_property
    def roots(self) -> dict[str, list[int]]:
        """Where each word of the body stands, without its ending."""
        found: dict[str, list[int]] = {}
        for key, places in self.body_words.items():
            found.setdefault(self._stems.root(key), []).extend(places)
        return found

    def root(self, word: str) -> str:
        """A word without its ending, empty for a small one."""
        return "" if _fold(word) in self.small else self._stems.root(word)

    def told(self, first: int, stop: int, *, small: bool = False) -> frozenset[str]:
        """The stems of the longer words of a stretch, or of those without a capital."""
        key = first, stop, small
        if key not in self._told:
            words = self.article.tokens.words[first:stop]
            longer = (w for w in words if len(w) >= SHORTEST and not (small and w[0].isupper()))
            self._told[key] = frozenset(map(self.stem, longer)) - {""}
        return self._told[key]

    def lead(self, most: int) -> list[int]:
        """Where the first sentences of the body begin."""
        if not self.body:
            return []
        start = self.body[0][0]
        ranges = self.article.sentence_ranges
        at = bisect_right(ranges, (start, len(self.article.tokens.words))) - 1
        at = max(at, 0)
        return [first for first, _ in ranges[at : at + most + 1]]

    @cached_property
    def denials(self) -> list[int]:
        """The words of the body that deny or doubt what follows them."""
        tables = (self.rule.denials, self.body_words), (CONTRACTED, self.spelt)
        return [at for words, table in tables for word in words for at in table.get(word, ())]

    def denies(self, tokens: Range) -> bool:
        """True for a stretch that has such a word itself."""
        words = self.article.tokens.words[slice(*tokens)]
        return any(w in CONTRACTED or fold_marks(w) in self.rule.denials for w in words)

    def says(self, tokens: Range, patterns: Sequence[Pattern]) -> bool:
        """True for a stretch with a match of some patterns."""
        starts = self.article.tokens.starts
        found = (bisect_left(starts, match.span.start) for match in self.article.find(patterns))
        return any(tokens[0] <= at < tokens[1] for at in found)

    def is_denied(self, at: int) -> bool:
        """True right behind a word that denies, with only small words between."""
        words = self.article.tokens.words
        for before in range(at - 1, max(at - DENIED - 1, -1), -1):
            word = fold_marks(words[before])
            if words[before] in CONTRACTED or word in self.rule.denials:
                return True
            if not word[0].isalpha() or (self.stem(word) and word not in self.small):
                return False
        return False

    def nouns(self, at: int, reach: int) -> frozenset[str]:
        """The stems of the words that follow a token, up to the next mark."""
        found = set()
        for place, word in enumerate(self.article.tokens.words[at : at + reach], at):
            if not word[0].isalnum():
                break
            folded = fold_marks(word)
            if folded in self.small or self._is_undergone(place):
                break
            if word[0].isalpha():
                found.add(self.stem(folded))
        return frozenset(found) - self._generic

    def deeds(self, first: int, stop: int, reach: int) -> frozenset[str]:
        """The stems of the word before a figure, and of what is done to all that it counts."""
        words, be = self.article.tokens.words, self.article.grammar.listed("be")
        before = words[first - 1] if first and words[first - 1].isalpha() else ""
        found = {self.stem(fold_marks(before))} if before and before not in self.small else set()
        for at in range(stop, min(stop + reach, len(words) - 1)):
            if not words[at][0].isalpha():
                break
            if at == stop and self._is_undergone(at):
                found.add(self.stem(fold_marks(words[at])))
                break
            if words[at] in self.rule.joins:
                return frozenset()
            if fold_marks(words[at]) in be:
                found.add(self.stem(fold_marks(words[at + 1])))
                break
        return frozenset(found) - self._generic

    def _is_undergone(self, at: int) -> bool:
        """True for a participle before a small word, as headlines have it: `four charged over`."""
        words, past = self.article.tokens.words, self.article.lexicon.dates.past_endings
        behind = fold_marks(self.article.tokens.word(at + 1))
        return words[at].endswith(past) and (not behind[:1].isalpha() or behind in self.small)

    def label(self, at: int) -> frozenset[str]:
        """The word before a figure by which it is known: `magnitude` 6.3."""
        word = fold_marks(self.article.tokens.word(at - 1)) if at else ""
        if word in self.rule.joined and at > 1:
            word = fold_marks(self.article.tokens.word(at - 2))
        return frozenset({word} & set(self.rule.labels))

    def is_body(self, at: int) -> bool:
        """True for a token of the body."""
        return any(first <= at < stop for first, stop in self.body)

    def stem(self, word: str) -> str:
        """A word without its ending, empty for one that says nothing by itself."""
        return self._stems.of(word)

    def _is_text(self, span: Span) -> bool:
        """True for a deck that ends as a sentence does, and is not declared: a paragraph."""
        if self.article.document.declared.deck:
            return False
        return self.article.document.prose[span.start : span.end].rstrip("\"'”’)")[-1:] == "."

    def _is_teaser(self, span: Span) -> bool:
        """True for a question, a list, and a line that runs on while the news does."""
        if self.article.document.prose[span.end - 1] == "?":
            return True
        found = self.article.find(self.rule.teasers)
        return any(span.overlaps(match.span) for match in found)

    def _tokens(self, span: Span) -> Range:
        starts = self.article.tokens.starts
        return bisect_left(starts, span.start), bisect_left(starts, span.end)


def is_name(word: str) -> bool:
    """True for a word with a capital, and not all of it in capitals."""
    return len(word) > 1 and word[0].isupper() and word.isalpha() and not word.isupper()
