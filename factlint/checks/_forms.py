"""Where the forms of a name or word stand in an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

import msgspec

from factlint.checks._near import apart
from factlint.extract.article import Article
from factlint.extract.passages import token_range
from factlint.extract.proper import name_words, small_words
from factlint.model import Span
from factlint.rulebook.words import fold, fold_marks

Keys = tuple[str, ...]
_LETTERS = re.compile(r"[^\W_]+")
_NEAR, _BESIDE = 2.0, 4
_FEWEST_LETTERS = 4
FIGURE = "#"


class Found(msgspec.Struct, frozen=True):
    """A form where it stands, as it is written; `form` tells it from the others of its group."""

    form: str
    text: str
    span: Span


class FormReader:
    """Finds forms in the text of one article: not in quotations, and few in its headline."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._words = article.tokens.words
        self._small = small_words(article.lexicon)

    def words(self, forms: Sequence[str]) -> list[Found]:
        """The forms of a word in text order, each in its own case."""
        prose, found = self.article.document.prose, []
        present = [form for form in forms if _first_word(form) in self._lowered]
        plain = all(form.rstrip("*").isalpha() for form in forms)
        for form in present if len(present) > 1 else ():
            for match in _expression(form).finditer(prose):
                place = Found(form, match[0], Span(*match.span()))
                twin = _has_small_twin(form, forms)
                opens = twin and (self._opens(match.start()) or self._is_of_name(place.span))
                counts = self._counts(place.span, plain=plain)
                counts = counts and not self._is_shouted(place.span)
                named = form.isupper() and self._begins_name(place.span)
                counts = counts and not (named and not self._has_twin(place, forms))
                stop = f"{form}." in forms and prose[match.end() : match.end() + 1] == "."
                if counts and not (opens or stop) and self._is_case_of(form, match):
                    found.append(place)
        return sorted(found, key=lambda place: place.span)

    def endings(self, ways: Sequence[Sequence[str]], fixed: frozenset[str]) -> list[Found]:
        """The words with an ending of some ways, but for those of fixed stems.

        One with a capital that begins a sentence counts where another has its stem.
        """
        found: list[tuple[str, Found]] = []
        for at, word in enumerate(self._words):
            span, lower = self.article.tokens.span(at, at + 1), word.lower()
            small = word == lower or (word[1:] == lower[1:] and self._opens(span.start))
            for way in ways if small and len(word) >= _FEWEST_LETTERS else ():
                stem = _stem(lower, way)
                if stem and stem not in fixed and self._counts(span):
                    found.append((stem, Found(way[0], word, span)))
        stems = {stem for stem, place in found if place.text.islower()}
        return [place for stem, place in found if stem in stems]

    def _has_twin(self, place: Found, forms: Sequence[str]) -> bool:
        """True where another form stands before the same word: U.S. Navy, and US Navy."""
        behind = self.article.tokens.word(token_range(self.article, place.span)[1])
        prose = self.article.document.prose
        return any(f"{form} {behind}" in prose for form in forms if form != place.form)

    def are_explained(self, mine: Sequence[Found], theirs: Sequence[Found]) -> bool:
        """True where a form stands beside the other, or a translation in its sentence."""
        letters = {"".join(keys_of(side[0].form)) for side in (mine, theirs) if side}
        translated = len(letters) > 1
        sentence = self.article.sentence_at
        return any(
            are_beside(self.article, place, there)
            or (translated and sentence(place.span.start) == sentence(there.span.start))
            for place in mine
            for there in theirs
        )

    def are_two_uses(self, mine: Sequence[Found], theirs: Sequence[Found]) -> bool:
        """True for "health-care costs" and "health care": a hyphen only before a noun."""
        joined, apart = sorted((mine, theirs), key=lambda places: "-" not in places[0].form)
        if "-" not in joined[0].form or " " not in apart[0].form:
            return False
        nouns = {self._noun(place) for place in joined}
        return "" not in nouns and nouns.isdisjoint(map(self._noun, apart))

    def _noun(self, place: Found) -> str:
        """The word that a form describes: the noun right behind it."""
        behind = self.article.tokens.word(token_range(self.article, place.span)[1])
        noun = behind.isalpha() and behind.islower() and fold(behind) not in self._not_nouns
        return fold(behind) if noun else ""

    @cached_property
    def _not_nouns(self) -> frozenset[str]:
        listed = self.article.grammar.listed("be", "have", "modal", "adverb", "preposition")
        return listed | self._small

    @cached_property
    def _lowered(self) -> str:
        return self.article.document.prose.lower()

    def names(self, forms: Sequence[str]) -> list[Found]:
        """The forms of a name in text order, whatever the case, the marks and the hyphens."""
        all_keys = {key for form in forms for key in keys_of(form)}
        found = [place for form in forms for place in self._name(form, keys_of(form), all_keys)]
        whole = [place.span for place in found]
        for form in forms:
            last = keys_of(form)[-1:]
            if len(keys_of(form)) > 1 and last and not form.isascii():
                found += [
                    place
                    for place in self._name(last[0], last, all_keys)
                    if not any(place.span.overlaps(span) for span in whole)
                ]
        kept: list[Found] = []
        for place in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
            if not kept or not kept[-1].span.overlaps(place.span):
                kept.append(place)
        return kept

    def _name(self, form: str, keys: Keys, mine: set[str]) -> Iterator[Found]:
        folded, places = self._folded
        for at in range(len(folded) - len(keys) + 1):
            if tuple(folded[at : at + len(keys)]) != keys:
                continue
            tokens = places[at : at + len(keys)]
            if not self._are_joined(tokens) or self._is_of_another(tokens, mine):
                continue
            span = self.article.tokens.span(tokens[0], tokens[-1] + 1)
            text = self.article.document.text[span.start : span.end]
            if text != text.lower() and not text.isupper() and self._counts(span):
                yield Found(form, " ".join(text.split()), span)

    @cached_property
    def _folded(self) -> tuple[list[str], list[int]]:
        """The words of the article as they are compared, with their tokens."""
        places = [at for at, word in enumerate(self._words) if word[0].isalpha()]
        return [fold_marks(self._words[at]) for at in places], places

    def _are_joined(self, tokens: Sequence[int]) -> bool:
        """True for words with nothing but a hyphen between them."""
        pairs = pairwise(tokens)
        between = (self._words[at] for one, other in pairs for at in range(one + 1, other))
        return all(word == "-" for word in between)

    def _is_of_another(self, tokens: Sequence[int], mine: set[str]) -> bool:
        """True for one word inside a longer name: `Kiev Street`, `Marta Ibanez`."""
        if len(tokens) > 1:
            return False
        known = name_words(self.article.lexicon)
        passing = mine | known.titles | known.openers | self._small
        beside = (self.article.tokens.word(at) for at in (tokens[0] - 1, tokens[0] + 1))
        return any(word[:1].isupper() and fold_marks(word) not in passing for word in beside)

    def _is_of_name(self, span: Span) -> bool:
        """True for a word with a capital before another one: "the Internet Archive"."""
        first, stop = token_range(self.article, span)
        return self._words[first][:1].isupper() and self.article.tokens.word(stop)[:1].isupper()

    def _begins_name(self, span: Span) -> bool:
        """True for an acronym that another name begins with: "at U.S. Steel", not "the US Army"."""
        tokens, known = self.article.tokens, name_words(self.article.lexicon)
        first, stop = token_range(self.article, span)
        before, behind = fold_marks(tokens.word(first - 1)), tokens.word(stop)
        named = behind[:1].isupper() and fold_marks(behind) not in known.titles
        return named and before not in self.article.grammar.listed("name-article")

    def _counts(self, span: Span, *, plain: bool = False) -> bool:
        """False in quotations and in headlines, which abbreviate; `plain` words stay the same."""
        article = self.article
        told = plain or article.layout.part_of(span) not in ("headline", "deck")
        return told and not article.quoted(span)

    def _is_shouted(self, span: Span) -> bool:
        """True in a sentence that is all in capitals, where an acronym needs its full stops."""
        sentence = self.article.sentence_at(span.start)
        return all(word.isupper() for word in self._words[slice(*sentence)] if word.isalpha())

    def _is_case_of(self, form: str, match: re.Match[str]) -> bool:
        """True in the form's own case; one in small letters may begin a sentence."""
        stem, text = form.rstrip("*"), match[0]
        if text.startswith(stem) or form.startswith(FIGURE):
            return True
        opens = self._opens(match.start())
        return opens and text[1:].startswith(stem[1:]) and fold(text).startswith(fold(stem))

    def _opens(self, at: int) -> bool:
        """True at the beginning of a sentence, where any word has a capital."""
        first = self.article.sentence_at(at)[0]
        return self.article.tokens.starts[first] == at


def _first_word(form: str) -> str:
    """What a text has at least that has a form."""
    words = [] if form.startswith(FIGURE) else form.rstrip("*").lower().split()
    return words[0] if words else ""


def _stem(word: str, way: Sequence[str]) -> str:
    """What stands before the ending of a word; nothing where it has none of them."""
    ending = next((each for each in way if word.endswith(each)), "")
    return word[: -len(ending)] if ending else ""


def _has_small_twin(form: str, forms: Sequence[str]) -> bool:
    """True for a form with a capital that another one has not: "Internet" and "internet"."""
    return any(form != other and form.lower() == other for other in forms)


def keys_of(form: str) -> Keys:
    """The words of a form as they are compared."""
    return tuple(fold_marks(word) for word in _LETTERS.findall(form))


def are_versions(one: str, other: str, small: frozenset[str]) -> bool:
    """True for two forms of which an article should have one: translated, or spelt otherwise.

    A short form, an acronym and a name that has nothing in common with the other are none.
    """
    mine, theirs = keys_of(one), keys_of(other)
    if mine != theirs and "".join(mine) == "".join(theirs):
        return True
    if min(len(mine), len(theirs)) > 1 and _are_translated(mine, theirs, small):
        return True
    if is_short(one) or is_short(other) or set(mine) <= set(theirs) or set(theirs) <= set(mine):
        return False
    if len(mine) == len(theirs) == 1 or len(mine) != len(theirs):
        last = apart(mine[-1], theirs[-1])
        if min(len(mine), len(theirs)) == 1:
            return len(mine[-1]) >= _FEWEST_LETTERS and 0 < last <= _NEAR
    return not (set(mine) & set(theirs)).issubset(small)


def _are_translated(one: Keys, other: Keys, small: frozenset[str]) -> bool:
    """True for the same words in another order, or one that two languages write alike."""
    mine, theirs = ([word for word in keys if word not in small] for keys in (one, other))
    alike = any(
        min(len(word), len(there)) > _FEWEST_LETTERS and 0 < apart(word, there) <= _NEAR
        for word in mine
        for there in theirs
    )
    return alike or (mine != theirs and sorted(mine) == sorted(theirs))


def is_short(form: str) -> bool:
    """True for an acronym: one word with more than one capital."""
    return len(keys_of(form)) == 1 and sum(map(str.isupper, form)) > 1


def are_beside(article: Article, one: Found, other: Found) -> bool:
    """True for two forms that stand side by side, where the text explains the one."""
    first, last = sorted((one.span, other.span))
    starts = article.tokens.starts
    between = sum(first.end <= start < last.start for start in starts)
    return between <= _BESIDE and article.sentence_at(first.start) == article.sentence_at(
        last.start
    )


@lru_cache(maxsize=1024)
def _expression(form: str) -> re.Pattern[str]:
    """A form as a whole word; `*` stands for any ending, capitals only for themselves.

    Behind `#`, a figure, stand forms that go together: `# a.m. | p.m.`.
    """
    if form.startswith(FIGURE):
        ways = "|".join(re.escape(way.strip()) for way in form[1:].split("|"))
        return re.compile(rf"(?<=\d)\s?(?:{ways})(?!\w)")
    stem = form.rstrip("*")
    body = r"\s+".join(map(re.escape, stem.split()))
    ending = r"\w*" if stem != form else r"(?![\w$])"
    return re.compile(rf"(?<![\w$]){body}{ending}", 0 if stem != stem.lower() else re.IGNORECASE)
