"""Compiling patterns into regular expressions over token symbols."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping

from factlint.extract.alphabet import BREAK, FILLER, Alphabet
from factlint.rulebook.patterns import Choice, Element, Gap, Pattern, Slot, Word
from factlint.rulebook.words import split_words

GAP_WORDS = 6
GAP = f"[^{BREAK}]{{0,{GAP_WORDS}}}?"
NEVER = "(?!)"


def class_of(symbols: str) -> str:
    """A character class of symbols; one that never matches when there are none."""
    return f"[{re.escape(symbols)}]" if symbols else NEVER


class Compiler:
    """Compiles patterns for one alphabet.

    `values` are the slots that stand for recognised values, with their expressions; `lists`
    are slots that stand for a word or phrase of a list; `groups` are named patterns.
    """

    def __init__(
        self,
        alphabet: Alphabet,
        values: Mapping[str, str],
        lists: Mapping[str, Iterable[str]],
        groups: Mapping[str, Iterable[Pattern]],
    ) -> None:
        self.alphabet = alphabet
        self._values = values
        self._lists = lists
        self._groups = groups
        self._sources: dict[str, str] = {}

    def compile(
        self, patterns: Iterable[Pattern], capture: Container[str] = ()
    ) -> re.Pattern[str]:
        """One expression for all the patterns; slots named in `capture` become groups."""
        return re.compile(self.any_of(patterns, capture))

    def any_of(self, patterns: Iterable[Pattern], capture: Container[str] = ()) -> str:
        """The source of an alternation of patterns, the longer one first."""
        ordered = sorted(patterns, key=lambda pattern: -len(pattern.elements))
        seen: set[str] = set()
        return "|".join(self.source(pattern.elements, capture, seen) for pattern in ordered) or NEVER

    def source(
        self, elements: Iterable[Element], capture: Container[str] = (), seen: set[str] | None = None
    ) -> str:
        """The source of a sequence of elements."""
        seen = set() if seen is None else seen
        return "".join(self._element(element, capture, seen) for element in elements)

    def slot(self, name: str) -> str:
        """The source of a slot by its name. Raises `KeyError` for an unknown one."""
        if name not in self._sources:
            self._sources[name] = self._slot(name)
        return self._sources[name]

    def word(self, text: str) -> str:
        """The class of a literal word."""
        return class_of(self.alphabet.members([f"={text}"]))

    def _element(self, element: Element, capture: Container[str], seen: set[str]) -> str:
        match element:
            case Word(text, stem):
                return class_of(self.alphabet.members([f"~{text}" if stem else f"={text}"]))
            case Gap():
                return GAP
            case Choice(options):
                inner = "|".join(self.source(option, capture, seen) for option in options)
                return f"(?:{inner})"
            case Slot(name):
                if name in capture and name not in seen:
                    seen.add(name)
                    return f"(?P<{name.replace('-', '_')}>{self.slot(name)})"
                return f"(?:{self.slot(name)})"
        raise TypeError(element)

    def _slot(self, name: str) -> str:
        if name in self._values:
            return self._values[name]
        if name in self._groups:
            return self.any_of(self._groups[name])
        phrases = [
            "".join(self.word(word) for word in words)
            for words in (split_words(entry.lower()) for entry in self._lists.get(name, ()))
            if len(words) > 1
        ]
        phrases.sort(key=len, reverse=True)
        return "|".join([*phrases, class_of(self.alphabet.members([name]))])


def value(*symbols: str) -> str:
    """The expression for a recognised value with one of the symbols, fillers included."""
    return f"[{''.join(symbols)}]{FILLER}*"
