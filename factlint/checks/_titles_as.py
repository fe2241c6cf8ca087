"""The titles that an article gives a person behind "as": `Tolan, in his third season as coach`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factlint.checks._other_days import OtherDays
from factlint.extract.article import Article
from factlint.extract.passages import Places, passage, sentences_behind
from factlint.extract.proper import ProperName, read_proper_names
from factlint.extract.titles import TitleReader, TitleToken
from factlint.extract.tokens import Range
from factlint.rulebook.patterns import Pattern

ENDS = (".", "!", "?")
MARKS = (",", ";", "–", "—", ")")


class TitlesAs:
    """The titles behind the cues of a rule in one article, each with who it is said of."""

    def __init__(
        self,
        article: Article,
        reader: TitleReader,
        days: OtherDays,
        cues: Sequence[Pattern],
    ) -> None:
        self.article = article
        self._reader, self._days = reader, days
        self._cues = Places(article, cues)
        self._he = article.grammar.listed("person-pronoun")
        self._past = Places(article, article.lexicon.tenses.past)
        self._names = read_proper_names(article)
        self._firsts = [name.first for name in self._names]

    def of(self, name: ProperName) -> Iterator[TitleToken]:
        """Those in the sentence of a name, and in the next one where that has a pronoun alone."""
        part = passage(self.article, (name.first, name.stop))
        for cue in self._cues.within(part):
            for title in self._title(cue, part):
                behind = cue[0] >= name.stop and self._last(cue[0]) == name
                if behind or self._leads(title, name):
                    yield title
        following = next(sentences_behind(self.article, name.first, 1), None)
        if following and self._last(following[0]) == name and not self._names_in(following):
            for cue in self._cues.within(following):
                before = self.article.tokens.folded[following[0] : cue[0]]
                if not self._he.isdisjoint(before):
                    yield from self._title(cue, following)

    def _last(self, at: int) -> ProperName | None:
        """The last name before a token."""
        index = bisect_left(self._firsts, at) - 1
        return self._names[index] if index >= 0 else None

    def _leads(self, title: TitleToken, name: ProperName) -> bool:
        """True for a title that a comma sets before a name: `in her role as mayor, Ida Holm`."""
        words = self.article.tokens.words[title.stop : name.first]
        return words[:1] == [","] and all(map(self._reader.is_office, words[1:]))

    def _names_in(self, part: Range) -> bool:
        """True for a stretch in which somebody or something is named."""
        return bisect_left(self._firsts, part[0]) < bisect_left(self._firsts, part[1])

    def _title(self, cue: Range, part: Range) -> Iterator[TitleToken]:
        """The title behind a cue, of the day and outside quotation marks."""
        tokens = self.article.tokens
        at = cue[1] - (tokens.folded[cue[1]] not in self._reader.articles)
        end = part[1] - (tokens.words[part[1] - 1] in ENDS)
        title = self._reader.held(self.article, at, end)
        if not title or title.state or self._past.are_in((cue[0] - 1, cue[0])):
            return
        aside = next((at for at in range(title.stop, end) if tokens.words[at] in MARKS), end)
        told = any(map(self._days.are_told_in, ((part[0], cue[0]), (title.stop, aside))))
        quoted = self.article.quoted(tokens.span(title.first, title.stop))
        if quoted is None and not told and not self._days.are_dated_in(part):
            yield title
