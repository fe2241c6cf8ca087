"""Whether two ways to write a name are of two bearers: two persons, two places, two firms."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cached_property

from factlint.checks._one_name import begin_alike
from factlint.checks._written import Written
from factlint.extract.article import Article
from factlint.extract.proper import day_words, small_words
from factlint.rulebook.words import fold_marks

_BEFORE, _BEHIND = re.compile(r"([^\W_]+)\s+$"), re.compile(r"\s+([^\W_]+)")
_TOLD = re.compile(r",\s+([^\W_]+)")
_GENITIVE = re.compile(r"['’]")
_NEAR = 30


class Bearers:
    """Who bears the names of one article, as the words around them tell."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._prose = article.document.prose
        self._small = small_words(article.lexicon)
        self._drift = article.lexicon.name_drift

    def are_two(self, rare: Sequence[Written], main: Sequence[Written]) -> bool:
        """True for two bearers, and for a name that the text introduces where it comes second."""
        return (
            self._have_two_bearers(rare, main)
            or self._is_named_after(rare, main)
            or self._is_named_after(main, rare)
            or self._is_introduced(max(rare[0], main[0], key=lambda place: place.span))
        )

    def _have_two_bearers(self, rare: Sequence[Written], main: Sequence[Written]) -> bool:
        """True where each way has fuller names of its own: `Robert Mueller`, `Thomas Müller`."""
        tails = [{place.tail for place in places} - {""} for places in (rare, main)]
        if all(tails) and tails[0].isdisjoint(tails[1]):
            return True  # the Co-operative Bank of Arden, the Cooperative Bank of Kell
        lie = [set().union(*map(self._lies_in, places)) for places in (rare, main)]
        told = any(self.behind(place) in self._drift.places for place in (*rare, *main))
        if told and all(lie) and lie[0].isdisjoint(lie[1]):
            return True  # King's Cross in London, the Kings Cross district of Sydney
        fronts = [{place.front for place in places} - {""} for places in (rare, main)]
        if not all(fronts) or " " in rare[0].text or " " in main[0].text:
            return False
        if any(self.behind(place) in self._families for place in (*rare, *main)):
            return False  # Harold DeBruin, and the deBruin family
        return not any(
            one.endswith(other) or other.endswith(one) or begin_alike(one, other)
            for one in fronts[0]
            for other in fronts[1]
        )

    def _lies_in(self, place: Written) -> set[str]:
        """The place that a sentence says a name is in."""
        lying = self._lying.match(self._prose, place.span.end)
        return {fold_marks(lying[1])} - day_words(self.article.lexicon) if lying else set()

    def _is_named_after(self, things: Sequence[Written], bearers: Sequence[Written]) -> bool:
        """True for a person and what has her name: "Eliza Smith Barlow", "Smith-Barlow School"."""
        if not self._is_thing(things) or self._is_thing(bearers):
            return False
        return any(map(self._is_person, bearers)) and not any(map(self._is_person, things))

    def _is_thing(self, places: Sequence[Written]) -> bool:
        """True for a way before other words of a name, and behind a word that a place follows."""
        if re.search(rf"\b{re.escape(places[0].text)} [A-Z]", self._prose):
            return True
        return any(
            self.before(place) in self._drift.where
            and not _GENITIVE.match(self._prose, place.span.end)
            for place in places
        )

    def _is_person(self, place: Written) -> bool:
        """True behind a title or another word with a capital, and before none."""
        return bool(place.front) and not place.cut and self.before(place)[:1].isupper()

    def _is_introduced(self, place: Written) -> bool:
        """True for "Harrows, the town in Kell", where it is told what it is.

        What has been named before is not.
        """
        told = _TOLD.match(self._prose, place.span.end)
        return told is not None and fold_marks(told[1]) in self.articles

    def are_partners(self, one: Written, other: Written) -> bool:
        """True for "Kettle and Ames" who are persons, too: a given name stands before each."""
        text = one.text if "&" in one.text else other.text
        families = (part.split()[-1] for part in text.split("&"))
        return all(
            any(
                match[1][:1].isupper() and not self._opens_sentence(match.start())
                for match in re.finditer(rf"([^\W\d_]+)\s+{re.escape(family)}\b", self._prose)
            )
            for family in families
        )

    def _opens_sentence(self, offset: int) -> bool:
        """True where a capital shows nothing, but for a name that is known."""
        article = self.article
        first = article.sentence_at(offset)[0]
        at_start = article.tokens.starts[first] == offset
        return at_start and fold_marks(article.tokens.words[first]) in self._small

    def before(self, place: Written) -> str:
        """The word right before a name."""
        start = place.span.start
        before = _BEFORE.search(self._prose[max(0, start - _NEAR) : start])
        return before[1] if before else ""

    def behind(self, place: Written) -> str:
        """The word right behind a name."""
        behind = _BEHIND.match(self._prose[place.span.end : place.span.end + _NEAR])
        return behind[1] if behind else ""

    @cached_property
    def _families(self) -> frozenset[str]:
        return frozenset(self.article.lexicon.name_forms.families)

    @cached_property
    def articles(self) -> frozenset[str]:
        return frozenset(dict(self.article.lexicon.lists).get("article-the", ()))

    @cached_property
    def _lying(self) -> re.Pattern[str]:
        """Where a name lies, a word or two behind it: "station in *London*"."""
        where = "|".join(map(re.escape, (*self._drift.where, *self._drift.of)))
        return re.compile(rf"(?:\s[a-z]+){{0,2}}\s(?:{where})\s+([A-Z][^\W\d_]+)")


def are_two_bearers(prose: str, one: str, other: str, links: Collection[str]) -> bool:
    """True where one of them goes on and the other never does so: "Lloyds Bank"."""
    rests = [set(_rests(prose, name, links)) for name in (one, other)]
    return any(rests) and rests[0].isdisjoint(rests[1])


def _rests(prose: str, name: str, links: Collection[str]) -> list[str]:
    """The words with capitals right behind a name, or behind a link: "Lloyd's of *London*"."""
    link = "|".join(map(re.escape, links))
    written = re.escape(name).replace("'", "['’]")
    return re.findall(rf"\b{written} (?:(?:{link}) )?([A-Z]\w+)", prose)
