"""The words of the names of an article where they stand, and two spellings of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

import msgspec

from factlint.extract.article import Article
from factlint.extract.proper import ProperName, name_words, read_proper_names
from factlint.extract.spelling import SHORTEST
from factlint.model import Span
from factlint.rulebook.lexicon import Lexicon
from factlint.rulebook.words import fold_all_marks, fold_marks


class Seen(msgspec.Struct, frozen=True):
    """A word of a name where it stands: the name, and which of its words it is."""

    name: ProperName
    at: int

    @property
    def alone(self) -> bool:
        """True for a name of one word."""
        return len(self.name.keys) == 1

    @property
    def frame(self) -> tuple[str, ...]:
        """The other words of the name, with a blank for this one."""
        keys = self.name.keys
        return (*keys[: self.at], "", *keys[self.at + 1 :])

    def span(self, article: Article) -> Span:
        """Where the word stands; of a compound the whole name."""
        name, tokens = self.name, article.tokens
        for at in range(name.first, name.stop):
            if fold_marks(tokens.words[at]) == name.keys[self.at]:
                return tokens.span(at, at + 1)
        return tokens.span(name.first, name.stop)


class Drift(msgspec.Struct, frozen=True):
    """A spelling, and where the same name is spelt otherwise; both may be `in_use` elsewhere."""

    rare: tuple[Seen, ...]
    others: tuple[Seen, ...]
    in_use: bool = False


def read_full_names(article: Article) -> Iterator[tuple[Seen, str]]:
    """The words of names of several words, each once, with the list of names that has it."""
    words, declared = name_words(article.lexicon), _declared(article)
    met: set[tuple[str, tuple[str, ...]]] = set()
    lists = {"name-given": words.given, "name-known": words.known, "family-names": words.family}
    skipped = declared | _regional(article)
    for name in _unmarked(article, read_proper_names(article)):
        for at, key in enumerate(name.keys):
            seen = Seen(name, at)
            if seen.alone or key in skipped or (key, seen.frame) in met:
                continue
            if len(key) >= SHORTEST:
                met.add((key, seen.frame))
                yield seen, next((label for label, known in lists.items() if key in known), "")


def undeclared_names(article: Article) -> list[ProperName]:
    """The names of an article without a word that the desk declares, or `[sic]` behind it."""
    declared, names = _declared(article), read_proper_names(article, openers=True)
    return [name for name in _unmarked(article, names) if declared.isdisjoint(name.keys)]


def is_regional(article: Article, drift: Drift) -> bool:
    """True for two forms of one word in several countries: "Centre", "Center"."""
    words = {seen.name.keys[seen.at] for seen in (*drift.rare, *drift.others)}
    return any(words <= group for group in _groups(article.lexicon))


def _regional(article: Article) -> frozenset[str]:
    """All words with other forms elsewhere."""
    return frozenset[str]().union(*_groups(article.lexicon))


@lru_cache(maxsize=8)
def _groups(lexicon: Lexicon) -> tuple[frozenset[str], ...]:
    return tuple(map(fold_all_marks, lexicon.name_drift.regional))


def _unmarked(article: Article, names: Sequence[ProperName]) -> list[ProperName]:
    """The names that are not spelt so on purpose, as `[sic]` says."""
    marks = [mark for mark in article.document.suppressions if mark.origin == "sic"]
    span = article.tokens.span
    return [n for n in names if not any(mark.covers(span(n.first, n.stop)) for mark in marks)]


def are_together(article: Article, places: Sequence[Seen], others: Sequence[Seen]) -> bool:
    """True where one sentence has both, as it has two names."""
    sentence = article.sentence_of
    both = [{sentence(seen.name.first) for seen in seens} for seens in (places, others)]
    return not both[0].isdisjoint(both[1])


def ends(frame: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The other words of a name, and those without the ones in front: `Lawmaker Ida Marsh`."""
    yield frame
    if frame[-1] == "":
        yield from (frame[at:] for at in range(1, len(frame) - 1))


def _declared(article: Article) -> set[str]:
    """The words of the names that the desk declares."""
    forms = chain.from_iterable(article.declared_names)
    return {fold_marks(word) for form in forms for word in form.replace("-", " ").split()}
