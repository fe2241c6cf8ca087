"""Patterns of what somebody does, with their verbs in every form and tense.

"Pell stepped down" also finds "Pell, 61, had stepped down", "Pell is to step down" and "Pell
stepping down". A verb is known by its past form, or as a present one before an article ("holds a
vote"). What is not known from the forms of the lexicon stays as it is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from factlint.rulebook.lexicon import Lexicon
from factlint.rulebook.patterns import Choice, Element, Pattern, Slot, Word
from factlint.rulebook.words import fold

LEADS = ("before-base", "before-third", "before-past", "before-participle", "before-ongoing")
"""The groups that may stand before the forms of a verb, in the order of `Forms`."""
PASSIVE = "before-passive"
SHORTEST = 4
"""How many letters a word has at least that is a verb by its ending."""
ENDINGS = 4
"""How many endings a verb has whose base has one, too."""
Forms = tuple[frozenset[str], ...]
"""The forms of a verb: base, third person, past, participle and the one that goes on."""


class Inflector:
    """Writes patterns of one language anew."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.verb_forms
        lists = dict(lexicon.lists)
        self._groups = {name for name, _ in lexicon.groups}
        self._endings = [("", *row) if len(row) < ENDINGS else row for row in words.endings]
        self._irregular = {form: row for row in words.irregular for form in row}
        self._bases = {row[0]: row for row in words.irregular}
        self._past_endings = lexicon.dates.past_endings
        self._no_past = frozenset(map(fold, lexicon.tenses.no_past))
        self._third = lexicon.tenses.third_person
        self._plain = frozenset(map(fold, words.present))
        self._both_ways = frozenset(map(fold, words.both_ways))
        self._be = frozenset(map(fold, lists.get("be", ())))
        self._aids = frozenset(map(fold, (*lists.get("have", ()), *lists.get("modal", ()))))
        self._articles = frozenset(map(fold, lists.get("article-the", ())))

    def of(self, pattern: Pattern) -> Pattern:
        """A pattern with the forms of its verbs, which it names."""
        verbs: set[str] = set()
        elements = tuple(self._written(pattern.elements, verbs))
        return msgspec.structs.replace(pattern, elements=elements, verbs=tuple(sorted(verbs)))

    def _written(self, elements: Sequence[Element], verbs: set[str]) -> Iterator[Element]:
        for at, element in enumerate(elements):
            rest = elements[at + 1 :]
            if at and isinstance(element, Word) and element.text in self._be | self._aids:
                if rest and (passive := self._passive(element, rest[0])):
                    yield passive
                    continue
                if element.text in self._aids and rest and self._options(rest[0], (), verbs):
                    continue  # the verb behind it has its own auxiliaries
            before = elements[at - 1] if at else None
            behind_be = isinstance(before, Word) and before.text in self._be
            options = () if behind_be or not elements[1:] else self._options(element, rest, verbs)
            yield self._verb(options, first=at == 0) if options else element

    def _passive(self, be: Word, behind: Element) -> Element | None:
        """The auxiliaries of a passive: "was arrested"."""
        firsts = (
            [option[0] for option in behind.options if option]
            if isinstance(behind, Choice)
            else [behind]
        )
        passive = be.text in self._be and any(map(self._past, firsts))
        return Choice(((be,), (Slot(PASSIVE),))) if passive and PASSIVE in self._groups else None

    def _options(
        self, element: Element, rest: Sequence[Element], verbs: set[str]
    ) -> list[tuple[Forms, tuple[Element, ...]]]:
        """The verbs of an element, each with what follows it there."""
        written = element.options if isinstance(element, Choice) else ((element,),)
        if not all(written):
            return []
        found = [(self._forms(option[0], (*option[1:], *rest)), option) for option in written]
        if not any(forms for forms, _ in found):
            return []
        for forms, _ in found:
            verbs.update(*(forms or ()))
        nothing: Forms = (frozenset(),) * len(LEADS)
        return [(forms, option[1:]) if forms else (nothing, option) for forms, option in found]

    def _verb(self, options: Sequence[tuple[Forms, tuple[Element, ...]]], *, first: bool) -> Choice:
        """All forms of some verbs, behind a subject with what may stand between."""
        said: list[tuple[Element, ...]] = []
        for at, lead in enumerate(LEADS):
            inner = tuple(
                (Word(form), *tail) for forms, tail in options for form in sorted(forms[at])
            )
            if inner and first:
                said += inner
            elif inner and lead in self._groups:
                said.append((Choice(((Slot(lead),), ())), Choice(inner)))
        turned = tuple(
            (Word(form), *tail)
            for forms, tail in options
            if forms[0] & self._both_ways
            for form in sorted(forms[3])
        )
        if turned and not first and PASSIVE in self._groups:
            said.append((Slot(PASSIVE), Choice(turned)))
        said += [tail for forms, tail in options if not any(forms)]
        return Choice(tuple(said))

    def _past(self, element: Element) -> bool:
        if not isinstance(element, Word) or element.stem:
            return False
        word = element.text
        row = self._irregular.get(word)
        ends = len(word) > SHORTEST and word.endswith(self._past_endings)
        return word in row[1:] if row else ends and word not in self._no_past

    def _forms(self, element: Element, rest: Sequence[Element]) -> Forms | None:
        if not isinstance(element, Word) or element.stem:
            return None
        word = element.text
        if self._past(element):
            return self._regular(word, 2) if word not in self._irregular else self._row(word)
        behind = rest[0] if rest else None
        told = isinstance(behind, Word) and behind.text in self._articles
        if word.endswith(self._third) and (told or word in self._plain):
            return self._regular(word, 1)
        return None

    def _row(self, word: str) -> Forms:
        base, past, participle = self._irregular[word]
        regular = self._regular(base, 0)
        return frozenset({base}), regular[1], frozenset({past}), frozenset({participle}), regular[4]

    def _regular(self, word: str, column: int) -> Forms:
        """All the forms that a verb of which one is known may have; some are no words."""
        columns: list[set[str]] = [set() for _ in LEADS]
        for row in self._endings:
            if not word.endswith(row[column]):
                continue
            stem = word[: len(word) - len(row[column])]
            base = stem + row[0]
            past = self._bases.get(base, (base, stem + row[2], stem + row[2]))
            forms = base, stem + row[1], *past[1:], stem + row[3]
            for found, form in zip(columns, forms, strict=True):
                found.add(form)
        return tuple(map(frozenset, columns))
