"""Whether sources without a name, such as "a report" or "experts", have one elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from factlint.extract.article import Article
from factlint.extract.attributions import NEAR, AttributionCues
from factlint.extract.grammar import Grammar
from factlint.extract.passages import passage, sentences_behind
from factlint.extract.proper import day_words, small_words
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold

BEHIND = 8
"""How many words behind its source a name may stand."""
LINK = 3
"""Within how many words of a name stands what joins it to something."""
FOLLOWING = 2
"""How many sentences may still name who was meant."""


class SourceNameReader:
    """Reads the names of sources in one language."""

    def __init__(self, grammar: Grammar) -> None:
        words = grammar.lexicon.attribution
        self._cues = AttributionCues(grammar)
        self._adverbs = frozenset(dict(grammar.lexicon.lists).get("adverb", ()))
        self._plurals = tuple(words.plurals)
        self._definite = grammar.listed("article-the")
        self._owning = grammar.listed("possessive-mark")
        self._days = day_words(grammar.lexicon)
        self._small = small_words(grammar.lexicon)
        self._nameless = self._small | grammar.listed(
            "person-self", "person-other", "person-pronoun"
        )
        self._be = grammar.listed("be")
        self._taken_up = grammar.listed("paper-again")
        self._statistics = frozenset(grammar.listed("statistics"))
        self._telling = grammar.listed("paper-verb")
        self._makers, self._linking = frozenset(words.makers), frozenset(words.linking)
        self._signing = frozenset(words.signing)
        self._partisans = frozenset(words.partisans)
        self._bystanders, self._bodies = frozenset(words.bystanders), frozenset(words.bodies)
        self._offices, self._contrary = frozenset(words.offices), frozenset(words.contrary)
        self._schools = frozenset(words.schools)
        self._papers = frozenset(
            fold(word) + ending for word in words.papers for ending in ("", *words.plurals)
        )

    def goes_on_with_name(self, article: Article, place: Range) -> bool:
        """True when a name stands in the words of a place, or right behind: "by the Institute".

        Behind a verb what was found begins, and with it names of another kind.
        """
        words, last = article.tokens.words, passage(article, place)[1]
        if self._signing & set(article.tokens.folded[place[1] - 1 : min(place[1] + 1, last)]):
            return any(words[at][0].isupper() for at in range(place[1], last))
        told = fold(words[place[1] - 1]) in self._telling
        reach = max(place[0] + BEHIND, place[1] + NEAR)
        behind = range(place[1], place[1] if told else min(reach, last))
        linked = (
            at
            for at in behind
            if self._linking & set(article.tokens.folded[max(place[1], at - LINK) : at])
        )
        near = range(place[1], place[1] if told else min(place[1] + BEHIND, last))
        apposed = (at for at in near if self._is_apposed(article, at))
        return any(
            words[at][0].isupper() and fold(words[at]) not in self._days
            for at in (*range(place[0] + 1, min(place[1], last)), *linked, *apposed)
        )

    def _is_apposed(self, article: Article, at: int) -> bool:
        """True behind a report or a body: "the magazine Tide", "their union, the Alliance"."""
        words = article.tokens.folded
        first = at - 1 - (words[at - 1] in self._definite)
        aside = words[first] == "," and words[first - 1] in self._bodies
        return aside or words[at - 1] in self._papers

    def is_of_somebody(self, article: Article, place: Range) -> bool:
        """True behind a word that says whose it is: "police figures", "Harvard scientists"."""
        start = article.sentence_of(place[0])[0]
        word = article.tokens.words[place[0] - 1] if place[0] > start else ""
        owning = word in self._owning and word[1:].isalpha()
        if not (word[:1].isalpha() or owning):
            return False
        return fold(word) not in self._small and word not in self._adverbs

    def names_maker(self, article: Article, place: Range) -> bool:
        """True where one of the next sentences says by whom it was made: "It was written by"."""
        following = list(sentences_behind(article, place[0], FOLLOWING))
        return any(self._tells_maker(article, place, part) for part in following[:1]) or any(
            self._asks_by_name(article, part) or self._had_it_first(article, part)
            for part in following
        )

    def _tells_maker(self, article: Article, place: Range, part: Range) -> bool:
        """True for a sentence about the report itself, with a name or a body in it."""
        words = article.tokens.folded[slice(*part)]
        told = self._has_name(article, part) or not self._bodies.isdisjoint(words)
        if told and self._cues.are_in(article, "made", part) and self._is_of_paper(words):
            return True
        return (
            self._counts(article, place)
            and any(word[0].isdigit() for word in article.tokens.words[slice(*part)])
            and self._cues.are_in(article, "counted", part)
        )

    def _is_of_paper(self, words: Sequence[str]) -> bool:
        """True for a sentence that speaks of a report, or takes one up: "it", "the findings"."""
        return not (self._papers | self._taken_up).isdisjoint(words)

    def _had_it_first(self, article: Article, part: Range) -> bool:
        """True for a sentence that names the medium: "Reuters first reported the offer"."""
        named = self._has_name(article, part) or self._opens_with_name(article, part)
        return named and self._cues.are_in(article, "reporting", part)

    def _asks_by_name(self, article: Article, part: Range) -> bool:
        """True for a name right before what a pollster does: "Housing Watch asked 1,050"."""
        words = article.tokens.words
        return any(
            words[first - 1][0].isupper()
            and (first > part[0] + 1 or self._leads_by_name(article, part))
            for first, _ in self._cues.places(article, "asking", part)
        )

    def _leads_by_name(self, article: Article, part: Range) -> bool:
        """True for a sentence that begins with a name of one word: "YouGov", no "Researchers"."""
        word = article.tokens.words[part[0]]
        several = word.endswith(self._plurals) and word[1:].islower()
        return self._opens_with_name(article, part) and not several

    def _opens_with_name(self, article: Article, part: Range) -> bool:
        """True for a sentence whose first word may be a name: "Reuters"."""
        word = article.tokens.words[part[0]]
        return word[0].isupper() and fold(word) not in self._nameless

    def _counts(self, article: Article, place: Range) -> bool:
        """True for figures, of which the one who gives more of them is the source."""
        return not self._statistics.isdisjoint(article.tokens.folded[slice(*place)])

    def is_told_by_name(self, article: Article, place: Range) -> bool:
        """True where somebody with a name says so in the rest of the sentence."""
        rest = (place[1], passage(article, place)[1])
        return self._has_name(article, rest) and self._cues.are_in(article, "saying", rest)

    def named_papers(self, article: Article) -> frozenset[int]:
        """The sentences, by their first token, with a word such as "report" and a name near it."""
        words = article.tokens.words
        found = set()
        for at, word in enumerate(words):
            if fold(word) in self._papers and not self._is_above(article, at):
                start, stop = article.sentence_of(at)
                around = (max(start, at - BEHIND), min(stop, at + BEHIND))
                maker = self._has_name(article, around, start) and self._is_maker(
                    article, at, around
                )
                if maker and not self._is_place(article, at, (start, stop)):
                    found.add(start)
        return frozenset(found)

    def _is_place(self, article: Article, at: int, sentence: Range) -> bool:
        """True for "Brill Academy" where its sentence has no other such word, and no scholar."""
        words = set(article.tokens.folded[slice(*sentence)])
        if article.tokens.folded[at] not in self._schools or words & self._papers - self._schools:
            return False
        return not self._cues.are_in(article, "introduced", sentence)

    def _is_maker(self, article: Article, at: int, around: Range) -> bool:
        """True where the name near a word such as "report" is whose it is."""
        words = article.tokens.words
        if words[at][0].isupper() or (at and words[at - 1][0].isupper()):
            return True
        return not self._makers.isdisjoint(article.tokens.folded[slice(*around)])

    def names_voice(self, article: Article, place: Range) -> bool:
        """True when the rest of the sentence or the next ones name somebody who says so."""
        rest = (place[1], passage(article, place)[1])
        if self._names_body(article, place):
            return True
        partisan = not self._partisans.isdisjoint(article.tokens.folded[slice(*place)])
        for part in (rest, *sentences_behind(article, place[0], FOLLOWING)):
            words = set(article.tokens.folded[slice(*part)])
            if not self._contrary.isdisjoint(words):
                return False
            own = self._cues.are_in(article, "own", part)
            free = not own and (partisan or self._offices.isdisjoint(words))
            says = free and self._says(article, part)
            told = says or self._cues.are_in(article, "introduced", part)
            if told and self._has_full_name(article, part):
                return True
        return False

    def _says(self, article: Article, part: Range) -> bool:
        """True where somebody says something, and is not told it: "parents were told"."""
        words = article.tokens.folded
        places = self._cues.places(article, "saying", part)
        return any(words[first - 1] not in self._be for first, _ in places)

    def _names_body(self, article: Article, place: Range) -> bool:
        """True for a body of which the next sentences have the name: "the Norland Trust"."""
        words = article.tokens.words
        if self._bodies.isdisjoint(article.tokens.folded[slice(*place)]):
            return False
        return any(
            word[0].isupper() and fold(word) in self._bodies
            for part in sentences_behind(article, place[0], FOLLOWING)
            for word in words[slice(*part)]
        )

    def _has_full_name(self, article: Article, part: Range) -> bool:
        """True for two words with capitals in a row, of nobody who merely stands near."""
        words = [word for word in article.tokens.words[slice(*part)] if word != "."]
        return any(
            one[:1].isupper()
            and other[:1].isupper()
            and fold(one) not in self._small
            and not self._is_bystander(words, at)
            for at, (one, other) in enumerate(pairwise(words))
        )

    def _is_bystander(self, words: list[str], at: int) -> bool:
        """True for a name with a word for anybody beside it, or with an age: "Mia Dorn, 19"."""
        behind = words[at + 2 : at + 2 + LINK]
        beside = set(map(fold, words[max(0, at - LINK) : at + 2 + LINK]))
        aged = len(behind) > 1 and behind[0] == "," and behind[1].isdigit()
        return aged or not self._bystanders.isdisjoint(beside)

    def _has_name(self, article: Article, part: Range, opening: int | None = None) -> bool:
        """True when a stretch has a capitalised word, no day, that does not just open it."""
        words = article.tokens.words
        start = part[0] if opening is None else opening
        capital = [
            at
            for at in range(*part)
            if words[at][0].isupper() and fold(words[at]) not in self._days
        ]
        return any(
            at > start + 1 or (at > start and words[at - 1][0].isalnum()) or at + 1 in capital
            for at in capital
        )

    def _is_above(self, article: Article, at: int) -> bool:
        """True in a headline, where capitals name nobody but in a word: "YouGov poll"."""
        before = article.tokens.word(at - 1)
        if before[:1].isupper() and not before[1:].islower() and not before.isupper():
            return False
        return article.layout.part_of(article.tokens.span(at, at + 1)) in ("headline", "deck")


@lru_cache(maxsize=8)
def source_name_reader(grammar: Grammar) -> SourceNameReader:
    """The reader of a language, made once."""
    return SourceNameReader(grammar)
