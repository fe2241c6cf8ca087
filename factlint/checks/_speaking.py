"""Who is quoted in an article by name, and what it says of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from factlint.extract.article import Article
from factlint.extract.proper import ProperName, read_proper_names
from factlint.rulebook.words import fold

BEFORE, ASIDE, BESIDE = 8, 30, 9
"""So many tokens stand at most between a verb and a name, in what is set off behind one, and in
what somebody is called right before the name."""
_BEHIND = frozenset(',;"“”')
"""What stands before a verb of saying that its subject follows."""
_QUOTES = frozenset("\"”'’")
REACH = 60
"""So many tokens stand at most between a name and the "she said" of the same person."""
_STOPS = frozenset('.;:!?"“”\n')


class Speaker(msgspec.Struct, frozen=True):
    """Somebody who says something: the last name, its first tokens, and what is told of it.

    `near` are the words right beside the name ("the mayor, Ida Marsh, 54, who"), `words` all those
    of its sentences.
    """

    key: str
    first: int
    stop: int
    words: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()


def read_speakers(
    article: Article, says: Callable[[int], bool], cites: Callable[[int], bool]
) -> list[Speaker]:
    """Those who are quoted by name outside quotation marks, in text order.

    `cites` is true for the last token of "according to" and the like.
    """
    found: dict[str, Speaker] = {}
    names = read_proper_names(article)
    called_so: dict[str, list[ProperName]] = defaultdict(list)
    for name in names:
        called_so[_key(article, name)].append(name)
    named = {at for name in names for at in range(name.first, name.stop)}
    meant = _meant(article, names, says)
    for name in names:
        if name.first in meant or _speaks(article, name, named, says, cites):
            for one in (*_with(article, names, name), name):
                key = _key(article, one)
                found.setdefault(key, Speaker(key, one.first, one.stop))
    return [
        msgspec.structs.replace(
            speaker,
            words=frozenset(_told(article, called_so[speaker.key])),
            near=frozenset(called(article, called_so[speaker.key], says)),
        )
        for speaker in found.values()
    ]


def _meant(
    article: Article, names: list[ProperName], says: Callable[[int], bool]
) -> frozenset[int]:
    """Where those are named who say something as "she": the only ones in full right before."""
    words, tokens = article.tokens.folded, article.tokens
    pronouns = article.grammar.listed("person-pronoun")
    full = [name for name in names if len(name.keys) > 1]
    opening = [name for name in full if name.opens or _begins(article, name)]
    starts = [name.first for name in opening]
    found = set()
    for at, word in enumerate(words):
        if word not in pronouns or at < 1:
            continue
        spoken = says(at + 1) if words[at - 1] in _QUOTES else says(at - 1) and _follows(words, at)
        last = opening[bisect_left(starts, at) - 1] if starts and starts[0] < at else None
        if not spoken or last is None or at - last.stop > REACH:
            continue
        if article.quoted(tokens.span(at, at + 1)) is None:
            found.add(last.first)
    return frozenset(found)


def _begins(article: Article, name: ProperName) -> bool:
    """True for a name that begins a sentence with its title: "Dr Ida Marsh sees"."""
    return name.first - len(name.title.split()) <= article.sentence_of(name.first)[0]


def _follows(words: Sequence[str], at: int) -> bool:
    """True for the subject of a verb that follows what is said: "“Never,” said she"."""
    return at > 1 and words[at - 2] in _BEHIND


def _speaks(
    article: Article,
    name: ProperName,
    named: set[int],
    says: Callable[[int], bool],
    cites: Callable[[int], bool],
) -> bool:
    """True for "said Ida Marsh", "said the mayor, Ida Marsh" and "Marsh, the mayor, said"."""
    if article.quoted(article.tokens.span(name.first, name.stop)):
        return False
    if (led := _is_led(article, name, named, says, cites)) is not None:
        return led
    return _is_followed(article, name, says)


def _is_led(
    article: Article,
    name: ProperName,
    named: set[int],
    says: Callable[[int], bool],
    cites: Callable[[int], bool],
) -> bool | None:
    """Whether what stands before a name says that it speaks; nothing where it says neither."""
    words = article.tokens.words
    begin, _ = article.sentence_of(name.first)
    for at in range(name.first - 1, max(begin, name.first - BEFORE) - 1, -1):
        if cites(at):
            return True
        if says(at):
            so = at == begin + 1 and fold(words[begin]) in article.grammar.listed("so")
            return so or (at > begin and words[at - 1] in _BEHIND)
        if words[at] == "." and fold(words[at - 1]) in article.lexicon.abbreviations:
            continue
        if fold(words[at]) in article.grammar.listed("preposition"):
            break
        if at in named or words[at] in _STOPS or (words[at] == "," and at < name.first - 1):
            break
    ahead = article.tokens.folded[max(begin, name.first - 2) : name.first]
    if ahead[1:] and ahead[1] in article.grammar.listed("article-the"):
        ahead.pop()
    if ahead and ahead[-1] in article.grammar.listed("preposition"):
        return False
    return None


def _is_followed(article: Article, name: ProperName, says: Callable[[int], bool]) -> bool:
    """True for a verb of saying behind a name, or behind an aside of it."""
    words, at = article.tokens.words, name.stop
    begin, end = article.sentence_of(name.first)
    aside = at < end and words[at] == "," and name.first > begin and words[name.first - 1] == ","
    if at + aside < end and says(at + aside):
        return True
    if at + 1 < end and words[at][0].isalpha() and says(at + 1):
        return True
    if at < end and words[at] in (",", "(", *article.grammar.listed("of")):
        closing = {",": (",",), "(": (")",)}.get(words[at], ())
        # "Prof. Ida Marsh of Tarn, who ..., said"
        opens = bool(name.title) or name.first - begin <= 1
        behind = range(at + 1, min(end, at + (ASIDE if closing or opens else BEFORE)))
        stop = next((n for n in behind if words[n] in _STOPS), end)
        ends = [n for n in behind if n < stop and (not closing or words[n] in closing)]
        return any(n + 1 < end and says(n + 1) for n in ends)
    return False


def _key(article: Article, name: ProperName) -> str:
    """The last name of somebody: "Ida Marsh of Lowe Capital" is Marsh."""
    words = article.tokens.folded[name.first : name.stop]
    links = article.grammar.listed("preposition")
    last = next((at for at, word in enumerate(words) if at and word in links), len(words))
    return words[last - 1]


def _with(article: Article, names: list[ProperName], name: ProperName) -> Iterator[ProperName]:
    """Who says so together with a name: "Per Lund, who saw it, and Ida Marsh said"."""
    begin, _ = article.sentence_of(name.first)
    before = fold(article.tokens.word(name.first - 1))
    if before in article.grammar.listed("conjunction"):
        yield from (one for one in names if begin <= one.first < name.first and len(one.keys) > 1)


def _told(article: Article, names: Iterable[ProperName]) -> Iterator[str]:
    """What stands in the sentences of names, outside quotation marks, up to another name."""
    tokens = article.tokens
    for name in names:
        yield from map(fold, name.title.split())
        begin, end = article.sentence_of(name.first)
        for at in range(max(begin, name.first - BEFORE), end):
            if article.quoted(tokens.span(at, at + 1)) is None:
                yield tokens.folded[at]


def called(
    article: Article, names: Iterable[ProperName], says: Callable[[int], bool]
) -> Iterator[str]:
    """What stands right beside names: before them, in their own words, and set off behind them."""
    words, of = article.tokens.words, article.grammar.listed("preposition")
    for name in names:
        begin, end = article.sentence_of(name.first)
        title = name.title.split()
        yield from map(fold, title)
        last = name.first - 1 - len(title)
        last -= last > begin and words[last] == ","
        for at in range(last, max(begin, name.first - BESIDE) - 1, -1):
            if says(at) or words[at] in _STOPS or words[at] == ",":
                break
            yield fold(words[at])
        yield from map(fold, words[name.first : name.stop])
        if name.stop < end and (words[name.stop] in ",(" or fold(words[name.stop]) in of):
            aside = words[name.stop] in ",("
            for at in range(name.stop + 1, min(end, name.stop + (ASIDE if aside else BEFORE))):
                age = at == name.stop + 2 and words[at] == "," and words[at - 1].isdigit()
                if (words[at] in _STOPS or words[at] in ",)" or says(at)) and not age:
                    break
                yield fold(words[at])
