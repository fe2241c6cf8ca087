"""Offices that are no rank by what they are of: "the team's captain", "captain of the side"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factlint.extract.article import Article
from factlint.extract.titles import TitleToken
from factlint.rulebook.words import fold_all_marks

if TYPE_CHECKING:
    from factlint.checks._posts import Post
    from factlint.checks.title import TitleRule

BEFORE, BEHIND = 2, 4
"""So many tokens a side stands before an office and behind it: "team 's", "of the"."""


class Sides:
    """Tells the offices of a side in one article."""

    def __init__(self, article: Article, rule: TitleRule) -> None:
        self.article, self._folded = article, article.tokens.folded
        self._sides = {office: fold_all_marks(tuple(of.split())) for office, of in rule.sides}
        self._of = article.grammar.listed("of")

    def have(self, title: TitleToken | Post) -> bool:
        """True for the captain of a team."""
        sides = self._sides.get(title.office.head)
        if not sides:
            return False
        start, end = self.article.sentence_of(title.first)
        led, folded = max(start, title.first - BEFORE), self._folded
        before = folded[led : title.first]
        if before and (before[-1] in sides or (before[-1] in ("'s", "'") and before[0] in sides)):
            return True
        behind = folded[title.stop : min(end, title.stop + BEHIND)]
        linked = not self._of.isdisjoint(folded[title.first : title.stop + 1])
        return linked and not sides.isdisjoint(behind)
