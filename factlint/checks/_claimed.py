"""Changes told beside two figures of two times, wherever these stand: evidence, weighed.

"The number of food banks has doubled. In 2019 there were 40. Today there are 60."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.checks._claim_words import Claim, ClaimWords
from factlint.checks._heads import HeadReader
from factlint.checks._moves import Move
from factlint.checks._roles import BESIDE, Role, RoleReader
from factlint.checks._same_matter import PartingReader
from factlint.checks._two_times import PairReader, TimedPair, is_kin, merged
from factlint.extract.article import Article
from factlint.extract.tokens import Range

NEAR, BELOW = 4, 8
"""So many sentences lie between a change and its figures at most; between a headline and them."""
ENOUGH, SURE = 4.0, 6.0
INSIDE, LINKED, SHARED, GOES_ON, BOTH, BARE, TITLED = 2.5, 2.0, 2.0, 2.5, 1.0, 1.5, 2.0
MOST_SHARED, BOTH_MARKED, RESUMED, BEHIND = 2, 2, 5, 3


class ClaimReader:
    """Finds the two figures that a change is of."""

    def __init__(
        self, article: Article, roles: RoleReader, heads: HeadReader, partings: PartingReader
    ) -> None:
        self._article, self._tokens = article, article.tokens
        self._roles, self.partings = roles, partings
        self.heads = heads
        self.pairs = PairReader(article, roles, heads)
        self._number = article.sentence_number
        self._to = frozenset(article.lexicon.changing.verb_leads)
        self._had = frozenset(article.lexicon.changing.pluperfect)
        self.said = ClaimWords(article, roles, heads, self.pairs)

    def read(self, told: Sequence[Move]) -> Iterator[Move]:
        """The changes that are not told with a figure before and one after already."""
        rates = [r for s in self._roles.sentences for r in self.rates(s)]
        whole = {r.first for move in told if move.before for r in move.roles}
        timed = self.pairs.read({r.first for r in rates} - whole)
        pairs = merged([*self.told(told), *self.continued(told)], timed)
        if not pairs:
            return
        claims = [*self.claims(rates, whole), *self.bare(rates, told)]
        for claim in claims:
            alone = len(pairs) == 1
            near = [pair for pair in pairs if self._is_near(claim, pair)]
            weights = [self._weight(claim, pair, rates, alone=alone) for pair in near]
            best = max(weights, default=0)
            if best >= ENOUGH and weights.count(best) == 1:
                yield move_of(claim, near[weights.index(best)], sure=best >= SURE)

    def told(self, told: Sequence[Move]) -> Iterator[TimedPair]:
        """The figures of changes that are told without how much: "from 80 to 92"."""
        for move in told:
            if move.before and not (move.percent or move.difference):
                places = [self._article.sentence_of(r.first) for r in (move.before, move.after)]
                yield TimedPair(move.before, move.after, (places[0], places[1]), 2, told=True)

    def continued(self, told: Sequence[Move]) -> Iterator[TimedPair]:
        """The 800 of "In 1990 there were 800. By last year that number was halved, to 620"."""
        for move in told:
            if move.before or move.percent is None:
                continue
            own = self._article.sentence_of(move.after.first)
            index = self.said.index(own[0])
            last = self._roles.sentences[index - 1] if index else (0, 0)
            held = [q for q in self._roles.quantities(last) if self.pairs.counts(q)]
            if len(held) != 1 or not self.pairs.are_alike(held[0], move.after):
                continue
            if self._roles.cued("same", own) or self.said.stems(own) & self.said.stems(last):
                yield TimedPair(held[0], move.after, (last, own), 2)

    def rates(self, sentence: Range) -> Iterator[Role]:
        roles = (r for r in self._roles.read(sentence) if r.kind in ("percent", "difference"))
        found = {role.first: role for role in roles if role.way}
        for role in self._roles.differences(sentence):
            found.setdefault(role.first, role)
        yield from found.values()

    def claims(self, rates: Sequence[Role], used: set[int]) -> Iterator[Claim]:
        yield from (self._claim(rate) for rate in rates if rate.first not in used)

    def _claim(self, rate: Role) -> Claim:
        sentence = self._article.sentence_of(rate.first)
        behind = self._roles.ways.within((rate.stop, rate.stop + 2))[:1]
        word = self._roles.word_of(rate.first, BESIDE) or next(iter(behind), None)
        return Claim(rate, rate.first, rate.stop, rate.way, sentence, word[:2] if word else None)

    def bare(self, rates: Sequence[Role], told: Sequence[Move]) -> Iterator[Claim]:
        """The rises and falls of which a sentence tells no more."""
        rated = {self._number(r.first) for r in rates}
        rated |= {self._number(m.after.first) for m in told if m.before}
        for sentence in self._roles.sentences:
            if self._number(sentence[0]) in rated:
                continue
            verbs = self.said.ways.within(sentence)
            if len(verbs) == 1 and self._is_verb(verbs[0][0], sentence):
                first, stop, way = verbs[0]
                if self._tokens.folded[first - 1] in self._had:
                    continue  # "They had risen before"
                yield Claim(None, first, stop, way, sentence)

    def _is_verb(self, at: int, sentence: Range) -> bool:
        ahead = self._tokens.word(at - 1).lower() in self._to if at > sentence[0] else False
        plain = ahead or (at > sentence[0] and self.heads.is_plural(at - 1))  # "rents fall"
        return at in self._roles.moves or (plain and self.said.is_headline(sentence))

    def _is_near(self, claim: Claim, pair: TimedPair) -> bool:
        """True for figures that stand within reach of a change."""
        ends, rate = (pair.before, pair.after), claim.rate
        if pair.told and claim.sentence in pair.places:
            return False
        if any(q.first < claim.stop and claim.first < q.stop for q in ends):
            return False
        if rate is not None and rate.kind == "difference" and not self.is_step(rate, pair):
            return False
        gap = self.said.gap(claim, pair)
        return gap <= (BELOW if self.said.is_headline(claim.sentence) else NEAR)

    def is_step(self, rate: Role, pair: TimedPair) -> bool:
        """True for a difference of the unit of its figures, and of what they count."""
        own, nouns = self.pairs.noun(rate), map(self.pairs.noun, (pair.before, pair.after))
        known = list(filter(None, nouns))
        return _is_in_unit(rate, pair) and (not known or any(is_kin(own, noun) for noun in known))

    def _weight(
        self, claim: Claim, pair: TimedPair, rates: Sequence[Role], *, alone: bool
    ) -> float:
        """How much speaks for a change being that of two figures."""
        own = claim.sentence
        if self.has_rival(claim, pair, rates) or self.partings.part(claim, pair):
            return 0
        apart = self.is_broken, self.is_share, self.is_of_other_year, self.is_result
        if any(is_apart(claim, pair) for is_apart in apart):
            return 0
        shared = self.said.shared(claim, pair)
        inside, goes_on = self.is_inside(claim, pair), self.said.goes_on(claim, pair)
        bare = self.said.is_bare(pair)
        titled = alone and claim.rate is not None and self.said.is_headline(own)
        step = (pair.after.value.value or 0) - (pair.before.value.value or 0)
        if not (shared or inside or goes_on or bare or titled):
            return 0
        if (
            inside
            and pair.places[0] != pair.places[1]
            and not self.is_one(claim, pair, shared, alone)
        ):
            return 0
        against = claim.rate is not None and step * claim.way < 0
        if against and pair.marks < BOTH_MARKED:
            return 0
        if against and len(shared) < MOST_SHARED and not self._is_turned(claim, step):
            return 0
        gap = self.said.gap(claim, pair)
        weight = INSIDE * inside + GOES_ON * goes_on + SHARED * min(len(shared), MOST_SHARED)
        weight += max(0.0, LINKED - gap / 2) + BOTH * (pair.marks > 1)
        weight += BARE * bare + TITLED * titled
        return weight

    def _is_turned(self, claim: Claim, step: float) -> bool:
        """True for "a drop of three points" beside 4 and 7 percent: the very step, turned."""
        told = self._tokens.word(claim.first - 1).lower() in self.heads.closed.of
        return told and claim.rate is not None and claim.rate.value.value == abs(step)

    def _is_step_of(self, claim: Claim, pair: TimedPair) -> bool:
        """True for "52 percent in May and 44 now, a drop of 8 percent": the very points."""
        own, one, two = (q.value for q in (claim.rate or pair.after, pair.before, pair.after))
        step = (two.value or 0) - (one.value or 0)
        percent = own.unit == one.unit == "%"
        return percent and claim.way * step == own.value

    def is_result(self, claim: Claim, pair: TimedPair) -> bool:
        """True for a figure before that is what the change itself led to: "cut by half to 2"."""
        own = pair.places[0] == claim.sentence != pair.places[1]
        step = claim.rate is not None and claim.rate.kind == "difference"
        behind = own and step and claim.first < pair.before.first
        return behind and pair.before.first not in self._roles.preceding

    def is_of_other_year(self, claim: Claim, pair: TimedPair) -> bool:
        """True for "an increase of 60 on 2022" beside a figure of 2019."""
        years = self.pairs.years((claim.stop, min(claim.stop + BEHIND, claim.sentence[1])))
        said = {word for place in pair.places for word in self._words(place, claim)}
        return bool(years) and said.isdisjoint(years)

    def _words(self, place: Range, claim: Claim) -> list[str]:
        """The words of a sentence that are not those right behind a change."""
        words = self._tokens.words
        if place != claim.sentence:
            return words[slice(*place)]
        return words[place[0] : claim.first] + words[claim.stop + BEHIND : place[1]]

    def is_inside(self, claim: Claim, pair: TimedPair) -> bool:
        """True for a change in the sentence of a figure; a bare one goes to one: "fell to 90"."""
        if claim.rate is not None:
            return claim.sentence in pair.places
        own, other = pair.places[::-1]
        return own == claim.sentence != other and pair.after.first in self._roles.reached

    def is_one(self, claim: Claim, pair: TimedPair, shared: set[str], alone: bool) -> bool:
        """True unless the next sentence tells of something else: "In April 460 flights were"."""
        other = max(pair.places)
        if not shared and "\n" in self._tokens.words[pair.start : other[0]]:
            own = max((pair.before, pair.after), key=lambda q: q.first)
            bare = own.value.unit is None and not self.heads.counted(own)
            return alone and bare and other == claim.sentence
        if other == claim.sentence:
            return True
        if self.said.nouns(pair):
            return self.said.nouns(pair) <= self.said.stems(claim.sentence)
        figures = zip((pair.before, pair.after), pair.places, strict=True)
        figure = next(q for q, place in figures if place == other)
        if self.heads.is_person(figure.stop):
            return True
        if claim.rate is None and not self.said.is_bare_figure(figure):
            return bool({self.heads.stem(figure.stop)} & self.said.stems(claim.sentence))
        said = other[0], figure.first
        return bool(shared) or any(self._roles.cued(use, said) for use in ("same", "there"))

    def is_broken(self, claim: Claim, pair: TimedPair) -> bool:
        """True where another matter begins between a change and figures of its sentence."""
        held = [
            q
            for q in (pair.before, pair.after)
            if self._article.sentence_of(q.first) == claim.sentence
        ]
        if not held or self.said.is_taken_up(claim):
            return False
        first, last = min(q.first for q in held), max(q.stop for q in held)
        between = range(claim.stop, first) if claim.first < first else range(last, claim.first)
        words = [self._tokens.word(at).lower() for at in between]
        joined = not self.heads.closed.joins.isdisjoint(words)
        commas = [at for at in between if self._tokens.word(at) == ","]
        if commas and between.stop - commas[-1] <= RESUMED:
            behind = commas[-1] + 1
            if self._roles.cued("resumed", (behind, behind + 1)):
                between = range(commas[-1], between.stop)
        return ":" not in words and (joined or not self._roles.breaks.isdisjoint(between))

    def is_share(self, claim: Claim, pair: TimedPair) -> bool:
        """True for "10 percent of its members", and for a rate among rates: "1 percent, then 2"."""
        if claim.rate is None or claim.rate.times is not None:
            return False
        if self._tokens.word(claim.stop).lower() in self.heads.closed.of:
            own = self._tokens.word(claim.stop + 1).lower() in self._roles.the
            return not own or self.said.is_of_others(claim, pair)
        inside = claim.sentence in pair.places
        if inside and claim.first > pair.after.first and self._is_step_of(claim, pair):
            return False
        if inside and pair.before.first not in self._roles.preceding:
            goes_to = pair.after.first in self._roles.reached and pair.places[0] == pair.places[1]
            return goes_to or pair.before.value.unit == claim.rate.value.unit == "%"
        return False

    def has_rival(self, claim: Claim, pair: TimedPair, rates: Sequence[Role]) -> bool:
        """True where another change is told between a change and its figures, or beside these."""
        first = min(claim.sentence[0], pair.start)
        stop = max(claim.sentence[1], pair.stop)
        others = [r for r in rates if first <= r.first < stop and r.first != claim.first]
        own = bool(others) and bool(self.said.shared(claim, pair))
        return any(
            (self._article.sentence_of(r.first) != claim.sentence or claim.sentence in pair.places)
            and not (own and self._is_aside(self._claim(r), pair))
            for r in others
        )

    def _is_aside(self, claim: Claim, pair: TimedPair) -> bool:
        """True for a change between that has nothing to do with two figures: "Shares lost 6%"."""
        return claim.sentence not in pair.places and not self.said.shared(claim, pair)


def _is_in_unit(rate: Role, pair: TimedPair) -> bool:
    """True for a difference of the unit of its figures, or of points between percentages."""
    unit = "%" if rate.value.unit == "points" else rate.value.unit
    return rate.value.hedge in ("exact", "about") and pair.after.value.unit == unit


def move_of(claim: Claim, pair: TimedPair, *, sure: bool) -> Move:
    """The change with its figures."""
    before, after = pair.before, pair.after
    ends = (
        Role("before", before.first, before.stop, before.value),
        Role("after", after.first, after.stop, after.value),
    )
    if claim.rate is None:
        said = claim.first, claim.stop
        return Move(None, None, *ends, claim.way, unmarked=not sure, word=said)
    if claim.rate.kind == "difference":
        return Move(None, claim.rate, *ends, claim.way, word=claim.word)
    return Move(claim.rate, None, *ends, claim.way, word=claim.word)
