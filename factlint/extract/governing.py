"""Which verb a value goes with: "grossed" with both figures of a sentence, "died" with 38 of whom.

No grammar is read. The verb of a value is the last word before it that looks like a past verb or a
participle. The first one behind it in its part of the sentence goes before one that is not.
"""

from __future__ import annotations

from functools import lru_cache

from factlint.extract.article import Article
from factlint.extract.stems import Stems, stems_of
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import fold_marks

CLAUSE = ";"
LEAST = 4
"""So many letters a verb has at least that only its ending shows."""


class Verbs:
    """The verbs of one article."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._stems: Stems = stems_of(article.lexicon)
        self._endings = tuple(article.lexicon.dates.past_endings)
        self._be = article.grammar.listed("be")
        self._known = _past(article.lexicon.dates.past, article.lexicon.lists)
        self._known |= set(article.lexicon.alignment.life)

    def of(self, first: int, stop: int) -> str:
        """The stem of the verb that a value on some tokens goes with, empty without one."""
        start, end = self._article.sentence_of(first)
        words = self._article.tokens.words
        before, joined, opens = "", False, True
        for at in range(first - 1, start - 1, -1):
            if words[at] == CLAUSE:
                break
            joined = joined or words[at] == ","
            if before := self._stem(at):
                break
        else:
            opens = not joined
        if before and not joined:
            return before
        for at in range(stop, end):
            if words[at] == CLAUSE or (words[at] == "," and not opens):
                break
            opens = opens and words[at] != ","
            if stem := self._stem(at):
                return stem
        return before

    def _stem(self, at: int) -> str:
        """The stem of a verb; of one of saying only where it tells what was done: "announced"."""
        word, before = self._article.tokens.words[at], self._article.tokens.word(at - 1)
        formed = word.islower() and len(word) > LEAST and word.endswith(self._endings)
        key = fold_marks(word)
        if not (formed or key in self._known):
            return ""
        return self._stems.of(word) or (key if fold_marks(before) in self._be else "")


@lru_cache(maxsize=8)
def _past(
    past: tuple[Pattern, ...], lists: tuple[tuple[str, tuple[str, ...]], ...]
) -> frozenset[str]:
    """The past verbs that a lexicon lists, without auxiliaries."""
    known = dict(lists)
    auxiliary = {word for name in ("be", "have", "modal") for word in known.get(name, ())}
    return frozenset({pattern.text for pattern in past} - auxiliary)
