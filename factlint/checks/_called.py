"""A name on its own that nobody in the article has, near the one of somebody who is named in full.

"Mr Lee" and "Philippa" have been introduced: where it was Stephen Leigh and Phillipa Strand, one of
the two spellings is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from factlint.checks._name_cues import NameCues
from factlint.checks._near import (
    TITLED,
    apart,
    are_inflected,
    homophones,
    limit,
    share_letters,
    sound_alike,
    surnames,
)
from factlint.checks._seen import Drift, Seen, are_together
from factlint.extract.article import Article
from factlint.extract.proper import ProperName, name_words
from factlint.extract.spelling import DOUBLED, SHORTEST
from factlint.rulebook.words import fold_marks, split_words

FULL = 2
"""Words of a given and a family name."""


class Called:
    """The names of one article that stand alone, without anybody who has them."""

    def __init__(self, article: Article, names: Sequence[ProperName]) -> None:
        self.article = article
        self._cues = NameCues(article)
        self._words = name_words(article.lexicon)
        self._given = homophones(article.lexicon)
        self._surnames = surnames(article.lexicon)
        self._seen: dict[str, list[Seen]] = defaultdict(list)
        for name in names:
            for at, key in enumerate(name.keys):
                self._seen[key].append(Seen(name, at))
        borne = {key for key, seen in self._seen.items() if any(map(self._is_called, seen))}
        self._whole = [
            name
            for name in names
            if len(name.keys) >= FULL and (self._is_person(name) or name.keys[-1] in borne)
        ]

    def read(self) -> Iterator[Drift]:
        """Every name that is somebody else's by all that the article tells."""
        for key, places in self._seen.items():
            if not self._is_unexplained(key, places):
                continue
            families, given = self._families_near(key), self._lone_given
            meant = {family for family in families if self._is_family(key, places, family)}
            meant |= {name for name in given if self._is_given(key, places, name)}
            if len(meant) == 1:
                yield Drift(tuple(places), tuple(self._seen[meant.pop()]))

    def _families_near(self, key: str) -> set[str]:
        """The family names that begin, or go on, as a word does, and those that sound like it."""
        begun = (self._by_letter.get(letter, ()) for letter in key[:2])
        return set().union(*begun, self._surnames.get(key, frozenset()) & self._families)

    @cached_property
    def _families(self) -> set[str]:
        return {name.keys[-1] for name in self._whole}

    @cached_property
    def _by_letter(self) -> dict[str, set[str]]:
        """The family names by their first letters."""
        found: dict[str, set[str]] = defaultdict(set)
        for family in self._families:
            for letter in family[:2]:
                found[letter].add(family)
        return found

    @cached_property
    def _lone_given(self) -> set[str]:
        """The given names of persons whom the article calls by them alone, too."""
        given = {name.keys[0] for name in self._whole if self._is_person(name)}
        return {key for key in given if any(seen.alone for seen in self._seen[key])}

    def _is_called(self, seen: Seen) -> bool:
        return seen.alone and (self._is_courtesy(seen.name) or self._is_of_person(seen.name))

    def _is_person(self, name: ProperName) -> bool:
        return name.person or name.keys[0] in self._words.given or self._cues.introduced(name)

    def _is_unexplained(self, key: str, places: Sequence[Seen]) -> bool:
        """True for a word that is a whole name wherever it stands, and of which nothing is told."""
        if not all(seen.alone for seen in places) or key in self._cues.lower:
            return False
        return not any(
            self._cues.introduced(seen.name)
            or self._cues.is_place(seen.name)
            or self._cues.is_somebodys(self._opening(seen.name))
            for seen in places
        )

    def _opening(self, name: ProperName) -> int:
        """Where a name begins with its title, and the comma before it: "his assistant, Coach"."""
        at = name.first - len(split_words(name.title))
        return at - (self.article.tokens.word(at - 1) == ",")

    def _is_family(self, key: str, places: Sequence[Seen], meant: str) -> bool:
        """True where a name is that of a person behind a title, or as one writes what one hears."""
        others = self._seen[meant]
        if len(others) <= len(places):
            return False
        heard = meant in self._surnames.get(key, ())
        if not (heard or self._is_near(key, meant)):
            return False
        if not all(self._is_titled(seen.name, others) for seen in places):
            if not heard or are_together(self.article, places, others):
                return False
            named = any(self._is_of_person(seen.name) for seen in places)
            if key in self._words.given or not named:
                return not any(map(self._is_thing, places)) and self._is_only(meant)
            return True
        return not are_together(self.article, places, others)

    def _is_only(self, meant: str) -> bool:
        """True where nobody else is named in full, who might have another name."""
        return self._families == {meant}

    def _is_thing(self, seen: Seen) -> bool:
        """True behind "the", as no person is."""
        before = self.article.tokens.word(seen.name.first - 1).casefold()
        return before in self.article.grammar.listed("article-the")

    def _is_near(self, key: str, meant: str) -> bool:
        """True for two words that differ by a slip or two, or by their first letter."""
        if min(len(key), len(meant)) < SHORTEST or key in self._words.known:
            return False
        if not share_letters(key, meant):
            return False
        if are_inflected(key, meant, self._words.endings):
            return False
        headless = min(apart(key[1:], meant), apart(key, meant[1:])) <= DOUBLED
        return headless or (key[0] == meant[0] and apart(key, meant) <= limit(TITLED, meant))

    def _is_titled(self, name: ProperName, others: Sequence[Seen]) -> bool:
        """True behind a title that who is meant may have."""
        courtesies = {seen.name.title for seen in others if self._is_courtesy(seen.name)}
        return bool(name.title) and (
            not courtesies or not self._is_courtesy(name) or name.title in courtesies
        )

    def _is_courtesy(self, name: ProperName) -> bool:
        return bool(name.title) and self._cues.is_courtesy(name.title)

    def _is_of_person(self, name: ProperName) -> bool:
        """True for somebody who says or does something, or to whom it is done."""
        return self._cues.speaks(name) or self._cues.is_met(name)

    def _is_given(self, key: str, places: Sequence[Seen], meant: str) -> bool:
        """True for the given name of somebody whom the article calls by that alone, too."""
        if len(self._seen[meant]) <= len(places):
            return False
        if self._tells_of_families() or are_inflected(key, meant, self._words.endings):
            return False
        heard = any({key, meant} <= group for group in self._given)
        alike = key[0] == meant[0] and apart(key, meant) <= limit(TITLED, meant)
        near = heard or (alike and sound_alike(key, meant))
        return near and not are_together(self.article, places, self._seen[meant])

    def _tells_of_families(self) -> bool:
        """True for an article in which relatives may well have names that are alike."""
        families = frozenset(map(fold_marks, self.article.lexicon.name_forms.families))
        return not families.isdisjoint(self.article.tokens.folded)
