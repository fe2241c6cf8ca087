"""What an article takes back: the words that a printed correction says were wrong.

Words such as "wrongly said" take back what follows, up to the end of the sentence or to what says
how it is right ("instead of"). In a column of corrections, and in a paragraph with their label, so
does every word for what an earlier text said: "a caption on Tuesday called the mayor".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from factlint.extract.article import Article
from factlint.extract.cues import Cues, read_cues
from factlint.extract.layout import ends_sentence
from factlint.extract.passages import sentence_before
from factlint.extract.tokens import Range
from factlint.model import Span
from factlint.rulebook.words import fold, split_words

USES = ("retracting", "reporting", "retracted", "refuting", "righting")
OPENING = 2
"""So many words stand at most before what refutes the sentence before: "But that"."""
LONGEST_LABEL = 60
_PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")


def read_retracted(article: Article) -> tuple[Span, ...]:
    """The stretches of an article that it says were wrong, in text order."""
    cues = read_cues(article, "versions", article.sentence_ranges, USES)
    found = [*cues["retracted"], *_refuted(article, cues), *_behind(article, cues)]
    return tuple(sorted(article.tokens.span(*part) for part in found))


def _refuted(article: Article, cues: Cues) -> Iterator[Range]:
    """The sentences of which the next one says that they are untrue."""
    for first, _ in cues["refuting"]:
        if first - article.sentence_of(first)[0] <= OPENING:
            yield from filter(None, [sentence_before(article, first)])


def _behind(article: Article, cues: Cues) -> Iterator[Range]:
    """What follows the words that take it back."""
    columns = list(_columns(article)) if cues["reporting"] else []
    reporting = (cue for cue in cues["reporting"] if _is_in(article, cue, columns))
    rights = cues["righting"]
    for first, start in sorted([*cues["retracting"], *reporting]):
        stop = article.sentence_of(first)[1]
        at = bisect_left(rights, (first, 0))
        stop = min(stop, max(rights[at][0], start)) if at < len(rights) else stop
        right = any(begun < start <= ended for begun, ended in rights[max(at - 1, 0) : at + 1])
        if start < stop and not right:
            yield start, stop


def _is_in(article: Article, cue: Range, columns: list[Span]) -> bool:
    return any(article.tokens.span(*cue).overlaps(column) for column in columns)


def _columns(article: Article) -> Iterator[Span]:
    """The corrections: all behind a heading that says so, and paragraphs with such a label."""
    prose, labels = article.document.prose, _labels(article)
    if _is_labelled(article.document.declared.title or "", labels):
        yield Span(0, len(prose))
    for paragraph in _PARAGRAPH.finditer(prose):
        if _is_labelled(paragraph[0], labels):
            heads = not ends_sentence(paragraph[0])
            yield Span(paragraph.start(), len(prose) if heads else paragraph.end())


def _labels(article: Article) -> set[tuple[str, ...]]:
    words = map(split_words, article.lexicon.versions.columns)
    return {tuple(map(fold, label)) for label in words}


def _is_labelled(text: str, labels: set[tuple[str, ...]]) -> bool:
    """True for a text that begins with a label, behind which it ends or a mark stands."""
    words = [fold(word) for word in split_words(text[:LONGEST_LABEL])]
    return any(
        tuple(words[: len(label)]) == label and not "".join(words[len(label) :])[:1].isalnum()
        for label in labels
    )
