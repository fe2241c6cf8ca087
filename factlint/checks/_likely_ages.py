"""Pairs the claims of ages and births that most likely contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.checks._age_claims import Claim
from factlint.checks._age_odds import ODDS
from factlint.checks._age_signs import AgeSigns
from factlint.checks._age_tellings import Readings
from factlint.checks._born import Born
from factlint.checks._subjects import Subjects
from factlint.extract.article import Article

REACH = 8
"""So many claims further on the other one may stand."""


def likely_ages(
    article: Article, subjects: Subjects, claims: Sequence[Claim], read: Readings
) -> Iterator[tuple[Born, Born]]:
    """The pairs whose signs speak for one person who cannot be both."""
    signs = AgeSigns(article, subjects, claims, read)
    for at, one in enumerate(claims):
        for two in claims[at + 1 : at + 1 + REACH]:
            if one.disagrees(two) and ODDS.of(signs.candidate(one, two)) > 0:
                yield one.born, two.born
