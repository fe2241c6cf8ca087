"""Whether a sentence, or the one beside it, says that something is said and not known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factlint.extract.article import Article
from factlint.extract.grammar import Grammar
from factlint.extract.passages import passage, sentence_before, sentences_behind
from factlint.extract.tokens import Range
from factlint.rulebook.lexicon import Attribution
from factlint.rulebook.words import fold

NEAR = 5
"""How many words before a noun say of what sort it is."""
BEHIND = 8
"""How many words behind its source a name may stand."""
FOLLOWING = 2
"""How many sentences may still name who was meant."""


class AttributionReader:
    """Reads attributions in one language."""

    def __init__(self, grammar: Grammar) -> None:
        words: Attribution = grammar.lexicon.attribution
        self._compiled: dict[str, re.Pattern[str]] = {
            name: grammar.compiler.compile(patterns)
            for name in words.__struct_fields__
            if name not in ("papers", "gerunds") and (patterns := getattr(words, name))
        }
        self._joins = frozenset(grammar.alphabet.members(["conjunction", "preposition"]))
        self._gerunds = tuple(words.gerunds)
        self._papers = frozenset(
            form for word in words.papers for form in (fold(word), f"{fold(word)}s")
        )

    def attributes(self, article: Article, place: Range) -> bool:
        """True where what stands at a place is somebody's word, or no fact at all."""
        part = passage(article, place)
        if "?" in article.tokens.words[slice(*part)]:
            return True
        return (
            self._finds(article, "saying", part)
            or self._finds(article, "unreal", part)
            or self._reaches(article, part, place[1])
            or self._finds(article, "after", (place[1], part[1]))
            or self._is_hedged(article, part, place)
            or any(self._finds(article, "beside", other) for other in beside(article, place[0]))
        )

    def sayings(self, article: Article, part: Range) -> Iterator[Range]:
        """Where the words of a stretch stand that say that somebody says so."""
        for name in ("saying", "tallied"):
            if expression := self._compiled.get(name):
                for found in expression.finditer(article.tokens.plain, *part):
                    yield found.span()

    def has_source(self, article: Article, place: Range) -> bool:
        """True when the sentence of a figure, or one beside it, gives a source for it."""
        return any(
            self._finds(article, name, part)
            for part in (passage(article, place), *beside(article, place[0]))
            for name in ("saying", "tallied")
        )

    def goes_on_with_name(self, article: Article, place: Range) -> bool:
        """True when a name stands in the next words of the sentence."""
        stop = min(place[1] + BEHIND, passage(article, place)[1])
        return any(word[0].isupper() for word in article.tokens.words[place[1] : stop])

    def named_papers(self, article: Article) -> frozenset[int]:
        """The sentences, by their first token, with a word such as "report" and a name near it."""
        words = article.tokens.words
        found = set()
        for at, word in enumerate(words):
            if fold(word) in self._papers:
                start, stop = article.sentence_of(at)
                around = (max(start, at - BEHIND), min(stop, at + BEHIND))
                if _has_name(article, around, start):
                    found.add(start)
        return frozenset(found)

    def names_voice(self, article: Article, place: Range) -> bool:
        """True when the rest of the sentence or the next ones name somebody who says so."""
        rest = (place[1], passage(article, place)[1])
        return any(
            _has_name(article, part) and self._finds(article, "saying", part)
            for part in (rest, *sentences_behind(article, place[0], FOLLOWING))
        )

    def _reaches(self, article: Article, part: Range, stop: int) -> bool:
        """True when a word of alleging stands before the end of a claim, in its clause."""
        symbols, breaks = article.tokens.symbols, self._compiled.get("breaks")
        alleging = self._compiled.get("alleging")
        for found in alleging.finditer(symbols, part[0], stop) if alleging else ():
            broken = breaks and breaks.search(symbols, found.end(), stop)
            if not broken and not self._is_aside(article, found.span(), stop):
                return True
        return False

    def _is_aside(self, article: Article, cue: Range, stop: int) -> bool:
        """True for words between commas that the claim stands behind: ", wanted for fraud, …"."""
        words, commas = article.tokens.words, article.tokens.plain
        last = commas.rfind(",", cue[1], stop)
        if not cue[0] or words[cue[0] - 1] != "," or last <= cue[1]:
            return False
        following = last + 1
        return commas[following] not in self._joins and not words[following].endswith(self._gerunds)

    def _is_hedged(self, article: Article, part: Range, place: Range) -> bool:
        start = max(part[0], place[0] - NEAR)
        comma = article.tokens.symbols.rfind(",", start, place[0])
        return self._finds(article, "hedged", (max(start, comma + 1), place[1]))

    def _finds(self, article: Article, name: str, part: Range) -> bool:
        expression = self._compiled.get(name)
        return bool(expression and expression.search(article.tokens.plain, *part))


@lru_cache(maxsize=8)
def attribution_reader(grammar: Grammar) -> AttributionReader:
    """The reader of a language, made once."""
    return AttributionReader(grammar)


def beside(article: Article, token: int) -> Iterator[Range]:
    """The sentence before that of a token and the one behind it, as far as they matter."""
    if before := sentence_before(article, token):
        yield before
    yield from sentences_behind(article, token, 1)


def _has_name(article: Article, part: Range, opening: int | None = None) -> bool:
    """True when a stretch has a capitalised word that does not just begin its sentence."""
    words = article.tokens.words
    start = part[0] if opening is None else opening
    capital = [at for at in range(*part) if words[at][0].isupper()]
    return any(
        at > start + 1 or (at > start and words[at - 1][0].isalnum()) or at + 1 in capital
        for at in capital
    )
