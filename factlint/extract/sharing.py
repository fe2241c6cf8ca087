"""Figures that share the words of a count beside them: "killing six men and two women"."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from factlint.extract.alphabet import BREAK, QUANTITY
from factlint.extract.article import Article, CountToken
from factlint.extract.grammar import Grammar
from factlint.extract.matcher import Bank, class_of
from factlint.extract.quantity import STATED, QuantityToken
from factlint.extract.scopes import ScopeReader
from factlint.extract.tokens import Tokens
from factlint.rulebook.lexicon import Frame
from factlint.rulebook.vocabulary import ROLES

LOOSE_WORDS = 10


class _Follower(msgspec.Struct, frozen=True):
    """A figure that follows a count, by which frame and wording."""

    match: re.Match[str]
    frame: Frame
    read: str

    @property
    def first(self) -> int:
        return self.match.start("count")


class SharingReader:
    """Reads the figures that share the words of a count, and the groups they make."""

    def __init__(self, grammar: Grammar, scopes: ScopeReader) -> None:
        gap = f"[^{BREAK}{QUANTITY}]{{0,{LOOSE_WORDS}}}?"
        self._banks = [
            Bank(
                grammar.compiler,
                [
                    (read, (frame, read.text))
                    for frame in grammar.lexicon.follow
                    if frame.loose == loose
                    for read in frame.read
                ],
                {"count"},
                gap if loose else "",
            )
            for loose in (False, True)
        ]
        self._scopes = scopes
        members, slot = grammar.alphabet.members, grammar.compiler.slot
        heads = members(["people", "whole", "counted", "kin", *ROLES])
        self._bare = re.compile(slot("end"))
        self._head = re.compile(
            f"(?:{slot('words')})?{class_of(heads + grammar.alphabet.capitals())}"
        )
        self._aside = re.compile(slot("aside"))
        self._verb = re.compile(class_of(members(["be", "have", "modal"])))

    def read(
        self, article: Article, bound: Sequence[CountToken], free: Sequence[QuantityToken]
    ) -> list[CountToken]:
        """All counts in text order: those that are bound, and those that share their words."""
        left = {quantity.first: quantity for quantity in free}
        counts: list[CountToken] = []
        for count in bound:
            if count.quantity.reader == STATED:
                counts.append(count)
                continue
            sharing = [*self._before(article, count, left), *self._after(article, count, left)]
            grouped = any(other.group is not None for other in sharing)
            counts += sharing
            counts.append(
                msgspec.structs.replace(
                    count, scope=count.scope or "part", group=count.quantity.first
                )
                if grouped
                else count
            )
        return sorted(counts, key=lambda count: count.first)

    def _after(
        self, article: Article, count: CountToken, free: dict[int, QuantityToken]
    ) -> list[CountToken]:
        """The figures that follow: "killing six men and two women, including a boy"."""
        starts = dict.fromkeys((count.quantity.stop, max(count.stop, count.quantity.stop)))
        return [other for start in starts for other in self._chain(article, count, start, free)]

    def _chain(
        self, article: Article, count: CountToken, start: int, free: dict[int, QuantityToken]
    ) -> list[CountToken]:
        tokens = article.tokens
        _, limit = article.sentence_of(count.first)
        at = self._scopes.phrase_end(tokens, start, limit)
        found: list[CountToken] = []
        listed, together = True, 0
        while follower := self._follower(tokens, at, limit):
            quantity = free.get(follower.first)
            if quantity is None or quantity.value.unit or quantity.value.ordinal:
                break
            at = self._scopes.phrase_end(tokens, quantity.stop, limit)
            said = follower.match.end() > quantity.stop
            if self._verb.match(tokens.symbols, at) or not (
                said or self._counts_people(tokens, quantity.stop)
            ):
                break
            del free[quantity.first]
            found.append(_sharing(count, quantity, follower))
            listed = listed and (follower.frame.listed or follower.frame.joint)
            joint, loose = follower.frame.joint, follower.frame.loose
            if listed and joint and (loose or self._all_narrow(article, [count, *found])):
                together = len(found)
        return [*_grouped(found[:together], count), *found[together:]]

    def _before(
        self, article: Article, count: CountToken, free: dict[int, QuantityToken]
    ) -> list[CountToken]:
        """The figures that lead: "two children and eight other people were wounded"."""
        if count.first != count.quantity.first:
            return []
        tokens = article.tokens
        first, _ = article.sentence_of(count.first)
        found: list[CountToken] = []
        loose, at = False, count.quantity
        for quantity in sorted(
            (q for q in free.values() if first <= q.first < count.first), key=lambda q: -q.first
        ):
            end = self._scopes.phrase_end(tokens, quantity.stop, at.first)
            if aside := self._aside.match(tokens.symbols, end, at.first):
                end = aside.end()
            follower = self._follower(tokens, end, at.stop)
            joins = follower and (follower.frame.joint or (found and follower.frame.listed))
            if not follower or not joins or follower.first != at.first or quantity.value.unit:
                continue
            del free[quantity.first]
            token = _sharing(count, quantity, follower)
            found.append(msgspec.structs.replace(token, first=quantity.first))
            loose, at = loose or follower.frame.loose, quantity
        together = found and (loose or self._all_narrow(article, [count, *found]))
        return _grouped(found, count) if together else found

    def _all_narrow(self, article: Article, counts: Sequence[CountToken]) -> bool:
        """True for groups with names of their own, which are parts of one whole."""
        return all(self._scopes.is_narrow(article, count) for count in counts)

    def _counts_people(self, tokens: Tokens, at: int) -> bool:
        """True when a figure stands alone or before a word for people or a name."""
        return bool(self._bare.match(tokens.symbols, at) or self._head.match(tokens.symbols, at))

    def _follower(self, tokens: Tokens, at: int, limit: int) -> _Follower | None:
        for bank in self._banks:
            for expression, (frame, read) in bank.candidates(tokens.symbols[at:limit]):
                if match := expression.match(tokens.symbols, at, limit):
                    return _Follower(match, frame, read)
        return None


def _sharing(count: CountToken, quantity: QuantityToken, follower: _Follower) -> CountToken:
    frame = follower.frame
    return CountToken(
        follower.first,
        quantity.stop,
        quantity,
        count.measure,
        frame.scope,
        follower.read,
        frame.superseded,
        share=frame.scope == "part" and not (frame.joint or frame.listed),
    )


def _grouped(counts: Sequence[CountToken], leader: CountToken) -> list[CountToken]:
    group = leader.quantity.first
    return [msgspec.structs.replace(count, group=group) for count in counts]
