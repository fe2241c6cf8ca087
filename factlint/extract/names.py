"""Declared names in running text: their forms, and what is plainly meant for one of them.

A token is near a declared one when few letters differ (optimal string alignment) or when both
sound alike. Nearness alone says little, since other people have names too; what stands around
it decides: the given name, a declared title, the other words of the name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from factlint.extract.tokens import Tokens
from factlint.rulebook.words import fold_marks, split_words

Verdict = Literal["declared", "misspelt", "incomplete"]
SHORTEST = 4
_SOUNDS = str.maketrans(
    {
        **dict.fromkeys("cqg", "k"),
        **dict.fromkeys("zx", "s"),
        **dict.fromkeys("d", "t"),
        **dict.fromkeys("pvfw", "b"),
        **dict.fromkeys("m", "n"),
        **dict.fromkeys("aeiouyhj", ""),
    }
)


class DeclaredName(msgspec.Struct, frozen=True):
    """A name that a desk declares, with the variants it accepts and the titles it goes with."""

    name: str
    accept: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    kind: Literal["person", "organisation", "place", "ship"] = "person"


class NameToken(msgspec.Struct, frozen=True):
    """A form of a declared name on tokens `[first, stop)`.

    `meant` is how the form should read; `certain` is false when only the context of the whole
    article speaks for it.
    """

    first: int
    stop: int
    name: DeclaredName
    verdict: Verdict
    meant: str = ""
    certain: bool = True


def sound(word: str) -> str:
    """The consonants of a folded word as they sound, first letter kept."""
    tail = word[1:].translate(_SOUNDS)
    first = word[:1].translate(_SOUNDS) or word[:1]
    return first + "".join(b for a, b in pairwise(f" {tail}") if a != b)


class NameReader:
    """Finds declared names and their misspellings."""

    def __init__(self, names: Iterable[DeclaredName]) -> None:
        self.names = tuple(names)
        self._forms = [
            (name, written, [fold_marks(word) for word in _name_words(written)])
            for name in self.names
            for written in (name.name, *name.accept)
        ]
        self._known = {word for _, _, words in self._forms for word in words}
        self._near: dict[str, list[tuple[str, int]]] = {}
        self._by_word: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for index, (_, _, words) in enumerate(self._forms):
            for position, word in enumerate(words):
                self._by_word[word].append((index, position))
        self._titles = {
            fold_marks(split_words(title)[-1]) for name in self.names for title in name.titles
        }

    def read(self, tokens: Tokens) -> list[NameToken]:
        """All declared names and what is meant for one, in text order."""
        stream = _Stream(tokens)
        candidates = [
            at for at, word in enumerate(stream.words) if self._is_candidate(stream, at, word)
        ]
        whole = [
            name for at in candidates for name in (self._exact(stream, at), self._misspelt(stream, at)) if name
        ]
        found = _longest(whole)
        covered = {at for name in found for at in range(name.first, name.stop)}
        full = {name.name for name in found}
        alone = [
            self._lone(stream, at, full) for at in candidates if stream.indexes[at] not in covered
        ]
        return sorted([*found, *filter(None, alone)], key=lambda name: name.first)

    def _is_candidate(self, stream: _Stream, at: int, word: str) -> bool:
        return word in self._by_word or (stream.capital[at] and bool(self.near(word)))

    def near(self, word: str) -> list[tuple[str, int]]:
        """The declared words that a folded word is near to, with the distance."""
        if word not in self._near:
            self._near[word] = list(self._near_words(word))
        return self._near[word]

    def _near_words(self, word: str) -> Iterator[tuple[str, int]]:
        if len(word) < SHORTEST or word in self._known:
            return
        from rapidfuzz.distance import OSA

        for known in self._known:
            if len(known) >= SHORTEST and abs(len(known) - len(word)) <= 3:
                distance = OSA.distance(word, known, score_cutoff=3)
                if distance <= _reach(word, known):
                    yield known, distance

    def _exact(self, stream: _Stream, at: int) -> NameToken | None:
        """The longest declared form that begins at a place."""
        forms = [self._forms[index] for index, position in self._by_word.get(stream.words[at], ()) if not position]
        for name, written, words in sorted(forms, key=lambda form: -len(form[2])):
            if stream.words[at : at + len(words)] == words and stream.capital[at]:
                return NameToken(*stream.span(at, at + len(words)), name, "declared", written)
        return None

    def _misspelt(self, stream: _Stream, at: int) -> NameToken | None:
        """A whole name, one or more of whose words are near and the others right."""
        word = stream.words[at]
        targets = [(word, 0)] if word in self._by_word else self.near(word)
        best: tuple[tuple[int, int], NameToken] | None = None
        for target, _ in targets:
            for index, position in self._by_word[target]:
                name, written, words = self._forms[index]
                if len(words) > 1 and (found := self._align(stream, at - position, words)):
                    stop, wrong, missing = found
                    verdict: Verdict = "misspelt" if wrong else "incomplete"
                    first, last = stream.span(at - position, stop)
                    if not wrong and (name.kind == "person" or written != name.name):
                        verdict = "declared"
                    rank = (wrong, missing)
                    if best is None or rank < best[0]:
                        best = rank, NameToken(first, last, name, verdict, written)
        return best[1] if best else None

    def _align(
        self, stream: _Stream, at: int, words: Sequence[str]
    ) -> tuple[int, int, int] | None:
        """(stop, distance, missing words) of a name that begins at a place, or nothing."""
        if at < 0 or not stream.capital[at]:
            return None
        wrong = missing = 0
        right: list[str] = []
        for number, word in enumerate(words):
            here = stream.words[at] if at < len(stream.words) else ""
            if here == word:
                right.append(word)
            elif len(word) == 1 and number:
                missing += 1
                continue
            elif distance := dict(self.near(here)).get(word):
                wrong += distance
            else:
                return None
            at += 1
        anchors = [word for word in right if len(word) >= SHORTEST]
        first_right = bool(right) and right[0] == words[0]
        if not anchors and not (first_right and len(words[0]) > 1):
            return None
        if wrong and not self._plausible(stream, at, words, right):
            return None
        return (at, wrong, missing) if wrong or missing else None

    def _plausible(
        self, stream: _Stream, stop: int, words: Sequence[str], right: Sequence[str]
    ) -> bool:
        """False for a namesake: the family name right, and a given name of its own."""
        if len(words) == 2 and right == [words[1]]:
            here = stream.words[stop - 2]
            return here[0] == words[0][0] and not _other_gender(here, words[0])
        return True

    def _lone(self, stream: _Stream, at: int, full: set[DeclaredName]) -> NameToken | None:
        """A family name on its own that is near a declared one."""
        word = stream.words[at]
        for target, distance in sorted(self.near(word), key=lambda item: item[1]):
            for index, position in self._by_word[target]:
                name, written, words = self._forms[index]
                if position != len(words) - 1 or name.kind != "person":
                    continue
                titled = at > 0 and stream.words[at - 1] in self._titles
                alone = titled or not stream.named_before(at)
                close = distance == 1 or (len(target) >= 7 and sound(word) == sound(target))
                if not alone or stream.named_after(at) or not close or word[0] != target[0]:
                    continue
                if _inflected(word, target) or stream.common(word):
                    continue
                if titled or name in full or (len(target) >= 7 and distance == 1):
                    first, stop = stream.span(at, at + 1)
                    meant = _name_words(written)[-1]
                    return NameToken(first, stop, name, "misspelt", meant, titled or name in full)
        return None


def _longest(names: Iterable[NameToken]) -> list[NameToken]:
    """Names that do not overlap, the longer and the right ones first."""
    kept: list[NameToken] = []
    ranked = sorted(
        names, key=lambda name: (name.first - name.stop, name.verdict != "declared", name.first)
    )
    for name in ranked:
        if not any(name.first < other.stop and other.first < name.stop for other in kept):
            kept.append(name)
    return kept


class _Stream:
    """The words of an article without hyphens and the points of initials."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        words = tokens.words
        self.indexes = [
            index
            for index, word in enumerate(words)
            if not (
                word == "-" or (word == "." and index and len(words[index - 1]) == 1)
            )
        ]
        folded: dict[str, str] = {}
        for word in words:
            if word not in folded:
                folded[word] = fold_marks(word)
        self.words = [folded[words[index]] for index in self.indexes]
        self.capital = [words[index][0].isupper() for index in self.indexes]
        self._lower = {word for word in words if word[0].islower()}

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Token indexes of stream places `[first, stop)`."""
        return self.indexes[first], self.indexes[stop - 1] + 1

    def common(self, word: str) -> bool:
        """True when the article also uses the word in lower case."""
        return word in self._lower

    def named_before(self, at: int) -> bool:
        """True when a capitalised word that does not begin a sentence stands before."""
        return at > 1 and self._is_name(at - 1) and self.words[at - 2] not in _SENTENCE_ENDS

    def named_after(self, at: int) -> bool:
        """True when a capitalised word follows at once."""
        return at + 1 < len(self.words) and self._is_name(at + 1)

    def _is_name(self, at: int) -> bool:
        word = self.tokens.words[self.indexes[at]]
        return self.capital[at] and len(word) > 1 and not word.isupper()


_SENTENCE_ENDS = frozenset({".", "!", "?", "\n", '"', "“", "”", ":"})


def _name_words(name: str) -> list[str]:
    return [word for word in split_words(name) if word not in ("-", ".")]


def _reach(word: str, known: str) -> int:
    """How many letters may differ before two words are no longer near."""
    longest = max(len(word), len(known))
    if len(known) == SHORTEST:
        return 1
    if sound(word) == sound(known) and longest >= 7:
        return 3
    return 2


def _inflected(word: str, known: str) -> bool:
    return word in (f"{known}s", f"{known}es") or known in (f"{word}s", f"{word}es")


def _other_gender(here: str, given: str) -> bool:
    """ "Maria" is not "Mario" misspelt."""
    return here[:-1] == given[:-1] or here == given[:-1] or here[:-1] == given


