"""The verbs of a sentence with their tenses, as far as the words of a lexicon tell.

A verb group is auxiliaries with what goes with them ("have been asked", "are still waiting"), or
one past form. Plain present forms are known only where a list has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from factlint.extract.article import Article
from factlint.extract.grammar import Grammar
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold

Tense = Literal["future", "open", "perfect", "past", "present", "infinitive"]
KINDS = ("open", "future", "perfect", "past", "present", "infinitive")
"""The tenses, those whose words may begin with the words of another one first."""
BARE = ("open", "future")
"""Those behind which a form that elsewhere is a present one belongs to them: "will run"."""
LONGEST = 5
"""How many words may follow the auxiliaries in one group."""


class Verb(msgspec.Struct, frozen=True):
    """A verb group on tokens `[first, stop)`; `open` ones say of nothing that it is or was."""

    first: int
    stop: int
    tense: Tense

    @property
    def span(self) -> Range:
        """Its tokens."""
        return self.first, self.stop


class VerbReader:
    """Reads the verbs of one language."""

    def __init__(self, grammar: Grammar) -> None:
        words, compiler = grammar.lexicon.tenses, grammar.compiler
        kinds = [(kind, compiler.any_of(getattr(words, kind))) for kind in KINDS]
        self._kinds = re.compile("|".join(f"(?P<{kind}>{source})" for kind, source in kinds))
        self._past_endings = grammar.lexicon.dates.past_endings
        self._past = frozenset(map(fold, words.past_verbs))
        self._no_past = frozenset(map(fold, words.no_past))
        self._follow = grammar.listed("be", "have", "adverb") | frozenset(map(fold, words.follow))
        self._goes_on = words.goes_on
        self._third_person = words.third_person
        self._nouns = frozenset(map(fold, words.no_infinitive))

    def is_past(self, word: str) -> bool:
        """True for a past form, which may be a participle."""
        word = fold(word)
        ends = len(word) > 4 and word.endswith(self._past_endings)
        return word in self._past or (ends and word not in self._no_past)

    def is_ongoing(self, word: str) -> bool:
        """True for a form that goes on: "waiting"."""
        word = fold(word)
        return word.endswith(self._goes_on) and word not in self._no_past

    def is_third_person(self, word: str) -> bool:
        """True for a form that can be the present of one thing: "opens"."""
        return fold(word).endswith(self._third_person)

    def read(self, article: Article, part: Range) -> list[Verb]:
        """The verb groups in a stretch, in text order."""
        return list(self._groups(article, part))

    def _groups(self, article: Article, part: Range) -> Iterator[Verb]:
        words, symbols = article.tokens.words, article.tokens.symbols
        at = part[0]
        while at < part[1]:
            found = self._kinds.match(symbols, at, part[1])
            kind = found.lastgroup if found else None
            if found and kind and (kind != "infinitive" or self._is_verb(words[found.end() - 1])):
                stop = self._end(words, found.end(), part[1])
                bare = self._kinds.match(symbols, stop, part[1]) if kind in BARE else None
                if bare and bare.lastgroup == "present":
                    stop = bare.end()
                yield Verb(at, stop, msgspec.convert(kind, Tense))
                at = stop
            else:
                if self.is_past(words[at]) and words[at][0].islower():
                    yield Verb(at, at + 1, "past")
                at += 1

    def _is_verb(self, word: str) -> bool:
        """True for a word that may be an infinitive after "to"."""
        plural = word.endswith("s") and not word.endswith("ss")
        return word.islower() and not plural and fold(word) not in self._nouns

    def _end(self, words: Sequence[str], stop: int, end: int) -> int:
        """Where the group that begins with some auxiliaries is over."""
        last = stop
        for at in range(stop, min(end, stop + LONGEST)):
            word = fold(words[at])
            if self.is_past(word) or self.is_ongoing(word):
                last = at + 1
            elif word not in self._follow:
                break
        return last


def resolved(verbs: Sequence[Verb], at: int) -> Tense | None:
    """The tense of the verb at a place of a list: an infinitive has that of what governs it."""
    if not 0 <= at < len(verbs):
        return None
    if verbs[at].tense != "infinitive":
        return verbs[at].tense
    before = next((verb for verb in reversed(verbs[:at]) if verb.tense != "infinitive"), None)
    if before is None or before.tense in ("past", "open"):
        return "open"
    return "future"


@lru_cache(maxsize=8)
def verb_reader(grammar: Grammar) -> VerbReader:
    """The reader of a language, made once."""
    return VerbReader(grammar)
