"""Pairs an age with a birth that stands near it, whatever the sentences make of them.

Ages, births and deaths are read each for itself. An age and a birth belong together where they
are of one person by the names around them, or where they are the only ones near each other and
nobody else is there whom one of them might be of: no second name, no kin, no stranger ("a woman
of 44").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import msgspec

from factlint.checks._age_facts import Fact
from factlint.checks._born import Born, years_on
from factlint.checks._deaths import LATELY
from factlint.checks._loose_facts import ALONE, LooseFacts
from factlint.checks._resumed_ages import is_slip
from factlint.checks._slips import is_a_digit_off
from factlint.extract.article import Article
from factlint.extract.persons import Key
from factlint.extract.proper import ProperName
from factlint.model import Quantity
from factlint.rulebook.words import fold

APART = 2
"""So many sentences lie at most between an age and its birth, counted to the second."""

BEHIND = 3
"""So many tokens behind an age at something "it" tells that a thing has it."""

NOW = ("same-and", "be", "age-now")
"""The lists of the words before a present age that goes on with a dated one: "and is now"."""

SUBJECT = 6
"""So many tokens behind a birth the verb stands whose subject was born."""


class LooseReader:
    """Pairs the ages and births of an article."""

    def __init__(self, article: Article, facts: LooseFacts) -> None:
        self._article, self._facts = article, facts
        self._folded = article.tokens.folded
        listed = article.grammar.listed
        verbs = frozenset(map(fold, article.lexicon.speech.verbs))
        self._others = facts.people | listed("age-break", "age-when") | verbs
        self._things, self._the = listed("age-thing"), listed("name-article")
        self._be = listed("be")
        self._now = tuple(map(listed, NOW))

    def pairs(self) -> Iterator[tuple[Born, Born]]:
        """Each birth with the age that belongs to it."""
        yield from self._of_one()
        yield from self._swapped()
        yield from self._of_nobody()
        yield from self._then_and_now()
        for birth in self._facts.births if self._facts.ages else ():
            near = [age for age in self._facts.ages if self._is_near(age, birth)]
            if self._is_met(birth, birth) or len({age.born.days for age in near}) != 1:
                continue
            if self._belong(near[0], birth) and self._is_only(near[0]):
                yield self._alone(birth), self._alone(near[0])

    def _of_one(self) -> Iterator[tuple[Born, Born]]:
        """The facts that are of one person by the names around them."""
        facts = [*self._facts.births, *self._facts.ages, *self._facts.dated]
        facts.sort(key=lambda fact: fact.place)
        for one, two in combinations(facts, 2):
            if one.key and two.key:
                continue
            whose = one.key or one.meant
            if whose is None or whose != (two.key or two.meant):
                continue
            weak = (one.weak or two.weak) and one.born.kind == two.born.kind
            if weak and not (self._are_alone(one, two) or self._are_of_missing(one, two)):
                continue
            if any(self._is_met(*pair) for pair in ((one, two), (two, one))):
                continue
            yield self._of(one.born, whose), self._of(two.born, whose)

    def _of_nobody(self) -> Iterator[tuple[Born, Born]]:
        """The one birth and dated age of a sentence that tells of one person without a name."""
        free = [fact for fact in self._facts.dated if not (fact.key or fact.meant)]
        for birth in self._facts.births if free else ():
            begin, stop = self._article.sentence_of(birth.born.first)
            own = [fact for fact in free if begin <= fact.born.first < stop]
            if birth.key or birth.meant or len(own) != 1 or own[0].born.first < birth.born.stop:
                continue
            between = self._folded[birth.born.stop : own[0].born.first]
            between = between[self._subject(between) :]
            behind = self._folded[own[0].born.stop : own[0].born.stop + BEHIND]
            mixed = not self._others.isdisjoint(between) or not self._things.isdisjoint(behind)
            if not mixed and self._is_one_person(begin, stop):
                yield self._alone(birth), self._alone(own[0])

    def _then_and_now(self) -> Iterator[tuple[Born, Born]]:
        """A dated age and the present one of a sentence: "was 15 in 2010 and is now 27"."""
        for age in self._facts.ages if self._facts.dated else ():
            begin, _ = self._article.sentence_of(age.born.first)
            ahead = self._folded[max(begin, age.born.first - len(NOW)) : age.born.first]
            told = len(ahead) == len(NOW) and all(map(frozenset.__contains__, self._now, ahead))
            own = [fact for fact in self._facts.dated if begin <= fact.born.first < age.born.first]
            if told and len(own) == 1 and not (age.key or own[0].key):
                yield self._alone(own[0]), self._alone(age)

    def _subject(self, words: Sequence[str]) -> int:
        """Where the subject ends that was born: "Born in 1950, the senator was"."""
        if words[:1] != [","] or self._the.isdisjoint(words[1:2]):
            return 0
        verbs = (at for at in range(2, min(len(words), SUBJECT)) if words[at] in self._be)
        return next(verbs, 0)

    def _swapped(self) -> Iterator[tuple[Born, Born]]:
        """An age of somebody, and of nobody else, with its two figures the wrong way round."""
        ages = {fact.born.first: self._age(fact) for fact in self._facts.ages}
        known = [fact for fact in self._facts.ages if fact.key]
        said = list(ages.values())
        for fact in self._facts.ages:
            age = ages[fact.born.first]
            other = [one for one in known if ages[one.born.first] == age[::-1] != age]
            if fact.key or fact.meant or said.count(age) > 1 or len(other) != 1:
                continue
            if other[0].key and other[0].born.first < fact.born.first:
                yield other[0].born, self._of(fact.born, other[0].key)

    def _are_of_missing(self, *facts: Fact) -> bool:
        """True where "a 15-year-old girl" is searched for, and named in the next sentence."""
        ages = [fact.born.age for fact in facts if fact.born.age]
        sought = any(fact.opens and self._facts.focus.seeks(fact.born.first) for fact in facts)
        return sought and len(ages) == len(facts) and is_slip(*ages)

    def _are_alone(self, *facts: Fact) -> bool:
        """True for two ages of the only one who is named that differ in one figure."""
        ages = [int(age) for age in map(self._age, facts) if age.isdigit()]
        one, *others = (Quantity(age, age, age) for age in ages)
        off = any(is_a_digit_off(one, two) for two in others)
        return off and self._facts.are_alone(*facts)

    def _age(self, fact: Fact) -> str:
        """An age as it is written in figures."""
        numbers = self._article.numbers
        at = bisect_left(numbers, fact.born.first, key=lambda number: number.first)
        return str(numbers[at].value) if at < len(numbers) else ""

    def _is_near(self, age: Fact, birth: Fact) -> bool:
        one, two = (self._article.sentence_number(fact.born.first) for fact in (age, birth))
        return abs(one - two) <= APART and (
            age.key is None or birth.key is None or age.key == birth.key
        )

    def _is_met(self, birth: Fact, other: Fact) -> bool:
        """True where a figure near a birth is the age that it gives, but for a dated birthday."""
        anchor = self._article.anchor
        if anchor is None or birth not in self._facts.births:
            return False
        ((low, high),) = birth.born.days
        dated = other.place if other.born.kind == "birthday" and other.key else (0, 0)
        ages = range(years_on(anchor - LATELY, high), years_on(anchor, low) + 1)
        number = self._article.sentence_number(birth.born.first)
        return any(
            abs(self._article.sentence_number(figure.first) - number) <= APART
            for figure in self._article.numbers
            if figure.value in ages and not self._facts.is_birth(figure.first)
            if not dated[0] <= figure.first < dated[1]
        )

    def _is_only(self, age: Fact) -> bool:
        """True for the only birth near an age."""
        near = {other.born.days for other in self._facts.births if self._is_near(age, other)}
        return len(near) == 1

    def _belong(self, age: Fact, birth: Fact) -> bool:
        if (age.key and birth.key) or self._is_of_other_subject(age, birth):
            return False
        if birth.key and self._facts.is_of_others(age, birth.key):
            return False
        if age.key and self._facts.focus.has_other_role(age.key, birth.born.first):
            return False
        one, two = sorted((age, birth), key=lambda fact: fact.born.first)
        begin, middle = (self._article.sentence_of(fact.born.first)[0] for fact in (one, two))
        _, end = self._article.sentence_of(two.born.first)
        if not self._is_one_person(begin, end) or not self._facts.kin.isdisjoint(
            self._folded[one.born.stop : two.born.first]
        ):
            return False
        return begin == middle or self._goes_on(middle, end, self._facts.named(begin, middle))

    def _is_of_other_subject(self, age: Fact, birth: Fact) -> bool:
        """True for a birth of whoever met the one with the age."""
        first, later = birth.born.first, age.born.first < birth.born.first
        return later and not birth.key and self._facts.focus.has_other_subject(first)

    def _goes_on(self, begin: int, stop: int, before: Iterable[ProperName]) -> bool:
        """True for a sentence about somebody of before: "she", "the mayor", the name again."""
        words = set(self._folded[begin:stop])
        named = {key for name in before for key in name.keys} | self._facts.bearers
        return bool(
            words & (self._facts.pronouns | self._facts.people | named)
            or self._facts.named(begin, stop)
        )

    def _is_one_person(self, first: int, stop: int) -> bool:
        """True where all names of persons share a word."""
        groups: list[set[str]] = []
        for name in self._facts.named(first, stop):
            keys = set(name.keys)
            groups = [g for g in groups if not g & keys] + [
                keys.union(*(g for g in groups if g & keys))
            ]
        return len(groups) <= 1

    def _alone(self, fact: Fact) -> Born:
        return self._of(fact.born, ALONE)

    def _of(self, born: Born, person: Key) -> Born:
        return msgspec.structs.replace(born, person=person)
