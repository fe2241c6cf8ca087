"""Persons who stand by their family name alone before the text introduces them in full.

As `Purvis had hired a van` a paragraph before `Carl Purvis, 41,`: two paragraphs have changed
places, or one was put in front.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from factlint.checks._late_signs import ODDS, LateSigns
from factlint.checks._person_weight import PersonWeight
from factlint.checks._person_words import person_words
from factlint.extract.alphabet import BREAK
from factlint.extract.article import Article
from factlint.extract.passages import owns
from factlint.extract.proper import ProperName, name_words, read_proper_names
from factlint.rulebook.words import fold

FULL = 2
"""Words of a given and a family name."""
APART = 2
"""Sentences later a full name introduces nobody who has just been named."""
OPENING = 1
"""So many sentences begin an article."""
SOURCE = 3
"""So many words before a name may say that it is somebody's word: "according to"."""


class LateNames:
    """The family names of one article that come before the full name."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._words = person_words(article.grammar)
        self._given = name_words(article.lexicon).given
        self._weight = PersonWeight(article)
        self._signs = LateSigns(article, self._words, self._weight)
        titles = article.lexicon.titles
        self._no_given = (
            self._words.openers | self._words.people | self._words.roles | self._words.common
        ).union(titles.offices, titles.descriptors, titles.portfolios)
        plain = article.tokens.plain
        self._breaks = [at for at, symbol in enumerate(plain) if symbol == BREAK]

    def read(self) -> Iterator[tuple[ProperName, ProperName]]:
        """The first mention of each, with the full name."""
        names = read_proper_names(self.article, openers=True)
        by_family: dict[str, list[ProperName]] = defaultdict(list)
        for name in names:
            by_family[name.keys[-1]].append(name)
        for family, bearers in by_family.items():
            alone = [name for name in bearers if len(name.keys) == 1]
            full = [name for name in bearers if len(name.keys) > 1]
            if not (alone and full) or family in self._words.known:
                continue
            first, whole = alone[0], full[0]
            if first.first > whole.first or len({name.keys for name in full}) > 1:
                continue
            if self._may_be_late(first, whole) and self._is_late(first, whole):
                yield first, whole

    def _may_be_late(self, first: ProperName, whole: ProperName) -> bool:
        """True for names in the running text, a sentence or more apart."""
        tokens, part_of = self.article.tokens, self.article.layout.part_of
        spans = [tokens.span(name.first, name.stop) for name in (first, whole)]
        told = all(part_of(s) == "body" and self.article.quoted(s) is None for s in spans)
        number = self.article.sentence_number
        return told and not first.title and number(first.first) < number(whole.first)

    def _is_late(self, first: ProperName, whole: ProperName) -> bool:
        """True where the text surely, or likely, introduces somebody whom it has named."""
        sure = {
            "bare": self._is_bare(first),
            "introduced": self._is_introduced(whole),
            "parted": self._is_apart(first.first, whole.first),
            "acts": self._acts(first),
        }
        likely = ODDS.of(self._signs.candidate(first, whole, sure)) > 0
        return likely or all(sure.values())

    def _is_bare(self, name: ProperName) -> bool:
        """True for a name in the running text, with no word before it that says who it is."""
        tokens, span = self.article.tokens, self.article.tokens.span(name.first, name.stop)
        before, behind = tokens.word(name.first - 1), tokens.word(name.stop)
        if name.title or self.article.quoted(span) is not None or behind in ("-", "/", "&"):
            return False
        if self.article.layout.part_of(span) != "body" or behind[:1].isupper():
            return False
        opens = name.first == self.article.sentence_of(name.first)[0]
        said = tokens.plain[name.first - 1] in self._words.says
        verb = fold(before).endswith(self._words.past) and self._is_told(name)
        small = fold(before) in self._words.small
        return opens or said or verb or small or not before[:1].isalpha()

    def _is_introduced(self, name: ProperName) -> bool:
        """True for a given and a family name in the text with an age or an aside behind them."""
        span = self.article.tokens.span(name.first, name.stop)
        aside = self.article.tokens.word(name.stop) in (",", "(")
        given = name.keys[0] in self._given or name.keys[0] not in self._no_given
        known = name.person or (given and len(name.keys) == FULL)
        body = self.article.layout.part_of(span) == "body"
        return aside and known and body and self.article.quoted(span) is None

    def _acts(self, name: ProperName) -> bool:
        """True for what a person does or has, with no word for a firm or a team beside the name."""
        word = self.article.tokens.word
        behind = word(name.stop + (word(name.stop) == ","))
        who = behind in self._words.relatives
        source = self.article.says(
            self.article.lexicon.speech.before, (max(0, name.first - SOURCE), name.first)
        )
        acts = who or source or self._is_told(name) or self._weight.does(name.stop) > 0
        return acts and not self._weight.is_thing(name)

    def _is_told(self, name: ProperName) -> bool:
        """True behind "said", and for whose account, lawyer or hand the text tells of."""
        tokens, words = self.article.tokens, self._words
        if tokens.plain[name.first - 1] in words.says:
            return True
        owned = tokens.word(name.stop + 1)
        known = owned in words.owned or owned in words.mind_work
        return known and owns(self.article, name.stop)

    def _is_apart(self, first: int, whole: int) -> bool:
        """True where a paragraph ends between two names, or another sentence stands there.

        None need stand there behind the first sentences, which may well hold a name back.
        """
        number = self.article.sentence_number
        at = bisect_left(self._breaks, first)
        parted = at < len(self._breaks) and self._breaks[at] < whole
        later = number(whole) - number(first)
        return parted or later >= (APART if number(first) < OPENING else 1)
