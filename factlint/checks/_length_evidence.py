"""What speaks for and against a length of time being that between two times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factlint.checks._end_kinds import LINK, EndKinds
from factlint.checks._ends import End
from factlint.checks._length_events import FAIR, REACH, STEM, SURE, LengthEvents
from factlint.checks._length_partings import PARTED, STRONG, LengthPartings
from factlint.checks._length_slips import FARTHER, far_off
from factlint.checks._said_lengths import SaidLength
from factlint.checks._spans import Length
from factlint.extract.article import Article
from factlint.rulebook.patterns import Pattern

NEAR = (2.0, 1.0, 0.25, -0.5)
"""What a time weighs by its sentence: that of the length, the next, and so on."""
SLIGHT = 0.5
SPOKEN = 0.5
"""What it weighs that somebody says a length."""
BEFORE, BEHIND = 7, 3
"""So many tokens before and behind a length its verb stands."""


class LengthEvidence(LengthPartings):
    """Weighs a length against pairs of the times around it, by words of a rule.

    `recent` are the first tokens of times of these days.
    """

    def __init__(
        self,
        article: Article,
        cues: Mapping[str, Sequence[Pattern]],
        words: Mapping[str, frozenset[str]],
        links: Sequence[Sequence[str]],
        recent: Sequence[int],
    ) -> None:
        super().__init__(article, words)
        self._cues = cues
        self._recent = frozenset(map(article.sentence_number, recent))
        self._kinds = EndKinds(article, words)
        self._told = LengthEvents(article, words, links)
        listed = article.grammar.listed
        self._of = listed("of")
        referring = listed("person-other", "person-pronoun", "person-possessive")
        self._resuming, self._births = referring | words["resuming-it"], words["births"]
        self._small = listed("article-the", "be", "have", "preposition", "person-pronoun")

    def weigh(self, said: SaidLength, ends: Sequence[End], one: End, two: End) -> float:
        """How likely it is that a length is meant to be that between two times."""
        length = said.length
        weight = self._near(length, one) + self._link(said) + self._told.weigh(said, one, two)
        weight += (one.begins or self._is_last(length, one)) * FAIR - (
            one.ends and not one.begins
        ) * SLIGHT
        over = self.ends_now(said) and (two.recent or not two.place)
        weight += STRONG * over
        begin, stop = self._article.sentence_of(length.first)
        here = begin <= one.first < stop
        if two.place:
            weight += self._near(length, two) + two.ends * FAIR
            weight += STRONG * ((one.begins or here) and self.is_term(said, two))
            weight -= STRONG * self._is_of_now(length, one, two)
        else:
            goes_on = self._goes_on(said, one, two)
            weight += STRONG * goes_on if goes_on or over else self._nowness(said)
            weight += STRONG * self._is_over(said, one)
        weight -= self._rivals(length, ends, one, two) + self._parted(said, one, two)
        weight -= SPOKEN * self.quoted(said)
        return weight + self._since(length, ends, one, two) - far_off(said, one, two)

    def ends_now(self, said: SaidLength) -> bool:
        """True for "strike ends after six days", which is told when it does."""
        return self.says("over", said.length, about=True)

    def quoted(self, said: SaidLength) -> bool:
        """True for a length in quotation marks."""
        span = self._article.tokens.span(said.length.first, said.length.stop)
        return self._article.quoted(span) is not None

    def says(self, name: str, length: Length, *, about: bool = False) -> bool:
        """True where the sentence of a length, or words `about` it, are those of a cue."""
        sentence = self._article.sentence_of(length.first)
        cued = self._article.cued(self._cues[name], sentence)
        return any(
            not about or (first < length.stop and length.first < stop) for first, stop in cued
        )

    def is_prior(self, length: Length) -> bool:
        """True for "having been a councillor for 12 years", before what is told."""
        begin, _ = self._article.sentence_of(length.first)
        before = " ".join(["", *self._words[max(begin, length.first - REACH) : length.first], ""])
        return any(f" {words} " in before for words in self._said["prior"])

    def is_habit(self, length: Length) -> bool:
        """True for "payments take six weeks", which is told of no single one."""
        before = self._words[max(0, length.first - 1) : length.first]
        return not self._said["taking"].isdisjoint(before)

    # What speaks for two times.

    def _near(self, length: Length, end: End) -> float:
        here = self._article.sentence_number(length.first)
        apart = abs(self._article.sentence_number(end.first) - here)
        span = self._article.tokens.span(length.first, length.stop)
        if self._article.layout.part_of(span) == "headline":
            apart = min(apart, 1)
        return NEAR[min(apart, len(NEAR) - 1)]

    def _nowness(self, said: SaidLength) -> float:
        """What speaks for the day of publication as the end of a length."""
        first, stop = said.length.first, said.length.stop
        begin, end = self._article.sentence_of(first)
        opens = first == begin and not self._said["naming"].isdisjoint(self._words[stop : stop + 1])
        far = end if opens else min(end, stop + BEHIND)  # "A decade after the fire, it has"
        around = self._words[max(begin, first - BEFORE) : far]
        if first > begin + LINK and self._words[stop : stop + 1] == [","]:
            around = self._words[max(begin, first - BEFORE) : stop]
        if not self._said["past-perfect"].isdisjoint(around):
            return -STRONG
        if any(self.says(cue, said.length) for cue in ("present", "speaking")) or said.old:
            return STRONG
        if not self._perfect.isdisjoint(around):
            return STRONG
        return SURE if self._is_recent(first) else -FAIR

    def _goes_on(self, said: SaidLength, one: End, now: End) -> bool:
        """True for "after ten years in the chair" of who "has chaired it since 2011"."""
        begin, _ = self._article.sentence_of(one.first)
        words = self._words[max(begin, one.first - REACH) : one.first]
        since = not self._said["ever-since"].isdisjoint(words[-1:])
        goes_on = since and one.last < 0 and not self._perfect.isdisjoint(words)
        held = goes_on and self.says("held", said.length, about=True)
        return held or (goes_on and self._told.is_named(said, one, now))

    def _is_over(self, said: SaidLength, end: End) -> bool:
        """True for "the 18-month closure" of what is open for the first time since a time."""
        words = self._words[slice(*self._article.sentence_of(end.first))]
        again = end.last >= 0 and not self._said["resuming"].isdisjoint(words)
        definite = said.compound and self._told.is_definite(said.length)
        return again and definite and self.says("lasted", said.length, about=True)

    def _since(self, length: Length, ends: Sequence[End], one: End, two: End) -> float:
        """What "since 1985, for 30 years" says for that time and now, and against any other."""
        begin, stop = self._article.sentence_of(length.first)
        beside = [
            end
            for end in ends
            if begin < end.first < stop
            and self._words[end.first - 1] in self._said["ever-since"]
            and 0 <= _apart(length, end) <= LINK
        ]
        if not beside:
            return 0.0
        if one not in beside:
            return -FARTHER
        return FARTHER if two.place is None or two.recent else 0.0

    def _is_of_now(self, length: Length, *ends: End) -> bool:
        """True for "has now served ten months", without one of the times in its sentence."""
        begin, stop = self._article.sentence_of(length.first)
        if any(begin <= end.first < stop for end in ends):
            return False
        around = self._words[max(begin, length.first - BEFORE) : length.first]
        return self.says("present", length) or not self._perfect.isdisjoint(around)

    def _is_recent(self, token: int) -> bool:
        return self._article.sentence_number(token) in self._recent

    def _link(self, said: SaidLength) -> float:
        """What the words right before and behind a length say of times."""
        length = said.length
        behind = self._words[length.stop : length.stop + 2]
        before = self._words[max(0, length.first - LINK) : length.first]
        linked = not self._said["linking"].isdisjoint(behind)
        if said.yearly or linked or self.says("lasted", length, about=True):
            return STRONG
        if self.says("awaited", length, about=True):
            return STRONG
        if not self._said["for"].isdisjoint(before):
            return FAIR
        return (
            FAIR
            if (self._told.is_definite(length) and not self._is_new(said)) or said.old
            else SLIGHT
            if said.compound
            else 0.0
        )

    def _is_new(self, said: SaidLength) -> bool:
        """True for "a ten-year loan", of which nothing was told before."""
        before = self._words[said.length.first - 1 : said.length.first]
        return said.compound and not self._articles.isdisjoint(before)

    def is_term(self, said: SaidLength, end: End) -> bool:
        """True for "a 20-year lease" and the time when it expires."""
        begin, _ = self._article.sentence_of(end.first)
        before = self._words[max(begin, end.first - REACH) : end.first]
        noun = self._words[said.length.stop : said.length.stop + 2]
        agreed = said.compound and not self._said["terms"].isdisjoint(noun)
        return agreed and not self._said["expiring"].isdisjoint(before)

    def _is_last(self, length: Length, end: End) -> bool:
        """True for "they last won in 2017"; of "his last cap" the cap must be spoken of, too."""
        if end.last < 0:
            return False
        noun, begin = self._words[end.last + 1], self._article.sentence_of(end.last)[0]
        if end.last == begin or self._words[end.last - 1] not in self._determiners:
            return True
        here = {
            word[:STEM] for word in self._words[slice(*self._article.sentence_of(length.first))]
        }
        return noun[:STEM] in here or noun in self._small or noun in self._said["such"]

    # What speaks against them.

    def _rivals(self, length: Length, ends: Sequence[End], one: End, two: End) -> float:
        """Other times that stand as near."""
        others = [e for e in ends if e is not one and e is not two and not e.recent]
        if not two.place:  # what is to come says nothing of a length until now
            others = [e for e in others if e.low < two.low]
        placed = [self._near(length, end) for end in (one, two) if end.place]
        weight = sum(FAIR for other in others if self._near(length, other) >= min(placed))
        own = max(placed) < NEAR[0] and any(self._near(length, e) == NEAR[0] for e in others)
        starts = any(e.begins and 0 <= e.first - length.stop <= LINK for e in ends if e is not one)
        paired = any(e.begins and e.first < two.first < one.first for e in others)
        return weight + PARTED * (own or starts or paired)

    def _parted(self, said: SaidLength, one: End, two: End) -> float:
        """Words between a length and the times that part them."""
        length, weight = said.length, 0.0
        placed = sorted((end for end in (one, two) if end.place), key=lambda end: end.first)
        behind = self._words[length.stop : length.stop + 2]
        lasts = self.says("lasted", length, about=True)
        linked = not self._said["linking"].isdisjoint(behind[:1])
        if self._kinds.is_of_another(length.first, [end.place for end in placed if end.place]):
            weight += PARTED
        if not linked and self._kinds.is_of_kin(length.first):
            weight += PARTED
        named = self._told.is_named(said, one, two) or self._goes_on(said, one, two)
        named = named or (self._told.is_definite(length) and self._are_both(one, two))
        awaited = self.says("awaited", length, about=True)
        if not said.yearly:
            weight += self._parted_behind(length, one, lasts, named or awaited)
        weight += STRONG * (awaited and self._is_of_other_wait(length, one, two))
        if self._is_new_subject(length, one, two):
            weight += PARTED
        if self._is_since(length, one) and not self.is_term(said, two):
            weight += STRONG * self._said["from"].isdisjoint(behind[:1])
        if self._kinds.lead_up(one.stop, length.first):
            weight += FARTHER
        definite = said.compound and self._told.is_definite(length)
        if not (definite or (lasts and one.begins)) and self._are_parted(length, placed):
            weight += PARTED
        if not self._said["later"].isdisjoint(behind[:1]):
            weight += self._later(length, one, two)
        leads = not self._said["naming"].isdisjoint(behind[:1])
        if leads and not self._said["resuming-it"].isdisjoint(behind[1:]):
            weight += 0.0 if one.first < length.first < two.first else FARTHER
        return weight

    def _is_of_other_wait(self, length: Length, one: End, two: End) -> bool:
        """True for a wait that no time here begins: nothing came about then for the last time."""
        begin, stop = self._article.sentence_of(length.first)
        over = two.place is not None and not two.recent
        begun = one.begins and (two.ends or over or one.first < length.first)
        here = begin <= one.first < stop and one.last < 0
        return not (self._is_last(length, one) or begun or here)

    def _later(self, length: Length, one: End, two: End) -> float:
        """As elsewhere; "25 years later it is still" leads to now."""
        now = not two.place and one.first < length.first and self.says("present", length)
        return -FAIR if now else super()._later(length, one, two)

    def _parted_behind(self, length: Length, one: End, lasts: bool, named: bool) -> float:
        """What "in the job" and "of" behind a length weigh."""
        behind, weight = self._words[length.stop : length.stop + 1], 0.0
        if not (lasts or named) and not self._said["parting"].isdisjoint(behind):
            weight += self._aside(length, one)
        if not lasts and not self._of.isdisjoint(behind):
            led_up = self._led_up(length, one)
            weight += PARTED if led_up else 0.0 if self._told.is_definite(length) else STRONG
        return weight

    def _are_both(self, one: End, two: End) -> bool:
        """True for "from 1979 until she left in 1997", which one sentence tells."""
        begin, stop = self._article.sentence_of(one.first)
        told = two.place is not None and begin <= two.first < stop
        return told and one.begins and two.ends


def _apart(length: Length, end: End) -> int:
    """How many tokens lie between a length and a time."""
    return max(length.first - end.stop, end.first - length.stop)
