"""What speaks for two claims of ages and births being of one person, and what against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from factlint.checks._age_claims import BORN, NOW, ONCE, Claim
from factlint.checks._age_slots import AgeSlots
from factlint.checks._fact_owners import FactOwners
from factlint.checks._focus import Focus
from factlint.checks._loose_facts import LooseFacts
from factlint.checks._odds import Candidate, Signs
from factlint.checks._slips import is_a_digit_off, is_shuffled
from factlint.checks._subjects import Subjects
from factlint.extract.article import Article
from factlint.extract.persons import Key
from factlint.extract.verbs import verb_reader
from factlint.model import Quantity
from factlint.rulebook.words import fold

MONTH, YEAR = 31, 366
CLAUSE = 6
"""So many tokens before a claim are looked at for whom it is about."""
OPENING = 8
"""So many tokens of a sentence its subject may open."""
BACK = 4
"""So many sentences before, the one that "he" goes back to."""
MOST = 4
"""So many of a kind count."""
LONG = 5
"""A word of so many letters says something."""


class Readings(msgspec.Struct, frozen=True):
    """What the readers of single wordings make of the tokens of an article.

    `known` is whom a claim is about, by its first token; `excused` are the claims that their words
    make of another time, `facts` the births and the ages of now, `charged` and `summoned` those of
    somebody who is accused, without a name and with one.
    """

    known: Mapping[int, Key]
    excused: frozenset[int]
    facts: frozenset[int]
    charged: frozenset[int]
    summoned: frozenset[int]
    focus: Focus


def readings(
    claims: Sequence[Claim],
    facts: LooseFacts,
    slots: AgeSlots,
    charged: frozenset[int],
    summoned: frozenset[int],
) -> Readings:
    """What the readers make of some claims."""
    whose = ((f, f.key or f.meant) for f in (*facts.births, *facts.ages, *facts.dated))
    return Readings(
        {fact.born.first: key for fact, key in whose if key},
        frozenset(claim.first for claim in claims if slots.is_excused(claim.first)),
        frozenset(at for f in (*facts.births, *facts.ages) for at in range(*f.place)),
        charged,
        summoned,
        facts.focus,
    )


class AgeSigns:
    """Reads the signs around the claims of one article."""

    def __init__(
        self,
        article: Article,
        subjects: Subjects,
        claims: Sequence[Claim],
        read: Readings,
    ) -> None:
        listed = article.grammar.listed
        self._article, self._subjects, self._focus = article, subjects, read.focus
        self._words, self._folded = article.tokens.words, article.tokens.folded
        self._claims, self._read = claims, read
        self._owners = FactOwners(article)
        self._the, self._kin = listed("name-article"), listed("kin")
        self._people = listed("people", "person-role", "kin")
        self._he = listed("person-pronoun")
        self._male = listed("person-male", "person-him")
        self._female = listed("person-female", "person-her")
        self._another = listed("another")
        self._relatives = listed("relative")
        self._verbs = verb_reader(article.grammar)
        self._have = listed("have", "age-now")
        self._closed = listed("be", "have", "modal", "relative", "conjunction", "preposition")
        self._keys = {claim.first: self._key(claim) for claim in claims}

    def _key(self, claim: Claim) -> Key | None:
        return self._read.known.get(claim.first) or self._focus.of(claim.first, claim.stop)

    def candidate(self, one: Claim, two: Claim) -> Candidate:
        """Two claims, the first one before the second, with all signs."""
        spans = (self._article.tokens.span(c.first, c.stop) for c in (one, two))
        signs = {
            **self._times(one, two),
            **self._figures(one, two),
            **self._persons(one, two),
            **self._apart(one, two),
            **self._others(one, two),
            **{f"{name}-1": sign for name, sign in self._own(one).items()},
            **{f"{name}-2": sign for name, sign in self._own(two).items()},
        }
        signs["wide-of-one"] = signs["gap-decade"] and signs["same-key"]
        if signs["headline"]:
            signs["stranger-2"] = False
        return Candidate(tuple(spans), {name: float(sign) for name, sign in signs.items()})

    def _times(self, one: Claim, two: Claim) -> Signs:
        """Which times the two speak of, and how far they are from agreeing."""
        forms = sorted((one.form, two.form))
        days = one.gap(two)
        vague = not all(c.is_precise for c in (one, two))
        return {
            "-".join(forms): True,
            "too-soon": one.is_too_soon(two),
            "adrift": any(c.form not in (NOW, BORN) and not c.dated for c in (one, two)),
            "both-dated": one.dated and two.dated,
            "vague": vague,
            "may-meet": one.may_meet(two),
            "gap-month": vague and days <= MONTH,
            "gap-year": vague and days <= YEAR,
            "gap-years": days > 3 * YEAR,
            "gap-decade": days > 10 * YEAR,
            "gap-life": days > 25 * YEAR,
            "undated": self._article.anchor is None,
        }

    def _figures(self, one: Claim, two: Claim) -> Signs:
        """Where a slip shows in the figures."""
        if not (one.age and two.age):
            return {"young": 0 < one.age + two.age < 13}
        values = [Quantity(age, age, age) for age in (one.age, two.age)]
        return {
            "shuffled": is_shuffled(*values),
            "digit-off": is_a_digit_off(*values),
            "one-off": abs(one.age - two.age) == 1,
            "same-age": one.age == two.age,
            "young": min(one.age, two.age) < 13,
            "child": (one.age < 18) != (two.age < 18),
        }

    def _persons(self, one: Claim, two: Claim) -> Signs:
        """Whom the two are about, as far as names say it."""
        keys = [self._keys[c.first] for c in (one, two)]
        named = [key for key in keys if key]
        between = self._focus.names(one.stop, two.first)
        so_far = self._focus.keys(0, two.stop)
        others = {name.key for name in between} - set(named)
        subjects = [self._subject(c.first) for c in (one, two)]
        sexes = [self._sex(c) for c in (one, two)]
        return {
            "same-key": len(named) == 2 and keys[0] == keys[1],
            "other-key": len(named) == 2 and keys[0] != keys[1],
            "first-key": bool(keys[0]) and not keys[1],
            "second-key": bool(keys[1]) and not keys[0],
            "names-between": min(len(others), MOST),
            "one-subject": None not in subjects and subjects[0] == subjects[1],
            "other-subject": None not in subjects and subjects[0] != subjects[1],
            "named-again": any(name.key == keys[0] for name in between) and bool(keys[0]),
            "alone": len(so_far) == 1,
            "nobody": not so_far,
            "sex": bool(sexes[0] and sexes[1] and sexes[0] == sexes[1]),
            "other-sex": bool(sexes[0] and sexes[1] and sexes[0] != sexes[1]),
            "meets": self._subjects.meets_others(one.stop, two.first),
            "kin-between": not self._kin.isdisjoint(self._folded[one.stop : two.first]),
            "accused": one.first in self._read.charged and two.first not in self._read.summoned,
            "another": not self._another.isdisjoint(self._folded[one.stop : two.first]),
        }

    def _subject(self, at: int, back: int = 0) -> Key | None:
        """Whom the sentence of a token tells of: the name it opens with, or whom "he" stands for.

        "The 24-year-old" is whom the sentence before tells of.
        """
        begin, end = self._article.sentence_of(at)
        named = self._focus.names(begin, min(end, begin + OPENING))
        if named and self._kin.isdisjoint(self._folded[begin : named[0].first]):
            return named[0].key or None
        led = self._folded[begin : begin + OPENING]
        carried = not self._he.isdisjoint(led) or led[0] in self._the
        return self._subject(begin - 1, back + 1) if carried and begin and back < BACK else None

    def _sex(self, claim: Claim) -> str:
        """What the words of its sentence tell, those nearest before it first."""
        begin, end = self._article.sentence_of(claim.first)
        part = (*reversed(range(begin, claim.stop)), *range(claim.stop, min(end, claim.stop + 3)))
        for at in part:
            if self._folded[at] in self._male:
                return "male"
            if self._folded[at] in self._female:
                return "female"
        return ""

    def _apart(self, one: Claim, two: Claim) -> Signs:
        """How far apart the two stand, and in what parts of the text."""
        number = self._article.sentence_number
        apart = number(two.first) - number(one.first)
        body, starts = self._article.layout.body, self._article.tokens.starts
        heads = [starts[c.first] < body for c in (one, two)]
        words = [self._content(c) for c in (one, two)]
        return {
            "one-sentence": apart == 0,
            "next": apart == 1,
            "near": apart < 4,
            "far": apart > 7,
            "headline": heads[0] and not heads[1],
            "opening": heads[0] and not any(one.first < c.first < two.first for c in self._claims),
            "both-head": heads[0] and heads[1],
            "beside": two.first - one.stop < 3,
            "shared": min(len(words[0] & words[1]), MOST) if apart else 0,
            "paragraph": apart > 0 and "\n" in self._words[one.stop : two.first],
        }

    def _content(self, claim: Claim) -> set[str]:
        part = self._folded[slice(*self._article.sentence_of(claim.first))]
        return {word for word in part if len(word) >= LONG and word.isalpha()}

    def _is_verb(self, word: str) -> bool:
        known = self._verbs.is_past(word) or self._verbs.is_third_person(word)
        return known or fold(word) in self._closed

    def _is_past(self, begin: int, at: int, end: int) -> bool:
        """True where the verb nearest to an age, first before it, is of the past."""
        for word in (*reversed(self._words[begin:at]), *self._words[at:end]):
            if self._verbs.is_past(word):
                return True
            if self._verbs.is_third_person(word) or fold(word) in self._have:
                return False
        return False

    def _others(self, one: Claim, two: Claim) -> Signs:
        """What other claims say."""
        rest = [c for c in self._claims if c not in (one, two)]
        return {
            "claims": min(len(rest), MOST),
            "met-before": any(c.gap(two) <= 0 for c in rest if c.first < two.first),
            "met-behind": any(c.gap(two) <= 0 for c in rest if c.first > two.first),
            "first-met": any(c.gap(one) <= 0 for c in rest),
            "figure": any(c.age == two.age != 0 for c in rest),
            "first-figure": any(c.age == one.age != 0 for c in rest),
            "nearer": any(one.first < c.first < two.first for c in rest),
        }

    def _own(self, claim: Claim) -> Signs:
        """How a claim is told."""
        begin, end = self._article.sentence_of(claim.first)
        before = self._folded[max(begin, claim.first - CLAUSE) : claim.first]
        behind = self._words[claim.stop : min(end, claim.stop + 5)]
        years = len(behind) > 1 and behind[0] == "-"
        noun = behind[4] if years and len(behind) > 4 else ""
        told = noun.islower() and self._is_verb(noun)
        human = not self._people.isdisjoint(map(str.lower, behind))
        here = self._focus.names(begin, claim.first)
        span = self._article.tokens.span(claim.first, claim.stop)
        told_now = not self._read.facts.isdisjoint(range(claim.first, claim.stop))
        adrift = claim.form == ONCE and not claim.dated
        past = adrift and self._is_past(begin, claim.first, end)
        return {
            "doubtful": claim.form == BORN and not told_now,
            "present": adrift and told_now,
            "became": past,
            "borrowed": claim.borrowed,
            "the": before[-1:] != [] and before[-1] in self._the,
            "year-old": years,
            "bare": years and (told or not noun[:1].isalpha()),
            "thing": claim.form == NOW and noun.islower() and not (told or human),
            "human": years and human,
            "name": noun[:1].isupper(),
            "beside": self._focus.beside(claim.first) is not None,
            "he": not self._he.isdisjoint(before),
            "who": not self._relatives.isdisjoint(before),
            "kin": self._owners.is_of_kin(claim.first, claim.stop),
            "stranger": self._owners.is_stranger(claim.first, claim.stop),
            "quoted": self._article.quoted(span) is not None,
            "excused": claim.first in self._read.excused
            and not (claim.form == ONCE and claim.dated),
            "opens": claim.first - begin < 3,
            "names": min(len({name.key for name in here}), 2),
            "passed": self._subjects.is_passed_on(begin),
            "past": claim.form == ONCE,
        }
