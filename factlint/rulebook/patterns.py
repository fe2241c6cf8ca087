r"""The pattern language of rules and lexicons: words with slots, for editors.

    killing {count} {people}      words and slots; white space separates them
    designat*                     a word that begins so
    [at least] (one|other)        optional words, alternatives; "(at least)?" is "[at least]"
    kill* ... boat                `...` is a short gap: up to six words of one sentence
    \[ \*                         a bracket or star that is meant as itself

Parsing gives a small tree; `factlint.extract.matcher` compiles it.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from factlint.model import Location
from factlint.rulebook.words import TOKEN, fold

_PIECE = re.compile(r"\s*(\.\.\.|…|\{[^{}]*\}|\\.|[\[\](|)]|(?:" + TOKEN.pattern + r")\*?)")
_SLOT = re.compile(r"[a-z][a-z0-9-]*")


class Word(msgspec.Struct, frozen=True):
    """One word or punctuation mark; `stem` means that only its beginning is given."""

    text: str
    stem: bool = False


class Slot(msgspec.Struct, frozen=True):
    """A recognised value or a word of a lexicon list."""

    name: str


class Gap(msgspec.Struct, frozen=True):
    """A few words that do not matter."""


class Choice(msgspec.Struct, frozen=True):
    """One of several sequences; an empty one makes the choice optional."""

    options: tuple[tuple[Element, ...], ...]


Element = Word | Slot | Gap | Choice


class Pattern(msgspec.Struct, frozen=True):
    """A parsed pattern with its text and where it was written.

    An `inflected` one is looked for with its verbs in every form (`rulebook.inflecting`), which
    are then its `verbs`.
    """

    text: str
    elements: tuple[Element, ...]
    place: Location | None = None
    inflected: bool = False
    verbs: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str, place: Location | None = None) -> Pattern:
        """Parse a pattern. Raises `ValueError` with what is wrong and where in the pattern."""
        return cls(text, _elements(text), place)

    def in_all_forms(self) -> Pattern:
        """The pattern, to be looked for with its verbs in every form."""
        return _in_all_forms(self)

    @property
    def slots(self) -> tuple[str, ...]:
        """The names of all slots, in order."""
        return tuple(_slots(self.elements))

    @property
    def has_figure(self) -> bool:
        """True for a pattern without slots that has a figure among its words."""
        return _has_figure(self.text)


@lru_cache(maxsize=16_384)
def _in_all_forms(pattern: Pattern) -> Pattern:
    """One copy for all who ask: what is compiled is kept by the object it is of."""
    return msgspec.structs.replace(pattern, inflected=True)


@lru_cache(maxsize=16_384)
def _has_figure(text: str) -> bool:
    return "{" not in text and any(map(str.isdigit, text))


@lru_cache(maxsize=16_384)
def _elements(text: str) -> tuple[Element, ...]:
    """What a pattern says; rulebooks that are loaded again have mostly the same patterns."""
    (elements,) = _Reader(text).options("")
    if not elements:
        raise ValueError("the pattern is empty")
    if _can_be_empty(elements):
        raise ValueError(f'nothing in "{text}" must be there: it would match everywhere')
    return elements


def _can_be_empty(elements: tuple[Element, ...]) -> bool:
    """True when a sequence can match without a word."""
    return all(
        isinstance(element, Gap)
        or (isinstance(element, Choice) and any(map(_can_be_empty, element.options)))
        for element in elements
    )


def _slots(elements: tuple[Element, ...]) -> list[str]:
    names = []
    for element in elements:
        if isinstance(element, Slot):
            names.append(element.name)
        elif isinstance(element, Choice):
            names += [name for option in element.options for name in _slots(option)]
    return names


class _Reader:
    """Recursive descent over the pieces of a pattern."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def next_piece(self) -> str:
        found = _PIECE.match(self.text, self.at)
        if not found:
            if rest := self.text[self.at :].strip():
                raise ValueError(f'cannot read "{rest}" in the pattern "{self.text}"')
            return ""
        self.at = found.end()
        return found[1]

    def options(self, closing: str) -> list[tuple[Element, ...]]:
        opened = self.at
        done: list[tuple[Element, ...]] = []
        current: list[Element] = []
        while piece := self.next_piece():
            if piece == closing:
                return [*done, tuple(current)]
            if piece == "|" and closing:
                done.append(tuple(current))
                current = []
            elif piece in ("]", ")", "|"):
                raise ValueError(f'"{piece}" without an opening in "{self.text}"')
            else:
                current.append(self.element(piece))
        if closing:
            raise ValueError(f'"{self.text[opened - 1]}" is never closed in "{self.text}"')
        return [tuple(current)]

    def element(self, piece: str) -> Element:
        if piece == "[":
            return Choice((*self.options("]"), ()))
        if piece == "(":
            return Choice((*self.options(")"), *self._or_nothing()))
        if piece in ("...", "…"):
            return Gap()
        if piece.startswith("{"):
            if not _SLOT.fullmatch(piece[1:-1]):
                raise ValueError(f'"{piece}" is no slot: write a name in braces, like {{count}}')
            return Slot(piece[1:-1])
        if piece in ("{", "}"):
            raise ValueError(f'"{piece}" is not part of a slot in "{self.text}"')
        if piece.startswith("\\"):
            return Word(piece[1:])
        if piece.endswith("*") and len(piece) > 1:
            return Word(fold(piece[:-1]), stem=True)
        return Word(fold(piece))

    def _or_nothing(self) -> tuple[tuple[Element, ...], ...]:
        """The empty option of brackets with a question mark right behind them."""
        optional = self.text.startswith("?", self.at)
        self.at += optional
        return ((),) if optional else ()
