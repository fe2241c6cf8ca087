"""Totals that the words say are those of all parts, which no choice of the parts makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.checks._parts import SORTS, Figure, Item, PartReader, labelled
from factlint.checks._runs import amount_of, opening_of
from factlint.checks._wholes import Claim
from factlint.extract.alphabet import DATE
from factlint.extract.passages import adjoin, times_in
from factlint.extract.tokens import Range

MOST = 5
PARTS = 3
BEHIND = 4
BACK = 4


class TotalReader:
    """Finds totals with figures before them, rests of a whole, and full houses."""

    def __init__(self, parts: PartReader) -> None:
        self.parts = parts
        self.tokens = parts.tokens
        closed = parts.closed
        self._more = {first for first, _ in parts.cues["more"]}
        self._on = closed.prepositions | closed.every
        self._marks = closed.be | closed.joins | {","}

    def read(self) -> Iterator[Claim]:
        """The claims of each sentence with those before it."""
        before: list[Range] = []
        recent: list[Range] = []
        for sentence in self.parts.sentences:
            if before and not adjoin(self.parts.article, before[-1], sentence):
                before = []
            yield from self._summed(sentence)
            yield from self._rest(sentence, before)
            yield from self._all_sorts(sentence)
            if before:
                yield from self._full(before[-1], sentence)
                yield from self._full(sentence, before[-1])
            recent = [*recent, sentence][-BACK:]
            yield from self._aboard(recent)
            yield from self._grown(sentence)
            yield from self._victims(recent)
            yield from self._left(recent)
            before = [sentence]

    def _summed(self, sentence: Range) -> Iterator[Claim]:
        """The 800 of "the first weighed 300 tonnes and the second 450, 800 in all"."""
        for begin, end in self.parts.cued("in_all", sentence):
            inside = self.parts.between(begin, end + 1)
            pool = self.parts.between(sentence[0], begin)
            if len(inside) != 1 or not 2 <= len(pool) <= MOST:
                continue
            dated = DATE in self.tokens.symbols[begin : end + BEHIND]
            if dated or any(map(self.parts.is_share, pool)) or self.parts.is_apart(begin, end):
                continue
            yield _claim(inside[0], pool, pool)

    def _rest(self, sentence: Range, before: Sequence[Range]) -> Iterator[Claim]:
        """The 17 of "31 points, 12 of them before the break and the other 17 after it"."""
        for rest in self.parts.between(*sentence):
            if rest.first not in self.parts.rest:
                continue
            whole = self._whole_of(rest, sentence, before)
            if whole is None:
                continue
            told = self._told(whole, rest, sentence)
            if 1 <= len(told) < PARTS:
                yield _claim(whole, [*told, rest], [*told, rest])

    def _left(self, sentences: Sequence[Range]) -> Iterator[Claim]:
        """The 17 of "17 were hurt. Nine were treated there. The other seven were flown out"."""
        last = len(sentences) - 1
        rests = [f for f in self.parts.between(*sentences[last]) if f.first in self.parts.rest]
        opened = [at for at in (last, last - 1) if at >= 0 and self._opening(sentences[at])]
        if len(rests) != 1 or not opened:
            return
        lead, rest = self._opening(sentences[opened[0]]), rests[0]
        begins = dict(self.parts.cued("of_whole", sentences[opened[0]]))
        before = sentences[opened[0] - 1] if opened[0] else (0, 0)
        span = (lead.stop, begins[lead.stop] + 1) if lead and lead.stop in begins else before
        told = self.parts.between(*span)
        if lead and self.parts.is_share(lead) and len(told) > 1:
            return  # "Eight of the 22 stayed. Three of them": of the eight
        wholes = [f for f in told if lead and amount_of(f) > max(amount_of(lead), amount_of(rest))]
        between = self.parts.between(lead.first, rest.stop) if lead else []
        between = [f for f in between if f not in wholes]
        more = any(self.tokens.word(f.first - 1) == "," for f in between)
        if lead and len(wholes) == 1 and lead.first < rest.first and not more:
            yield _claim(wholes[0], [lead, rest], between)

    def _opening(self, sentence: Range) -> Figure | None:
        """The figure that a sentence begins with, which counts no other things."""
        figure = opening_of(self.parts, sentence)
        return figure if figure and not self.parts.counts(figure) else None

    def _whole_of(self, rest: Figure, sentence: Range, before: Sequence[Range]) -> Figure | None:
        """What a rest is of: "of the 60", what stands before "12 of them", or before "of these"."""
        for begin, end in self.parts.cued("of_whole", sentence):
            inside = self.parts.between(begin + 1, end + 1)
            if inside and begin == sentence[0]:
                return inside[0]
        figures = [f for f in self.parts.between(*sentence) if f.first < rest.first]
        shares = [f for f in figures if self.parts.is_share(f)]
        if shares:
            early = [f for f in figures if f.stop < shares[0].first]
            return early[0] if len(early) == 1 else None
        opened = sentence[0] in self.parts.shares
        early = self.parts.between(*before[0]) if before and opened else []
        return early[0] if len(early) == 1 else None

    def _told(self, whole: Figure, rest: Figure, sentence: Range) -> list[Figure]:
        """The parts between a whole and its rest, without parts of parts."""
        start = max(whole.stop, sentence[0])
        while start < rest.first and self.tokens.words[start].lower() not in self._marks:
            start += 1
        between = self.parts.between(start, rest.first)
        return [f for n, f in enumerate(between) if not n or not self.parts.is_share(f)]

    def _all_sorts(self, sentence: Range) -> Iterator[Claim]:
        """Wins, draws and defeats, and the games that they make."""
        for begin, end in self.parts.cued("games", sentence):
            games = self.parts.between(begin, end)[:1]
            most = max(map(amount_of, games), default=0)
            others = [f for f in self.parts.between(*sentence) if amount_of(f) < most]
            rows = [others[at : at + PARTS] for at in range(len(others) - PARTS + 1)]
            found = next((held for held in rows if self._are_all(held, begin, sentence)), None)
            if games and found:
                yield _claim(games[0], found, found)

    def _are_all(self, held: Sequence[Figure], stop: int, sentence: Range) -> bool:
        """True for a win, a draw and a defeat, each with its word before or behind it."""
        end = stop if held[-1].first < stop else sentence[1]
        ways = self.parts.trailing(held, end), self.parts.leading(held, sentence[0])
        return any(self._are_results(items) for items in ways)

    def _are_results(self, items: Sequence[Item]) -> bool:
        """True for items of all the sorts that a game may end in."""
        traits = [dict(item.traits) for item in items]
        kinds = {key for each in traits for key in each if key.startswith(SORTS[0])}
        return any(
            len({each.get(kind) for each in traits} - {None}) == len(items) for kind in kinds
        )

    def _full(self, before: Range, sentence: Range) -> Iterator[Claim]:
        """Votes and seats of a house whose size the sentence beside gives."""
        sizes = self.parts.cued("chamber", before)
        whole = self.parts.figures.get(sizes[0][0]) if len(sizes) == 1 else None
        if whole is None or len(self.parts.between(*before)) != 1:
            return
        full = self.tokens.word(whole.first - 1).lower() in self.parts.every
        if sentence < before and not full:
            return
        said = self.parts.cued("votes", sentence) if sentence < before else [sentence]
        figures = self.parts.between(said[0][0] if said else sentence[1], sentence[1])
        if any(f.value.unit for f in figures) or not 2 <= len(figures) <= MOST + 1:
            return
        cast = self.parts.cued("votes", sentence) and self.parts.cued("no_votes", sentence)
        moved = bool(self.parts.cued("moved", sentence))
        seats = {first for first, _ in self.parts.cued("seats", sentence)}
        held = all(f.first in seats or not self.parts.counts(f) for f in figures)
        if cast or (held and not moved and len(figures) >= PARTS):
            yield _claim(whole, figures, figures, full)

    def _aboard(self, sentences: Sequence[Range]) -> Iterator[Claim]:
        """The 46 of "40 passengers and a crew of four … all 46 people on board"."""
        last = sentences[-1]
        for begin, end in self.parts.cued("aboard", last):
            whole = next(iter(self.parts.between(begin, end)), None)
            spans = [s for sentence in sentences for s in self.parts.cued("party", sentence)]
            inside = [self.parts.between(*span) for span in spans]
            if (
                whole is None
                or len(inside) != 1
                or len(inside[0]) != 2
                or self._is_elsewhere(sentences)
            ):
                continue
            pool = [f for s in sentences for f in self.parts.between(*s) if f.first != whole.first]
            if whole.value.value not in {f.value.value for f in pool}:
                yield _claim(whole, inside[0], pool)

    def _grown(self, sentence: Range) -> Iterator[Claim]:
        """The 17 of "eleven died … five more died, bringing the toll to 17"."""
        for _, end in self.parts.cued("so_far", sentence):
            inside = self.parts.between(*sentence)
            toll = next((f for f in inside if f.stop == end), None)
            more = [f for f in inside if f.stop in self._more]
            if toll is None or len(more) != 1 or self.parts.word(end) in self._on:
                continue
            early = [
                self.parts.figures[c.quantity.first]
                for c in self.parts.article.counts
                if c.quantity.first < more[0].first
                and c.measure in ("killed", "injured")
                and c.quantity.first in self.parts.figures
            ]
            other = [f for f in early if f.value.value != toll.value.value]
            if len({f.value.value for f in other}) == 1 and len(inside) == 2:
                yield _claim(toll, [other[-1], more[0]], other)

    def _victims(self, sentences: Sequence[Range]) -> Iterator[Claim]:
        """The nine of "killing three and wounding five … all nine victims"."""
        last = sentences[-1]
        for begin, end in self.parts.cued("all_victims", last):
            whole = next(iter(self.parts.between(begin, end)), None)
            said = {
                c.measure: self.parts.figures[c.quantity.first]
                for c in self.parts.article.counts
                if c.quantity.first < begin and c.quantity.first in self.parts.figures
            }
            parts = [said[m] for m in ("killed", "injured") if m in said]
            early = [f for f in self.parts.between(0, begin) if f not in parts]
            known = whole and whole.value.value in {f.value.value for f in early}
            if whole and len(parts) == 2 and not known and not self._is_elsewhere(sentences):
                yield _claim(whole, parts, parts)

    def _is_elsewhere(self, sentences: Sequence[Range]) -> bool:
        """True where the text speaks of another year, or of another of the same."""
        if any(self.parts.cued("another", sentence) for sentence in sentences):
            return True
        times = times_in(self.parts.article, sentences[-1])
        return any(time.parts.year is not None for time in times)


def _claim(
    whole: Figure, held: Sequence[Figure], pool: Sequence[Figure], complete: bool = True
) -> Claim:
    return Claim((whole,), labelled(held), complete, False, tuple(pool))
