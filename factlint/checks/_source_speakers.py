"""The people and bodies whom an article quotes by name, by the verbs and cues of one rule."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from factlint.checks._source_words import SourceWords
from factlint.checks._speaking import Speaker, called, read_speakers
from factlint.extract.article import Article
from factlint.extract.proper import ProperName
from factlint.extract.tokens import Range

if TYPE_CHECKING:
    from factlint.checks.source_count import SourceCountRule

CUE = 4
"""So many tokens what stands before a source has at most, besides the last."""


class SourceSpeakers(SourceWords):
    """Who is quoted by name, read once for all kinds of source that a rule has."""

    def __init__(self, article: Article, rule: SourceCountRule) -> None:
        super().__init__(article, rule)
        self._near: dict[tuple[int, int], frozenset[str]] = {}

    @cached_property
    def spoken(self) -> list[Speaker]:
        """Everybody named who says something, in text order."""
        return read_speakers(self._article, self._says, self._cites)

    @cached_property
    def saying(self) -> list[Range]:
        """The sentences in which something is said outside quotation marks, in text order."""
        quoted, span = self._article.quoted, self._article.tokens.span
        verbs = (at for at in range(len(self._words)) if self._says(at))
        plain = (at for at in verbs if quoted(span(at, at + 1)) is None)
        return sorted({self._article.sentence_of(at) for at in plain})

    def near(self, name: ProperName) -> frozenset[str]:
        """What stands right beside a name."""
        key = name.first, name.stop
        if key not in self._near:
            self._near[key] = frozenset(called(self._article, [name], self._says))
        return self._near[key]

    def _cites(self, at: int) -> bool:
        """True for the last word of what stands before a source: "according *to*"."""
        return f" {' '.join(self._words[max(0, at - CUE) : at + 1])} ".endswith(self._rule.cues)
