"""What speaks for two claims of ages and births being of one person, and what against."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.checks._age_claims import BORN, NOW, Claim
from factlint.checks._age_tellings import Readings, TellingReader
from factlint.checks._odds import Candidate, Signs
from factlint.checks._slips import is_a_digit_off, is_shuffled
from factlint.checks._subjects import Subjects
from factlint.extract.article import Article
from factlint.model import Quantity

YEAR = 366
MOST = 4
"""So many of a kind count."""


class AgeSigns:
    """Reads the signs around the claims of one article."""

    def __init__(
        self,
        article: Article,
        subjects: Subjects,
        claims: Sequence[Claim],
        read: Readings,
    ) -> None:
        self._article, self._subjects, self._focus = article, subjects, read.focus
        self._words, self._folded = article.tokens.words, article.tokens.folded
        self._claims, self._read = claims, read
        self._tellings = TellingReader(article, subjects, read)
        listed = article.grammar.listed
        self._kin, self._another = listed("kin"), listed("another")
        self._people = listed("people", "person-role", "kin")

    def candidate(self, one: Claim, two: Claim) -> Candidate:
        """Two claims, the first one before the second, with all signs."""
        spans = (self._article.tokens.span(c.first, c.stop) for c in (one, two))
        signs = {
            **self._times(one, two),
            **self._figures(one, two),
            **self._persons(one, two),
            **self._apart(one, two),
            **self._others(one, two),
            **{f"{name}-1": sign for name, sign in self._tellings.of(one).signs.items()},
            **{f"{name}-2": sign for name, sign in self._tellings.of(two).signs.items()},
        }
        if signs["headline"]:
            signs["stranger-2"] = False
        return Candidate(tuple(spans), {name: float(sign) for name, sign in signs.items()})

    def _times(self, one: Claim, two: Claim) -> Signs:
        """Which times the two speak of, and how far they are from agreeing."""
        forms = sorted((one.form, two.form))
        days = one.gap(two)
        vague = not all(c.is_precise for c in (one, two))
        return {
            "-".join(forms): True,
            "too-soon": one.is_too_soon(two),
            "adrift": any(c.form not in (NOW, BORN) and not c.dated for c in (one, two)),
            "both-dated": one.dated and two.dated,
            "vague": vague,
            "may-meet": one.may_meet(two),
            "gap-year": vague and days <= YEAR,
            "gap-years": days > 3 * YEAR,
            "gap-decade": days > 10 * YEAR,
            "gap-life": days > 25 * YEAR,
            "undated": self._article.anchor is None,
        }

    def _figures(self, one: Claim, two: Claim) -> Signs:
        """Where a slip shows in the figures."""
        if not (one.age and two.age):
            return {"young": 0 < one.age + two.age < 13}
        values = [Quantity(age, age, age) for age in (one.age, two.age)]
        return {
            "shuffled": is_shuffled(*values),
            "digit-off": is_a_digit_off(*values),
            "one-off": abs(one.age - two.age) == 1,
            "same-age": one.age == two.age,
            "young": min(one.age, two.age) < 13,
            "child": (one.age < 18) != (two.age < 18),
        }

    def _persons(self, one: Claim, two: Claim) -> Signs:
        """Whom the two are about, as far as names say it."""
        told = [self._tellings.of(claim) for claim in (one, two)]
        keys = [each.key for each in told]
        named = [key for key in keys if key]
        between = self._focus.names(one.stop, two.first)
        so_far = self._focus.keys(0, two.stop)
        others = {name.key for name in between} - set(named)
        subjects = [each.subject for each in told]
        sexes = [each.sex for each in told]
        return {
            "same-key": len(named) == 2 and keys[0] == keys[1],
            "other-key": len(named) == 2 and keys[0] != keys[1],
            "first-key": bool(keys[0]) and not keys[1],
            "second-key": bool(keys[1]) and not keys[0],
            "names-between": min(len(others), MOST),
            "one-subject": None not in subjects and subjects[0] == subjects[1],
            "other-subject": None not in subjects and subjects[0] != subjects[1],
            "named-again": any(name.key == keys[0] for name in between) and bool(keys[0]),
            "alone": len(so_far) == 1,
            "nobody": not so_far,
            "sex": bool(sexes[0] and sexes[1] and sexes[0] == sexes[1]),
            "other-sex": bool(sexes[0] and sexes[1] and sexes[0] != sexes[1]),
            "meets": self._subjects.meets_others(one.stop, two.first),
            "kin-between": not self._kin.isdisjoint(self._folded[one.stop : two.first]),
            "accused": one.first in self._read.charged and two.first not in self._read.summoned,
            "another": self._tells_another(one.stop, two.first),
        }

    def _tells_another(self, first: int, stop: int) -> bool:
        """True where a stretch tells of another person: "a second man", not "a third grade"."""
        folded = self._folded
        return any(
            folded[at] in self._another and not self._people.isdisjoint(folded[at + 1 : at + 3])
            for at in range(first, stop)
        )

    def _apart(self, one: Claim, two: Claim) -> Signs:
        """How far apart the two stand, and in what parts of the text."""
        number = self._article.sentence_number
        apart = number(two.first) - number(one.first)
        told = [self._tellings.of(claim) for claim in (one, two)]
        heads = [each.heading for each in told]
        return {
            "one-sentence": apart == 0,
            "next": apart == 1,
            "near": apart < 4,
            "far": apart > 7,
            "headline": heads[0] and not heads[1],
            "opening": heads[0] and not any(one.first < c.first < two.first for c in self._claims),
            "beside": two.first - one.stop < 3,
            "shared": min(len(told[0].words & told[1].words), MOST) if apart else 0,
            "paragraph": apart > 0 and "\n" in self._words[one.stop : two.first],
        }

    def _others(self, one: Claim, two: Claim) -> Signs:
        """What other claims say."""
        rest = [c for c in self._claims if c not in (one, two)]
        return {
            "claims": min(len(rest), MOST),
            "met-before": any(c.gap(two) <= 0 for c in rest if c.first < two.first),
            "met-behind": any(c.gap(two) <= 0 for c in rest if c.first > two.first),
            "first-met": any(c.gap(one) <= 0 for c in rest),
            "figure": any(c.age == two.age != 0 for c in rest),
            "first-figure": any(c.age == one.age != 0 for c in rest),
            "nearer": any(one.first < c.first < two.first for c in rest),
        }
