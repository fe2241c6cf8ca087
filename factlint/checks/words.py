"""A word missing or doubled, by pairs of words that do not stand side by side.

"The the", "what the is", "in amid", "could of", "able review": a rule lists words that are not
doubled and pairs of which one word is too many or another missing, with what may stand before and
after them. Two small words that stand twice ("of the of the") are found, too. Only small letters
and white space count: a name (Duran Duran, the The Hague court), a hyphen ("the in-house lawyer")
and any mark between the two pass. A doubled word inside quotation marks may be how somebody spoke
and is a note; thrice the same is speech wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, compress, count, islice, pairwise, product
from operator import eq
from typing import ClassVar

import msgspec

from factlint.extract.article import Article, Reading
from factlint.extract.grammar import Grammar
from factlint.model import LEVELS, Finding, Quotation, Severity
from factlint.rulebook.lexicon import Words
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Rule
from factlint.rulebook.shapes import Table

FEWEST_WORDS = 5
NEVER = 10**6
NUMBER = "0"
BEGUN = 4
"""How many letters a word has of which a rule gives only the beginning."""
LISTS = (
    "doubled",
    "repeated",
    "one",
    "other",
    "after",
    "not_after",
    "before",
    "not_before",
    "given",
    "unless",
)
"""The lists of a rule, in which those of the lexicon may be named."""
_DIGITS = frozenset("0123456789")
_GLUE = frozenset("-–/&'’_@#$")


class WordsRule(Rule, frozen=True, kw_only=True):
    """Words that do not stand side by side, and where they do.

    In the lists of what stands before and after, `*ers` is any word with that ending, `0` any
    number in digits; the full stop stands before the first word, too. `{people}` in any list is
    the words of a list of the lexicon, and `m*` among the `other` any longer word that begins so.
    """

    placeholders: ClassVar[tuple[str, ...]] = ("text",)
    message: str = '"{text}": is a word missing, or one too many?'
    """What to say; `{text}` is what stands there."""
    language: str = ""
    """Only in articles of this language, a BCP 47 tag."""
    doubled: Words = ()
    """Words that do not stand twice."""
    any_from: int = 0
    """Any other word of so many letters does not stand twice either, but for `allowed`."""
    repeated: Words = ()
    """Words of which no two stand twice: "of the of the"."""
    allowed: Words = ()
    """Words that may stand twice: "very very"."""
    pairs: Table[Words] = ()
    """Words with those that do not stand right after them: `the: [is, of]`."""
    one: Words = ()
    """Words that do not stand right before any of the `other`."""
    other: Words = ()
    """The words that go with `one`."""
    after: Words = ()
    """Only after one of these words."""
    not_after: Words = ()
    """Not after one of these words."""
    before: Words = ()
    """Only before one of these words."""
    not_before: Words = ()
    """Not before one of these words."""
    given: Words = ()
    """Only where one of these words stands earlier in the sentence."""
    unless: Words = ()
    """Not where one of these words stands earlier in the sentence."""
    reach: int = 0
    """So many words before are searched for `given` and `unless`; 0 is the whole sentence."""
    early: int = 0
    """Only with no more than so many words of the sentence before them; 0 is wherever they are."""
    opening: bool = True
    """Whether they count as the first words of a sentence, where a name may be meant ("Will")."""
    headlines: bool = True
    """Whether headlines count, which leave out articles."""
    quoted: Severity = "note"
    """The most that a finding inside quotation marks has."""

    def sentence_patterns(self) -> tuple[Pattern, ...]:
        """The lists of the lexicon that are named."""
        listed = chain.from_iterable(getattr(self, name) for name in LISTS)
        return tuple(Pattern.parse(word) for word in listed if word.startswith("{"))


RULE = WordsRule


class _Pairs(msgspec.Struct, frozen=True):
    """The pairs of some rules in small letters, each with its rules.

    `any_doubled` are the rules about any long word, of at least so many letters, `repeating` those
    about two words that stand twice, `begun` those about a word of which the next has only the
    beginning, with these.
    """

    rules: dict[tuple[str, str], list[WordsRule]]
    any_doubled: tuple[WordsRule, ...]
    letters: int
    repeating: tuple[WordsRule, ...] = ()
    begun: dict[str, list[tuple[tuple[str, ...], WordsRule]]] = {}

    def of(self, first: str, second: str) -> list[WordsRule]:
        """The rules about a pair."""
        listed = self.rules.get((first, second), [])
        if first not in self.begun or len(second) < BEGUN:
            return listed
        return [*listed, *(rule for begins, rule in self.begun[first] if second.startswith(begins))]


class _Known:
    """Rules that are the same objects: their many words need no comparison."""

    def __init__(self, rules: Sequence[WordsRule]) -> None:
        self.rules = rules

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.rules)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and [*map(id, self.rules)] == [*map(id, other.rules)]


def read(article: Article, rules: Sequence[WordsRule]) -> Reading:
    """The pairs of words of an article that do not stand side by side."""
    language = article.lexicon.language
    words = [_key(word) for word in article.tokens.words]
    known = _Known([rule for rule in rules if rule.language in ("", language)])
    pairs = _pairs(known, article.grammar)
    found = [*_repeated(article, pairs.repeating)]
    for at in sorted({*_listed_at(words, pairs), *_doubled_at(article, pairs)}):
        meant = pairs.of(words[at], words[at + 1]) or pairs.any_doubled
        hits = (_finding(article, rule, at) for rule in meant if _is_hit(article, rule, at))
        found += islice(hits, 1)
    return Reading(findings=tuple(found))


def _listed_at(words: Sequence[str], pairs: _Pairs) -> Iterator[int]:
    """Where pairs stand that a rule lists; the comparison runs once for each word of an article."""
    yield from compress(count(), map(pairs.rules.__contains__, pairwise(words)))
    for at in compress(range(len(words) - 1), map(pairs.begun.__contains__, words)):
        if pairs.of(words[at], words[at + 1]):
            yield at


def _doubled_at(article: Article, pairs: _Pairs) -> Iterator[int]:
    """Where a long word stands twice."""
    words = article.tokens.words
    twice = compress(count(), map(eq, words, words[1:]))
    return (at for at in twice if len(words[at]) >= pairs.letters)


def _repeated(article: Article, rules: Sequence[WordsRule]) -> Iterator[Finding]:
    """Two small words that stand twice: "at the end of the of the year"."""
    words = article.tokens.words
    again = list(compress(range(len(words)), map(eq, words, words[2:])))
    for at in (one for one, other in pairwise(again) if other == one + 1):
        pair = {words[at].lower(), words[at + 1].lower()}
        for rule in rules:
            listed = len(pair) == 2 and pair <= set(rule.repeated)
            if listed and _is_free(article, rule, at) and _is_running(article, at + 2):
                yield _finding(article, rule, at, 2 * len(pair))


@lru_cache(maxsize=16)
def _pairs(known: _Known, grammar: Grammar) -> _Pairs:
    rules = [_spelt_out(rule, grammar.lists) for rule in known.rules]
    by_pair: dict[tuple[str, str], list[WordsRule]] = {}
    begun: dict[str, list[tuple[tuple[str, ...], WordsRule]]] = {}
    for rule in rules:
        for pair in _listed(rule):
            by_pair.setdefault(pair, []).append(rule)
        begins = tuple(word[:-1] for word in rule.other if word.endswith("*"))
        for word in rule.one if begins else ():
            begun.setdefault(word, []).append((begins, rule))
    any_doubled = tuple(rule for rule in rules if rule.any_from)
    letters = min((rule.any_from for rule in any_doubled), default=NEVER)
    repeating = tuple(rule for rule in rules if rule.repeated)
    return _Pairs(by_pair, any_doubled, letters, repeating, begun)


def _spelt_out(rule: WordsRule, lists: Mapping[str, Sequence[str]]) -> WordsRule:
    """A rule with the words of the lists that it names."""
    named = {
        name: tuple(
            chain.from_iterable(
                map(str.lower, lists[word[1:-1]]) if word.startswith("{") else (word,)
                for word in getattr(rule, name)
            )
        )
        for name in LISTS
        if any(word.startswith("{") for word in getattr(rule, name))
    }
    return msgspec.structs.replace(rule, **named) if named else rule


def _listed(rule: WordsRule) -> Iterator[tuple[str, str]]:
    yield from ((word, word) for word in rule.doubled)
    yield from ((first, second) for first, seconds in rule.pairs for second in seconds)
    yield from product(rule.one, rule.other)


def _is_free(article: Article, rule: WordsRule, at: int) -> bool:
    """True for running text with what two words need before them, and no excuse for them."""
    words, first = article.tokens.words, article.sentence_of(at)[0]
    earlier = {
        _key(word) for word in words[max(first, at - rule.reach) if rule.reach else first : at]
    }
    if not earlier.isdisjoint(rule.unless) or not _is_running(article, at):
        return False
    if rule.early and at - first > rule.early:
        return False
    if rule.given and earlier.isdisjoint(rule.given):
        return False
    place = article.tokens.span(at, at + 2)
    return rule.headlines or article.layout.part_of(place) != "headline"


def _is_hit(article: Article, rule: WordsRule, at: int) -> bool:
    tokens = article.tokens
    words = tokens.words
    return (
        _is_free(article, rule, at)
        and not _may_be_doubled(rule, words[at].lower(), words[at + 1].lower())
        and not _is_mentioned(article, at)
        and _is_one_of(tokens.word(at - 1) or ".", rule.after, rule.not_after)
        and _is_one_of(tokens.word(at + 2), rule.before, rule.not_before)
        and (rule.opening or words[at].islower() or words[at].isupper())
    )


def _may_be_doubled(rule: WordsRule, word: str, other: str) -> bool:
    """True for a word that a rule about any doubled word does not mean."""
    short = len(word) < rule.any_from or not word.isalpha()
    return bool(rule.any_from) and word == other and (short or word in rule.allowed)


def _is_mentioned(article: Article, at: int) -> bool:
    """True where the two words fill a quotation: the text is about them, or it is a title."""
    quotation = article.quoted(article.tokens.span(at, at + 2))
    text = quotation.value.text if quotation and isinstance(quotation.value, Quotation) else None
    return text is not None and len(text.split()) < FEWEST_WORDS


def _is_one_of(word: str, allowed: Words, forbidden: Words) -> bool:
    """True for one of the allowed words, where there are any, and none of the forbidden."""
    key = _key(word)
    return not _is_listed(key, forbidden) and (not allowed or _is_listed(key, allowed))


def _key(word: str) -> str:
    """A word as rules list it."""
    return NUMBER if word[:1] in _DIGITS else word.lower()


def _is_listed(word: str, listed: Words) -> bool:
    """True for a word of a list, or one with an ending of it (`*ers`)."""
    return word in listed or any(
        entry.startswith("*") and word.endswith(entry[1:]) for entry in listed
    )


def _is_running(article: Article, at: int) -> bool:
    """True for two words in small letters with a space between them, inside a sentence."""
    tokens = article.tokens
    first, stop = article.sentence_of(at)
    if at + 1 >= stop or stop - first < FEWEST_WORDS or tokens.ends[at] == tokens.starts[at + 1]:
        return False
    sentence = tokens.words[first:stop]
    if not all(word.isupper() for word in sentence if word.isalpha()):
        opens = not any(word[0].isalnum() for word in tokens.words[first:at])
        if not (_is_small(tokens.words[at]) or opens) or not _is_small(tokens.words[at + 1]):
            return False
    prose, start, end = article.document.prose, tokens.starts[at], tokens.ends[at + 1]
    glued = prose[max(0, start - 1) : start] + prose[end : end + 1]
    return not set(glued) & _GLUE and not _is_thrice(tokens.words, at)


def _is_small(word: str) -> bool:
    """True for a word in small letters or a number."""
    return word.islower() or word[0] in _DIGITS


def _is_thrice(words: Sequence[str], at: int) -> bool:
    """True for "no no no": the first word stands a third time."""
    beside = words[max(0, at - 1) : at + 3]
    return [word.lower() for word in beside].count(words[at + 1].lower()) > 2


def _finding(article: Article, rule: WordsRule, at: int, length: int = 2) -> Finding:
    location = article.document.locate(article.tokens.span(at, at + length))
    text = " ".join(location.text.split())
    most = rule.quoted if article.quoted(location.span) else rule.severity
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=min(most, rule.severity, key=LEVELS.__getitem__),
        message=rule.message.replace("{text}", text),
        primary=location,
    )
