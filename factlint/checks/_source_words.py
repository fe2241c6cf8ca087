"""The words around a source without a name: what it says, who cites it, how many it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factlint.extract.article import Article
from factlint.extract.passages import quantities_in
from factlint.extract.tokens import Range
from factlint.extract.utterances import read_utterances
from factlint.rulebook.lexicon import Words
from factlint.rulebook.words import fold, fold_all_marks

if TYPE_CHECKING:
    from factlint.checks.source_count import SourceCountRule

NEAR, FAR = 4, 12
LONG_WORD = 5
MARKS = frozenset(',;:"“”()—–\n.!?')


class SourceWords:
    """Reads the words of one article around the nouns of a rule."""

    def __init__(self, article: Article, rule: SourceCountRule) -> None:
        self._article = article
        self._rule = rule
        self._words = article.tokens.folded
        self._said = frozenset(article.grammar.alphabet.members(["says"]))
        self._verbs = frozenset(rule.verbs) or article.grammar.listed("source-verb")
        self._portfolios = fold_all_marks(article.lexicon.titles.portfolios)

    def claim(self, at: int) -> list[str]:
        """The words of weight that are attributed to a plural, to the end of the sentence."""
        verb = self._verb(at, FAR // 2, MARKS)
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
        return self._article.tokens.plain[at] in self._said or self._words[at] in self._verbs

    def _verb(self, at: int, words: int, ends: frozenset[str]) -> int | None:
        """Where the verb after a noun stands, so many words on and before one of some marks."""
        stop = min(self._article.sentence_of(at)[1], at + 1 + words)
        short = self._article.lexicon.abbreviations
        for place in range(at + 1, stop):
            if self._words[place] in ends and self._words[place - 1] not in short:
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

    def _is_followed(self, at: int, by: Words) -> bool:
        return at + 1 < len(self._words) and self._words[at + 1] in by

    def _is_source(self, at: int) -> bool:
        """True for a plural that is a source by what stands behind it, where that is asked."""
        return not self._rule.followed or self._is_followed(at, self._rule.followed)

    def _is_told(self, at: int) -> bool:
        """True for a plural that something is attributed to: not "she reports", "sources of"."""
        if self._is_cited(at):
            return True
        before = self._words[at - 1] if at > self._article.sentence_of(at)[0] else "."
        if self._is_followed(at, (":",)) and self._heads(at):
            return True
        if self._is_own(at):
            return False
        if self._is_followed(at, self._rule.told) and not self._rule.followed:
            return False
        if before in self._rule.disputed and self._is_followed(at, self._rule.telling):
            return True
        verbal = before[:1].isalnum() and before not in self._rule.lead
        if self._rule.lead and verbal and not self._says(at + 1):
            return False
        verb = self._verb(at, FAR - NEAR, MARKS)
        begin = max(self._article.sentence_of(at)[0], at - NEAR + 1)
        ahead = range(begin, at)
        saying = [n for n in ahead if self._says(n) and MARKS.isdisjoint(self._words[n:at])]
        if saying and self._words[saying[0] - 1] in MARKS and self._is_called(saying[0] + 1, at):
            return True  # "…, say people living there", "…, say former pupils"
        told = bool(saying)
        return verb is not None and not told and not self._is_passive(at, verb)

    def _is_called(self, first: int, noun: int) -> bool:
        """True where only what tells of a noun stands before it."""
        small = self._article.grammar.listed("preposition", "article-the")
        words = self._words[first:noun]
        return all(word.isalpha() and word not in small for word in words)

    def _is_own(self, at: int) -> bool:
        """True for "she and her former colleagues": the one is told of, too."""
        own = self._article.grammar.listed("person-possessive")
        first = max(self._article.sentence_of(at)[0] + 1, at - NEAR + 1)
        words = self._words
        return any(words[n] in own and words[n - 1] in self._rule.joins for n in range(first, at))

    def _is_passive(self, at: int, verb: int) -> bool:
        """True for "officials were not told"."""
        between = self._words[at + 1 : verb]
        be = self._article.grammar.listed("be")
        passive = self._article.grammar.listed("source-passive")
        return any(word in be for word in between) and self._words[verb] in passive

    def _heads(self, at: int) -> bool:
        """True in a headline: "Officials: beach safe"."""
        place = self._article.tokens.span(at, at + 1)
        return self._article.layout.part_of(place) == "headline"

    def _is_counted(self, at: int, but: Words) -> bool:
        """True where a number or "several" stands before a noun, or between it and its verb."""
        begin = max(self._article.sentence_of(at)[0], at - NEAR + 1)
        marks = (n + 1 for n in range(at - 1, begin - 1, -1) if self._words[n] in MARKS)
        verb = self._verb(at, FAR // 2, MARKS) or at + 1
        around = range(next(marks, begin), verb)
        near = [self._words[place] for place in around]
        joined = not set(self._words[at + 1 : verb]).isdisjoint(self._rule.joins)
        if joined or self._is_of_two(at):
            return True
        if any(word in self._rule.many and word not in but for word in near):
            return True
        return any(
            self._words[quantity.first] not in (*self._rule.one, *but)
            and quantity.value.value != 1
            and not self._is_followed(quantity.stop - 1, ("-",))
            for quantity in quantities_in(self._article, (around.start, around.stop))
        )

    def _is_of_two(self, at: int) -> bool:
        """True for "finance and trade ministers", who are two by what stands before them."""
        begin = self._article.sentence_of(at)[0]
        first = max(begin + 1, at - NEAR + 1)
        joins = (n for n in range(at - 2, first - 1, -1) if self._words[n] in self._rule.joins)
        join = next(joins, None)
        return join is not None and all(map(self._is_modifier, (join - 1, *range(join + 1, at))))

    def _is_modifier(self, at: int) -> bool:
        """True for what an office or a body is of: a portfolio, or a country."""
        return self._words[at] in self._portfolios or self._article.tokens.words[at][0].isupper()

    def _is_joined(self, at: int) -> bool:
        """True for "analysts at one bank and another": the plural has its own two."""
        stop = min(self._article.sentence_of(at)[1], at + FAR)
        marks = (n for n in range(at, stop) if self._words[n] in MARKS)
        verb = self._verb(at, FAR, MARKS) or next(marks, stop)
        return not set(self._words[at:verb]).isdisjoint(self._rule.joins)

    def _is_again(self, at: int) -> bool:
        """True where the sentence has the word before: "officials here and officials there"."""
        first = max(self._article.sentence_of(at)[0], at - FAR)
        return self._words[at] in self._words[first:at]

    def _is_bare_of(self, part: Range) -> bool:
        """True for a sentence without a word for more than one."""
        return {*self._rule.many, *self._rule.added}.isdisjoint(self._words[slice(*part)])

    def _has_office(self) -> bool:
        """True where an office says something that may be one of them: "the ministry said"."""
        offices = self._rule.offices
        return any(word in offices and self._says(at + 1) for at, word in enumerate(self._words))

    def _outlets(self) -> list[Range]:
        """The names before a verb that only such a source has."""
        words = self._article.tokens.words
        return [
            (at - 1, at)
            for at, word in enumerate(self._words)
            if word in self._rule.rivals
            and words[at - 1][0].isupper()
            and (
                at - 1 > self._article.sentence_of(at)[0]
                or self._words[at - 1] in self._rule.members
            )
        ]
