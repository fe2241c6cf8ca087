"""One symbol a token: the text as a string that ordinary regular expressions can read.

Each token of an article becomes one character that says which lexicon lists and which
literal words of patterns it belongs to. Patterns over words thus become regular expressions
over symbols, and a recognised value becomes a value symbol followed by fillers, so that
symbol *i* is always token *i* and every offset is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from factlint.extract.figures import LONGEST_FIGURE
from factlint.extract.needs import Needs
from factlint.rulebook.words import fold

# Symbols of recognised values; a value of several tokens is its symbol and fillers.
NUMBER, ORDINAL, FRACTION, DATE, QUANTITY, MONEY, PERCENT, NO_QUANTITY, RANK, SOMEONE, EVENT = map(
    chr, range(0xE000, 0xE00B)
)
FILLER, BREAK = "\ue0fe", "\ue0ff"
# Tokens no list knows, by shape; a mark is its own symbol.
LOWER, CAPITAL, UPPER, FIGURE = "a", "A", "Z", "0"
# Symbols of words are ideographs: letters, so that no mark is one of them, and below 0x10000,
# where a class of symbols is one table however many it holds.
_FIRST = 0x4E00
_SHAPES = 3
# One figure for each set of features a figure can have.
_FIGURES = ("5", "05", "20", "50", "500", "1999", "9999", "1990", "5.5")
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZºª"


class Alphabet:
    """The symbols of one grammar.

    `words` maps a folded word to the features it has (names of lists; `=word` for a literal
    word of a pattern); `stems` maps a beginning to its features. An entry of `proper` counts
    only when the token is capitalised.
    """

    def __init__(
        self,
        words: Mapping[str, set[str]],
        stems: Mapping[str, set[str]],
        proper: Mapping[str, set[str]],
        suffixes: Mapping[str, str],
    ) -> None:
        self._suffixes = suffixes
        self._words = words
        self._stems = stems
        self._proper = proper
        self._stem_lengths = sorted({len(stem) for stem in stems}, reverse=True)
        self._signatures: dict[frozenset[str], int] = {}
        self._classes: dict[str, list[str]] = {}
        self.symbols = _Memo(self)
        self.needs = Needs()
        for word in (*words, *stems, *proper):
            if is_mark(word):
                for feature in words[word]:
                    self._classes.setdefault(feature, []).append(word)
            elif word[0].isdigit():
                self._register(self._figure(word))
            else:
                self._register_word(word)
        for stem in stems:
            self._register_word(stem + "\0")
        for figure in _FIGURES:
            for suffix in ("", *suffixes):
                self._register(figure_features(figure + suffix, suffixes))

    def symbol(self, token: str) -> str:
        """The symbol of a token (use `symbols[token]`, which remembers)."""
        first = token[0]
        if first.isdigit() or (first == "." and len(token) > 1):
            return self._known(self._figure(token), 0) or FIGURE
        if is_mark(token):
            return BREAK if token == "\n" else token
        lowered = token == token.lower()
        shape = 0 if lowered else 2 if len(token) > 1 and token == token.upper() else 1
        features = self._features(fold(token), proper=not lowered)
        return self._known(features, shape) or (LOWER, CAPITAL, UPPER)[shape]

    def members(self, features: Iterable[str]) -> str:
        """The symbols of all tokens with one of the features, as the body of a class."""
        found: list[str] = []
        for feature in features:
            found += self._classes.get(feature, ())
        return "".join(dict.fromkeys(found))

    def capitals(self) -> str:
        """The symbols of all capitalised tokens."""
        bases = self._signatures.values()
        return CAPITAL + UPPER + "".join(_shaped(base, 1) + _shaped(base, 2) for base in bases)

    def _figure(self, token: str) -> frozenset[str]:
        own = self._words.get(fold(token), ())
        return figure_features(token, self._suffixes) | frozenset(own)

    def _features(self, word: str, proper: bool) -> frozenset[str]:
        features = set(self._words.get(word, ()))
        if proper:
            features |= self._proper.get(word, set())
        for length in self._stem_lengths:
            if length <= len(word):
                features |= self._stems.get(word[:length], set())
        return frozenset(features)

    def _register_word(self, word: str) -> None:
        features = self._features(word, proper=False)
        self._register(features)
        if word in self._proper:
            self._register(features | self._proper[word])

    def _register(self, features: frozenset[str]) -> None:
        if not features or features in self._signatures:
            return
        base = _FIRST + _SHAPES * len(self._signatures)
        self._signatures[features] = base
        for feature in features:
            self._classes.setdefault(feature, []).append(
                "".join(map(chr, range(base, base + _SHAPES)))
            )

    def _known(self, features: frozenset[str], shape: int) -> str:
        base = self._signatures.get(features)
        return _shaped(base, shape) if base else ""


def _shaped(base: int, shape: int) -> str:
    """The symbol of a shape; those of neighbours are mirrored, so that capitals stand together."""
    return chr(base + shape if base % 2 else base + _SHAPES - 1 - shape)


def is_mark(token: str) -> bool:
    """True for a punctuation mark or sign, which is its own symbol."""
    return len(token) == 1 and not token.isalnum()


class _Memo(dict[str, str]):
    """Symbols by token, found once."""

    def __init__(self, alphabet: Alphabet) -> None:
        self.alphabet = alphabet

    def __missing__(self, token: str) -> str:
        symbol = self[token] = self.alphabet.symbol(token)
        return symbol


def figure_features(token: str, suffixes: Mapping[str, str]) -> frozenset[str]:
    """What a token that begins with a digit may be.

    `suffixes` maps letters glued to a figure to the feature they give ("st" to "ordinal",
    "bn" to "number", "s" to "decade").
    """
    if len(token) > LONGEST_FIGURE:
        return frozenset()
    if token.isdecimal():
        value, length = int(token[:9]), len(token)
        named = {
            "number": True,
            "day": length <= 2 and 1 <= value <= 31,
            "month-number": length <= 2 and 1 <= value <= 12,
            "year": length == 4 and 1000 <= value <= 2999,
            "short-year": length == 2,
        }
        return frozenset(name for name, holds in named.items() if holds)
    digits = token.rstrip(LETTERS).rstrip(".")
    tail = token[len(digits) :].lstrip(".").lower()
    feature = suffixes.get(tail, "") if digits != token else "number"
    if feature == "decade" and not (digits.isdecimal() and digits[-1] == "0"):
        return frozenset()
    if feature == "ordinal" and digits.isdecimal() and 1 <= int(digits[:9]) <= 31:
        return frozenset({"ordinal", "ordinal-day"})
    return frozenset({feature}) if feature else frozenset()
