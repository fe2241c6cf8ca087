"""Declared names as forms that can be looked for: their parts, and which may be left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

import msgspec

from factlint.extract.units import QUOTE, UnitReader, Units
from factlint.rulebook.lexicon import Words
from factlint.rulebook.words import TOKEN, fold_marks, fold_spelled_out

Kind = Literal["person", "organisation", "place", "ship"]
Role = Literal["given", "middle", "family", "particle", "initial", "nickname", "generation"]
WordLists = tuple[tuple[str, Words], ...]
# The form in which a word is compared.
Keys = Callable[[str], str]
# Words of texts whose keys and near words are kept.
MOST_REMEMBERED = 200_000
_LOOSE: tuple[Role, ...] = ("middle", "initial", "nickname", "generation")


class DeclaredName(msgspec.Struct, frozen=True):
    """A name that a desk declares, with the variants it accepts and the titles it goes with."""

    name: str
    accept: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    kind: Kind = "person"


class NameWords(msgspec.Struct, frozen=True):
    """What a language knows of names, folded: lists `name-…` and `same-…`, family names."""

    particles: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    generations: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    courtesies: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    family: frozenset[str] = frozenset()
    family_first: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    same: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def of(cls, lists: WordLists, abbreviations: Iterable[str], family: str) -> NameWords:
        """The words of the lists, abbreviations and family names of a lexicon."""
        by_name = dict(lists)

        def folded(name: str) -> frozenset[str]:
            return frozenset(map(fold_marks, by_name.get(name, ())))

        return cls(
            particles=folded("name-particle"),
            prefixes=folded("name-prefix"),
            generations=folded("name-generation"),
            articles=folded("name-article"),
            titles=folded("name-title"),
            courtesies=folded("name-courtesy"),
            endings=folded("name-ending"),
            known=folded("name-known"),
            given=folded("name-given"),
            family=frozenset(fold_marks(family).split()),
            family_first=folded("name-family-first"),
            openers=folded("name-opener"),
            abbreviations=frozenset(abbreviations),
            same=tuple(
                tuple(fold_marks(word) for word in words)
                for name, words in lists
                if name.startswith("same-")
            ),
        )


class Part(msgspec.Struct, frozen=True):
    """One unit of a form.

    `seams` are the places where the key may be written apart, `initials` the letters it may be
    cut down to; `start` and `end` are where it stands in the form as written.
    """

    key: str
    role: Role
    start: int
    end: int
    seams: tuple[int, ...] = ()
    initials: str = ""

    @property
    def loose(self) -> bool:
        """True when the name is the same without the part."""
        return self.role in _LOOSE

    @property
    def core(self) -> bool:
        """True for a word that carries the name."""
        return self.role in ("given", "middle", "family", "nickname")


class Form(msgspec.Struct, frozen=True):
    """One way to write a declared name.

    `main` is the name itself, `partial` lacks the last of several family names, `short` is
    what a person is called by once the full name has stood.
    """

    name: DeclaredName
    written: str
    parts: tuple[Part, ...]
    main: bool = False
    partial: bool = False
    short: bool = False

    @property
    def single(self) -> bool:
        """True for a name of one word, which nothing inside it confirms."""
        return len(self.parts) == 1

    @property
    def personal(self) -> bool:
        """True when initials and middle names may come and go."""
        return self.name.kind == "person"

    def text(self, first: int, stop: int) -> str:
        """The written form of parts `[first, stop)`."""
        return self.written[self.parts[first].start : self.parts[stop - 1].end]


def keys_of(names: Sequence[DeclaredName], words: NameWords) -> Keys:
    """The keys of words beside some names: folded, one spelling for each declared word."""
    same = {abbreviation: group[0] for group in words.same for abbreviation in group[1:]}
    declared = [token for name in names for token in _tokens(name)]
    known = {fold_marks(token) for token in declared}
    spelled_out = {
        spelled: fold_marks(token)
        for token in declared
        for spelled in fold_spelled_out(token) - known
    }

    @lru_cache(maxsize=MOST_REMEMBERED)
    def key(word: str) -> str:
        folded = fold_marks(word)
        folded = same.get(folded, folded)
        return spelled_out.get(folded, folded)

    return key


def _tokens(name: DeclaredName) -> Iterator[str]:
    for written in (name.name, *name.accept):
        for word in written.split():
            yield from word.split("-")


def forms_of(name: DeclaredName, keys: Keys, words: NameWords) -> Iterator[Form]:
    """The forms of a declared name: as declared and accepted, by nickname, and in short."""
    reader = UnitReader(keys, lambda whole: True, words.abbreviations)
    for written in (name.name, *name.accept):
        parts = _parts(written, reader, words, name.kind)
        if not parts:
            continue
        form = Form(name, written, parts, main=written == name.name)
        yield form
        yield from _without_given(form)
        yield from _taken_apart(form, words)
        if form.personal:
            yield from _partial_forms(form)
            yield from _short_forms(form)


def _without_given(form: Form) -> Iterator[Form]:
    """The name by its nickname: `Buck Rennard`."""
    for at, part in enumerate(form.parts):
        if part.role == "nickname":
            given = msgspec.structs.replace(part, role="given")
            yield msgspec.structs.replace(form, parts=(given, *form.parts[at + 1 :]), main=False)


def _taken_apart(form: Form, words: NameWords) -> Iterator[Form]:
    """A name of one compound as several words: `Stratton under Lyme`."""
    if len(form.parts) > 1 or not form.parts[0].seams:
        return
    whole = form.parts[0]
    borders = (0, *whole.seams, len(whole.key))
    parts, start = [], whole.start
    for first, stop in pairwise(borders):
        key = whole.key[first:stop]
        role: Role = "particle" if key in words.particles else "family"
        parts.append(Part(key, role, start, start + len(key)))
        start += len(key) + 1
    yield msgspec.structs.replace(form, parts=tuple(parts), main=False)


def _partial_forms(form: Form) -> Iterator[Form]:
    """The name without its second family name: `Esteban Quiroga` of `Esteban Quiroga Beltrán`."""
    roles = [part.role for part in form.parts]
    if len(roles) > 2 and roles[-2:] == ["middle", "family"]:
        yield msgspec.structs.replace(form, parts=form.parts[:-1], main=False, partial=True)


def _short_forms(form: Form) -> Iterator[Form]:
    """What a person is called by once the full name has stood: family names, or one word."""
    parts = [part for part in form.parts if part.role not in ("generation", "initial", "nickname")]
    if len(parts) < 2:
        return
    runs = [parts[at:] for at in range(1, len(parts))]
    runs += [[part] for part in parts[:-1] if part.core]
    runs += [[_bare(part)] for part in parts if part.seams and len(part.key) - part.seams[-1] > 3]
    for run in runs:
        if any(part.core for part in run):
            roles = [msgspec.structs.replace(p, role="family") if p.core else p for p in run]
            yield msgspec.structs.replace(form, parts=tuple(roles), main=False, short=True)


def _bare(part: Part) -> Part:
    """A family name without what is joined to it in front: `Rashidi` of `al-Rashidi`."""
    seam = part.seams[-1]
    start = part.end - (len(part.key) - seam)
    return msgspec.structs.replace(part, key=part.key[seam:], start=start, seams=(), initials="")


def _parts(written: str, reader: UnitReader, words: NameWords, kind: Kind) -> tuple[Part, ...]:
    found = list(TOKEN.finditer(written.replace("’", "'")))
    tokens = [match[0] for match in found]
    starts, ends = [match.start() for match in found], [match.end() for match in found]
    units = reader.read(tokens, starts, ends)
    first = 1 if len(units) > 1 and units.keys[0] in words.articles else 0
    roles = _roles(units, first, words, kind)
    return tuple(
        Part(
            units.keys[at],
            roles[at],
            starts[units.first[at]],
            ends[units.stop[at] - 1],
            *_seams(tokens[units.first[at] : units.stop[at]], reader, units.keys[at]),
        )
        for at in range(first, len(units))
    )


def _seams(tokens: Sequence[str], reader: UnitReader, key: str) -> tuple[tuple[int, ...], str]:
    """Where a compound may be written apart, and its initials."""
    seams, letters, done = [], key[0], ""
    for at, token in enumerate(tokens[:-1]):
        if token != "-":
            done += fold_marks(token.lstrip("'"))
            if tokens[at + 1] == "-" or tokens[at + 1][0] == "'":
                seams.append(len(done))
                letters += key[len(done) : len(done) + 1]
    return tuple(seams), letters


def _roles(units: Units, first: int, words: NameWords, kind: Kind) -> list[Role]:
    roles: list[Role] = ["family"] * len(units)
    last = max(
        (at for at, key in enumerate(units.keys) if key not in words.generations or not at),
        default=0,
    )
    for at, key in enumerate(units.keys):
        if at > last:
            roles[at] = "generation"
        elif units.initial[at] and at != last and at > first:
            roles[at] = "initial"
        elif key in words.particles and at > first:
            roles[at] = "particle"
        elif kind == "person" and first < at < last:
            roles[at] = "nickname" if units.gap[at] == QUOTE else "middle"
        elif kind == "person" and at == first < last:
            roles[at] = "given"
    return roles
