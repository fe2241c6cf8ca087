"""Names that came, went, or are spelled otherwise than in the version before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from factlint.checks._naming import Names, names_of
from factlint.extract.article import Article
from factlint.extract.proper import ProperName, read_proper_names
from factlint.model import Location
from factlint.rulebook.words import fold_marks
from factlint.versions.change import Change
from factlint.versions.sentences import Matching, Text

ALIKE = 0.25
"""How alike two sentences must be to be looked at, whoever is named in them."""
CLOSE = 0.7
"""How many words of two sentences must be the same for a name between them to be another one."""

NEAR = 0.8
"""How alike the letters of two names must be for one to be a slip of the other."""


def compare_names(matching: Matching, quotations: Sequence[Change]) -> Iterator[Change]:
    """The names that only one of the versions has; those in quotations are told with them."""
    old, new = matching.old, matching.new
    gone = _unknown(old, new.article)
    come = _unknown(new, old.article)
    in_place = _in_place(matching)
    for name in [*come, *_openers(new, old.article)]:
        before = next((other for other in gone if _is_other_form(other, name)), None) or next(
            (in_place[at] for at in range(name.first, name.stop) if at in in_place), None
        )
        if before and (name in come or _are_near(before.keys[-1], name.keys[-1])):
            gone = [other for other in gone if other is not before]
            come = [other for other in come if other is not name]
            yield Change("changed", "name", _locate(old, before), _locate(new, name))
    told_old = [c.old for c in quotations if c.old]
    told_new = [c.new for c in quotations if c.new]
    for name in come:
        if not _lies_in(place := _locate(new, name), told_new):
            yield Change("added", "name", None, place)
    for name in gone:
        if not _lies_in(place := _locate(old, name), told_old):
            yield Change("removed", "name", place, None)


def _unknown(text: Text, other: Article) -> list[ProperName]:
    """The names of which the other version has not all words."""
    names = Names([other])
    same = {name.keys for name in read_proper_names(other, openers=True)}
    return [
        name
        for name in names_of(text.article)
        if text.sentence_of(name.first)
        and name.keys not in same
        and not names.knows(text.article, name)
    ]


def _are_near(before: str, word: str) -> bool:
    return SequenceMatcher(None, before, word).ratio() >= NEAR


def _openers(text: Text, other: Article) -> list[ProperName]:
    """The single words that only begin sentences and that the other version has not at all."""
    named = {name.first for name in read_proper_names(text.article)}
    words = set(map(fold_marks, other.tokens.words))
    return [
        name
        for name in read_proper_names(text.article, openers=True)
        if name.first not in named and text.sentence_of(name.first) and words.isdisjoint(name.keys)
    ]


def _is_other_form(before: ProperName, name: ProperName) -> bool:
    """True for a slip of the same name, or one of which the given or family name is the same."""
    near = _are_near(" ".join(before.keys), " ".join(name.keys))
    if len(before.keys) == len(name.keys) and near:
        return True
    both = before.person and name.person and len(before.keys) > 1 and len(name.keys) > 1
    return both and before.keys[-1] == name.keys[-1]


def _in_place(matching: Matching) -> dict[int, ProperName]:
    """The old names in whose place a sentence of the same words has others, by the new token."""
    names = {
        at: name
        for name in read_proper_names(matching.old.article)
        for at in range(name.first, name.stop)
    }
    found: dict[int, ProperName] = {}
    for alike in matching.alike:
        if alike.like < ALIKE:
            break
        one, two = alike.old, alike.new
        old = [fold_marks(w) for w in matching.old.article.tokens.words[one.first : one.stop]]
        new = [fold_marks(w) for w in matching.new.article.tokens.words[two.first : two.stop]]
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        if matcher.ratio() < CLOSE:
            continue
        replaced = [(a, b) for tag, a, _, b, _ in matcher.get_opcodes() if tag == "replace"]
        for a, b in replaced:
            before = names.get(one.first + a)
            if before and (len(replaced) == 1 or _are_near(old[a], new[b])):
                found.setdefault(two.first + b, before)
    return found


def _locate(text: Text, name: ProperName) -> Location:
    article = text.article
    return article.document.locate(article.tokens.span(name.first, name.stop))


def _lies_in(place: Location, others: Sequence[Location]) -> bool:
    return any(place.span.overlaps(other.span) for other in others)
