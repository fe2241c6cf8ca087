"""What a sentence says of the order of two events, and of the time between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from factlint.extract.article import Article
from factlint.extract.grammar import Grammar
from factlint.extract.tokens import Range
from factlint.extract.verbs import verb_reader
from factlint.rulebook.lexicon import UnitSpan
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import fold

Kind = Literal["after", "before", "near", "between", "then", "earlier"]
FOREVER = 10**6
"""More days than any two events are apart."""
BEFORE_EVENT = 5
"""How many words may stand between an event and what it is a part of: "*of* the Lowmark …"."""
LEADING = 4
"""How many words may stand before what opens a sentence: "*It was only* after"."""
AROUND = 8
"""How many words before two events tell that they are not in order, and half as many behind."""
LEADS = frozenset(",:;—–")
"""The marks behind which words of order may lead a clause."""


class Relation(msgspec.Struct, frozen=True):
    """Words on tokens `[first, stop)` that put what stands before them `after` what follows.

    With `before` it is the other way; `then` is `after` the sentence before, `earlier` before it;
    `near` and `between`, which both events follow, say nothing of which is first. `least`, `most`
    are the days between the two, `None` where nothing is said; `counted` says that it is a
    number of days. `loose` words may be about no time at all;
    `verbal` ones tell what an event does, and no day does.
    """

    first: int
    stop: int
    kind: Kind
    least: int | None = None
    most: int | None = None
    counted: bool = False
    loose: bool = False
    verbal: bool = False


class SequenceReader:
    """Reads the order of events in one language."""

    def __init__(self, grammar: Grammar) -> None:
        words = grammar.lexicon.sequence
        compiled = grammar.compiler.compile
        kinds: tuple[tuple[Kind, tuple[Pattern, ...]], ...] = (
            ("after", words.after),
            ("before", words.before),
            ("near", words.near),
            ("between", words.between),
            ("then", words.then),
            ("earlier", words.earlier),
        )
        self._kinds = [(kind, compiled(patterns)) for kind, patterns in kinds if patterns]
        self._behind = compiled(words.behind)
        self._unless = compiled(words.unless)
        self._unreal = compiled(words.unreal)
        self._idioms = compiled(words.idioms)
        self._apart = compiled(words.apart)
        self._refers = compiled(words.refers)
        self._refers_verbally = compiled((*words.refers, *words.refers_verbally))
        self._loose = frozenset(map(fold, words.loose))
        self._one = frozenset(map(fold, words.one))
        self._hedges = frozenset(map(fold, words.hedges))
        self._fewer = frozenset(map(fold, words.fewer))
        self._more = frozenset(map(fold, words.more))
        self._lead = frozenset(map(fold, words.lead)) | self._hedges | self._fewer | self._more
        self._be = grammar.listed("be")
        self._adverbs = grammar.listed("adverb")
        self._definite = grammar.listed("name-article")
        self._heads = frozenset(map(fold, words.heads))
        self._particles = frozenset(map(fold, words.particles))
        self._inversions = frozenset(map(fold, words.inversions))
        self._inverting = frozenset(map(fold, words.inverting))
        self._prepared = frozenset(map(fold, words.prepared))
        self._prepared |= frozenset(map(fold, grammar.lexicon.event_states.arranged))
        self._brings = frozenset(map(fold, words.brings))
        self._at = frozenset(map(fold, words.at))
        self._relative = grammar.listed("relative")
        self._telling = self._relative.union(map(fold, grammar.lexicon.event_states.which))
        self._clausal = grammar.listed("conjunction", "relative", "clause-opener")
        self._prepositions = grammar.listed("preposition")
        self._verbs = verb_reader(grammar)
        self._spans = {fold(word): span for span in words.spans for word in span.words}
        self._numbers = {fold(word): int(value) for word, value in grammar.lexicon.numbers.words}

    def read(self, article: Article, sentence: Range) -> Iterator[Relation]:
        """The relations in a sentence in text order, the longest at each place."""
        found = sorted(
            (match.start(), -match.end(), kind)
            for kind, expression in self._kinds
            for match in expression.finditer(article.tokens.plain, *sentence)
        )
        done = sentence[0]
        for first, end, kind in found:
            if first >= done:
                done = -end
                yield self._relation(article, first, -end, kind)

    def leads(self, article: Article, relation: Relation, start: int) -> bool:
        """True for words of order that open a sentence, or a clause behind a comma."""
        words = article.tokens.words[start : relation.first]
        opened = len(words) <= LEADING and all(fold(word) in self._lead for word in words)
        return opened or article.tokens.word(relation.first - 1) in LEADS

    def refers(self, article: Article, lead: Range, relation: Relation) -> bool:
        """True for words before a relation that stand for the sentence before: "That was"."""
        refers = self._refers_verbally if relation.verbal else self._refers
        return refers.fullmatch(article.tokens.plain, *lead) is not None

    def is_amid(self, article: Article, relation: Relation) -> bool:
        """True for words of order that do not open their sentence: "and, days later, …"."""
        return relation.first > article.sentence_of(relation.first)[0]

    def are_apart(self, article: Article, start: int, stop: int) -> bool:
        """True where another clause begins between two places: ", and"."""
        return start < stop and bool(self._apart.search(article.tokens.plain, start, stop))

    def is_predicate(self, article: Article, at: int) -> bool:
        """True where something is said of a time itself: "the day before the raid *was* quiet"."""
        return fold(article.tokens.word(at)) in self._be

    def is_inverted(self, article: Article, relation: Relation) -> bool:
        """True behind a word that turns the next clause round: "*only* after the raid was it"."""
        return article.tokens.folded[relation.first - 1] in self._inverting

    def ends_clause(self, article: Article, at: int, relation: Relation) -> bool:
        """True where a clause that goes on at a token is over behind a span of time."""
        words, end = article.tokens.words, article.sentence_of(relation.first)[1]
        between = article.tokens.folded[at : relation.first]
        joined = self._clausal.isdisjoint(between) and all(word[0].isalnum() for word in between)
        behind = fold(words[relation.stop]) if relation.stop < end else "."
        over = not behind[0].isalnum() or behind in self._clausal
        return joined and over and len(between) <= AROUND and relation.least is not None

    def is_aside(self, article: Article, part: Range) -> bool:
        """True for an event that is only told of its subject: "the clerk *who* had resigned"."""
        return not self._telling.isdisjoint(article.tokens.folded[slice(*part)])

    def is_told_on(self, article: Article, at: int, end: int) -> bool:
        """True where a clause on what stands before it is told in some words: "the raid, which"."""
        place = at + (article.tokens.word(at) == ",")
        return place < end and article.tokens.folded[place] in self._relative

    def is_prepared(self, article: Article, at: int) -> bool:
        """True where what stands before a token was only planned: "the raid *was ordered*"."""
        end = article.sentence_of(at)[1]
        if self.is_told_on(article, at, end):
            at += 2 if article.tokens.word(at) == "," else 1
        words = article.tokens.folded
        verb = next(iter(self._verbs.read(article, (at, min(end, at + BEFORE_EVENT)))), None)
        joined = verb is not None and self._adverbs.issuperset(words[at : verb.first])
        return verb is not None and joined and words[verb.stop - 1] in self._prepared

    def is_adjoining(self, article: Article, part: Range) -> bool:
        """True where nothing but marks, articles and prepositions stands in a stretch."""
        small = self._prepositions | self._definite
        words = article.tokens.folded[slice(*part)]
        return all(word in small or not word[0].isalnum() for word in words)

    def is_clause(self, article: Article, part: Range) -> bool:
        """True for somebody who did something: "the clinic shut its doors on"."""
        words = article.tokens.folded[slice(*part)]
        verbs = self._verbs.read(article, part)
        if len(verbs) != 1 or verbs[0].tense not in ("past", "perfect"):
            return False
        whole = self._clausal.isdisjoint(words) and all(word[0].isalnum() for word in words)
        behind = article.tokens.folded[verbs[0].stop] if verbs[0].stop < part[1] else ""
        passive = verbs[0].stop - verbs[0].first > 1
        finite = passive or behind not in self._prepositions
        return whole and part[0] < verbs[0].first and bool(behind) and finite

    def with_span_behind(self, article: Article, relation: Relation, at: int) -> Relation:
        """A relation with the span that stands behind the second event: "by two days"."""
        found = self._behind.match(article.tokens.plain, at) if relation.least is None else None
        if not found:
            return relation
        words = article.tokens.folded[slice(*found.span())]
        unit = next(at for at, word in enumerate(words) if word in self._spans)
        return self._spanning(relation, words[1:unit], self._spans[words[unit]])

    def is_meant(self, article: Article, place: Range, start: int) -> bool:
        """False where an event is only what something else is about: "details of the raid".

        What is done "at the summit" is done when that is, and a clause behind one is about it.
        """
        words, folded = article.tokens.words, article.tokens.folded
        if words[place[1]] == "," and not self._telling.isdisjoint(
            folded[place[1] + 1 : place[1] + 2]
        ):
            return True
        inside = (words[at] for at in range(*place))
        if any(self._verbs.is_past(word) and word[0].islower() for word in inside):
            return True
        for at in range(place[0] - 1, max(start, place[0] - BEFORE_EVENT) - 1, -1):
            word = article.tokens.folded[at]
            if word in self._at:
                return self._clausal.isdisjoint(folded[start:at])
            if word in self._prepositions:
                before = article.tokens.folded[at - 1] if at > start else ""
                brought = word in self._particles and before in self._brings
                return brought or before in self._heads
            if self._verbs.is_past(words[at]) and words[at][0].islower():
                return word in self._brings
            if not word[0].isalnum() and word not in ("'", "’"):
                return True
        return True

    def days(self, words: Sequence[str]) -> int | None:
        """How many days the first unit of some words and the number before it are, about."""
        folded = [fold(word) for word in words]
        unit = next((at for at, word in enumerate(folded) if word in self._spans), len(folded))
        numbers = (self._number([word]) for word in reversed(folded[:unit]))
        number = next((n for n in numbers if n is not None), None)
        span = self._spans[folded[unit]] if unit < len(folded) else None
        return round(number * span.days) if number is not None and span else None

    def is_open(self, article: Article, part: Range, told: Sequence[Range]) -> bool:
        """True where the words around two events tell of no order: a plan, a denial."""
        if self._unreal.search(article.tokens.symbols, *part):
            return True
        if (
            article.tokens.folded[part[0]] in self._inversions
            or "?" in article.tokens.plain[part[1] - 1]
        ):
            return True
        places = sorted(told)
        start = max(part[0], places[0][0] - AROUND)
        apart = list(self._apart.finditer(article.tokens.plain, start, places[0][0]))
        starts = [apart[-1].end() if apart else start, *(stop for _, stop in places)]
        last, end = places[-1][1], min(part[1], places[-1][1] + AROUND // 2)
        comma = article.tokens.plain.find(",", last, end)
        stops = [*(first for first, _ in places), comma if comma >= 0 else end]
        return any(
            self._unless.search(article.tokens.symbols, start, stop)
            for start, stop in zip(starts, stops, strict=True)
            if start < stop
        )

    def is_idiom(self, article: Article, sentence: Range) -> bool:
        """True for a sentence in which the words mean no order: "named after"."""
        return bool(self._idioms.search(article.tokens.plain, *sentence))

    def _relation(self, article: Article, first: int, stop: int, kind: Kind) -> Relation:
        words = article.tokens.folded[first:stop]
        units = [at for at, word in enumerate(words) if word in self._spans]
        verbal = self._verbs.is_past(words[0])
        if not units:
            loose = verbal or set(words) <= self._loose
            return Relation(first, stop, kind, loose=loose, verbal=verbal)
        bare, first_unit = Relation(first, stop, kind, verbal=verbal), units[0]
        relation = self._spanning(bare, words[:first_unit], self._spans[words[first_unit]])
        for unit in units[1:]:  # "three weeks and a day after"
            more = self._spanning(relation, words[unit - 1 : unit], self._spans[words[unit]])
            relation = _added(relation, more)
        before = set(article.tokens.folded[max(0, first - 2) : first + 1])
        if (before & self._fewer and kind != "between") or kind == "near":
            return msgspec.structs.replace(relation, least=0)
        if before & self._more:
            return msgspec.structs.replace(relation, most=FOREVER)
        return bare if before & self._hedges else relation

    def _spanning(self, relation: Relation, amount: list[str], unit: UnitSpan) -> Relation:
        number = self._number(amount[-1:])
        if number is None:
            return msgspec.structs.replace(relation, least=unit.least, most=unit.most)
        days = number * unit.days
        slack = unit.slack + (days * 0.1 if unit.slack else 0)
        if unit.slack and amount[-1] in self._definite:  # any day of "the week after"
            return msgspec.structs.replace(relation, least=0, most=round(2 * days + slack))
        return msgspec.structs.replace(
            relation,
            least=max(0, round(days - slack)),
            most=round(days + slack),
            counted=unit.days == 1,
        )

    def _number(self, words: list[str]) -> int | None:
        if not words:
            return None
        if words[0] in self._one:
            return 1
        return int(words[0]) if words[0].isdecimal() else self._numbers.get(words[0])


def _added(one: Relation, other: Relation) -> Relation:
    """The days of a span and of what is said behind it."""
    ends = [(one.least, other.least), (one.most, other.most)]
    least, most = (None if None in end else sum(filter(None, end)) for end in ends)
    return msgspec.structs.replace(other, least=least, most=most)


@lru_cache(maxsize=8)
def sequence_reader(grammar: Grammar) -> SequenceReader:
    """The reader of a language, made once."""
    return SequenceReader(grammar)
