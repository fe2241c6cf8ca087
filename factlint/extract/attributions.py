"""Whether a sentence, or the one beside it, says that something is said and not known."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from factlint.extract.alphabet import BREAK
from factlint.extract.article import Article
from factlint.extract.grammar import Grammar
from factlint.extract.tokens import Range
from factlint.model import Span
from factlint.rulebook.lexicon import Attribution
from factlint.rulebook.patterns import Pattern
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

    def attributes(self, article: Article, span: Span, cues: tuple[Pattern, ...] = ()) -> bool:
        """True where what a span says is given as somebody's word, or not as a fact at all."""
        first, stop = token_range(article, span)
        sentence = article.sentence_of(first)
        if "?" in article.tokens.words[slice(*sentence)]:
            return True
        if any(self._finds(article, name, sentence) for name in ("saying", "unreal")):
            return True
        if any(True for match in article.find(cues) if _within(article, match.span, sentence)):
            return True
        return (
            self._reaches(article, sentence, stop)
            or self._finds(article, "after", (stop, sentence[1]))
            or self._is_hedged(article, sentence, first, stop)
            or any(self._finds(article, "beside", other) for other in beside(article, first))
        )

    def has_source(self, article: Article, token: int) -> bool:
        """True when the sentence of a token, or one beside it, gives a source for a figure."""
        sentences = [article.sentence_of(token), *beside(article, token)]
        return any(
            self._finds(article, name, sentence)
            for sentence in sentences
            for name in ("saying", "tallied")
        )

    def names_writing(self, article: Article, span: Span) -> bool:
        """True when the article says whose report, study or medium a span speaks of."""
        first, stop = token_range(article, span)
        sentence = article.sentence_of(first)
        words = article.tokens.words
        ahead = range(stop, min(stop + BEHIND, sentence[1]))
        if any(words[at][0].isupper() for at in ahead):
            return True
        return any(
            self._names_paper(article, other)
            for other in article.sentence_ranges
            if other != sentence
        )

    def names_voice(self, article: Article, span: Span) -> bool:
        """True when the rest of the sentence or the next ones name somebody who says so."""
        first, stop = token_range(article, span)
        sentence = article.sentence_of(first)
        return any(
            _has_name(article, part) and self._finds(article, "saying", part)
            for part in ((stop, sentence[1]), *following(article, first))
        )

    def _names_paper(self, article: Article, sentence: Range) -> bool:
        """True for a sentence with a word such as "report", and a name near it."""
        words = article.tokens.words
        for at in range(*sentence):
            if fold(words[at]) in self._papers:
                around = (max(sentence[0], at - BEHIND), min(sentence[1], at + BEHIND))
                if _has_name(article, around, sentence[0]):
                    return True
        return False

    def _reaches(self, article: Article, sentence: Range, stop: int) -> bool:
        """True when a word of alleging stands before the end of a claim, in its clause."""
        symbols, breaks = article.tokens.symbols, self._compiled.get("breaks")
        alleging = self._compiled.get("alleging")
        for found in alleging.finditer(symbols, sentence[0], stop) if alleging else ():
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

    def _is_hedged(self, article: Article, sentence: Range, first: int, stop: int) -> bool:
        start = max(sentence[0], first - NEAR)
        comma = article.tokens.symbols.rfind(",", start, first)
        return self._finds(article, "hedged", (max(start, comma + 1), stop))

    def _finds(self, article: Article, name: str, part: Range) -> bool:
        expression = self._compiled.get(name)
        return bool(expression and expression.search(article.tokens.plain, *part))


@lru_cache(maxsize=8)
def attribution_reader(grammar: Grammar) -> AttributionReader:
    """The reader of a language, made once."""
    return AttributionReader(grammar)


def token_range(article: Article, span: Span) -> Range:
    """The tokens of a span."""
    starts = article.tokens.starts
    return bisect_left(starts, span.start), bisect_left(starts, span.end)


def beside(article: Article, token: int) -> Iterator[Range]:
    """The sentence before that of a token and the one behind it, without empty lines."""
    ranges = article.sentence_ranges
    at = ranges.index(article.sentence_of(token))
    for step in (-1, 1):
        other = at + step
        while 0 <= other < len(ranges) and _is_empty(article, ranges[other]):
            other += step
        if 0 <= other < len(ranges):
            yield ranges[other]


def following(article: Article, token: int) -> list[Range]:
    """The next sentences behind that of a token."""
    ranges = article.sentence_ranges
    behind = ranges[ranges.index(article.sentence_of(token)) + 1 :]
    return [other for other in behind if not _is_empty(article, other)][:FOLLOWING]


def _is_empty(article: Article, sentence: Range) -> bool:
    return not article.tokens.plain[slice(*sentence)].strip(BREAK)


def _within(article: Article, span: Span, sentence: Range) -> bool:
    return sentence[0] <= token_range(article, span)[0] < sentence[1]


def _has_name(article: Article, part: Range, opening: int | None = None) -> bool:
    """True when a stretch has a capitalised word that does not just begin its sentence."""
    words = article.tokens.words
    start = part[0] if opening is None else opening
    capital = [at for at in range(*part) if words[at][0].isupper()]
    return any(
        at > start + 1 or (at > start and words[at - 1][0].isalnum()) or at + 1 in capital
        for at in capital
    )
