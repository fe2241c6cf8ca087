"""What a metadata check finds: two places that do not go together."""

from __future__ import annotations

from functools import cached_property

import msgspec

from factlint.documents.fields import Field, read_fields
from factlint.extract.article import Article
from factlint.extract.bylines import Byline, read_bylines
from factlint.extract.datelines import Dateline, read_dateline
from factlint.extract.moments import Moment, read_moment
from factlint.model import Span
from factlint.rulebook.words import fold


class Clash(msgspec.Struct, frozen=True):
    """What stands `here` and what `there`, with the places; `origin` is where the second is from.

    A second place that is in no text has no span.
    """

    span: Span
    here: str = ""
    there: str = ""
    origin: str = ""
    other: Span | None = None


class Head:
    """The fields of an article, read once for all rules."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.fields = tuple(read_fields(article.document.text))

    @cached_property
    def bylines(self) -> list[Byline]:
        """The lines that are bylines."""
        return read_bylines(self.article)

    @cached_property
    def dateline(self) -> Dateline | None:
        """The first dateline."""
        return read_dateline(self.article)

    @cached_property
    def is_draft(self) -> bool:
        """True where a field says that the article is not out."""
        states = {fold(word) for word in self.article.lexicon.versions.unpublished}
        return any(
            fold(value) in states or (field.key.lower() == "draft" and fold(value) == "true")
            for field in self.of("state")
            for value, _ in field.values
        )

    def of(self, role: str) -> list[Field]:
        """The fields of one role."""
        return [field for field in self.fields if field.role == role]

    def moment(self, role: str) -> tuple[Moment, str, Span] | None:
        """The first moment that fields of a role give, as it is written."""
        for field in self.of(role):
            for value, span in field.values:
                if moment := read_moment(value, self.article.lexicon.dates.months):
                    return moment, value, span
        return None

    @cached_property
    def published(self) -> tuple[Moment, str, Span] | None:
        """When the article was published, by its own fields or by what is given with it."""
        if found := self.moment("published"):
            return found
        dates = self.article.published
        if not dates:
            return None
        day, span = dates[0].day, dates[0].span
        first = self.article.lines[0] if self.article.lines else Span(0, 0)
        return Moment(day), day.isoformat(), span or first
