"""What an article calls its one person with a title where it does not name him: "the coach said".

The office is of the person who is named, and no stranger's, where several things say so: it is
what the sentence is about, speaks in quotation marks, is of the same place, goes on ("also"), is
named once and only as the speaker of what came before, and the next sentence begins with the name
or quotes its bearer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from factlint.checks._other_days import OtherDays
from factlint.checks._posts import Post
from factlint.extract.article import Article
from factlint.extract.passages import passage, sentences_behind
from factlint.extract.proper import ProperName
from factlint.extract.titles import TitleReader, TitleToken
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold_all_marks

LEAST = 3
"""So many things must say that an office is the person's."""
OPENING = 5
"""So many tokens stand at most before an office that opens its sentence."""
MARKS = frozenset('“”"')


class DescribedTitles:
    """The offices in one article that stand there without a name."""

    def __init__(self, article: Article, reader: TitleReader, days: OtherDays) -> None:
        self.article = article
        self._reader, self._days = reader, days
        self._tokens = article.tokens
        listed = article.grammar.listed
        self._says = frozenset(article.grammar.alphabet.members(["says"]))
        self._going_on = listed("title-going-on")
        self._lesser = fold_all_marks(article.lexicon.titles.lesser)
        self._the = listed("article-the")

    def of(self, names: Sequence[ProperName], own: frozenset[str]) -> Iterator[TitleToken]:
        """Those of the person of some `names`, whose titles have the words `own`."""
        keys = {key for name in names for key in name.keys}
        starts = {name.first for name in names}
        for title in self._titles:
            part = passage(self.article, (title.first, title.stop))
            if not keys.isdisjoint(title.office.qualifiers) or not starts.isdisjoint(range(*part)):
                continue
            if self.weight(title, part, starts, own) >= LEAST:
                yield title

    @cached_property
    def _titles(self) -> list[TitleToken]:
        """All of them in the body, in the article's own words and of the day."""
        found = []
        for first, stop in self.article.sentence_ranges:
            for at in range(first, stop):
                if self._tokens.folded[at] not in self._the:
                    continue
                title = self._reader.described(self.article, at, stop)
                if title and not title.state and self._is_told(title):
                    found.append(title)
        return found

    def _is_told(self, title: TitleToken) -> bool:
        """True in the running text, outside quotation marks and what is of other days."""
        place = title.first, title.stop
        span = self._tokens.span(*place)
        body = self.article.layout.part_of(span) == "body" and self.article.quoted(span) is None
        return body and not self._days.tell_of(place)

    def weight(
        self, title: TitleToken | Post, part: Range, names: set[int], own: frozenset[str]
    ) -> int:
        """How much says that an office is the person's."""
        plain, words = self._tokens.plain, self._tokens.words[slice(*part)]
        speaks = not self._says.isdisjoint(plain[title.stop : title.stop + 1])
        opens = self._tokens.folded[part[0]] in self._the and title.first - part[0] < OPENING
        goes_on = not self._going_on.isdisjoint(self._tokens.folded[slice(*part)])
        goes_on = goes_on and self._lesser.isdisjoint(title.office.qualifiers)
        at_home = not own.isdisjoint(self._places(title))
        trails = speaks and self._trails(title)
        quoted = speaks and not MARKS.isdisjoint(words)
        begins, answers = self._next(part, names)
        if trails:
            return LEAST
        if not (quoted or at_home or answers):
            return 0
        answered = speaks and answers
        return sum((speaks or opens, quoted, goes_on, at_home, begins or answers, answered))

    def _trails(self, title: TitleToken | Post) -> bool:
        """True for who is told of by one word alone: "It will rain, the vicar said"."""
        words, said = self._tokens.words, self._tokens.folded[title.stop - 1]
        ahead = words[title.first - 2 : title.first - 1]
        behind = words[title.stop + 1 : title.stop + 2]
        alone = title.stop - title.first == 1 and self._counts[said] == 1
        return alone and ahead == [","] and behind in (["."], [","])

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self._tokens.folded)

    def _places(self, title: TitleToken | Post) -> set[str]:
        """The words of a title that are names: `Archbishop of Wexcombe`."""
        office = range(title.first + 1, title.stop)
        return {self._tokens.folded[at] for at in office if self._tokens.words[at][0].isupper()}

    def _next(self, part: Range, names: set[int]) -> tuple[bool, bool]:
        """Whether the next sentence begins with the name, and whether it quotes its bearer."""
        following = next(sentences_behind(self.article, part[0], 1), None)
        near = names.intersection(range(*following)) if following else set()
        if following is None or not near:
            return False, False
        first, at = following[0], min(near)
        beside = self._tokens.plain[at - 1 : at] + self._tokens.plain[at + 1 : at + 2]
        says = not self._says.isdisjoint(beside)
        return at - first <= 1, says and not MARKS.isdisjoint(self._tokens.words[first:at])
