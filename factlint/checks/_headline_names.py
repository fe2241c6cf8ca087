"""Names and places of a headline against those of the body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain

from factlint.checks._headline_text import SHORTEST, Parts, Range, WordConflict
from factlint.checks._near import ALONE, HELD, SPEAKS, apart, are_inflected, limit
from factlint.extract.alphabet import CAPITAL, UPPER
from factlint.extract.article import Article
from factlint.extract.name_forms import NameWords
from factlint.extract.proper import day_words, name_words
from factlint.rulebook.words import fold_marks

ABBREVIATED = "."
HALF, REST = 4, 3
"""Letters that two places have in common, and those in which they differ."""


class HeadlineNames:
    """The names of headline, deck and captions beside those of the body."""

    def __init__(self, article: Article, parts: Parts) -> None:
        self.article = article
        self.parts = parts
        self._rule = parts.rule

    def read(self) -> Iterator[WordConflict]:
        """Everything that the body has otherwise."""
        for part, tokens in self.parts.heads:
            yield from self._names(tokens)
            yield from self._others(tokens)
            yield from self._given(tokens)
            yield from self._halves(tokens)
            if part == "headline":
                yield from self._absent(tokens)
                yield from self._places(tokens)

    def _names(self, tokens: Range) -> Iterator[WordConflict]:
        """Words that are a slip away from a name of the body."""
        words = self.article.tokens.words
        for at in range(*tokens):
            key = fold_marks(words[at])
            unknown = self.article.tokens.plain[at] in (CAPITAL, UPPER)
            if not unknown or len(key) <= SHORTEST or key in self.parts.body_words:
                continue
            before = fold_marks(words[at - 1]) if at > tokens[0] else ""
            for name, places in self._body_names.items():
                limits = SPEAKS if (before, name) in self._body_pairs else ALONE
                if self._is_slip(key, name, limits):
                    yield WordConflict((at, at + 1), tuple(places))

    def _others(self, tokens: Range) -> Iterator[WordConflict]:
        """Another given name between the title and the family name that the body has."""
        words = self.article.tokens.words
        for at in range(tokens[0] + 1, tokens[1] - 1):
            given, family = (fold_marks(word) for word in words[at : at + 2])
            title = fold_marks(words[at - 1 - (words[at - 1] == ABBREVIATED)])
            if title not in self._known.titles or not words[at + 1][0].isupper():
                continue
            there = self._titled.get((title, family), {})
            if words[at][0].isupper() and len(there) == 1 and given not in self.parts.body_words:
                yield WordConflict((at, at + 2), tuple(there.values()))

    def _halves(self, tokens: Range) -> Iterator[WordConflict]:
        """A place of which only the first half is the body's: `in Elmsford`, `in Elmswick`."""
        words = self.article.tokens.words
        for at in range(tokens[0] + 1, tokens[1]):
            key = fold_marks(words[at])
            if len(key) <= HALF + REST or not self._is_at_place(at):
                continue
            if key in self.parts.body_words or key in self._known.given:
                continue
            begun = [name for name in self._body_names if name[:HALF] == key[:HALF]]
            if len(begun) == 1 and _are_halves(key, begun[0]):
                there = tuple(p for p in self._body_names[begun[0]] if self._is_at_place(p[0]))
                if there:
                    yield WordConflict((at, at + 1), there)

    def _is_at_place(self, at: int) -> bool:
        """True for a single name behind a word that a place follows."""
        words = self.article.tokens.words
        placed = _is_name(words[at]) and fold_marks(words[at - 1]) in self._placing
        return placed or (_is_name(words[at]) and words[at - 1] in self._rule.before_place)

    def _given(self, tokens: Range) -> Iterator[WordConflict]:
        """Another given name before a family name, or another family name behind a given one."""
        words = self.article.tokens.words
        for at in range(tokens[0], tokens[1] - 1):
            if not (_is_name(words[at]) and _is_name(words[at + 1])):
                continue
            given, family = fold_marks(words[at]), fold_marks(words[at + 1])
            have = self.parts.body_words
            if given not in have and family in have:
                found = self._before(family)
                if len(found) == 1 and self._is_other(tokens, at, next(iter(found))):
                    yield WordConflict((at, at + 2), tuple(found.values()))
            elif given in have and family not in have and len(family) == SHORTEST:
                found = {name: (p, p + 2) for p in have[given] if (name := self._family(p))}
                if len(found) == 1 and self._is_slip(family, next(iter(found)), HELD):
                    yield WordConflict((at, at + 2), tuple(found.values()))

    def _family(self, at: int) -> str:
        """The name behind a given name, folded."""
        word = self.article.tokens.word(at + 1)
        return fold_marks(word) if _is_name(word) else ""

    def _before(self, family: str) -> dict[str, Range]:
        """The given names before a family name of the body, with where they stand."""
        words = self.article.tokens.words
        return {
            fold_marks(words[at - 1]): (at - 1, at + 1)
            for at in self.parts.body_words[family]
            if at and _is_name(words[at]) and self._is_given(at - 1)
        }

    def _is_given(self, at: int) -> bool:
        word = self.article.tokens.word(at)
        return _is_name(word) and fold_marks(word) not in self._known.titles | self.parts.small

    def _is_other(self, tokens: Range, at: int, there: str) -> bool:
        """True for a given name that is not another form of one, nor of a relative."""
        words = self.article.tokens.words
        given = fold_marks(words[at])
        if not self._is_given(at) or given.startswith(there) or there.startswith(given):
            return False
        if any({given, there} <= names for names in self._diminutives):
            return False
        alike = given[0] == there[0] and abs(len(given) - len(there)) <= 2
        if alike and given in self._known.given | self._diminutive:
            return True
        related = not self.parts.body_words.keys().isdisjoint(self._rule.kin)
        if related or self._is_title_case(tokens):
            return False
        return at > tokens[0] and (alike or words[at - 1][0].islower())

    def _is_title_case(self, tokens: Range) -> bool:
        words = self.article.tokens.words[slice(*tokens)]
        return self.parts.small.issuperset(fold_marks(w) for w in words if w[0].islower())

    @cached_property
    def _diminutives(self) -> list[set[str]]:
        return [set(fold_marks(names).split()) for names in self._rule.diminutives]

    @cached_property
    def _diminutive(self) -> set[str]:
        return set().union(*self._diminutives)

    @cached_property
    def _titled(self) -> dict[tuple[str, str], dict[str, Range]]:
        """Where the body has a title before a full name, by title and family name."""
        found: dict[tuple[str, str], dict[str, Range]] = {}
        for title, places in self.parts.body_words.items():
            for place in places if title in self._known.titles else ():
                at = place + (self.article.tokens.word(place + 1) == ABBREVIATED)
                given, family = (self.article.tokens.word(at + step) for step in (1, 2))
                if given[:1].isupper() and family[:1].isupper():
                    key = title, fold_marks(family)
                    found.setdefault(key, {})[fold_marks(given)] = (at + 1, at + 3)
        return found

    @cached_property
    def _body_pairs(self) -> frozenset[tuple[str, str]]:
        """The names of the body with the capitalised words before them."""
        words = self.article.tokens.words
        return frozenset(
            (fold_marks(words[first - 1]), name)
            for name, places in self._body_names.items()
            for first, _ in places
            if first and words[first - 1][0].isupper()
        )

    def _is_slip(self, key: str, name: str, limits: Sequence[float] = ALONE) -> bool:
        known = self._known
        if key[1:] == name[1:] and len(key) > SHORTEST and key not in known.known:
            return key != name
        if key[0] != name[0] or abs(len(key) - len(name)) > 2 or len(set(key) ^ set(name)) > 3:
            return False
        if key in known.known or key in known.given:
            return False
        if are_inflected(key, name, known.endings):
            return False
        return 0 < apart(key, name) <= limit(limits, name)

    @cached_property
    def _known(self) -> NameWords:
        return name_words(self.article.lexicon)

    @cached_property
    def _body_names(self) -> dict[str, list[Range]]:
        """The longer words that have a capital wherever the body has them, in mid-sentence too."""
        article, found = self.article, {}
        forms = chain.from_iterable(article.declared_names)
        declared = {fold_marks(word) for form in forms for word in form.split()}
        openings = {first for first, _ in article.sentence_ranges}
        for key, places in self.parts.body_words.items():
            if len(key) <= SHORTEST or key in declared:
                continue
            words = [article.tokens.words[at] for at in places]
            if all(word[0].isupper() for word in words) and not openings.issuperset(places):
                found[key] = [(at, at + 1) for at in places]
        return found

    def _absent(self, tokens: Range) -> Iterator[WordConflict]:
        """Names of the headline of which the body has no word, not even in another form."""
        words = self.article.tokens.words
        if self._is_title_case(tokens):
            return
        for first, stop in self._capitals(tokens):
            keys = [fold_marks(word) for word in words[first:stop]]
            longer = [key for key in keys if len(key) > SHORTEST]
            only_opens = stop - first == 1 and first == tokens[0]
            if only_opens or not longer or any(map(str.isupper, words[first:stop])):
                continue
            if self._begin.isdisjoint(key[:SHORTEST] for key in keys) and not any(
                self._is_slip(key, name) for key in longer for name in self._body_names
            ):
                placed = fold_marks(self.article.tokens.word(first - 1)) in self._placing
                sure = self._names_places if placed else stop - first > 1
                yield WordConflict((first, stop), kind="absent", sure=sure)

    def _capitals(self, tokens: Range) -> Iterator[Range]:
        """The stretches of capitalised words, without days and the titles in front."""
        words, days = self.article.tokens.words, day_words(self.article.lexicon)
        at = tokens[0]
        while at < tokens[1]:
            stop = at
            while stop < tokens[1] and words[stop][0].isupper():
                stop += 1
            first = at
            while first < stop and fold_marks(words[first]) in self._known.titles | days:
                first += 1
            if stop > first:
                yield first, stop
            at = stop + 1

    @cached_property
    def _begin(self) -> frozenset[str]:
        """The letters that the words of the body begin with."""
        return frozenset(key[:SHORTEST] for key in self.parts.body_words)

    def _places(self, tokens: Range) -> Iterator[WordConflict]:
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
    def _names_places(self) -> bool:
        """True for a body that names some place."""
        words, near = self.article.tokens.words, self._where.union(self._rule.before_place)
        behind = (at + 1 for word in near for at in self.parts.body_words.get(word, ()))
        return any(_is_name(words[at]) for at in behind if at < len(words))

    @cached_property
    def _where(self) -> frozenset[str]:
        return frozenset(self.article.lexicon.name_drift.where)

    @cached_property
    def _placing(self) -> frozenset[str]:
        return self._where.union(self._rule.placing)


def _are_halves(one: str, other: str) -> bool:
    """True for two names that begin alike and end otherwise."""
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return same >= HALF and min(len(one), len(other)) - same >= REST


def _is_name(word: str) -> bool:
    """True for a word with a capital, and not all of it in capitals."""
    return len(word) > 1 and word[0].isupper() and word.isalpha() and not word.isupper()
