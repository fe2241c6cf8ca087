"""Which fact of one version is which of the other.

Facts that stand in the same place of two alike sentences go together first, then those that say
the same, then what is plainly about one thing, and last running totals of one measure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from math import sqrt

import msgspec

from factlint.extract.about import About
from factlint.extract.nearness import BESIDE
from factlint.extract.stems import stems_of
from factlint.model import Number
from factlint.versions.facts import Fact, compare_facts, may_be_one_fact
from factlint.versions.sentences import Alike, Matching, Sentence

REWRITTEN = 0.45
"""How alike two sentences must be for a figure of them to have changed."""
CLOSE = 0.7
"""The same for a date, and for a figure without a word that says what it counts."""
ABOUT = 0.5
"""How alike the words around two figures must be then."""
SAME = 0.2
"""The same for figures that are equal."""
CLEARLY = 1.25
"""How much liker than all others a changed figure must be."""
CONTEXT = 2
"""So many words of a stretch that two sentences share put a fact in its place there."""
MOST = 60
"""How many facts of a sentence are compared: more stand in a list, or a table without lines."""
_PLACES = {"date": "#date", "number": "#number"}


class Pair(msgspec.Struct, frozen=True):
    """A fact in both versions."""

    old: Fact
    new: Fact


class Pairing:
    """Pairs the facts of two versions, each with one at most."""

    def __init__(self, matching: Matching, old: Sequence[Fact], new: Sequence[Fact]) -> None:
        self._matching = matching
        self.all_old, self.all_new = old, new
        self._old = [fact for fact in old if not matching.is_settled(old=fact.sentence)]
        self._new = [fact for fact in new if not matching.is_settled(new=fact.sentence)]
        self._by_sentence = _by_sentence(self._old), _by_sentence(self._new)
        self._taken: set[int] = set()
        self.pairs: list[Pair] = []
        self._pair(self._in_place())
        self._pair(self._equal())
        self._pair(self._changed())
        self._pair(self._totals())

    @property
    def gone(self) -> list[Fact]:
        """The old facts without a pair, of sentences that are not as they were."""
        return [fact for fact in self._old if id(fact) not in self._taken]

    @property
    def come(self) -> list[Fact]:
        """The new ones."""
        return [fact for fact in self._new if id(fact) not in self._taken]

    def _pair(self, pairs: Iterable[tuple[Fact, Fact]]) -> None:
        for old, new in pairs:
            if id(old) not in self._taken and id(new) not in self._taken:
                self._taken |= {id(old), id(new)}
                self.pairs.append(Pair(old, new))

    def _in_place(self) -> Iterator[tuple[Fact, Fact]]:
        """Facts that stand between the same words."""
        for alike in self._matching.alike:
            if alike.like >= REWRITTEN:
                yield from self._in_place_of(alike)

    def _in_place_of(self, alike: Alike) -> Iterator[tuple[Fact, Fact]]:
        old, new = self._both(alike)
        if not (old and new):
            return
        one = _skeleton(self._matching.old.article.tokens.words, alike.old, old)
        two = _skeleton(self._matching.new.article.tokens.words, alike.new, new)
        words, others = [word for word, _ in one], [word for word, _ in two]
        matcher = SequenceMatcher(None, words, others, autojunk=False)
        for block in matcher.get_matching_blocks():
            context = sum(word[0].isalnum() for word in words[block.a : block.a + block.size])
            for at in range(block.size):
                here, there = one[block.a + at][1], two[block.b + at][1]
                placed = context >= CONTEXT or _is_enclosed(words, block.a, block.size, at)
                close = alike.like >= CLOSE or (here and here.kind != "date")
                if here and there and placed and close and _fit(here, there):
                    yield here, there

    def _equal(self) -> Iterator[tuple[Fact, Fact]]:
        """Facts that say the same, in alike sentences, or of one measure, the likest first."""
        found = [
            (like, here, there)
            for like, here, there in self._candidates()
            if (like >= SAME or here.what) and compare_facts(here, there) in (None, "precision")
        ]
        yield from _likest(found)

    def _totals(self) -> Iterator[tuple[Fact, Fact]]:
        """The counts of a measure of which each version has one total that has no pair."""
        if not self._matching.are_versions:
            return
        old, new = _running(self.gone), _running(self.come)
        for measure in sorted(old.keys() & new.keys()):
            if _is_one(old[measure]) and _is_one(new[measure]):
                for one in old[measure]:
                    yield from ((one, two) for two in new[measure] if self._share(one, two))

    def _share(self, one: Fact, two: Fact) -> bool:
        """True where two counts have a word in common that does not just say what is counted.

        A sentence that has no other word speaks of what the article is about.
        """
        article = self._matching.new.article
        stems, grammar = stems_of(article.lexicon), article.grammar
        words = {word for phrase in grammar.phrases_of(one.what) for word in phrase}
        counted = {stems.of(word) for word in words | grammar.listed("people") if word}
        here, there = one.sentence.stems - counted, two.sentence.stems - counted
        return not (here and there) or not here.isdisjoint(there)

    def _changed(self) -> Iterator[tuple[Fact, Fact]]:
        """Facts that are plainly about one thing, and say something else of it."""
        found = [
            (like, here, there)
            for like, here, there in self._candidates(REWRITTEN)
            if like >= ABOUT and self._is_sure(here, there)
        ]
        for like, here, there in sorted(found, key=lambda pair: -pair[0]):
            rivals = (
                other
                for other, one, two in found
                if (one is here) != (two is there) and (one is here or two is there)
            )
            if all(other * CLEARLY <= like for other in rivals):
                yield here, there

    def _is_sure(self, here: Fact, there: Fact) -> bool:
        like = self._sentences.get((here.sentence.at, there.sentence.at), 0.0)
        if here.kind == "number":
            return False
        if here.kind == "date":
            single = all(
                sum(f.kind == "date" for f in facts[fact.sentence.at]) == 1
                for facts, fact in zip(self._by_sentence, (here, there), strict=True)
            )
            return single and like >= CLOSE
        same = (here.what and here.what == there.what) or (
            here.about.head and here.about.head == there.about.head
        )
        return bool(same) or like >= CLOSE or self._is_anchored(here, there)

    def _is_anchored(self, here: Fact, there: Fact) -> bool:
        """True for amounts of one unit, in sentences that have another fact in common."""
        one, two = here.quantity, there.quantity
        if not (one and two and one.unit and one.unit == two.unit):
            return False
        places = here.sentence.at, there.sentence.at
        return any(
            (pair.old.sentence.at, pair.new.sentence.at) == places
            and compare_facts(pair.old, pair.new) is None
            for pair in self.pairs
        )

    def _candidates(self, least: float = 0.0) -> Iterator[tuple[float, Fact, Fact]]:
        """Facts without a pair that may go together, with how alike the words around them are."""
        for alike in self._matching.alike:
            if alike.like < least:
                return
            old, new = self._both(alike)
            for here in old:
                for there in new:
                    if _fit(here, there):
                        yield self._like(here.about, there.about), here, there

    def _both(self, alike: Alike) -> tuple[list[Fact], list[Fact]]:
        """The facts of two sentences that have no pair yet."""
        old, new = self._by_sentence
        return (
            [fact for fact in old[alike.old.at][:MOST] if id(fact) not in self._taken],
            [fact for fact in new[alike.new.at][:MOST] if id(fact) not in self._taken],
        )

    @cached_property
    def _sentences(self) -> dict[tuple[int, int], float]:
        return {(a.old.at, a.new.at): a.like for a in self._matching.alike}

    def _like(self, here: About, there: About) -> float:
        """The cosine of the words around two values, by how rare these are."""
        one, two = _words(here), _words(there)
        rarity = self._matching.rarity

        def product(some: dict[str, float], others: dict[str, float]) -> float:
            shared = sorted(some.keys() & others.keys())
            return sum(rarity.get(s, 1.0) * some[s] * others[s] for s in shared)

        return product(one, two) / sqrt(product(one, one) * product(two, two) or 1.0)


def _words(about: About) -> dict[str, float]:
    return {stem: weight for stem, weight in about.words.items() if stem[0] != BESIDE}


def _by_sentence(facts: Iterable[Fact]) -> dict[int, list[Fact]]:
    found: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.sentence.at].append(fact)
    return found


def _skeleton(
    words: Sequence[str], sentence: Sentence, facts: Sequence[Fact]
) -> list[tuple[str, Fact | None]]:
    """The words of a sentence, with a place for each fact."""
    by_first = {fact.first: fact for fact in facts}
    found: list[tuple[str, Fact | None]] = []
    at = sentence.first
    while at < sentence.stop:
        fact = by_first.get(at)
        if fact:
            found.append((_PLACES.get(fact.kind, "#amount"), fact))
        else:
            found.append((words[at].lower(), None))
        at = max(at + 1, fact.stop) if fact else at + 1
    return found


def _is_enclosed(words: Sequence[str], start: int, size: int, at: int) -> bool:
    """True where a stretch has the words on both sides of a place in it."""
    sides = words[start : start + size][max(0, at - 1) : at + 2 : 2]
    return 0 < at < size - 1 and all(word[0].isalnum() for word in sides)


def _fit(here: Fact, there: Fact) -> bool:
    """True for facts that may be one, and have the same part in a change."""
    roles = here.about.role and there.about.role and here.about.role != there.about.role
    same = here.past == there.past and here.part == there.part
    return same and not roles and may_be_one_fact(here, there)


def _likest(found: Iterable[tuple[float, Fact, Fact]]) -> Iterator[tuple[Fact, Fact]]:
    for _, here, there in sorted(found, key=lambda pair: -pair[0]):
        yield here, there


def _running(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """The counts of each measure that are its total, or that may be where none is called so."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.kind == "count" and not (fact.past or fact.part):
            found[fact.what].append(fact)
    return {what: _totals_of(counts) for what, counts in found.items()}


def _totals_of(counts: Sequence[Fact]) -> list[Fact]:
    named = {_figure(fact) for fact in counts if fact.total}
    return [fact for fact in counts if not named or _figure(fact) in named]


def _figure(fact: Fact) -> tuple[Number | None, ...]:
    """The figure of a count without its hedge, the ends of a vague one."""
    quantity = fact.quantity
    assert quantity is not None
    return (quantity.value,) if quantity.value is not None else (quantity.low, quantity.high)


def _is_one(facts: Sequence[Fact]) -> bool:
    return len(set(map(_figure, facts))) == 1
