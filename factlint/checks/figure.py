"""One count that is told twice with two figures.

"212 homes were flooded", and further down "owners of the 221 homes": the second speaks of what the
first has told, and looks like a slip of it (the digits in another order, one digit off, a digit
more or less). The second stands behind a definite word ("the", "all", "those"); it counts the same
noun as the first, or says in other words what the first is of ("38 jobs will go", "of the 48 whose
jobs go"; "61 people were injured", "36 of the 67 injured"). A figure of many digits, and one whose
digits are shuffled, may do without ("most of the 4,182", "the 46 patients" after "64 people").

Nothing is said where something parts the two: words that the second alone has ("the 46 patients
in intensive care"), a word that tells of a change or of others (`unless`), the second figure in
another place of the article, other counts that make it ("nine more"), or two figures that may be
meant; of figures that differ in one digit alone the first must be the only one of its noun.

"The 26 dead" need not look like a slip where the article begins with 23 who were killed, and
nothing in it makes 26. Other counts below ten, the headline, tables and quotations are left alone,
and so is what `count` compares.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from factlint.checks._one_figure import SamePairs
from factlint.checks._told_figures import FigureReader, FigureWords, Told
from factlint.checks._tolls import TollReader
from factlint.extract.article import Article, Reading
from factlint.extract.tokens import Range
from factlint.model import Finding, Related
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Rule
from factlint.rulebook.shapes import Table
from factlint.rulebook.words import fold

REACH = 60
"""So many figures back the one that a figure takes up may stand."""


class FigureRule(Rule, frozen=True, kw_only=True):
    """The words that take up a count, and those that part two of them."""

    placeholders: ClassVar[tuple[str, ...]] = ("here", "there")
    message: str = '"{here}" and "{there}" for the same. Which one?'
    """What to say; `{here}` and `{there}` are the two figures."""
    same: tuple[str, ...] = ()
    """Words before a count that was told before: "the"."""
    owned: tuple[str, ...] = ()
    """The same, which may belong to another: "its"."""
    relative: tuple[str, ...] = ()
    """Words behind a noun that begin a clause which says what is meant: "who"."""
    describing: tuple[str, ...] = ()
    """Words behind a noun that begin a phrase which does: "in"."""
    denying: tuple[str, ...] = ()
    """Words of such a clause that tell of others: "not"."""
    generic: tuple[str, ...] = ()
    """Nouns for any persons: "people"."""
    times: tuple[str, ...] = ()
    """Units of time, which no count is of."""
    tolls: Table[tuple[str, ...]] = ()
    """Words for the dead, the arrested and so on right behind their number, by the measure."""
    more: tuple[str, ...] = ()
    """Words that tell of one more of them."""
    unless: tuple[Pattern, ...] = ()
    """A sentence with one of these tells of others or of another time."""

    def sentence_patterns(self) -> tuple[Pattern, ...]:
        """What parts two counts."""
        return self.unless


RULE = FigureRule


def read(article: Article, rules: Sequence[FigureRule]) -> Reading:
    """Findings for counts that were told before with another figure."""
    return Reading(findings=tuple(f for rule in rules for f in _findings(article, rule)))


def _findings(article: Article, rule: FigureRule) -> Iterator[Finding]:
    seen: set[int] = set()
    for second, first in (*_told_twice(article, rule), *_tolls(article, rule)):
        sentences = [article.sentence_of(place[0]) for place in (second, first)]
        excused = any(article.says(rule.unless, sentence) for sentence in sentences)
        if not excused and second[0] not in seen:
            seen.add(second[0])
            yield _finding(article, rule, second, first)


def _told_twice(article: Article, rule: FigureRule) -> Iterator[tuple[Range, Range]]:
    reader = FigureReader(article, _words(rule))
    pairs = SamePairs(reader)
    for at, second in enumerate(reader.figures):
        first = pairs.meant(second, reader.figures[max(0, at - REACH) : at])
        if first is not None and not _is_counted(article, first, second):
            yield (second.first, second.stop), (first.first, first.stop)


def _tolls(article: Article, rule: FigureRule) -> Iterator[tuple[Range, Range]]:
    return TollReader(article, rule.tolls, rule.same, rule.more).pairs()


def _is_counted(article: Article, first: Told, second: Told) -> bool:
    """True for two figures of one measure of which one is the whole, which `count` compares."""
    counts = [c for c in article.counts if c.quantity.first in (first.first, second.first)]
    measures = {count.measure for count in counts}
    return len(counts) > 1 and len(measures) == 1 and any(c.scope == "total" for c in counts)


def _words(rule: FigureRule) -> FigureWords:
    return FigureWords(
        **{
            name: frozenset(map(fold, getattr(rule, name)))
            for name in FigureWords.__struct_fields__
        }
    )


def _finding(article: Article, rule: FigureRule, second: Range, first: Range) -> Finding:
    here, there = (
        article.document.locate(article.tokens.span(*place)) for place in (second, first)
    )
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=rule.severity,
        message=rule.message.replace("{here}", here.said).replace("{there}", there.said),
        primary=here,
        related=(Related(there, "told before"),),
    )
