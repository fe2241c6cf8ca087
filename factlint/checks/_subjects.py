"""Whom a wording of an age or a birth is about."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from factlint.checks._met import Meetings
from factlint.checks._shown_names import AHEAD, ShownNames
from factlint.extract.article import Article, Match
from factlint.extract.persons import Key, Person, Persons
from factlint.extract.tokens import Range
from factlint.model import Quotation
from factlint.rulebook.words import fold

NAME = 5
"""So many tokens behind an age the name may begin: "54-year-old harbour pilot Ida Marsh"."""
RELATIVE = 5
"""So many words behind a name a relative clause of it may begin."""
DESCRIBED = 4
"""So many tokens before a wording may stand a noun for whom it is about."""
SPOKEN = 25
"""So many tokens beside a quotation its speaker may stand."""


class Subjects:
    """Finds the person of a wording, which stands on tokens `[first, stop)`."""

    def __init__(self, article: Article, places: Iterable[Range], ahead: Iterable[Range]) -> None:
        listed = article.grammar.listed
        self._article = article
        self._words, self._folded = article.tokens.words, article.tokens.folded
        self._be = listed("be", "have", "modal")
        self._is = listed("be")
        self._people = listed("people", "kin", "person-role")
        self._counterparts = listed("person-counterpart")
        self._possessives = listed("person-possessive")
        self._marks = listed("possessive-mark")
        self._prepositions = listed("preposition")
        self._relatives = listed("relative")
        self._speech = frozenset(map(fold, article.lexicon.speech.verbs))
        self._endings = tuple(dict(article.lexicon.lists).get("person-ending", ()))
        self._determiners = listed("article-the", "person-possessive", "another") | {
            fold(word) for word, _ in article.lexicon.numbers.words
        }
        self._kin = listed("kin")
        self._articles = listed("name-article")
        self._meetings = Meetings(article, self.is_human)
        self.names = ShownNames(article)
        self.shown = set(self.names.shown(places, ahead))
        self.persons = Persons(article, self.shown)
        self.keys = {person.key for person in self.persons.all}

    # Whom something is about.

    def of(self, first: int, stop: int, *, adjective: bool = False) -> Key | None:
        """The name it begins with, a pronoun's, the name before it, or the name that follows.

        An `adjective` is of nobody else than the name it stands behind.
        """
        persons = self.persons
        if (own := persons.at(first)) is not None:
            return own.key
        begin, end = self._article.sentence_of(first)
        before = persons.between(begin, first)
        for at in range(first, max(begin, first - DESCRIBED) - 1, -1):
            possessive = at == first - 1 and self._folded[at] in self._possessives
            if persons.is_pronoun(at) or possessive:
                passed = self.is_passed_on(begin) or (
                    not before and self._meetings.precede(begin, persons.between)
                )
                return None if passed else persons.meant_at(at)
        if adjective and self._is_elsewhere(first):
            return None
        if (head := self.names.head(first)) is not None:
            person = persons.at(head)
            return person.key if person else None
        if before:
            return before[-1].key if self._reaches(before[-1].stop, first) else None
        led = self._folded[first] in self._articles
        if led or any(self._words[at][0].isalpha() for at in range(begin, first)):
            return self._described(begin, first + led)
        return self._ahead(begin, stop, end)

    def is_passed_on(self, begin: int) -> bool:
        """True behind a sentence of somebody else who has no name: "His victim waved"."""
        first, stop = self._article.sentence_of(max(0, begin - 1))
        if self._folded[first] not in self._possessives or self.persons.between(first, stop):
            return False
        return any(map(self.is_human, self._words[first + 1 : first + DESCRIBED]))

    def _ahead(self, begin: int, stop: int, end: int) -> Key | None:
        """Whom a sentence that begins with the wording goes on to: "Born in 1962, Marsh …"."""
        comma = None
        for at in range(stop - 1, min(end, stop + AHEAD)):
            if self._words[at] == ",":
                comma = at
            elif comma is not None and self.persons.is_pronoun(at):
                close = at == comma + 1 and not self._meetings.precede(begin, self.persons.between)
                return self.persons.meant_at(begin) if close else None
            elif comma is not None and (person := self.persons.at(at)):
                after = self.led(person.stop)
                return after or person.key
        return None

    def _described(self, begin: int, first: int) -> Key | None:
        """The only person of the article, by a noun: "The singer, whose date of birth"."""
        words = self._folded[max(begin, first - DESCRIBED) : first + 1]
        names = [at for at in range(begin, first + 1) if self.names.is_name(at)]
        opens = next((at for at in range(begin, first + 1) if self._words[at][0].isalpha()), begin)
        named = names != [] and names != [opens]
        people = self._people - self._kin - self._counterparts
        nouns = [at for at, word in enumerate(words) if word in people]
        led = nouns and not self._articles.isdisjoint(words[: nouns[0]])
        return next(iter(self.keys)) if len(self.keys) == 1 and led and not named else None

    def _is_elsewhere(self, first: int) -> bool:
        """True behind a name that nobody is known to bear: "with Max Brod, born in 1902"."""
        at = first - 1
        if at < 1 or self._words[at] not in (",", "("):
            return False
        return self.names.is_name(at - 1) and self.persons.at(at - 1) is None

    def stands(self, first: int) -> bool:
        """True for a wording that belongs to a name: in it, behind it, a mark or "was"."""
        if self.persons.at(first) or self.persons.at(first - 1):
            return True
        begin, _ = self._article.sentence_of(first)
        before = fold(self._article.tokens.word(first - 1))
        return (
            first == begin
            or before in self._be
            or before in ",;(—–"
            or self.persons.is_pronoun(first - 1)
        )

    def _reaches(self, stop: int, first: int) -> bool:
        """True where what stands behind a name may be said of it."""
        words = self._folded[stop:first]
        if self.names.tells_of_others(stop, first):
            return False
        relative = [at for at, word in enumerate(words) if word in self._relatives]
        if self.goes_to_another(stop, first):
            return False
        return not relative or relative[-1] <= RELATIVE

    def goes_to_another(self, first: int, stop: int) -> bool:
        """True where a later name comes in that is told of: "Marsh met Eze, who is"."""
        return any(
            self._folded[at] in self._relatives and self.names.is_name(at - 2)
            for at in range(first + 2, stop)
        )

    def names_another(self, at: int) -> bool:
        """True at a name that nobody is known to bear: the Amy of "Tom, 12, Amy, nine"."""
        if not self.names.is_name(at) or self.persons.at(at) or self.persons.is_pronoun(at):
            return False
        while at > 1 and (self.names.is_name(at - 1) or self._is_row(at)):
            at -= 1 if self.names.is_name(at - 1) else 2
        return not self.names.is_placed(at)

    def _is_row(self, at: int) -> bool:
        """True behind a name and a comma: "of Mill Lane, Marlock"."""
        return self._words[at - 1] == "," and self.names.is_name(at - 2)

    # An age in front of a name.

    def led(self, stop: int) -> Key | None:
        """Whose name follows close upon a wording: "45-year-old harbour pilot Ida Marsh"."""
        following = self.persons.between(stop, stop + NAME)
        return following[0].key if following and self._joins(stop, following[0]) else None

    def _joins(self, first: int, person: Person) -> bool:
        """True for a few plain words; ", Ida Marsh," too."""
        words = self._words[first : person.first]
        if words[-1:] == [","] and not self._article.tokens.word(person.stop).isalpha():
            words = words[:-1]
        plain = all(word[0].isalpha() or word == "-" for word in words)
        closed = self._prepositions.isdisjoint(map(fold, words))
        return plain and closed and not self.names.tells_of_others(first, person.first)

    # An age that stands for a person.

    def meant(self, first: int) -> Key | None:
        """Whom "the 45-year-old" means: the only person so far but for who says so."""
        begin, _ = self._article.sentence_of(first)
        here = self.persons.between(begin, first)
        if here:
            if len({person.key for person in here}) > 1 or not self._is_speaker(here[-1], first):
                return None
            others = {p.key for p in self.persons.between(0, begin)} - {here[0].key}
            key = others.pop() if len(others) == 1 else None
        else:
            key = self._only_before(begin) or self._told_of(begin)
        if key is None or self._meetings.precede(begin, self.persons.between):
            return None
        name = self._last(key, begin)
        return None if self.meets_others(name.stop, begin) else key

    def told(self, first: int) -> Key | None:
        """Whom a name means in quotation marks, and a pronoun there."""
        person = self.persons.at(first)
        return person.key if person else self.meant(first)

    def _last(self, key: Key, begin: int) -> Person:
        """The last name of a person before a token."""
        return next(p for p in reversed(self.persons.between(0, begin)) if p.key == key)

    def _told_of(self, begin: int) -> Key | None:
        """The one of several whom the sentences before tell of: not kin, or in passing."""
        key = self.persons.meant_at(begin)
        if key is None:
            return None
        name = self._last(key, begin)
        first, _ = self._article.sentence_of(name.first)
        led = self._words[first : name.first]
        if self.names.tells_of_others(first, name.first):
            return None
        parted = ("\n", "\n") in pairwise(self._words[name.stop : begin])
        return None if parted and any(map(str.islower, led)) else key

    def _only_before(self, begin: int) -> Key | None:
        keys = {person.key for person in self.persons.between(0, begin)}
        return keys.pop() if len(keys) == 1 else None

    def _is_speaker(self, person: Person, first: int) -> bool:
        """True where somebody "said the 45-year-old"."""
        words = self._folded[person.stop : first]
        begin, _ = self._article.sentence_of(first)
        led = self._words[begin : person.first]
        return (
            len(words) <= 3
            and any(w in self._speech for w in words)
            and self._marks.isdisjoint(led)
        )

    def meets_others(self, stop: int, first: int) -> bool:
        """True where somebody without a name comes in behind the name that ends at a token."""
        words = self._words[stop : first + 1]
        for at, word in enumerate(words):
            own = fold(words[at - 1]) in self._is if at else False
            own = own and (at == 1 or words[at - 2] == ",")  # "Marsh, from Hull, was the first"
            if fold(word) in self._determiners and not own:
                near = words[at + 1 : at + 1 + DESCRIBED]
                human = next((i for i, noun in enumerate(near) if self.is_human(noun)), None)
                if human is not None and not self._is_apposed(stop + at + human + 2):
                    return True
        return False

    def _is_apposed(self, at: int) -> bool:
        """True where a name follows a noun: "her lawyer, Joan Peel"."""
        return self.names.is_name(at + 1 if self._words[at] == "," else at)

    def is_human(self, word: str) -> bool:
        """True for a noun of persons, by its ending also: "attacker"."""
        return fold(word) in self._people or word.endswith(self._endings)

    # Somebody who speaks.

    def speaker(self, match: Match) -> Key | None:
        """Who says what a wording stands in, if one person of the article is named for it."""
        quotation = self._article.quoted(match.span)
        value = quotation.value if quotation else None
        if quotation is None or not isinstance(value, Quotation) or not value.speaker:
            return None
        said = {fold(word) for word in value.speaker.split()}
        first, _ = self._article.sentence_at(quotation.span.start)
        _, stop = self._article.sentence_at(quotation.span.end)
        near = self.persons.between(max(0, first - SPOKEN), stop + SPOKEN)
        keys = {person.key for person in near if person.key[-1] in said}
        return keys.pop() if len(keys) == 1 else None
