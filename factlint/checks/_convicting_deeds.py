"""How surely a verb tells what somebody is accused of, whatever its form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

import msgspec

from factlint.checks._accusing_words import Untested
from factlint.checks._deeds import OBJECT, Deeds, Offence
from factlint.checks._odds import Signs
from factlint.extract.article import Article
from factlint.extract.passages import Places
from factlint.extract.stems import stems_of
from factlint.extract.tokens import Range
from factlint.extract.verbs import verb_reader
from factlint.rulebook.lexicon import Lexicon

MOST = 3
"""So many words of a kind count."""
NO_DEED, PERHAPS, LIKELY, SURE = 0, 1, 2, 3


class Bases(msgspec.Struct, frozen=True):
    """The words of an offence as all forms of a verb share them."""

    did: frozenset[str]
    done: frozenset[str]
    to: frozenset[str]


@lru_cache(maxsize=8)
def first_forms(lexicon: Lexicon) -> Mapping[str, str]:
    """The first form of each irregular verb, by all its forms."""
    return {form: row[0] for row in lexicon.verb_forms.irregular for form in row}


class ConvictingDeeds:
    """Reads the verbs of one article; `deeds` are those of its charge."""

    def __init__(self, article: Article, words: Untested, deeds: Deeds) -> None:
        self._article, self._words, self._deeds = article, words, deeds
        self._tokens, self._stems = article.tokens, stems_of(article.lexicon)
        self._verbs = verb_reader(article.grammar)
        self._be = article.grammar.listed("be")
        self._first_forms = first_forms(article.lexicon)
        self._listed = Places(article, words.deeds)
        self._others = Places(article, (*words.grievances, *words.undergone))
        self._undergone = Places(article, words.undergone)

    def read(self, place: Range, *, of_accused: bool) -> tuple[int, Signs]:
        """How surely a verb group tells of a deed, and other signs of it."""
        at, folded = place[1] - 1, self._tokens.folded
        end = min(self._article.sentence_of(at)[1], at + OBJECT)
        behind = folded[at + 1 : end]
        roots = frozenset(map(self._base, behind))
        things = {self._stems.of(word) for word in behind} & self._deeds.matter
        tools = len(roots & self._tools)
        surety = self._surety(at, roots, len(things), tools)
        for verb in self._verbs.read(self._article, (at + 1, min(end, at + 3))):
            if verb.tense == "infinitive":
                surety = max(surety, self._surety(verb.stop - 1, roots, len(things), 0))
        formal = folded[at] in self._words.formal
        group = place[1] - place[0] > 1
        ongoing = self._verbs.is_ongoing(folded[at])
        passive = group and not ongoing and not self._be.isdisjoint(folded[slice(*place)])
        return surety, {
            "formal": formal and surety < LIKELY,
            "scene": not set(self._words.scenes).isdisjoint(behind),
            "by": any(self._undergone.within((at, at + 1))),
            "passive": passive,
            "group": group and not passive,
            "wrongly": not set(self._words.wrongly).isdisjoint(behind),
            "money": any(map(self._deeds.is_money, range(at + 1, end))),
            "tools": of_accused and min(MOST, tools),
        }

    def is_told(self, at: int) -> bool:
        """True for a word that the charge has, in whatever form."""
        return self._base(self._tokens.folded[at]) in self._told

    def _surety(self, at: int, behind: frozenset[str], things: int, tools: int) -> int:
        base = self._base(self._tokens.folded[at])
        own, other = _kind(base, behind, self._charges), _kind(base, behind, self._offences)
        formal = self._tokens.folded[at] in self._words.formal
        told = self.is_told(at) and not formal
        act = self._tokens.folded[at] in self._words.acts
        listed = any(any(found.within((at, at + 1))) for found in (self._listed, self._others))
        if own > PERHAPS or listed or (told and things):
            return SURE
        if (own and (tools or things)) or other == SURE or told or (things and (act or other)):
            return LIKELY if own or told or act or other != PERHAPS else PERHAPS
        if own or other == LIKELY or act or tools or (things > 1 and not formal):
            return PERHAPS
        return NO_DEED

    @cached_property
    def _charges(self) -> list[Bases]:
        return list(map(self._bases, self._deeds.offences))

    @cached_property
    def _offences(self) -> list[Bases]:
        return list(map(self._bases, self._words.offences))

    @cached_property
    def _tools(self) -> frozenset[str]:
        """What the charge says was used or harmed."""
        return frozenset().union(*(each.to for each in self._charges))

    def _bases(self, offence: Offence) -> Bases:
        lists = offence.did, offence.done, offence.to
        return Bases(*(frozenset(map(self._base, words)) for words in lists))

    def _base(self, word: str) -> str:
        """What all forms of a verb share."""
        return self._deeds.root(self._first_forms.get(word, word))

    @cached_property
    def _told(self) -> frozenset[str]:
        return frozenset(map(self._base, self._deeds.charged))


def _kind(base: str, behind: frozenset[str], offences: Sequence[Bases]) -> int:
    """How surely a verb, with the words behind it, tells of some offence."""
    if any(base in each.did for each in offences):
        return SURE
    done = [each for each in offences if base in each.done]
    if any(not behind.isdisjoint(each.to) for each in done):
        return LIKELY
    return PERHAPS if done else NO_DEED
