"""Which places and times of a sentence belong to one of its figures, and what a claim covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.extract.grammar import Grammar
from factlint.extract.joining import BESIDE, LEADING, JoinReader
from factlint.extract.passages import quantities_in, sentence_before, times_in
from factlint.extract.sequences import sequence_reader
from factlint.extract.tokens import Range
from factlint.extract.verbs import Verb
from factlint.rulebook.words import fold

BEFORE_PLACE = 3
"""How many words may stand between "in" and a place: "in the coastal villages"."""
FAR = 4
"""How far behind a figure the place may stand from which its people are, and its day."""

OBJECT = 4
"""How far behind a verb of covering stands what is covered."""


class ReachReader(JoinReader):
    """Tells in one language whether a place or a time is that of a figure."""

    def __init__(self, grammar: Grammar) -> None:
        super().__init__(grammar)
        self._spans = sequence_reader(grammar)
        self._people = grammar.listed("people")
        self._years = grammar.alphabet.members(["year"])
        self._led = self._articles | self._words["within"] | self._words["origins"]

    def is_definite(self, article: Article, part: Range) -> bool:
        """True for a stretch that says nothing of what could be or might have been."""
        return all(verb.tense != "open" for verb in self._verbs.read(article, part))

    def place(self, article: Article, place: Range, figure: Range) -> Range | None:
        """A place with the words that say so, where a figure is counted there."""
        for first, stop in self._placed(article, place, figure):
            whole = (first, self._with_place(article, stop))
            if self.belongs(article, whole, figure) or self.is_entire(article, figure, first):
                return whole
        return None

    def is_entire(self, article: Article, figure: Range, at: int) -> bool:
        """True where words before a place say that all of a figure is of it: "all of them in"."""
        while at > figure[1] and fold(article.tokens.word(at - 1)) in self._led:
            at -= 1
        expression = self._patterns.get("entirely")
        found = expression.finditer(article.tokens.symbols, figure[1], at) if expression else ()
        return any(match.end() == at for match in found)

    def _placed(self, article: Article, place: Range, figure: Range) -> Iterator[Range]:
        """A place with the word before it or behind it that makes it that of what is counted."""
        words, (first, stop) = article.tokens.words, place
        start, end = article.sentence_of(first)
        for at in range(first - 1, max(start, first - 1 - BEFORE_PLACE) - 1, -1):
            if fold(words[at]) in self._words["within"]:
                yield at, stop
                break
            from_there = fold(words[at]) in self._words["origins"]
            if from_there and figure[1] <= at <= figure[1] + FAR and at >= first - 2:
                yield at, stop
        if figure[1] <= first <= figure[1] + 1 and fold(article.tokens.word(stop)) in self._people:
            yield place
        found = self._match("possessive", article, self._with_place(article, stop), end)
        if found and fold(article.tokens.word(found[1])) not in self._words["no_counters"]:
            yield first, found[1]
        for name in ("counting", "where"):
            if found := self._match(name, article, stop, end):
                yield first, found[1]

    def _with_place(self, article: Article, stop: int) -> int:
        while fold(article.tokens.word(stop)) in self._words["with_place"]:
            stop += 1
        return stop

    def is_parted(self, article: Article, between: Range) -> bool:
        """True where another verb stands between a count and a place, which is then its own."""
        verbs = self._verbs.read(article, between)
        start = self._behind_kind(article, between, verbs)
        own = [v for v in verbs if v.first > start or v.tense == "future"]
        return any(v.tense in ("present", "future") or v.stop - v.first > 1 for v in own)

    def _behind_kind(self, article: Article, between: Range, verbs: Sequence[Verb]) -> int:
        """Where the verb of a count stands, behind "of measles" and "that"."""
        start, words = between[0], article.tokens.folded
        expression = self._patterns.get("counted")
        symbols = article.tokens.symbols
        clause = expression.search(symbols, *between) if expression else None
        of_it = clause is None and start < between[1] and words[start] in self._words["origins"]
        first = verbs[0].first if verbs else start
        near = first - start <= FAR and all(word[0].isalnum() for word in words[start:first])
        rest = (clause.end(), between[1]) if clause else between
        told = clause is not None and rest[1] - rest[0] <= BESIDE
        told = told and not any(verb.stop > rest[0] for verb in verbs)
        return first if told or (of_it and near) else start

    def there(self, article: Article, count: Range) -> Range | None:
        """A word beside a count that stands for a place before it: "killed 22 people there"."""
        first, stop = count
        start, end = article.sentence_of(first)
        comma = article.tokens.plain.find(",", stop, min(end, stop + FAR))
        for at in range(max(start, first - 2), comma if comma >= 0 else min(end, stop + FAR)):
            if at >= stop and (found := self._match("there_kind", article, at, end)):
                return found
            if article.tokens.folded[at] in self._words["there"]:
                behind = fold(article.tokens.word(at - 1)) in self._people
                no_place = not behind and self._match("not_there", article, at, end)
                return None if no_place else (at, at + 1)
        return None

    def before(self, article: Article, at: int) -> Range:
        """The sentence before a place, and its own one as far as the place."""
        before = sentence_before(article, at)
        return (before[0] if before else article.sentence_of(at)[0]), at

    def times(self, article: Article, part: Range) -> Iterator[TimeToken]:
        """The times of a stretch, the first and the last of one ("from May to June") as one."""
        expression, before = self._patterns.get("stretches"), None
        found = expression.finditer(article.tokens.symbols, *part) if expression else ()
        wholes = [match.span() for match in found]
        for time in times_in(article, part):
            ends = any(first < time.first and time.stop == stop for first, stop in wholes)
            if not any(first < time.first < stop for first, stop in wholes):
                yield time
            elif ends and before and before.value and time.value:
                value = msgspec.structs.replace(before.value, end=time.value.end, grain="range")
                yield msgspec.structs.replace(before, stop=time.stop, value=value)
            before = time

    def window(self, article: Article, time: TimeToken, figure: Range) -> Range | None:
        """A time with the word before it, where a figure is counted over it."""
        words, first = article.tokens.words, time.first
        start = article.sentence_of(first)[0]
        while first > start and fold(words[first - 1]) in self._words["edges"]:
            first -= 1
        if first > start and fold(words[first - 1]) in self._words["windows"]:
            first -= 1
        elif time.value is None or not time.value.relative or time.value.grain == "day":
            return None
        whole = (first, time.stop)
        return whole if self.belongs(article, whole, figure) else None

    def day(self, article: Article, time: TimeToken, count: Range) -> Range | None:
        """A day with the word before it, on which all that is counted happened."""
        if time.value is None or time.value.grain != "day":
            return None
        words = article.tokens.words
        start = article.sentence_of(time.first)[0]
        first = time.first - (fold(article.tokens.word(time.first - 1)) in self._words["days"])
        if first != start and not 0 <= first - count[1] <= FAR:
            return None
        around = words[start : count[1]]
        whole = (max(first, start), time.stop)
        if not self._words["no_days"].isdisjoint(map(fold, around)):
            return None
        return whole if self.belongs(article, whole, count) else None

    def lengths(self, article: Article, part: Range, figure: Range) -> Iterator[tuple[Range, int]]:
        """The stretches of time over which a figure is counted, with their days."""
        lasting = self._patterns.get("lasting")
        for found in lasting.finditer(article.tokens.symbols, *part) if lasting else ():
            days = self._spans.days(article.tokens.words[slice(*found.span())])
            if days is not None and self.belongs(article, found.span(), figure):
                yield found.span(), days
        nights = self._patterns.get("nights")
        for found in nights.finditer(article.tokens.symbols, *part) if nights else ():
            if self.belongs(article, found.span(), figure):
                yield found.span(), 1

    def is_alone(self, article: Article, place: Range) -> bool:
        """True for a place that is said to be the only one: "in Marl alone"."""
        behind = self._with_place(article, place[1])
        found = article.tokens.folded[place[1] : behind + 1]
        return not self._words["alone"].isdisjoint(found)

    def is_owner(self, article: Article, part: Range) -> bool:
        """True for words that only say whose something is: "*Europe's* heat"."""
        end = article.sentence_of(part[0])[1]
        return self._match("possessive", article, part[1], end) is not None

    def opens(self, article: Article, time: TimeToken) -> bool:
        """True for a time from which something is counted: "since January"."""
        at = time.first - 1
        while fold(article.tokens.word(at)) in self._words["starts"]:
            at -= 1
        return fold(article.tokens.word(at)) in self._words["opening"]

    def has_year_before(self, article: Article, part: Range, year: int) -> bool:
        """True for a bare year before another one: "remember *1987*, when a flood"."""
        figures = {one.first for one in quantities_in(article, part)}
        return any(
            article.tokens.plain[at] in self._years
            and int(article.tokens.words[at]) < year
            and (at not in figures or not article.tokens.word(at + 1).isalnum())
            and article.tokens.folded[at - 1] not in self._words["opening"]
            for at in range(*part)
        )

    def closes(self, article: Article, time: TimeToken) -> bool:
        """True for a time until which something is counted: "through March", "May to June"."""
        stretch = time.value is not None and time.value.grain == "range"
        return stretch or fold(article.tokens.word(time.first - 1)) in self._words["closing"]

    def elsewhere(self, article: Article, part: Range, named: bool) -> Iterator[Range]:
        """What says that something is counted everywhere, or in a place that is not `named`."""
        for name in ("everywhere",) if named else ("everywhere", "local"):
            expression = self._patterns.get(name)
            for found in expression.finditer(article.tokens.symbols, *part) if expression else ():
                yield found.span()

    def is_of_rival(self, article: Article, figure: Range) -> bool:
        """True where the words before a figure tell of somebody else: "its rival, …"."""
        before = article.tokens.words[article.sentence_of(figure[0])[0] : figure[0]]
        return not self._words["rivals"].isdisjoint(map(fold, before))

    def covers(self, article: Article, part: Range, claim: Range) -> bool:
        """True when some words of a sentence say what a claim of it covers."""
        sentence = article.sentence_of(part[0])
        same = article.sentence_of(claim[0]) == sentence
        clause = sentence[0], self._clause_end(article, max(part[1], claim[1]), sentence[1])
        if not same or self._finds("spared", article, clause):
            return False
        if part[0] < claim[1]:
            between = part[1], claim[0]
            near, joined = between[0] + 1 >= between[1], self._behind(article, "covered", between)
        else:
            between = claim[1], part[0]
            under = self._words["under"]
            lead = set(article.tokens.folded[sentence[0] : claim[0]]) & under
            behind = self._behind_lead(article, (sentence[0], claim[1])) if lead else claim[1]
            far = part[0] - behind
            near = (
                0 <= far <= OBJECT
                if behind > claim[1]
                else far < OBJECT and self._on(article, claim)
            )
            between, joined = (behind, part[0]), self._behind(article, "covering", between)
        return (near or joined is not None) and self._joined(article, (joined or between), part)

    def _clause_end(self, article: Article, at: int, end: int) -> int:
        """Where the clause of a place is over; what says whose words it is belongs to it."""
        comma = article.tokens.plain.find(",", at, end)
        return comma if comma >= 0 and end - comma > LEADING else end

    def _on(self, article: Article, claim: Range) -> bool:
        """True for a claim with a word behind it that says of what it is: "the ban *in* …"."""
        return fold(article.tokens.word(claim[1])) in self._words["scoping"]

    def _behind(self, article: Article, name: str, between: Range) -> Range | None:
        """What follows the last verb that says what a claim covers, where it is not far from it."""
        symbols, expression = article.tokens.symbols, self._patterns.get(name)
        found = list(expression.finditer(symbols, *between)) if expression else []
        if not found or between[1] - found[-1].end() > OBJECT:
            return None
        link = self._match("links", article, *between)
        start = min(link[1], found[0].start()) if link else between[0]
        stop = found[0].start()
        stop -= link is not None and fold(article.tokens.word(stop - 1)) in self._joins
        if self._is_ended(article, (start, stop)):
            return None
        return found[-1].end(), between[1]


@lru_cache(maxsize=8)
def reach_reader(grammar: Grammar) -> ReachReader:
    """The reader of a language, made once."""
    return ReachReader(grammar)
