"""Names and places of a headline against those of the body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain

from factlint.checks._headline_families import HeadlineFamilies
from factlint.checks._headline_places import HeadlinePlaces
from factlint.checks._headline_rivals import Kind, kinds_of
from factlint.checks._headline_text import SHORTEST, Parts, Range, WordConflict, is_name
from factlint.checks._near import ALONE, HELD, SPEAKS, apart, are_inflected, limit
from factlint.extract.alphabet import CAPITAL, UPPER
from factlint.extract.article import Article
from factlint.extract.name_forms import NameWords
from factlint.extract.proper import day_words, name_words
from factlint.rulebook.words import fold_marks

ABBREVIATED = "."
_BEGUN = 2
"""Letters that a slip of a family name begins with, too, and the most that it is longer."""


class HeadlineNames:
    """The names of headline, deck and captions beside those of the body."""

    def __init__(self, article: Article, parts: Parts) -> None:
        self.article = article
        self.parts = parts
        self._rule = parts.rule
        self._placed = HeadlinePlaces(article, parts)
        self._families = HeadlineFamilies(article, parts)

    def read(self) -> Iterator[WordConflict]:
        """Everything that the body has otherwise."""
        for part, tokens in self.parts.heads:
            yield from self._names(tokens)
            yield from self._others(tokens)
            yield from self._given(tokens)
            if part == "headline":
                yield from self._families.read(tokens)
                yield from self._placed.seconds(tokens)
            yield from self._placed.halves(tokens, self._body_names)
            yield from self._placed.compounds(tokens, self._body_names)
            if part == "headline":
                yield from self._absent(tokens)
                yield from self._placed.narrower(tokens)

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

    def _given(self, tokens: Range) -> Iterator[WordConflict]:
        """Another given name before a family name, or another family name behind a given one."""
        words = self.article.tokens.words
        for at in range(tokens[0], tokens[1] - 1):
            if not (is_name(words[at]) and is_name(words[at + 1])):
                continue
            given, family = fold_marks(words[at]), fold_marks(words[at + 1])
            have = self.parts.body_words
            if given not in have and family in have:
                found = self._before(family)
                if len(found) == 1 and self._is_other(tokens, at, next(iter(found))):
                    yield WordConflict((at, at + 2), tuple(found.values()))
            elif given in have and family not in have and len(family) >= SHORTEST:
                found = {name: (p, p + 2) for p in have[given] if (name := self._family(p))}
                if len(found) == 1 and self._is_misheard(at, family, next(iter(found))):
                    yield WordConflict((at, at + 2), tuple(found.values()))

    def _is_misheard(self, at: int, family: str, there: str) -> bool:
        """True for a slip, and for a family name that begins as the one behind the same name."""
        begun = family[:_BEGUN] == there[:_BEGUN] and abs(len(family) - len(there)) <= _BEGUN
        given, before = (fold_marks(self.article.tokens.word(i)) for i in (at, at - 1))
        known = given in self._known.given | self._diminutive
        known = known or before in self._known.titles.union(self._rule.roles)
        if begun and known and not are_inflected(family, there, self._known.endings):
            return True
        return len(family) == SHORTEST and self._is_slip(family, there, HELD)

    def _family(self, at: int) -> str:
        """The name behind a given name, folded."""
        word = self.article.tokens.word(at + 1)
        return fold_marks(word) if is_name(word) else ""

    def _before(self, family: str) -> dict[str, Range]:
        """The given names before a family name of the body, with where they stand."""
        words = self.article.tokens.words
        return {
            fold_marks(words[at - 1]): (at - 1, at + 1)
            for at in self.parts.body_words[family]
            if at and is_name(words[at]) and self._is_given(at - 1)
        }

    def _is_given(self, at: int) -> bool:
        word = self.article.tokens.word(at)
        return is_name(word) and fold_marks(word) not in self._known.titles | self.parts.small

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
        groups = self.article.lexicon.name_drift.diminutives
        return [set(map(fold_marks, group)) for group in groups]

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
            known = {tokens[0], *self._understood(first, stop)}
            if (
                known.issuperset(range(first, stop))
                or not longer
                or any(map(str.isupper, words[first:stop]))
            ):
                continue
            if self._placed.may_be_otherwise(first, stop):
                continue
            if stop - first == 1 and self._is_definite(first):
                continue
            if self._is_of_body_land(keys) or self.parts.says((first, stop), self._rule.seats):
                continue
            if self._begin.isdisjoint(key[:SHORTEST] for key in keys) and not any(
                self._is_slip(key, name) for key in longer for name in self._body_names
            ):
                placed = fold_marks(self.article.tokens.word(first - 1)) in self._placed.placing
                sure = self._placed.names_places if placed else stop - first > 1
                yield WordConflict((first, stop), kind="absent", sure=sure)

    def _understood(self, first: int, stop: int) -> Iterator[int]:
        """The words of a stretch that a body need not have: `Olympic`, `Police: Suspect shot`."""
        words = self.article.tokens.words
        yield from (
            at for at in range(first, stop) if fold_marks(words[at]) in self._rule.understood
        )
        if first and words[first - 1] == ":" and fold_marks(words[first]) in self._roles:
            yield first

    @cached_property
    def _roles(self) -> frozenset[str]:
        """Words for people, which have a capital only where a clause opens."""
        listed = self.article.grammar.listed("people", "person-role")
        return listed.union(self._rule.roles)

    def _is_definite(self, at: int) -> bool:
        """True behind an article, as rivers and regions are, or before one: "Biscuit the cat"."""
        articles = self.article.grammar.listed("article-the")
        return any(fold_marks(self.article.tokens.word(i)) in articles for i in (at - 1, at + 1))

    def _is_of_body_land(self, keys: Sequence[str]) -> bool:
        """True for a word of a land or its people of which the body has another: `Danish`."""
        kinds = {kind for key in keys for kind in self._kinds_of(key)}
        return bool(kinds) and any(
            not kinds.isdisjoint(self._kinds_of(word)) for word in self.parts.body_words
        )

    def _kinds_of(self, word: str) -> list[Kind]:
        """The kinds of rivals that stand beside their word, as lands do."""
        groups, kinds = self._rule.rivals, kinds_of(self._rule.rivals, word)
        return [kind for kind in kinds if groups[kind[0]].beside]

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
