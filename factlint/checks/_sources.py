"""Sources that an article does not name: several of a kind ("officials say"), and who speaks.

Whoever says something without a name is read here ("one official said", "the study, by"), who is
named in `_named_sources`. Where one is left who is or may be of the kind, it is the one that the
article has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from factlint.checks._named_sources import NamedSources
from factlint.checks._next_sources import NextSources
from factlint.checks._person_words import person_words
from factlint.checks._source_speakers import SourceSpeakers
from factlint.checks._source_words import FAR, MARKS, NEAR, SourceWords
from factlint.extract.article import Article
from factlint.extract.passages import sentences_behind
from factlint.extract.tokens import Range
from factlint.extract.verbs import verb_reader
from factlint.rulebook.words import fold_marks

if TYPE_CHECKING:
    from factlint.checks.source_count import SourceCountRule

PAIR = 2
BEFORE = 3
"""So many sentences one of the kind stands before a plural at most."""
PERFECT = 3
"""So many tokens a verb of saying has at most with its auxiliaries: "has not said"."""
_ASIDE = frozenset(",(—–")


class Sources(SourceWords):
    """The sources of one kind in an article, by the tokens of their words.

    `several` are plurals that something is attributed to, `single` those that are new and one by
    their words ("an official"); `others` says that the article tells of more than one: "two
    officials", "the officials", "another official", "officials in Rome and officials in Oslo".
    """

    def __init__(
        self,
        article: Article,
        rule: SourceCountRule,
        kind: tuple[str, str],
        speakers: SourceSpeakers,
    ) -> None:
        super().__init__(article, rule)
        plural, self._single = kind
        self._speakers = speakers
        self._past = verb_reader(article.grammar).is_past
        self._plurals = list(self._places(plural))
        self.several = [at for at in self._plurals if self._is_told(at) and self._is_source(at)]
        self._named = NamedSources(article, rule, self._single, self.several, self._says, speakers)
        self._next = NextSources(article, rule, self._single, self._says, self._named)

    @cached_property
    def _singles(self) -> list[int]:
        """Where one of the kind stands without a name: "an official", "the survey"."""
        nouns = {self._single, *self._rule.alike}
        capital = self._article.tokens.words
        return [
            at
            for noun in nouns
            for at in self._places(noun)
            if not (at + 1 < len(capital) and capital[at + 1][0].isupper())
            and not (noun in self._rule.one and (at < self._plurals[0] or self._is_bare(at)))
        ]

    def _is_bare(self, at: int) -> bool:
        """True for "one" that no noun is left out of: "one of the best", "the only one"."""
        of = self._article.grammar.listed("of")
        return not set(self._rule.resumed).isdisjoint(self._words[max(0, at - PAIR) : at]) or (
            not self._is_followed(at, self._rule.after) or self._article.tokens.word(at + 1) in of
        )

    @cached_property
    def single(self) -> list[int]:
        """Where one is told of as new and says something: "an official said"."""
        return sorted(at for at in self._singles if self._is_one(at))

    @cached_property
    def others(self) -> bool:
        """True where the article tells of more than one of the kind."""
        rule, words = self._rule, self._words
        told = [at for at, word in enumerate(words) if word in rule.others]
        return (
            sum(self._is_new(at) for at in self._singles) > 1
            or any(self._is_definite(at) for at in self._plurals)
            or any(self._is_followed(at, rule.many) for at in self._plurals)
            or any(self._is_counted(at, ()) for at in self._singles)
            or any(self._is_counted(at, rule.some) for at in self.several)
            or any(self._is_again(at) for at in self.several)
            or any(self._article.says(rule.asked, part) for part in self._asked)
            or any(self._says(at + 1) or self._is_last(at) or self._opens(at) for at in told)
            or any(self._article.says(rule.repeated, s) for s in self._article.sentence_ranges)
        )

    @property
    def next(self) -> tuple[int, Range] | None:
        """A plural that stands for one alone, who speaks right behind it, with that one."""
        counted = {at for at in self.several if self._is_counted(at, ())}
        resumed = [(at, self._next.resumed(at, at in counted)) for at in self.several]
        several = [at for at in self.several if at not in counted and not self.others]
        named = [(at, self._next.introduced(at)) for at in several]
        named = [(at, one) for at, one in named if one and not self._is_of_body(one)]
        return next(((at, one) for at, one in (*resumed, *named) if one is not None), None)

    @property
    def _asked(self) -> Iterator[Range]:
        """The sentences of plurals, and of people those behind, which may say who was asked."""
        for at in self.several:
            yield self._article.sentence_of(at)
            if self._rule.named == "any":
                yield from sentences_behind(self._article, at, 1)

    def _is_definite(self, at: int) -> bool:
        """True for "the officials", but where the article has told of one until then."""
        if at == 0 or self._words[at - 1] not in self._rule.definite:
            return False
        if at != self._plurals[0]:
            return True
        return not (
            any(self._is_one(one) for one in self._singles if one < at)
            or self._named.is_one_before(at)
        )

    def _is_last(self, at: int) -> bool:
        """True for "“…,” said another."."""
        ends = self._is_followed(at, tuple(MARKS))
        return ends and self._says(at - 1) and self._words[at - PAIR] in MARKS

    def _opens(self, at: int) -> bool:
        """True for "Another, by Tarn," and "Several came" where a sentence or its half begins."""
        begin = self._article.sentence_of(at)[0]
        told = self._is_followed(at, (",",)) or self._past(self._article.tokens.word(at + 1))
        return told and (at == begin or self._words[at - 1] == ";")

    @property
    def only(self) -> Range | None:
        """Where the one source stands that the article has, or says that it has."""
        alone = self._alone
        if (self.others and not alone) or any(map(self._is_joined, self.several)):
            return None
        named = self._named.of_kind(alone is not None, unnamed=bool(self.single))
        if named is None or (self.single and self._has_office()):
            return None
        new = [_token(at) for at in self.single if not self._is_named(at, named)]
        begun = [
            (at, self._article_of(at)) for at in self._singles if not self._is_named(at, named)
        ]
        if named and any(start is not None and not self._is_aside(start) for _, start in begun):
            return None
        outlets = [place for place in self._outlets() if not any(_meet(place, n) for n in named)]
        ones = [*named, *new, *outlets]
        some = any(self._is_counted(at, ()) for at in self.several)
        if len(ones) > 1 or (new and some and not alone):
            return alone if named and len(ones) == PAIR else None
        resumed = [_token(at) for at in self._singles if self._is_the_one(at)]
        behind = [place for place in (*ones, *resumed) if self._goes_with(place)]
        one = min(new or behind, default=alone if alone and self._is_of_kind(alone) else None)
        if one is None or (self._is_of_several(one) and not alone):
            return None
        if one not in outlets and self._is_known(one):
            return None
        return None if self._is_of_body(one) and not alone else one

    def _goes_with(self, place: Range) -> bool:
        """True behind the first plural, and right before it for somebody of the kind."""
        first, number = self.several[0], self._article.sentence_number
        near = 0 < number(first) - number(place[0]) <= BEFORE or self._words[first - 1] in (
            self._rule.definite
        )
        words = self._words[slice(*self._article.sentence_of(place[0]))]
        of_kind = not {self._single, *self._rule.members}.isdisjoint(words)
        return place[0] > first or (near and of_kind)

    def _is_of_body(self, one: Range) -> bool:
        """True for "a seismologist at the survey", of "experts at the Geological Survey"."""
        told = set(self._words[slice(*self._article.sentence_of(one[0]))])
        return any(not told.isdisjoint(self._body(at)) for at in self.several)

    def _body(self, at: int) -> list[str]:
        """The words of the name of a body that a plural is of."""
        words, first = self._article.tokens.words, at + 2
        if not self._is_followed(at, self._rule.bodies):
            return []
        first += self._article.tokens.word(first) in self._article.grammar.listed("article-the")
        stop = first
        while stop < len(words) and words[stop][0].isupper():
            stop += 1
        return self._words[first:stop]

    def _is_known(self, place: Range) -> bool:
        """True for somebody whom everybody knows, who is seldom meant by "officials"."""
        known = person_words(self._article.grammar).household
        return fold_marks(self._words[place[1] - 1]) in known

    def _is_of_kind(self, place: Range) -> bool:
        """True where the words are of the kind: "the only witness", of witnesses."""
        words = self._words[slice(*place)]
        return not {self._single, *self._rule.alike, *self._rule.members}.isdisjoint(words)

    def _is_of_several(self, place: Range) -> bool:
        """True for "Ida Marsh, one of the team"."""
        begin, end = self._article.sentence_of(place[0])
        of = self._article.grammar.listed("of")
        return any(
            self._words[at] in self._rule.one
            and self._words[at + 1] in of
            and self._article.quoted(self._article.tokens.span(at, at + 1)) is None
            for at in range(begin, end - 1)
        )

    @cached_property
    def _alone(self) -> Range | None:
        """Where the article says that there is no other: "the only witness"."""
        article, alone = self._article, self._rule.alone
        for first, stop in article.sentence_ranges:
            if article.says(alone, (first, stop)):
                return first, stop
        return None

    def _is_the_one(self, at: int) -> bool:
        """True for "the source said" and "the study, published on Monday"."""
        before = self._words[at - 1] if at else ""
        first = max(self._article.sentence_of(at)[0], at - NEAR)
        resumed = not set(self._words[first:at]).isdisjoint(self._rule.resumed)
        goes_on = self._says(at + 1) or self._is_followed(at, (",", *self._rule.after))
        return resumed and before not in MARKS and (goes_on or self._is_cited(at))

    def _article_of(self, at: int) -> int | None:
        """Where the "a" or "one" of a noun stands."""
        first = max(self._article.sentence_of(at)[0], at - NEAR)
        if self._words[at] in self._rule.one:
            return at
        for place in range(at - 1, first - 1, -1):
            if self._words[place] in MARKS:
                return None
            if self._words[place] in self._rule.one:
                return place
        return None

    def _is_new(self, at: int) -> bool:
        """True for "an official" as a noun, not for "the source, an official"."""
        start = self._article_of(at)
        if start is None or self._is_aside(start):
            return False
        followed = self._is_followed(at, (*self._rule.after, *MARKS))
        return followed or self._verb(at, PERFECT, MARKS) is not None

    def _is_one(self, at: int) -> bool:
        """True for "an official said", "said one official", "according to a report in"."""
        start, begin = self._article_of(at), self._article.sentence_of(at)[0]
        if start is None or not self._is_new(at):
            return False
        if self._rule.named == "members" and self._is_followed(at, self._rule.after):
            return True
        if self._is_cited(at) or self._says(at + 1) or (start > begin and self._says(start - 1)):
            return True
        return self._verb(at, FAR, frozenset()) is not None

    def _is_aside(self, start: int) -> bool:
        """True behind a name or another of the kind: "Ida Marsh, an official in the ministry"."""
        begin, before = self._article.sentence_of(start)[0], self._article.tokens.words[start - 2]
        if start < begin + 2 or self._words[start - 1] not in _ASIDE:
            return False
        return before[0].isupper() or start - 2 in self._singles

    def _is_named(self, at: int, named: Sequence[Range]) -> bool:
        """True for one whose name stands right behind, or opens the next sentence.

        "a neighbour, Ida Marsh"; "A doctor has warned of it. Dr Ida Marsh said".
        """
        behind = next(sentences_behind(self._article, at, 1), (at, at))
        return any(
            at < first <= at + PAIR
            or (
                len(named) == 1 and behind[0] <= first <= behind[0] + 1 and self._is_bare_of(behind)
            )
            for first, _ in named
        )


def _token(at: int) -> Range:
    return at, at + 1


def _meet(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
