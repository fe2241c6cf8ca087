"""Reads out of an article how many times something has been: "its third strike", "21 strikes"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from factlint.checks._mentions import Mention
from factlint.checks._narrowing import narrowing
from factlint.checks._rows import Phrase, RowReader, Words, is_day
from factlint.checks._whose import DASHES, OwnerReader
from factlint.extract import alphabet as symbols
from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.extract.quantity import NumberToken
from factlint.extract.slots import times_between
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import fold

NEAR = 5
"""So many tokens behind a noun what narrows its row may stand."""
REACH = 7
"""So many tokens behind a noun a time may narrow its row."""
LATEST = 7
"""For so many days something is the latest of its kind."""


class OrdinalReader:
    """Reads the ordinals of an article."""

    def __init__(
        self,
        article: Article,
        things: Mapping[str, str],
        words: Mapping[str, Words],
        said: Mapping[str, Sequence[Pattern]],
        same: Sequence[Sequence[str]],
    ) -> None:
        self.article = article
        self.rows = RowReader(article, things, words, same)
        self.words = words
        self.things = frozenset((*things, *things.values()))
        self.whose = OwnerReader(article, self.rows, words, self.things)
        self._one = frozenset(things)
        self._said = said
        self._be = article.grammar.listed("be")
        self._articles = article.grammar.listed("article-the")
        members = article.grammar.alphabet.members
        self._saying = frozenset(members(["says", "raise", "change"]))

    def ordinals(self) -> Iterator[Mention]:
        """Every ordinal of a thing, but those that are planned, feared or in quotation marks."""
        inside = [(time.first, time.stop) for time in self.article.times]
        for number in self.article.numbers:
            dated = any(first <= number.first < stop for first, stop in inside)
            value = self.value(number)
            if value and not dated and not self.is_quoted(number.first):
                yield from self._ordinal(number, value)

    def value(self, number: NumberToken) -> int:
        """The number of an ordinal, also where it could be a fraction: "the third of the year"."""
        if number.kind == "ordinal":
            return int(number.value)
        single = number.kind == "fraction" and number.stop == number.first + 1
        before = fold(self.article.tokens.word(number.first - 1))
        held = single and before in self._articles and not self._is_vague(number.first)
        return round(1 / number.value) if held and number.value else 0

    def _ordinal(self, number: NumberToken, value: int) -> Iterator[Mention]:
        first = number.first
        begin, end = self.article.sentence_of(first)
        phrase = self._phrase(number, begin)
        vague = self._is_vague(first)
        if phrase is None:
            return
        clause = self._clause(begin, first), phrase.end
        if self.says("unreal", clause):
            return
        day = self._day(first, phrase.stop, begin, end)
        window, span = self.window(phrase.stop, end)
        place = self.article.tokens.span(first, phrase.stop)
        narrow, spell = self.narrowing(phrase.stop, phrase.end)
        yield Mention(
            phrase,
            first,
            self.article.sentence_number(first),
            self.whose.owners(begin, first, phrase.head),
            self.rows.said_in(begin, end),
            window,
            span,
            narrow,
            spell,
            number=value,
            day=day,
            latest=self._is_latest(first, day, (begin, end)),
            introduced=self._is_introduced(first, begin, phrase.head),
            opens=self._opens(begin, first),
            headline=self.article.layout.part_of(place) == "headline",
            owned=fold(self.article.tokens.word(first - 1)) in self.words["owning"],
            places=self._places(phrase.stop, end),
            aim=self._behind(phrase.stop, end, "aims"),
            goes_on=self._goes_on(first, begin),
            behind=phrase.stop <= number.stop and bool(phrase.head),
            then=fold(self.article.tokens.words[begin]) in self.words["then"],
            also=fold(self.article.tokens.word(first - 2)) in self.words["again"],
            past=self._is_past(begin, end),
            vague=vague,
            moment=self._moment(begin, end),
            holder=self.whose.holder(first, phrase, begin, end),
            coming=self.says("coming", clause),
        )

    def _phrase(self, number: NumberToken, begin: int) -> Phrase | None:
        """What an ordinal is of, by the noun behind it or the one before "was"."""
        phrase = self.rows.phrase(self._noun_at(number.stop))
        head = self._noun_before(number, begin)
        if phrase.head and phrase.head not in self.words["no-things"]:
            return phrase
        if head:
            return msgspec.structs.replace(phrase, head=self.rows.head(head))
        behind = fold(self.article.tokens.word(number.stop))
        owned = fold(self.article.tokens.word(number.first - 1)) in self.words["owning"]
        open_ = owned and not phrase.head and (phrase.narrow or not behind[:1].isalnum())
        return phrase if open_ else None

    def _noun_at(self, stop: int) -> int:
        """Where the noun of an ordinal may stand: "the third of the chain's shops"."""
        words = self.article.tokens.words
        if fold(self.article.tokens.word(stop)) not in self.article.grammar.listed("of"):
            return stop
        at = stop + 1
        if fold(self.article.tokens.word(at)) not in self._articles:
            return stop
        mark = at + 2
        at = mark + 1 if self.article.tokens.word(mark) in ("'s", "'") else at + 1
        many = at < len(words) and self.rows.phrase(at)
        return at if many and many.plural else stop

    def _noun_before(self, number: NumberToken, begin: int) -> str:
        """The thing before an ordinal: "Tuesday's strike was the third"."""
        words, at = self.article.tokens.words, number.first
        if at < begin + 3 or fold(words[at - 1]) not in self._articles:
            return ""
        noun, link = fold(words[at - 3]), fold(words[at - 2])
        if link in self._be and noun[0].isalpha():
            before = [fold(word) for word in words[begin : at - 2]]
            links = [n for n, word in enumerate(before) if word in self.rows.links]
            noun = before[links[0] - 1] if links and links[0] > 1 else noun
            return "" if noun in self.words["anyone"] else noun
        if link != ",":
            return ""
        subject = fold(words[begin + 1]) if fold(words[begin]) in self._articles else ""
        return noun if noun in self._one else subject

    def _is_latest(self, first: int, day: date | str | None, sentence: tuple[int, int]) -> bool:
        anchor = self.article.anchor
        if isinstance(day, date):
            fresh = bool(anchor and 0 <= (anchor - day).days <= LATEST)
        else:
            fresh = bool(day)
        lead = self.article.sentence_number(first) <= 1 and not self._has_day(sentence)
        shown = fresh or self.says("latest", sentence) or (lead and self.says("news", sentence))
        return shown and not self.is_earlier(sentence)

    def _is_introduced(self, first: int, begin: int, head: str) -> bool:
        """True for what is told of anew: "its third strike", but not "the third strike was"."""
        at = first - 1
        while at > begin and fold(self.article.tokens.word(at)) in self.words["owning"]:
            at -= 1
        if at <= begin or self._opens(begin, first):
            return False
        if fold(self.article.tokens.word(first - 1)) in self.words["owning"]:
            return True
        before = fold(self.article.tokens.word(first - 2))
        return before in self.words["introducing"] or before not in self.rows.links

    def _opens(self, begin: int, first: int) -> bool:
        """True for the first words of a sentence: "The third strike"."""
        return first <= begin + 1 or self.article.tokens.words[first - 2] in DASHES

    def _goes_on(self, first: int, begin: int) -> bool:
        """True for "It was the country's fifth", of what was told of right before."""
        words = [fold(word) for word in self.article.tokens.words[begin : begin + 2]]
        near = self.whose.determiner(first, begin) <= begin + 2
        return near and words[0] in self.words["it"] and words[-1] in self._be

    def is_earlier(self, sentence: tuple[int, int]) -> bool:
        """True for a sentence that tells of what was before."""
        return self.says("earlier", sentence) or self.is_pluperfect(sentence)

    def is_pluperfect(self, sentence: tuple[int, int]) -> bool:
        """True for "had struck", but not "had its third" or "has had"."""
        words = [fold(word) for word in self.article.tokens.words[slice(*sentence)]]
        have, adverbs = self.article.grammar.listed("have", "modal"), self.words["again"]
        for at, word in enumerate(words[:-1]):
            if word in self.words["had"] and not (at and words[at - 1] in have):
                behind = [w for w in words[at + 1 : at + 3] if w not in adverbs]
                if behind and behind[0][0].isalpha() and behind[0] not in self._articles:
                    return True
        return False

    def _is_past(self, begin: int, end: int) -> bool:
        words = self.article.tokens.words
        ago = {fold(words[time.stop - 1]) for time in times_between(self.article, begin, end)}
        return bool(ago & self.words["ago"]) or self.says("past", (begin, end))

    def _has_day(self, sentence: tuple[int, int]) -> bool:
        return any(is_day(time) for time in times_between(self.article, *sentence))

    def window(self, stop: int, end: int) -> tuple[Words, tuple[date, date] | None]:
        """What narrows a row behind its noun, without the day on which it was."""
        words = self.article.tokens.words
        for time in times_between(self.article, stop, min(end, stop + REACH)):
            value, near = time.value, all(w[0].isalnum() for w in words[stop : time.first])
            if near and value and value.grain != "day" and value.start and value.end:
                return self._content(time.first, time.stop), (value.start, value.end)
        return self._behind(stop, end, "window"), None

    def _behind(self, stop: int, end: int, name: str) -> Words:
        """The first word of weight behind a noun and one of some small words: "in the Pacific"."""
        words = self.article.tokens.words
        if stop < end and fold(words[stop]) in self.words[name]:
            for at in range(stop, min(end, stop + NEAR)):
                word = fold(words[at])
                if not word[0].isalnum() or self.article.tokens.symbols[at] == symbols.DATE:
                    break
                if word not in self.rows.small and word not in self.words["anyone"]:
                    return frozenset({word})
        return frozenset()

    def _content(self, first: int, stop: int) -> Words:
        words = frozenset(map(fold, self.article.tokens.words[first:stop]))
        return words - self.rows.small or words

    def _day(self, first: int, stop: int, begin: int, end: int) -> date | str | None:
        """The day of a sentence that has one, if no verb of saying stands between."""
        times: list[TimeToken] = times_between(self.article, begin, end)
        days = [time for time in times if is_day(time)]
        past = self.article.anchor is None and self._is_past(begin, end)
        if len(days) != 1 or past or self.says("about", self.article.sentence_of(first)):
            return None
        low, high = sorted((days[0].first, first))
        between = range(low, high)
        plain, words = self.article.tokens.plain, self.article.tokens.words
        if any(plain[at] in self._saying and fold(words[at]) not in self.things for at in between):
            return None
        value, weekday = days[0].value, days[0].parts.weekday
        bare = value is None and weekday is not None and days[0].parts.day is None
        return value.start if value else f"weekday {weekday}" if bare else None

    def _places(self, first: int, end: int) -> Words:
        """The names in a sentence behind a thing, which may say where it was."""
        return frozenset(name.keys[-1] for name in self.whose.names_in(first, end))

    def _moment(self, begin: int, end: int) -> str:
        """When in a game a sentence is: "in the 34th minute"."""
        words = [fold(word) for word in self.article.tokens.words[begin:end]]
        return " ".join(
            f"{words[at - 1]} {word}"
            for at, word in enumerate(words)
            if at and word in self.words["moments"]
        )

    def _is_vague(self, first: int) -> bool:
        """True for "a third attack", which may be one more in whatever row."""
        before = self.article.tokens.word(first - 1).lower()
        return before in self.article.lexicon.numbers.articles

    def _clause(self, begin: int, first: int) -> int:
        marks = [at for at in range(begin, first) if self.article.tokens.words[at] == ";"]
        return marks[-1] + 1 if marks else begin

    def says(self, name: str, tokens: tuple[int, int]) -> bool:
        """True where some tokens say one of some words."""
        return self.article.says(self._said[name], tokens)

    def narrowing(self, first: int, stop: int, *, of_count: bool = False) -> tuple[Words, Words]:
        """The words behind a noun that set its row apart, and those that do so in time."""
        return narrowing(self.article, self.rows, self.words, first, stop, of_count=of_count)

    def is_quoted(self, token: int) -> bool:
        """True for a token inside quotation marks."""
        article = self.article
        return article.quoted(article.tokens.span(token, token + 1)) is not None
