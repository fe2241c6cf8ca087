"""Names that nobody declared, as an article writes them: "Fairhaven", "Fair Haven".

A name is a run of words with capitals, hyphens, apostrophes and small words inside it. Two runs
with the same letters are one name, whatever is between them, and so are a run and the end of
another one ("Sorholm", "the island of Sørholm"), unless the text has two bearers of the name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from factlint.checks._name_letters import APOSTROPHES, HYPHENS, SHORTEST, keys_of, letters_of, plain
from factlint.extract.article import Article
from factlint.extract.name_forms import NameWords
from factlint.extract.proper import day_words, name_words, small_words
from factlint.model import Span
from factlint.rulebook.lexicon import Lexicon, Words
from factlint.rulebook.words import fold_marks

_WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*[^\W_]|[^\W_]")
_SPACE = re.compile(r"[ \t\u00a0]+\n?[ \t]*|\n[ \t]*(?=\S)")
_AND = re.compile(r"\s+&\s+")
_ABBREVIATED = re.compile(r"\. ")
_POSSESSIVE = re.compile(r"['’]s\b")
_GLUED = frozenset("@/#_\\")
_MOST_LINKS, _MOST_WORDS = 2, 8
_SHORTEST_ENDING = 3
_OPENING = re.compile(r"(?:^|[.!?:;…]|\n)[\s\"'“”‘’(\[*•–—-]*$")
_LOOK_BACK = 8


class Piece(msgspec.Struct, frozen=True):
    """A word of the text and what stands before it: nothing when it begins a new run."""

    text: str
    start: int
    end: int
    gap: str
    capital: bool


class Written(msgspec.Struct, frozen=True):
    """A name, or the end of one (not `whole`), as it stands in the text.

    `front` is what stands before it in its run, as letters; `opens` is true at the beginning of a
    sentence, `definite` behind "the", `cut` before other words of its run, `tail` what says behind
    it of what it is: "of Arden".
    """

    text: str
    span: Span
    front: str = ""
    opens: bool = False
    definite: bool = False
    cut: bool = False
    tail: str = ""

    @property
    def whole(self) -> bool:
        """True for all the words of a run."""
        return not self.front


class Writings:
    """The names of one article by their letters, each with all the places where it stands."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._prose = article.document.prose
        self.lexicon = article.lexicon
        self._names: NameWords = name_words(article.lexicon)
        self._small = small_words(article.lexicon)
        self._abbreviated = frozenset(article.lexicon.name_forms.abbreviated)
        self._days = day_words(article.lexicon)
        self._companies = frozenset(map(fold_marks, article.lexicon.name_forms.companies))
        self._links, self._particles = joining_words(article.lexicon)
        self._loose = frozenset(article.lexicon.name_forms.links)
        self._of = article.grammar.listed("of")
        self._people = article.grammar.listed("people")
        self._clitics = frozenset(article.lexicon.name_forms.clitics)
        if "&" in self._prose:
            joining = frozenset(dict(article.lexicon.lists).get("same-and", ()))
            self._loose, self._links = self._loose | joining, self._links | joining

    def mixed(self) -> Iterator[tuple[str, list[Written]]]:
        """The letters that the article writes in several ways, longest first, with the places."""
        by_key: dict[str, list[Written]] = defaultdict(list)
        for run in self._runs():
            if run[1:] and run[1].capital and fold_marks(run[0].text) in self._names.courtesies:
                run = run[1:]  # Mr Erdogan
            for name in self._forms(run):
                for key in keys_of(name.text):
                    by_key[key].append(name)
        for key in sorted(by_key, key=lambda key: (-len(key), key)):
            if len({name.text for name in by_key[key]}) > 1:
                yield key, by_key[key]

    def whole(self) -> Iterator[tuple[list[Piece], Written]]:
        """The names of the text as they stand, with their words."""
        for run in self._runs():
            if run[2:] and not run[1].capital and fold_marks(run[0].text) in self._people:
                run = run[2:]  # Residents of St. Cloud Avenue
            while run[2:] and run[1].capital and fold_marks(run[0].text) in self._names.titles:
                run = run[1:]  # President Moammar Sefadi
            join = next((at for at, piece in enumerate(run) if piece.text in self._loose), 0)
            for part in (run, run[:join], run[join + 1 :] if join else []):
                if part and part[-1].capital and len(part[-1].text) > 1:
                    start, end = part[0].start, part[-1].end
                    opens = self._opens(part[0])
                    yield (
                        part,
                        Written(plain(self._prose[start:end]), Span(start, end), opens=opens),
                    )

    def _pieces(self) -> Iterator[Piece]:
        """The words of the text with the gaps before them."""
        prose, end = self._prose, 0
        for match in _WORD.finditer(prose):
            word, start = match[0], match.start()
            yield Piece(word, start, match.end(), prose[end:start], word != word.lower())
            end = match.end()

    def _runs(self) -> Iterator[list[Piece]]:
        pieces = list(self._pieces())
        at = 0
        while at < len(pieces):
            if not pieces[at].capital or fold_marks(pieces[at].text) in self._days:
                at += 1
                continue
            stop = self._end(pieces, at)
            first = self._beginning(pieces, at)
            run = self._trimmed(pieces[first:stop])
            if any(piece.capital for piece in run) and not self._is_glued(run):
                yield run
                if stop < len(pieces) and self._may_belong(pieces[stop]):
                    yield [*run, pieces[stop]]
            at = stop

    def _may_belong(self, follows: Piece) -> bool:
        """True for the `brigade` of "Al-Nasra brigade"."""
        long = follows.gap == " " and len(follows.text) >= _SHORTEST_ENDING
        return long and not follows.capital and follows.text not in self._small

    def _end(self, pieces: Sequence[Piece], first: int) -> int:
        """The end of the run that a word begins."""
        stop = first + 1
        while stop < len(pieces) and stop - first < _MOST_WORDS:
            ahead = self._joined(pieces, stop)
            if not ahead:
                break
            stop = ahead
        return stop

    def _joined(self, pieces: Sequence[Piece], at: int) -> int:
        """The end of what goes on with a run at a word; 0 when nothing does."""
        piece, before = pieces[at], pieces[at - 1]
        if piece.gap in HYPHENS:
            return at + 1 if before.text[0].isalpha() else 0
        if piece.gap in APOSTROPHES:
            if piece.text != "s":
                return at + 1 if piece.text not in self._clitics else 0
            follows = at + 1 < len(pieces) and _SPACE.fullmatch(pieces[at + 1].gap)
            return at + 1 if follows and pieces[at + 1].capital else 0
        if _AND.fullmatch(piece.gap):
            return at + 1 if piece.capital else 0
        if _ABBREVIATED.fullmatch(piece.gap) and before.text.lower() in self._abbreviated:
            return at + 1 if piece.capital else 0
        if not _SPACE.fullmatch(piece.gap) or before.text[0].isdigit():
            return 0
        if piece.capital:
            return 0 if fold_marks(piece.text) in self._days else at + 1
        if piece.text.isdigit():
            return at + 1
        return self._linked(pieces, at)

    def _linked(self, pieces: Sequence[Piece], at: int) -> int:
        """The word behind some small words of a name: `Bank of England`, `Port of the Sun`.

        One with a hyphen belongs to the word behind it: `Jabhat ash-Shuruq`.
        """
        ahead, stop = at, min(at + _MOST_LINKS, len(pieces) - 1)
        while ahead < stop and (
            pieces[ahead].text in self._links
            or (pieces[ahead + 1].gap in HYPHENS and len(pieces[ahead].text) < SHORTEST)
        ):
            ahead += 1
        if ahead == at or ahead >= len(pieces) or not pieces[ahead].capital:
            return 0
        gaps = (piece.gap for piece in pieces[at + 1 : ahead + 1])
        if fold_marks(pieces[ahead].text) in self._days:
            return 0
        return ahead + 1 if all(gap in HYPHENS or _SPACE.fullmatch(gap) for gap in gaps) else 0

    def _beginning(self, pieces: Sequence[Piece], at: int) -> int:
        """The first of the particles right before a name: `de la Rosa`, `al-Nasra`, `d'Arcy`."""
        first = at
        while first > max(0, at - _MOST_LINKS) and not pieces[first - 1].capital:
            gap, text = pieces[first].gap, pieces[first - 1].text
            glued = gap in HYPHENS or (gap in APOSTROPHES and len(text) == 1)
            if not (glued or _SPACE.fullmatch(gap)) or text not in self._particles:
                break
            first -= 1
        return first

    def _trimmed(self, run: list[Piece]) -> list[Piece]:
        """A run without the small words that a sentence begins with."""
        opens = self._opens(run[0])
        while run and fold_marks(run[0].text) in self._small | self._names.openers and opens:
            if len(run) > 1 and run[1].gap in HYPHENS | APOSTROPHES:
                break
            run = run[1:]
        return run

    def _opens(self, piece: Piece) -> bool:
        back = self._prose[max(0, piece.start - _LOOK_BACK) : piece.start]
        return piece.start < _LOOK_BACK or _OPENING.search(back) is not None

    def _is_glued(self, run: Sequence[Piece]) -> bool:
        """True inside an address or a code: `@LinkHarbor`, `Linkharbor.example`."""
        prose, start, end = self._prose, run[0].start, run[-1].end
        before, behind = prose[start - 1 : start], prose[end : end + 2]
        if before in _GLUED or behind[:1] in _GLUED:
            return bool(before in _GLUED and before) or bool(behind[:1])
        return (behind[:1] == "." and behind[1:].isalnum()) or (
            before == "." and prose[start - 2 : start - 1].isalnum()
        )

    def _forms(self, run: Sequence[Piece]) -> Iterator[Written]:
        """A name with all of its ends, and without the words of a firm behind it."""
        prose, first = self._prose, next(at for at, piece in enumerate(run) if piece.capital)
        yield from self._ends(run)
        if first:
            yield from self._ends(run[first:])
        if ending := _POSSESSIVE.match(prose, run[-1].end):
            text, start = prose[run[0].start : ending.end()], run[0].start
            yield Written(plain(text), Span(start, ending.end()), opens=self._opens(run[0]))
        for stop in range(1, len(run)):
            word, gap = run[stop].text, run[stop].gap
            possessive = word == "s" and gap in APOSTROPHES
            if possessive or fold_marks(word) in self._companies | self._names.titles:
                yield from self._ends(run[:stop])
            elif word in self._loose | self._of and gap not in HYPHENS:
                tail = (
                    letters_of(prose[run[stop + 1].start : run[-1].end]) if word in self._of else ""
                )
                for name in self._ends(run[:stop]):
                    yield msgspec.structs.replace(name, tail=tail)
                yield from self._ends(run[stop + 1 :])

    def _ends(self, run: Sequence[Piece]) -> Iterator[Written]:
        """A stretch and its ends that are names, too."""
        if not run:
            return
        prose, end = self._prose, run[-1].end
        cut = prose[end : end + 1] == " " and prose[end + 1 : end + 2].isupper()
        for at, piece in enumerate(run):
            if at and not (piece.capital or piece.text in self._particles):
                continue
            if at and piece.gap in HYPHENS | APOSTROPHES:
                continue
            words = len(run) - at
            if at and words == 1 and not (piece.text.isalpha() and len(piece.text) >= SHORTEST):
                continue
            yield Written(
                plain(prose[piece.start : end]),
                Span(piece.start, end),
                letters_of(prose[run[0].start : piece.start]) if at else "",
                self._opens(piece),
                prose[max(0, piece.start - 4) : piece.start].lower() == "the ",
                cut,
            )


@lru_cache(maxsize=8)
def _of_lists(
    lists: tuple[tuple[str, tuple[str, ...]], ...], loose: Words, small: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    known = dict(lists)
    links = frozenset(known.get("name-link", ()))
    particles = (links | frozenset(known.get("name-particle", ()))) - small
    return links | frozenset(loose), particles


def joining_words(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """What joins the words of a name, and what of it may begin one."""
    return _of_lists(lexicon.lists, lexicon.name_forms.links, small_words(lexicon))
