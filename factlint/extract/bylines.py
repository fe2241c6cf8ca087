"""The lines of an article that say who wrote it: "By Jo Field and Ana Ruiz, Staff Writers"."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from factlint.documents.fields import Field
from factlint.extract.article import Article
from factlint.model import Span
from factlint.rulebook.lexicon import Lexicon
from factlint.rulebook.words import fold

LONGEST = 100
"""Signs of a byline."""
_WORD = re.compile(r"[^\W\d_](?:[\w'.’-]*[^\W\d_]|\.)?\.?")
_ASIDE = re.compile(r"\s*(?:[|·•/(\[]|\s[-–—]\s).*$")


class Byline(msgspec.Struct, frozen=True):
    """The persons that a line or a field names, as written; none where it names no person."""

    span: Span
    written: str
    names: tuple[str, ...]


def read_bylines(article: Article) -> list[Byline]:
    """The lines of an article that are bylines."""
    found: list[Byline] = []
    prose = article.document.prose
    for begun in _line(tuple(article.lexicon.header.by)).finditer(prose):
        line = Span(begun.start(), prose.find("\n", begun.end() - 1))
        line = Span(line.start, line.end if line.end >= 0 else len(prose))
        written = _ASIDE.sub("", prose[begun.end() : line.end]).strip(" *_")
        if line.end - line.start > LONGEST:
            continue
        names = _names(written, article.lexicon)
        if names or len(written.split()) < 2 or _is_desk(written, article.lexicon):
            found.append(Byline(_stripped(prose, line), written, names))
    return found


def _stripped(prose: str, line: Span) -> Span:
    text = prose[line.start : line.end]
    start = line.start + len(text) - len(text.lstrip())
    return Span(start, line.start + len(text.rstrip()))


@lru_cache(maxsize=8)
def _line(words: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in words) or "(?!)"
    begin = rf"^[*_ \t]*+(?:{listed})(?:[ \t]*:|[ \t]|$)[ \t]*"
    return re.compile(begin, re.IGNORECASE | re.MULTILINE)


@lru_cache(maxsize=8)
def _label(words: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in words) or "(?!)"
    return re.compile(rf"[*_\s]*(?:{listed})(?:\s*:|\s|$)\s*", re.IGNORECASE)


def field_byline(article: Article, field: Field) -> Byline | None:
    """The persons that a field names; nothing where it has a desk, or one name alone."""
    label = _label(tuple(article.lexicon.header.by))
    values = [label.sub("", value, count=1) for value, _ in field.values]
    names = tuple(name for value in values for name in _names(value, article.lexicon))
    if not names or any(_is_desk(value, article.lexicon) for value in values):
        return None
    return Byline(field.span, ", ".join(values), names)


def _names(written: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The persons in the words of a byline: "Jo Field and Ana Ruiz, Staff Writers"."""
    header = lexicon.header
    ends = "|".join(re.escape(word) for word in header.after_name) or "(?!)"
    joins = "|".join(re.escape(word) for word in header.joins) or "(?!)"
    bare = re.split(rf"\s(?:{ends})\s", written, maxsplit=1)[0]
    parts = re.split(rf"\s*(?:[,;&]|\s(?:{joins})\s)\s*", bare)
    return tuple(part for part in parts if _is_name(part, lexicon))


def _is_name(part: str, lexicon: Lexicon) -> bool:
    words = part.split()
    links = set(dict(lexicon.lists).get("name-link", ())) - set(lexicon.function_words)
    capitals = [word for word in words if word[:1].isupper()]
    if not 2 <= len(capitals) <= 4 or _is_desk(part, lexicon):
        return False
    return all(
        _WORD.fullmatch(word) and (word[0].isupper() or fold(word) in links) for word in words
    )


def _is_desk(written: str, lexicon: Lexicon) -> bool:
    """True for words of a desk or an agency, which is nobody in particular."""
    return not {fold(word) for word in re.findall(r"[^\W\d_]+", written)}.isdisjoint(
        lexicon.header.desks
    )
