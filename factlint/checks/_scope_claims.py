"""Where an article makes a claim: in its words, and as "the ban" behind "a hosepipe ban"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.extract.article import Article
from factlint.extract.passages import Places
from factlint.extract.tokens import Range
from factlint.extract.verbs import verb_reader
from factlint.rulebook.patterns import Pattern


def claims(article: Article, said: Sequence[Pattern]) -> Iterator[Range]:
    """The places of a claim; no "the ban" where the article tells of another one, too."""
    whole = (0, len(article.tokens.words))
    places = list(Places(article, said).within(whole))
    yield from places
    named = [place for place in places if _is_noun(article, place)]
    heads = {article.tokens.folded[stop - 1]: stop for _, stop in reversed(named)}
    inside = {at for place in places for at in range(*place)}
    definite = article.grammar.listed("name-article")
    folded = article.tokens.folded
    found: dict[str, list[int]] = {head: [] for head in heads}
    for at in range(1, whole[1]):
        if folded[at] in found and at not in inside:
            found[folded[at]].append(at)
    for head, ats in found.items():
        if all(at >= heads[head] and folded[at - 1] in definite for at in ats):
            yield from ((at - 1, at + 1) for at in ats)


def _is_noun(article: Article, place: Range) -> bool:
    """True for words that end with what they tell of: "hosepipe ban", not "sank the boats"."""
    prepositions = article.grammar.listed("preposition")
    words = article.tokens.folded[slice(*place)]
    return prepositions.isdisjoint(words) and not verb_reader(article.grammar).read(article, place)
