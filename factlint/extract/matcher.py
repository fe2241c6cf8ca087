"""Compiling patterns into regular expressions over token symbols."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Generic, TypeVar

from factlint.extract.alphabet import BREAK, FILLER, Alphabet
from factlint.extract.tokens import Range, Tokens
from factlint.rulebook.patterns import Choice, Element, Gap, Pattern, Slot, Word
from factlint.rulebook.words import split_words

GAP_WORDS = 6
GAP = f"[^{BREAK}]{{0,{GAP_WORDS}}}?"
NEVER = "(?!)"
T = TypeVar("T")
Ranges = Sequence[Range]
Candidates = Sequence[tuple[re.Pattern[str], T]]
REMEMBERED = 4096


def class_of(symbols: str) -> str:
    """A character class of symbols; one that never matches when there are none."""
    return f"[{class_body(symbols)}]" if symbols else NEVER


def class_body(symbols: str) -> str:
    """The body of a class, with neighbouring symbols as ranges: short to compile."""
    codes = sorted(set(map(ord, symbols)))
    pieces, at = [], 0
    while at < len(codes):
        end = at
        while end + 1 < len(codes) and codes[end + 1] == codes[end] + 1:
            end += 1
        first, last = _escaped(codes[at]), _escaped(codes[end])
        pieces.append(first if at == end else f"{first}-{last}")
        at = end + 1
    return "".join(pieces)


def _escaped(code: int) -> str:
    return chr(code) if code > 127 else re.escape(chr(code))


class Compiler:
    """Compiles patterns for one alphabet.

    `values` are the slots that stand for recognised values, with their expressions; `lists`
    are slots that stand for a word or phrase of a list; `groups` are named patterns; `needs`
    are the symbols with which a value slot can begin, where they are few.
    """

    def __init__(
        self,
        alphabet: Alphabet,
        values: Mapping[str, str],
        lists: Mapping[str, Iterable[str]],
        groups: Mapping[str, Iterable[Pattern]],
        needs: Mapping[str, frozenset[str]],
    ) -> None:
        self._value_needs = needs
        self._slot_needs: dict[str, frozenset[str] | None] = {}
        self.alphabet = alphabet
        self._values = values
        self._lists = lists
        self._groups = groups
        self._sources: dict[str, str] = {}

    def compile(self, patterns: Iterable[Pattern], capture: Container[str] = ()) -> re.Pattern[str]:
        """One expression for all the patterns; slots named in `capture` become groups."""
        return re.compile(self.any_of(patterns, capture))

    def any_of(self, patterns: Iterable[Pattern], capture: Container[str] = ()) -> str:
        """The source of an alternation of patterns, the longer one first."""
        ordered = sorted(patterns, key=lambda pattern: -len(pattern.elements))
        seen: set[str] = set()
        return (
            "|".join(self.source(pattern.elements, capture, seen) for pattern in ordered) or NEVER
        )

    def source(
        self,
        elements: Iterable[Element],
        capture: Container[str] = (),
        seen: set[str] | None = None,
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

    def needs(self, elements: Iterable[Element]) -> list[frozenset[str]]:
        """Sets of symbols of each of which a text must have one to hold the elements."""
        return [need for element in elements if (need := self._need(element))]

    def _need(self, element: Element) -> frozenset[str] | None:
        match element:
            case Word():
                return frozenset(self._word(element))
            case Choice(options):
                return self._any_need(options)
            case Slot(name):
                if name not in self._slot_needs:
                    self._slot_needs[name] = None
                    self._slot_needs[name] = self._slot_need(name)
                return self._slot_needs[name]
        return None

    def _word(self, word: Word) -> str:
        """The symbols of a word of a pattern."""
        return self.alphabet.members([f"~{word.text}" if word.stem else f"={word.text}"])

    def _any_need(self, options: Iterable[Iterable[Element]]) -> frozenset[str] | None:
        """One need of each option; nothing when an option needs nothing."""
        found: set[str] = set()
        for option in options:
            needs = self.needs(option)
            if not needs:
                return None
            found |= min(needs, key=len)
        return frozenset(found)

    def _slot_need(self, name: str) -> frozenset[str] | None:
        if name in self._values:
            return self._value_needs.get(name)
        if name in self._groups:
            return self._any_need(pattern.elements for pattern in self._groups[name])
        found = set(self.alphabet.members([name]))
        for entry in self._lists.get(name, ()):
            words = split_words(entry.lower())
            if len(words) > 1:
                found |= set(self.alphabet.members([f"={words[0]}"]))
        return frozenset(found)

    def _element(self, element: Element, capture: Container[str], seen: set[str]) -> str:
        match element:
            case Word():
                return class_of(self._word(element))
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


class Bank(Generic[T]):
    """Patterns that are compiled and tried only where all they need is there.

    A stretch of text whose symbols do not meet one of the needs of a pattern cannot hold it,
    which bits tell.
    """

    def __init__(
        self,
        compiler: Compiler,
        entries: Iterable[tuple[Pattern, T]],
        capture: Container[str] = (),
        prefix: str = "",
        suffix: str = "",
    ) -> None:
        self._compiler = compiler
        self._capture = capture
        self._around = prefix, suffix
        self._entries = list(entries)
        needs = [compiler.needs(pattern.elements) for pattern, _ in self._entries]
        often = Counter(chain(*needs))
        bits = {need: 1 << at for at, need in enumerate(often)}
        self._by_rarest: dict[int, list[tuple[int, int]]] = {}
        for index, each in enumerate(needs):
            rarest = min(each, key=lambda need: often[need] * len(need), default=None)
            mask = sum({bits[need] for need in each})
            self._by_rarest.setdefault(bits[rarest] if rarest else 0, []).append((index, mask))
        self._rare = sum(self._by_rarest)
        self._all_needs = compiler.alphabet.needs
        self._shift = self._all_needs.add(bits)
        self._mine = sum(bits.values())
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._among = lru_cache(REMEMBERED)(self._meeting)

    def candidates(self, symbols: Iterable[str]) -> Candidates[T]:
        """The patterns that a stretch of symbols may hold."""
        return self._among(self._all_needs.met_by(set(symbols)) >> self._shift & self._mine)

    def candidates_in(self, tokens: Tokens, sentence: Range) -> Candidates[T]:
        """The patterns that a sentence may hold."""
        return self._among(tokens.met()[sentence] >> self._shift & self._mine)

    def find(self, tokens: Tokens, sentences: Ranges) -> Iterator[tuple[re.Match[str], T]]:
        """Every match of every pattern in some sentences of a text."""
        symbols, met = tokens.symbols, tokens.met()
        for sentence in sentences:
            for expression, payload in self._among(met[sentence] >> self._shift & self._mine):
                for match in expression.finditer(symbols, *sentence):
                    yield match, payload

    def _meeting(self, met: int) -> Candidates[T]:
        """The patterns all of whose needs are met."""
        tried, rare = [*self._by_rarest.get(0, ())], met & self._rare
        while rare:
            tried += self._by_rarest[rare & -rare]
            rare &= rare - 1
        left = [index for index, mask in tried if mask & met == mask]
        return [(self._expression(index), self._entries[index][1]) for index in sorted(left)]

    def _expression(self, index: int) -> re.Pattern[str]:
        if index not in self._compiled:
            source = self._compiler.any_of([self._entries[index][0]], self._capture)
            self._compiled[index] = re.compile(f"(?:{source})".join(self._around))
        return self._compiled[index]
