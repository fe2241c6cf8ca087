"""Reads the ordinals of an article: what is the third, of which row, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from factlint.checks._occasion_owners import OccasionOwners
from factlint.checks._occasion_times import OccasionTimes
from factlint.checks._row_nouns import NOTHING, Noun, Owner, Words
from factlint.checks._row_reader import RowReader
from factlint.checks._row_text import RowText
from factlint.checks._row_words import ROW
from factlint.extract.quantity import NumberToken
from factlint.extract.tokens import Range


class Occasion(msgspec.Struct, frozen=True):
    """What is the `number`th of its row, on tokens `[first, stop)`.

    `heads` are the stems that may name it, `loose` ones those of the clause where it has no noun
    of its own; `apart` sets it apart in kind ("fatal"), `narrow` by what stands behind,
    `window` in time, and it is `dated` by a month or year behind it. `said` is all that its
    sentence says. A `rank` is given once for each race. `doubts` say why it may be none.
    """

    number: int
    first: int
    stop: int
    end: int
    sentence: Range
    nth: int
    heads: Words
    head: str
    apart: Words
    narrow: Words
    window: Words
    said: Words
    owner: Owner
    holder: Words
    day: date | str | None
    loose: bool = False
    row: bool = False
    owned: bool = False
    vague: bool = False
    past: bool = False
    coming: bool = False
    opens: bool = False
    headline: bool = False
    rank: bool = False
    moment: str = ""
    also: bool = False
    dated: bool = False
    doubts: Words = NOTHING

    @property
    def place(self) -> Range:
        """The tokens to show."""
        return self.first, max(self.stop, self.first + 1)

    @property
    def newest(self) -> bool:
        """True for what is told as the last one so far."""
        return not (self.past or self.opens or self.rank)


class OccasionReader(RowReader):
    """Reads the ordinals of one article."""

    def __init__(self, text: RowText) -> None:
        super().__init__(text)
        self._times, self._owners = OccasionTimes(text), OccasionOwners(text)

    def read(self) -> Iterator[Occasion]:
        """Every ordinal of something, but those in dates."""
        dated = {at for time in self._article.times for at in range(time.first, time.stop)}
        for number in self._article.numbers:
            value = self._text.ordinal(number)
            if value and number.first not in dated:
                occasion = self._read(number, value)
                if occasion:
                    yield occasion

    def _read(self, number: NumberToken, value: int) -> Occasion | None:
        text, first = self._text, number.first
        sentence = self._article.sentence_of(first)
        begin, end = sentence
        noun = self._noun(number.stop, end)
        rank = self._is_rank(first, begin) or noun.first < number.stop
        heads, loose = self._heads(number, noun, sentence)
        if not heads:
            return None
        tail = text.tail(noun.stop, end)
        row = ROW in noun.apart | text.content(noun.stop, min(tail, noun.stop + 3))
        counted = rank or (row and noun.head in text.kinds["units"])  # "the third week in a row"
        clause = text.clause(first, sentence)
        unreal = text.says("unreal", (text.predicate(first, clause[0]), tail))
        doubts = {
            "capital": self._is_capital(first) and first > begin and value > 1,
            "group": self._is_group(number.stop),
            "several": self._is_one_of_several(sentence),
            "them": self._is_of_them(number.stop),
            "share": loose and self._is_vague(first),  # "risen by a fifth", "needs a fifth"
            "joined": noun.plural and self._words[first - 1] in text.joins,  # "fourth and ninth"
            "thing": noun.head in text.kinds["no-things"] and not counted,
            "unreal": unreal,
            "quoted": text.is_quoted(first),
        }
        opens = self._opens(begin, first)
        told = self._told(value, first, noun, tail, sentence, heads)
        return msgspec.structs.replace(
            told,
            loose=loose,
            rank=rank,
            row=row,
            opens=opens,
            past=self._times.is_past(sentence, (clause[0], noun.stop + 3 if opens else first)),
            coming=text.says("coming", clause),
            doubts=frozenset(name for name, doubt in doubts.items() if doubt),
        )

    def _is_vague(self, first: int) -> bool:
        """True for "a fifth", which may be one of five parts."""
        before = self._words[first - 1] if first else ""
        return before in self._article.lexicon.numbers.articles

    def _is_capital(self, at: int) -> bool:
        return self._article.tokens.words[at][0].isupper()

    def _told(
        self, value: int, first: int, noun: Noun, tail: int, sentence: Range, heads: Words
    ) -> Occasion:
        """What the words around an ordinal say of it."""
        text = self._text
        before = self._words[first - 1] if first else ""
        place = self._article.tokens.span(first, first + 1)
        behind = text.content(noun.stop, tail) | self._scene(sentence, first)
        return Occasion(
            value,
            first,
            noun.stop,
            tail,
            sentence,
            self._article.sentence_number(first),
            heads,
            noun.head,
            noun.apart - {ROW} | self._way(noun, sentence),
            behind - heads - {ROW} - (text.kinds["ends"] - text.kinds["there"]),
            self._window(noun, tail, sentence),
            self._said(sentence),
            self._owners.owner(first, sentence[0]),
            self._owners.holder(first, tail, sentence),
            self._times.day(first, sentence),
            owned=before in self._lists["owning"],
            vague=before in self._article.lexicon.numbers.articles,
            headline=self._article.layout.part_of(place) == "headline",
            moment=self._times.moment(sentence),
            also=text.says("also", sentence),
            dated=self._times.is_dated(noun.stop, sentence),
        )

    def _is_group(self, stop: int) -> bool:
        """True for "the first two games", and for "the sixth and seventh".

        "The third two minutes later" is none.
        """
        if self._words[stop : stop + 1] and self._words[stop] in self._text.joins:
            stop += 1
        following = [number for number in self._article.numbers if number.first == stop]
        behind = self._words[following[0].stop : following[0].stop + 1] if following else ["-"]
        return behind != ["-"] and self._lists["moments"].isdisjoint(behind)

    def _is_of_them(self, stop: int) -> bool:
        """True for "the second of them", which counts a group and no row."""
        words = self._words[stop : stop + 2]
        them = self._lists["them"].intersection(words[1:])
        return bool(them and self._text.of.intersection(words[:1]))

    def _is_one_of_several(self, sentence: Range) -> bool:
        """True in "first, in 1954, Audrey Lyle; secondly, in 1966, Greta Holm"."""
        return not self._lists["enumerating"].isdisjoint(self._words[slice(*sentence)])

    def _noun(self, stop: int, end: int) -> Noun:
        """What an ordinal is of: "third strike", "the third of the chain's shops"."""
        words = self._words
        at = stop + 2 * self._is_last_too(stop)
        if words[at : at + 1] and words[at] in self._text.of and at + 1 < end:
            many = self._text.noun(at + 2, end)
            if many.head and words[many.stop] in self._text.possessive:
                many = self._text.noun(many.stop + 1, end)
            if words[at + 1] in self._text.articles and many.plural:
                return many
        if words[at : at + 1] == ["-"]:
            return self._text.noun(at + 1, end)
        if self._is_number(at) and words[at + 1 : at + 2] != ["-"]:
            return Noun("", NOTHING, at, at)
        return self._text.noun(at, end)

    def _is_last_too(self, stop: int) -> bool:
        """True for "eighth *and last*"."""
        words = self._words[stop : stop + 2]
        joined = len(words) > 1 and words[0] in self._text.joins
        return joined and words[1] in self._lists["latest"]

    def _is_rank(self, first: int, begin: int) -> bool:
        """True for a place in a race or a table: "came third", "the second-largest employer"."""
        if self._words[first + 1 : first + 2] == ["-"]:
            return True
        before = self._words[first - 1] if first > begin else ""
        return before in self._lists["placed"]

    def _heads(self, number: NumberToken, noun: Noun, sentence: Range) -> tuple[Words, bool]:
        """The stems that may name what is counted; loose ones where it has no noun."""
        text, first = self._text, number.first
        before = self._words[first - 1] if first > sentence[0] else ""
        if before in self._lists["placed"] and not noun.head:
            return text.kinds["places"], False
        if noun.head in text.kinds["often"]:
            clause = text.clause(noun.stop - 1, sentence)
            done = text.content(sentence[0], first) or text.content(noun.stop, clause[1])
            done = done or text.content(noun.stop, sentence[1])
            return done | noun.apart, False
        if noun.head in text.kinds["persons"]:
            told = text.content(noun.stop, text.tail(noun.stop, sentence[1]))
            return frozenset({noun.head}) | told, False
        if noun.head:
            row = noun.apart | text.content(noun.stop, noun.stop + 3)
            return self._streak(noun.head, sentence[0], first) if ROW in row else (
                frozenset({noun.head})
            ), False
        held = before in self._lists["owning"] | text.articles
        held = held or (before in text.joins and self._is_number(first - 2))
        behind = self._words[noun.first] if noun.first < sentence[1] else ""
        held = held or (before == "," and behind in text.of)
        if not held and before not in self._article.lexicon.numbers.articles:
            return NOTHING, True
        told = text.content(sentence[0], first)
        beside = [n for n in text.names(sentence[0], first) if n.stop == first - 2]
        names = {text.stem(key) for key in text.name_keys(sentence[0], first)}
        named = {text.stem(key) for name in beside for key in name.keys}
        told = (told - names | named) or told  # "Storm Ada, the third of the season"
        if not told and sentence[0]:
            earlier = self._article.sentence_of(sentence[0] - 1)
            told = text.content(*earlier)
            if earlier[0] and text.counts_on(earlier):
                told |= text.content(*self._article.sentence_of(earlier[0] - 1))
        return told, True

    def _said(self, sentence: Range) -> Words:
        """All that a sentence says, with the one before where it goes on: "It was its third"."""
        said = self._text.said_in(*sentence)
        goes_on = sentence[0] and self._words[sentence[0]] in self._lists["it"]
        before = self._article.sentence_of(sentence[0] - 1) if goes_on else (0, 0)
        return said | self._text.said_in(*before)

    def _scene(self, sentence: Range, first: int) -> Words:
        """Where a sentence says first of all that it is: "In the women's race, she was third"."""
        begin, end = sentence
        at = self._text.start(begin, end)
        if not self._text.opens_with_link(sentence):
            return NOTHING
        comma = next((n for n in range(at, first) if self._words[n] == ","), at)
        return self._text.content(at, comma)

    def _way(self, noun: Noun, sentence: Range) -> Words:
        """How what was done for the third time was done: "by a single vote"."""
        if noun.head not in self._text.kinds["often"]:
            return NOTHING
        clause = self._text.clause(noun.first - 1, sentence)
        ways = [at for at in range(*clause) if self._words[at] in self._lists["ways"]]
        stop = self._text.tail(ways[0], sentence[1]) if ways else 0
        return self._text.content(ways[0], min(stop, ways[0] + 4)) if ways else NOTHING

    def _is_number(self, at: int) -> bool:
        """True for any number, also an ordinal."""
        return any(number.first == at for number in self._article.numbers)

    def _streak(self, head: str, begin: int, first: int) -> Words:
        """Whether it is won or lost in a row, or what else it is."""
        sides = self._text.kinds["wins"] | self._text.kinds["losses"]
        return frozenset({head} | self._text.content(begin, first)) & sides or frozenset({head})

    def _window(self, noun: Noun, tail: int, sentence: Range) -> Words:
        """What narrows the row in time, behind the noun or before the owner: "this year's"."""
        found = self._text.window(noun.stop, tail)
        if found:
            return found
        return self._text.window(sentence[0], noun.first) & self._lists["seasons"]

    def _opens(self, begin: int, first: int) -> bool:
        """True for the first words of a sentence: "The third strike", but not "A third"."""
        if first > self._text.start(begin, first) + 1:
            return False
        before = self._words[first - 1] if first > begin else ""
        vague = before in self._article.lexicon.numbers.articles
        return before in self._text.articles and not vague
