"""Two posts of one person that contradict each other, by evidence.

"General secretary Asta Brink", and later "Ms Brink, the league's chairwoman". At least one of the
two stands beside the name; the other one may stand alone, near it. What speaks for it that both are
one person's, and that nobody holds both, is weighed by fitted weights.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import TYPE_CHECKING

from factlint.checks._given_titles import GivenTitles
from factlint.checks._ladders import OR, ladders_of
from factlint.checks._loose_posts import WINDOW, LoosePosts
from factlint.checks._post_holders import Held, Holder, HolderReader
from factlint.checks._post_kinds import PostKinds
from factlint.checks._post_odds import ODDS
from factlint.checks._post_signs import PostSigns
from factlint.checks._posts import Post, PostReader
from factlint.extract.article import Article
from factlint.extract.proper import ProperName

if TYPE_CHECKING:
    from factlint.checks.title import TitleRule


class PostPairs:
    """Weighs the posts of one article against each other."""

    def __init__(self, article: Article, rule: TitleRule, given: GivenTitles) -> None:
        self.article, self._given = article, given
        rungs = (rung for field in rule.fields for rung in field)
        fielded = tuple(dict.fromkeys(post for rung in rungs for post in rung.split(OR)))
        titles, ranked = article.lexicon.titles, (*rule.ranked, *fielded)
        ladders = ladders_of(titles, rule.ladders, ranked, rule.joins)
        reader = PostReader(article, ladders.reader)
        self._kinds = PostKinds(article, rule, ladders)
        self._holders = HolderReader(article, reader, rule.leads)
        loose = LoosePosts(article, self._holders, given.nameless)
        self._signs = PostSigns(article, rule, self._kinds, reader, loose)
        self._posts: dict[int, list[Post]] = defaultdict(list)
        courtesies = {title for title, _ in rule.kin}
        for post in reader.read():
            if post.office.head not in courtesies:
                self._posts[article.sentence_number(post.first)].append(post)

    def read(self) -> Iterator[tuple[Held, Held]]:
        """The likeliest pair of each person."""
        for names in self._given.persons.read() if self._posts else ():
            holder = self._holders.holder(names)
            pairs = list(self._pairs(holder))
            best = max((self._weighed(holder, names, pairs)), default=None)
            if best and best[0] > 0:
                yield pairs[-best[1]]

    def _weighed(
        self, holder: Holder, names: Sequence[ProperName], pairs: Sequence[tuple[Held, Held]]
    ) -> Iterator[tuple[float, int]]:
        """The odds of each pair, with its number from behind, so that the first one is chosen."""
        moved = bool(pairs) and self._given.is_moved(names)
        for at, pair in enumerate(pairs):
            odds = ODDS.of(self._signs.candidate(holder, *pair, moved=moved))
            yield odds, len(pairs) - at

    def _pairs(self, holder: Holder) -> Iterator[tuple[Held, Held]]:
        """Two different posts each, the earlier one first, of which one is surely the holder's."""
        held = self._held(holder)
        sure = [each for each in held if each.sure]
        loose = [each for each in held if not each.sure]
        for pair in (*combinations(sure, 2), *product(sure, loose)):
            one, other = sorted(pair, key=lambda each: each.post.first)
            if self._kinds.difference(one.post, other.post):
                yield one, other

    def _held(self, holder: Holder) -> list[Held]:
        """The posts near a holder's name that may be the holder's, each once by its words."""
        number = self.article.sentence_number
        named = {number(first) for first, _ in holder.places}
        reach = {at + by for at in named for by in range(-WINDOW, WINDOW + 1)}
        found: dict[tuple[frozenset[str], str, bool], Held] = {}
        for post in (post for at in sorted(reach) for post in self._posts.get(at, ())):
            bond = self._holders.bond(post, holder)
            if bond:
                held = Held(post, bond)
                found.setdefault((post.words, post.state, held.sure), held)
        return list(found.values())
