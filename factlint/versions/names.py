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


def compare_names(matching: Matching, quotations: Sequence[Change]) -> Iterator[Change]:
    """The names that only one of the versions has; those in quotations are told with them."""
    old, new = matching.old, matching.new
    gone = _unknown(old, new.article)
    come = _unknown(new, old.article)
    in_place = _in_place(matching)
    for name in list(come):
        before = next((other for other in gone if _is_other_form(new, other, name)), None) or next(
            (other for other in gone if (other.first, name.first) in in_place), None
        )
        if before:
            gone.remove(before)
            come.remove(name)
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


def _is_other_form(new: Text, before: ProperName, name: ProperName) -> bool:
    """True for a slip of the same name, or one of which the given or family name is the same."""
    ratio = SequenceMatcher(None, " ".join(before.keys), " ".join(name.keys)).ratio()
    if len(before.keys) == len(name.keys) and ratio >= 0.8:
        return True
    both = before.person and name.person and len(before.keys) > 1 and len(name.keys) > 1
    return both and before.keys[-1] == name.keys[-1]


def _in_place(matching: Matching) -> set[tuple[int, int]]:
    """The first tokens of all that differs between two sentences of the same words."""
    found: set[tuple[int, int]] = set()
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
        if len(replaced) == 1:
            found.add((one.first + replaced[0][0], two.first + replaced[0][1]))
    return found


def _locate(text: Text, name: ProperName) -> Location:
    article = text.article
    return article.document.locate(article.tokens.span(name.first, name.stop))


def _lies_in(place: Location, others: Sequence[Location]) -> bool:
    return any(place.span.overlaps(other.span) for other in others)
