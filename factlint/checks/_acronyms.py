"""Acronyms of an article, and the long forms that stand beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from factlint.checks._acronym_uses import OPENING, AcronymUses, Use
from factlint.checks._initials import SHORTEST, matches
from factlint.checks._long_forms import LongForm
from factlint.extract.article import Article
from factlint.extract.proper import day_words, small_words
from factlint.rulebook.words import fold_marks

MOST_WORDS = 12
_ATTRIBUTION = 5
_CLOSING = frozenset(")]")
_SETTING_OFF = frozenset("([,–—-")
_CONNECTING, _AROUND = 8, 7
_NAMESAKE = 3


class Acronyms:
    """What one article says of its acronyms."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._words = article.tokens.words
        self._owning = article.grammar.listed("possessive-mark")
        self._reader = AcronymUses(article)
        links = dict(article.lexicon.lists).get("name-link", ())
        self.small = small_words(article.lexicon) | set(links)

    @cached_property
    def uses(self) -> dict[str, list[Use]]:
        """The acronyms of the text in order, without headlines, codes and shouting."""
        return self._reader.read()

    @cached_property
    def headed(self) -> dict[str, list[Use]]:
        """The acronyms of the headline that the text does not take up."""
        return {key: uses for key, uses in self._reader.headed().items() if key not in self.uses}

    def written(self, form: str) -> list[int]:
        """The tokens that are a declared acronym, as it is written."""
        return [at for at, word in enumerate(self._words) if word == form]

    def is_explained(self, places: Sequence[int], key: str) -> bool:
        """True where brackets, an apposition or words with these initials say what it is."""
        if any(self.is_introduced(at) or self._is_apposed(at) for at in places):
            return True
        return any(matches(key, initials) for initials in self._initials)

    def need_long_form(self, uses: Sequence[Use]) -> bool:
        """True for an acronym that is long, or of an institution, or there more than once."""
        first = uses[0]
        longer = len(first.key) > SHORTEST or len(uses) > 1
        definite = dict(self.article.lexicon.lists).get("name-article", ())
        return longer or self.article.tokens.word(first.at - 1).lower() in definite

    def is_introduced(self, at: int) -> bool:
        """True in brackets, before brackets, behind "or", or beside a word such as "initials"."""
        words = self._words
        before, after = words[at - 1] if at else "", self.article.tokens.word(at + 1)
        if before in OPENING or after in OPENING or after in _CLOSING:
            return True
        behind = at - 2 if before in self._the else at - 1
        if behind > 0 and words[behind] in self._links:
            return True
        start, stop = self.article.sentence_of(at)
        around = words[max(start, at - _AROUND) : min(stop, at + _AROUND)]
        return not self.explaining.isdisjoint(around)

    def long_forms(self, key: str, uses: Sequence[Use]) -> Iterator[LongForm]:
        """The long forms right beside the acronym: in brackets, between commas, behind "or".

        One of which a single initial is another counts beside those that fit: "International
        Coffee Organization (GCO)".
        """
        forms = {use.at: form for use in uses for form in self.fitting(key, (use,))}
        for use in uses if forms else ():
            if use.at not in forms and (form := self._nearly(key, use.at)):
                forms[use.at] = form
        for _, form in sorted(forms.items()):
            yield form

    def fitting(self, key: str, uses: Sequence[Use]) -> Iterator[LongForm]:
        """The long forms beside the acronym whose initials it is."""
        for use in uses:
            stop, first = self.before(use.at), self._behind(use.at)
            form = self._back(key, stop, use.at) if stop else None
            if form is None and first:
                form = self._forth(key, first, use.at)
            if form is not None:
                yield form

    def _nearly(self, key: str, at: int) -> LongForm | None:
        """The name before an acronym in brackets that has all its initials but one."""
        stop = at - 1
        named = self.named(stop, len(key))
        if not named or self._words[stop] != "(" or self.article.tokens.word(at + 1) != ")":
            return None
        same = sum(self._words[n][0] == letter for n, letter in zip(named, key, strict=True))
        if same < len(key) - 1:
            return None
        return LongForm(named[0], stop, at, self.content(named[0], stop))

    def has_namesake(self, form: LongForm) -> bool:
        """True for "the other CDOA", "not to be confused with the … (CDOA)", "(CDOA) in Kell"."""
        near = (*self._ahead(form.at), *self._ahead(form.first))
        word = self.article.tokens.word
        place = word(form.at + 3)
        elsewhere = word(form.at + 2) in self._where and place[:1].isupper()
        elsewhere = elsewhere and fold_marks(place) not in day_words(self.article.lexicon)
        return elsewhere or not self.others.isdisjoint(near)

    def _ahead(self, at: int) -> Sequence[str]:
        begin = self.article.sentence_of(at)[0]
        return self.article.tokens.folded[max(begin, at - _NAMESAKE) : at]

    def named(self, stop: int, count: int) -> list[int]:
        """The last so many words with a capital of a name that ends at a token; none if fewer."""
        words, first = self._words, stop
        while first > 0 and (words[first - 1] in self._owning or self._is_of_name(first - 1)):
            first -= 1
        first += first < stop and fold_marks(words[first]) in self.small  # "The"
        named = [n for n in range(first, stop) if words[n][0].isupper()][-count:]
        return named if len(named) == count else []

    def _is_of_name(self, at: int) -> bool:
        """True for a word with a capital, a small one or a hyphen between two such."""
        word = self._words[at]
        return word[0].isupper() or word == "-" or fold_marks(word) in self.small

    def before(self, at: int) -> int:
        """Where a long form before an acronym ends: before a bracket or comma; 0 for none."""
        words = self._words
        first = at
        while first > max(1, at - _CONNECTING) and words[first - 1] in self._connecting:
            first -= 1
        if first == at or words[first] not in _SETTING_OFF:
            return 0
        closed = self.article.tokens.word(at + 1)
        return first if words[first] not in OPENING or closed in _CLOSING else 0

    def _behind(self, at: int) -> int:
        """Where a long form behind an acronym begins; 0 for none."""
        words, size = self._words, len(self._words)
        stop = at + 1
        connecting = self._connecting | self._says_so
        while stop < min(size, at + _CONNECTING) and words[stop] in connecting:
            stop += 1
        begun = stop > at + 1 and (words[at + 1] in _SETTING_OFF or words[at + 1] in self._says_so)
        return stop if begun and stop < size else 0

    def _forth(self, key: str, first: int, at: int) -> LongForm | None:
        """The shortest stretch behind a token whose initials are the acronym."""
        if fold_marks(self._words[first])[0] != key[0].lower():
            return None
        stop = first
        while stop < min(len(self._words), first + MOST_WORDS) and self._is_inside(stop):
            stop += 1
            if matches(key, self._letters(first, stop), whole=True):
                return LongForm(first, stop, at, self.content(first, stop))
        return None

    def content(self, first: int, stop: int) -> tuple[str, ...]:
        """The words of a stretch that say something, folded."""
        content = (fold_marks(word) for word in self._words[first:stop] if word[0].isalpha())
        return tuple(word for word in content if word not in self.small)

    def _back(self, key: str, stop: int, at: int) -> LongForm | None:
        """The shortest stretch before a token whose initials are the acronym."""
        first = stop
        while first > max(0, stop - MOST_WORDS) and self._is_inside(first - 1):
            first -= 1
            word = self._words[first]
            if fold_marks(word) in self.small or fold_marks(word)[0] != key[0].lower():
                continue
            if matches(key, self._letters(first, stop), whole=True):
                return LongForm(first, stop, at, self.content(first, stop))
        return None

    def _letters(self, first: int, stop: int) -> str:
        """The initials of a stretch, those of small words as small letters."""
        return "".join(
            word[0].lower() if fold_marks(word) in self.small else fold_marks(word)[0].upper()
            for word in self._words[first:stop]
            if word[0].isalpha()
        )

    @cached_property
    def _initials(self) -> list[str]:
        """The initials of all stretches of words without a mark."""
        found, first = [], 0
        for at in range(len(self._words) + 1):
            if at == len(self._words) or not self._is_inside(at):
                if at - first >= SHORTEST - 1:
                    found.append(self._letters(first, at))
                first = at + 1
        return found

    def _is_inside(self, at: int) -> bool:
        word = self._words[at]
        return word[0].isalpha() or word in "-'&" or word == "'s"

    def _is_apposed(self, at: int) -> bool:
        """True where the text goes on with what it is: `VTM, a firm`."""
        tokens = self.article.tokens
        if tokens.word(at + 1) != "," or tokens.word(at + 2) not in self._the:
            return False
        says = self.article.grammar.alphabet.members(["says"])
        return set(says).isdisjoint(tokens.plain[at + 2 : at + 2 + _ATTRIBUTION])

    @cached_property
    def _the(self) -> frozenset[str]:
        return frozenset(dict(self.article.lexicon.lists).get("article-the", ()))

    @cached_property
    def _connecting(self) -> frozenset[str]:
        """What may stand between a long form and its acronym."""
        return self._links | self._the | _SETTING_OFF

    @cached_property
    def _says_so(self) -> frozenset[str]:
        """What says behind an acronym what it is: "which is short for"."""
        return frozenset(self.article.lexicon.acronyms.expanding)

    @cached_property
    def others(self) -> frozenset[str]:
        return frozenset(self.article.lexicon.acronyms.namesakes)

    @cached_property
    def _where(self) -> frozenset[str]:
        return frozenset(self.article.lexicon.name_drift.where)

    @cached_property
    def explaining(self) -> frozenset[str]:
        return frozenset(self.article.lexicon.acronyms.explaining)

    @cached_property
    def _links(self) -> frozenset[str]:
        return frozenset(self.article.lexicon.acronyms.links)
