"""A family name of a headline, where the only person who leads the body has another."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._headline_text import LEAD, Parts, Range, WordConflict, is_name
from factlint.checks._near import are_inflected, is_plural
from factlint.extract.article import Article
from factlint.extract.proper import ProperName, name_words, read_proper_names
from factlint.rulebook.words import fold_marks

LONGER = 2
"""So many letters more or less has a slip of a family name."""
SPOKEN = 3
"""Letters with which a name begins that stands for another one."""


class HeadlineFamilies:
    """The family names that a headline has, and the body in another form."""

    def __init__(self, article: Article, parts: Parts) -> None:
        self.article = article
        self.parts = parts
        self._known = name_words(article.lexicon)

    def read(self, tokens: Range) -> Iterator[WordConflict]:
        """One that begins a headline or stands behind a title, as the one who leads begins.

        As `Harker named chief` over `Martin Harper`, `Mayor Hobb` over `Lena Hobbs`.
        """
        for at in range(tokens[0], tokens[1] - 1):
            if self._may_be_family(at, tokens[0]) and (name := self._leader()):
                key, family = fold_marks(self.article.tokens.words[at]), name.keys[-1]
                begun = key[:SPOKEN] == family[:SPOKEN] and abs(len(key) - len(family)) <= LONGER
                lacks = len(key) < len(family) and is_plural(key, family)
                if begun and (lacks or not are_inflected(key, family, self._known.endings)):
                    yield WordConflict((at, at + 1), ((name.stop - 1, name.stop),))

    def _may_be_family(self, at: int, first: int) -> bool:
        """True for a name that the body does not have, where a family name stands."""
        words = self.article.tokens.words
        key, before = fold_marks(words[at]), fold_marks(words[at - 1]) if at > first else ""
        if not is_name(words[at]) or key in self.parts.body_words or words[at + 1][0].isupper():
            return False
        titled = before in self._known.titles
        return (at == first or titled) and key not in self._known.known | self.parts.small

    def _leader(self) -> ProperName | None:
        """The only full name of the first sentences."""
        leads = self.parts.lead(LEAD)
        persons = {
            name.keys: name
            for name in read_proper_names(self.article)
            if self.article.sentence_of(name.first)[0] in leads and self.parts.is_body(name.first)
        }
        whole = [name for name in persons.values() if name.person and len(name.keys) > 1]
        return whole[0] if len({name.keys[-1] for name in whole}) == 1 else None
