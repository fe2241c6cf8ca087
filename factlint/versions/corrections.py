"""Lines that tell readers that a text was changed: corrections, clarifications, updates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from factlint.extract.article import Article
from factlint.model import Span
from factlint.rulebook.lexicon import Versions
from factlint.rulebook.words import fold, split_words

_LETTERS = frozenset("'")


def added_corrections(old: Article, new: Article) -> tuple[Span, ...]:
    """The lines of a new version that tell of a correction, and that the old one has not."""
    known = Counter(words for _, words in _lines(old))
    found = []
    for span, words in _lines(new):
        if known[words]:
            known[words] -= 1
        elif _tells(words, new.lexicon.versions):
            found.append(span)
    return tuple(found)


def _lines(article: Article) -> Iterator[tuple[Span, str]]:
    """The lines of a file, front matter and all, with their words in plain form."""
    text, starts = article.document.text, article.document.line_starts
    for start, stop in zip(starts, (*starts[1:], len(text)), strict=True):
        written = text[start:stop].replace("’", "'").replace("_", " ")
        words = [fold(word) for word in split_words(written)]
        plain = " ".join(word for word in words if word[0] in _LETTERS or word[0].isalnum())
        if plain:
            yield Span(start, stop), plain.replace(" '", "'")


def _tells(words: str, lexicon: Versions) -> bool:
    opens = any(f"{words} ".startswith(f"{fold(label)} ") for label in lexicon.corrections)
    return opens or any(f" {fold(said)} " in f" {words} " for said in lexicon.corrected)
