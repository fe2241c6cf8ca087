"""What speaks for it that two posts of an article contradict each other, and what against."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from factlint.checks._loose_posts import LoosePosts
from factlint.checks._odds import Candidate, Signs
from factlint.checks._other_days import OtherDays
from factlint.checks._post_holders import Held, Holder
from factlint.checks._post_kinds import PostKinds
from factlint.checks._posts import Post, PostReader
from factlint.extract.article import Article
from factlint.extract.passages import Places, passage
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold, fold_all_marks

if TYPE_CHECKING:
    from factlint.checks.title import TitleRule

ROLE = 12
"""So many words before a post may say that it is held: "in her third season as"."""
JOINED = 4
"""So many words behind "and" may stand before another post."""
ENDS = frozenset(",;–—()")
APOSTROPHES = ("'", "’")
TELLING = frozenset({"relative", "predicate", "pronoun", "as", "as-behind"})
"""The bonds of posts that a clause tells of."""


class PostSigns:
    """Reads the signs around two posts of one article that may be one person's."""

    def __init__(
        self,
        article: Article,
        rule: TitleRule,
        kinds: PostKinds,
        posts: PostReader,
        loose: LoosePosts,
    ) -> None:
        self.article, self._kinds, self._posts, self._loose = article, kinds, posts, loose
        self._words, self._folded = article.tokens.words, article.tokens.folded
        listed = article.grammar.listed
        self._changes, self._roles = Places(article, rule.changes), Places(article, rule.roles)
        self._past = Places(article, article.lexicon.tenses.past)
        self._days = OtherDays(article)
        self._any = frozenset(map(fold, article.lexicon.numbers.articles))
        self._own = listed("person-possessive") | frozenset(article.lexicon.titles.belonging)
        self._and, self._since = listed("same-and"), listed("since")
        self._newly = fold_all_marks(rule.newly)
        self._modal = listed("modal", "negation")

    def candidate(self, holder: Holder, one: Held, other: Held, *, moved: bool) -> Candidate:
        """Two posts, the earlier one first, that are bound to a holder."""
        pair, bonds = (one.post, other.post), (one.bond, other.bond)
        difference = self._kinds.difference(*pair)
        kind = "sure" if one.sure and other.sure else "loose"
        signs: dict[str, float] = {
            kind: 1.0,
            f"{kind}-{difference}": 1.0,
            f"{kind}-moved": moved,
            f"{kind}-fewer-{other.bond}": pair[1].words < pair[0].words,
            f"{kind}-more-{other.bond}": pair[0].words < pair[1].words,
            **{f"bond-{bond}": 1.0 for bond in bonds},
            **self._led(pair, bonds, difference),
            **self._of(pair),
            **self._told(one, other),
        }
        if kind == "loose":
            alone, beside = pair[:: -1 if one.sure else 1]
            signs |= self._loose.signs(holder, alone, beside, difference)
        return Candidate(tuple(self.article.tokens.span(p.first, p.stop) for p in pair), signs)

    def _led(self, pair: tuple[Post, Post], bonds: tuple[str, str], difference: str) -> Signs:
        """What stands before the posts: "a", "the", "the union's"."""
        some = [self._folded[post.led] in self._any for post in pair]
        of_some = {f"bond-{b}-a": 1.0 for b, a in zip(bonds, some, strict=True) if a}
        return {
            **of_some,
            f"{difference}-a": any(some),
            f"{difference}-the": not any(some),
            f"{difference}-owned": any(map(self._is_owned, pair)),
            "indefinite-first": some[0],
            "indefinite-other": some[1],
            "own": any(self._folded[post.led] in self._own for post in pair),
        }

    def _is_owned(self, post: Post) -> bool:
        """True for "the union's president"."""
        lead = self._words[post.led : post.first]
        return any(word.startswith(APOSTROPHES) for word in lead)

    def _of(self, pair: tuple[Post, Post]) -> Signs:
        """Of what body or place the posts are."""
        one, other = pair
        shared = one.of & other.of
        return {
            "of-shared": bool(shared),
            "of-apart": all(map(self._is_of_named, pair)) and not shared,
            "state": any(map(self._kinds.is_of_other_days, pair)),
            "several": any(map(self._is_joined, pair)),
        }

    def _is_of_named(self, post: Post) -> bool:
        """True for a post of something with a name: "ambassador to Chile"."""
        around = range(post.led, post.end)
        return any(self._folded[i] in post.of and not self._words[i].islower() for i in around)

    def _told(self, *held: Held) -> Signs:
        """How the posts are told, whoever holds them."""
        article, pair = self.article, [each.post for each in held]
        numbers = [article.sentence_number(post.first) for post in pair]
        clauses = [self._clause(post) for post in pair]
        leads = [(c[0], post.led) for c, post in zip(clauses, pair, strict=True)]
        spans = [article.tokens.span(post.first, post.stop) for post in pair]
        return {
            "one-sentence": numbers[0] == numbers[1],
            "changes": any(map(self._changes.are_in, clauses)),
            "past": any(map(self._is_past, held, clauses)) or self._is_succeeded(held, clauses),
            "was": any(map(self._is_was, held, clauses)),
            "of-role": any(self._roles.are_in((p.led - ROLE, p.led)) for p in pair),
            "quoted": any(article.quoted(span) is not None for span in spans),
            "unreal": any(self._has(self._modal, lead) for lead in leads),
            "headline": any(article.layout.part_of(span) != "body" for span in spans),
        }

    def _clause(self, post: Post) -> Range:
        """What stands around a post, up to the next marks."""
        part = passage(self.article, (post.first, post.stop))
        first, stop = post.led, post.end
        while first > part[0] and self._words[first - 1] not in ENDS:
            first -= 1
        while stop < part[1] and self._words[stop] not in ENDS:
            stop += 1
        return first, stop

    def _has(self, words: Container[str], part: Range) -> bool:
        return any(word in words for word in self._folded[slice(*part)])

    def _is_past(self, held: Held, clause: Range) -> bool:
        """True for a post of other days, but for what is so since then."""
        part = (clause[0], held.post.first) if held.bond in ("before", "ahead") else clause
        return self._days.are_told_in(part) and not self._has(self._since, part)

    def _is_was(self, held: Held, clause: Range) -> bool:
        """True for "was the mayor" and "wrote it as mayor", not for "has been mayor"."""
        past = held.bond in TELLING and self._past.are_in((clause[0], held.post.led))
        return past and not self._has(self._since, clause)

    def _is_succeeded(self, held: Sequence[Held], clauses: Sequence[Range]) -> bool:
        """True for who "was its finance director" and is "the new chief executive"."""
        new = [self._has(self._newly, (each.post.led, each.post.first)) for each in held]
        was = list(map(self._is_was, held, clauses))
        return any(was) and any(new) and was != new

    def _is_joined(self, post: Post) -> bool:
        """True for one of two posts that somebody holds: "finance minister and deputy premier"."""
        first, stop = passage(self.article, (post.led, post.end))
        for at, step in ((post.led - 1, -1), (post.stop, 1), (post.end, 1)):
            if first <= at < stop and self._folded[at] in self._and:
                beyond = range(at + step, at + step * (JOINED + 1), step)
                if any(first <= i < stop and self._posts.is_office(i) for i in beyond):
                    return True
        return False
