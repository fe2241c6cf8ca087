"""Places of a headline against those of the body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from factlint.checks._headline_text import LEAD, Parts, Range, WordConflict, is_name
from factlint.extract.article import Article
from factlint.extract.proper import name_words
from factlint.rulebook.words import fold_marks

HALF, REST = 4, 3
"""Letters that two places have in common, and those in which they differ."""


class HeadlinePlaces:
    """The places of the headline beside those of the body."""

    def __init__(self, article: Article, parts: Parts) -> None:
        self.article = article
        self.parts = parts
        self._rule = parts.rule
        self._known = name_words(article.lexicon)

    def halves(self, tokens: Range, names: Mapping[str, Sequence[Range]]) -> Iterator[WordConflict]:
        """A place of which only the first half is the body's: `in Elmsford`, `in Elmswick`."""
        words = self.article.tokens.words
        for at in range(tokens[0] + 1, tokens[1]):
            key = fold_marks(words[at])
            if len(key) <= HALF + REST or not self._is_at_place(at):
                continue
            if key in self.parts.body_words or key in self._known.given:
                continue
            begun = [name for name in names if name[:HALF] == key[:HALF]]
            if len(begun) == 1 and _are_halves(key, begun[0]):
                there = tuple(p for p in names[begun[0]] if self._is_at_place(p[0]))
                if there:
                    yield WordConflict((at, at + 1), there)

    def compounds(
        self, tokens: Range, names: Mapping[str, Sequence[Range]]
    ) -> Iterator[WordConflict]:
        """A name of two words of which the body has the first with another: `Brightwell`."""
        words = self.article.tokens.words
        for at in range(*tokens):
            key = fold_marks(words[at])
            begun = self._begun(key) if is_name(words[at]) else ""
            if not begun or key in self.parts.body_words or self._is_at_place(at):
                continue
            others = [name for name in names if name != key and self._begun(name) == begun]
            if len(others) == 1 and self._leads(names[others[0]]):
                yield WordConflict((at, at + 1), tuple(names[others[0]]))

    def seconds(self, tokens: Range) -> Iterator[WordConflict]:
        """A name of two words of which the body has the first with another: `Hatch Creek fire`.

        The same word stands behind both, and the body has the first with no third one.
        """
        words, word = self.article.tokens.words, self.article.tokens.word
        for at in range(tokens[0], tokens[1] - 2):
            first, second, behind = map(fold_marks, words[at : at + 3])
            if not (is_name(words[at]) and is_name(words[at + 1])) or second == behind:
                continue
            if first in self._known.given | self._known.titles | self.parts.small:
                continue
            places = [p for p in self.parts.body_words.get(first, ()) if is_name(word(p + 1))]
            others = {fold_marks(word(place + 1)) for place in places}
            same = [p for p in places if fold_marks(word(p + 2)) == behind]
            if len(others) == 1 and second not in others and behind.isalpha() and same:
                there = tuple((place, place + 2) for place in same)
                yield WordConflict((at, at + 2), there)

    def _leads(self, places: Sequence[Range]) -> bool:
        """True for what the first sentences of the body name."""
        lead = self.parts.lead(LEAD)
        return any(self.article.sentence_of(first)[0] in lead for first, _ in places)

    def _begun(self, key: str) -> str:
        """The first word of a name that ends in another: `bright` of `brightwell`."""
        behind = next((one for one in self._rule.compounds if key.endswith(one)), "")
        begun = key.removesuffix(behind) if behind else ""
        return begun if len(begun) > HALF and key not in self._known.known else ""

    def may_be_otherwise(self, first: int, stop: int) -> bool:
        """True for land that has the places of the body, and a team with another name.

        As `Jersey Shore` over "Cape May", `Andean` over "Peru", `sinks Spurs` and `Spurs striker`
        over "Tottenham", `Danish ports` over "Esbjerg". Where the body names such a part of the
        world, or people of another land, it is another one.
        """
        words, rule = self.article.tokens.word, self._rule
        if stop - first > 1:
            return fold_marks(words(stop - 1)) in rule.regions
        key = fold_marks(words(first))
        for lands in (rule.areas, self.article.grammar.listed("foreign")):
            if key in lands:
                return self.parts.body_words.keys().isdisjoint(lands)
        return fold_marks(words(first - 1)) in rule.wins or fold_marks(words(stop)) in rule.roles

    def _is_at_place(self, at: int) -> bool:
        """True for a single name behind a word that a place follows."""
        words = self.article.tokens.words
        placed = is_name(words[at]) and fold_marks(words[at - 1]) in self.placing
        return placed or (is_name(words[at]) and words[at - 1] in self._rule.before_place)

    def narrower(self, tokens: Range) -> Iterator[WordConflict]:
        """A place of the headline which the body first names together with another one."""
        words, where = self.article.tokens.words, self.article.lexicon.name_drift.where
        for at in range(tokens[0] + 1, tokens[1]):
            key = fold_marks(words[at])
            if not words[at][0].isupper() or fold_marks(words[at - 1]) not in where:
                continue
            first = next(iter(self.parts.body_words.get(key, ())), None)
            if first is None or not self._is_where(first):
                continue
            other = self._beside(first)
            if other and fold_marks(words[other[0]]) not in map(fold_marks, words[slice(*tokens)]):
                yield WordConflict((at - 1, at + 1), ((first, other[1]),), "narrower")

    def _is_where(self, at: int) -> bool:
        """True behind a word that a place follows: `across the Caribbean`."""
        words, small = self.article.tokens.words, self.parts.small
        before = at - 1
        if before and words[before] in small and words[before] not in self._where:
            before -= 1
        return words[before] in self._where

    def _beside(self, at: int) -> Range | None:
        """The name that is joined to one by "and"."""
        words = self.article.tokens.words
        ahead = at + 1
        if ahead >= len(words) or words[ahead] not in self._rule.joins:
            return None
        ahead += 1
        while ahead < len(words) and words[ahead] in self.parts.small:
            ahead += 1
        stop = ahead
        while stop < len(words) and words[stop][0].isupper():
            stop += 1
        return (ahead, stop) if stop > ahead else None

    @cached_property
    def names_places(self) -> bool:
        """True for a body that names some place."""
        words, near = self.article.tokens.words, self._where.union(self._rule.before_place)
        behind = (at + 1 for word in near for at in self.parts.body_words.get(word, ()))
        return any(is_name(words[at]) for at in behind if at < len(words))

    @cached_property
    def _where(self) -> frozenset[str]:
        return frozenset(self.article.lexicon.name_drift.where)

    @cached_property
    def placing(self) -> frozenset[str]:
        return self._where.union(self._rule.placing)


def _are_halves(one: str, other: str) -> bool:
    """True for two names that begin alike and end otherwise."""
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return same >= HALF and min(len(one), len(other)) - same >= REST
