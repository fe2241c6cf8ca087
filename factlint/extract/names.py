"""Declared names in running text: their forms, and what is plainly meant for one of them.

Nearness of letters alone says little, since other people have names too; what stands around a
near word decides: the given name, a declared title, the other words of the name, and whether
the article names the person in full.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from factlint.extract.name_forms import DeclaredName, Form, Keys, NameWords, forms_of
from factlint.extract.name_matching import Match, Matcher
from factlint.extract.spelling import SHORTEST, Spellings
from factlint.extract.tokens import Tokens
from factlint.extract.units import COMMA, SPACE, STOP, UnitReader, Units

__all__ = ["DeclaredName", "NameReader", "NameToken", "NameWords"]

Verdict = Literal["declared", "misspelt", "incomplete"]
_MOST_REMEMBERED = 200_000
_LONE_SINGLE = 7


class NameToken(msgspec.Struct, frozen=True):
    """A form of a declared name on tokens `[first, stop)`.

    `meant` is how the tokens `wrong` should read; `certain` is false when nothing in the
    article confirms that the name is meant.
    """

    first: int
    stop: int
    name: DeclaredName
    verdict: Verdict = "declared"
    meant: str = ""
    wrong: tuple[int, int] = (0, 0)
    certain: bool = True


class NameReader:
    """Finds declared names and their misspellings in texts of one language."""

    def __init__(self, names: Iterable[DeclaredName], words: NameWords) -> None:
        self._words = words
        declared = tuple(names)
        self._keys = Keys(declared, words)
        forms = [form for name in declared for form in forms_of(name, self._keys, words)]
        self._forms = _by_part(form for form in forms if not form.short)
        self._short = _by_part(form for form in forms if form.short)
        self._joined = {
            "".join(part.key for part in form.parts): form
            for form in forms
            if len(form.parts) > 1 and not form.short
        }
        self._declared_words = {part.key for form in forms for part in form.parts if part.core}
        self._spellings = Spellings(sorted(self._declared_words))
        self._near: dict[str, dict[str, float]] = {}
        self._titles = {
            name: {self._keys(title.rstrip(".").split()[-1]) for title in name.titles}
            for name in declared
        }
        self._all_titles = words.titles.union(*self._titles.values())
        self._units = UnitReader(self._keys, self._is_of_a_name, words.abbreviations)
        self._matcher = Matcher(self.near, words)

    def read(self, tokens: Tokens) -> list[NameToken]:
        """All declared names and what is meant for one, in text order."""
        if not any(map(self._is_of_a_name, map(self._keys, set(tokens.words)))):
            return []
        text = _Text(self._units.read(tokens.words, tokens.starts, tokens.ends), tokens)
        whole = _longest(self._matches(text, self._forms))
        named = {match.form.name for match in whole if not match.form.single or not match.cost}
        whole = [match for match in whole if self._stands(text, match, named)]
        text.take(whole)
        short = [
            match
            for match in self._matches(text, self._short)
            if self._stands(text, match, named)
        ]
        found = [*whole, *_longest(short)]
        tokens_found = [self._token(text, match, named) for match in found]
        return sorted(tokens_found, key=lambda name: name.first)

    def near(self, key: str) -> dict[str, float]:
        """The declared words that a key is near to, with what it takes to set it right."""
        if key not in self._near:
            if len(self._near) >= _MOST_REMEMBERED:
                self._near.clear()
            known = key in self._words.known
            self._near[key] = {} if known else self._spellings.near(key)
        return self._near[key]

    def _is_of_a_name(self, key: str) -> bool:
        return key in self._declared_words or key in self._joined or bool(self.near(key))

    def _matches(self, text: _Text, forms: _ByPart) -> Iterator[Match]:
        units, seen = text.units, set()
        for at, key in enumerate(units.keys):
            if at in text.taken or not units.capital[at]:
                continue
            for meant in (key, *self.near(key)):
                for form, part in forms.get(meant, ()):
                    match = self._matcher.match(form, units, at, part)
                    if match and (id(form), match.first) not in seen:
                        seen.add((id(form), match.first))
                        yield match

    def _stands(self, text: _Text, match: Match, named: set[DeclaredName]) -> bool:
        """True when what stands around a match allows it."""
        form = match.form
        if not (form.short or form.single):
            return True
        if not match.cost and form.single and not form.short:
            return True
        if text.belongs_to_another(match):
            return False
        if not match.cost:
            return form.name in named or self._is_titled(text, match)
        return self._is_slip(text, match, named)
