"""The parts of an article: headline, deck, captions and body.

A plain text marks none of them, so they are told by place and form: a headline is a line before
the running text that is no date, byline or caption and ends like none of its sentences; the
deck is the line between it and the text. What a format declares as its headline stands first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from factlint.documents import Document
from factlint.extract.published import HEADER_LINES, Published
from factlint.model import Span
from factlint.rulebook.lexicon import Header
from factlint.rulebook.words import fold, split_words

LONGEST_HEADLINE = 220
LONGEST_DECK = 320
FEWEST_WORDS = 3
LONGEST_DATELINE = 7
_IMAGE = "!["  # before the words that Markdown has for a picture
_HEADING = "# "  # before a title in Markdown
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_CLOSED = re.compile(r"[.][\"'”’)\]]*$|[:;,]$")
_RUNNING = re.compile(r"[.!?…][\"'”’)]*\s+[\"'“‘(]?[A-ZÀ-Þ]")
_DATELINE = re.compile(r"^[A-ZÀ-Þ][\w .,'/À-ÿ-]{1,60}(?:\([^)]{1,30}\)\s*)?(?:--?|[—–])\s")


class Layout(msgspec.Struct, frozen=True):
    """Where the parts of an article stand; `body` is the offset of its running text."""

    headline: Span | None = None
    deck: Span | None = None
    captions: tuple[Span, ...] = ()
    body: int = 0

    def part_of(self, span: Span) -> str:
        """What holds a span: headline, deck, caption, or body."""
        for name, part in (("headline", self.headline), ("deck", self.deck)):
            if part is not None and part.overlaps(span):
                return name
        return "caption" if any(part.overlaps(span) for part in self.captions) else "body"


def read_layout(document: Document, published: Sequence[Published], header: Header) -> Layout:
    """The parts of a document, whose publication dates are known."""
    prose = document.prose
    lines = [Span(*found.span()) for found in _LINE.finditer(prose)]
    dated = [date.span for date in published if date.span]
    given = _words_of(document.declared.deck or "")
    captions = tuple(
        line
        for line in lines
        if document.text.startswith(_IMAGE, max(line.start - len(_IMAGE), 0))
        or _is_caption(prose[line.start : line.end], header)
    )
    heads: list[Span] = []
    body = 0
    for line in lines[:HEADER_LINES]:
        text = prose[line.start : line.end]
        if given and _words_of(text) == given:
            heads.append(line)
            continue
        decked = bool(given) and bool(heads)
        if line not in captions and (_is_running(text) or (decked and ends_sentence(text))):
            body = line.start
            break
        if document.text.startswith(_HEADING, max(line.start - len(_HEADING), 0)) and not heads:
            heads.append(line)
        elif line not in captions:
            heads += _without_dates(prose, line, dated, header)
    else:
        heads, body = heads[:1], lines[1].start if len(lines) > 1 else 0
    headline = next((head for head in heads[:2] if _is_headline(prose, head)), None)
    rest = heads[heads.index(headline) + 1 :] if headline else []
    deck = next((head for head in rest if head.end - head.start <= LONGEST_DECK), None)
    if deck and not given and ends_sentence(prose[deck.start : deck.end]):  # the first paragraph
        body, deck = min(body, deck.start), None
    if headline is None and heads and _is_sentence(prose[heads[0].start : heads[0].end]):
        body = min(body, heads[0].start)
    return Layout(headline, deck, captions, body)


def _words_of(text: str) -> list[str]:
    return [fold(word) for word in split_words(text)]


def _is_running(text: str) -> bool:
    """True for a paragraph: sentences one after another, a dateline, or one long sentence."""
    if _DATELINE.match(text) and ends_sentence(text):
        return True
    long = len(text) > LONGEST_HEADLINE // 2
    return ends_sentence(text) and (long or bool(_RUNNING.search(text)))


def ends_sentence(text: str) -> bool:
    """True where a text ends as a sentence does, with or without closing marks."""
    return bool(_SENTENCE_END.search(text))


def _is_sentence(text: str) -> bool:
    """True for a short first paragraph: a line of some words with a full stop."""
    return text.endswith(".") and len(text.split()) >= LONGEST_DATELINE


def _is_headline(prose: str, span: Span) -> bool:
    text = prose[span.start : span.end]
    return len(text) <= LONGEST_HEADLINE and not _CLOSED.search(text)


def _without_dates(prose: str, line: Span, dated: Sequence[Span], header: Header) -> Iterator[Span]:
    """A header line, or what follows the date in it; nothing of a byline."""
    dates = [span for span in dated if line.start <= span.start and span.end <= line.end]
    start = dates[0].end if dates else line.start
    text = prose[start : line.end]
    start += len(text) - len(text.lstrip(" |·•,–—-"))
    text = prose[start : line.end]
    words = [word for word in split_words(text) if word[0].isalpha()]
    if len(words) < FEWEST_WORDS or _begins(text, (*header.by, *header.labels, *header.updated)):
        return
    if dates[1:] or (
        dates and prose[line.start : dates[0].start].strip() and _has_by(prose, line, header)
    ):
        return
    yield Span(start, line.end)


def _has_by(prose: str, line: Span, header: Header) -> bool:
    return _begins(prose[line.start : line.end], header.by)


def _is_caption(text: str, header: Header) -> bool:
    """True for a line that begins as a caption does, or is in brackets and names a source."""
    bare = text.lstrip("[(*_ ")
    label = _begins(bare, header.captions)
    if label and re.match(r"[^:]{1,40}:", bare):
        return True
    bracketed = text[0] in "[(" and text[-1] in "])"
    return bracketed and (label or _holds(bare, header.credits))


def _begins(text: str, phrases: tuple[str, ...]) -> bool:
    if not fold(text[:80]).startswith(_first_words(phrases)):
        return False
    words = tuple(fold(word) for word in split_words(text[:80]))
    return any(words[: len(phrase)] == phrase for phrase in _split(phrases))


def _holds(text: str, phrases: tuple[str, ...]) -> bool:
    words = tuple(fold(word) for word in split_words(text))
    return any(
        words[at : at + len(phrase)] == phrase
        for phrase in _split(phrases)
        for at in range(len(words) - len(phrase) + 1)
    )


@lru_cache(maxsize=32)
def _split(phrases: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(word) for word in split_words(phrase)) for phrase in phrases)


@lru_cache(maxsize=32)
def _first_words(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple({phrase[0]: None for phrase in _split(phrases)})
