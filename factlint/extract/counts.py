"""Counts: quantities bound to what is counted, by the frames and measures of a lexicon.

The frames say where a figure stands to the words of a measure ("killing 12 people", "12 people
were killed"). What shares the words of a count ("and two women", "including six children") is
for `factlint.extract.sharing`, the scope for `factlint.extract.scopes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from factlint.extract.alphabet import SOMEONE
from factlint.extract.article import Article, CountToken
from factlint.extract.carrying import CarryReader
from factlint.extract.entries import outdated
from factlint.extract.grammar import Grammar
from factlint.extract.matcher import Bank
from factlint.extract.quantity import IMPLIED, STATED, QuantityToken
from factlint.extract.scopes import ScopeReader
from factlint.extract.sharing import SharingReader
from factlint.extract.tokens import Tokens
from factlint.model import Quantity
from factlint.rulebook.lexicon import Frame
from factlint.rulebook.vocabulary import ROLES

SLOTS = frozenset({"count", *ROLES})
ONE = Quantity(1, 1, 1)


class _Wording(msgspec.Struct, frozen=True):
    """One pattern of a frame; `measure` is set for a measure's own pattern."""

    frame: Frame
    read: str
    order: int
    measure: str = ""


class CountReader:
    """Reads the counts of one language."""

    def __init__(self, grammar: Grammar) -> None:
        compiler, lexicon = grammar.compiler, grammar.lexicon
        self._roles = grammar.roles
        own = Frame(read=())
        self._wordings = Bank(
            compiler,
            [
                *(
                    (read, _Wording(frame, read.text, order))
                    for order, frame in enumerate(lexicon.frames)
                    for read in frame.read
                ),
                *(
                    (read, _Wording(own, read.text, -1, name))
                    for name, measure in lexicon.measures
                    for read in measure.read
                ),
            ],
            SLOTS,
        )
        self._unless = {
            name: compiler.compile(measure.unless)
            for name, measure in lexicon.measures
            if measure.unless
        }
        self._scopes = ScopeReader(grammar)
        self._sharing = SharingReader(grammar, self._scopes)
        self._carrying = CarryReader(grammar)
        self._someone = compiler.compile(dict(lexicon.groups).get("someone", ()))

    def read(self, article: Article) -> list[CountToken]:
        """The counts of an article in text order, one measure a quantity."""
        quantities = [*article.quantities, *self._implied(article)]
        own = self._together(article, self._bound(article, quantities), quantities)
        scoped = self._scoped(article, own)
        if carried := self._carrying.read(article, scoped, _free(quantities, scoped)):
            more = self._together(article, carried, _free(quantities, scoped))
            scoped = sorted(
                [*scoped, *self._scoped(article, more)], key=lambda count: count.quantity.first
            )
        return outdated(article, self._scopes.placed(article, scoped))

    def _together(
        self, article: Article, bound: list[CountToken], quantities: Sequence[QuantityToken]
    ) -> list[CountToken]:
        return self._sharing.read(article, bound, _free(quantities, bound))

    def _scoped(self, article: Article, counts: Sequence[CountToken]) -> list[CountToken]:
        return [
            self._scopes.scoped(article, count, counts)
            for count in counts
            if not self._left_out(article, count)
        ]

    def _implied(self, article: Article) -> list[QuantityToken]:
        """The single persons whom no figure counts ("a guard"), by the word that says one."""
        tokens = article.tokens
        starts = [found.start() for found in self._someone.finditer(tokens.symbols)]
        tokens.replace([(first, first + 1, SOMEONE) for first in starts])
        return [QuantityToken(first, first + 1, ONE, first, IMPLIED) for first in starts]

    def _bound(self, article: Article, quantities: Sequence[QuantityToken]) -> list[CountToken]:
        by_first = {quantity.first: quantity for quantity in quantities}
        best: dict[int, tuple[tuple[int, int], CountToken]] = {}
        for found, measure, wording in self._matches(article):
            if wording.frame.value is not None:
                quantity = _stated(found, wording.frame)
            elif found.start("count") in by_first:
                quantity = by_first[found.start("count")]
            else:
                continue
            rank = (_distance(found), wording.order)
            if quantity.first in best and best[quantity.first][0] <= rank:
                continue
            frame = wording.frame
            token = CountToken(
                *found.span(),
                quantity,
                measure,
                frame.scope,
                wording.read,
                frame.superseded,
                share=frame.scope == "part" and frame.value is None,
            )
            best[quantity.first] = rank, token
        return [token for _, token in best.values()]

    def _matches(self, article: Article) -> Iterator[tuple[re.Match[str], str, _Wording]]:
        for found, wording in self._wordings.find(article.tokens, article.sentence_ranges):
            if wording.measure:
                yield found, wording.measure, wording
            else:
                for measure in self._measures(article.tokens, found):
                    yield found, measure, wording

    def _measures(self, tokens: Tokens, found: re.Match[str]) -> Iterator[str]:
        """The measures that the role words of a match speak of."""
        for role, text in found.groupdict().items():
            if role == "count" or text is None:
                continue
            words = tuple(tokens.folded[slice(*found.span(role))])
            for name, _ in self._roles[role].get(words, ()):
                yield name

    def _left_out(self, article: Article, count: CountToken) -> bool:
        value = count.quantity.value
        if value.low is not None and value.low != int(value.low) and value.hedge == "exact":
            return True
        unless = self._unless.get(count.measure)
        if unless is None:
            return False
        return bool(unless.search(article.tokens.symbols, *article.sentence_of(count.first)))


def _free(quantities: Sequence[QuantityToken], counts: Sequence[CountToken]) -> list[QuantityToken]:
    """The quantities that none of the counts has."""
    taken = {count.quantity.first for count in counts}
    return [quantity for quantity in quantities if quantity.first not in taken]


def _stated(found: re.Match[str], frame: Frame) -> QuantityToken:
    """The figure of a wording without one: "no one was killed", "he killed himself"."""
    first, stop = found.span()
    value = Quantity(frame.value, frame.value, frame.value)
    return QuantityToken(first, stop, value, first, IMPLIED if frame.implied else STATED)


def _distance(found: re.Match[str]) -> int:
    """Tokens between the figure and the words of the measure."""
    spans = [found.span(role) for role in found.groupdict() if found[role] is not None]
    if len(spans) < 2:
        return 0
    (_, first_end), *_, (last_start, _) = sorted(spans)
    return max(0, last_start - first_end)
