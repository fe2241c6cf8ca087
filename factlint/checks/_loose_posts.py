"""Whose a post is that stands without a name: "the mayor", before or behind somebody's name."""

from __future__ import annotations

from factlint.checks._described_titles import DescribedTitles
from factlint.checks._odds import Signs
from factlint.checks._post_holders import Holder, HolderReader
from factlint.checks._posts import Post
from factlint.extract.article import Article
from factlint.extract.passages import passage, sentences_around, sentences_behind
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold

MOST = 4
"""So many sentences apart count."""
CROWD = 3
"""So many other persons count."""
OPENING, NEAR = 5, 3
"""So many tokens stand at most before what opens a sentence: a post, a name."""
WINDOW = 6
"""So many sentences from a name a post without one may be its bearer's."""


class LoosePosts:
    """Reads the signs for posts of one article being somebody's."""

    def __init__(self, article: Article, holders: HolderReader, nameless: DescribedTitles) -> None:
        self.article, self._holders, self._nameless = article, holders, nameless
        self._folded, self._plain = article.tokens.folded, article.tokens.plain
        listed = article.grammar.listed
        self._prepositions = listed("preposition")
        self._says = frozenset(article.grammar.alphabet.members(["says"]))

    def signs(self, holder: Holder, post: Post, other: Post, difference: str) -> Signs:
        """Those for a post that stands alone; `other` is one that is surely the holder's."""
        number = self.article.sentence_number
        around = sentences_around(self.article, post.first, WINDOW)
        near = holder.within(around)
        apart = [number(first) - number(post.first) for first, _ in near]
        part = passage(self.article, (post.first, post.stop))
        introduced = number(holder.places[0][0])
        titled = introduced == number(other.first)
        held_back = introduced == number(post.first) - 1 and post.first < other.first
        head = self.article.layout.part_of(self.article.tokens.span(post.first, post.stop))
        return {
            "l-named-ahead": any(
                first < post.first and not by for (first, _), by in zip(near, apart, strict=True)
            ),
            "l-sentences": min((*map(abs, apart), MOST)),
            "l-next": 1 in apart,
            "l-previous": -1 in apart,
            "l-lead": number(post.first) == 0,
            "l-untitled": not titled,
            f"l-introduces-{difference}": held_back and not titled,
            f"l-headline-{difference}": head != "body",
            "l-weight": self._nameless.weight(post, part, {p[0] for p in near}, other.words),
            **self._others(holder, post, around),
            **self._beside(post, part),
            "l-begins": self._is_begun(holder, part),
        }

    def _others(self, holder: Holder, post: Post, around: Range) -> Signs:
        """Who else is named near it."""
        others = self._holders.others(holder, around)
        return {
            "l-alone": not others,
            "l-others": min(len({name.keys[-1] for name in others}), CROWD),
            "l-twin": any(post.office.head in fold(name.title) for name in others),
        }

    def _beside(self, post: Post, part: Range) -> Signs:
        """What stands beside a post in its sentence."""
        return {
            "l-speaks": not self._says.isdisjoint((self._plain[post.end], self._plain[post.stop])),
            "l-opens": post.led - part[0] < OPENING,
            "l-of": post.end > post.stop,
            "l-object": post.led > part[0] and self._folded[post.led - 1] in self._prepositions,
            "l-bare": post.led == post.first,
        }

    def _is_begun(self, holder: Holder, part: Range) -> bool:
        """True where the next sentence begins with the name."""
        following = next(sentences_behind(self.article, part[0], 1), None)
        if following is None:
            return False
        near = holder.within(following)
        return bool(near) and near[0][0] - following[0] < NEAR
