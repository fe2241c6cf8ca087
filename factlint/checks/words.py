"""A word missing or doubled, by pairs of words that do not stand side by side.

"The the", "what the is", "in amid", "could of", "able review": a rule lists words that are not
doubled and pairs of which one word is too many or another missing, with what may stand before and
after them. Two small words that stand twice ("of the of the") are found, too. Only small letters
and white space count: a name (Duran Duran, the The Hague court), a hyphen ("the in-house lawyer")
and any mark between the two pass. A doubled word inside quotation marks may be how somebody spoke
and is a note; thrice the same is speech wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, count, islice, pairwise
from operator import eq

from factlint.checks._word_pairs import Pairs, WordsRule, pairs_of
from factlint.extract.article import Article, Reading
from factlint.model import LEVELS, Finding, Quotation
from factlint.rulebook.lexicon import Words

FEWEST_WORDS = 5
NUMBER = "0"
_DIGITS = frozenset("0123456789")
_GLUE = frozenset("-–/&'’_@#$")


RULE = WordsRule


def read(article: Article, rules: Sequence[WordsRule]) -> Reading:
    """The pairs of words of an article that do not stand side by side."""
    language = article.lexicon.language
    ranks = article.lexicon.numbers.ordinal_suffixes
    words = [_counted(word, ranks) for word in article.tokens.words]
    pairs = pairs_of([rule for rule in rules if rule.language in ("", language)], article.grammar)
    found = [*_repeated(article, pairs.repeating)]
    for at in sorted({*_listed_at(words, pairs), *_doubled_at(article, pairs)}):
        meant = pairs.of(words[at], words[at + 1]) or pairs.any_doubled
        hits = (_finding(article, rule, at) for rule in meant if _is_hit(article, rule, at))
        found += islice(hits, 1)
    return Reading(findings=tuple(found))


def _listed_at(words: Sequence[str], pairs: Pairs) -> Iterator[int]:
    """Where pairs stand that a rule lists; the comparison runs once for each word of an article."""
    yield from compress(count(), map(pairs.rules.__contains__, pairwise(words)))
    for at in compress(range(len(words) - 1), map(pairs.begun.__contains__, words)):
        if pairs.of(words[at], words[at + 1]):
            yield at


def _doubled_at(article: Article, pairs: Pairs) -> Iterator[int]:
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


def _is_free(article: Article, rule: WordsRule, at: int) -> bool:
    """True for running text with what two words need before them, and no excuse for them."""
    words, first = article.tokens.words, article.sentence_of(at)[0]
    earlier = {
        _key(word) for word in words[max(first, at - rule.reach) if rule.reach else first : at]
    }
    if not earlier.isdisjoint(rule.unless) or not _is_running(article, at):
        return False
    if rule.collectives and any(_is_of_many(article, rule, n) for n in range(first, at)):
        return False
    if rule.early and at - first > rule.early:
        return False
    if rule.given and earlier.isdisjoint(rule.given):
        return False
    place = article.tokens.span(at, at + 2)
    if not rule.quotations and article.quoted(place):
        return False
    return rule.headlines or article.layout.part_of(place) != "headline"


def _is_of_many(article: Article, rule: WordsRule, at: int) -> bool:
    """True for a noun for many as one, with what they are: "a *crew* of 20"."""
    of = article.grammar.listed("of")
    return _key(article.tokens.words[at]) in rule.collectives and article.tokens.word(at + 1) in of


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
    """True in quotation marks where the text is about the words, or they are a title."""
    quotation = article.quoted(article.tokens.span(at, at + 2))
    if quotation is None or not isinstance(quotation.value, Quotation):
        return False
    return len(quotation.value.text.split()) < FEWEST_WORDS or _is_named(article, at)


def _is_named(article: Article, at: int) -> bool:
    """True for a word that the text quotes alone: the second “the”."""
    word = _key(article.tokens.words[at])
    values = (quotation.value for quotation in article.quotations)
    return any(isinstance(value, Quotation) and _key(value.text) == word for value in values)


def _is_one_of(word: str, allowed: Words, forbidden: Words) -> bool:
    """True for one of the allowed words, where there are any, and none of the forbidden."""
    key = _key(word)
    return not _is_listed(key, forbidden) and (not allowed or _is_listed(key, allowed))


def _key(word: str) -> str:
    """A word as rules list it."""
    return NUMBER if word[:1] in _DIGITS else word.lower()


def _counted(word: str, ranks: Words) -> str:
    """The same for the words of a pair, where "17th" is no number of things."""
    return word.lower() if word.endswith(ranks) else _key(word)


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
