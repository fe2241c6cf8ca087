"""How surely a verb tells what somebody is accused of, whatever its form."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from factlint.checks._accusing_words import Untested
from factlint.checks._deeds import OBJECT, Deeds, Offence
from factlint.checks._odds import Signs
from factlint.extract.article import Article
from factlint.extract.passages import Places
from factlint.extract.stems import stems_of
from factlint.extract.tokens import Range
from factlint.extract.verbs import verb_reader
from factlint.rulebook.lexicon import Words

MOST = 3
"""So many words of a kind count."""
NO_DEED, PERHAPS, LIKELY, SURE = 0, 1, 2, 3


class ConvictingDeeds:
    """Reads the verbs of one article; `deeds` are those of its charge."""

    def __init__(self, article: Article, words: Untested, deeds: Deeds) -> None:
        self._article, self._words, self._deeds = article, words, deeds
        self._tokens, self._stems = article.tokens, stems_of(article.lexicon)
        self._verbs = verb_reader(article.grammar)
        self._be = article.grammar.listed("be")
        rows = article.lexicon.verb_forms.irregular
        self._irregular = {form: deeds.root(row[0]) for row in rows for form in row}
        self._all_bases: dict[Words, frozenset[str]] = {}
        self._listed = Places(article, words.deeds)
        self._others = Places(article, (*words.grievances, *words.undergone))
        self._undergone = Places(article, words.undergone)

    def read(self, place: Range, *, of_accused: bool) -> tuple[int, Signs]:
        """How surely a verb group tells of a deed, and other signs of it."""
        at, folded = place[1] - 1, self._tokens.folded
        end = min(self._article.sentence_of(at)[1], at + OBJECT)
        behind = folded[at + 1 : end]
        roots = frozenset(map(self._base, behind))
        tools = {word for each in self._deeds.offences for word in self._bases(each.to)}
        things = {self._stems.of(word) for word in behind} & self._deeds.matter
        surety = self._surety(at, roots, len(things), len(roots & tools))
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
            "tools": of_accused and min(MOST, len(roots & tools)),
            "things": of_accused and min(MOST, len(things)),
        }

    def is_told(self, at: int) -> bool:
        """True for a word that the charge has, in whatever form."""
        return self._base(self._tokens.folded[at]) in self._told

    def _surety(self, at: int, behind: frozenset[str], things: int, tools: int) -> int:
        own = self._kind(at, behind, self._deeds.offences)
        other = self._kind(at, behind, self._words.offences)
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

    def _kind(self, at: int, behind: frozenset[str], offences: Collection[Offence]) -> int:
        """How surely a verb, with the words behind it, tells of some offence."""
        base = self._base(self._tokens.folded[at])
        if any(base in self._bases(each.did) for each in offences):
            return SURE
        done = [each for each in offences if base in self._bases(each.done)]
        if any(not behind.isdisjoint(self._bases(each.to)) for each in done):
            return LIKELY
        return PERHAPS if done else NO_DEED

    def _bases(self, words: Words) -> frozenset[str]:
        found = self._all_bases.get(words)
        if found is None:
            found = self._all_bases[words] = frozenset(map(self._base, words))
        return found

    def _base(self, word: str) -> str:
        """What all forms of a verb share."""
        return self._irregular.get(word) or self._deeds.root(word)

    @cached_property
    def _told(self) -> frozenset[str]:
        return frozenset(map(self._base, self._deeds.charged))
