"""Whether a sentence, or the one beside it, says that something is said and not known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factlint.extract.article import Article
from factlint.extract.grammar import Grammar
from factlint.extract.passages import passage, sentence_before, sentences_behind
from factlint.extract.tokens import Range
from factlint.rulebook.patterns import Pattern

NEAR = 5
"""How many words before a noun say of what sort it is."""


class AttributionCues:
    """The wordings of attribution of one language, by their names in its lexicon."""

    def __init__(self, grammar: Grammar) -> None:
        words = grammar.lexicon.attribution
        listed = {name: getattr(words, name) for name in words.__struct_fields__}
        self._compiled: dict[str, re.Pattern[str]] = {
            name: grammar.compiler.compile(patterns)
            for name, patterns in listed.items()
            if any(isinstance(pattern, Pattern) for pattern in patterns)
        }

    def are_in(self, article: Article, name: str, part: Range) -> bool:
        """True when one of some wordings stands in a stretch."""
        expression = self._compiled.get(name)
        return bool(expression and expression.search(article.tokens.plain, *part))

    def places(self, article: Article, name: str, part: Range) -> Iterator[Range]:
        """Where some wordings stand in a stretch."""
        return self._places(name, article.tokens.plain, part)

    def valued_places(self, article: Article, name: str, part: Range) -> Iterator[Range]:
        """The same, of wordings that may hold what was recognised: "{date}"."""
        return self._places(name, article.tokens.symbols, part)

    def _places(self, name: str, text: str, part: Range) -> Iterator[Range]:
        if expression := self._compiled.get(name):
            yield from (found.span() for found in expression.finditer(text, *part))


class AttributionReader:
    """Reads attributions in one language."""

    def __init__(self, grammar: Grammar) -> None:
        words = grammar.lexicon.attribution
        self._cues = AttributionCues(grammar)
        self._joins = frozenset(grammar.alphabet.members(["conjunction", "preposition"]))
        self._gerunds, self._plurals = tuple(words.gerunds), tuple(words.plurals)
        self._owning = grammar.listed("possessive-mark")

    def attributes(self, article: Article, place: Range) -> bool:
        """True where what stands at a place is somebody's word, or no fact at all."""
        return self.is_told(article, place) or any(
            self._cues.are_in(article, "beside", other) for other in beside(article, place[0])
        )

    def is_told(self, article: Article, place: Range, part: Range | None = None) -> bool:
        """The same, by the words of the sentence alone, or of some part of it."""
        part = part or passage(article, place)
        if "?" in article.tokens.words[slice(*part)]:
            return True
        return (
            self._cues.are_in(article, "saying", part)
            or self._cues.are_in(article, "unreal", part)
            or self._reaches(article, part, place[1])
            or self._cues.are_in(article, "after", (place[1], part[1]))
            or self._is_hedged(article, part, place)
        )

    def sayings(self, article: Article, part: Range) -> Iterator[Range]:
        """Where the words of a stretch stand that say that somebody says so."""
        for name in ("saying", "tallied"):
            yield from self._cues.places(article, name, part)

    def has_source(self, article: Article, place: Range) -> bool:
        """True when the sentence of a figure, or one beside it, gives a source for it."""
        return any(
            self._cues.are_in(article, name, part)
            for part in (passage(article, place), *beside(article, place[0]))
            for name in ("saying", "tallied")
        )

    def _reaches(self, article: Article, part: Range, stop: int) -> bool:
        """True when a word of alleging stands before the end of a claim, in its clause."""
        return any(
            not any(self._cues.valued_places(article, "breaks", (found[1], stop)))
            and not self._is_aside(article, found, stop)
            for found in self._cues.valued_places(article, "alleging", (part[0], stop))
        )

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
        found = self._cues.places(article, "hedged", (max(start, comma + 1), place[1]))
        return any(not self._is_possessive(article, first) for first, _ in found)

    def _is_possessive(self, article: Article, at: int) -> bool:
        """True for the mark of "the rebels' ", which quotes nothing."""
        tokens = article.tokens
        behind = at > 0 and tokens.ends[at - 1] == tokens.starts[at]
        return (
            behind
            and tokens.words[at] in self._owning
            and tokens.words[at - 1].endswith(self._plurals)
        )


@lru_cache(maxsize=8)
def attribution_reader(grammar: Grammar) -> AttributionReader:
    """The reader of a language, made once."""
    return AttributionReader(grammar)


def beside(article: Article, token: int) -> Iterator[Range]:
    """The sentence before that of a token and the one behind it, as far as they matter."""
    if before := sentence_before(article, token):
        yield before
    yield from sentences_behind(article, token, 1)
