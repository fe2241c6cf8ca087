"""Who wrote an article: by its fields, and by the lines that say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.checks._clashes import Clash, Head
from factlint.extract.article import Article
from factlint.extract.bylines import field_byline
from factlint.model import Span
from factlint.rulebook.words import fold, fold_marks


def find_missing_byline(head: Head) -> Iterator[Clash]:
    """A field or a line for the author that names nobody, where no other does."""
    lines, fields = head.bylines, head.of("author")
    if not lines and not fields:
        return
    holders = {fold(word) for word in head.article.lexicon.header.placeholders}
    named = [value for field in fields for value, _ in field.values]
    named += [line.written for line in lines]
    if any(fold(each.strip(" .[]()")) not in holders for each in named if each):
        return
    for field in fields:
        yield Clash(field.span, field.key if not field.values else field.values[0][0])
    for line in lines:
        yield Clash(line.span, head.article.document.locate(line.span).said)


def find_two_bylines(head: Head) -> Iterator[Clash]:
    """Two bylines with different names: of fields, of a field and the text, or of the text."""
    article = head.article
    lines = [line for line in head.bylines if line.names]
    fields = [line for field in head.of("author") if (line := field_byline(article, field))]
    given = [*fields, *lines]
    for at, one in enumerate(given):
        for other in given[at + 1 :]:
            stacked = not fields and _lines_between(article, one.span, other.span) < 2
            if not stacked and _differ(one.names, other.names):
                yield Clash(other.span, other.written, one.written, other=one.span)


def _differ(ones: Sequence[str], others: Sequence[str]) -> bool:
    """True where each side names somebody whom the other does not."""
    only_one = [one for one in ones if not any(_same(one, other) for other in others)]
    only_other = [other for other in others if not any(_same(one, other) for one in ones)]
    return bool(only_one and only_other)


def _same(one: str, other: str) -> bool:
    """True for one person: the same family name, and a given name that may be the same."""
    (given, *_, family), (given2, *_, family2) = (
        fold_marks(name).replace(".", " ").replace("-", " ").split() for name in (one, other)
    )
    return family == family2 and (given.startswith(given2) or given2.startswith(given))


def _lines_between(article: Article, one: Span, other: Span) -> int:
    return sum(one.start < line.start <= other.start for line in article.lines)
