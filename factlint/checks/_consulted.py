"""The sources of a run, and what they make of all that a draft says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from factlint.checks._likeness import Alignment
from factlint.checks._naming import Names, names_of
from factlint.checks._quoting import Wordings
from factlint.checks._versus import read_versus
from factlint.extract.about import About
from factlint.extract.aboutness import read_about
from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.extract.passages import is_in_dateline
from factlint.model import Confidence, Quotation, Span

Outcome = Literal["supported", "contradicted", "not-found"]


class Verdict(msgspec.Struct, frozen=True):
    """What the sources make of a stretch of a draft; `there` is the place that says so."""

    span: Span
    outcome: Outcome
    there: tuple[Article, Span] | None = None
    confidence: Confidence = "high"


class Sources:
    """What some sources say, ready to be looked up."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._values = Alignment(articles)
        self._names = Names(articles)
        self._wordings = Wordings(articles)

    def judge(self, article: Article) -> list[Verdict]:
        """What the sources make of all that a draft says, in text order.

        What stands in a quotation that a source has is looked for with it.
        """
        quoted = list(self._quotations(article))
        found = [verdict.span for verdict in quoted if verdict.outcome != "not-found"]
        others = [*self._amounts_and_dates(article), *self._proper_names(article)]
        free = [v for v in others if not any(v.span.overlaps(span) for span in found)]
        return sorted([*quoted, *free], key=lambda verdict: verdict.span)

    def _quotations(self, article: Article) -> Iterator[Verdict]:
        for mention in article.quotations:
            value = mention.value
            if not isinstance(value, Quotation) or value.depth > 1:
                continue
            found = self._wordings.find(value.text)
            if found is None:
                yield Verdict(mention.span, "not-found")
            else:
                outcome: Outcome = "supported" if found.verbatim else "contradicted"
                yield Verdict(mention.span, outcome, (found.article, found.span))

    def _amounts_and_dates(self, article: Article) -> Iterator[Verdict]:
        read = read_about(article)
        values = [a for a in read if not a.tacit and not self._is_empty(article, a)]
        compared = list(read_versus(article))
        for about, likeness in zip(values, self._values.judge(article, values), strict=True):
            if likeness is None:
                yield Verdict(about.span, "not-found")
                continue
            outcome: Outcome = "supported" if likeness.agrees else "contradicted"
            dated = about.quantity is None and any(v.sentence == about.sentence for v in compared)
            if dated and not likeness.agrees:
                continue
            there = likeness.said.article, likeness.said.about.span
            yield Verdict(about.span, outcome, there, "high" if likeness.sure else "medium")
        for versus in compared:
            if said := self._values.versus(versus):
                there = said.article, said.about.span
                yield Verdict(versus.span, "contradicted", there, "medium")
        for about in read:
            if about.tacit and not about.guess and (worst := self._values.against(article, about)):
                there = worst.said.article, worst.said.about.span
                yield Verdict(about.span, "contradicted", there, "medium")

    def _is_empty(self, article: Article, about: About) -> bool:
        """True for the day of filing, and for "both", which takes up what was said."""
        if isinstance(about.value, TimeToken):
            return is_in_dateline(article, about.span)
        return about.value.stop - about.value.first == 1 and (
            article.tokens.folded[about.value.first] in article.grammar.listed("both")
        )

    def _proper_names(self, article: Article) -> Iterator[Verdict]:
        for name in names_of(article):
            span = article.tokens.span(name.first, name.stop)
            if self._names.knows(article, name):
                yield Verdict(span, "supported")
            elif near := self._names.near(article, name):
                yield Verdict(span, "contradicted", near, "medium")
            else:
                yield Verdict(span, "not-found")
