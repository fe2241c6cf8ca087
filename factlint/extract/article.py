"""An article: a document with everything that was read out of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from heapq import merge
from itertools import accumulate, pairwise

import msgspec

from factlint.documents import Document
from factlint.extract.alphabet import BREAK
from factlint.extract.dates import TimeToken
from factlint.extract.grammar import Grammar
from factlint.extract.layout import Layout, read_layout
from factlint.extract.matcher import Ranges
from factlint.extract.published import Published
from factlint.extract.quantity import IMPLIED, Excluded, NumberToken, QuantityToken
from factlint.extract.quotations import SpeakerReader
from factlint.extract.tokens import Range, Tokens, beginning_in
from factlint.model import Assertion, Finding, Mention, Problem, Quotation, Span
from factlint.rulebook.lexicon import Lexicon
from factlint.rulebook.patterns import Pattern


class Reading(msgspec.Struct, frozen=True):
    """What a check read out of one article."""

    assertions: tuple[Assertion, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()


class Match(msgspec.Struct, frozen=True):
    """Where a pattern stands in an article, and what its slots took."""

    span: Span
    pattern: Pattern
    slots: tuple[tuple[str, Span], ...] = ()


class CountToken(msgspec.Struct, frozen=True):
    """A quantity that counts a measure.

    `first` and `stop` are the tokens of the wording that says so, `quantity` the figure in it;
    `scope` is total, incident, part, other or unreal (empty when no word decides it); `frame`
    is the pattern that read it. `superseded` marks a figure that the text itself replaces.
    Counts of one `group` stand side by side as parts of one whole. A `share` is a part by words
    that say so ("three of the dead"): it cannot be the whole.
    """

    first: int
    stop: int
    quantity: QuantityToken
    measure: str
    scope: str
    frame: str
    superseded: bool = False
    group: int | None = None
    share: bool = False

    @property
    def implied(self) -> bool:
        """True for a figure that the words imply and do not give ("a guard was killed")."""
        return self.quantity.reader == IMPLIED


class Article:
    """One article as the checks see it.

    `published` holds every publication date that was found, `anchor` the one that relative
    dates resolve against. `numbers` are those of the text, whatever they were read
    as; `mentions` are all values in text order; `unresolved` are time
    expressions that have no value for want of a publication date, `impossible` those that
    the calendar does not have. `sentences` and `lines` cover the prose. `declared_names` are
    those that the desk declares for the `story`, each with the forms of it that it accepts.
    `retracted` is what the article says was wrong.
    """

    def __init__(
        self,
        document: Document,
        grammar: Grammar,
        tokens: Tokens,
        sentences: list[tuple[int, int]],
    ) -> None:
        self.document = document
        self.grammar = grammar
        self.lexicon: Lexicon = grammar.lexicon
        self.tokens = tokens
        self.sentence_ranges = sentences
        self.published: tuple[Published, ...] = ()
        self.anchor: date | None = None
        self.numbers: list[NumberToken] = []
        self.times: list[TimeToken] = []
        self.quantities: list[QuantityToken] = []
        self.excluded: list[Excluded] = []
        self.counts: list[CountToken] = []
        self.speakers: SpeakerReader | None = None
        self.mentions: tuple[Mention, ...] = ()
        self.story: str | None = None
        self.retracted: tuple[Span, ...] = ()
        self._spoken: dict[tuple[str, tuple[int, int]], bool] = {}
        self._cued: dict[tuple[int, int, int], tuple[Sequence[Pattern], Ranges]] = {}
        self.declared_names: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """Each line that is not empty, without the white space around it."""
        starts = (*self.document.line_starts, len(self.document.text))
        found = []
        for start, stop in pairwise(starts):
            line = self.document.prose[start:stop]
            stripped = line.strip()
            if stripped:
                first = start + line.index(stripped[0])
                found.append(Span(first, first + len(stripped)))
        return tuple(found)

    @cached_property
    def layout(self) -> Layout:
        """Where headline, deck, captions and body stand."""
        return read_layout(self.document, self.published, self.lexicon.header)

    @cached_property
    def measures(self) -> Mapping[int, str]:
        """What is counted, by the first token of the figure."""
        return {count.quantity.first: count.measure for count in self.counts}

    @cached_property
    def unresolved(self) -> tuple[Span, ...]:
        """Time expressions without a value for want of a publication date."""
        return tuple(
            self.tokens.span(time.first, time.stop)
            for time in self.times
            if time.value is None and not time.impossible
        )

    @cached_property
    def quotations(self) -> tuple[Mention, ...]:
        """The quotations, in text order."""
        return tuple(m for m in self.mentions if isinstance(m.value, Quotation))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [first for first, _ in self.sentence_ranges]

    @cached_property
    def _sentence_numbers(self) -> list[int]:
        filled = (self.tokens.plain[first] != BREAK for first, _ in self.sentence_ranges)
        return list(accumulate(filled, initial=0))

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The token range of the sentence that holds a token."""
        return self.sentence_ranges[bisect_right(self._sentence_starts, token) - 1]

    def sentence_number(self, token: int) -> int:
        """How many sentences that are not empty lines stand before the one with a token."""
        return self._sentence_numbers[bisect_right(self._sentence_starts, token) - 1]

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The token range of the sentence that holds an offset of the text."""
        return self.sentence_of(max(0, bisect_right(self.tokens.starts, offset) - 1))

    def quoted(self, span: Span) -> Mention | None:
        """The innermost quotation that holds a span."""
        at = bisect_right(self._outer_starts, span.start) - 1
        held = self._outer[at][1] if at >= 0 else ()
        holding = [q for q in held if q.span.start <= span.start and span.end <= q.span.end]
        return min(holding, key=lambda q: q.span.end - q.span.start, default=None)

    @cached_property
    def _outer(self) -> list[tuple[int, list[Mention]]]:
        """The start of each outermost quotation, with all that stand inside it."""
        outer: list[tuple[int, list[Mention]]] = []
        end = -1
        for quotation in sorted(self.quotations, key=lambda q: (q.span.start, -q.span.end)):
            if quotation.span.start >= end:
                outer.append((quotation.span.start, []))
                end = quotation.span.end
            outer[-1][1].append(quotation)
        return outer

    @cached_property
    def _outer_starts(self) -> list[int]:
        return [start for start, _ in self._outer]

    def retracts(self, span: Span) -> bool:
        """True for words of which some were wrong, as the article says."""
        return any(span.overlaps(part) for part in self.retracted)

    def as_of(self, count: CountToken) -> date | None:
        """The day that a count speaks for: its own where the text gives one."""
        tokens = self.tokens
        if count.superseded:
            stop = count.quantity.stop
            after = beginning_in(self.times, (stop, stop + 4))
            return after[0].value.end if after and after[0].value else None
        sentence = self.sentence_of(count.first)
        found = (match.span() for match, _ in self.grammar.as_of.find(tokens, [sentence]))
        for first, stop in sorted(found, key=lambda span: span[0]):
            for time in beginning_in(self.times, (first, stop)):
                if time.value:
                    day = time.value.end
                    if day and (self.anchor is None or day <= self.anchor):
                        return day
        return self.anchor

    def speaks_of(self, measure: str, token: int) -> bool:
        """True when the sentence that holds a token has a word of a measure."""
        key = measure, self.sentence_of(token)
        if key not in self._spoken:
            words = self.tokens.folded[slice(*key[1])]
            phrases = self.grammar.phrases_of(measure)
            self._spoken[key] = any(
                tuple(words[at : at + length]) in phrases
                for length in {len(phrase) for phrase in phrases}
                for at in range(len(words))
            )
        return self._spoken[key]

    def speaker(self, sentence: tuple[int, int], quotation: Mention | None) -> str | None:
        """Who says so: the speaker of a quotation, or whom the sentence names."""
        if quotation is not None and isinstance(quotation.value, Quotation):
            return quotation.value.speaker
        return self.speakers.of_sentence(self.tokens, *sentence) if self.speakers else None

    def find(self, patterns: Sequence[Pattern]) -> Iterator[Match]:
        """Where patterns stand, within one sentence or line, whatever their case."""
        for pattern in patterns:
            found = self._matches.get(id(pattern))
            if found is None and id(pattern) not in self.grammar.known:
                expression = self.grammar.compiler.compile([pattern], pattern.slots)
                found = [
                    self._match(match, pattern)
                    for sentence in self.sentence_ranges
                    for match in expression.finditer(self._written_for(pattern), *sentence)
                ]
            yield from found or ()

    def _written_for(self, pattern: Pattern) -> str:
        """What a pattern is looked for in: the bare words where it names a value itself.

        "Ariane 6" and "the first round" stand for no value, though one may have been read in them.
        """
        bare = self.grammar.names_value(pattern)
        return self.tokens.plain if bare else self.tokens.symbols

    def cued(self, patterns: Sequence[Pattern], sentence: tuple[int, int]) -> Iterator[Range]:
        """The tokens of a sentence on which cues of a rule stand, in text order."""
        key = id(patterns), *sentence
        if key not in self._cued:
            texts = self.tokens.plain, self.tokens.symbols
            found = [
                (match.span() for match in self.grammar.cue(part).finditer(text, *sentence))
                for part, text in zip(self.grammar.parted(patterns), texts, strict=True)
                if part
            ]
            self._cued[key] = patterns, tuple(merge(*found))  # kept, for their identity
        return iter(self._cued[key][1])

    def says(self, patterns: Sequence[Pattern], sentence: tuple[int, int]) -> bool:
        """True when one of some cues of a rule stands in a sentence."""
        return any(True for _ in self.cued(patterns, sentence))

    @cached_property
    def _matches(self) -> dict[int, list[Match]]:
        """The matches of all rules' patterns, found in one pass."""
        found: dict[int, list[Match]] = {}
        bank = self.grammar.rule_patterns
        for sentence in self.sentence_ranges:
            for expression, pattern in bank.candidates_in(self.tokens, sentence):
                for match in expression.finditer(self._written_for(pattern), *sentence):
                    found.setdefault(id(pattern), []).append(self._match(match, pattern))
        return found

    def _match(self, match: re.Match[str], pattern: Pattern) -> Match:
        slots = tuple(
            (name.replace("_", "-"), self.tokens.span(*match.span(name)))
            for name in match.re.groupindex
            if match[name]  # a slot without words, as `{end}`, is nowhere
        )
        written = self.grammar.written(pattern)
        return Match(self.tokens.span(*match.span()), written, slots)
