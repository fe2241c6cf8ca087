"""Who or what a headline names by a word beside it, and the body by the same word otherwise.

`Mayor Hartnett` over "the mayor, Alison Bartlett", `Orle valley` over "the Tarn valley".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from factlint.checks._headline_text import SHORTEST, Parts, Range, WordConflict
from factlint.checks._near import are_inflected
from factlint.extract.article import Article
from factlint.extract.proper import day_words, name_words
from factlint.rulebook.words import fold_marks

REACH = 5
"""Words between a role and the name behind it: `the mayor of Fenby, Alison Bartlett`."""
LETTERS = 4


class HeadlineRoles:
    """Names of the headline beside a word that stands beside other names in the body."""

    def __init__(self, article: Article, parts: Parts) -> None:
        self.article = article
        self.parts = parts
        self._words = article.tokens.words
        self._known = name_words(article.lexicon)

    def read(self) -> Iterator[WordConflict]:
        """Every name that the body has not, where it has one other in its place."""
        for part, tokens in self.parts.heads:
            if part == "caption":
                continue
            for at in range(*tokens):
                if not self._is_strange(at):
                    continue
                if there := self._others(at, tokens):
                    yield WordConflict((at, at + 1), (there,))

    def _is_strange(self, at: int) -> bool:
        """True for a name of which the body has no word, not even one that begins so."""
        word = self._words[at]
        key = fold_marks(word)
        if not self._is_name(at) or len(word) < SHORTEST or key.endswith("'s"):
            return False
        return key not in self.parts.body_words

    def _is_name(self, at: int) -> bool:
        word = self.article.tokens.word(at)
        if len(word) < 2 or not word[0].isupper() or not word.isalpha() or word.isupper():
            return False
        return fold_marks(word) not in self._no_names

    @cached_property
    def _no_names(self) -> frozenset[str]:
        lexicon = self.article.lexicon
        return self.parts.small | day_words(lexicon) | self._known.titles

    @cached_property
    def _begin(self) -> dict[str, set[str]]:
        """The words of the body by their first letters."""
        found: dict[str, set[str]] = {}
        for key in self.parts.body_words:
            found.setdefault(key[:LETTERS], set()).add(key)
        return found

    def _is_form(self, at: int, there: str) -> bool:
        """True for a name that the body has in another form, or has another that begins so."""
        key, name = fold_marks(self._words[at]), fold_marks(there)
        others = self._begin.get(key[:LETTERS], set()) - {name, name + "'s"}
        return bool(others) or are_inflected(key, name, self._known.endings)

    def _others(self, at: int, tokens: Range) -> Range | None:
        """The one name that the body has for it, by the word before or behind."""
        found: dict[str, Range] = {}
        before = at - 1 - (at - 1 > tokens[0] and self._is_name(at - 1))
        role = fold_marks(self._words[before]) if before >= tokens[0] else ""
        if self._is_role(role):
            for place in self.parts.body_words.get(role, ()):
                for there in self._of_role(place):
                    found[self._words[there[1] - 1]] = there
        elif noun := self._noun(at + 1, tokens[1]):
            for place in self.parts.spelt.get(noun[0], ()):
                same = self._words[place : place + len(noun)] == noun
                if same and self._is_name(place - 1) and self.parts.is_body(place - 1):
                    found[self._words[place - 1]] = (place - 1, place + len(noun))
        if len(found) != 1 or self._is_form(at, next(iter(found))):
            return None
        if next(iter(found)) in self._words[slice(*tokens)]:
            return None
        return next(iter(found.values()))

    def _is_role(self, word: str) -> bool:
        """True for a title, or a word before names of people: `rapper`, `striker`."""
        return word in self._known.titles or word in self.parts.rule.roles

    def _noun(self, at: int, stop: int) -> Sequence[str]:
        """What has a name before it, perhaps with a word between: `valley`, `book fair`."""
        for end in range(at + 1, min(at + 3, stop + 1)):
            if self._words[end - 1] in self.parts.rule.landmarks:
                return self._words[at:end]
        return ()

    def _of_role(self, place: int) -> Iterator[Range]:
        """The names before and behind a role: `Ann Ost, the mayor`, `the mayor of X, Ann Ost`."""
        words, first = self._words, place + 1
        if words[first : first + 1] and words[first] in self.parts.article.grammar.listed("of"):
            while first < place + REACH and words[first : first + 1] != [","]:
                first += 1
        first += words[first : first + 1] == [","]
        stop = first
        while stop < first + 3 and stop < len(words) and self._is_name(stop):
            stop += 1
        if stop > first:
            yield first, stop
            return
        comma = next((at for at in range(place - 1, place - REACH, -1) if words[at] == ","), 0)
        before = comma
        while before > comma - 3 and self._is_name(before - 1):
            before -= 1
        if comma and before < comma and all(map(str.islower, words[comma + 1 : place])):
            yield before, comma
