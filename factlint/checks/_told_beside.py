"""Changes told near the only two figures that they may be of: evidence, weighed."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

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
EXPLAINS = 2
RESUMED = 4
OPENING = 3
ONE = "1"
YEARS = "1900", "2099"
ANOTHER = 3
MOST_SHARED = 2
DASHES = ("-", "–", "/")
TEN, TOLERANCE = 10.0, 0.6
Pair = tuple[QuantityToken, QuantityToken]


class BesideReader:
    """Finds the changes of a sentence, or of two in a row, with one pair of figures beside them.

    No wording is asked for. What counts is that a figure is said to be the earlier or the later
    one, that they stand close, what words the rate's clause and theirs share, and whether the rate
    looks like a slip of what the figures make: ten off, one times too many, of the wrong base, the
    difference for the percentage.
    """

    def __init__(
        self, article: Article, roles: RoleReader, heads: HeadReader, matter: MatterReader
    ) -> None:
        self.article, self.tokens = article, article.tokens
        self.roles, self.heads, self._matter = roles, heads, matter
        self._leading = article.grammar.listed("preposition")

    def read(self, rates: Sequence[Role], used: set[int]) -> Iterator[Move]:
        """The changes among some rates that no other reading has taken."""
        for rate in rates:
            if rate.first in used or not rate.way:
                continue
            moves = [move for window in self._windows(rate) if (move := self._move(rate, window))]
            if moves:
                yield moves[0]

    def _windows(self, rate: Role) -> Iterator[tuple[Range, ...]]:
        """The sentence of a rate, then that with the next one, the one before, and two of them."""
        own = self.article.sentence_of(rate.first)
        near = self.roles.sentences
        at = bisect_left(near, own)
        yield (own,)
        for one, two in ((at, at + 1), (at - 1, at)):
            if one >= 0 and two < len(near) and adjoin(self.article, near[one], near[two]):
                yield near[one], near[two]
        for first in (at, at - 2):
            three = near[first : first + 3] if first >= 0 else ()
            if len(three) == 3 and all(adjoin(self.article, *both) for both in pairwise(three)):
                yield tuple(three)

    def _move(self, rate: Role, window: Sequence[Range]) -> Move | None:
        pair = self._pair(rate, window)
        if pair is None:
            return None
        before, after = self._ordered(rate, pair)
        if self.weight(rate, before, after) < ENOUGH:
            return None
        ends = role_of("before", before), role_of("after", after)
        if rate.kind == "difference":
            return Move(None, rate, *ends, rate.way)
        return Move(rate, None, *ends, rate.way)

    def _pair(self, rate: Role, window: Sequence[Range]) -> Pair | None:
        """The two figures of one unit, where there is no other pair and no third."""
        groups: dict[str | None, list[QuantityToken]] = defaultdict(list)
        for sentence in window:
            rates = (r for r in self.roles.read(sentence) if r.kind in ("percent", "difference"))
            if any(r.first != rate.first for r in rates):
                return None
            for quantity in self.roles.quantities(sentence):
                value = quantity.value
                if quantity.first < rate.stop and rate.first < quantity.stop:
                    continue
                if quantity.first in self._timed:
                    continue
                if value.hedge not in ("exact", "about") or value.vague or not value.value:
                    return None
                if value.unit != "time":
                    groups[value.unit].append(quantity)
        pairs = [held for held in groups.values() if len(held) > 1]
        if rate.kind == "percent" and groups["%"]:
            return None
        if len(pairs) != 1 or len(pairs[0]) != 2 or pairs[0][0].value.unit == "%":
            return None
        return pairs[0][0], pairs[0][1]

    @cached_property
    def _timed(self) -> set[int]:
        """The tokens of times: the "two" of "two seasons ago" is none of the figures."""
        years = {q.first for q in self.article.quantities if self._is_year(q)}
        marked = {at for first, stop in self._marks for at in range(first, stop)}
        words = self.tokens.words
        ends = (q.first for q in self.article.quantities if words[q.first - 1] in DASHES)
        return years | marked | {at for at in ends if at - 2 in marked}  # "2023-24"

    def _is_year(self, quantity: QuantityToken) -> bool:
        """True for the bare year of "an increase of 700 on 2023"."""
        word = self.tokens.word(quantity.first)
        led = self.tokens.word(quantity.first - 1).lower() in self._leading
        year = word.isdecimal() and len(word) == len(YEARS[0]) and YEARS[0] <= word <= YEARS[1]
        return year and led and not self.heads.counted(quantity)

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
            own = [q for q in self.roles.quantities(sentence) if q.first not in self._timed]
            found |= {q.first for q in own if len(own) == 1}
            gaps = [(self._gap((first, stop), q), q.first) for q in own]
            found |= {at for gap, at in gaps if gap == min(gaps)[0] <= BESIDE}
        return found

    def _years(self, sentence: Range) -> list[str]:
        """The bare years of a sentence."""
        held = (q for q in self.roles.quantities(sentence) if self._is_year(q))
        return [self.tokens.word(q.first) for q in held]

    def _are_alike(self, *figures: QuantityToken) -> bool:
        """True for figures that count one thing, or persons, as far as they say."""
        heads = [self.heads.head(q) for q in figures]
        if all(at is not None and self.heads.is_person(at) for at in heads):
            return True
        return len({noun for q in figures if (noun := self.heads.counted(q))}) <= 1

    def _gap(self, mark: Range, figure: QuantityToken) -> int:
        """How far a time stands from a figure; "and" parts them."""
        first, stop = sorted((mark, (figure.first, figure.stop)))
        words = map(str.lower, self.tokens.words[first[1] : stop[0]])
        joined = not self.heads.closed.joins.isdisjoint(words)
        return stop[0] - first[1] + BESIDE * joined

    def _ordered(self, rate: Role, pair: Pair) -> Pair:
        """The figure before and the one after, by what is said of them or else by the rate."""
        one, two = sorted(pair, key=lambda q: rate.way * (q.value.value or 0))
        turned = self.roles.is_before(two) or self.roles.is_after(one)
        return (two, one) if turned else (one, two)

    def weight(self, rate: Role, before: QuantityToken, after: QuantityToken) -> float:
        """How much speaks for a rate being that of two figures."""
        own, places = self._places(rate, before, after)
        shared = self._shared(own, places)
        cued = self.roles.is_before(before) or before.first in self._marked
        dated = self.roles.is_after(after) or after.first in self._marked
        dated = dated or (cued and own == places[1] != places[0])
        together = places[0] == places[1]
        if not (cued and dated) and not (together and (cued or dated)):
            return 0
        if len(shared) < MOST_SHARED and self._has_break(places):
            return 0
        figures = [float(q.value.value or 0) for q in (before, after)]
        against = rate.way * (figures[1] - figures[0]) < 0
        if against and own not in places and not shared:
            return 0
        if not self._are_alike(before, after) or self._is_of_other(rate, own, places):
            return 0
        if self._is_broken(rate, before, after):
            return 0
        weight = TOGETHER * together + MARKED * cued + MARKED * dated
        weight += GOES_ON * self._goes_on(own, min(places))
        weight += EXPLAINS * (own[1] == min(places)[0] and self._is_clause(own))
        weight += min(len(shared), MOST_SHARED)
        weight += INSIDE * (own in places)
        weight += (SLIP + (rate.times is not None)) * is_slip_of(rate, *figures)
        last = max(before.stop, after.stop)
        other = rate.first > last and self._matter.names_other(rate, last)
        return weight - ANOTHER * (other or self._matter.has_object(rate, min(places)))

    def _has_break(self, places: Sequence[Range]) -> bool:
        """True for figures in two paragraphs."""
        return "\n" in self.tokens.words[min(places)[0] : max(places)[0]]

    def _is_of_other(self, rate: Role, own: Range, places: Sequence[Range]) -> bool:
        """True for a rate of other things or years than those of its figures."""
        if self._matter.is_other(rate, own, places) or not self._matter.is_of_years(own, places):
            return True
        said = self.tokens.words[slice(*places[0])]
        if any(year not in said for year in self._years(own)):
            return True
        return own > max(places) and self._matter.has_own_subject(own, max(places))

    def _places(self, rate: Role, *figures: QuantityToken) -> tuple[Range, list[Range]]:
        """The sentences of a rate and of its figures; what a colon opens is one of its own."""
        own = self.article.sentence_of(rate.first)
        places = [self.article.sentence_of(q.first) for q in figures]
        first = min(q.first for q in figures)
        if own != places[0] or own != places[1] or first < rate.first:
            return own, places
        cut = next((at for at in range(rate.stop, first) if self.tokens.word(at) == ":"), None)
        if cut is None:
            return own, places
        return (own[0], cut + 1), [(cut + 1, own[1])] * 2

    def _is_clause(self, place: Range) -> bool:
        """True for what stands before a colon."""
        return self.tokens.word(place[1] - 1) == ":"

    def _goes_on(self, own: Range, place: Range) -> bool:
        """True for figures behind a rate that begin with "there were", "it" or "before, it"."""
        timed = place[0] in self._timed
        opening = place[0], place[0] + 1 + (OPENING if timed else 1)
        return own < place and any(self.roles.cued(use, opening) for use in ("same", "there"))

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
        """True where another matter begins between a rate and figures of its clause."""
        own, places = self._places(rate, *figures)
        held = [q for q, place in zip(figures, places, strict=True) if place == own]
        if not held:
            return False
        first, last = min(q.first for q in held), max(q.stop for q in held)
        if rate.first < first:
            between = range(self._behind_aside(rate.stop, first), first)
        else:
            between = range(last, rate.first)
        if self._is_taken_up(rate) and rate.first > last:
            return False
        joins = (at for at in between if self.tokens.word(at).lower() in self.heads.closed.joins)
        return not self.roles.breaks.isdisjoint(between) or any(joins)

    def _is_taken_up(self, rate: Role) -> bool:
        """True for "the 60-cent jump", which was told before."""
        the = self.article.grammar.listed("article-the") - {*self.article.lexicon.numbers.articles}
        return self.tokens.word(rate.first - 1).lower() in the

    def _behind_aside(self, at: int, figure: int) -> int:
        """Where a clause goes on with a figure: "fell 40% after the trial failed, closing at"."""
        commas = [n for n in range(max(at, figure - RESUMED - 1), figure) if self._is_comma(n)]
        resumed = commas and commas[-1] + 1 in self._resumed
        return commas[-1] if resumed else at

    def _is_comma(self, at: int) -> bool:
        return self.tokens.word(at) == ","

    @cached_property
    def _resumed(self) -> set[int]:
        return {first for first, _ in self.roles.cues["resumed"]}


def is_slip_of(rate: Role, before: float, after: float) -> bool:
    """True for a rate near what two figures make: ten off, one off, or of the wrong base."""
    if not before or not after:
        return False
    if rate.times is not None:
        times = rate.times if rate.times > 1 else 1 / rate.times
        made = after / before if rate.times > 1 else before / after
        return abs(abs(made - times) - 1) < TOLERANCE / TEN
    said = float(rate.value.value or 0)
    if rate.kind == "difference":
        off = abs(abs(after - before) - said)
        return bool(off) and f"{off:g}".strip("0.").replace(".", "") == ONE
    if said == abs(after - before):
        return True
    made, turned = ((b / a - 1) * 100 * rate.way for a, b in ((before, after), (after, before)))
    off = abs(abs(made - said) - TEN) < TOLERANCE or abs(-turned - said) < TOLERANCE
    tens, ones = divmod(round(made), TEN)
    return off or (0 < ones != tens > 0 and round(said) == ones * TEN + tens)
