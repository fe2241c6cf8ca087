"""Names that two persons of an article bear: father and son, "also Emil Sarto"."""

from __future__ import annotations

from collections import defaultdict

from factlint.extract.article import Article
from factlint.extract.persons import Key, whole_names
from factlint.rulebook.words import fold, fold_marks

_BEFORE = 2


def shared_names(article: Article) -> frozenset[Key]:
    """The full names that stand both with and without a generation, or "also" behind kin.

    So do those that are called both "Mr" and "Mrs", those that stand twice in a sentence that
    speaks of kin: "and her son Emil Sarto"; the second time the first name alone may stand right
    behind the kin; those that a sentence introduces twice; and all where the article speaks of
    namesakes.
    """
    lists = dict(article.lexicon.lists)
    generations = frozenset(map(fold_marks, lists.get("name-generation", ())))
    also = frozenset(map(fold, lists.get("name-shared", ())))
    endings = tuple(lists.get("name-plural", ()))
    words, bare, marked = article.tokens.words, set[Key](), set[Key]()
    given, seen, twice = set[str](), set[tuple[Key, int]](), set[Key]()
    kin = frozenset(map(fold, lists.get("kin", ())))
    introduced = set[tuple[Key, int]]()
    for name in whole_names(article):
        keys = tuple(key for key in name.keys if key not in generations)
        full = (keys[0], keys[-1]) if len(keys) > 1 else None
        if full is None:
            given |= set(keys) if _is_another(article, name.first, also) else set()
            if fold(article.tokens.word(name.first - 1)) in kin:
                begin, _ = article.sentence_of(name.first)
                twice |= {last for last, at in seen if at == begin and last[0] in keys}
            continue
        begin, end = article.sentence_of(name.first)
        last = (keys[-2], keys[-1])  # "Grandmother Pearl Dacre" has a kin word for a key
        if (last, begin) in seen and not kin.isdisjoint(map(fold, words[begin:end])):
            twice.add(last)
        seen.add((last, begin))
        if _is_introduced(article, name.stop):
            twice |= {last for other in introduced if other == (last, begin)}
            introduced.add((last, begin))
        behind = {fold_marks(word) for word in words[name.stop : name.stop + 2]}
        if len(keys) < len(name.keys) or not generations.isdisjoint(behind):
            marked.add(full)
        elif _is_another(article, name.first, also):
            return frozenset({full})
        else:
            bare.add(full)
    namesakes = article.lexicon.name_forms.namesakes
    if any(article.says(namesakes, part) for part in article.sentence_ranges):
        return frozenset(bare)
    called = _called_otherwise(article)
    twice |= {full for full in bare for plural in endings if (full[0], full[1] + plural) in bare}
    twice |= {full for full in bare if full[-1] in called} | {(name,) for name in called}
    return frozenset(twice | bare & marked | {full for full in bare if full[0] in given})


def _is_introduced(article: Article, stop: int) -> bool:
    """True for an age right behind a name: "Ida Marsh, 54, a vet"."""
    word = article.tokens.word
    return word(stop) == "," and word(stop + 1).isdigit() and word(stop + 2) == ","


def _called_otherwise(article: Article) -> set[str]:
    """The family names that stand behind two ways to address somebody: "Mr Sarto", "Mrs Sarto"."""
    courtesies = article.grammar.listed("name-courtesy")
    called = defaultdict[str, set[str]](set)
    for name in whole_names(article):
        title = fold(name.title.strip(". "))
        if title in courtesies:
            called[name.keys[-1]].add(title)
    return {family for family, titles in called.items() if len(titles) > 1}


def _is_another(article: Article, first: int, also: frozenset[str]) -> bool:
    """True for ", also Emil Sarto", ", also named Emil Sarto" and ", also named Emil"."""
    word = article.tokens.word
    return any(
        fold(word(first - back)) in also and word(first - back - 1) == ","
        for back in range(1, _BEFORE + 1)
    )
