"""Utterances: what somebody says, be it broken by "she said", in the words that are compared.

The words of an utterance are its text without marks, with numbers in figures ("forty" and
"40" are one word) and a full stop or question mark where a sentence ends. An ellipsis and what
stands in brackets, which are not the speaker's, are `GAP`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from factlint.extract.article import Article
from factlint.extract.grammar import Grammar
from factlint.extract.numbers import NumberReader
from factlint.extract.stems import stems_of
from factlint.extract.tokens import Tokens, is_currency, split_tokens
from factlint.model import Mention, Quotation, Span
from factlint.rulebook.number_words import NumberWords

GAP = "…"
LONGEST_SMALL = 4
_STOPS = {".": ".", "!": ".", "?": "?", "…": GAP}
_BRACKETS = {"[": "]", "(": ")"}
_BETWEEN = re.compile(r"[^.!?\n]*[^\W\d_][^.!?\n]*[.!?]? *")
_SINGLE_QUOTE = re.compile(r"(?<![\w'])'(?=\w)([^'\n]|'(?=\w))+?'(?!\w)")
_LABELLED = re.compile(
    r"^[ \t*_>]*(?P<who>[^\W\d_a-z][^\W\d_a-z.' -]{0,30}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
    r"[*_]*:[*_]*[ \t]+(?P<text>\S.*\S)",
    re.MULTILINE,
)
FEWEST_LABELLED = 2
_JOINED = "+"
_PERCENT = "%"
Figures = dict[int, tuple[int, str]]
"""By its first token the stop of a number, and its value."""


class Utterance(msgspec.Struct, frozen=True):
    """What is said from the first mark to the last, its words, and by whom.

    `beside` is where the article's own words stand in the sentences of it, `before` the sentence
    before them.
    """

    span: Span
    text: str
    speaker: str | None
    beside: tuple[Span, ...]
    before: Span
    nested: bool = False
    """Within what somebody else says."""

    @property
    def is_title(self) -> bool:
        """True where nearly all long words have capitals, as in a title."""
        long = [word for word in self.text.split() if len(word) > LONGEST_SMALL]
        return len(long) > 1 and all(word[0].isupper() for word in long)

    def is_beside(self, span: Span) -> bool:
        """True for what begins in the article's own words of the same sentences."""
        return any(own.start <= span.start < own.end for own in self.beside)

    def is_around(self, span: Span) -> bool:
        """The same, or in the sentence before."""
        return self.is_beside(span) or self.before.start <= span.start < self.before.end


@lru_cache(maxsize=2)
def read_utterances(article: Article, formulas: tuple[Span, ...] = ()) -> tuple[Utterance, ...]:
    """The utterances of an article in text order; what lies in `formulas` is a gap."""
    outer = [mention for mention in article.quotations if _depth(mention) == 1]
    outer += _single_quotes(article, tuple(outer))
    outer += _labelled(article, tuple(outer))
    outer.sort(key=lambda mention: mention.span)
    if not outer:
        return ()
    figures, groups = _figures(article), _groups(article, outer)
    return tuple(_utterance(article, group, figures, formulas) for group in groups)


def read_nested(article: Article) -> list[Utterance]:
    """What those who are quoted quote in their turn."""
    outer = [mention for mention in article.quotations if _depth(mention) == 1]
    spans = [mention.span for mention in article.quotations if _depth(mention) > 1]
    prose = article.document.prose
    for quotation in outer:
        start, end = quotation.span.start, quotation.span.end
        if "'" in prose[start:end]:
            found = _SINGLE_QUOTE.finditer(prose, start, end)
            spans += [Span(one.start() + 1, one.end() - 1) for one in found]
    if not spans:
        return []
    figures = _figures(article)
    return [
        msgspec.structs.replace(
            _utterance(
                article,
                [Mention(span, Quotation(prose[span.start : span.end], None, 1))],
                figures,
                (),
            ),
            nested=True,
        )
        for span in sorted(set(spans))
    ]


def transcribed(text: str, grammar: Grammar) -> str:
    """The words of a text that is no article, as those of utterances."""
    tokens = Tokens(split_tokens(text), grammar.alphabet)
    found = NumberReader(grammar).read(tokens)
    figures = {n.first: (n.stop, str(n.value)) for n in found if n.kind == "number"}
    return _text(tokens, (0, len(tokens.words)), figures, ())


def _single_quotes(article: Article, outer: Sequence[Mention]) -> Iterator[Mention]:
    """What stands in plain single marks, as in headlines, outside the other quotations."""
    prose = article.document.prose
    if " '" not in prose and "\n'" not in prose and prose[:1] != "'":
        return
    for found in _SINGLE_QUOTE.finditer(prose):
        span = Span(found.start() + 1, found.end() - 1)
        if not any(quotation.span.overlaps(span) for quotation in outer):
            speaker = (
                article.speakers.of_quotation(article.tokens, span) if article.speakers else None
            )
            yield Mention(span, Quotation(prose[span.start : span.end], speaker, 1))


def _labelled(article: Article, outer: Sequence[Mention]) -> Iterator[Mention]:
    """The lines of a transcript, each behind the name of who speaks."""
    prose = article.document.prose
    lines = list(_LABELLED.finditer(prose)) if ": " in prose else []
    if len(lines) < FEWEST_LABELLED:
        return
    for line in lines:
        span = Span(*line.span("text"))
        if not any(quotation.span.overlaps(span) for quotation in outer):
            speaker = line["who"] if len(line["who"]) > 1 else None
            yield Mention(span, Quotation(prose[span.start : span.end], speaker, 1))


def _groups(article: Article, quotations: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Quotations of one breath: nothing but who says so stands between them."""
    group: list[Mention] = []
    for quotation in quotations:
        if group and not _goes_on(article, group[-1], quotation):
            yield group
            group = []
        group.append(quotation)
    if group:
        yield group


def _goes_on(article: Article, one: Mention, other: Mention) -> bool:
    """True where only who says so stands between, or a paragraph ends without a closing mark."""
    prose = article.document.prose
    if prose[one.span.end : one.span.end + 1].isspace():
        return not prose[one.span.end : other.span.start - 1].strip()
    between = prose[one.span.end + 1 : other.span.start - 1]
    speakers = {_speaker(one), _speaker(other)} - {""}
    return len(speakers) == 1 and bool(_BETWEEN.fullmatch(between))


def _depth(quotation: Mention) -> int:
    return quotation.value.depth if isinstance(quotation.value, Quotation) else 0


def _speaker(quotation: Mention) -> str:
    return (quotation.value.speaker or "") if isinstance(quotation.value, Quotation) else ""


def _figures(article: Article) -> Figures:
    """The exact numbers of an article."""
    words = _number_words(article.lexicon.numbers)
    figures: Figures = {}
    for quantity in article.quantities:
        value, stop = quantity.value, quantity.figure + 1
        if value.hedge == "exact" and quantity.reader == "figure" and not value.ordinal:
            while stop < quantity.stop and article.tokens.words[stop].lower() in words:
                stop += 1
            figures[quantity.figure] = (stop, str(value.value))
    return figures


@lru_cache(maxsize=8)
def _number_words(numbers: NumberWords) -> frozenset[str]:
    known = (*numbers.words, *numbers.scales)
    return frozenset(
        (*(word for word, _ in known), *numbers.joins_scales, *numbers.joins_tens, "-")
    )


def _utterance(
    article: Article, group: Sequence[Mention], figures: Figures, formulas: Sequence[Span]
) -> Utterance:
    text, tokens = "", article.tokens
    for quotation in group:
        span = quotation.span
        stretch = bisect_right(tokens.ends, span.start), bisect_left(tokens.starts, span.end)
        piece = _text(tokens, stretch, figures, formulas)
        joint = " " if piece[:1].islower() else " . "
        text += f" {GAP} {piece}" if text and _is_built_in(article, span) else f"{joint}{piece}"
    span = Span(group[0].span.start, group[-1].span.end)
    beside, before = _beside(article, group)
    speaker = next(filter(None, map(_speaker, group)), None) or _ahead(article, beside[0])
    return Utterance(span, text, speaker, beside, before)


def _is_built_in(article: Article, span: Span) -> bool:
    """True for words that go on behind the article's own: `he wrote, in "a cabinet …"`."""
    before = article.document.prose[max(span.start - 3, 0) : span.start - 1].rstrip(" ")
    return before[-1:].isalnum()


def _ahead(article: Article, before: Span) -> str | None:
    """Whom the article's own words name that lead up to a quotation in its sentence."""
    text = article.document.prose[before.start : before.end].rstrip(" \n\"“'‘")
    if not text or text[-1] in _STOPS or article.speakers is None:
        return None
    starts = article.tokens.starts
    first, stop = bisect_left(starts, before.start), bisect_left(starts, before.end)
    found = (article.speakers.of_sentence(article.tokens, first, stop) or "").split()
    stems = stems_of(article.lexicon)
    while found and not stems.of(found[0]):
        del found[0]
    return " ".join(found) if found and stems.of(found[-1]) else None


def _text(
    tokens: Tokens, stretch: tuple[int, int], figures: Figures, formulas: Sequence[Span]
) -> str:
    """The words of some tokens with one space between them; `formulas` are gaps."""
    words = " ".join(_words(tokens, stretch, figures, formulas))
    return " ".join(words.replace(f" {_JOINED}", "").split())


def _words(
    tokens: Tokens, stretch: tuple[int, int], figures: Figures, formulas: Sequence[Span]
) -> Iterator[str]:
    words, (at, stop) = tokens.words, stretch
    while at < stop:
        word, after, start = words[at], at + 1, tokens.starts[at]
        formula = next((span for span in formulas if span.start <= start < span.end), None)
        if word in _BRACKETS:
            after = _after(words, _BRACKETS[word], at, stop)
            yield "" if words[at + 1 : after - 1] == ["sic"] else GAP
        elif formula:
            after = max(after, bisect_left(tokens.starts, formula.end))
            yield GAP
        elif at in figures:
            after, figure = figures[at]
            yield figure
        elif word in _STOPS:
            while after < stop and words[after] == word == ".":
                after += 1
            yield GAP if after > at + 1 else _STOPS[word]
        elif word[0] == "'" and len(word) > 1:
            touches = at > stretch[0] and tokens.ends[at - 1] == start
            yield _JOINED + word if touches else word[1:]
        elif word[0].isalnum() or word == _PERCENT or is_currency(word):
            yield word.replace(".", "")
        at = after


def _after(words: Sequence[str], closing: str, at: int, stop: int) -> int:
    return next((end + 1 for end in range(at, stop) if words[end] == closing), at + 1)


def _beside(article: Article, group: Sequence[Mention]) -> tuple[tuple[Span, ...], Span]:
    """The article's own words in the sentences of an utterance, and the sentence before them."""
    tokens = article.tokens
    start, end = group[0].span.start, group[-1].span.end
    first = article.sentence_at(max(0, start - 2))[0]
    prose = article.document.prose
    ends = (
        prose[end - 1 : end] in (".", "?", "!") and not prose[end + 1 : end + 3].strip().islower()
    )
    stop = article.sentence_at(end - 1 if ends else min(end + 2, len(prose)))[1]
    before = article.sentence_of(max(0, first - 1))[0]
    own = Span(tokens.starts[first], start)
    gaps = (Span(one.span.end, other.span.start) for one, other in pairwise(group))
    after = Span(end, tokens.ends[stop - 1])
    return (own, *gaps, after), Span(tokens.starts[before], own.start)
