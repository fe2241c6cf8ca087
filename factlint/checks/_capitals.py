"""Which words with a capital may be a name alone: cheap tests of single words."""

from __future__ import annotations

from factlint.checks._human_cues import HumanCues
from factlint.checks._person_words import PersonWords
from factlint.extract.article import Article
from factlint.rulebook.words import fold, fold_marks

SHORTEST = 4
NEAR = 12


class Capitals:
    """The words of one article with a capital."""

    def __init__(self, article: Article, words: PersonWords, human: HumanCues) -> None:
        self.article = article
        self._words = words
        self._human = human
        self._tokens = article.tokens

    def alone(self) -> set[str]:
        """The folded capitals that may be a name alone: no day, no word that opens, none joined."""
        words, found, beside = self._tokens.words, set[str](), set[str]()
        links = self.article.grammar.listed("name-prefix")
        for at, word in enumerate(words):
            if not word[0].isupper() or fold(word) in self._words.days or word.isupper():
                continue
            if fold(word) in self._words.small or fold_marks(word) in self._words.openers:
                continue
            after = self._tokens.word(at + 1)
            if after[:1].isupper() and fold(after) not in self._words.days:
                beside |= {after} if fold(word) in links else {word, after}
                found |= {after} if fold(word) in links else set()
            elif len(word) >= SHORTEST:
                found.add(word)
        return {fold_marks(word) for word in found - beside}

    def told_of(self) -> set[str]:
        """A cheap test: folded words of which a person is told, with no capital beside them."""
        words, found, beside = self._tokens.words, set[str](), set[str]()
        days, titles = self._words.days, self.article.lexicon.abbreviations
        for at, word in enumerate(words):
            if not word[0].isupper() or fold(word) in days:
                continue
            behind = words[at + 1 : at + 3]
            if behind[:1] == ["."] and fold(word) in titles:
                del behind[0]
            if fold(word) in self._words.small or fold_marks(word) in self._words.openers:
                continue
            if behind and behind[0][0].isupper():
                beside |= {word, behind[0]}
            elif len(word) >= SHORTEST and not word.isupper():
                found |= {word} if self._human.hints(at) or self._is_told_of(at) else set()
        return {fold_marks(word) for word in found - beside}

    def _is_told_of(self, at: int) -> bool:
        """True for a word near one that only persons have, or that is said to say something."""
        words, plain = self._tokens.words, self._tokens.plain
        around = plain[max(0, at - 1) : at + 2]
        if not self._words.says.isdisjoint(around):
            return True
        if fold_marks(words[at]) in self._words.families and self._tokens.word(at + 1).endswith(
            self._words.past
        ):
            return True
        return not self._words.personal.isdisjoint(words[at + 1 : at + 1 + NEAR])
