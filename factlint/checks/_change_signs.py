"""What speaks for a change being that of two figures, and what against."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from factlint.checks._change_nouns import NounReader
from factlint.checks._change_sizes import Option, sizes
from factlint.checks._claim_words import Claim
from factlint.checks._claimed import ClaimReader
from factlint.checks._odds import Candidate, Signs
from factlint.checks._roles import RoleReader
from factlint.checks._shifting import fits
from factlint.checks._two_times import TimedPair
from factlint.extract.article import Article
from factlint.extract.tokens import Range, beginning_in

MOST, FEW = 4, 3
"""So many sentences or figures between count; so many changes beside."""
LOOSE = {"gained": 1, "shed": -1}
"""What was gained or lost may be the difference of two figures."""
AROUND = 200


class ChangeSigns:
    """Reads the signs around the changes of one article and the figures near them."""

    def __init__(self, article: Article, roles: RoleReader, claimed: ClaimReader) -> None:
        self._article, self._tokens, self._roles = article, article.tokens, roles
        self._claimed, self._said, self._pairs = claimed, claimed.said, claimed.pairs
        self._heads, self._partings = claimed.heads, claimed.partings
        uses = (roles.cues[use] for use in LOOSE)
        self._loose = {at for spans in uses for span in spans for at in range(*span)}
        self._of = self._heads.closed.of
        self._nouns = NounReader(article, roles, claimed)
        self._leads = frozenset(article.lexicon.changing.verb_leads)
        self._excused = {article.sentence_of(first) for first, _ in roles.excused}
        self._states = article.grammar.listed("be", "have")
        self._told: dict[tuple[int, bool], Signs] = {}
        self._read: dict[frozenset[int], Signs] = {}

    def compare(self, claims: Sequence[Claim], near: Sequence[Sequence[TimedPair]]) -> None:
        """Notes which figures are those of which change."""
        self._rates = [c.rate for c, held in zip(claims, near, strict=True) if c.rate and held]
        self._rates.sort(key=lambda rate: rate.first)
        self._firsts = [rate.first for rate in self._rates]
        own = set(self._firsts)
        self._counting = [
            q
            for sentence in self._roles.sentences
            for q in self._roles.quantities(sentence)
            if q.first not in own and q.value.value != 1 and self._pairs.may_count(q)
        ]
        self._settled: set[int] = set()
        self._taken: dict[frozenset[int], int] = {}
        for claim, pairs in zip(claims, near, strict=True):
            for pair in pairs:
                if claim.rate is not None and fits(claim.rate, pair.before, pair.after):
                    self._settled.add(claim.first)
                    self._taken[_ends(pair)] = claim.first

    def candidate(self, option: Option, rivals: int) -> Candidate:
        """A change and two figures with all signs."""
        claim, ends = option.claim, _ends(option.pair)
        places = [(claim.first, claim.stop)]
        if option.move.word and claim.rate is not None and option.move.is_turned:
            places.append(option.move.word)
        places += [(q.first, q.stop) for q in (option.pair.before, option.pair.after)]
        key = claim.first, claim.rate is None
        if key not in self._told:
            self._told[key] = self._of_claim(claim)
        if ends not in self._read:
            self._read[ends] = self._of_pair(option.pair)
        signs = {
            **self._told[key],
            **self._read[ends],
            **self._linked(claim, option.pair),
            **self._placed(claim, option.pair),
            **self._parting(claim, option.pair),
            **sizes(option),
            "extra-here": claim.first in self._loose and self._said.gap(claim, option.pair) == 0,
            "rivals": min(rivals - 1, FEW),
            "alone": rivals == 1,
            "plain": rivals == 1 and self._is_plain(claim, option.pair),
        }
        if claim.rate is None:
            signs = {f"way-{name}": sign for name, sign in signs.items()}
        return Candidate(tuple(self._tokens.span(*place) for place in places), signs)

    def _of_claim(self, claim: Claim) -> Signs:
        """How the change is told."""
        rate, sentence = claim.rate, claim.sentence
        word = self._tokens.word(claim.first - 1).lower()
        others = {q.first for q in self._roles.quantities(sentence)} - {claim.first}
        titled = self._said.is_headline(sentence)
        told = {
            "titled": titled,
            "the": word in self._roles.the,
            "of": word in self._of,
            "quoted": self._is_quoted(claim.first, claim.stop),
            "clear": not others,
            "timed": bool(beginning_in(self._pairs.marks, sentence)),
        }
        if rate is None:
            return told | {
                "none": True,
                "lead": word in self._leads,
                "many": len(self._said.ways.within(sentence)) > 1,
                "into": self._tokens.word(claim.stop).lower() in self._heads.closed.prepositions,
            }
        return told | {
            "noun": self._nouns.stands(claim),
            "noun-alone": self._nouns.stands(claim) and not self._nouns.leads(claim),
            "named": self._nouns.end(claim) is not None,
            "extra": claim.first in self._loose,
            "the-extra": claim.first in self._loose and word in self._roles.the,
            "carried": self._is_carried(claim),
            "times": rate.times is not None,
            "difference": rate.kind == "difference",
            "hedged": rate.value.hedge != "exact",
        }

    def _is_carried(self, claim: Claim) -> bool:
        """True for "opened at 500 but slumped 12 percent"."""
        at = claim.word[0] - 1 if claim.word else 0
        return at in self._roles.breaks or self._tokens.word(at).lower() in self._heads.closed.joins

    def _is_plain(self, claim: Claim, pair: TimedPair) -> bool:
        """True for a change without figures beside "from 15 to 18", which stand alone."""
        held = {q.first for q in self._roles.quantities(claim.sentence)} - {claim.first}
        return pair.told and not held and self._said.gap(claim, pair) <= 1

    def _is_quoted(self, first: int, stop: int) -> bool:
        return self._article.quoted(self._tokens.span(first, stop)) is not None

    def _of_pair(self, pair: TimedPair) -> Signs:
        """How the two figures are told."""
        ends = pair.before, pair.after
        nouns = [self._pairs.noun(q) for q in ends]
        index = [self._said.index(place[0]) for place in pair.places]
        held = [q for place in set(pair.places) for q in beginning_in(self._counting, place)]
        like = [q for q in held if q.value.unit == pair.after.value.unit]
        between = range(min(q.stop for q in ends), max(q.first for q in ends))
        return {
            "told": pair.told,
            "marks-none": pair.marks == 0,
            "marks-one": pair.marks == 1,
            "dated": sum(self._pairs.is_timed(q) for q in ends),
            "marks-both": pair.marks > 1,
            "from": any(q.first in self._roles.preceding for q in ends),
            "to": any(q.first in self._roles.reached for q in ends),
            "days": bool(pair.since) + bool(pair.until),
            "one-place": index[0] == index[1],
            "money": pair.after.value.unit not in (None, "%") and not any(nouns),
            "unit": pair.after.value.unit is not None,
            "third": min(len(like) - 2, FEW),
            "third-here": any(q.first in between for q in like),
            "hedges": any(q.value.hedge not in ("exact", "about") for q in ends),
            "bare": self._said.is_bare(pair),
        }

    def _linked(self, claim: Claim, pair: TimedPair) -> Signs:
        """What both say."""
        shared = self._said.shared(claim, pair)
        gap = self._said.gap(claim, pair)
        here = claim.sentence in pair.places
        begin = min(pair.before.first, pair.after.first)
        broken = "\n" in self._tokens.words[pair.start : max(pair.places)[0]]
        beside = self._beside(claim, pair)
        nouns, said = self._said.nouns(pair), self._said.stems(claim.sentence)
        between = self._said.ways.within((pair.start, max(pair.before.stop, pair.after.stop)))
        told = {way for first, _, way in between if not claim.first <= first < claim.stop}
        return {
            "one-shared": bool(shared),
            "two-shared": len(shared) > 1,
            "only": not beside,
            "else": min(beside, MOST),
            "told-so": pair.told and told == {claim.way},
            "told-against": pair.told and told == {-claim.way},
            "same-way": not pair.told and claim.way in told,
            "resumes": gap == 1 < claim.first - begin
            and not (here or beside)
            and self._nouns.resumes(claim, pair),
            "subject-other": not here and self._said.is_of_other_subject(claim, pair),
            "subject-none": not here and not self._said.subject_stems(claim),
            "goes-on": self._said.goes_on(claim, pair),
            "taken-up": self._said.is_taken_up(claim),
            "recalled": self._partings.is_recalled(claim),
            "own-noun": self._is_counted(claim, pair),
            "nouns-same": bool(nouns) and not nouns.isdisjoint(said),
            "nouns-other": bool(nouns) and nouns.isdisjoint(said),
            "told-of-other": pair.told and here and bool(nouns) and nouns.isdisjoint(said),
            "opens-new": any(self._opens_new(place, said) for place in pair.places),
            "subject-noun": bool(nouns) and not nouns.isdisjoint(self._said.subject_stems(claim)),
            "settled": claim.first in self._settled,
            "taken": self._taken.get(_ends(pair), claim.first) != claim.first,
            "not-one": here and not broken and not self._claimed.is_one(claim, pair, shared, True),
            "broken-pair": broken and not shared,
            "titled-shared": self._said.is_headline(claim.sentence) and bool(shared),
        }

    def _opens_new(self, place: Range, told: frozenset[str]) -> bool:
        """True for figures of another thing than a change: "Dorn has 100", "A card costs £2"."""
        first, word = place[0], self._tokens.word(place[0]).lower()
        if word in self._article.lexicon.numbers.articles:
            return self._heads.stem(first + 1) not in told
        small = word in self._heads.closed.every or word in self._heads.closed.prepositions
        behind = self._tokens.word(first + 1).lower()
        named = self._tokens.word(first).istitle() and not small and behind in self._states
        return named and self._heads.stem(first) not in told

    def _beside(self, claim: Claim, pair: TimedPair) -> int:
        """How many other figures stand in the sentences of both, and between these."""
        whole = min(pair.start, claim.sentence[0]), max(pair.stop, claim.sentence[1])
        held = {q.first for q in beginning_in(self._counting, whole)}
        return len(held - {claim.first, pair.before.first, pair.after.first})

    def _placed(self, claim: Claim, pair: TimedPair) -> Signs:
        """Where both stand."""
        gap = self._said.gap(claim, pair)
        titled = self._said.is_headline(claim.sentence)
        parts = min(pair.start, claim.first), max(pair.stop, claim.stop)
        return {
            "gap": min(gap, MOST),
            "near": gap <= 1,
            "here": claim.sentence in pair.places,
            "with-after": pair.places[1] == claim.sentence != pair.places[0],
            "inside": self._claimed.is_inside(claim, pair),
            "behind": claim.first > min(pair.before.first, pair.after.first),
            "paragraphs": not titled and "\n" in self._tokens.words[slice(*parts)],
            "titled-far": titled and gap > 1,
        }

    def _is_counted(self, claim: Claim, pair: TimedPair) -> bool:
        """True for "250 beds" beside the "number of beds"."""
        own = self._heads.counted(claim.rate) if claim.rate is not None else ""
        return bool(own) and any(own in self._said.stems(place) for place in pair.places)

    def _parting(self, claim: Claim, pair: TimedPair) -> Signs:
        """What says that the change is of something else."""
        places = {claim.sentence, *pair.places}
        low = bisect_left(self._firsts, claim.first - AROUND)
        rates = self._rates[low : bisect_left(self._firsts, claim.first + AROUND)]
        beside = (r for r in rates if r.first != claim.first)
        said = self._partings.reasons(claim, pair)
        since, step = said["since"], claim.rate is not None and claim.rate.kind == "difference"
        share = self._claimed.is_share(claim, pair) and not self._nouns.stands(claim)
        own = sum(self._article.sentence_of(r.first) in places for r in beside)
        return {
            **said,
            "others": self._is_elsewhere(claim, pair),
            "broken": self._claimed.is_broken(claim, pair),
            "share": share and not step,
            "share-step": share and step,
            "since": since and claim.sentence not in pair.places,
            "since-here": since and claim.sentence in pair.places,
            "lasts": self._partings.lasts_so(claim, pair),
            "other-year": self._claimed.is_of_other_year(claim, pair),
            "result": self._claimed.is_result(claim, pair),
            "rival": self._claimed.has_rival(claim, pair, rates),
            "rates-beside": min(own, FEW),
            "unless": not self._excused.isdisjoint(places),
            "ranks": any(self._roles.cued("ranks", place) for place in places),
        }

    def _is_elsewhere(self, claim: Claim, pair: TimedPair) -> bool:
        """True where words before a change or figure say that it is of another place."""
        ends = zip(pair.places, (pair.before, pair.after), strict=True)
        led = [bool(self._roles.cued("others", (place[0], q.first))) for place, q in ends]
        return any(led) != bool(self._roles.cued("others", (claim.sentence[0], claim.first)))


def _ends(pair: TimedPair) -> frozenset[int]:
    return frozenset((pair.before.first, pair.after.first))
