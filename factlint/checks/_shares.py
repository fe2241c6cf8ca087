"""Votes and seats of a chamber, and percentages of one whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from factlint.checks._parts import SORTS, Figure, PartReader, common_trait, labelled
from factlint.checks._wholes import Claim
from factlint.extract.tokens import Range
from factlint.model import Quantity

APART = 5
WITHIN = 4
CLOSE = 4
HUNDRED = Quantity(100, 100, 100, unit="%")


class ShareReader:
    """Finds the shares of one article."""

    def __init__(self, parts: PartReader) -> None:
        self.parts = parts
        self._of = frozenset(parts.article.grammar.alphabet.members(["of"]))

    def read(self) -> Iterator[Claim]:
        """The shares of each sentence."""
        for sentence in self.parts.sentences:
            figures = self.parts.between(*sentence)
            moved = bool(self.parts.cued("moved", sentence))
            if (chamber := self._chamber(sentence, figures)) is not None:
                yield from self._of_chamber(sentence, figures, chamber, moved)
            elif (chamber := self._chamber_near(sentence)) is not None:
                yield from self._votes(sentence, figures, chamber)
            if len(figures) >= 2 and not moved:
                yield from self._percentages(sentence, figures)

    def _chamber_near(self, sentence: Range) -> Figure | None:
        """The size of the only chamber of an article, if a sentence close by gives it."""
        if len(self.parts.strong) != 1:
            return None
        (first,) = self.parts.strong
        number = self.parts.article.sentence_number
        near = abs(number(first) - number(sentence[0])) <= CLOSE
        return self.parts.figures[first] if near else None

    def _votes(
        self, sentence: Range, figures: Sequence[Figure], chamber: Figure
    ) -> Iterator[Claim]:
        """The votes of a chamber, in which nobody has two."""
        absent = {first for first, _ in self.parts.cued("no_votes", sentence)}
        for first, stop in self.parts.cued("votes", sentence):
            voted = self._voted(first, stop, chamber)
            others = [f for f in figures if f.first in absent and f not in voted]
            yield Claim((_plain(chamber),), labelled([*voted, *others]))

    def _chamber(self, sentence: Range, figures: Sequence[Figure]) -> Figure | None:
        """The one figure that is the size of a chamber."""
        sizes = [figure for figure in figures if figure.first in self.parts.strong]
        begins = {first for first, _ in self.parts.cued("chamber", sentence)}
        found = sizes or [figure for figure in figures if figure.first in begins]
        return found[0] if len(found) == 1 else None

    def _of_chamber(
        self, sentence: Range, figures: Sequence[Figure], chamber: Figure, moved: bool
    ) -> Iterator[Claim]:
        """Votes and seats, of which nobody has two."""
        yield from self._votes(sentence, figures, chamber)
        held = [f for f in figures if f.first != chamber.first and not self.parts.is_share(f)]
        seats = self.parts.cued("seats", sentence)
        if seats and not moved and all(self._is_bare(figure, seats) for figure in held):
            yield Claim((chamber,), labelled(held))
        items = self.parts.trailing(held, sentence[1])
        if chamber.first in self.parts.strong and (common_trait(items) or "").startswith(SORTS):
            yield Claim((chamber,), items)

    def _voted(self, first: int, stop: int, chamber: Figure) -> list[Figure]:
        """The figures of a vote, which may look like a range or a score."""
        found = [f for f in self.parts.between(first, stop) if f.first != chamber.first]
        if len(found) == 1 and found[0].value.hedge == "range":
            return list(_ends(found[0]))
        if found:
            beside = len(found) == 2 and found[1].first - found[0].stop <= APART
            return [_plain(figure) for figure in found] if beside else []
        scores = ((at, self.parts.number(at)) for at in range(first, stop) if at != chamber.first)
        return [Figure(at, at + 1, Quantity(n, n, n)) for at, n in scores if n is not None]

    def _is_bare(self, figure: Figure, seats: Sequence[Range]) -> bool:
        """True for a figure that counts seats: with their word, of them, or on its own."""
        if figure.value.unit or figure.value.vague:
            return False
        seated = any(first == figure.first for first, _ in seats)
        after = self.parts.word(figure.stop)
        near = range(figure.stop + 1, figure.stop + WITHIN)
        housed = any(at in self.parts.strong for at in near)
        return seated or housed or not after[:1].isalnum() or after in self.parts.closed.joins

    def _percentages(self, sentence: Range, figures: Sequence[Figure]) -> Iterator[Claim]:
        """Percentages of sorts that nobody belongs to two of, or of the vote."""
        shares = [f for f in figures if f.value.unit == "%" and f.value.hedge in ("exact", "about")]
        bases = sum(
            self.parts.tokens.plain[share.stop : share.stop + 1] in self._of for share in shares
        )
        if len(shares) < 2 or bases > 1:
            return
        whole = Figure(shares[0].first, shares[0].stop, HUNDRED)
        first, stop = sentence
        for items in (self.parts.trailing(shares, stop), self.parts.leading(shares, first)):
            if (common_trait(items) or "").startswith(SORTS):
                rest = any(share.first in self.parts.rest for share in shares)
                yield Claim((whole,), items, rest)
                return
        if any(share.first in self.parts.rest for share in shares):
            yield Claim((whole,), labelled(shares), True, False, tuple(shares))
            return
        if self.parts.cued("electorate", sentence) and not self.parts.leaves_rest(sentence):
            yield Claim((whole,), labelled(shares))


def _ends(figure: Figure) -> Iterator[Figure]:
    """The two figures of a vote that reads like a range: "rejected 47 to 54"."""
    for value in (figure.value.low, figure.value.high):
        yield Figure(figure.first, figure.stop, Quantity(value, value, value))


def _plain(figure: Figure) -> Figure:
    """A figure without the hedge that a verb of voting looks like: "passed 54 to 47"."""
    value = figure.value.value
    if value is None:
        return figure
    return msgspec.structs.replace(
        figure, value=Quantity(value, value, value, unit=figure.value.unit)
    )
