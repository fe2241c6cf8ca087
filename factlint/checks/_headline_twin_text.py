"""What stands around the items of a headline and its text: names, places, verbs of winning."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._headline_items import NAME, Item, Items
from factlint.checks._headline_reckoned import Figure
from factlint.checks._headline_rivals import kinds_of
from factlint.checks._headline_text import Parts, Range, is_name
from factlint.checks._headline_winners import HeadlineWinners
from factlint.checks._near import apart
from factlint.extract.article import Article
from factlint.extract.proper import name_words
from factlint.rulebook.words import fold_marks

BESIDE = 3
"""Content words on either side of a word that stand beside it."""
NEAR = 3
"""Words behind a name among which its noun is."""
MOST = 4
ALIKE = 2.0
"""So far from each other two names are that look alike."""
COUNTABLE = 13


def are_alike(item: Item, other: Item) -> bool:
    """True for two words with hardly a letter between them."""
    return apart(item.value, other.value) <= ALIKE


class TwinText:
    """Looks around the items of one article."""

    def __init__(self, article: Article, parts: Parts, items: Items) -> None:
        self._article, self._parts, self._items = article, parts, items
        self._words = article.tokens.words
        self._folded = article.tokens.folded
        self._known = name_words(article.lexicon)
        rule = parts.rule
        self._where = frozenset(article.lexicon.name_drift.where).union(rule.placing)
        self._areas = frozenset((*rule.areas, *rule.understood))
        self._nouned = frozenset((*rule.roles, *rule.landmarks))
        self._winners = HeadlineWinners(article, parts)
        self._gives = frozenset(rule.gives)
        self._takes = frozenset((*rule.wins, *rule.takes))
        self._placed = self._where.union(rule.before_place)

    def _sort_of(self, item: Item, other: Item) -> str:
        """Of two words of names: whether they are spelt alike, stand by the same one, or ..."""
        one, two = self._run(item.place[0]), self._run(other.place[0])
        alike = are_alike(item, other)
        if not alike and self._is_title_case(self._article.sentence_of(item.place[0])):
            return ""
        begins = self._from_start(other) == 0 and two[1] - two[0] == 1
        if self._keys(one) & self._keys(two):
            return "named" if alike or self._is_named(item, other, one) else ""
        if alike or item.value[:3] == other.value[:3]:
            return "spelt"
        if begins or self._is_wide(item):
            return ""
        if self._opens(item) and not self._are_attributes(one, two):
            return ""
        here, there = (self._is_placed(run[0]) or self._is_attribute(run) for run in (one, two))
        return "place" if here and there else ""

    def _is_named(self, item: Item, other: Item, run: Range) -> bool:
        """True for a word that has its capital for itself, or is a given name."""
        if not self._opens(item) or run[1] - run[0] == 1 or item.value in self._known.given:
            return True
        return other.value in self._known.given and not self._is_attribute(run)

    def _opens(self, item: Item) -> bool:
        """True for the first word of a line, or behind a colon."""
        start = self._article.sentence_of(item.place[0])[0]
        before = self._words[start : item.place[0]]
        return not any(word[0].isalnum() for word in before) or before[-1] in ":;"

    def _are_attributes(self, one: Range, two: Range) -> bool:
        """True before the same word: `Dallas man`, `a Houston man`."""
        noun = self._article.tokens.word(one[1])
        both = self._is_attribute(one) and self._is_attribute(two)
        return both and noun in self._words[two[1] : two[1] + NEAR]

    def _is_wide(self, item: Item) -> bool:
        """True for a land, a region and their people, which hold the places of the text."""
        rule = self._parts.rule
        lands = any(rule.rivals[group].beside for group, _ in kinds_of(rule.rivals, item.value))
        return lands or item.value in self._areas

    def wins(self, item: Item) -> bool:
        """True for a name with a word of winning behind it."""
        return self._is_win(item.place[1])

    def _is_win(self, at: int) -> bool:
        return self._article.tokens.word(at) in self._takes

    def _camps(self, item: Item) -> frozenset[tuple[int, int]]:
        """The kinds of rivals that a name is of."""
        rivals = self._parts.rule.rivals
        kinds = (kind for word in item.value.split() for kind in kinds_of(rivals, word))
        return frozenset(kind for kind in kinds if rivals[kind[0]].beside)

    def are_one_camp(self, item: Item, other: Item) -> bool:
        """True for two names of one: "Tories", "Conservatives"."""
        return bool(self._camps(item) & self._camps(other))

    def _does_win(self, place: Range) -> bool:
        """True for a name with a word of winning near behind it, and no other name between."""
        first, stop = self._article.sentence_of(place[0])
        if any(self._folded[at] in self._gives for at in range(max(first, place[0] - 2), place[0])):
            return True
        for at in range(place[1], min(place[1] + 9, stop)):
            if self._is_win(at):
                return True
            if is_name(self._words[at]) and at > place[1] + 1:
                return False
        return False

    def _number(self, sentence: Range) -> int:
        sentences = self._items.sentences
        return sentences.index(sentence) if sentence in sentences else MOST

    def may_have_more(self, item: Item, other: Item) -> bool:
        """True for a small count of which the text may have more, or that is of other things."""
        if not item.figure or item.figure.value.unit or (item.figure.value.value or 0) >= COUNTABLE:
            return False
        rule = self._parts.rule
        headline, sentence = (self._article.sentence_of(i.place[0]) for i in (item, other))
        joined = frozenset((*rule.others, *rule.within))
        told = self._parts.told(*headline) & self._parts.told(*sentence)
        like = other.figure is not None and item.figure.is_like(other.figure)
        return not joined.isdisjoint(self._folded[slice(*sentence)]) or not (told or like)

    def is_fraction(self, figure: Figure) -> bool:
        """True for "nine in ten"."""
        first, stop = figure.token.first, figure.token.stop
        ends = {q.stop for q in self._article.numbers}
        begins = {q.first for q in self._article.numbers}
        words = self._article.tokens.word
        ahead = stop + 1 in begins and words(stop) in self._placed
        return ahead or (first - 1 in ends and words(first - 1) in self._placed)

    def _words_of(self, item: Item) -> frozenset[str]:
        return self._parts.told(*self._article.sentence_of(item.place[0]))

    def _from_start(self, item: Item) -> int:
        return item.place[0] - self._article.sentence_of(item.place[0])[0]

    def _roots(self, sentence: Range) -> frozenset[str]:
        return frozenset(map(self._parts.root, self._words[slice(*sentence)])) - {""}

    def _other_places(self, there: int) -> set[str]:
        """The other names of the first sentence that are told as places."""
        return {
            one.value
            for one in self._items.body
            if one.sort == NAME
            and self._is_placed(one.place[0])
            and one.place[0] != there
            and self._article.sentence_of(one.place[0]) in self._items.sentences[:1]
        }

    def _is_title_case(self, tokens: Range) -> bool:
        words = self._words[slice(*tokens)]
        return self._parts.small.issuperset(fold_marks(w) for w in words if w[0].islower())

    def _keys(self, run: Range) -> frozenset[str]:
        return frozenset(self._folded[slice(*run)])

    def _shares(self, one: int, other: int) -> bool:
        """True for the same word with a capital."""
        return 0 <= other < len(self._words) and (
            self._folded[one] == self._folded[other] and self._words[other][0].isupper()
        )

    def _run(self, at: int) -> Range:
        """The words with a capital around one."""
        first, stop = at, at + 1
        while first and is_name(self._words[first - 1]):
            first -= 1
        while stop < len(self._words) and is_name(self._words[stop]):
            stop += 1
        return first, stop

    def _is_placed(self, at: int) -> bool:
        return at > 0 and self._folded[at - 1] in self._placed

    def _is_attribute(self, run: Range) -> bool:
        """True right before a noun: `Dunedin teacher`."""
        word = self._article.tokens.word(run[1])
        return word[:1].islower() and word not in self._parts.small and bool(self._parts.stem(word))

    def _noun(self, at: int) -> str:
        return next(self._nouns(self._run(at)[1]), "")

    def _nouns(self, at: int) -> Iterator[str]:
        """The roots of the words that follow."""
        while at < len(self._words) and self._words[at][0].isalpha():
            if self._words[at] in self._parts.small:
                return
            yield self._parts.root(self._words[at])
            at += 1

    def _beside(self, place: Range) -> frozenset[str]:
        """The roots of the content words beside a place, without passing a mark."""
        found: list[str] = []
        for step, at in ((-1, place[0] - 1), (1, place[1])):
            near = 0
            while near < BESIDE and 0 <= at < len(self._words):
                word = self._words[at]
                if word[0] in ".;:!?\n":
                    break
                if word[0].isalpha() and (root := self._parts.root(word)):
                    found.append(root)
                    near += 1
                at += step
        return frozenset(found)

    def _next(self, item: Item) -> str:
        word = self._article.tokens.word(item.place[1])
        word = self._article.tokens.word(item.place[1] + 1) if word == "-" else word
        return self._parts.root(word) if word[:1].isalpha() else ""

    def _before(self, item: Item) -> str:
        word = self._article.tokens.word(item.place[0] - 1) if item.place[0] else ""
        return self._parts.root(word) if word[:1].isalpha() else ""
