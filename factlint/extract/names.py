"""Declared names in running text: their forms, and what is plainly meant for one of them.

Nearness of letters alone says little, since other people have names too; what stands around a
near word decides: the given name, a declared title, the other words of the name, and whether
the article names the person in full.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from factlint.extract.name_context import NameContext
from factlint.extract.name_forms import (
    MOST_REMEMBERED,
    DeclaredName,
    Form,
    Keys,
    NameWords,
    WordLists,
    forms_of,
    keys_of,
)
from factlint.extract.name_matching import Match, Matcher, Taken
from factlint.extract.name_persons import Persons
from factlint.extract.name_slips import Slips, says_enough
from factlint.extract.spelling import DOUBLED, Spellings
from factlint.extract.tokens import Tokens
from factlint.extract.units import UnitReader

Verdict = Literal["declared", "misspelt", "doubtful", "incomplete"]
_ByPart = Mapping[str, Sequence[tuple[Form, int]]]


class NameToken(msgspec.Struct, frozen=True):
    """A form of a declared name on tokens `[first, stop)`.

    `meant` is how the tokens `wrong` should read; `certain` is false when nothing in the
    article confirms that the name is meant. What is doubtful may be another person's name.
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
        declared = tuple(names)
        self._words = words
        self._keys = keys_of(declared, words)
        forms = [form for name in declared for form in forms_of(name, self._keys, words)]
        self._whole = _by_part(form for form in forms if not form.short)
        self._short = _by_part(form for form in forms if form.short)
        self._joined = {
            "".join(part.key for part in form.parts): form
            for form in forms
            if len(form.parts) > 1 and not form.short
        }
        self._declared = frozenset(p.key for form in forms for p in form.parts if p.core)
        self._spellings = Spellings(self._declared)
        self._near = lru_cache(maxsize=MOST_REMEMBERED)(self._spellings.near)
        self._titles = {name: _title_words(name, self._keys) for name in declared}
        self._all_titles = words.titles.union(*self._titles.values())
        self._units = UnitReader(self._keys, self._is_of_a_name, words.abbreviations)
        self._matcher = Matcher(self._near, words)
        self._slips = Slips(words)

    def read(self, tokens: Tokens) -> list[NameToken]:
        """All declared names and what is meant for one, in text order."""
        units = self._units.read(tokens.words, tokens.starts, tokens.ends)
        text = NameContext(units, tokens, self._words, self._all_titles, self._declared)
        whole = _longest([*self._joined_names(text), *self._matches(text, self._whole)])
        persons = Persons(text, self._slips, self._words, self._titles)
        whole = persons.among(whole)
        text.take(whole)
        short = (match for match in self._matches(text, self._short) if persons.allows(match))
        found = [*whole, *_longest(short)]
        return sorted((_token(match, persons) for match in found), key=lambda name: name.first)

    def _is_of_a_name(self, key: str) -> bool:
        return key in self._declared or key in self._joined or bool(self._near(key))

    def _matches(self, text: NameContext, forms: _ByPart) -> Iterator[Match]:
        """Every form that stands somewhere in the text."""
        units = text.units
        seen: set[tuple[int, int]] = set()
        for at, key in enumerate(units.keys):
            if at in text.taken or not units.capital[at]:
                continue
            for meant in (key, *self._near(key)):
                for form, part in forms.get(meant, ()):
                    match = self._matcher.match(form, units, at, part)
                    if match is None or (id(form), match.first) in seen:
                        continue
                    seen.add((id(form), match.first))
                    if self._slips.are_possible(match, units):
                        yield match

    def _joined_names(self, text: NameContext) -> Iterator[Match]:
        """Whole names that are written as one word."""
        for at, key in enumerate(text.units.keys):
            form = self._joined.get(key)
            if form and text.units.capital[at] and not text.touches(at):
                compound = text.units.stop[at] - text.units.first[at] > 1
                cost = 0.0 if compound else DOUBLED
                yield Match(form, (Taken(0, len(form.parts), at, at + 1, cost),))


@lru_cache(maxsize=64)
def name_reader(
    names: tuple[DeclaredName, ...], lists: WordLists, abbreviations: tuple[str, ...], family: str
) -> NameReader:
    """The reader of a set of names, with what the language knows of names."""
    return NameReader(names, NameWords.of(lists, abbreviations, family))


def _by_part(forms: Iterable[Form]) -> _ByPart:
    """The forms by each word that carries them."""
    found: dict[str, list[tuple[Form, int]]] = defaultdict(list)
    for form in forms:
        for at, part in enumerate(form.parts):
            if part.core:
                found[part.key].append((form, at))
    return found


def _title_words(name: DeclaredName, keys: Keys) -> frozenset[str]:
    """The last word of each title, which stands right before the name."""
    return frozenset(keys(title.rstrip(".").split()[-1]) for title in name.titles)


def _token(match: Match, persons: Persons) -> NameToken:
    form, units = match.form, persons.text.units
    first, stop = units.first[match.first], units.stop[match.stop - 1]
    wrong = match.wrong
    if wrong:
        meant = form.text(wrong[0].part, wrong[-1].part_stop)
        place = units.first[wrong[0].first], units.stop[wrong[-1].stop - 1]
        verdict: Verdict = "doubtful" if match in persons.doubtful else "misspelt"
        sure = persons.confirms(match) or says_enough(form)
        return NameToken(first, stop, form.name, verdict, meant, place, sure)
    if match.lacks and not form.personal:
        return NameToken(first, stop, form.name, "incomplete", form.written, (first, stop))
    return NameToken(first, stop, form.name)


def _longest(matches: Iterable[Match]) -> list[Match]:
    """Matches that do not overlap, the longer and the right ones first."""
    kept: list[Match] = []
    taken: set[int] = set()
    for match in sorted(matches, key=lambda m: (m.first - m.stop, m.cost, m.first)):
        places = range(match.first, match.stop)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(match)
    return kept
