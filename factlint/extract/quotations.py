"""Quotations: stretches in quotation marks, how deep they are nested, and who says them."""

from __future__ import annotations

import re
from bisect import bisect_left

from factlint.extract.alphabet import BREAK
from factlint.extract.grammar import Grammar
from factlint.extract.matcher import class_of
from factlint.extract.tokens import Tokens
from factlint.model import Mention, Quotation, Span

_CLOSED_BY = {"“": "”", "«": "»", "„": "“", "‘": "'"}
_MARKS = re.compile(r"[“”«»„\"‘]|'(?!\w)|\n\s*\n")
SPEAKER_WORDS = 8
DEEPEST = 4
"""How deep quotations are nested at most; a mark inside the deepest opens nothing."""


def quoted_spans(prose: str) -> list[tuple[Span, int]]:
    """The stretches inside quotation marks with their depth, 1 for an outermost one.

    A quotation that is not closed ends with its paragraph, as newspapers run a quotation
    on over several paragraphs.
    """
    if not _MARKS.search(prose):
        return []
    found: list[tuple[Span, int]] = []
    opened: list[tuple[str, int]] = []
    for match in (*_MARKS.finditer(prose), None):
        mark = match[0] if match else "\n"
        at = match.start() if match else len(prose)
        if mark[0] == "\n":
            found += [(Span(start, at), depth) for depth, (_, start) in enumerate(opened, 1)]
            opened.clear()
        elif opened and mark == opened[-1][0]:
            found.append((Span(opened.pop()[1], at), len(opened) + 1))
        elif mark == '"' and prose[at - 1 : at].isdigit():
            continue  # an inch mark
        elif (mark == '"' or mark in _CLOSED_BY) and len(opened) < DEEPEST:
            opened.append((_CLOSED_BY.get(mark, mark), at + 1))
    return sorted((span, depth) for span, depth in found if span.start < span.end)


class SpeakerReader:
    """Finds who says so, on tokens."""

    def __init__(self, grammar: Grammar) -> None:
        compiler = grammar.compiler
        members = grammar.alphabet.members
        self._says = re.compile(class_of(members(["says"])))
        self._weak = re.compile(class_of(members(["says-weak"])))
        self._after_weak = re.compile(f"{class_of(members(['that']) + ',' + BREAK)}|$")
        self._no_name = members(["be", "have", "modal", "reach", "number-word", "participle"])
        self._no_speaker = members(["that", "preposition"])
        self._be = members(["be"])
        self._beside_verb = members(["have", "adverb"])
        before, between = grammar.lexicon.speech.before, grammar.lexicon.speech.between
        self._before = compiler.compile(before) if before else None
        self._between = compiler.compile(between) if between else None

    def of_quotation(self, tokens: Tokens, span: Span) -> str | None:
        """The speaker named right before or right after a quotation."""
        after = bisect_left(tokens.starts, span.end + 1)
        before = bisect_left(tokens.starts, span.start - 1)
        ended = after > 1 and tokens.words[after - 2] == "."
        limit = min(len(tokens.words), after + 12)
        beside = None if ended else self._beside(tokens, after, limit)
        return beside or self._leading(tokens, before)

    def of_sentence(self, tokens: Tokens, first: int, stop: int) -> str | None:
        """Whom a sentence names as its source ("according to X", "X said")."""
        if self._before and (cue := self._before.search(tokens.symbols, first, stop)):
            return self._words_after(tokens, cue.end(), stop)
        for verb in self._says.finditer(tokens.plain, first, stop):
            weak = self._weak.match(tokens.plain, verb.start())
            if weak and not self._after_weak.match(tokens.symbols, verb.end()):
                continue
            if speaker := self._around(tokens, verb.start(), first, stop):
                return speaker
        return None

    def _beside(self, tokens: Tokens, first: int, stop: int) -> str | None:
        end = _until_break(tokens, first, stop)
        if self._before and (cue := self._before.search(tokens.symbols, first, end)):
            return self._words_after(tokens, cue.end(), end)
        verb = self._says.search(tokens.plain, first, stop)
        if not verb or verb.start() >= end:
            return None
        return self._around(tokens, verb.start(), first, end)

    def _leading(self, tokens: Tokens, before: int) -> str | None:
        first = max(0, before - 12)
        cues = list(self._before.finditer(tokens.symbols, first, before)) if self._before else []
        if cues:
            return self._words_after(tokens, cues[-1].end(), before)
        verbs = list(self._says.finditer(tokens.plain, first, before))
        if not verbs or before - verbs[-1].start() > 4:
            return None
        return self._words_before(tokens, verbs[-1].start(), first)

    def _around(self, tokens: Tokens, verb: int, first: int, stop: int) -> str | None:
        before = self._before_adverbs(tokens, verb, first)
        if before > first and tokens.plain[before - 1] in self._be:
            return None  # "the toll was put at 12"
        return self._words_before(tokens, before, first) or self._words_after(
            tokens, verb + 1, stop
        )

    def _before_adverbs(self, tokens: Tokens, verb: int, first: int) -> int:
        """Where the words before "had later" and a verb end."""
        while verb > first and tokens.plain[verb - 1] in self._beside_verb:
            verb -= 1
        return verb

    def _after_between(self, tokens: Tokens, start: int, stop: int) -> int:
        """Where the words begin behind "el jueves", "en un comunicado" and the like."""
        while self._between and (found := self._between.match(tokens.symbols, start, stop)):
            start = found.end()
        return start

    def _words_before(self, tokens: Tokens, stop: int, first: int) -> str | None:
        if stop - first > 2 and tokens.words[stop - 1] == ",":
            aside = self._before_aside(tokens, stop - 1, first)
            if aside is None:
                return None
            stop = aside
        start = stop
        while start > max(first, stop - SPEAKER_WORDS) and not self._ends(tokens, start - 1):
            start -= 1
        return _speaker(tokens, start, stop)

    def _before_aside(self, tokens: Tokens, comma: int, first: int) -> int | None:
        """Where the words before ", who lives there," end; nothing without an aside."""
        for at in range(comma - 1, max(first, comma - SPEAKER_WORDS) - 1, -1):
            if tokens.words[at] == ",":
                return at
        return None

    def _words_after(self, tokens: Tokens, start: int, limit: int) -> str | None:
        start = self._after_between(tokens, start, limit)
        if start < limit and tokens.plain[start] in self._no_speaker:
            return None
        stop = start
        while stop < min(limit, start + SPEAKER_WORDS) and not self._ends(tokens, stop):
            stop += 1
        return _speaker(tokens, start, stop)

    def _ends(self, tokens: Tokens, index: int) -> bool:
        symbol = tokens.symbols[index]
        marked = symbol in ',;:()"“”«»—–\ue0ff' or "\ue000" <= symbol <= "\ue0fe"
        return marked or tokens.plain[index] in self._no_name


def _until_break(tokens: Tokens, first: int, stop: int) -> int:
    found = tokens.symbols.find("\ue0ff", first, stop)
    return stop if found < 0 else found


def _speaker(tokens: Tokens, first: int, stop: int) -> str | None:
    words = tokens.words[first:stop]
    if not words or not any(word[0].isupper() or word[0].isalpha() for word in words):
        return None
    return " ".join(words).replace(" '", "'").replace(" .", ".").replace(" - ", "-")


def read_quotations(
    prose: str, text: str, tokens: Tokens, speakers: SpeakerReader
) -> list[Mention]:
    """All quotations with their speakers, in text order."""
    return [
        Mention(
            span,
            Quotation(
                text[span.start : span.end],
                speakers.of_quotation(tokens, span) if depth == 1 else None,
                depth,
            ),
            "quotation marks",
        )
        for span, depth in quoted_spans(prose)
    ]
