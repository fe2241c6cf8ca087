"""Words of a headline that exclude those of the body: `brothers` and `sisters`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import islice

import msgspec

from factlint.checks._headline_text import DENIED, SHORTEST, Parts, Range, WordConflict
from factlint.extract.article import Article
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import fold_marks

ANY = "*"
LETTERS = 3
"""Letters of the shortest beginning."""
NEAR = 2
"""Content words behind a rival in which the next word of the headline must stand."""
LEAD = 2
"""Sentences at the beginning that tell the headline's news."""
SAME_NEWS = 2
SAME_STORY = 3
_AMOUNT = 4
"""Words behind a rival in which its figure begins."""


class Rivals(msgspec.Struct, frozen=True, kw_only=True):
    """Words of several kinds of which only one can be true of one thing."""

    kinds: tuple[str, ...]
    """The words of each kind; one with `*` behind it is the beginning of words."""
    beside: bool = False
    """They must stand before the same word: `Swedish skier`, `Norwegian skier`."""
    near: bool = False
    """They must stand behind the same word, or before it: `Sales rise`, `Sales fell`."""
    only: tuple[str, ...] = ()
    """The words of headlines that are compared, if not all."""
    unless: tuple[Pattern, ...] = ()
    """Where they mean something else: `passes 1,000`."""


Kind = tuple[int, int]


def meant_else(article: Article, group: Rivals) -> frozenset[int]:
    """The tokens on which the words of a group mean something else: "United Kingdom".

    So they do in a time where the group has such words: "the first half of the year".
    """
    starts = article.tokens.starts
    spans = [match.span for match in article.find(group.unless)]
    places = [(bisect_left(starts, span.start), bisect_left(starts, span.end)) for span in spans]
    places += [(time.first, time.stop) for time in article.times if group.unless]
    return frozenset(at for place in places for at in range(*place))


class _Index:
    """The kinds of which words are, by the words and by their beginnings."""

    def __init__(self, groups: tuple[Rivals, ...]) -> None:
        self._words: dict[str, list[Kind]] = {}
        self._begin: dict[str, list[tuple[str, Kind]]] = {}
        for at, group in enumerate(groups):
            for kind, words in enumerate(group.kinds):
                for word in words.split():
                    key = fold_marks(word.rstrip(ANY))
                    if word.endswith(ANY):
                        self._begin.setdefault(key[:LETTERS], []).append((key, (at, kind)))
                    else:
                        self._words.setdefault(key, []).append((at, kind))
        self.of = lru_cache(20_000)(self._of)

    def _of(self, word: str) -> tuple[Kind, ...]:
        begun = self._begin.get(word[:LETTERS], ())
        return (
            *self._words.get(word, ()),
            *(kind for start, kind in begun if word.startswith(start)),
        )


_index = lru_cache(maxsize=8)(_Index)


def kinds_of(groups: tuple[Rivals, ...], word: str) -> tuple[Kind, ...]:
    """The kinds of rivals that a folded word is of: its group and its kind in that."""
    return _index(groups).of(word)


class HeadlineRivals:
    """What headline and deck call a thing beside what the body calls it."""

    def __init__(self, article: Article, parts: Parts) -> None:
        self.article = article
        self.parts = parts
        self._groups = parts.rule.rivals
        self._kinds = _index(self._groups)
        self._meant: dict[int, frozenset[int]] = {}

    def read(self) -> Iterator[WordConflict]:
        """Every word for which the body has only another, or only in a denial."""
        for part, tokens in self.parts.heads:
            if part == "caption" or self.parts.denies(tokens):
                continue
            words = [fold_marks(word) for word in self.article.tokens.words[slice(*tokens)]]
            mine = [kinds for word in words for kinds in self._kinds.of(word)]
            for at, word in enumerate(words, tokens[0]):
                for group, kind in self._kinds.of(word):
                    rival = self._groups[group]
                    if (rival.only and word not in rival.only) or at in self._otherwise(group):
                        continue
                    others = {other for near, other in mine if near == group}
                    if others == {kind}:
                        yield from self._compare(tokens, at, group, kind)
            rule = self.parts.rule
            if part == "headline" and self.parts.denials:
                is_open = self.parts.says(tokens, (*rule.open, *rule.hedged))
                yield from () if is_open else self._denied(tokens)

    def _compare(self, tokens: Range, at: int, group: int, kind: int) -> Iterator[WordConflict]:
        """One word against the kinds of its group that the body has."""
        if self.article.quoted(self.article.tokens.span(at, at + 1)):
            return
        found = {kind: p for (near, kind), p in self._body_kinds.items() if near == group}
        own = [p for p in found.pop(kind, []) if not self.parts.is_denied(p)]
        rival = self._groups[group]
        if own and rival.beside and not self._are_beside(at, tokens, own):
            lead = self.parts.lead(0)
            found = {
                other: [p for p in places if self.article.sentence_of(p)[0] in lead]
                for other, places in found.items()
            }
        elif own:
            figure = self._figure(at, tokens[1]) if rival.near else frozenset()
            found = {
                other: [
                    p for p in places if figure & self._figure(p, len(self.article.tokens.words))
                ]
                for other, places in found.items()
            }
        linked = {
            other: here
            for other, places in found.items()
            if (here := [p for p in sorted(places) if self._is_same(tokens, at, p, rival)])
        }
        if len(linked) == 1:
            there = tuple((place, place + 1) for place in next(iter(linked.values())))
            yield WordConflict((at, at + 1), there, "contradicted")

    def _are_beside(self, at: int, tokens: Range, own: list[int]) -> bool:
        """True where the body has a word before the headline's noun, too, or in its lead."""
        sentences = {place: self.article.sentence_of(place) for place in own}
        mine, lead = next(self._following(at, tokens[1]), ""), self.parts.lead(0)
        return any(
            first in lead or mine in islice(self._following(place, stop), NEAR)
            for place, (first, stop) in sentences.items()
        )

    @cached_property
    def _definite(self) -> dict[str, list[int]]:
        """The sentences of the lead in which a noun stands right behind "the", by its stem."""
        found: dict[str, list[int]] = {}
        words, the = self.article.tokens.folded, self.article.grammar.listed("article-the")
        for first in self.parts.lead(LEAD):
            _, stop = self.article.sentence_of(first)
            for at in range(first + 1, stop):
                if words[at - 1] in the:
                    found.setdefault(self.parts.stem(words[at]), []).append(first)
        return found

    @cached_property
    def _body_kinds(self) -> dict[Kind, list[int]]:
        """Where the body has words of each kind."""
        found: dict[Kind, list[int]] = {}
        for word, places in self.parts.body_words.items():
            for kind in self._kinds.of(word):
                otherwise = self._otherwise(kind[0])
                found.setdefault(kind, []).extend(p for p in places if p not in otherwise)
        return {kind: places for kind, places in found.items() if places}

    def _otherwise(self, group: int) -> frozenset[int]:
        """The tokens on which the words of a group mean something else."""
        if group not in self._meant:
            self._meant[group] = meant_else(self.article, self._groups[group])
        return self._meant[group]

    def _is_same(self, tokens: Range, at: int, place: int, rival: Rivals) -> bool:
        """True for a word of the body that is said of what the headline tells."""
        if self.parts.is_denied(place):
            return False
        sentence = self.article.sentence_of(place)
        shared = self.parts.told(*tokens) & self.parts.told(*sentence)
        lead = self.parts.lead(LEAD)
        if rival.beside:
            mine = next(self._following(at, tokens[1]), "")
            begun = any(first < sentence[0] for first in self._definite.get(mine, ()))
            told = sentence[0] in lead[:1] or (len(shared) >= SAME_NEWS and not begun)
            return told and mine in islice(self._following(place, sentence[1]), NEAR)
        if rival.near and not (
            self._is_near(tokens, at, place)
            or self._figure(at, tokens[1]) & self._figure(place, sentence[1])
        ):
            return False
        return len(shared) >= (1 if sentence[0] in lead else SAME_STORY)

    def _is_near(self, tokens: Range, at: int, place: int) -> bool:
        """True where a word beside the headline's stands on the same side in the body."""
        first, stop = self.article.sentence_of(place)
        sides = (
            (next(self._preceding(tokens[0], at), ""), self._preceding(first, place)),
            (next(self._following(at, tokens[1]), ""), self._following(place, stop)),
        )
        return any(mine and mine in islice(others, NEAR + 1) for mine, others in sides)

    def _figure(self, at: int, stop: int) -> frozenset[str]:
        """The first numeral closely behind a word: `falls to 3.8 percent`, or `a 4% fall`."""
        words = self.article.tokens.words
        behind = words[at + 1 : min(at + _AMOUNT, stop)]
        found = [word for word in behind if word[0].isdecimal()] or [
            word for word in words[max(at - NEAR, 0) : at] if word[0].isdecimal()
        ]
        return frozenset(found[:1])

    def _preceding(self, first: int, at: int) -> Iterator[str]:
        """The stems of the content words before a word, the last one first."""
        words = self.article.tokens.words
        for before in range(at - 1, first - 1, -1):
            if words[before][0].isalpha() and (stem := self.parts.stem(words[before])):
                yield stem

    def _following(self, at: int, stop: int) -> Iterator[str]:
        """The stems of the content words behind a word."""
        words = self.article.tokens.words
        for ahead in range(at + 1, stop):
            if not words[ahead][0].isalnum() and words[ahead] != "-":
                return
            if words[ahead][0].isalpha() and (stem := self.parts.stem(words[ahead])):
                yield stem

    def _denied(self, tokens: Range) -> Iterator[WordConflict]:
        """Words that the body only has in a denial: `have not yet identified`."""
        words = self.article.tokens.words
        for at in range(*tokens):
            stem = self.parts.root(words[at]) if len(words[at]) > SHORTEST else ""
            if stem not in self._behind_denials:
                continue
            is_name = words[at][0].isupper() and at > tokens[0]
            places = self.parts.roots.get(stem, []) if stem and not is_name else []
            if not places or not words[at].isalpha():
                continue
            if all(self.parts.is_denied(place) for place in places) and any(
                self._is_told(tokens, p, {stem, self.parts.stem(words[at])}) for p in places
            ):
                there = tuple((place, place + 1) for place in places)
                yield WordConflict((at, at + 1), there, "denied")

    @cached_property
    def _behind_denials(self) -> set[str]:
        """The words of the body that may be denied, without their endings."""
        words = self.article.tokens.words
        behind = {word for at in self.parts.denials for word in words[at + 1 : at + 1 + DENIED]}
        return {self.parts.root(word) for word in behind if word[0].isalpha()}

    def _is_told(self, tokens: Range, place: int, stems: set[str]) -> bool:
        """True for a place in a sentence that shares another word with the headline."""
        sentence = self.article.sentence_of(place)
        shared = (self.parts.told(*tokens) & self.parts.told(*sentence)) - stems
        return len(shared) >= (1 if sentence[0] in self.parts.lead(LEAD) else SAME_NEWS)
