"""Acronyms with a letter wrong, too many or elsewhere, by the name before them or the one meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from factlint.checks._acronym_uses import Use
from factlint.checks._acronyms import MOST_WORDS, Acronyms
from factlint.checks._initials import SHORTEST
from factlint.checks._long_forms import LongForm, has_extra, has_moved, has_other
from factlint.rulebook.words import fold_marks

_FEWEST_MOVED = 4


class AcronymSlips:
    """The acronyms of one article that are not those of their names."""

    def __init__(self, acronyms: Acronyms) -> None:
        self.acronyms = acronyms
        self._article = acronyms.article
        self._words = acronyms.article.tokens.words
        self._uses = acronyms.uses

    def misspelt(self, key: str, uses: Sequence[Use]) -> tuple[LongForm, str] | None:
        """The name right before an acronym with one letter wrong or elsewhere, and its initials.

        The first one must be in its place: "National Institute of Statistics (INS)" has the letters
        of another language, as have names of another country: "Swiss People's Party (SVP)".
        """
        for use in uses:
            stop = self.acronyms.before(use.at)
            named = self._meant(stop, key)
            words = [fold_marks(self._words[n]) for n in named]
            sentence = self._words[slice(*self._article.sentence_of(use.at))]
            told = self.acronyms.explaining | self.acronyms.others
            if not named or not told.isdisjoint(sentence):
                continue
            initials = "".join(word[0] for word in words).upper()
            moved = has_moved(initials, key)
            foreign = (not moved or len(key) < _FEWEST_MOVED) and self._is_foreign(named)
            few = len(key) < _FEWEST_MOVED and self._words[named[0]].islower()
            wrong = has_other(words, key.lower()) or has_extra(words, key.lower())
            if (moved or (wrong and not few)) and not foreign:
                form = LongForm(named[0], stop, use.at, self.acronyms.content(named[0], stop))
                return form, initials
        return None

    def turned(self, key: str, uses: Sequence[Use]) -> Use | None:
        """Where the text introduces an acronym that is this rarer one with a letter elsewhere."""
        for other in self._by_letters["".join(sorted(key))]:
            places = self._uses[other]
            rarer = len(uses) < len(places) and has_moved(other, key)
            if rarer and any(self.acronyms.fitting(other, places)):
                return places[0]
        return None

    @cached_property
    def _by_letters(self) -> dict[str, list[str]]:
        """The acronyms of the text by their letters in order."""
        found: dict[str, list[str]] = defaultdict(list)
        for key in self._uses:
            found["".join(sorted(key))].append(key)
        return found

    def _meant(self, stop: int, key: str) -> list[int]:
        """The words before a token that an acronym is of, if it has as many letters or one more."""
        named = self.acronyms.named(stop, len(key)) or self._worded(stop, len(key))
        if named or len(key) <= SHORTEST:
            return named
        return self.acronyms.named(stop, len(key) - 1)

    def _worded(self, stop: int, count: int) -> list[int]:
        """The last so many words in small letters before a token: "deep vein thrombosis"."""
        found: list[int] = []
        for at in range(stop - 1, max(-1, stop - 1 - MOST_WORDS), -1):
            word = self._words[at]
            if not word.islower() or not word.isalpha() or len(found) == count:
                break
            if fold_marks(word) not in self.acronyms.small:
                found.append(at)
        return found[::-1] if len(found) == count else []

    def _is_foreign(self, named: Sequence[int]) -> bool:
        """True for a name that ends in "of Austria", or where the sentence names a country."""
        begin, _ = self._article.sentence_of(named[0])
        foreign = dict(self._article.lexicon.lists).get("foreign", ())
        of = self._words[named[-1] - 1] in self._article.grammar.listed("of")
        return of or not set(foreign).isdisjoint(self._words[begin : named[0] + 1])
