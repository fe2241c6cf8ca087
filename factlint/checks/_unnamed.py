"""Ages of somebody whom the text names later, and those of a card of facts.

"A 72-year-old man was pulled from the canal. The man was named as Leonard Bisk, 68." Who is
meant must be plain: one unnamed person only is of that kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from factlint.extract.article import Article, Match
from factlint.extract.passages import token_range
from factlint.extract.persons import Persons
from factlint.extract.slots import slot_of
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold

_LABEL = re.compile(r"\s*[A-Za-z][A-Za-z ]{0,25}:\s")
BACK = 3
"""So many tokens before a noun its article may stand."""


class Unnamed(msgspec.Struct, frozen=True):
    """Somebody without a name who has an age."""

    noun: str
    match: Match
    at: int


class UnnamedReader:
    """Finds the unnamed person whom a naming is about."""

    def __init__(
        self, article: Article, persons: Persons, ages: Sequence[Match], charged: Sequence[Match]
    ) -> None:
        listed = article.grammar.listed
        self._article = article
        self._persons = persons
        self._words, self._folded = article.tokens.words, article.tokens.folded
        self._genders = listed("person-male"), listed("person-female")
        self._people = listed("people")
        self._any = listed("person-any")
        self._charged = [token_range(article, match.span) for match in charged]
        self._pronouns = listed("person-him"), listed("person-her")
        self._indefinite = frozenset(map(fold, article.lexicon.numbers.articles)) | listed(
            "another"
        )
        self._ages = [found for match in ages if (found := self._read(match))]

    def _read(self, match: Match) -> Unnamed | None:
        """Somebody with an age: "a 72-year-old local man", "a man, aged 72"."""
        first, stop = token_range(self._article, match.span)
        behind = (
            [self._noun(match)] if slot_of(match, "people") else self._words[stop : stop + BACK]
        )
        noun = next((fold(word) for word in behind if fold(word) in self._people), "")
        if not noun:
            before = [word for word in self._words[max(0, first - BACK) : first] if word != ","]
            noun = fold(before[-1]) if before and fold(before[-1]) in self._people else ""
        led = set(self._folded[max(0, first - BACK) : first])
        return Unnamed(noun, match, first) if noun and led & self._indefinite else None

    def _noun(self, match: Match) -> str:
        """The noun of a naming."""
        span = slot_of(match, "people")
        return fold(self._article.document.prose[span.start : span.end]) if span else ""

    def named(self, match: Match) -> Unnamed | None:
        """Whom a naming is about: "the man was named as", "named him as"."""
        first, _ = token_range(self._article, match.span)
        begin, _ = self._article.sentence_of(first)
        before = [unnamed for unnamed in self._ages if unnamed.at < first]
        if not before or self._persons.between(before[0].at, begin):
            return None
        noun = self._noun(match)
        if noun in self._any:
            alone = len(before) == 1 and not self._strangers(before[0], begin)
            return before[0] if alone and not self._is_charged(before[0]) else None
        nouns = frozenset({noun}) if noun else self._gender(match)
        fitting = [unnamed for unnamed in before if unnamed.noun in nouns]
        strangers = self._strangers(fitting[0], begin) if len(fitting) == 1 else {""}
        return fitting[0] if nouns.isdisjoint(strangers) and strangers != {""} else None

    def resumed(self, match: Match, meets_others: Callable[[int, int], bool]) -> Unnamed | None:
        """Whom "the 15-year-old" takes up: the only person of the text, who has no name."""
        first, stop = token_range(self._article, match.span)
        before = [unnamed for unnamed in self._ages if unnamed.at < first]
        if len(before) != 1 or self._persons.between(0, first):
            return None
        _, end = token_range(self._article, before[0].match.span)
        behind = fold(self._article.tokens.word(stop))
        other = behind in self._people and behind != before[0].noun
        nouns = self._people.intersection(self._folded[: max(0, before[0].at - BACK)])
        return None if other or nouns or meets_others(end, first) else before[0]

    def _is_charged(self, unnamed: Unnamed) -> bool:
        """True for somebody who is accused, and so is no victim."""
        return any(first <= unnamed.at < stop for first, stop in self._charged)

    def _gender(self, match: Match) -> frozenset[str]:
        """The nouns for whom a pronoun of a naming may stand: the first of them that is known."""
        first, stop = token_range(self._article, match.span)
        words = set(self._folded[first:stop])
        both = zip(self._pronouns, self._genders, strict=True)
        return next((nouns for pronouns, nouns in both if pronouns & words), frozenset())

    def _strangers(self, unnamed: Unnamed, stop: int) -> set[str]:
        """The nouns of other persons without a name before a token."""
        first, end = token_range(self._article, unnamed.match.span)
        found = set()
        for at in (*range(first - BACK), *range(end + BACK, stop)):
            word = self._folded[at]
            near = self._folded[max(0, at - BACK) : at]
            if any(word in nouns for nouns in self._genders) and self._indefinite & set(near):
                found.add(word)
        return found


def cards(article: Article, labels: Sequence[Match]) -> Iterator[tuple[Match, Range]]:
    """The labelled facts ("AGE: 57") of each card, with the lines of the card.

    A card is a run of lines that all begin with a label, of one person: no label stands twice.
    """
    for match in labels:
        line = article.document.prose.count("\n", 0, match.span.start)
        lines = article.document.prose.split("\n")
        first = stop = line
        while first and _LABEL.match(lines[first - 1] + " "):
            first -= 1
        while stop < len(lines) and _LABEL.match(lines[stop] + " "):
            stop += 1
        said = [fold(text.partition(":")[0].strip()) for text in lines[first:stop]]
        if stop - first > 1 and len(set(said)) == len(said):
            yield match, (first, stop)
