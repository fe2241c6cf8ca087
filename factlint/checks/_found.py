"""What a value of a draft was found to be like in the sources, and which of them is meant."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from factlint.checks._alike import is_bounded
from factlint.checks._evidence import nothing, weight_of
from factlint.extract.about import About
from factlint.extract.article import Article

SURELY_LIKE = 0.6
"""How like the words around two values are where there is little doubt."""


class Said(msgspec.Struct, frozen=True):
    """A value of a source, with the article that says it."""

    article: Article
    about: About

    @property
    def path(self) -> str:
        """The file of the source."""
        return self.article.document.path


class Likeness(msgspec.Struct, frozen=True):
    """A value of a source that a value of a draft may be.

    `like` says how like they are, `fit` also how much nearer the same words stand to it than to
    other values of its sentence and whether both are of one size, `shared` how much of the
    draft's words the source has, `bits` how much these tell, `agrees` whether the two can both
    be true.
    """

    said: Said
    like: float
    fit: float
    shared: float
    bits: float
    agrees: bool

    @property
    def sure(self) -> bool:
        """True where there is little doubt that both are of one thing."""
        return self.like >= SURELY_LIKE


def weightiest(about: About, likenesses: Sequence[Likeness]) -> Likeness | None:
    """The value of a short source that most speaks for, or nothing.

    Where a limit is denied ("none has more than"), a single value beyond it is enough.
    """
    best = max((found for found in likenesses if found.agrees), key=_fit, default=None)
    worst = max((found for found in likenesses if not found.agrees), key=_fit, default=None)
    none_at_all = about.denied and is_bounded(about)
    if worst is None or (best and best.fit >= worst.fit and not none_at_all):
        return best
    strange = all(are_strange(about, found.said.about) for found in likenesses)
    none = weight_of(nothing(about, best is not None, len(likenesses), strange))
    return worst if worst.fit > none else best


def are_strange(here: About, there: About) -> bool:
    """True when the sentences of two values have names, but none that both have."""
    return bool(here.names and there.names) and here.names.isdisjoint(there.names)


def _fit(found: Likeness) -> float:
    return found.fit
