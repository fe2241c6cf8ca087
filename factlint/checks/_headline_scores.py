"""Results of matches and votes in a headline against those of the body: `24-21`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

import msgspec

from factlint.checks._headline_text import Parts, Range
from factlint.extract.article import Article
from factlint.extract.passages import quantities_in, times_in
from factlint.rulebook.words import fold_marks

SCORE = "score"
# Two small figures with a dash between, and nothing else joined to them.
_RESULT = re.compile(r"(?<![\w.,/–-])(\d{1,3})[–-](\d{1,3})(?![\w/–-]|[.,]\d)")
# Figures of a result are lower, and no more words stand between them.
_MOST, _BETWEEN = 1000, 2
# What was longer ago is no news.
RECENT = timedelta(days=7)


class Score(msgspec.Struct, frozen=True):
    """Two figures of one result, the higher one first, and the tokens that they are."""

    figures: tuple[int, int]
    place: Range


def compare_scores(article: Article, parts: Parts) -> Iterator[tuple[Score, list[Score]]]:
    """Results of headline and deck that the body has not, with those that it has.

    It must have one by its words ("beat", "vote") for the headline's to be another; of several
    it is that of the first sentence.
    """
    heads = [
        score for part, tokens in parts.heads if part != "caption" for score in _in(article, tokens)
    ]
    if not heads:
        return
    results = [
        score
        for tokens in parts.body
        for score in (*_in(article, tokens), *_worded(article, parts, tokens))
        if _is_result(article, parts, score)
    ]
    lead = parts.lead(0)
    told = [score for score in results if article.sentence_of(score.place[0])[0] in lead]
    have = {
        score.figures
        for tokens in parts.body
        for score in _in(article, tokens)
        if not (told and _is_of_before(article, score.place[0]))
    }
    have.update(score.figures for score in results)
    results = told or results
    one = len({score.figures for score in results}) == 1
    if one and have.isdisjoint(score.figures for score in heads):
        yield heads[0], results


def _is_result(article: Article, parts: Parts, score: Score) -> bool:
    """True for a score of a result: no record (`improved to 6-3`), no standing (`2-0 down`)."""
    first, stop = score.place
    words = article.tokens.words
    if fold_marks(article.tokens.word(stop)) in parts.rule.standings:
        return False
    if _is_interim(article, parts, score) or _is_of_before(article, score.place[0]):
        return False
    if any(x.kind == SCORE and x.first <= first < x.stop for x in article.excluded):
        return True
    sentence = article.sentence_of(first)
    said = {fold_marks(word) for word in words[slice(*sentence)]}
    bare = "-" not in words[first:stop] and "–" not in words[first:stop]
    led = fold_marks(words[first - 1]) in parts.rule.records if not bare else False
    return not led and words[first - 1] != "(" and not said.isdisjoint(parts.rule.results)


def _is_interim(article: Article, parts: Parts, score: Score) -> bool:
    """True for a score while a match went on: `trailed 2-1`, `1-1 at half-time`."""
    place = article.tokens.span(*score.place)
    prose = article.document.prose
    return any(
        not prose[min(place.end, found.span.end) : max(place.start, found.span.start)].strip(" ,")
        for found in article.find(parts.rule.interim)
    )


def _is_of_before(article: Article, at: int) -> bool:
    """True for a figure that its sentence dates weeks back: `beaten 4-1 in May`."""
    sentence, since = article.sentence_of(at), article.grammar.listed("since")
    times = [
        time
        for time in times_in(article, sentence)
        if time.first < at or fold_marks(article.tokens.word(time.first - 1)) not in since
    ]
    near = min(times, key=lambda time: abs(time.first - at), default=None)
    end = near.value.end if near and near.value else None
    return bool(end and article.anchor and article.anchor - end > RECENT)


def _worded(article: Article, parts: Parts, tokens: Range) -> Iterator[Score]:
    """Results in words: `24 to 21`, `eight votes to four`."""
    words = article.tokens.words
    plain = [
        token
        for token in quantities_in(article, tokens)
        if not (token.value.unit or token.value.ordinal or token.value.vague)
        and (token.value.value or _MOST) < _MOST
    ]
    for one, other in pairwise(plain):
        between = words[one.stop : other.first]
        if not 1 <= len(between) <= _BETWEEN or between[-1] not in parts.rule.against:
            continue
        if fold_marks(article.tokens.word(one.first - 1)) not in parts.rule.grown:
            high, low = sorted((int(one.value.value or 0), int(other.value.value or 0)))[::-1]
            yield Score((high, low), (one.first, other.stop))


def _in(article: Article, tokens: Range) -> list[Score]:
    starts = article.tokens.starts
    span = article.tokens.span(*tokens)
    return [
        Score(
            (max(int(found[1]), int(found[2])), min(int(found[1]), int(found[2]))),
            (bisect_left(starts, found.start()), bisect_left(starts, found.end())),
        )
        for found in _RESULT.finditer(article.document.prose, span.start, span.end)
    ]
