"""The words of an article as ordinals and counts are compared by: stems, noun phrases, owners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise, takewhile

from factlint.checks._row_nouns import BYGONE, NOTHING, Noun, Owner, Words
from factlint.extract import alphabet as symbols
from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.extract.proper import ProperName, read_proper_names
from factlint.extract.slots import times_between
from factlint.extract.stems import stems_of
from factlint.extract.tokens import Range
from factlint.rulebook.patterns import Pattern

LONGEST = 6
"""So many tokens a noun has at most with what stands before it."""
KINDS = (
    "no-things",
    "persons",
    "often",
    "within",
    "anyone",
    "wins",
    "losses",
    "tallies",
    "there",
    "ends",
    "yearly",
    "games",
    "moments",
    "places",
)
"""The lists of the rule that are asked for by stems."""
DATELINE = 8
"""The tokens in which a dateline ends."""
DASHES = ("—", "–", "-")
HISSING = ("ss", "sses")
DOUBLED = "bdgmnprt"
SHORT = 4
"""Words of no more letters keep their endings."""
ROW = "#row"
"""Stands for every word that says "in a row"."""


class RowText:
    """The words of one article.

    `words` are the lists of the rule, `said` its patterns, and nouns and verbs of `same` are one.
    """

    def __init__(
        self,
        article: Article,
        words: Mapping[str, Words],
        said: Mapping[str, Sequence[Pattern]],
        same: Sequence[Sequence[str]],
    ) -> None:
        self.article = article
        self.lists = words
        self.words = article.tokens.folded
        self._said = said
        self._same = {word: alike[0] for alike in same for word in alike}
        self._past = article.lexicon.dates.past_endings
        self._roots = stems_of(article.lexicon)
        self._stems: dict[str, str] = {}
        listed = article.grammar.listed
        self.articles = listed("article-the")
        self.possessive = listed("possessive-mark")
        self.indefinite = frozenset(article.lexicon.numbers.articles)
        self.be = listed("be")
        self.verbs = listed("be", "have", "modal")
        self.of = listed("of")
        self.joins = listed("same-and")
        self.small = (
            listed("article-the", "preposition", "conjunction", "be", "have", "modal", "relative")
            | listed("person-pronoun", "pronoun")
            | words["stops"]
        )
        self._closed = self.small | words["ends"]
        self._passed = self.small | words["plain"] | words["row"]
        self._spans = words["units"] | words["seasons"]
        self._spanning = words["spanning"] | self.articles
        self._no_names = self.small | words["anyone"] | words["it"] | listed("people")
        kinds = {name: words[name] for name in KINDS} | {"people": listed("people")}
        self.kinds = {name: frozenset(map(self.stem, nouns)) for name, nouns in kinds.items()}
        """Lists of nouns by their stems."""

    def stem(self, word: str) -> str:
        """The stem of a folded word, the same for all that are alike."""
        if word not in self._stems:
            self._stems[word] = self._same.get(word) or self._stem(word)
        return self._stems[word]

    def _stem(self, word: str) -> str:
        if word.endswith(HISSING):
            return word if word.endswith("ss") else word[:-2]
        one = word[:-1] if word.endswith("s") else word
        root = self._roots.root(one) if len(one) > SHORT else one
        root = one if one.endswith("d") and not one.endswith(self._past) else root
        doubled = len(root) > SHORT - 1 and root[-1] == root[-2] and root[-1] in DOUBLED
        return self._same.get(one) or (root[:-1] if doubled else root)

    def content(self, first: int, stop: int) -> Words:
        """The stems of the words of weight on some tokens, without times and figures."""
        dated = self.timed(first, stop)
        figures = (symbols.NUMBER, symbols.QUANTITY, symbols.ORDINAL)
        told = [
            self.words[at]
            for at in range(first, min(stop, len(self.words)))
            if at not in dated and self.article.tokens.symbols[at] not in figures
        ]
        row = {ROW} if self.lists["row"].intersection(told) else NOTHING
        weighty = (word for word in told if word[0].isalpha() and word not in self._passed)
        stems = {*map(self.stem, weighty), *self._phrases(told)}
        return frozenset(stems | row)

    def _phrases(self, told: Sequence[str]) -> Iterator[str]:
        """What two words say together that one word says elsewhere: "turned down"."""
        for pair in pairwise(told):
            if same := self._same.get(" ".join(pair)):
                yield same

    def said_in(self, first: int, stop: int) -> Words:
        """All words on some tokens and their stems."""
        words = self.words[first:stop]
        return frozenset(words) | frozenset(map(self.stem, words))

    def timed(self, first: int, stop: int) -> set[int]:
        """The tokens of times."""
        times = times_between(self.article, first, stop)
        return {at for time in times for at in range(time.first, time.stop)}

    def days(self, first: int, stop: int) -> set[tuple[int | None, ...]]:
        """The days of the times on some tokens, as they are said."""
        times = (time for time in times_between(self.article, first, stop) if is_day(time))
        return {(t.parts.weekday, t.parts.month, t.parts.day) for t in times}

    def says(self, name: str, tokens: Range) -> bool:
        """True where some tokens say one of some words."""
        return self.article.says(self._said[name], tokens)

    def is_quoted(self, at: int) -> bool:
        """True for a token inside quotation marks."""
        return self.article.quoted(self.article.tokens.span(at, at + 1)) is not None

    def noun(self, at: int, end: int) -> Noun:
        """The noun phrase that begins at a token, if one does."""
        stop = self._noun_end(at, end)
        inside = [n for n in range(at, stop) if self._is_noun(n)]
        if not inside:
            return Noun("", NOTHING, at, at)
        last = self.words[inside[-1]]
        pair = " ".join(self.words[inside[-2] : stop]) if len(inside) > 1 else ""
        joined = self._same.get(pair)
        apart = self.content(at, inside[-2 if joined else -1])
        plural = self.is_plural(self.words[stop - 1])
        return Noun(joined or self.stem(last), apart, at, stop, plural)

    def _is_noun(self, at: int) -> bool:
        """True for a word, and not for the "ins" of "break-ins"."""
        word = self.words[at]
        joined = self.words[at - 1] == "-" and word.removesuffix("s") in self.small
        return word[0].isalpha() and not joined

    def _noun_end(self, at: int, end: int) -> int:
        tokens = self.article.tokens
        for place in range(at, min(end, at + LONGEST)):
            word = self.words[place]
            if (word == "-" and place > at) or self._is_glued(place, end):
                continue
            dated = tokens.symbols[place] in (symbols.DATE, symbols.ORDINAL)
            verb = place > at and word.endswith(self._past) and word not in self.lists["nouns"]
            open_ = self.lists["plain"] | {"-"}  # "other named", "heat-related"
            verb = verb and self.words[place - 1] not in open_
            named = place > at + 2 and tokens.words[place - 1][0].isupper()
            named = named and tokens.words[at][0].isupper() and word == tokens.words[place]
            if not word[0].isalpha() or word in self._closed or dated or verb or named:
                return place
        return min(end, at + LONGEST)

    def _is_glued(self, at: int, end: int) -> bool:
        """True for the figure of "10km", which is a part of a noun."""
        if at + 1 >= end or not self.words[at].isdigit() or not self.words[at + 1][0].isalpha():
            return False
        span = self.article.tokens.span
        return span(at, at + 1).end == span(at + 1, at + 2).start

    def is_plural(self, word: str) -> bool:
        """True for a noun that has the form of a plural."""
        if word in self.lists["plurals"]:
            return True
        return word.endswith("s") and not word.endswith("ss") and word not in self.small

    def tail(self, stop: int, end: int) -> int:
        """Where what stands behind a noun and narrows it is over."""
        for place in range(stop, end):
            word = self.words[place]
            if word in self.lists["stops"] and self.lists["row"].isdisjoint(
                self.words[place + 1 : place + 2]
            ):
                return place
            if not word[0].isalnum() and word not in ("-", *self.possessive):
                return place
        return end

    def window(self, first: int, stop: int) -> Words:
        """What narrows a row in time: "this season", "since the dispute began in March"."""
        found: set[str] = set()
        since = False
        for time in times_between(self.article, first, stop):
            inside = self.words[time.first : time.stop]
            known = self.words[time.first - 1] in self.lists["since"] or self._spans.intersection(
                inside
            )
            if known or (not is_day(time) and time.parts.month is None):
                found.update(word for word in inside if word.isalnum() and word not in self.small)
        for at in range(first, stop):
            word, before = self.words[at], self.words[at - 1] if at else ""
            over = word in self.verbs or word in self.lists["standing"] or word[0].isdigit()
            since = (since or word in self.lists["since"]) and word not in ",;" and not over
            beyond = self.words[at - 2] if at > 1 else ""
            one = word if word in self._spans else word.removesuffix("s")
            led = before in self._spanning
            led = led or (beyond in self._spanning and beyond not in self.articles)
            plain = one in self._spans and led and self.article.tokens.words[at][0].islower()
            if plain or (since and word[0].isalnum() and word not in self.small):
                found.add(self.stem(word))
                found.update({BYGONE} if before in self.lists["last"] else ())
        beside = takewhile(str.isalnum, self.words[first : first + 3])
        found |= self.lists["spread"].intersection(beside)
        found |= {"year"} if found & self.lists["january"] else set()
        return frozenset(found) - self.lists["since"]

    def clause(self, at: int, sentence: Range) -> Range:
        """The tokens around one up to a mark on either side."""
        first = next(
            (n + 1 for n in range(at - 1, sentence[0], -1) if self.words[n] in ",;:"), sentence[0]
        )
        stop = next((n for n in range(at, sentence[1]) if self.words[n] in ",;:"), sentence[1])
        return first, stop

    def opens_with_link(self, sentence: Range) -> bool:
        """True for a sentence that says first of all where or when it is."""
        return self.words[self.start(*sentence)] in self.lists["links"] | self.lists["opening"]

    def start(self, begin: int, stop: int) -> int:
        """The first token of a sentence behind its dateline."""
        marks = [n for n in range(begin, min(stop, begin + DATELINE)) if self.words[n] in DASHES]
        spaced = [n for n in marks if self.article.tokens.plain[n - 1] != "a"]
        capital = spaced and self.article.tokens.words[begin].isupper()
        return spaced[-1] + 1 if spaced and (capital or self.words[spaced[-1]] != "-") else begin

    def subject(self, begin: int, stop: int) -> Owner:
        """Who does what a sentence tells: the names and the noun before its verb.

        Names behind "the striker, who" are not the subject.
        """
        begin = self.start(begin, stop)
        said = [n for n in range(begin, stop) if self.words[n] in self.lists["saying"]]
        begin = said[-1] + 1 if said and said[-1] + 1 < stop else begin
        verb = next((n for n in range(begin, stop) if self.words[n] in self.verbs), stop)
        aside = self.article.grammar.listed("relative")
        clauses = (n for n in range(begin, verb) if self.words[n] == ",")
        named = next((n for n in clauses if aside.intersection(self.words[n + 1 : n + 2])), verb)
        names = frozenset(
            key
            for name in self.names(begin, named, openers=True)
            if len(name.keys) > 1 or not name.opens or self._is_name(name)
            for key in name.keys
            if key not in self._no_names
        )
        nouns = NOTHING
        if self.words[begin] in self.articles - self.lists["it"] and begin < verb:
            noun = self.noun(begin + 1, verb)
            nouns = noun.apart | {noun.head}
        if not names and nouns and self.article.tokens.words[begin + 1][0].isupper():
            nouns = NOTHING
        return Owner(names, NOTHING if nouns & self.kinds["anyone"] else nouns - {""})

    def _is_name(self, name: ProperName) -> bool:
        """True for a word that opens a sentence and may be a name."""
        behind = self.words[name.stop : name.stop + 1]
        one = not self.is_plural(name.keys[0]) or bool(self.lists["singular"].intersection(behind))
        return name.keys[0] not in self._no_names and one

    def name_keys(self, first: int, stop: int) -> Words:
        """The words of the names on some tokens."""
        return frozenset(key for name in self.names(first, stop) for key in name.keys)

    def names(self, first: int, stop: int, *, openers: bool = False) -> list[ProperName]:
        """The names on some tokens, and words that only begin a sentence where asked for."""
        known = self._opening_names if openers else self._names
        return [name for name in known if first <= name.first and name.stop <= stop]

    @cached_property
    def _opening_names(self) -> list[ProperName]:
        return read_proper_names(self.article, openers=True)

    @cached_property
    def _names(self) -> list[ProperName]:
        return read_proper_names(self.article)


def is_day(time: TimeToken) -> bool:
    """True for a time expression of a day, resolved or not."""
    if time.value is not None:
        return time.value.grain == "day"
    return time.parts.weekday is not None or time.parts.day is not None
