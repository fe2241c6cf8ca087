"""What an ordinal or a number is of: the noun behind it, with what narrows its row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from factlint.extract import alphabet as symbols
from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.extract.slots import times_between
from factlint.extract.stems import stems_of
from factlint.rulebook.words import fold

LONGEST = 5
"""So many tokens a noun has at most with what stands before it."""
_HISSING = ("sses", "xes", "ches", "shes", "zes")
_NO_PLURALS = ("ss", "us", "is", "'s")
FIGURES = frozenset((symbols.NUMBER, symbols.QUANTITY))
Words = frozenset[str]


class Phrase(msgspec.Struct, frozen=True):
    """A noun on tokens that end at `stop`, with what narrows it up to `end`.

    `head` is the noun in the singular (empty where it is left out: "her 12th of the season"),
    `apart` are the stems of the words before it, `narrow` those behind ("of the season") and
    `told` those from a verb on ("has died"); `plural` when it has the form of one.
    """

    head: str
    apart: Words
    narrow: Words
    told: Words
    stop: int
    end: int
    plural: bool = False

    @property
    def kind(self) -> tuple[str, ...]:
        """The noun with what sets it apart."""
        return (*sorted(self.apart), self.head)


class RowReader:
    """Reads nouns behind figures in one article.

    `things` gives nouns that are known, each with its plural; `words` the `plain` ones that set
    nothing apart, the `stops` at which a phrase ends, the `row` of words that all say "in a row",
    the `moments` at which a thing is and that narrow nothing; nouns of `same` are alike.
    """

    def __init__(
        self,
        article: Article,
        things: Mapping[str, str],
        words: Mapping[str, Words],
        same: Sequence[Sequence[str]],
    ) -> None:
        self._article = article
        self._one = {many: one for one, many in things.items()}
        self._things = frozenset((*things, *things.values()))
        self._words = words
        self._stems = stems_of(article.lexicon)
        listed = article.grammar.listed
        self.small = listed("article-the", "preposition", "conjunction", "be", "have")
        self.links = listed("preposition")
        self._closed = (
            self.small
            | listed("modal", "relative", "person-pronoun")
            | words["stops"]
            | words["ends"]
        )
        self._verbs = listed("be", "have", "modal")
        self._alike = {word: alike[0] for alike in same for word in alike}
        self._same = frozenset(self._alike.values())
        self._past = article.lexicon.dates.past_endings

    def phrase(self, at: int) -> Phrase:
        """What stands behind a figure that ends at a token."""
        _, end = self._article.sentence_of(max(0, at - 1))
        stop = self._noun_end(at, end)
        nouns = [fold(word) for word in self._article.tokens.words[at:stop] if word[0].isalnum()]
        known = next((n for n, word in enumerate(nouns) if word in self._things), len(nouns) - 1)
        if len(nouns) > known + 1:
            stop = self._token_of(at, stop, known) + 1
        head = nouns[known] if nouns else ""
        behind, told, last = self._narrow(stop, end)
        return Phrase(
            self.head(head),
            self.stems(nouns[:known]),
            behind,
            told,
            stop,
            last,
            self.is_plural(head),
        )

    def head(self, word: str) -> str:
        """A noun in the singular, the same for those that are alike."""
        one = self._one.get(word) or _singular(word)
        return self._alike.get(word) or self._alike.get(one) or one

    def stem(self, word: str) -> str:
        """The stem of a word, whatever its number."""
        one = self.head(word)
        return one if one in self._same else self._stems.of(one) or one

    def stems(self, words: list[str]) -> Words:
        """The stems of words of weight; what says "in a row" is one."""
        found = set()
        for word in words:
            key = fold(word)
            if key in self._words["row"]:
                found.add("row")
            elif key[0].isalnum() and key not in self.small and key not in self._words["plain"]:
                found.add(self.stem(key))
        return frozenset(found)

    def said_in(self, first: int, stop: int) -> Words:
        """The words of a stretch and their stems."""
        words = self._article.tokens.words[first:stop]
        return self.stems(words) | frozenset(map(fold, words))

    def _token_of(self, at: int, stop: int, nth: int) -> int:
        words = self._article.tokens.words
        return [place for place in range(at, stop) if words[place][0].isalnum()][nth]

    def _noun_end(self, at: int, end: int) -> int:
        words, plain = self._article.tokens.words, self._article.tokens.symbols
        for place in range(at, min(end, at + LONGEST)):
            word = fold(words[place])
            if word == "-" and place > at:
                continue
            dated = plain[place] in (symbols.DATE, symbols.ORDINAL)
            verb = place > at and word.endswith(self._past) and word not in self._things
            if not word[0].isalpha() or word in self._closed or dated or verb:
                return place
        return min(end, at + LONGEST)

    def _narrow(self, stop: int, end: int) -> tuple[Words, Words, int]:
        """The words of weight behind a noun up to a mark or a new clause, without days.

        Those before a verb are apart from those behind it.
        """
        words = self._article.tokens.words
        days = self._days(stop, end)
        found: list[str] = []
        verb = -1
        place = stop
        while place < end and not self._is_over(place, end):
            word = fold(words[place])
            if verb < 0 and word in self._verbs:
                verb = len(found)
            if place not in days and not self._is_figure(place, end):
                found.append(word)
            place += 1
        verb = len(found) if verb < 0 else verb
        return self.stems(found[:verb]), self.stems(found[verb:]), place

    def _is_over(self, place: int, end: int) -> bool:
        words = self._article.tokens.words
        word = fold(words[place])
        following = fold(words[place + 1]) if place + 1 < end else ""
        if word in self._words["stops"]:
            return following not in self._words["row"]
        return not word[0].isalnum() and word not in ("-", "'s", "'")

    def _is_figure(self, place: int, end: int) -> bool:
        """True for a figure, and for when in a game something was."""
        words, moments = self._article.tokens.words, self._words["moments"]
        following = fold(words[place + 1]) if place + 1 < end else ""
        timed = words[place][0].isdigit() and following in moments
        figure = self._article.tokens.symbols[place] in FIGURES
        return timed or figure or fold(words[place]) in moments

    def _days(self, first: int, stop: int) -> set[int]:
        return {
            token
            for time in times_between(self._article, first, stop)
            if is_day(time)
            for token in range(time.first, time.stop)
        }

    def is_plural(self, word: str) -> bool:
        """True for a noun that has the form of a plural."""
        if word in self._one:
            return True
        return (
            word not in self._closed
            and word.endswith("s")
            and not word.endswith("ss")
            and word not in self._things
        )


def _singular(word: str) -> str:
    """A noun without the regular ending of a plural."""
    if word.endswith("ies") and len(word) > LONGEST:
        return word[:-3] + "y"
    if word.endswith(_HISSING):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(_NO_PLURALS) else word


def is_day(time: TimeToken) -> bool:
    """True for a time expression of a day, resolved or not."""
    if time.value is not None:
        return time.value.grain == "day"
    return time.parts.weekday is not None or time.parts.day is not None
