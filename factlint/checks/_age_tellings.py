"""How each claim of an age or a birth is told, and whom its sentence is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from factlint.checks._age_claims import BORN, NOW, ONCE, Claim
from factlint.checks._age_slots import AgeSlots
from factlint.checks._fact_owners import FactOwners
from factlint.checks._focus import Focus
from factlint.checks._loose_facts import LooseFacts
from factlint.checks._odds import Signs
from factlint.checks._subjects import Subjects
from factlint.extract.article import Article
from factlint.extract.persons import Key
from factlint.extract.verbs import verb_reader
from factlint.rulebook.words import fold

CLAUSE = 6
"""So many tokens before a claim are looked at for whom it is about."""
OPENING = 8
"""So many tokens of a sentence its subject may open."""
BACK = 4
"""So many sentences before, the one that "he" goes back to."""
PAST, PRESENT = "past", "present"
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


class Telling(msgspec.Struct, frozen=True):
    """How a claim is told: who bears it, whom its sentence is of, the words that say something."""

    key: Key | None
    subject: Key | None
    sex: str
    words: frozenset[str]
    heading: bool
    signs: Signs


class TellingReader:
    """Reads how the claims of one article are told, each once."""

    def __init__(self, article: Article, subjects: Subjects, read: Readings) -> None:
        listed = article.grammar.listed
        self._article, self._subjects, self._focus = article, subjects, read.focus
        self._words, self._folded = article.tokens.words, article.tokens.folded
        self._read = read
        self._owners = FactOwners(article)
        self._the, self._kin = listed("name-article"), listed("kin")
        self._people = listed("people", "person-role", "kin")
        self._he = listed("person-pronoun")
        self._male = listed("person-male", "person-him")
        self._female = listed("person-female", "person-her")
        self._relatives = listed("relative")
        self._verbs = verb_reader(article.grammar)
        self._have = listed("have", "age-now")
        self._closed = listed("be", "have", "modal", "relative", "conjunction", "preposition")
        self._known: dict[int, Telling] = {}

    def of(self, claim: Claim) -> Telling:
        """How a claim is told."""
        if claim.first not in self._known:
            starts, body = self._article.tokens.starts, self._article.layout.body
            self._known[claim.first] = Telling(
                self._read.known.get(claim.first) or self._focus.of(claim.first, claim.stop),
                self._subject(claim.first),
                self._sex(claim),
                self._content(claim),
                starts[claim.first] < body,
                self._own(claim),
            )
        return self._known[claim.first]

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

    def _content(self, claim: Claim) -> frozenset[str]:
        part = self._folded[slice(*self._article.sentence_of(claim.first))]
        return frozenset(word for word in part if len(word) >= LONG and word.isalpha())

    def _is_verb(self, word: str) -> bool:
        known = self._verbs.is_past(word) or self._verbs.is_third_person(word)
        return known or fold(word) in self._closed

    def _tense(self, begin: int, at: int, end: int) -> str:
        """The tense of the verb nearest to an age, first before it."""
        for word in (*reversed(self._words[begin:at]), *self._words[at:end]):
            if self._verbs.is_past(word):
                return PAST
            if self._verbs.is_third_person(word) or fold(word) in self._have:
                return PRESENT
        return ""

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
        tense = self._tense(begin, claim.first, end) if adrift else ""
        return {
            "doubtful": claim.form == BORN and not told_now,
            "present": adrift and told_now,
            "became": tense == PAST,
            "becomes": tense == PRESENT,
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
