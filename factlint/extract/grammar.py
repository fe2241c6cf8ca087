"""A grammar: one lexicon and the patterns of a rulebook, compiled for one language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from factlint.extract import alphabet as symbols
from factlint.extract.alphabet import Alphabet
from factlint.extract.matcher import Bank, Compiler, class_body, class_of, value
from factlint.rulebook.inflecting import Inflector
from factlint.rulebook.lexicon import Lexicon, Measure
from factlint.rulebook.patterns import Choice, Element, Pattern, Slot, Word
from factlint.rulebook.vocabulary import ROLES, patterns_of, word_lists
from factlint.rulebook.words import fold, split_words

VALUES = ("number", "ordinal-word", "month", "weekday", "unit")
"""The lists of words that are read as values."""


class Grammar:
    """Alphabet, lists and compiler of one language.

    All `patterns` are looked for in each article, `cues` only in a sentence that is asked for.
    """

    def __init__(
        self, lexicon: Lexicon, patterns: Iterable[Pattern] = (), cues: Iterable[Pattern] = ()
    ) -> None:
        self.lexicon = lexicon
        patterns = tuple(patterns)
        self.lists = {name: list(words) for name, words in word_lists(lexicon).items()}
        self.roles = _role_words(lexicon)
        inflector = Inflector(lexicon)
        self._inflected = {id(each): inflector.of(each) for each in patterns if each.inflected}
        vocabulary = _Vocabulary()
        for name, entries in self.lists.items():
            vocabulary.add_list(name, entries)
        for pattern in (*patterns_of(lexicon), *map(self.written, patterns), *cues):
            vocabulary.add_elements(pattern.elements)
        self.alphabet = Alphabet(
            vocabulary.words, vocabulary.stems, vocabulary.proper, _suffixes(lexicon)
        )
        self.compiler = Compiler(
            self.alphabet, self._values(), self.lists, dict(lexicon.groups), self._needs()
        )
        self._cues: dict[tuple[int, ...], re.Pattern[str]] = {}
        self._parted: dict[tuple[int, ...], tuple[Sequence[Pattern], Sequence[Pattern]]] = {}
        self._naming: dict[str, bool] = {}
        self._listed: dict[tuple[str, ...], frozenset[str]] = {}
        self.patterns = tuple({id(pattern): pattern for pattern in patterns}.values())
        self.known = frozenset(map(id, self.patterns))

    def written(self, pattern: Pattern) -> Pattern:
        """A pattern as it is looked for in this language."""
        return self._inflected.get(id(pattern), pattern)

    def listed(self, *names: str) -> frozenset[str]:
        """The words of some lists together, folded; of compounds the first part, too."""
        if names not in self._listed:
            words = {fold(word) for name in names for word in self.lists.get(name, ())}
            parts = {word.partition("-")[0] for word in words}
            self._listed[names] = frozenset(words | parts)
        return self._listed[names]

    def names_value(self, pattern: Pattern) -> bool:
        """True for a pattern without slots that has a figure, or what dates have in words."""
        if "{" in pattern.text:
            return False
        if pattern.has_figure:
            return True
        if pattern.text not in self._naming:
            words = map(fold, split_words(pattern.text))
            self._naming[pattern.text] = not self.listed(*VALUES).isdisjoint(words)
        return self._naming[pattern.text]

    def cue(self, patterns: Sequence[Pattern]) -> re.Pattern[str]:
        """One expression for some cues, compiled when it is first asked for."""
        key = tuple(map(id, patterns))
        if key not in self._cues:
            self._cues[key] = self.compiler.compile(patterns)
        return self._cues[key]

    def parted(self, patterns: Sequence[Pattern]) -> tuple[Sequence[Pattern], Sequence[Pattern]]:
        """Those of some cues that name a value in several words, and the others.

        A word alone, such as "second", is no cue where it is read as a value.
        """
        key = tuple(map(id, patterns))
        if key not in self._parted:
            bare = [p for p in patterns if len(p.elements) > 1 and self.names_value(p)]
            known = set(map(id, bare))
            self._parted[key] = bare, [p for p in patterns if id(p) not in known]
        return self._parted[key]

    @cached_property
    def as_of(self) -> Bank[None]:
        """Words around the day that a figure speaks for."""
        return Bank(self.compiler, [(read, None) for read in self.lexicon.as_of])

    @cached_property
    def rule_patterns(self) -> Bank[Pattern]:
        """The patterns of all rules, their slots as groups."""
        slots = {slot for pattern in self.patterns for slot in pattern.slots}
        return Bank(self.compiler, [(self.written(p), p) for p in self.patterns], slots)

    def phrases_of(self, measure: str) -> frozenset[tuple[str, ...]]:
        """The words and phrases of a measure, in whatever role."""
        return self._phrases.get(measure, frozenset())

    @cached_property
    def _phrases(self) -> dict[str, frozenset[tuple[str, ...]]]:
        found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for table in self.roles.values():
            for phrase, measures in table.items():
                for name, _ in measures:
                    found[name].add(phrase)
        return {name: frozenset(phrases) for name, phrases in found.items()}

    def _needs(self) -> dict[str, frozenset[str]]:
        """The symbols with which the values of slots begin."""
        members = self.alphabet.members
        quantity, money, percent = symbols.QUANTITY, symbols.MONEY, symbols.PERCENT
        ordinals = members(["ordinal", "ordinal-word"])
        day = members(["day", "ordinal-day"])
        begins = {
            "number": symbols.NUMBER + members(["number"]),
            "ordinal": symbols.ORDINAL + ordinals,
            "fraction": symbols.FRACTION + members(["fraction"]),
            "rank": symbols.RANK + symbols.ORDINAL + ordinals,
            "count": quantity + symbols.SOMEONE,
            "figure": quantity,
            "amount": quantity + money + percent,
            "money": money,
            "percent": percent,
            "excluded": symbols.NO_QUANTITY,
            "date": symbols.DATE,
            "event": symbols.EVENT,
            "day": day,
            "last-day": day,
            "year": members(["year"]),
            "last-year": members(["year", "short-year"]),
            "month": members(["month"]),
            "last-month": members(["month"]),
            "weekday": members(["weekday"]),
            "decade": members(["decade", "decade-word"]),
            "month-number": members(["month-number"]),
            "short-year": members(["short-year"]),
        }
        return {name: frozenset(first) for name, first in begins.items()}

    def _values(self) -> dict[str, str]:
        members = self.alphabet.members
        number = rf"{value(symbols.NUMBER)}|{class_of(members(['number']))}"
        ordinal = rf"{value(symbols.ORDINAL)}|{class_of(members(['ordinal', 'ordinal-word']))}"
        day = class_of(members(["day", "ordinal-day"]))
        return {
            "number": number,
            "ordinal": ordinal,
            "fraction": rf"{value(symbols.FRACTION)}|{class_of(members(['fraction']))}",
            "count": value(symbols.QUANTITY, symbols.SOMEONE),
            "figure": value(symbols.QUANTITY),
            "amount": value(symbols.QUANTITY, symbols.MONEY, symbols.PERCENT),
            "money": value(symbols.MONEY),
            "percent": value(symbols.PERCENT),
            "excluded": value(symbols.NO_QUANTITY),
            "rank": rf"{value(symbols.RANK)}|{ordinal}",
            "date": value(symbols.DATE),
            "event": value(symbols.EVENT),
            "day": day,
            "year": class_of(members(["year"])),
            "month": class_of(members(["month"])) + r"\.?",
            "weekday": class_of(members(["weekday"])) + r"\.?",
            "last-day": day,
            "last-year": class_of(members(["year", "short-year"])),
            "last-month": class_of(members(["month"])) + r"\.?",
            "decade": class_of(members(["decade", "decade-word"])),
            "month-number": class_of(members(["month-number"])),
            "short-year": class_of(members(["short-year"])),
            **_shapes(self.alphabet),
        }


def _role_words(lexicon: Lexicon) -> dict[str, dict[tuple[str, ...], list[tuple[str, Measure]]]]:
    """By role, which measures a word or phrase speaks of."""
    roles: dict[str, dict[tuple[str, ...], list[tuple[str, Measure]]]] = {}
    for role in ROLES:
        table = roles[role] = defaultdict(list)
        for name, measure in lexicon.measures:
            for entry in getattr(measure, role):
                table[tuple(split_words(entry.lower()))].append((name, measure))
    return roles


def _suffixes(lexicon: Lexicon) -> dict[str, str]:
    scales = {suffix: "number" for suffix, _ in lexicon.numbers.suffixes}
    return scales | dict.fromkeys(lexicon.numbers.ordinal_suffixes, "ordinal") | {"s": "decade"}


def _shapes(alphabet: Alphabet) -> dict[str, str]:
    """The slots that stand for words by their shape.

    `plain` is any word that may stand before a noun: no value, mark, preposition, auxiliary or
    word of a measure; a `modifier` is no article either. `words` and `modifiers` are up to five
    of them, `few-words`, too, without marks, `span` a stretch without another figure, `apart`
    the same without verbs of a measure, `aside` a stretch set off by marks, `end` (of no length)
    says that the phrase is over, `capital` is a capitalised word.
    """
    members = alphabet.members
    values = "".join(map(chr, range(ord(symbols.NUMBER), ord(symbols.NO_QUANTITY))))
    values += symbols.SOMEONE
    marks = ',;:()[]"“”«».!?–—'
    closed = ["preposition", "conjunction", "be", "have", "modal", "says", "reach", "leave"]
    verbs = members(["verb", "intransitive", "participle"])
    taken = members([*closed, "number"]) + verbs + members(["state", "collective"])
    closed_symbols = symbols.BREAK + symbols.FILLER + values + marks + taken
    plain = f"[^{class_body(closed_symbols)}]"
    after = members(["preposition", "conjunction", "adverb"]) + marks
    modifier = f"[^{class_body(closed_symbols + members(['article-the']))}]"
    apart = symbols.BREAK + symbols.QUANTITY + symbols.SOMEONE + verbs
    quote = '["“”]?'
    return {
        "plain": plain,
        "words": f"(?:{quote}{plain}){{0,5}}?{quote}",
        "few-words": f"{plain}{{0,5}}?",
        "modifier": modifier,
        "modifiers": f"{modifier}{{0,5}}?",
        "span": f"[^{class_body(apart)}]{{1,14}}?",
        "apart": f"[^{class_body(apart + ';:')}]{{1,12}}?",
        "aside": _aside(class_of(members(["including"]))),
        "end": f"(?=[{class_body(symbols.BREAK + symbols.DATE + after)}]|$)",
        "capital": class_of(alphabet.capitals()),
    }


def _aside(including: str) -> str:
    """A stretch set off by commas, dashes or brackets."""
    stop = symbols.BREAK
    pairs = [(r"\(", r"\)", ""), ("—", "—", ""), ("–", "–", ""), (r"\-\-", r"\-", r"\-")]
    marked = [rf"{a}[^{stop}{b}]{{1,25}}?{b}{again}" for a, b, again in pairs]
    first = f"(?:{symbols.QUANTITY}{symbols.FILLER}*)?"
    listed = f",{including}[^{stop};]{{1,14}}?,"
    return "|".join([*marked, listed, f",{first}[^{stop},;{symbols.QUANTITY}]{{1,14}}?,"])


class _Vocabulary:
    """Collects the features of words, stems and capitalised words."""

    def __init__(self) -> None:
        self.words: dict[str, set[str]] = defaultdict(set)
        self.stems: dict[str, set[str]] = defaultdict(set)
        self.proper: dict[str, set[str]] = defaultdict(set)

    def add_list(self, name: str, entries: Iterable[str]) -> None:
        for entry in entries:
            words = split_words(entry)
            if len(words) == 1:
                table = self.words if entry == entry.lower() else self.proper
                table[entry.lower()].add(name)
            else:
                for word in words:
                    self.words[word.lower()].add(f"={word.lower()}")

    def add_elements(self, elements: Iterable[Element]) -> None:
        for element in elements:
            match element:
                case Word(text, True):
                    self.stems[text].add(f"~{text}")
                case Word(text, False):
                    self.words[text].add(f"={text}")
                case Choice(options):
                    for option in options:
                        self.add_elements(option)
                case Slot():
                    pass
