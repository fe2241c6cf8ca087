"""Counts that their own sentence narrows: "two people died in Upper Tallow", "on Saturday night".

Such a count is not the toll of what the article is about, where nothing but the place or the day
says of what it is. The sentences that open an article tell of the whole, and so does one that
names what happened ("the fire") or who killed them.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal

from factlint.extract.article import Article, CountToken
from factlint.extract.grammar import Grammar
from factlint.extract.passages import passage, times_in
from factlint.extract.reaching import reach_reader
from factlint.extract.tokens import Range
from factlint.rulebook.patterns import Slot
from factlint.rulebook.words import fold, split_words

AGENTS = ("verb", "act")
"""The words of a wording that says who did it: "killed 12 people"."""


class NarrowReader:
    """Tells in one language what a count is narrowed to."""

    def __init__(self, grammar: Grammar) -> None:
        words, compile_ = grammar.lexicon.reaches, grammar.compiler.compile
        self._within = compile_(words.narrowing)
        self._events = compile_(words.events)
        wordings = [read for frame in grammar.lexicon.frames for read in frame.read]
        self._active = {
            read.text
            for read in wordings
            if any(isinstance(e, Slot) and e.name in AGENTS for e in read.elements)
        }
        self._reach = reach_reader(grammar)

    def place(self, article: Article, count: CountToken) -> Literal["", "place", "part"]:
        """What a place behind a count makes of it: a part, unless the article opens with it."""
        if count.scope or self._is_of_event(article, count):
            return ""
        clause = count.quantity.stop, self._clause_end(article, count)
        found = self._within.search(article.tokens.symbols, *clause)
        if found is None:
            return ""
        first, stop = self._name(article, found.span())
        if self._reach.is_owner(article, (first, stop)):
            return ""
        name = article.tokens.folded[first:stop]
        opening = self._opening(article)
        own = any(opening[at : at + len(name)] == name for at in range(len(opening)))
        return "place" if own else "part"

    def day(self, article: Article, count: CountToken) -> date | None:
        """The day on which all that is counted happened, where nothing else says of what it is."""
        if self._is_of_event(article, count):
            return None
        clause = count.stop, self._clause_end(article, count)
        for time in times_in(article, clause):
            if time.value and self._reach.day(article, time, (count.first, count.stop)):
                return time.value.end
        return None

    def tells_all(self, article: Article, count: CountToken) -> bool:
        """True for a count of what happened, and of no one place: "the blast killed 12 people"."""
        part = passage(article, (count.first, count.stop))
        place = count.quantity.stop, self._clause_end(article, count)
        symbols = article.tokens.symbols
        return bool(
            self._events.search(symbols, *part) and not self._within.search(symbols, *place)
        )

    def _is_of_event(self, article: Article, count: CountToken) -> bool:
        """True for a count that its sentence, or its place in the article, makes one of it all."""
        part = passage(article, (count.first, count.stop))
        opens = article.tokens.starts[count.first] < self._opening_end(article)
        symbols = article.tokens.symbols
        return opens or count.frame in self._active or bool(self._events.search(symbols, *part))

    def _clause_end(self, article: Article, count: CountToken) -> int:
        stop = passage(article, (count.first, count.stop))[1]
        marks = (article.tokens.plain.find(mark, count.stop, stop) for mark in ",;:(—–")
        return min((at for at in marks if at >= 0), default=stop)

    def _name(self, article: Article, found: Range) -> Range:
        """The whole name of a place, of which the last word found is the first."""
        first = stop = found[1] - 1
        while article.tokens.word(stop)[:1].isupper():
            stop += 1
        return first, stop

    def _opening_end(self, article: Article) -> int:
        """Where the first sentence of the text ends."""
        stop = article.sentence_at(article.layout.body)[1]
        return article.tokens.ends[stop - 1]

    def _opening(self, article: Article) -> list[str]:
        """The words of all up to there, the declared title among them."""
        stop = article.sentence_at(article.layout.body)[1]
        title = split_words(article.document.declared.title or "")
        return [*map(fold, title), *article.tokens.folded[:stop]]


@lru_cache(maxsize=8)
def narrow_reader(grammar: Grammar) -> NarrowReader:
    """The reader of a language, made once."""
    return NarrowReader(grammar)
