"""Figures whose measure stands in the sentence before: "Twelve died. Five of them were women."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factlint.extract.article import Article, CountToken
from factlint.extract.grammar import Grammar
from factlint.extract.matcher import Bank
from factlint.extract.passages import has_words
from factlint.extract.quantity import QuantityToken

SILENT = ("other", "unreal")


class CarryReader:
    """Reads the figures that go on with the count of the sentence before.

    Only after a sentence whose counts are all of one measure, and in a sentence without a
    count of its own.
    """

    def __init__(self, grammar: Grammar) -> None:
        frames = grammar.lexicon.carry
        entries = [(read, (frame, read.text)) for frame in frames for read in frame.read]
        self._bank = Bank(grammar.compiler, entries, {"count"})

    def read(
        self, article: Article, counts: Sequence[CountToken], free: Sequence[QuantityToken]
    ) -> list[CountToken]:
        """The counts that carry on, in text order."""
        by_first = {quantity.first: quantity for quantity in free}
        if not by_first or not counts:
            return []
        said: dict[int, list[CountToken]] = {}
        for count in counts:
            if not count.implied:
                said.setdefault(article.sentence_of(count.first)[0], []).append(count)
        found: dict[int, CountToken] = {}
        spoken = [(a, b) for a, b in article.sentence_ranges if has_words(article, (a, b))]
        for (before, _), sentence in pairwise(spoken):
            told = said.get(before, [])
            if not told or sentence[0] in said or len({count.measure for count in told}) > 1:
                continue
            for count in self._carried(article, told, sentence, by_first):
                found.setdefault(count.quantity.first, count)
                said.setdefault(sentence[0], []).append(count)
        return [found[first] for first in sorted(found)]

    def _carried(
        self,
        article: Article,
        told: Sequence[CountToken],
        sentence: tuple[int, int],
        free: dict[int, QuantityToken],
    ) -> Iterator[CountToken]:
        if all(count.scope in SILENT for count in told):
            return
        for match, (frame, read) in self._bank.find(article.tokens, [sentence]):
            quantity = free.get(match.start("count"))
            if quantity and not (quantity.value.unit or quantity.value.ordinal):
                share = frame.scope == "part" and not frame.joint
                yield CountToken(
                    *match.span(), quantity, told[0].measure, frame.scope, read, share=share
                )
