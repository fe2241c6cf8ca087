"""Whom a statement without a name is about: the only person whom the text speaks of there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from factlint.checks._met import Meetings
from factlint.checks._subjects import Subjects
from factlint.extract.article import Article
from factlint.extract.passages import sentences_behind
from factlint.extract.persons import Key, Person, Persons
from factlint.extract.proper import ProperName, name_words, read_proper_names
from factlint.rulebook.words import fold

BACK = 4
"""So many sentences before a statement the name may stand."""
AHEAD = 12
"""So many tokens behind a statement that opens a sentence the name may stand."""
OPENING = 30
"""So far into a text somebody without a name may be the one whom it names next."""
PRONOUN = 2
"""So many tokens behind a statement the pronoun stands that it is about: "at 21, she"."""
HUMAN = 5
"""So many tokens behind "a" the noun may stand."""
WHOLE = 2
"""Words of a name without a title."""
LED = 2
"""So many tokens may begin a sentence before its age."""
NOBODY: Key = ()


class Focus:
    """Finds the person of a statement by the names around it."""

    def __init__(self, article: Article, subjects: Subjects) -> None:
        listed = article.grammar.listed
        self._article = article
        self._words, self._folded = article.tokens.words, article.tokens.folded
        self._subjects = subjects
        self._kin = listed("kin")
        self._pronouns, self._be = listed("person-pronoun"), listed("be", "age-as")
        self._prepositions = listed("preposition")
        self._as, self._sought = listed("age-as"), listed("age-sought")
        self._is, self._dying = listed("be"), listed("age-death")
        self._says = article.grammar.alphabet.members(["says"])
        self._possessives, self._the = listed("person-possessive"), listed("article-the")
        self._people = listed("people", "person-role")
        self._indefinite = listed("another") | frozenset(
            map(fold, (*article.lexicon.numbers.articles, *dict(article.lexicon.numbers.words)))
        )
        self._outside = listed("article-the", "age-where") | frozenset(
            article.lexicon.name_drift.where
        )
        self._small = listed("preposition", "article-the", "adverb", "conjunction", "exact")
        self._meetings = Meetings(article, subjects.is_human)
        self._given = name_words(article.lexicon).given
        names = read_proper_names(article)
        likely = {name.first for name in names if self._is_free(name)}
        self._persons = Persons(article, subjects.shown | likely)
        self._names = sorted(self._all(names), key=lambda person: person.first)

    def _is_free(self, name: ProperName) -> bool:
        """True for two or three words that are not of a place: "in Mill Lane", "the Old Vic"."""
        if name.person:
            return True
        before = fold(self._article.tokens.word(name.first - 1))
        return len(name.keys) in (2, 3) and before not in self._outside

    def _all(self, names: list[ProperName]) -> Iterator[Person]:
        """The persons, and the names that may be of some but are of nobody, or of two, known."""
        known, bearers = set(), {person.key for person in self._persons.all}
        families = Counter(key[-1] for key in bearers)
        for person in self._persons.all:
            known |= set(range(person.first, person.stop))
            before = fold(self._article.tokens.word(person.first - 1))
            if before not in self._outside or person.key[0] in self._given:
                yield person
        for name in names:
            if known.isdisjoint(range(name.first, name.stop)) and (
                self._is_free(name) or name.title or families[name.keys[-1]] > 1
            ):
                yield Person(name.first, name.stop, NOBODY)

    def of(self, first: int, stop: int) -> Key | None:
        """Whom a statement on tokens `[first, stop)` is about."""
        begin, end = self._article.sentence_of(first)
        if (beside := self.beside(first)) is not None:
            person = self._persons.at(beside)
            return person.key if person else None
        here = self.names(begin, stop)
        if not self._kin.isdisjoint(self._folded[self._opening(begin, here, first) : first]):
            return None
        if self._folded[first - 2] in self._as:  # "Marsh won with Hale Town as a 16-year-old"
            here = [name for name in here if not self._is_placed(name)]
        if here:
            passed = self._subjects.goes_to_another(here[-1].stop, first)
            return None if passed else self._only(here)
        led = not self._pronouns.isdisjoint(self._folded[stop : stop + PRONOUN])
        if (
            not led
            and all(map(self._is_plain, self._words[begin:first]))
            and (following := self.names(stop, min(end, stop + AHEAD)))
        ):
            opening = self._words[stop : following[0].first]  # "Now 12, Rex was bought by Marsh"
            strange = opening[:1] == [","] and opening[1:2] and opening[1][0].isupper()
            return None if strange else following[0].key or None
        if self._is_of_counterpart(begin, first) or self._subjects.is_passed_on(begin):
            return None
        named = led or not self._pronouns.isdisjoint(self._folded[begin:first])
        key = self._before(begin, stop + PRONOUN if led else first)
        if key and self.has_other_role(key, first):
            return None
        return key or (self.next(first) if named else None)

    def _is_placed(self, name: Person) -> bool:
        """True behind a preposition: "with Hale Town"."""
        return fold(self._article.tokens.word(name.first - 1)) in self._prepositions

    def has_other_role(self, key: Key, first: int) -> bool:
        """True for a statement about "the new mayor" where nothing calls the person one.

        "The mayor" may be the only one who is named.
        """
        begin, _ = self._article.sentence_of(first)
        opening = self._folded[begin : min(first, begin + HUMAN)]
        stop = next((n for n, word in enumerate(opening) if word in self._is or word == ","), 0)
        if stop < WHOLE or opening[0] not in self._the or opening[stop - 1] not in self._people:
            return False
        before = self.names(0, begin)
        if stop == WHOLE and len({name.key for name in before}) == 1:
            return False
        parts = {self._article.sentence_of(name.first) for name in before if name.key == key}
        return not any(opening[stop - 1] in self._folded[slice(*part)] for part in parts)

    def _opening(self, begin: int, here: list[Person], first: int) -> int:
        """Where the clause of a statement opens: "The daughter of a baker, *she* was born"."""
        if here:
            return here[-1].stop
        pairs = zip(self._words[begin:first], self._folded[begin + 1 : first], strict=False)
        marked = (
            n for n, (mark, word) in enumerate(pairs) if (mark == ",") & (word in self._pronouns)
        )
        return begin + next(marked, 0)

    def _is_of_counterpart(self, begin: int, first: int) -> bool:
        """True for "His killer, who was 17 then, is now 21": somebody else is spoken of."""
        words = self._folded[begin:first]
        if not words or words[0] not in self._possessives or words[-1] in self._the:
            return False
        return self._pronouns.isdisjoint(words) and any(
            map(self._subjects.is_human, self._words[begin + 1 : begin + HUMAN])
        )

    def next(self, first: int) -> Key | None:
        """Who is named next, alone in the sentence: whom an opening without a name is about."""
        begin, stop = self._article.sentence_of(first)
        if self.names(0, stop) or begin > OPENING:
            return None
        following = next(sentences_behind(self._article, first, 1), None)
        names = self.names(*following) if following else []
        opens = following and names and names[0].first - following[0] <= 1
        return self._only(names) if opens else None

    def goes_on(self, first: int) -> bool:
        """True where the next sentence tells on of somebody without a name, by the name alone.

        As `A 19-year-old has swum the lake. Ida Marsh came ashore at noon`. Who undergoes something
        ("was hurt") does so there, too, and is no witness who says something.
        """
        begin, stop = self._article.sentence_of(first)
        following = next(sentences_behind(self._article, first, 1), None)
        names = self.names(*following) if following else []
        if not names or not following or names[0].first > following[0] or first - begin > LED:
            return False
        behind = names[0].stop
        if behind >= following[1] or behind - names[0].first > WHOLE:  # "Editor Ida Marsh"
            return False
        if not self._words[behind][0].isalpha() or self._article.tokens.plain[behind] in self._says:
            return False
        passive = not (self._is | self._dying).isdisjoint(self._folded[begin:stop])
        return not passive or self._folded[behind] in self._is

    def seeks(self, first: int) -> bool:
        """True for a sentence of somebody who is missing: "Police are searching for a girl"."""
        begin, stop = self._article.sentence_of(first)
        return not self._sought.isdisjoint(self._folded[begin:stop])

    def beside(self, first: int) -> int | None:
        """The last token of the name that a statement belongs to by marks and "is"."""
        begin, _ = self._article.sentence_of(first)
        at = self._subjects.names.beside(first)
        named = begin <= at < first and self._words[at][0].isupper()
        return at if named and self._folded[at] not in self._pronouns | self._small else None

    def _is_plain(self, word: str) -> bool:
        """True for a small word, a mark and the place of a dateline."""
        return word.isupper() or not word[0].isalpha() or fold(word) in self._small

    def _before(self, begin: int, stop: int) -> Key | None:
        """The only person of the last sentence with one, if nobody comes in behind."""
        pronoun = not self._pronouns.isdisjoint(self._folded[begin:stop])
        first = begin
        for _ in range(BACK):
            if not first:
                return None
            stop = first
            first, _ = self._article.sentence_of(first - 1)
            if names := self.names(first, stop):
                if pronoun and self._meetings.opens(first, names[0].first):
                    return None
                key = self._only(names)
                opens = pronoun and all(map(self._is_plain, self._words[first : names[0].first]))
                behind = self._folded[names[-1].stop : begin]
                if opens and self._kin.isdisjoint(behind):
                    return key or self._subject(names)
                return key if key and not self._meets(names[-1].stop, begin) else None
        return None

    def _subject(self, names: list[Person]) -> Key | None:
        """Whose name a clause follows that has the other names: "Marsh, who met Hale, died"."""
        subject, *others = names
        known = any(not self._given.isdisjoint(other.key) for other in others)
        apposed = self._words[subject.stop] == "," and self._words[subject.stop + 1][0].isalpha()
        return subject.key or None if apposed and not known else None

    def has_other_subject(self, first: int) -> bool:
        """True where a sentence that names nobody follows one of somebody else without a name.

        As `The senator met Ida Marsh, 43. Born in 1951, he`.
        """
        begin, stop = self._article.sentence_of(first)
        return not self.names(begin, stop) and self._meetings.precede(begin, self.names)

    def _meets(self, first: int, stop: int) -> bool:
        """True where somebody comes in: "a climber", but not "is a climber"."""
        if not self._kin.isdisjoint(self._folded[first:stop]):
            return True
        return any(
            self._folded[at] in self._indefinite
            and self._folded[at - 1] not in self._be
            and not self._people.isdisjoint(self._folded[at + 1 : at + HUMAN])
            for at in range(first, stop)
        )

    def _only(self, names: list[Person]) -> Key | None:
        keys = {name.key for name in names}
        return (keys.pop() or None) if len(keys) == 1 else None

    def keys(self, first: int, stop: int) -> set[Key]:
        """Who is named on some tokens; nobody for what may be a name."""
        return {name.key for name in self.names(first, stop)}

    def names(self, first: int, stop: int) -> list[Person]:
        """The names that begin on some tokens."""
        return [name for name in self._names if first <= name.first < stop]
