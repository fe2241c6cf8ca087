"""Whose the posts of an article are, by where they stand: beside a name, behind "as", or alone.

"Mayor Ida Holm", "Holm, the town's mayor", "Holm, who has been mayor since May", "As mayor, Holm
…" and "She is mayor" are surely Holm's. "The mayor" alone may be anybody's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from factlint.checks._other_days import OtherDays
from factlint.checks._posts import Post, PostReader
from factlint.extract.article import Article
from factlint.extract.passages import passage
from factlint.extract.proper import ProperName, read_proper_names
from factlint.extract.tokens import Range, beginning_in
from factlint.rulebook.words import fold_all_marks

REACH = 14
"""A post so many tokens behind a name may be what the name's clause tells."""
NEAR = 3
"""So many words lead a post, and a sentence whose first word is what it is about."""
MARKS = frozenset(",–—(")
LOOSE = "described"
"""The bond of a post that stands alone."""


class Holder(msgspec.Struct, frozen=True):
    """Somebody with the places where the name stands, without its titles."""

    keys: frozenset[str]
    places: tuple[Range, ...]

    def within(self, part: Range) -> tuple[Range, ...]:
        """The places in a stretch."""
        low, high = (bisect_left(self.places, (at, at)) for at in part)
        return self.places[low:high]


class Held(msgspec.Struct, frozen=True):
    """A post and how it is bound to a holder."""

    post: Post
    bond: str

    @property
    def sure(self) -> bool:
        """False for a post that stands alone."""
        return self.bond != LOOSE

    @property
    def place(self) -> Range:
        """The tokens of the post."""
        return self.post.first, self.post.stop


class HolderReader:
    """Tells whose the posts of one article are."""

    def __init__(self, article: Article, posts: PostReader, leads: Sequence[str]) -> None:
        self.article, self._posts = article, posts
        self._words, self._folded = article.tokens.words, article.tokens.folded
        listed, titles = article.grammar.listed, article.lexicon.titles
        self._who, self._he = listed("person-who"), listed("person-pronoun")
        self._is = listed("be", "have")
        self._as = fold_all_marks(leads)
        self._styles = fold_all_marks(titles.styles) | listed("name-courtesy") | {"."}
        self._days = OtherDays(article)
        self._names = read_proper_names(article, openers=True)

    def holder(self, names: Sequence[ProperName]) -> Holder:
        """Somebody of some names."""
        places = sorted(self._bare(name) for name in names)
        return Holder(frozenset(key for name in names for key in name.keys), tuple(places))

    def _bare(self, name: ProperName) -> Range:
        """The tokens of a name without the titles before it."""
        first = name.first
        while first < name.stop - 1 and self._posts.is_of_title(first):
            first += 1
        return first, name.stop

    def others(self, holder: Holder, part: Range) -> list[ProperName]:
        """The names of other persons in a stretch, as far as can be told."""
        return [
            name
            for name in beginning_in(self._names, part)
            if holder.keys.isdisjoint(name.keys) and (name.person or name.title)
        ]

    def bond(self, post: Post, holder: Holder) -> str:
        """How a post is bound to a holder; nothing where it is somebody else's."""
        start, end = passage(self.article, (post.first, post.stop))
        if self._is_as(post) and self._days.are_dated_in((start, end)):
            return ""
        before = holder.within((start, post.first))
        bond = self._ahead(post, holder, end)
        if not bond and before and post.led - before[-1][1] <= REACH:
            bond = self._behind(post, before[-1])
        if bond:
            return bond
        if self._is_named(post, end):
            return ""
        if self._is_as(post):
            return "as-behind" if before else ""
        return "pronoun" if self._is_of_pronoun(post, holder, start) else LOOSE

    def _ahead(self, post: Post, holder: Holder, end: int) -> str:
        """The bond of a post that the name follows, with or without a comma."""
        for stop in (post.stop, post.end):
            first, comma = self._behind_styles(stop, end)
            if holder.within((first, first + 1)):
                if comma:
                    return "as" if self._is_as(post) else "ahead"
                return "before" if stop == post.stop else ""
        return ""

    def _behind_styles(self, at: int, end: int) -> tuple[int, bool]:
        """Where what follows a post begins, and whether a comma parts them."""
        while at < end and self._words[at] == ".":
            at += 1
        comma = at < end and self._words[at] == ","
        at += comma
        while at < end and self._folded[at] in self._styles:
            at += 1
        return at, comma

    def _behind(self, post: Post, name: Range) -> str:
        """The bond of a post behind a name in its sentence."""
        gap = self._folded[name[1] : post.led]
        named = bool(beginning_in(self._names, (name[1], post.led)))
        if not gap or named:
            return ""
        if self._is_as(post):
            return "as"
        if gap[0] in MARKS:
            inner = gap[1:]
            if inner and inner[0] in self._who:
                return "relative" if "," not in inner else ""
            return "aside" if self._leads(inner) else ""
        return "predicate" if gap[0] in self._is and "," not in gap else ""

    def _leads(self, words: Sequence[str]) -> bool:
        """True for words that only lead a post: "now the newly elected"."""
        plain = all(word[0].isalpha() for word in words)
        return len(words) <= NEAR and plain and self._is.isdisjoint(words)

    def _is_as(self, post: Post) -> bool:
        """True for a post behind "as"."""
        return post.led > 0 and self._folded[post.led - 1] in self._as

    def _is_named(self, post: Post, end: int) -> bool:
        """True for a post beside a name, whosever it is."""
        behind = (self._behind_styles(stop, end)[0] for stop in (post.stop, post.end))
        if any(at < end and self._words[at][0].isupper() for at in behind):
            return True
        back = post.led - 1
        return back > 1 and self._words[back] == "," and self._words[back - 1][0].isupper()

    def _is_of_pronoun(self, post: Post, holder: Holder, start: int) -> bool:
        """True for what "he" or "she" is, where the last name is the holder's."""
        opening = range(start, min(start + NEAR, post.led))
        he = next((at for at in opening if self._folded[at] in self._he), None)
        last = bisect_left(self._names, start, key=lambda name: name.first) - 1
        if he is None or last < 0 or holder.keys.isdisjoint(self._names[last].keys):
            return False
        return not self._is.isdisjoint(self._folded[he + 1 : post.led])
