"""What tells that somebody did what he is accused of: a verb, and its object, of the accusation.

An accusation is of an offence, by the words that it uses ("arson"). To each belong verbs that tell
of it by themselves ("torched") and others that do with the right object ("poured petrol"). Other
verbs tell of it where the accusation has them, and what stands behind them, too.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from factlint.extract.article import Article
from factlint.extract.stems import stems_of
from factlint.extract.tokens import Range, is_currency
from factlint.rulebook.lexicon import Words

if TYPE_CHECKING:
    from factlint.checks._accusing_words import Untested

OBJECT = 12
"""How many tokens behind a verb its object may stand."""
SUBJECT = 3
"""How many tokens before a verb its subject may end."""


class Offence(msgspec.Struct, frozen=True, kw_only=True):
    """The words for one kind of what somebody may be accused of."""

    said: Words
    """What an accusation calls it: `arson`."""
    did: Words = ()
    """Verbs that tell of it alone: `torched`."""
    done: Words = ()
    """Verbs that tell of it with one of `to` behind them: `poured`."""
    to: Words = ()
    """What was used or harmed: `petrol`."""


class Deeds:
    """Tells the deeds of one article from whatever else an accused did.

    `places` are the tokens of what accuses, `sentences` where it stands, `named` the tokens of
    names.
    """

    def __init__(
        self,
        article: Article,
        words: Untested,
        places: Collection[Range],
        sentences: Collection[Range],
        named: Collection[int],
    ) -> None:
        self._article, self._words = article, words
        self._places, self._sentences, self._named = places, sentences, named
        self._tokens, self._stems = article.tokens, stems_of(article.lexicon)
        self._forms = {form: forms[0] for forms in words.forms for form in forms}

    @cached_property
    def matter(self) -> frozenset[str]:
        """The stems of the sentences that accuse, without names."""
        tokens = (at for part in self._sentences for at in range(*part) if at not in self._named)
        return frozenset(self._stems.of(self._tokens.folded[at]) for at in tokens) - {""}

    @cached_property
    def _of_money(self) -> bool:
        """True where the accusation is about money."""
        return any(self.is_money(at) for part in self._sentences for at in range(*part))

    def is_money(self, at: int) -> bool:
        return is_currency(self._tokens.words[at]) or self._tokens.folded[at] in self._words.riches

    @cached_property
    def charged(self) -> frozenset[str]:
        """The verbs behind what accuses, and whatever else stands there."""
        return frozenset(
            self._tokens.folded[at]
            for first, stop in self._places
            for at in range(stop, self._article.sentence_of(first)[1])
        )

    @cached_property
    def _charged(self) -> frozenset[str]:
        return frozenset(map(self.root, self.charged))

    @cached_property
    def offences(self) -> list[Offence]:
        """The offences that somebody is accused of."""
        told = {
            self.root(word)
            for part in self._sentences
            for word in self._tokens.folded[slice(*part)]
        }
        return [
            offence
            for offence in self._words.offences
            if not told.isdisjoint(self._roots(offence.said))
        ]

    def _roots(self, words: Words) -> frozenset[str]:
        return frozenset(map(self.root, words))

    def root(self, word: str) -> str:
        """A word without its ending, or the first of the forms of its verb."""
        return self._forms.get(word, "") or self._stems.root(word)

    def tells(self, at: int) -> bool:
        """True for a verb that tells, with what stands behind it, what the accusation does."""
        word = self._tokens.folded[at]
        if any(self._is_of(offence, at) for offence in self.offences):
            return True
        if word in self._words.formal:
            return False
        alike = word in self._words.acts or self.root(word) in self._charged
        return alike and self._has_object(at + 1, money=self._is_of_money(at))

    def _is_of_money(self, at: int) -> bool:
        """True for a verb whose sum may be that of the accusation: not what a firm spends."""
        begin, _ = self._article.sentence_of(at)
        ahead = self._tokens.folded[max(begin, at - SUBJECT) : at]
        return self._of_money and set(self._words.bodies).isdisjoint(ahead)

    def _is_of(self, offence: Offence, at: int) -> bool:
        """True for a verb of an offence, with its object where it needs one."""
        word = self._tokens.folded[at]
        if word in offence.did:
            return True
        if word not in offence.done:
            return False
        behind = self._tokens.folded[slice(*self._behind(at + 1))]
        return not self._roots(offence.to).isdisjoint(map(self.root, behind))

    def _behind(self, first: int) -> Range:
        """The tokens in which an object may stand."""
        return first, min(first + OBJECT, self._article.sentence_of(first - 1)[1])

    def _has_object(self, first: int, *, money: bool) -> bool:
        """True where something of the accusation stands behind a verb, such as `money`."""
        for at in range(*self._behind(first)):
            if not self._tokens.words[at][0].isalnum() and not self.is_money(at):
                return False
            if self._stems.of(self._tokens.folded[at]) in self.matter:
                return True
            if self.is_money(at) and money:
                return True
        return False
