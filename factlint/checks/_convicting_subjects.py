"""Whether a clause of an article that tells of a charge is about the accused.

The subject of a verb is what ends right before it, or before what is set off by commas: a name,
"he", "the company", "the rebels who".
"""

from __future__ import annotations

from functools import cached_property

import msgspec

from factlint.checks._accusations import Accusations
from factlint.checks._accusing_words import Untested
from factlint.extract.article import Article
from factlint.extract.passages import sentence_before
from factlint.extract.proper import ProperName
from factlint.extract.stems import stems_of

SET_OFF = 14
"""So many tokens at most stand between two commas behind a subject."""
WIDE = 6
"""So many tokens before its noun a subject may begin."""
SURE = 3
"""A subject that is the accused, as far as the text tells."""
NEW = 4
"""Somebody without a name, of whom the text tells first, and then who is accused."""
AHEAD = 4
"""So many sentences before the accused is told of."""
BACK = 3
"""So many sentences before a pronoun its name may stand."""


class Subject(msgspec.Struct, frozen=True):
    """The tokens from the first one of a subject to behind its last one, its noun."""

    first: int
    stop: int
    relative: bool = False
    """True for the one that "who" stands for."""
    set_off: bool = False
    """True where commas part it from its verb."""

    @property
    def head(self) -> int:
        """The token of its noun."""
        return self.stop - 1


class Subjects:
    """Reads the subjects of one article."""

    def __init__(self, article: Article, words: Untested, accusations: Accusations) -> None:
        self._article, self._words, self._accusations = article, words, accusations
        self._tokens, listed = article.tokens, article.grammar.listed
        self._stems = stems_of(article.lexicon)
        self._any = frozenset(article.lexicon.numbers.articles) | listed("another")
        self._the = listed("article-the") - self._any
        self._persons, self._others = listed("person-pronoun"), listed("person-other")
        self._relative = listed("person-who", "relative") | listed("that")
        self._mark, self._adverbs = listed("possessive-mark"), listed("adverb")
        self._stops = listed("conjunction", "preposition", "relative", "be", "have") | {
            *words.opens
        }
        self._anybody = listed("person-male", "person-female")
        self._roles = (accusations.roles | listed("post")) - {*words.brands}
        self._of, self._female = listed("of"), listed("person-her")
        self._male = listed("person-him") | (listed("person-possessive") - self._female)

    def before(self, verb: int) -> Subject | None:
        """The subject of a verb."""
        begin = self._article.sentence_of(verb)[0]
        words, folded = self._tokens.words, self._tokens.folded
        at, set_off, relative = verb - 1, False, False
        while at > begin and (folded[at] in self._words.asides or folded[at] in self._adverbs):
            at -= 1
        if at > begin and words[at] == ",":
            before = (n for n in range(at - 1, max(begin, at - SET_OFF), -1) if words[n] == ",")
            at, set_off = next(before, begin) - 1, True
        if at > begin and folded[at] in self._relative:
            at, relative = at - 1, True
            if words[at] == ",":
                at -= 1
        if at < begin or not words[at][0].isalnum():
            return None
        first = at
        for n in range(at - 1, max(begin - 1, at - WIDE), -1):
            if folded[n] in self._stops or not (words[n][0].isalnum() or words[n] in "-–"):
                break
            first = n
        return Subject(first, at + 1, relative, set_off)

    def name(self, subject: Subject) -> ProperName | None:
        """The name that a subject ends with."""
        return self._accusations.ends.get(subject.stop)

    def surety(self, subject: Subject | None, *, sure: bool) -> int:
        """How surely a subject is the accused, from 0 to `SURE`, or `NEW`."""
        if subject is None:
            return 0
        found = self._surety(subject, sure=sure)
        return NEW if found < 2 and self._is_introduced(subject) else found

    def _surety(self, subject: Subject, *, sure: bool) -> int:
        head, name = self._tokens.folded[subject.head], self.name(subject)
        body = head in self._words.bodies
        if sure and not body:
            return SURE
        if name is not None:
            return self._of_name(subject, name)
        if head in self._persons | self._others:
            return self._of_pronoun(subject, head)
        return self._of_noun(subject, head, body=body)

    def _of_name(self, subject: Subject, name: ProperName) -> int:
        if self._accusations.is_accused(name):
            return 1 if self._is_of_matter(name) else SURE
        words, stop = self._tokens.words, subject.stop
        aged = words[stop] == "," and self._tokens.word(stop + 1).isdigit()
        if aged and self._is_behind_charge(stop):
            return SURE
        return int(not self._told.isdisjoint(name.keys))

    def _of_pronoun(self, subject: Subject, head: str) -> int:
        """By whom the last name is of, or the only sex of which a charge tells."""
        begin = self._article.sentence_of(subject.head)[0]
        opens = begin == subject.head
        if opens and self._accusations.refers(subject.head, head):
            return SURE
        same, other = self._male, self._female
        if head not in self._male:
            same, other = other, same
        alike = not same.isdisjoint(self._told) and other.isdisjoint(self._told)
        unlike = same.isdisjoint(self._told) and not other.isdisjoint(self._told)
        nearest = self._nearest(subject.head)
        near = nearest is not None and self._accusations.is_accused(nearest)
        likely = near or (alike and head in self._persons)
        return max(0, (2 if likely else 0) - unlike)

    def _of_noun(self, subject: Subject, head: str, *, body: bool) -> int:
        folded = self._tokens.folded[subject.first : subject.stop]
        definite = folded[0] in self._the
        accused = head in self._accusations.nouns
        aged = "-" in folded and folded[1].isdigit()
        if definite and (accused or aged):
            return SURE
        force = head in self._words.forces
        told = self._stems.of(head) in self._told_stems
        role = definite and head in self._accusations.roles
        if (definite and body) or (force and told) or (role and self._is_new(subject.head)):
            return 2
        return int(force or body or accused or role or self._is_owned(subject))

    def _is_introduced(self, subject: Subject) -> bool:
        """True for "A Toledo man" and "The former treasurer" before the text tells who is accused.

        "A man" and "a gunman" may be anybody.
        """
        number = self._article.sentence_number
        ahead = number(self._first_told) - number(subject.head)
        if not 0 < ahead <= AHEAD or self.name(subject) is not None:
            return False
        words, begin = self._tokens.words, self._article.sentence_of(subject.first)[0]
        opens = self._tokens.folded[begin] in self._the | self._any
        opens = opens and subject.head - begin < SET_OFF
        if not (opens or self.is_indefinite(subject)):
            return False
        part = range(begin if opens else subject.first, subject.stop)
        noun = next((at for at in part if self._tokens.folded[at] in self._roles), None)
        if noun is None:
            return False
        described = any(words[at][0].isupper() or words[at][0].isdigit() for at in part[1:])
        return described or self._tokens.folded[noun] not in self._anybody

    @cached_property
    def names_later(self) -> bool:
        """True where the first sentence that tells who is accused names somebody."""
        part = self._article.sentence_of(self._first_told)
        return any(map(self._accusations.is_accused, self._accusations.names_in(part)))

    @cached_property
    def _first_told(self) -> int:
        """Where the text first accuses, or names who is accused."""
        named = (n.first for n in self._accusations.names if self._accusations.is_accused(n))
        return min((*named, *(first for first, _ in self._accusations.places)), default=0)

    def _is_owned(self, subject: Subject) -> bool:
        """True for "Marsh's clerks"."""
        tokens = range(subject.first, subject.head)
        owner = next((at for at in tokens if self._tokens.folded[at] in self._mark), None)
        return owner is not None and self._accusations.names_before(owner)

    def is_indefinite(self, subject: Subject | None) -> bool:
        """True for "a clerk" and "two clerks"."""
        first = self._tokens.folded[subject.first] if subject else ""
        return first in self._any or first[:1].isdigit()

    def _nearest(self, at: int) -> ProperName | None:
        """The last name before a token, of a person or of more than one word."""
        part = self._article.sentence_of(at)[0], at
        for _ in range(BACK):
            names = [n for n in self._accusations.names_in(part) if n.person or len(n.keys) > 1]
            if names:
                return names[-1]
            before = sentence_before(self._article, part[0])
            if before is None:
                return None
            part = before
        return None

    def _is_of_matter(self, name: ProperName) -> bool:
        """True for a name behind "of" where a charge is told: "the murder of Ida Marsh"."""
        same = (n for part in self._accusations.sentences for n in self._accusations.names_in(part))
        return any(
            n.keys[-1] == name.keys[-1] and self._tokens.word(n.first - 1) in self._of for n in same
        )

    def _is_new(self, at: int) -> bool:
        """True for a noun that the text says for the first time."""
        return self._first.get(self._tokens.folded[at]) == at

    @cached_property
    def _first(self) -> dict[str, int]:
        folded = self._tokens.folded
        return {folded[at]: at for at in range(len(folded) - 1, -1, -1)}

    def _is_behind_charge(self, at: int) -> bool:
        """True where the sentence before tells of a charge."""
        before = sentence_before(self._article, at)
        return (
            before is not None
            and self._article.sentence_of(before[1] - 1) in self._accusations.sentences
        )

    @cached_property
    def _told(self) -> frozenset[str]:
        """The words of all sentences that accuse."""
        parts = self._accusations.sentences
        return frozenset(word for part in parts for word in self._tokens.folded[slice(*part)])

    @cached_property
    def _told_stems(self) -> frozenset[str]:
        return frozenset(map(self._stems.of, self._told)) - {""}
