"""Names that an article writes in two ways, without a declaration of the desk."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from factlint.checks._bearers import Bearers, are_two_bearers
from factlint.checks._one_name import begin_alike, differ_in_capital, may_mix
from factlint.checks._variants import may_vary, variants
from factlint.checks._written import Writings, Written, joining_words
from factlint.extract.article import Article
from factlint.extract.passages import passage, token_range
from factlint.extract.proper import small_words
from factlint.model import Span
from factlint.rulebook.words import fold_marks

Mixture = tuple[list[Written], list[Written]]
_SHOUTED = re.compile(r"[^\W\d_]{4,}")
_CAPITALS = re.compile(r"\b[^\W\d_]{2,}\b")
_LETTERS = re.compile(r"[^\s-]")
_OPENING_WORD = re.compile(r"\w[a-z]+[ -][a-z]+")
_NEAR = 30
_BESIDE = 25


class Mixtures:
    """The names that one article writes in two ways."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._prose = article.document.prose
        self._small = small_words(article.lexicon)
        self._drift = article.lexicon.name_drift
        self._bearers = Bearers(article)

    def read(self) -> Iterator[Mixture]:
        """The places of the rarer way and those of the usual one, one pair a name."""
        done: list[Span] = []
        if may_mix(self._prose, joining_words(self.article.lexicon)[0], self._small):
            yield from self._mixed(done)
        if may_vary(self.article):
            yield from self._variants(done)

    def _variants(self, done: list[Span]) -> Iterator[Mixture]:
        """Names that are spelt in two accepted ways, not side by side."""
        for ways in variants(Writings(self.article)):
            rare, main = ([place for place in way if self._counts(place)] for way in ways)
            if not rare or not main:
                continue
            shown = [*rare, *main]
            told = any(place.span.overlaps(span) for place in shown for span in done)
            told |= len({self.article.sentence_at(place.span.start) for place in shown}) == 1
            told |= any(self._is_beside(one, other) for one in rare for other in main)
            if told or any(map(self._is_about, shown)):
                continue
            yield rare, main

    def _mixed(self, done: list[Span]) -> Iterator[Mixture]:
        """Names with the same letters that are written in two ways."""
        for _, places in Writings(self.article).mixed():
            ways = self._ways(places)
            if len(ways) < 2:
                continue
            ranked = sorted(ways.values(), key=lambda found: (-len(found), found[0].span))
            main = ranked[0]
            for rare in reversed(ranked[1:]):
                shown = [*rare, *main]
                if any(place.span.overlaps(span) for place in shown for span in done):
                    continue
                if self._is_one_name(rare, main):
                    done += [place.span for place in shown]
                    yield rare, main

    def _ways(self, places: Sequence[Written]) -> dict[str, list[Written]]:
        """The places by how they are written; the capital of a sentence's first word is none."""
        ways: dict[str, list[Written]] = defaultdict(list)
        for place in sorted(set(places), key=lambda place: (place.span, place.front)):
            if place.span not in [seen.span for seen in ways[place.text]] and self._counts(place):
                ways[place.text].append(place)
        for text in list(ways):
            other = next((way for way in ways if differ_in_capital(way, text)), "")
            opening = [place for place in ways[text] if place.opens] if other else []
            if opening and ways[other]:
                ways[other] += opening
                ways[text] = [place for place in ways[text] if not place.opens]
        return {
            text: sorted(found, key=lambda place: place.span)
            for text, found in ways.items()
            if found
        }

    def _counts(self, place: Written) -> bool:
        """False in quotation marks, for addresses, shouted words, and joined ones in headlines."""
        article = self.article
        if self._is_handle(place):
            return False
        if article.layout.part_of(place.span) in ("headline", "deck") and not place.text.isalnum():
            return False
        return article.quoted(place.span) is None and not self._is_shouted(place)

    def _is_handle(self, place: Written) -> bool:
        """True for one word by which something is found on the web: "its page, CafeZoe"."""
        if not place.text.isalnum():
            return False
        first, stop = token_range(self.article, place.span)
        sentence = self.article.sentence_of(first)
        return any(
            begin < stop and first < end
            for handle in self.article.lexicon.name_forms.handles
            for begin, end in self.article.cued([handle], sentence)
        )

    def _is_shouted(self, place: Written) -> bool:
        """True for a name in capitals that is no single word inside a sentence."""
        if not any(map(str.isupper, _SHOUTED.findall(place.text))):
            return False
        start, end = place.span.start, place.span.end
        around = self._prose[max(0, start - _NEAR) : start], self._prose[end : end + _NEAR]
        before, behind = _CAPITALS.findall(around[0]), _CAPITALS.findall(around[1])
        beside = [*before[-1:], *behind[:1]]
        return bool(
            place.opens or place.front or " " in place.text or any(map(str.isupper, beside))
        )

    def _is_one_name(self, rare: Sequence[Written], main: Sequence[Written]) -> bool:
        if any(all(map(_is_word_of_opening, places)) for places in (rare, main)):
            return False
        pairs = [(one, other) for one in rare for other in main]
        if not any(self._are_alike(one, other) for one, other in pairs):
            return False
        if self._bearers.are_two(rare, main) or self._is_in_use(rare, main):
            return False
        if any(places[0].text.endswith("'s") for places in (rare, main)):
            return self._is_genitive_name(*sorted((rare, main), key=lambda p: p[0].text[-2] != "'"))
        if "&" in rare[0].text + main[0].text and self._bearers.are_partners(rare[0], main[0]):
            return False
        return not any(self._is_beside(one, other) for one, other in pairs) and not any(
            self._is_about(place) for place in (*rare, *main)
        )

    def _are_alike(self, one: Written, other: Written) -> bool:
        """True for two places that may be of one name by the words around them."""
        if (one.cut or other.cut) and one.text.lower() == other.text.lower():
            return False  # British defence, and British Defence Secretary Ida Marsh
        if (one.whole and other.whole) or one.front == other.front:
            return True
        if differ_in_capital(one.text, other.text):
            return " " not in one.text  # Vincent van Gogh, and Van Gogh
        if begin_alike(one.front, other.front):
            return True  # Lady Cynthia MacAllan, and Lady Macallan
        if any(map(str.isdigit, one.text)):
            return False
        return one.whole or other.whole or " " in one.text or " " in other.text

    def _is_genitive_name(self, one: Sequence[Written], other: Sequence[Written]) -> bool:
        """True for "Harrow's", a shop, beside "Harrows": never "Harrow", nor only before a noun."""
        bare = re.escape(one[0].text[:-2])
        if other[0].text.endswith("'s") or re.search(rf"\b{bare}\b(?!['’]s)", self._prose):
            return False
        if are_two_bearers(self._prose, one[0].text, other[0].text, self._drift.of):
            return False
        behind = map(self._bearers.behind, one)
        return any(not word or word in self._small for word in behind)

    def _is_in_use(self, rare: Sequence[Written], main: Sequence[Written]) -> bool:
        """True for two words by their use: "the Fair Haven" a ship, a "Cold-War era"."""
        texts = rare[0].text, main[0].text
        joints = [_LETTERS.sub("", text) for text in texts]
        if joints[0] == joints[1] or any(map(str.isdigit, texts[0])):
            return False
        definite = [
            {
                place.definite
                for place in places
                if not (self._describes(place) if place.definite else self._is_told(place))
            }
            for places in (rare, main)
        ]
        if definite in ([{True}, {False}], [{False}, {True}]):
            return True
        return any(
            "-" in one[0].text
            and " " in other[0].text
            and "-" not in other[0].text
            and one[0].text.split("-")[0].lower() not in self._particles
            and all(map(self._describes, one))
            and not any(map(self._describes, other))
            for one, other in ((rare, main), (main, rare))
        )

    def _is_told(self, place: Written) -> bool:
        """True behind a noun that says what it is, and takes its article: "the boat Sea-Lark"."""
        before = self._bearers.before(place)
        return before.islower() and before not in self._small

    def _describes(self, place: Written) -> bool:
        """True between an article and a noun: "the Cold-War era"."""
        if (
            " " in place.text
            or fold_marks(self._bearers.before(place)) not in self._bearers.articles
        ):
            return False
        behind = self._bearers.behind(place)
        return behind.islower() and behind not in self._small

    @cached_property
    def _particles(self) -> frozenset[str]:
        """What begins a name and is no noun: "al-Nasra"."""
        return joining_words(self.article.lexicon)[1]

    def _is_beside(self, one: Written, other: Written) -> bool:
        """True for two ways right beside each other, where the text explains the one."""
        first, last = sorted((one.span, other.span))
        between = self._prose[first.end : last.start]
        return last.start - first.end < _BESIDE and not re.search(r"[.!?]\s", between)

    def _is_about(self, place: Written) -> bool:
        """True where the sentence speaks of the name itself."""
        article = self.article
        part = passage(article, token_range(article, place.span))
        forms = article.lexicon.name_forms
        return article.says((*forms.spelling, *forms.about), part)


def _is_word_of_opening(place: Written) -> bool:
    """True for "Pre-school" or "High school" where a sentence begins, which may be no name."""
    return place.opens and not place.front and bool(_OPENING_WORD.fullmatch(place.text))
