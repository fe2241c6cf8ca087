"""What makes two posts different ones: a rung of a ladder, a portfolio, a field, "deputy"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factlint.checks._ladders import OR, Ladders
from factlint.checks._posts import Post
from factlint.checks._sides import Sides
from factlint.extract.article import Article
from factlint.rulebook.words import fold_all_marks, fold_marks

if TYPE_CHECKING:
    from factlint.checks.title import TitleRule


class PostKinds:
    """Compares the posts of one article by the ladders and fields of a rule."""

    def __init__(self, article: Article, rule: TitleRule, ladders: Ladders) -> None:
        self._ladders, self._folded = ladders, article.tokens.folded
        self._sides = Sides(article, rule)
        titles = article.lexicon.titles
        self._lesser = fold_all_marks(titles.lesser)
        self._ranked = fold_all_marks(rule.ranked)
        self._portfolios = fold_all_marks(titles.portfolios) - self._lesser - self._ranked
        self._opposing = fold_all_marks(rule.opposing)
        self._fields = [
            {fold_marks(post): at for at, rung in enumerate(field) for post in rung.split(OR)}
            for field in rule.fields
        ]

    def difference(self, one: Post, other: Post) -> str:
        """What makes two posts different ones; nothing for a post and itself."""
        if self._is_opposing(one) != self._is_opposing(other):
            return "opposing"
        if one.words == other.words:
            return ""
        same = one.office.head == other.office.head
        lesser = one.words & self._lesser != other.words & self._lesser
        if same and lesser and one.office.head in self._ranked:
            return "lesser"
        mine, theirs = (p.words & self._portfolios - {p.office.head} for p in (one, other))
        if same and mine and theirs and mine.isdisjoint(theirs):
            return "portfolio"
        if self._sides.have(one) or self._sides.have(other):
            return ""
        if self._ladders.exclude(one.office, other.office):
            return "ladder"
        if same:
            return "lesser-any" if lesser else "words"
        return self._fielded(one.office.head, other.office.head)

    def is_of_other_days(self, post: Post) -> bool:
        """True for a former mayor and one who is still to come; not for a shadow minister."""
        return bool(post.state) and not self._is_opposing(post)

    def _fielded(self, one: str, other: str) -> str:
        """Whether two offices are of one field, and of the same rank there."""
        rungs = [(field.get(one), field.get(other)) for field in self._fields]
        known = [rung for rung in rungs if None not in rung]
        if any(mine == theirs for mine, theirs in known):
            return "same"
        if known and not self._lesser.isdisjoint((one, other)):
            return "aide"
        return "field" if known else "fields"

    def _is_opposing(self, post: Post) -> bool:
        """True for the office of a rival: "shadow minister"."""
        said = self._folded[max(0, post.first - 1) : post.stop]
        return not self._opposing.isdisjoint(said)
