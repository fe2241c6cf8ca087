"""What the wordings of ages and births find in an article, and where."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from factlint.checks._age_wordings import HELPERS, LOOSE, SPOKEN, WEIGHED, WRITTEN, Wordings
from factlint.extract.article import Article, Match
from factlint.extract.passages import token_range
from factlint.extract.tokens import Range

Matches = dict[str, list[Match]]
"""What is found, by the field of the rule."""


class AgeMatches:
    """What a rule finds in one article: `every` match by its field.

    `personal` are those that say whom they are about, each where it counts, in quotation marks or
    outside; `loose` those that do not.
    """

    def __init__(self, article: Article, wordings: Wordings) -> None:
        self._article = article
        self.every: Matches = {name: list(article.find(said)) for name, said in wordings}

    @cached_property
    def personal(self) -> Matches:
        """The matches that say whom they are about."""
        apart = (*LOOSE, *WEIGHED)
        return {
            name: [match for match in found if self._counts(name, match)]
            for name, found in self.every.items()
            if name not in apart
        }

    @cached_property
    def loose(self) -> Matches:
        """The matches that say nothing of it: outside quotation marks, or said of oneself."""
        return {name: [m for m in self.every[name] if self._is_heard(m)] for name in LOOSE}

    @cached_property
    def places(self) -> Mapping[str, list[Range]]:
        """The tokens of those that say it."""
        return {name: self._ranges(found) for name, found in self.personal.items()}

    @cached_property
    def births(self) -> list[Range]:
        """The tokens of all births."""
        told = [at for name in ("born", "lived", "own") for at in self.places[name]]
        return [*self._ranges(self.every["birth"]), *told]

    @property
    def are_any(self) -> bool:
        """True for an article that tells of some age or birth."""
        left_out = (*LOOSE, *WEIGHED, "unnamed")
        found = any(found for name, found in self.every.items() if name not in left_out)
        return found or bool(self.loose["present"])

    @cached_property
    def about(self) -> list[Range]:
        """The tokens of those that tell of somebody by themselves."""
        return [at for name in self.places if name not in HELPERS for at in self.places[name]]

    def _ranges(self, found: list[Match]) -> list[Range]:
        return [token_range(self._article, match.span) for match in found]

    def _counts(self, name: str, match: Match) -> bool:
        """True in quotation marks for what is read there alone, and else outside them."""
        return name in WRITTEN or self._is_quoted(match) == (name in SPOKEN)

    def _is_heard(self, match: Match) -> bool:
        """True outside quotation marks, and where speakers say it of themselves."""
        return not self._is_quoted(match) or match.pattern.text.startswith("i ")

    def _is_quoted(self, match: Match) -> bool:
        return self._article.quoted(match.span) is not None
