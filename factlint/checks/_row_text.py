"""The phrases of an article that ordinals and counts are read in: nouns, clauses, subjects."""

from __future__ import annotations

from itertools import takewhile

from factlint.checks._row_nouns import BYGONE, NOTHING, Noun, Owner, Words
from factlint.checks._row_words import RowWords
from factlint.extract import alphabet as symbols
from factlint.extract.dates import TimeToken
from factlint.extract.passages import times_in
from factlint.extract.proper import ProperName
from factlint.extract.tokens import Range

LONGEST = 6
"""So many tokens a noun has at most with what stands before it."""
DATELINE = 8
"""The tokens in which a dateline ends."""
DASHES = ("—", "–", "-")


class RowText(RowWords):
    """The phrases of one article."""

    def days(self, first: int, stop: int) -> set[tuple[int | None, ...]]:
        """The days of the times on some tokens, as they are said."""
        times = (time for time in times_in(self.article, (first, stop)) if is_day(time))
        return {(t.parts.weekday, t.parts.month, t.parts.day) for t in times}

    def noun(self, at: int, end: int) -> Noun:
        """The noun phrase that begins at a token, if one does."""
        stop = self._noun_end(at, end)
        while stop - 1 > at and self.words[stop - 1] in self.lists["row"]:
            stop -= 1  # "the third weekend running"
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
            verb = verb and self.words[place - 1] not in self._open
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
        found = self._times_of(first, stop) | self._spans_of(first, stop)
        beside = takewhile(str.isalnum, self.words[first : first + 3])
        found |= self.lists["spread"].intersection(beside)
        found |= {"year"} if found & self.lists["january"] else set()
        if self.lists["since"].intersection(self.words[first:stop]):
            found -= self.lists["last"]  # "since last summer" goes on until now
        return frozenset(found) - self.lists["since"]

    def _times_of(self, first: int, stop: int) -> set[str]:
        """The words of the times that narrow a row, and "year" for this one."""
        found: set[str] = set()
        for time in times_in(self.article, (first, stop)):
            inside = self.words[time.first : time.stop]
            moment = is_day(time) and time.parts.weekday is not None  # "on Friday afternoon"
            known = self.words[time.first - 1] in self.lists["since"]
            known = known or bool(not moment and self._spans.intersection(inside))
            if known or (not is_day(time) and time.parts.month is None):
                found.update(word for word in inside if word.isalnum() and word not in self.small)
            anchor = self.article.anchor
            if anchor and time.parts.year == anchor.year and time.parts.month is None:
                found.add("year")
        return found

    def _spans_of(self, first: int, stop: int) -> set[str]:
        """The stems of the seasons and spans that narrow a row, and of what is behind "since"."""
        found: set[str] = set()
        since = False
        for at in range(first, stop):
            word, before = self.words[at], self.words[at - 1] if at else ""
            over = word in self.verbs or word in self.lists["standing"] or word[0].isdigit()
            since = (since or word in self.lists["since"]) and word not in ",;" and not over
            beyond = self.words[at - 2] if at > 1 else ""
            one = word if word in self._spans else word.removesuffix("s")
            led = before in self._spanning_one  # not "lasted an hour"
            lasts = beyond in self.lists["lasting"] and before in self.indefinite
            led = led or (beyond in self._spanning_many and not lasts)
            bygone = before in self.lists["last"] and not since
            plain = one in self._spans and led and self.article.tokens.words[at][0].islower()
            weighty = word[0].isalnum() and word not in self._light
            if plain or (since and weighty):
                found.add(self.stem(word))
                found.update({BYGONE} if bygone else ())
        return found

    def clause(self, at: int, sentence: Range) -> Range:
        """The tokens around one up to a mark on either side."""
        first = next(
            (n + 1 for n in range(at - 1, sentence[0], -1) if self.words[n] in ",;:"), sentence[0]
        )
        stop = next((n for n in range(at, sentence[1]) if self.words[n] in ",;:"), sentence[1])
        return first, stop

    def predicate(self, at: int, begin: int) -> int:
        """Where the last of several verbs before a token begins: "was cheered and claimed"."""
        joined = (n + 1 for n in range(at - 1, begin, -1) if self.words[n] in self.joins)
        return next((n for n in joined if self.words[n].endswith(self._past)), begin)

    def counts_on(self, sentence: Range) -> bool:
        """True for a sentence that begins with one of several: "The first, The Lark, was"."""
        begin = self.start(*sentence)
        near = (n for n in self.article.numbers if begin <= n.first <= begin + 1)
        return any(number.kind != "number" for number in near)

    def opens_with_link(self, sentence: Range) -> bool:
        """True for a sentence that says first of all where or when it is."""
        return self.words[self.start(*sentence)] in self._leading

    def goes_on(self, sentence: Range) -> bool:
        """True for a sentence that begins with "it", or "his"."""
        return self.words[self.start(*sentence)] in self._pronouns

    def scene(self, sentence: Range) -> Words:
        """The name of the place that a sentence begins with: "At Ascot"."""
        begin = self.start(*sentence)
        if self.words[begin] not in self.lists["inward"]:
            return NOTHING
        named = (name for name in self.names(*sentence) if name.first == begin + 1)
        return frozenset(key for name in named for key in name.keys)

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
            if name.first != begin + 1 or self.words[begin] not in self.lists["inward"]
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


def is_day(time: TimeToken) -> bool:
    """True for a time expression of a day, resolved or not."""
    if time.value is not None:
        return time.value.grain == "day"
    return time.parts.weekday is not None or time.parts.day is not None
