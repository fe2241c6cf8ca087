"""Names of the articles of a run that no story holds: one name where both tell of one matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from factlint.checks._near import apart
from factlint.checks._seen import Seen, read_full_names, undeclared_names
from factlint.extract.article import Article
from factlint.extract.proper import name_words
from factlint.extract.spelling import consonants
from factlint.extract.stems import stems_of
from factlint.model import Assertion, Name
from factlint.rulebook.words import fold_marks

BLANK = "…"
NEAREST, BARE = 1.4, 0.9
"""How far two spellings may be apart: in a name of several words, and on their own."""
SHARED, KNOWN = 3, 5
"""So many words that both tell are one matter, and so many where both spellings are in use."""
LEAD = 2
"""The sentences that tell what an article is about."""
LONG = 7
"""So long is a word that is a name on its own."""


def statements(article: Article, rule: str) -> Iterator[Assertion]:
    """Each word of a full name, and each long name on its own, with the words around it."""
    lead = {stem for part in article.sentence_ranges[:LEAD] for stem in _stems(article, part)}
    for seen, known in (*read_full_names(article), *_lone(article)):
        key = seen.name.keys[seen.at]
        begun = _heard(key) if seen.alone else key[0]
        told = lead.union(_stems(article, article.sentence_of(seen.name.first)))
        location = article.document.locate(seen.span(article))
        yield Assertion(
            rule=rule,
            subject=" ".join((*(word or BLANK for word in seen.frame), begun)),
            value=Name(location.text, person=seen.name.person),
            location=location,
            sentence=" ".join(sorted(told - set(seen.name.keys))),
            reader=known,
        )


def _lone(article: Article) -> Iterator[tuple[Seen, str]]:
    """The long names that stand on their own, each once, but those of known names."""
    words, names = name_words(article.lexicon), undeclared_names(article)
    met = {key for name in names if len(name.keys) > 1 for key in name.keys}
    lists = (words.known, words.given, words.family)
    for name in names:
        key = name.keys[0]
        if len(name.keys) > 1 or len(key) < LONG or key in met or name.opens:
            continue
        met.add(key)
        if not any(key in known for known in lists):
            yield Seen(name, 0), ""


def _heard(key: str) -> str:
    """The consonants of a word, each once."""
    return "".join(letter for letter, _ in groupby(consonants(key)))


def _stems(article: Article, part: tuple[int, int]) -> set[str]:
    """The words of a sentence that say something."""
    stems = stems_of(article.lexicon)
    words = article.tokens.words[slice(*part)]
    return {stem for word in words if len(word) > 2 and (stem := stems.of(word))}


def are_one(places: Sequence[Assertion], others: Sequence[Assertion]) -> bool:
    """True for two spellings of a name in articles of one matter."""
    one, other = (fold_marks(some[0].location.text) for some in (places, others))
    alone = places[0].subject.startswith(f"{BLANK} ") and " " not in places[0].subject[2:]
    if one == other or apart(one, other) > (BARE if alone else NEAREST):
        return False
    values = (places[0].value, others[0].value)
    person = all(isinstance(value, Name) and value.person for value in values)
    if not person and (one.startswith(other) or other.startswith(one)):
        return False  # "South Australian" is no slip for "South Australia"
    needed = KNOWN if places[0].reader and others[0].reader else SHARED
    own = {one, other}
    return any(
        len(set(a.sentence.split()) & set(b.sentence.split()) - own) >= needed
        for a in places
        for b in others
    )
