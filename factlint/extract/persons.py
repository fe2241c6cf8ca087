"""Who is meant: the persons that an article names, and whom a pronoun stands for.

Two names are of one person where both have the same given and family name, or one of them is
the family or given name alone and nobody else of the article bears it, or has borne it so far: a
family name is of whoever is introduced by it until a relative is. Whoever might be one of two is
nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from factlint.extract.article import Article
from factlint.extract.proper import ProperName, name_words, read_proper_names
from factlint.rulebook.words import fold, fold_marks

LOOK_BACK = 4
HYPHEN = "-"
Key = tuple[str, ...]


class Person(msgspec.Struct, frozen=True):
    """A name of somebody on tokens `[first, stop)`; the key is the same for all of one person."""

    first: int
    stop: int
    key: Key


class Persons:
    """The persons of an article in text order.

    A name is that of a person when it has a title, a known given or family name, or when one of
    the tokens `shown` stands in it: those to which a wording belongs that only a person has. A
    single word needs its title or a longer name elsewhere.
    """

    def __init__(self, article: Article, shown: set[int]) -> None:
        self._article = article
        lists = dict(article.lexicon.lists)
        self._generations = frozenset(map(fold_marks, lists.get("name-generation", ())))
        self._pronouns = article.grammar.listed("person-pronoun")
        self._kin = article.grammar.listed("kin")
        self._streets = article.grammar.listed("street")
        self._where = frozenset(article.lexicon.name_drift.where)
        known, names = name_words(article.lexicon), _names(article)
        self._given = known.given
        shows = {
            name.keys[-1]
            for name in names
            if len(name.keys) == 1 and not shown.isdisjoint(range(name.first, name.stop))
        }
        sure = [
            name
            for name in names
            if name.person
            or not shown.isdisjoint(range(name.first, name.stop))
            or (len(name.keys) == 2 and name.keys[1] in known.family and not self._is_street(name))
            or (len(name.keys) in (2, 3) and name.keys[-1] in shows)
        ]
        self._pairs = {name.keys for name in sure if len(name.keys) == 2}
        self._full = self._full_names(sure)
        self._named = self._by_given()
        self._introduced = self._introductions(sure)
        single: set[Key] = {
            name.keys
            for name in names
            if len(name.keys) == 1 and (name.title or self._is_kin(name))
        }
        self.all = [
            Person(name.first, name.stop, key) for name in names if (key := self._key(name, single))
        ]
        self._starts = [person.first for person in self.all]

    def at(self, token: int) -> Person | None:
        """The person whose name holds a token."""
        found = self.between(max(0, token - 8), token + 1)
        return found[-1] if found and found[-1].stop > token else None

    def between(self, first: int, stop: int) -> Sequence[Person]:
        """The persons whose names begin on some tokens."""
        return self.all[bisect_left(self._starts, first) : bisect_left(self._starts, stop)]

    def is_pronoun(self, token: int) -> bool:
        """True for a word that stands for somebody named before."""
        return fold(self._article.tokens.word(token)) in self._pronouns

    def meant_at(self, token: int) -> Key | None:
        """Whom a pronoun means: the only person of its sentence so far, or of the last with one.

        After "his father" it may be either.
        """
        article = self._article
        first, _ = article.sentence_of(token)
        stop = token
        for _ in range(LOOK_BACK + 1):
            persons = self.between(first, stop)
            if persons:
                words = article.tokens.folded[persons[0].stop : token]
                alone = len({p.key for p in persons}) == 1 and self._kin.isdisjoint(words)
                return persons[0].key if alone else None
            if not first:
                return None
            stop = first
            first, _ = article.sentence_of(first - 1)
        return None

    def _key(self, name: ProperName, single: set[Key]) -> Key | None:
        if not self._generations.isdisjoint(name.keys) or self._has_generation(name):
            return None
        if len(name.keys) > 1:
            full = self._full_name(name.keys)
            return full if full in self._full[name.keys[-1]] else None
        bearers = self._full[name.keys[0]] or self._named[name.keys[0]]
        known = [key for key in bearers if self._introduced.get(key, 0) < name.first]
        if len(bearers) == 1 or len(known) == 1:
            return known[0] if known else next(iter(bearers))
        return name.keys if not bearers and name.keys in single else None

    def _full_names(self, names: Iterable[ProperName]) -> defaultdict[str, set[Key]]:
        """Given and family names by family name."""
        found: defaultdict[str, set[Key]] = defaultdict(set)
        for name in names:
            if len(name.keys) < 2:
                continue
            if self._has_generation(name):
                found[name.keys[-1]].add((*self._full_name(name.keys), ""))
            elif name.keys[-1] in self._generations:
                found[name.keys[-2]].add(name.keys)
            else:
                found[name.keys[-1]].add(self._full_name(name.keys))
        return found

    def _by_given(self) -> defaultdict[str, set[Key]]:
        """The full names by given name."""
        found: defaultdict[str, set[Key]] = defaultdict(set)
        for key in (key for keys in self._full.values() for key in keys):
            found[key[0]].add(key)
        return found

    def _introductions(self, names: Iterable[ProperName]) -> dict[Key, int]:
        """Where the full name of each stands first."""
        full = (name for name in names if len(name.keys) > 1)
        places = [(self._full_name(name.keys), name.first) for name in full]
        return dict(reversed(places))

    def _is_street(self, name: ProperName) -> bool:
        """True for "in Moss Lane"."""
        before = fold(self._article.tokens.word(name.first - 1))
        return name.keys[-1] in self._streets and before in self._where

    def _is_kin(self, name: ProperName) -> bool:
        """True for "his brother Ned"."""
        return fold(self._article.tokens.word(name.first - 1)) in self._kin

    def _full_name(self, keys: Key) -> Key:
        """Given and family name, without what else has a capital in front: "Baker Owen Hale"."""
        if keys[-2:] in self._pairs:
            return keys[-2:]
        given = next((key for key in keys[:-1] if key in self._given), keys[0])
        return given, keys[-1]

    def _has_generation(self, name: ProperName) -> bool:
        words = self._article.tokens.words[name.stop : name.stop + 2]
        return any(fold_marks(word) in self._generations for word in words)


def whole_names(article: Article, *, openers: bool = False) -> list[ProperName]:
    """The names of an article with what a hyphen joins as one word of them: "Ida Marsh-Hale"."""
    words = article.tokens.words
    return [
        _whole(name, words[name.first : name.stop])
        for name in read_proper_names(article, openers=openers)
    ]


def _whole(name: ProperName, words: Sequence[str]) -> ProperName:
    if HYPHEN not in words or len(words) - words.count(HYPHEN) != len(name.keys):
        return name
    keys: list[str] = []
    told = iter(name.keys)
    for at, word in enumerate(words):
        if word != HYPHEN:
            key = next(told)
            joined = at > 0 and words[at - 1] == HYPHEN and keys
            keys[-1:] = [f"{keys[-1]}{HYPHEN}{key}"] if joined else [*keys[-1:], key]
    return msgspec.structs.replace(name, keys=tuple(keys))


def _names(article: Article) -> list[ProperName]:
    """The names of an article, of those that only begin sentences the given names of others."""
    found = whole_names(article)
    given = {name.keys[0] for name in found if len(name.keys) > 1}
    opening = whole_names(article, openers=True)
    kept = {name.first for name in found}
    return [
        name
        for name in opening
        if name.first in kept or (len(name.keys) == 1 and name.keys[0] in given)
    ]
