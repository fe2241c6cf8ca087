"""Sources that an article does not name: several of a kind ("officials say"), and single ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factlint.checks._speaking import Speaker, read_speakers
from factlint.extract.article import Article
from factlint.extract.proper import read_proper_names
from factlint.extract.tokens import Range
from factlint.extract.utterances import read_utterances
from factlint.model import Quotation
from factlint.rulebook.lexicon import Words
from factlint.rulebook.words import fold, fold_marks, split_words

if TYPE_CHECKING:
    from factlint.checks.source_count import SourceCountRule

NEAR, FAR = 4, 12
LONG_WORD = 5
BEHIND = 2
"""So many sentences behind what several say somebody is quoted for it."""
_MARKS = frozenset(',;:"“”()—–\n.!?')


class Sources:
    """The sources of one kind in an article, by the tokens of their words.

    `several` are plurals that something is attributed to, `single` those that are one by their
    words; `others` says that the article tells of more than one: "two officials", "the officials",
    "another official", "officials in Rome and officials in Oslo".
    """

    def __init__(self, article: Article, rule: SourceCountRule, plural: str, single: str) -> None:
        self._article = article
        self._rule = rule
        self._words = [fold(word) for word in article.tokens.words]
        self._kind = frozenset((plural, single))
        self._said = frozenset(article.grammar.alphabet.members(["says"]))
        plurals, singles = list(self._places(plural)), list(self._places(single))
        self._singles = singles
        self.several = [at for at in plurals if self._is_told(at) and self._is_source(at)]
        self.single = [at for at in singles if self._is_one(at)]
        told = [at for at, word in enumerate(self._words) if word in rule.others]
        self.others = (
            sum(self._is_new(at) for at in singles) > 1
            or any(self._words[at - 1] in rule.definite for at in plurals if at)
            or any(self._is_followed(at, rule.many) for at in plurals)
            or any(self._is_counted(at) for at in (*self.several, *singles))
            or any(self._is_again(at) for at in self.several)
            or any(self._says(at + 1) for at in told)
        )

    @property
    def only(self) -> Range | None:
        """Where the one source stands that an article names, or speaks of as the one it has."""
        alone = self._is_alone()
        single = any(self._is_another(at) for at in self._singles)
        if (self.others and not alone) or single or self._is_joined():
            return None
        members = self._members(alone)
        if members is None or len(members) > 1:
            return None
        definite = [(at, at + 1) for at in self._singles if self._is_the_one(at)]
        behind = [place for place in (*definite, *members) if place[0] > self.several[0]]
        return min(behind, default=None)

    def _is_another(self, at: int) -> bool:
        """True for "an official", but not "Ida Marsh, an official in the ministry"."""
        start = self._article_of(at)
        return start is not None and self._words[start - 1] != ","

    def _members(self, alone: bool) -> list[Range] | None:
        """The people quoted by name who are of the kind, or nothing where that is not certain."""
        rule = self._rule
        found = []
        told = self._article.sentence_of(self.several[0])
        if self._has_quoted_name():
            return None
        speakers = [one for one in read_speakers(self._article, self._says) if self._is_person(one)]
        if len(speakers) == 1 and self._goes_with(speakers[0]):
            return [(speakers[0].first, speakers[0].stop)]
        for speaker in speakers:
            if self._article.sentence_of(speaker.first) == told:
                return None  # "officials say that they spoke to Ida Marsh"
            if self._has_rival(speaker):
                return None
            if not speaker.words.isdisjoint(rule.members):
                found.append((speaker.first, speaker.stop))
            elif not alone and speaker.words.isdisjoint(rule.sides):
                return None
        return found

    def _goes_with(self, speaker: Speaker) -> bool:
        """True for who is quoted right behind a plural, and nobody else named: "said Ida Marsh"."""
        number = self._article.sentence_number
        near = [0 < number(speaker.first) - number(many) <= BEHIND for many in self.several]
        if not any(near) or self._singles or not speaker.words.isdisjoint(self._rule.sides):
            return False
        full = [name for name in read_proper_names(self._article) if len(name.keys) > 1]
        here, first = number(speaker.first), number(self.several[0])
        begin, end = self._article.sentence_of(speaker.first)
        span = self._article.tokens.span(begin, end)
        if not any(mention.span.overlaps(span) for mention in self._article.quotations):
            return False
        return any(name.first == speaker.first for name in full) and all(
            number(name.first) <= first or number(name.first) == here for name in full
        )

    def _has_rival(self, speaker: Speaker) -> bool:
        """True where the sentence sets another beside somebody: "Ida Marsh says no; Per Lund"."""
        article = self._article
        begin, end = article.sentence_of(speaker.first)
        joins = article.grammar.listed("conjunction") | {";"}
        return any(
            begin < name.first < end
            and len(name.keys) > 1
            and speaker.key not in name.keys
            and (
                self._words[name.first - 1] in joins
                or self._words[name.first - 1] == self._words[name.stop] == ","
            )
            for name in read_proper_names(article)
        )

    def _has_quoted_name(self) -> bool:
        """True where somebody who is quoted names another in full."""
        article = self._article
        return any(
            len(name.keys) > 1 and article.quoted(article.tokens.span(name.first, name.stop))
            for name in read_proper_names(article)
        )

    def _is_person(self, speaker: Speaker) -> bool:
        """True for a name that the text has in full or with a title, and not "since Easter"."""
        return any(
            speaker.key in name.keys and (len(name.keys) > 1 or name.title)
            for name in read_proper_names(self._article)
        )

    def _is_alone(self) -> bool:
        """True where the article says that there is no other."""
        article, alone = self._article, self._rule.alone
        return any(article.says(alone, sentence) for sentence in article.sentence_ranges)

    def _is_joined(self) -> bool:
        """True for "analysts at one bank and another": the plural has its own two."""
        rule = self._rule
        return any(
            not set(self._words[at : (self._verb(at, FAR, _MARKS) or at) + 1]).isdisjoint(
                rule.joins
            )
            for at in self.several
        )

    def _is_the_one(self, at: int) -> bool:
        """True for "the source said" and "the study, published on Monday"."""
        before = self._words[at - 1] if at else ""
        goes_on = self._says(at + 1) or self._is_followed(at, (",", *self._rule.after))
        return before in self._rule.resumed and goes_on

    def _is_source(self, at: int) -> bool:
        """True for a plural that is a source by what stands behind it, where that is asked."""
        return not self._rule.followed or self._is_followed(at, self._rule.followed)

    def _places(self, word: str) -> Iterator[int]:
        """Where the article itself has a word, outside quotation marks."""
        tokens = self._article.tokens
        for at, other in enumerate(self._words):
            if other == word and self._article.quoted(tokens.span(at, at + 1)) is None:
                yield at

    def _says(self, at: int) -> bool:
        """True for a verb of saying, or one that the rule takes for one."""
        if at >= len(self._words):
            return False
        return self._article.tokens.plain[at] in self._said or self._words[at] in self._rule.verbs

    def _verb(self, at: int, words: int, ends: frozenset[str]) -> int | None:
        """Where the verb after a noun stands, so many words on and before one of some marks."""
        stop = min(self._article.sentence_of(at)[1], at + 1 + words)
        for place in range(at + 1, stop):
            if self._words[place] in ends:
                return None
            if self._says(place):
                return place
        return None

    def _is_cited(self, at: int) -> bool:
        """True after "according to", give or take a few words."""
        article = self._article
        first = max(article.sentence_of(at)[0], at - NEAR - 1)
        before = self._words[first:at]
        return any(cue in f" {' '.join(before)} " for cue in self._rule.cues)

    def _is_told(self, at: int) -> bool:
        """True for a plural that something is attributed to: not "she reports", "sources of"."""
        if self._is_cited(at):
            return True
        before = self._words[at - 1] if at > self._article.sentence_of(at)[0] else "."
        if self._is_followed(at, (":",)) and self._heads(at):
            return True
        if self._rule.lead and before[:1].isalnum() and before not in self._rule.lead:
            return False
        verb = self._verb(at, FAR // 2, _MARKS)
        begin = max(self._article.sentence_of(at)[0], at - NEAR + 1)
        told = any(self._says(place) for place in range(begin, at))
        return verb is not None and not told and not self._is_passive(at, verb)

    def _is_passive(self, at: int, verb: int) -> bool:
        """True for "officials were not told"."""
        between = self._words[at + 1 : verb]
        be = self._article.grammar.listed("be")
        return any(word in be for word in between) and self._words[verb] in self._rule.passive

    def _heads(self, at: int) -> bool:
        """True in a headline: "Officials: beach safe"."""
        place = self._article.tokens.span(at, at + 1)
        return self._article.layout.part_of(place) == "headline"

    def _is_counted(self, at: int) -> bool:
        """True where a number or "several" stands before a noun, or between it and its verb."""
        first = max(self._article.sentence_of(at)[0], at - NEAR + 1)
        verb = self._verb(at, FAR // 2, _MARKS) or at + 1
        around = range(first, verb)
        near = [self._words[place] for place in around]
        joined = not set(self._words[at + 1 : verb]).isdisjoint(self._rule.joins)
        if joined or any(word in self._rule.many for word in near):
            return True
        return any(
            quantity.first in around
            and self._words[quantity.first] not in self._rule.one
            and not (quantity.value.ordinal and quantity.value.value == 1)
            and not self._is_followed(quantity.stop - 1, ("-",))
            for quantity in self._article.quantities
        )

    def _is_again(self, at: int) -> bool:
        """True where the sentence has the word before: "officials here and officials there"."""
        first = max(self._article.sentence_of(at)[0], at - FAR)
        return self._words[at] in self._words[first:at]

    def _is_followed(self, at: int, by: Words) -> bool:
        return at + 1 < len(self._words) and self._words[at + 1] in by

    def _article_of(self, at: int) -> int | None:
        """Where the "a" or "one" of a noun stands."""
        first = max(self._article.sentence_of(at)[0], at - NEAR)
        for place in range(at - 1, first - 1, -1):
            if self._words[place] in _MARKS:
                return None
            if self._words[place] in self._rule.one:
                return place
        return None

    def _is_new(self, at: int) -> bool:
        """True for "an official" as a noun, whatever is told of it."""
        goes_on = self._is_followed(at, (*self._rule.after, *_MARKS)) or self._says(at + 1)
        return goes_on and self._article_of(at) is not None

    def _is_one(self, at: int) -> bool:
        """True for "an official said", "said one official", "according to a report in"."""
        start = self._article_of(at)
        if start is None or not self._is_new(at):
            return False
        opens = start == self._article.sentence_of(at)[0]
        if self._is_cited(at) or self._says(at + 1) or (not opens and self._says(start - 1)):
            return True
        return self._verb(at, FAR, frozenset()) is not None

    def named(self) -> bool:
        """True where somebody is quoted by name, or as an office, who may be one of them."""
        article, rule = self._article, self._rule
        proper = read_proper_names(article)
        titled = {name.keys[-1] for name in proper if name.title}
        known = {key for name in proper for key in name.keys}
        for speaker in self._speakers():
            words = split_words(speaker)
            if not self._kind.isdisjoint(map(fold, words)):
                continue
            if any(fold(word) in rule.offices for word in words):
                return True
            names = [
                key for word in words if (key := fold_marks(word)) in known and word[0].isupper()
            ]
            office = bool(names) and (len(words) > len(names) + 1 or names[-1] in titled)
            if names and (rule.named == "any" or (rule.named == "titled" and office)):
                return True
        return any(
            word in rule.rivals and self._is_after_name(at) for at, word in enumerate(self._words)
        )

    def _is_after_name(self, at: int) -> bool:
        opens = at - 1 <= self._article.sentence_of(at)[0]
        return not opens and self._article.tokens.words[at - 1][0].isupper()

    def _speakers(self) -> Iterator[str]:
        article = self._article
        for mention in article.quotations:
            if isinstance(mention.value, Quotation) and mention.value.speaker:
                yield mention.value.speaker
        for first, stop in article.sentence_ranges:
            speaker = (
                article.speakers.of_sentence(article.tokens, first, stop)
                if article.speakers
                else None
            )
            if speaker:
                yield speaker

    def claim(self, at: int) -> list[str]:
        """The words of weight that are attributed to a plural, to the end of the sentence."""
        verb = self._verb(at, FAR // 2, _MARKS)
        stop = self._article.sentence_of(at)[1]
        return self._weighty(self._words[(verb or at) + 1 : stop])

    def told(self, at: int) -> list[str]:
        """The words of weight that a single one says."""
        article = self._article
        span = article.tokens.span(at, at + 1)
        words = self._words[slice(*article.sentence_of(at))]
        for utterance in read_utterances(article):
            if utterance.is_around(span):
                words = [*words, *map(fold, utterance.text.split())]
        return self._weighty(words)

    def _weighty(self, words: Sequence[str]) -> list[str]:
        bare = (word.removesuffix("'s") for word in words)
        return [word for word in bare if len(word) >= LONG_WORD]
