"""Reads out of an article how many times something has been: "its third strike", "21 strikes"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

import msgspec

from factlint.extract import alphabet as symbols
from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.extract.proper import ProperName, read_proper_names
from factlint.extract.quantity import NumberToken, QuantityToken
from factlint.extract.slots import times_between
from factlint.model import Quantity
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import fold

NOUN = 5
"""So many tokens behind a figure its noun may stand."""
REACH = 7
"""So many tokens behind a noun a time may narrow its row."""
DASHES = ("—", "–", "-")
"""What a dateline ends with."""
LATEST = 7
"""For so many days something is the latest of its kind."""
Words = frozenset[str]


class Mention(msgspec.Struct, frozen=True):
    """A thing that is the `number`th, or of which there are `count`.

    `kind` is the thing with the words that set it apart, `window` what narrows the row ("this
    month"), with its days where it is a time. `owners` are whose it may be, empty for a pronoun.
    `day` is the one on which it was, `places` what is named behind it, `aim` what it was at;
    `latest` things are of the last days.
    """

    kind: tuple[str, ...]
    first: int
    stop: int
    sentence: int
    owners: Words
    window: Words = frozenset()
    span: tuple[date, date] | None = None
    number: int = 0
    count: Quantity | None = None
    day: date | None = None
    latest: bool = False
    headline: bool = False
    places: Words = frozenset()
    aim: Words = frozenset()

    def of_one_row(self, other: Mention) -> bool:
        """True when both are of one kind, and of nobody else."""
        apart = self.owners and other.owners and self.owners.isdisjoint(other.owners)
        return self.kind == other.kind and not apart


class OrdinalReader:
    """Reads the ordinals and the totals of an article."""

    def __init__(
        self,
        article: Article,
        things: Mapping[str, str],
        words: Mapping[str, Words],
        said: Mapping[str, Sequence[Pattern]],
    ) -> None:
        self._article = article
        self._one = things
        self._many = {many: one for one, many in things.items()}
        self._things = frozenset((*things, *things.values()))
        self._words = words
        self._said = said
        listed = article.grammar.listed
        self._small = listed("article-the", "preposition", "conjunction", "be", "have")
        self._articles = listed("article-the")
        self._links = listed("preposition")
        self._be = listed("be")
        members = article.grammar.alphabet.members
        self._saying = frozenset(members(["says", "raise", "change"]))

    def ordinals(self) -> Iterator[Mention]:
        """Every ordinal of a thing, but those that are planned, feared or in quotation marks."""
        inside = [(time.first, time.stop) for time in self._article.times]
        for number in self._article.numbers:
            dated = any(first <= number.first < stop for first, stop in inside)
            if number.kind == "ordinal" and not dated and not self._is_quoted(number.first):
                yield from self._ordinal(number)

    def totals(self) -> Iterator[Mention]:
        """Every number of things that is one of all so far."""
        for quantity in self._article.quantities:
            value = quantity.value
            plain = not (value.vague or value.unit or value.ordinal)
            if plain and not self._is_quoted(quantity.figure):
                yield from self._total(quantity)

    def _ordinal(self, number: NumberToken) -> Iterator[Mention]:
        noun = self._noun(number.stop, self._one)
        if noun is None:
            noun = self._noun_before(number)
            first, stop = number.first, number.stop
        else:
            first, stop = number.first, noun[1]
        if noun is None or self._says("unreal", first) or self._is_vague(first):
            return
        kind, _ = noun
        begin, end = self._article.sentence_of(first)
        day = self._day(first, stop, begin, end)
        anchor = self._article.anchor
        fresh = bool(day and anchor and 0 <= (anchor - day).days <= LATEST)
        layout = self._article.layout
        place = self._article.tokens.span(first, stop)
        window, span = self._window(stop, end)
        yield Mention(
            kind,
            first,
            stop,
            self._article.sentence_number(first),
            self._owners(begin, first),
            window,
            span,
            number=int(number.value),
            day=day,
            latest=(fresh or self._says("latest", first)) and not self._says("earlier", first),
            headline=layout.part_of(place) == "headline",
            places=self._places(stop, end),
            aim=self._behind(stop, end, "aims"),
        )

    def _total(self, quantity: QuantityToken) -> Iterator[Mention]:
        noun = self._noun(quantity.stop, self._many)
        if noun is None or not self._says("totals", quantity.first):
            return
        if self._says("earlier", quantity.first) or self._says("unreal", quantity.first):
            return
        kind, stop = noun
        begin, end = self._article.sentence_of(quantity.first)
        window, span = self._window(stop, end)
        yield Mention(
            kind,
            quantity.first,
            stop,
            self._article.sentence_number(quantity.first),
            self._owners(begin, quantity.first),
            window,
            span,
            count=quantity.value,
        )

    def _noun(self, at: int, nouns: Mapping[str, str]) -> tuple[tuple[str, ...], int] | None:
        """The thing right behind a figure with what sets it apart, and the token after it."""
        words = self._article.tokens.words
        _, end = self._article.sentence_of(max(0, at - 1))
        apart: list[str] = []
        for place in range(at, min(end, at + NOUN)):
            word = fold(words[place])
            if word in nouns:
                one = word if nouns is self._one else nouns[word]
                return (*sorted(apart), one), place + 1
            if word == "-":
                continue
            if not word[0].isalpha() or word in self._links or word in self._articles:
                return None
            if word not in self._words["plain"]:
                apart.append(word)
        return None

    def _noun_before(self, number: NumberToken) -> tuple[tuple[str, ...], int] | None:
        """The thing before an ordinal: "Tuesday's strike was the third"."""
        words = [fold(word) for word in self._article.tokens.words[: number.stop + 1]]
        behind = words[number.stop] if number.stop < len(words) else "."
        at = number.first
        if behind[0].isalpha() and behind not in self._links | self._words["window"]:
            return None
        if at < 3 or words[at - 1] not in self._articles:
            return None
        joined = words[at - 2] in self._be or words[at - 2] == ","
        noun = words[at - 3]
        return ((noun,), number.stop) if joined and noun in self._one else None

    def _window(self, stop: int, end: int) -> tuple[Words, tuple[date, date] | None]:
        """What narrows a row behind its noun, without the day on which it was."""
        words = self._article.tokens.words
        for time in times_between(self._article, stop, min(end, stop + REACH)):
            value, near = time.value, all(w[0].isalnum() for w in words[stop : time.first])
            if near and value and value.grain != "day" and value.start and value.end:
                return self._content(time.first, time.stop), (value.start, value.end)
        return self._behind(stop, end, "window"), None

    def _behind(self, stop: int, end: int, name: str) -> Words:
        """The first word of weight behind a noun and one of some small words: "in the Pacific"."""
        words = self._article.tokens.words
        if stop < end and fold(words[stop]) in self._words[name]:
            for at in range(stop, min(end, stop + NOUN)):
                word = fold(words[at])
                if not word[0].isalnum() or self._article.tokens.symbols[at] == symbols.DATE:
                    break
                if word not in self._small and word not in self._words["anyone"]:
                    return frozenset({word})
        return frozenset()

    def _content(self, first: int, stop: int) -> Words:
        words = frozenset(map(fold, self._article.tokens.words[first:stop]))
        return words - self._small or words

    def _day(self, first: int, stop: int, begin: int, end: int) -> date | None:
        """The day of a sentence that has one, if no verb of saying stands between."""
        times: list[TimeToken] = times_between(self._article, begin, end)
        days = [time for time in times if time.value is None or time.value.grain == "day"]
        if len(days) != 1 or days[0].value is None or self._says("about", first):
            return None
        low, high = sorted((days[0].first, first))
        between = self._article.tokens.plain[low:high]
        return None if self._saying.intersection(between) else days[0].value.start

    def _owners(self, begin: int, first: int) -> Words:
        """Whose a thing may be: the names before it, the owner, and what the sentence begins with.

        Nobody in particular where it begins with a pronoun.
        """
        article, words = self._article, self._article.tokens.words
        dashes = [at for at in range(begin, min(first, begin + NOUN + 1)) if words[at] in DASHES]
        begin = dashes[-1] + 1 if dashes else begin
        found = {
            name.keys[-1] for name in self._names if begin <= name.first and name.stop <= first
        }
        if first > 1 and words[first - 1] in ("'s", "'"):
            found = {fold(words[first - 2])}
        if not found:
            dated = symbols.DATE + symbols.FILLER
            content = (
                fold(words[at])
                for at in range(begin, first)
                if words[at][0].isalpha()
                and article.tokens.symbols[at] not in dated
                and fold(words[at]) not in self._small | self._words["plain"] | self._things
            )
            found = {word for word in [next(content, "")] if word}
        return frozenset() if found & self._words["anyone"] else frozenset(found)

    def _places(self, first: int, end: int) -> Words:
        """The names in a sentence behind a thing, which may say where it was."""
        names = (name for name in self._names if first <= name.first and name.stop <= end)
        return frozenset(name.keys[-1] for name in names)

    def _is_vague(self, first: int) -> bool:
        """True for "a third attack", which is one more in whatever row."""
        return (
            self._article.tokens.word(first - 1).lower() in self._article.lexicon.numbers.articles
        )

    def _says(self, name: str, token: int) -> bool:
        """True where the sentence of a token says one of some words."""
        return self._article.says(self._said[name], self._article.sentence_of(token))

    @cached_property
    def _names(self) -> list[ProperName]:
        return read_proper_names(self._article)

    def _is_quoted(self, token: int) -> bool:
        article = self._article
        return article.quoted(article.tokens.span(token, token + 1)) is not None
