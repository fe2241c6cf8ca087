"""Changes and any two figures near them that they may be of, by the odds of all signs.

"Beds have grown from 1,900 to 2,250. … You can't add 250 beds and then not recruit."
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from factlint.checks._change_odds import ODDS
from factlint.checks._change_signs import LOOSE, ChangeSigns
from factlint.checks._change_sizes import Option
from factlint.checks._claim_words import Claim
from factlint.checks._claimed import BELOW, NEAR, ClaimReader, move_of
from factlint.checks._heads import Figured
from factlint.checks._moves import Move
from factlint.checks._roles import BESIDE, Kind, Role, RoleReader, role_of
from factlint.checks._shifting import contradiction
from factlint.checks._two_times import ANYBODY, TimedPair, is_kin
from factlint.extract.article import Article
from factlint.extract.quantity import QuantityToken

APART, AHEAD = 3, 8
"""Two figures are so many sentences apart at most, and one of so many behind the first."""


LOOSE_EDGE = 0.25
"""Rounded figures seldom need more than the middle half of the room that they have."""


class LikelyReader:
    """Weighs the changes of one article against the figures around them."""

    def __init__(self, article: Article, roles: RoleReader, claimed: ClaimReader) -> None:
        self._article, self._roles, self._claimed = article, roles, claimed
        self._said, self._pairs = claimed.said, claimed.pairs
        self._signs = ChangeSigns(article, roles, claimed)

    def read(self, told: Sequence[Move]) -> Iterator[Move]:
        """The changes that are likely not those of two figures near them."""
        rates = [r for s in self._roles.sentences for r in self._claimed.rates(s)]
        whole = {r.first for move in told if move.before for r in move.roles}
        claims = [*self._rated(rates, whole), *self._bare(rates, told)]
        taken = {r.first for r in rates} | {claim.first for claim in claims}
        pairs = sorted(self._all_pairs(told, taken), key=lambda pair: pair.start)
        if not claims or not pairs:
            return
        starts = [self._said.index(pair.start) for pair in pairs]
        near = [self._near(claim, pairs, starts) for claim in claims]
        self._signs.compare(claims, near)
        for claim, held in zip(claims, near, strict=True):
            likely = [
                (odds, at)
                for at, pair in enumerate(held)
                if (option := self._option(claim, pair))
                and (odds := ODDS.of(self._signs.candidate(option, len(held)))) > 0
            ]
            if likely:
                yield self._move(claim, held[max(likely)[1]])

    def _option(self, claim: Claim, pair: TimedPair) -> Option | None:
        """A change with two figures that contradict it."""
        move = self._move(claim, pair)
        if contradiction(self._article, move, ranked=False):
            return Option(claim, pair, move)
        found = contradiction(self._article, move, ranked=False, edge=LOOSE_EDGE)
        return Option(claim, pair, move, rounded=True) if found else None

    def _move(self, claim: Claim, pair: TimedPair) -> Move:
        """The change; figures without known times are put in the order that it tells of."""
        low, high = sorted((pair.before, pair.after), key=lambda q: q.value.value or 0)
        if not pair.marks and claim.rate is not None:
            ends = (low, high) if claim.way > 0 else (high, low)
            pair = msgspec.structs.replace(pair, before=ends[0], after=ends[1])
        return move_of(claim, pair, sure=True)

    def _rated(self, rates: Sequence[Role], whole: set[int]) -> Iterator[Claim]:
        """The changes told with how much, but for those that stand with both figures."""
        found = {rate.first: rate for rate in rates}
        for use, way in LOOSE.items():
            for first, stop in self._roles.cues[use]:
                for quantity in self._roles.quantities((first, stop))[-1:]:
                    kind: Kind = "percent" if quantity.value.unit == "%" else "difference"
                    role = role_of(kind, quantity)
                    found.setdefault(role.first, msgspec.structs.replace(role, way=way))
        own = [r for r in found.values() if r.times or not self._is_article(r)]
        yield from self._claimed.claims(own, whole)

    def _bare(self, rates: Sequence[Role], told: Sequence[Move]) -> Iterator[Claim]:
        """The rises and falls of which no more is told, nor figures that agree."""
        own = {m.word[0] for m in told if m.word and m.before and not m.is_turned}
        words = (self._roles.word_of(rate.first, BESIDE) for rate in rates)
        taken = {at for word in words if word for at in range(word[0], word[1])}
        taken |= {at for rate in rates for at in range(rate.first - 1, rate.stop + 2)} | own
        for sentence in self._roles.sentences:
            for first, stop, way in self._said.ways.within(sentence):
                if first not in taken and not self._is_preposition(first, stop):
                    yield Claim(None, first, stop, way, sentence)

    def _is_preposition(self, first: int, stop: int) -> bool:
        """True for "under", which tells of no change without a figure."""
        word = self._article.tokens.word(first).lower()
        return stop - first == 1 and word in self._claimed.heads.closed.prepositions

    def _near(
        self, claim: Claim, pairs: Sequence[TimedPair], starts: Sequence[int]
    ) -> list[TimedPair]:
        """The pairs in reach of a change, none of whose figures is its own."""
        here = self._said.index(claim.sentence[0])
        reach = BELOW if self._said.is_headline(claim.sentence) else NEAR
        held = pairs[
            bisect_left(starts, here - NEAR - APART) : bisect_left(starts, here + reach + 1)
        ]
        return [pair for pair in held if self._is_fit(claim, pair)]

    def _is_fit(self, claim: Claim, pair: TimedPair) -> bool:
        """True for figures that may be of a change by their kind, and that are not its own."""
        ends, rate = (pair.before, pair.after), claim.rate
        if any(q.first < claim.stop and claim.first < q.stop for q in ends):
            return False
        if self._said.gap(claim, pair) > NEAR and not self._said.is_headline(claim.sentence):
            return False
        if rate is None:
            free = self._said.is_headline(claim.sentence) or claim.sentence in pair.places
            return pair.marks > 0 and (free or not self._is_told(pair))
        if pair.start < claim.sentence[0] and self._said.names_another(claim):
            return False
        if rate.kind != "difference":
            return True
        if claim.sentence < min(pair.places) and rate.value.unit is None and self._is_loose(rate):
            return False
        own, nouns = self._pairs.noun(rate), list(map(self._pairs.noun, ends))
        unit = "%" if rate.value.unit == "points" else rate.value.unit
        like = pair.after.value.unit == unit or (
            unit is None and rate.value.unit is None and not own
        )
        return like and any(is_kin(own, noun) for noun in nouns)

    def _is_loose(self, rate: Role) -> bool:
        """True for "winning four", of which the text goes on with anything."""
        return any(
            first <= rate.first < stop
            for use in LOOSE
            for first, stop in self._roles.cued(use, (rate.first - BESIDE, rate.stop))
        )

    def _is_told(self, pair: TimedPair) -> bool:
        """True for figures with a word of their own way: "has grown from 180 to 310"."""
        ends = pair.before, pair.after
        step = (pair.after.value.value or 0) - (pair.before.value.value or 0)
        words = (self._roles.word_of(q.first, BESIDE) for q in ends)
        return any(word[2] * step > 0 for word in words if word)

    def _all_pairs(self, told: Sequence[Move], rates: set[int]) -> Iterator[TimedPair]:
        """Any two figures of one kind that stand near each other."""
        seen = set()
        for move in told:
            if move.before and move.before.first != move.after.first:
                seen.add(frozenset((move.before.first, move.after.first)))
            if move.before:
                places = [self._article.sentence_of(r.first) for r in (move.before, move.after)]
                yield TimedPair(move.before, move.after, (places[0], places[1]), 2, told=True)
        for one, two in self._alike(rates):
            if frozenset((one.first, two.first)) not in seen:
                first, second = map(self._article.sentence_of, (one.first, two.first))
                plain = TimedPair(one, two, (first, second), 0)
                yield next(self._pairs.ordered(one, two), plain)

    def _alike(self, rates: set[int]) -> Iterator[tuple[QuantityToken, QuantityToken]]:
        """Two figures of one unit, or of which one has none."""
        figures = [
            q
            for s in self._roles.sentences
            for q in self._roles.quantities(s)
            if q.first not in rates and self._pairs.may_count(q) and not self._is_article(q)
        ]
        for at, one in enumerate(figures):
            for two in figures[at + 1 : at + 1 + AHEAD]:
                if self._said.index(two.first) - self._said.index(one.first) > APART:
                    break
                both = self._in_one_unit(one, two)
                if both and (self._pairs.are_alike(*both) or self._are_told_alike(one, two)):
                    yield both

    def _are_told_alike(self, one: QuantityToken, two: QuantityToken) -> bool:
        """True for operations held against those "in 2023, when 300 patients were sent home"."""
        persons = ANYBODY in map(self._pairs.noun, (one, two))
        return persons and not self._roles.preceding.isdisjoint((one.first, two.first))

    def _is_article(self, figure: Figured) -> bool:
        """True for "one" in words: "one ward sister"."""
        word = self._article.tokens.word(figure.first)
        return figure.value.value == 1 and figure.value.unit is None and word.isalpha()

    def _in_one_unit(
        self, one: QuantityToken, two: QuantityToken
    ) -> tuple[QuantityToken, QuantityToken] | None:
        """Two figures, a bare one in the unit of the other: "40 square kilometres, now 30"."""
        units = one.value.unit, two.value.unit
        if units[0] == units[1]:
            return one, two
        bare, full = (one, two) if units[0] is None else (two, one)
        if bare.value.unit is not None or not self._said.is_bare_figure(bare):
            return None
        value = msgspec.structs.replace(bare.value, unit=full.value.unit)
        made = msgspec.structs.replace(bare, value=value)
        return (made, full) if bare is one else (full, made)
