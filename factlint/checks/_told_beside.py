"""Changes told near the only two figures that they may be of: evidence, weighed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from factlint.checks._heads import HeadReader
from factlint.checks._moves import Move
from factlint.checks._roles import Role, RoleReader, role_of
from factlint.checks._same_matter import MatterReader
from factlint.extract.article import Article
from factlint.extract.passages import adjoin
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range

ENOUGH = 6
BESIDE = 5
SLIP, MARKED, INSIDE, TOGETHER, GOES_ON = 2, 2, 3, 1, 1
ANOTHER = 3
MOST_SHARED = 2
TEN, TOLERANCE = 10.0, 0.6
Pair = tuple[QuantityToken, QuantityToken]


class BesideReader:
    """Finds the changes of a sentence, or of two in a row, with one pair of figures beside them.

    No wording is asked for. What counts is that a figure is said to be the earlier or the later
    one, that they stand close, what words the rate's clause and theirs share, and whether the rate
    looks like a slip of what the figures make: ten off, one times too many, of the wrong base.
    """

    def __init__(
        self, article: Article, roles: RoleReader, heads: HeadReader, matter: MatterReader
    ) -> None:
        self.article, self.tokens = article, article.tokens
        self.roles, self.heads, self._matter = roles, heads, matter

    def read(self, rates: Sequence[Role], used: set[int]) -> Iterator[Move]:
        """The changes among some rates that no other reading has taken."""
        for rate in rates:
            if rate.first in used or not rate.way:
                continue
            moves = [move for window in self._windows(rate) if (move := self._move(rate, window))]
            if moves:
                yield moves[0]

    def _windows(self, rate: Role) -> Iterator[tuple[Range, ...]]:
        """The sentence of a rate, then that with the next one, then with the one before."""
        own = self.article.sentence_of(rate.first)
        near, at = self.roles.sentences, self.roles.sentences.index(own)
        yield (own,)
        for one, two in ((at, at + 1), (at - 1, at)):
            if one >= 0 and two < len(near) and adjoin(self.article, near[one], near[two]):
                yield near[one], near[two]

    def _move(self, rate: Role, window: Sequence[Range]) -> Move | None:
        pair = self._pair(rate, window)
        if pair is None:
            return None
        before, after = self._ordered(rate, pair)
        if self.weight(rate, before, after) < ENOUGH:
            return None
        return Move(rate, None, role_of("before", before), role_of("after", after), rate.way)

    def _pair(self, rate: Role, window: Sequence[Range]) -> Pair | None:
        """The two figures of one unit, where there is no other pair and no third."""
        groups: dict[str | None, list[QuantityToken]] = defaultdict(list)
        for sentence in window:
            if any(r.kind == "percent" and r != rate for r in self.roles.read(sentence)):
                return None
            for quantity in self.roles.quantities(sentence):
                value = quantity.value
                if quantity.first < rate.stop and rate.first < quantity.stop:
                    continue
                if value.hedge != "exact" or value.vague or not value.value:
                    return None
                if quantity.first not in self._timed and value.unit != "time":
                    groups[value.unit].append(quantity)
        pairs = [held for held in groups.values() if len(held) > 1]
        if len(pairs) != 1 or len(pairs[0]) != 2 or pairs[0][0].value.unit == "%":
            return None
        return pairs[0][0], pairs[0][1]

    @cached_property
    def _timed(self) -> set[int]:
        """The tokens of times: the "two" of "two seasons ago" is none of the figures."""
        return {at for first, stop in self._marks for at in range(first, stop)}

    @cached_property
    def _marks(self) -> list[Range]:
        """The words that give a figure its time."""
        cued = (span for use in ("then", "now", "earlier") for span in self.roles.cues[use])
        return sorted({*cued, *((t.first, t.stop) for t in self.article.times)})

    @cached_property
    def _marked(self) -> set[int]:
        """The figures that such words stand nearest to."""
        found = set()
        for first, stop in self._marks:
            sentence = self.article.sentence_of(first)
            own = (q for q in self.roles.quantities(sentence) if q.first not in self._timed)
            gaps = [(max(first - q.stop, q.first - stop), q.first) for q in own]
            found |= {at for gap, at in gaps if gap == min(gaps)[0] <= BESIDE}
        return found

    def _ordered(self, rate: Role, pair: Pair) -> Pair:
        """The figure before and the one after, by what is said of them or else by the rate."""
        one, two = sorted(pair, key=lambda q: rate.way * (q.value.value or 0))
        turned = self.roles.is_before(two) or self.roles.is_after(one)
        return (two, one) if turned else (one, two)

    def weight(self, rate: Role, before: QuantityToken, after: QuantityToken) -> float:
        """How much speaks for a rate being that of two figures."""
        places = [self.article.sentence_of(q.first) for q in (before, after)]
        own = self.article.sentence_of(rate.first)
        nouns = {noun for q in (before, after) if (noun := self.heads.counted(q))}
        if len(nouns) > 1 or self._matter.is_other(rate, own, places):
            return 0
        if self._is_broken(rate, before, after) or not self._matter.is_of_years(own, places):
            return 0
        cued = self.roles.is_before(before) or before.first in self._marked
        dated = self.roles.is_after(after) or after.first in self._marked
        together = places[0] == places[1]
        if not (cued and dated) and not (together and (cued or dated)):
            return 0
        if "\n" in self.tokens.words[min(places)[0] : max(places)[0]]:
            return 0
        weight = TOGETHER * together + MARKED * cued + MARKED * dated
        weight += GOES_ON * self._goes_on(own, min(places))
        weight += min(len(self._shared(own, places)), MOST_SHARED)
        weight += INSIDE * (own in places)
        figures = [float(q.value.value or 0) for q in (before, after)]
        weight += (SLIP + (rate.times is not None)) * is_slip_of(rate, *figures)
        last = max(before.stop, after.stop)
        other = rate.first > last and self._matter.names_other(rate, last)
        return weight - ANOTHER * other

    def _goes_on(self, own: Range, place: Range) -> bool:
        """True for figures in the sentence behind a rate that begins with "there were" or "it"."""
        cues = (span for use in ("same", "there") for span in self.roles.cues[use])
        return own < place and any(place[0] <= first <= place[0] + 1 for first, _ in cues)

    def _shared(self, own: Range, places: Sequence[Range]) -> set[str]:
        """The stems that the sentence of a rate and another with the figures have in common."""
        here = set(self._stems(own))
        there = {stem for place in places if place != own for stem in self._stems(place)}
        return (here & there) - {""}

    def _stems(self, sentence: Range) -> Iterator[str]:
        """The stems of the words of a sentence that are no part of a figure."""
        inside = {at for q in self.roles.quantities(sentence) for at in range(q.first, q.stop)}
        return (self.heads.stem(at) for at in range(*sentence) if at not in inside)

    def _is_broken(self, rate: Role, *figures: QuantityToken) -> bool:
        """True where another matter begins between a rate and figures of its sentence."""
        own = self.article.sentence_of(rate.first)
        if not any(own[0] <= figure.first < own[1] for figure in figures):
            return False
        first, last = min(f.first for f in figures), max(f.stop for f in figures)
        between = range(rate.stop, first) if rate.first < first else range(last, rate.first)
        joins = (at for at in between if self.tokens.word(at).lower() in self.heads.closed.joins)
        return not self.roles.breaks.isdisjoint(between) or any(joins)


def is_slip_of(rate: Role, before: float, after: float) -> bool:
    """True for a rate near what two figures make: ten off, one off, or of the wrong base."""
    if not before or not after:
        return False
    if rate.times is not None:
        times = rate.times if rate.times > 1 else 1 / rate.times
        made = after / before if rate.times > 1 else before / after
        return abs(abs(made - times) - 1) < TOLERANCE / TEN
    said = float(rate.value.value or 0)
    made, turned = ((b / a - 1) * 100 * rate.way for a, b in ((before, after), (after, before)))
    off = abs(abs(made - said) - TEN) < TOLERANCE or abs(-turned - said) < TOLERANCE
    tens, ones = divmod(round(made), TEN)
    return off or (0 < ones != tens and round(said) == ones * TEN + tens)
