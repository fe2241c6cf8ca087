"""Whether a change is that of figures that another sentence gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from factlint.checks._heads import Figured, HeadReader
from factlint.checks._moves import Move
from factlint.checks._roles import Role, RoleReader
from factlint.extract.article import Article
from factlint.extract.passages import adjoin, quantities_in, times_in
from factlint.extract.tokens import Range

PARTED = ("wide", "narrow")
FAR = 6
NEXT = 3
SHARED = 2
"""So many words the sentence of a change since some time shares with those of its figures."""
HYPHENED = 3
"""So many tokens "-cow rise" has, of which "5" is the figure."""
SHORT = {"week", "weekend", "fortnight", "month", "quarter"}
LONG = ("year", "decade")
SPANS = "year", "month", "week", "day", "hour", "minute", "second"


class MatterReader:
    """Tells changes of other things, times or bases from those of the figures beside them."""

    def __init__(self, article: Article, roles: RoleReader, heads: HeadReader) -> None:
        self.article = article
        self.roles = roles
        self.heads = heads
        self._the = article.grammar.listed("article-the") - {*article.lexicon.numbers.articles}
        self._its = article.grammar.listed("article-the", "person-pronoun")

    def is_other(self, rate: Role, own: Range, places: Sequence[Range]) -> bool:
        """True where only one side is of all, of some, hoped for, or of many years."""
        beside = [place for place in places if place != own]
        said = (own[0], rate.first)
        if any(self._has(use, [own]) != self._has(use, beside) for use in PARTED):
            return True
        taken_up = self.article.tokens.word(rate.first - 1).lower() in self._the
        if not taken_up and self._has("hoped", [said]) != self._has("hoped", beside):
            return True
        mine, theirs = self._grains([own]), self._grains(beside)
        if mine and theirs and (mine <= SHORT) != (theirs <= SHORT):
            return True
        if not self._is_long(own) or self._are_apart(own, beside):
            return False
        years = {year for place in beside for year in self._years(place)}
        if self._has("since", [own]) and self._are_far(years):
            return len(self._stems(own) & self._stems(*beside)) < SHARED
        return bool(theirs) or self._has("lately", beside) or self._are_next(years)

    def _stems(self, *places: Range) -> set[str]:
        return {self.heads.stem(at) for place in places for at in range(*place)} - {""}

    def _are_far(self, years: set[str]) -> bool:
        """True for years that are not one, nor in a row."""
        found = sorted(int(year) for year in years if year.isdecimal())
        return len(found) > 1 and found[-1] - found[0] > 1

    def _are_next(self, years: set[str]) -> bool:
        """True for two years in a row, which are no decade apart."""
        found = sorted(int(year) for year in years if year.isdecimal())
        return len(found) > 1 and found[-1] - found[0] == 1

    def _are_apart(self, own: Range, places: Sequence[Range]) -> bool:
        """True for years that are as far apart as a sentence says: "doubled in five years"."""
        years = sorted(int(y) for place in places for y in self._years(place) if y.isdecimal())
        spans = [q.value.value for q in self.roles.quantities(own) if q.value.unit in LONG]
        return len(years) > 1 and any(abs(years[-1] - years[0] - (n or 0)) <= 1 for n in spans)

    def is_of_years(self, own: Range, places: Sequence[Range]) -> bool:
        """False for a rate of other years, or of a length of time, than its figures."""
        if any(q.value.unit in SPANS for q in self.roles.quantities(own)):
            return self._are_apart(own, places)
        years = {year for place in places for year in self._years(place)}
        return not years or self._years(own) <= years

    def _years(self, sentence: Range) -> set[str]:
        return {t.value.timex3[:4] for t in times_in(self.article, sentence) if t.value}

    def is_of_earlier_year(self, one: Figured, other: Figured) -> bool:
        """True for a figure in a sentence of one year, where the other's is a later one."""
        sentences = [self.article.sentence_of(figure.first) for figure in (one, other)]
        mine, theirs = map(self._years, sentences)
        return len(mine) == len(theirs) == 1 and min(mine) < min(theirs)

    def names_other(self, rate: Role, start: int) -> bool:
        """True for "a 35 percent jump in online orders" of which nothing was said before."""
        tokens, closed = self.article.tokens, self.heads.closed
        at = rate.stop + (HYPHENED if tokens.word(rate.stop) == "-" else 1)
        if tokens.word(at).lower() not in closed.prepositions | closed.of:
            return False
        noun = self.heads.noun_at(at + 1)
        timed = any(t.first <= at + 2 and at < t.stop for t in self.article.times)
        if noun is None or timed or quantities_in(self.article, (at + 1, at + 3)):
            return False
        first = self.article.sentence_of(start - 1)[0]
        phrase = {self.heads.stem(at) for at in range(at + 1, noun + 1)} - {""}
        return phrase.isdisjoint(self.heads.stem(at) for at in range(first, start))

    def has_own_subject(self, own: Range, place: Range) -> bool:
        """True for a sentence about things that one before it does not name: "Burglaries fell"."""
        first = own[0]
        if not self.heads.is_plural(first) or self.roles.cued("same", (first, first + 2)):
            return False
        return self.heads.stem(first) not in {self.heads.stem(at) for at in range(*place)}

    def has_object(self, rate: Role, place: Range) -> bool:
        """True for "doubled its spending" beside figures that are of no spending."""
        if rate.times is None or self.article.tokens.word(rate.stop).lower() not in self._its:
            return False
        noun = self.heads.noun_at(rate.stop + 1)
        said = {self.heads.stem(at) for at in range(*place)}
        return noun is not None and self.heads.stem(noun) not in said

    def recalled(self, told: Sequence[Move]) -> Iterator[Move]:
        """The changes of which another sentence says how much: "the 25 percent increase"."""
        number = self.article.sentence_number
        bare: dict[int, list[Move]] = defaultdict(list)
        for move in told:
            if move.before and not (move.percent or move.difference):
                bare[number(move.after.first)].append(move)
        if not bare:
            return
        for sentence in self.roles.sentences:
            for rate in self.roles.read(sentence):
                if rate.kind == "percent" and rate.way:
                    here = number(rate.first)
                    around = (m for n in range(here - FAR, here + NEXT) for m in bare.get(n, ()))
                    near = [move for move in around if self._recalls(rate, sentence, move)]
                    if len(near) == 1 and self._is_of(rate, near[0]):
                        move = near[0]
                        yield Move(rate, None, move.before, move.after, rate.way)

    def _recalls(self, rate: Role, sentence: Range, move: Move) -> bool:
        """True for "the 20 percent rise", and before "The increase takes it from 5 to 6"."""
        number = self.article.sentence_number
        apart = number(rate.first) - number(move.after.first)
        if 0 < apart <= FAR:
            return self._is_recalled(rate, sentence)
        place = self.article.sentence_of(move.after.first)
        return sentence < place and adjoin(self.article, sentence, place) and self._opens(place)

    def _opens(self, place: Range) -> bool:
        """True for a sentence that begins with the change told before it."""
        return any(first == place[0] for first, _ in self.roles.cued("taken_up", place))

    def _is_recalled(self, rate: Role, sentence: Range) -> bool:
        return any(f < rate.first < stop for f, stop in self.roles.cued("recalled", sentence))

    def _is_of(self, rate: Role, move: Move) -> bool:
        """True unless the words behind a change name something else: "the rise in exports"."""
        own = self.article.sentence_of(rate.first)
        place = self.article.sentence_of(move.after.first)
        if self.is_other(rate, own, [place]):
            return False
        at = rate.stop + 1
        if self.article.tokens.word(at).lower() not in self.heads.closed.prepositions | {
            *self.heads.closed.of
        }:
            return True
        said = {self.heads.stem(at) for at in range(*place)}
        noun = self.heads.noun_at(at + 1)
        return noun is not None and any(
            self.heads.stem(at) in said for at in range(at + 1, noun + 1)
        )

    def _is_long(self, place: Range) -> bool:
        """True for a change over years; "the largest since 2011" tells of no such time."""
        records = (first for first, _ in self.roles.cued("record", place))
        place = place[0], min(records, default=place[1])
        lengths = (q.value for q in self.roles.quantities(place))
        years = any(v.unit in LONG and (v.value or 0) > 1 for v in lengths)
        return years or any(self._has(use, [place]) for use in ("long", "since"))

    def _grains(self, places: Sequence[Range]) -> set[str]:
        """The grains of the times that some sentences only relate to their own: "last year"."""
        found = set()
        for time in (time for place in places for time in times_in(self.article, place)):
            parts = time.parts
            grain = parts.unit or ("season" if parts.season and not parts.year else None)
            if grain and grain != "day" and (parts.number or 1) == 1:
                found.add(grain)
        return found

    def _has(self, use: str, places: Iterable[Range]) -> bool:
        return any(self.roles.cued(use, place) for place in places)
