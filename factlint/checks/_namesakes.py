"""Names that two persons of an article bear: father and son, "also Emil Sarto"."""

from __future__ import annotations

from collections import defaultdict

from factlint.extract.article import Article
from factlint.extract.persons import Key, whole_names
from factlint.extract.proper import ProperName
from factlint.rulebook.words import fold, fold_marks

FULL = 2
"""Words of a given and a family name."""
_BEFORE = 2
"""So many words around a name tell whose it is."""


def shared_names(article: Article) -> frozenset[Key]:
    """The full names that stand both with and without a generation, or "also" behind kin.

    So do those that are called both "Mr" and "Mrs", those that stand twice in a sentence that
    speaks of kin: "and her son Emil Sarto"; the second time the first name alone may stand right
    behind the kin; those that a sentence introduces twice; and all where the article speaks of
    namesakes.
    """
    read = _Namesakes(article)
    if also := read.also():
        return frozenset({also})
    bare = read.bare
    namesakes = article.lexicon.name_forms.namesakes
    if any(article.says(namesakes, part) for part in article.sentence_ranges):
        return frozenset(bare)
    called = _called_otherwise(article)
    endings = dict(article.lexicon.lists).get("name-plural", ())
    plural = {full for full in bare for end in endings if (full[0], full[1] + end) in bare}
    by_family = {full for full in bare if full[-1] in called} | {(name,) for name in called}
    by_given = {full for full in bare if full[0] in read.given}
    return frozenset(read.twice | plural | by_family | bare & read.marked | by_given)


class _Namesakes:
    """The names of one article, by what tells that two persons bear them.

    `bare` and `marked` are the full names without and with a generation, `twice` those that one
    sentence has of two persons, `given` the first names behind "also".
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.bare, self.marked, self.twice = set[Key](), set[Key](), set[Key]()
        self.given = set[str]()
        lists = dict(article.lexicon.lists)
        self._generations = frozenset(map(fold_marks, lists.get("name-generation", ())))
        self._also = frozenset(map(fold, lists.get("name-shared", ())))
        self._kin = frozenset(map(fold, lists.get("kin", ())))
        self._seen, self._introduced = set[tuple[Key, int]](), set[tuple[Key, int]]()

    def also(self) -> Key | None:
        """Reads all names up to the first full one behind "also", which it gives."""
        for name in whole_names(self.article):
            keys = tuple(key for key in name.keys if key not in self._generations)
            if len(keys) < FULL:
                self._read_single(name, keys)
                continue
            self._read_full(name, (keys[-2], keys[-1]))
            full = (keys[0], keys[-1])
            if len(keys) < len(name.keys) or self._is_of_generation(name.stop):
                self.marked.add(full)
            elif self._is_another(name.first):
                return full
            else:
                self.bare.add(full)
        return None

    def _read_single(self, name: ProperName, keys: Key) -> None:
        """A first name behind "also", or right behind the kin of who is named in full."""
        if self._is_another(name.first):
            self.given.update(keys)
        if fold(self.article.tokens.word(name.first - 1)) in self._kin:
            begin, _ = self.article.sentence_of(name.first)
            self.twice |= {last for last, at in self._seen if at == begin and last[0] in keys}

    def _read_full(self, name: ProperName, last: Key) -> None:
        """A full name by its last two words: "Grandmother Pearl Dacre" has a kin word for a key."""
        begin, end = self.article.sentence_of(name.first)
        told = (last, begin)
        if told in self._seen and not self._kin.isdisjoint(self.article.tokens.folded[begin:end]):
            self.twice.add(last)
        self._seen.add(told)
        if _is_introduced(self.article, name.stop):
            if told in self._introduced:
                self.twice.add(last)
            self._introduced.add(told)

    def _is_of_generation(self, stop: int) -> bool:
        """True for "Emil Sarto Jr"."""
        behind = self.article.tokens.words[stop : stop + _BEFORE]
        return not self._generations.isdisjoint(map(fold_marks, behind))

    def _is_another(self, first: int) -> bool:
        """True for ", also Emil Sarto", ", also named Emil Sarto" and ", also named Emil"."""
        word = self.article.tokens.word
        return any(
            fold(word(first - back)) in self._also and word(first - back - 1) == ","
            for back in range(1, _BEFORE + 1)
        )


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
