"""Counts: quantities bound to what is counted, by the frames and measures of a lexicon.

First the frames: where a figure stands to the words of a measure ("killing 12 people", "12
people were killed"). Then what follows a count in its sentence and shares its words ("and two
women", "including six children"). The scope is for `factlint.extract.scopes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from factlint.extract.alphabet import BREAK, QUANTITY
from factlint.extract.article import Article, CountToken
from factlint.extract.grammar import Grammar
from factlint.extract.matcher import Bank, class_of
from factlint.extract.quantity import QuantityToken
from factlint.extract.scopes import ScopeReader
from factlint.extract.tokens import Tokens
from factlint.model import Quantity
from factlint.rulebook.lexicon import Frame
from factlint.rulebook.vocabulary import ROLES
from factlint.rulebook.words import fold

SLOTS = frozenset({"count", *ROLES})
LOOSE_WORDS = 10


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
        gap = f"[^{BREAK}{QUANTITY}]{{0,{LOOSE_WORDS}}}?"
        self._followers = [
            Bank(
                compiler,
                [
                    (read, (frame, read.text))
                    for frame in lexicon.follow
                    if frame.loose == loose
                    for read in frame.read
                ],
                {"count"},
                gap if loose else "",
            )
            for loose in (False, True)
        ]
        self._joint = {read.text for frame in lexicon.follow if frame.joint for read in frame.read}
        self._loose = {read.text for frame in lexicon.follow if frame.loose for read in frame.read}
        self._unless = {
            name: compiler.compile(measure.unless)
            for name, measure in lexicon.measures
            if measure.unless
        }
        self._scopes = ScopeReader(grammar)
        members = grammar.alphabet.members
        slot = grammar.compiler.slot
        heads = class_of(
            members(["people", "whole", "counted", *ROLES]) + grammar.alphabet.capitals()
        )
        self._bare = re.compile(slot("end"))
        self._head = re.compile(f"(?:{slot('words')})?{heads}")
        self._verb = re.compile(class_of(members(["be", "have", "modal"])))

    def read(self, article: Article) -> list[CountToken]:
        """The counts of an article in text order, one measure a quantity."""
        bound = self._bound(article)
        counts = self._with_parts(article, bound, list(self._shared(article, bound)))
        scoped = [
            msgspec.structs.replace(
                count, scope=self._scopes.scope(article, count, counts) or count.scope
            )
            for count in counts
            if not self._left_out(article, count)
        ]
        return [self._scopes.placed(article, count, scoped) for count in scoped]

    def _with_parts(
        self, article: Article, bound: Sequence[CountToken], shared: Sequence[CountToken]
    ) -> list[CountToken]:
        """All counts in text order; groups that stand side by side are parts of one whole."""
        joined = [count for count in shared if count.frame in self._joint]
        leaders = {
            id(leader)
            for count in joined
            for leader in bound
            if leader.measure == count.measure
            and article.sentence_of(leader.first) == article.sentence_of(count.first)
            and (count.frame in self._loose or self._scopes.is_narrow(article, leader))
            and (count.frame in self._loose or self._scopes.is_narrow(article, count))
        }
        counts = [
            msgspec.structs.replace(count, scope=count.scope or "part")
            if id(count) in leaders
            else count
            for count in bound
        ]
        return sorted([*counts, *shared], key=lambda count: count.first)

    def _bound(self, article: Article) -> list[CountToken]:
        by_first = {quantity.first: quantity for quantity in article.quantities}
        best: dict[int, tuple[tuple[int, int], CountToken]] = {}
        for found, measure, wording in self._matches(article):
            if wording.frame.value is not None:
                quantity = _stated(found, wording.frame.value)
            elif found.start("count") in by_first:
                quantity = by_first[found.start("count")]
            else:
                continue
            rank = (_distance(found), wording.order)
            if quantity.first in best and best[quantity.first][0] <= rank:
                continue
            frame = wording.frame
            token = CountToken(
                *found.span(), quantity, measure, frame.scope, wording.read, frame.superseded
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
            words = tuple(fold(word) for word in tokens.words[slice(*found.span(role))])
            for name, _ in self._roles[role].get(words, ()):
                yield name

    def _shared(self, article: Article, bound: Sequence[CountToken]) -> Iterator[CountToken]:
        """Figures that share the words of a count beside them."""
        taken = {count.quantity.first for count in bound}
        free = {q.first: q for q in article.quantities if q.first not in taken}
        for count in bound:
            if count.quantity.reader == "stated":
                continue
            for start in dict.fromkeys((count.quantity.stop, max(count.stop, count.quantity.stop))):
                yield from self._after(article, count, start, free)
            yield from self._before(article, count, free)

    def _after(
        self, article: Article, count: CountToken, start: int, free: dict[int, QuantityToken]
    ) -> Iterator[CountToken]:
        """The figures that follow: "killing six men and two women, including a boy"."""
        tokens = article.tokens
        _, limit = article.sentence_of(count.first)
        at = self._scopes.phrase_end(tokens, start, limit)
        while found := self._follower(tokens, at, limit):
            match, frame, read = found
            quantity = free.get(match.start("count"))
            if quantity is None or quantity.value.unit or quantity.value.ordinal:
                return
            at = self._scopes.phrase_end(tokens, quantity.stop, limit)
            if self._verb.match(tokens.symbols, at) or not self._counts_people(
                tokens, quantity.stop
            ):
                return
            del free[quantity.first]
            yield CountToken(
                match.start("count"),
                quantity.stop,
                quantity,
                count.measure,
                frame.scope,
                read,
                frame.superseded,
            )

    def _counts_people(self, tokens: Tokens, at: int) -> bool:
        """True when a figure stands alone or before a word for people or a name."""
        return bool(self._bare.match(tokens.symbols, at) or self._head.match(tokens.symbols, at))

    def _before(
        self, article: Article, count: CountToken, free: dict[int, QuantityToken]
    ) -> Iterator[CountToken]:
        """The figure that leads: "two children and eight other people were wounded"."""
        if count.first != count.quantity.first:
            return
        tokens = article.tokens
        first, _ = article.sentence_of(count.first)
        for quantity in [q for q in free.values() if first <= q.first < count.first]:
            end = self._scopes.phrase_end(tokens, quantity.stop, count.first)
            found = self._follower(tokens, end, count.quantity.stop)
            if (
                found
                and found[1].joint
                and found[0].start("count") == count.quantity.first
                and not quantity.value.unit
            ):
                free.pop(quantity.first)
                yield CountToken(
                    quantity.first, quantity.stop, quantity, count.measure, found[1].scope, found[2]
                )

    def _follower(
        self, tokens: Tokens, at: int, limit: int
    ) -> tuple[re.Match[str], Frame, str] | None:
        for bank in self._followers:
            for expression, (frame, read) in bank.candidates(tokens.symbols[at:limit]):
                if match := expression.match(tokens.symbols, at, limit):
                    return match, frame, read
        return None

    def _left_out(self, article: Article, count: CountToken) -> bool:
        value = count.quantity.value
        if value.low is not None and value.low != int(value.low) and value.hedge == "exact":
            return True
        unless = self._unless.get(count.measure)
        if unless is None:
            return False
        return bool(unless.search(article.tokens.symbols, *article.sentence_of(count.first)))


def _stated(found: re.Match[str], value: int) -> QuantityToken:
    """The figure of a wording without one ("no one was killed")."""
    first, stop = found.span()
    return QuantityToken(first, stop, Quantity(value, value, value), first, "stated")


def _distance(found: re.Match[str]) -> int:
    """Tokens between the figure and the words of the measure."""
    spans = [found.span(role) for role in found.groupdict() if found[role] is not None]
    if len(spans) < 2:
        return 0
    (_, first_end), *_, (last_start, _) = sorted(spans)
    return max(0, last_start - first_end)
