"""Results of matches and votes in a headline against those of the body: `24-21`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from factlint.checks._headline_text import Parts, Range
from factlint.extract.article import Article

SCORE = "score"
# Two small figures with a dash between, and nothing else joined to them.
_RESULT = re.compile(r"(?<![\w.,/–-])(\d{1,3})[–-](\d{1,3})(?![\w/–-]|[.,]\d)")


class Score(msgspec.Struct, frozen=True):
    """Two figures of one result, the higher one first, and the tokens that they are."""

    figures: tuple[int, int]
    place: Range


def compare_scores(article: Article, parts: Parts) -> Iterator[tuple[Score, list[Score]]]:
    """Results of headline and deck that the body has not, with those that it has.

    It must have one by its words ("beat", "vote") for the headline's to be another.
    """
    named = [x for x in article.excluded if x.kind == SCORE and parts.is_body(x.first)]
    if not named:
        return
    body = [score for tokens in parts.body for score in _scores_in(article, tokens)]
    results = [s for s in body if any(x.first <= s.place[0] < x.stop for x in named)]
    have = {score.figures for score in body}
    for part, tokens in parts.heads:
        found = _scores_in(article, tokens) if part != "caption" else []
        if found and results and have.isdisjoint(score.figures for score in found):
            yield found[0], results


def _scores_in(article: Article, tokens: Range) -> list[Score]:
    starts = article.tokens.starts
    span = article.tokens.span(*tokens)
    return [
        Score(
            (max(int(found[1]), int(found[2])), min(int(found[1]), int(found[2]))),
            (bisect_left(starts, found.start()), bisect_left(starts, found.end())),
        )
        for found in _RESULT.finditer(article.document.prose, span.start, span.end)
    ]
