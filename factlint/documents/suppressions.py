"""What an article and its side file say is known and all right.

In the text `ok` speaks of its own line or, alone on a line, of the next one that is not empty,
`off` of all up to the `on` of the same rule, `file` of the whole file. `[sic]` right after a
word speaks of its spelling. In a side file an entry speaks of some words, or of all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from factlint.documents.comments import VERBS, Comment, Lines
from factlint.documents.document import Document
from factlint.documents.prose import fold_typography
from factlint.model import Location, Malformed, Span, Suppression
from factlint.rulebook.schema import nearest

SPELLING = "name"
"""The check that `[sic]` is about."""

_BODY = re.compile(
    r"""\s*+(?P<verb>[\w-]*+)\s*+(?P<rules>[^"“”„«»]*+)
    (?:"(?P<plain>[^"]*+)"|[“„](?P<curly>[^“”]*+)[“”]|«(?P<angled>[^»]*+)»)?+\s*+""",
    re.VERBOSE,
)
_SIC = re.compile(r"[\[(][*_]{0,2}sic!?[*_]{0,2}[\])]", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"[^\W_][\w'’.-]*[\s*_\"”»]{0,3}\Z")
_LONGEST_WORD = 60
_EXAMPLE = '<!-- factlint: ok RULE "reason" -->'


class SuppressEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of a side file's `suppress`; without `words` it speaks of the whole article."""

    rule: tuple[str, ...]
    reason: str
    words: str = ""
    place: Location | None = None


def with_suppressions(
    document: Document, comments: Sequence[Comment], entries: Sequence[SuppressEntry]
) -> Document:
    """The document with what is suppressed in it, and with what was meant so and is malformed."""
    reader = _Comments(document)
    for comment in comments:
        reader.read(comment)
    found = (*reader.finish(), *_beside(document, entries), *_sic(document))
    if not (found or reader.malformed):
        return document
    return msgspec.structs.replace(document, suppressions=found, malformed=tuple(reader.malformed))


class _Range(msgspec.Struct, frozen=True):
    """A rule that is off from an offset on."""

    rule: str
    reason: str
    comment: Comment


class _Comments:
    """Reads the comments of one document in text order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.lines = Lines(document.text)
        self.malformed: list[Malformed] = []
        self._found: list[Suppression] = []
        self._off: list[_Range] = []

    def read(self, comment: Comment) -> None:
        """Take one comment in."""
        parts = _BODY.fullmatch(comment.body)
        if comment.complaint or parts is None:
            complaint = comment.complaint or f"write it as {_EXAMPLE}"
            self._complain(comment, complaint)
            return
        verb = parts["verb"].lower()
        rules = parts["rules"].replace(",", " ").split()
        reason = (parts["plain"] or parts["curly"] or parts["angled"] or "").strip()
        if complaint := _complaint(verb, rules, reason):
            self._complain(comment, complaint)
        elif verb == "on":
            self._turn_on(comment, rules)
        elif verb == "off":
            self._off += [_Range(rule, reason, comment) for rule in rules]
        else:
            span = self._line(comment) if verb == "ok" else Span(0, len(self.document.text))
            self._found += [self._suppression(rule, reason, comment, span) for rule in rules]

    def finish(self) -> list[Suppression]:
        """All suppressions; what is still off is off up to the end."""
        for left in self._off:
            self._close(left, len(self.document.text))
        self._off.clear()
        return sorted(self._found, key=lambda suppression: (suppression.place, suppression.rule))

    def _turn_on(self, comment: Comment, rules: Sequence[str]) -> None:
        for rule in rules or [left.rule for left in self._off]:
            open_ranges = [left for left in self._off if left.rule == rule]
            if not open_ranges:
                self._complain(comment, f'"{rule}" is not off here')
            for left in open_ranges:
                self._close(left, comment.span.start)
                self._off.remove(left)

    def _close(self, left: _Range, end: int) -> None:
        span = Span(left.comment.span.end, max(end, left.comment.span.end))
        self._found.append(self._suppression(left.rule, left.reason, left.comment, span))

    def _line(self, comment: Comment) -> Span:
        """The line of a comment, or the next with prose where it stands alone."""
        first = self.lines.number(comment.span.start)
        last = self.lines.number(comment.span.end - 1)
        own = self.lines.span(first, last)
        if self._has_prose(own):
            return own
        later = (self.lines.span(line) for line in range(last + 1, len(self.lines.starts)))
        return next(filter(self._has_prose, later), own)

    def _has_prose(self, span: Span) -> bool:
        return bool(self.document.prose[span.start : span.end].strip())

    def _suppression(self, rule: str, reason: str, comment: Comment, span: Span) -> Suppression:
        place = self.document.locate(comment.span)
        return Suppression(self.document.path, rule, reason, place, place, (span,))

    def _complain(self, comment: Comment, complaint: str) -> None:
        self.malformed.append(Malformed(self.document.locate(comment.span), complaint))


def _complaint(verb: str, rules: Sequence[str], reason: str) -> str:
    """What is wrong with a comment, for people; empty when nothing is."""
    if verb not in VERBS:
        hint = nearest(verb, VERBS) or f"; write {', '.join(VERBS)}"
        return f'"{verb}" says nothing to factlint{hint}'
    if verb == "on":
        return ""
    if not rules:
        return f'which rule? Write <!-- factlint: {verb} RULE "reason" -->'
    if not reason:
        return f'why? Write <!-- factlint: {verb} {", ".join(rules)} "reason" -->'
    return ""


def _beside(document: Document, entries: Sequence[SuppressEntry]) -> Iterator[Suppression]:
    folded = fold_typography(document.text) if entries else ""
    for entry in entries:
        assert entry.place is not None
        words = " ".join(entry.words.split())
        spans = tuple(_find(words, folded)) if words else (Span(0, len(folded)),)
        start = spans[0].start if spans else 0
        about = document.locate(Span(start, start))
        for rule in entry.rule:
            yield Suppression(
                document.path, rule, entry.reason, entry.place, about, spans, "side file", words
            )


def _find(words: str, folded: str) -> Iterator[Span]:
    """Where words stand, whatever white space is between them."""
    pattern = r"\s+".join(map(re.escape, fold_typography(words).split()))
    return (Span(*found.span()) for found in re.finditer(pattern, folded))


def _sic(document: Document) -> Iterator[Suppression]:
    """The words that `[sic]` stands right behind, with it."""
    if spans := tuple(_sic_words(document.text)):
        place = document.locate(spans[0])
        yield Suppression(document.path, SPELLING, "[sic]", place, place, spans, "sic")


def _sic_words(text: str) -> Iterator[Span]:
    for mark in _SIC.finditer(text):
        head = max(0, mark.start() - _LONGEST_WORD)
        if word := _WORD_BEFORE.search(text[head : mark.start()]):
            yield Span(head + word.start(), mark.end())
