"""The words by which a language tells persons from firms, teams and places."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from factlint.extract.grammar import Grammar
from factlint.extract.proper import day_words, name_words, small_words
from factlint.rulebook.lexicon import Titles
from factlint.rulebook.words import fold, fold_marks

_COMMON = ("people", "kin", "person-role", "name-opener", "adverb", "pronoun")
_TITLES = (
    *("team_verbs", "things", "relatives", "pronouns", "neuter", "owned", "links"),
    *("written", "company"),
)
"""The words that stand so in the lexicon of titles."""
_LISTED = {
    "auxiliaries": ("be", "modal", "have"),
    "modals": ("modal", "have", "adverb"),
    "subjects": ("person-pronoun",),
    "roles": ("person-role",),
    "articles": ("article-the",),
    "joins": ("same-and",),
    "prepositions": ("preposition",),
    "singular": ("singular-verb",),
    "undergone": ("undergone", "takes-person"),
    "anaphors": ("anaphor",),
    "mind_work": ("mind-work",),
    "name_giving": ("name-giving",),
}
"""The words that are lists of the lexicon."""


class PersonWords(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one language, as they are compared.

    `titles` are the lists of the lexicon, the others what the readers of persons ask for word by
    word: `says` are symbols of the alphabet, `known` names that everybody has heard of.
    """

    titles: Titles
    acts: frozenset[str]
    human_acts: frozenset[str]
    both_act: frozenset[str]
    past_verbs: frozenset[str]
    did: frozenset[str]
    says: frozenset[str]
    past: tuple[str, ...]
    auxiliaries: frozenset[str]
    modals: frozenset[str]
    team_verbs: frozenset[str]
    things: frozenset[str]
    relatives: frozenset[str]
    pronouns: frozenset[str]
    subjects: frozenset[str]
    neuter: frozenset[str]
    owned: frozenset[str]
    personal: frozenset[str]
    links: frozenset[str]
    people: frozenset[str]
    roles: frozenset[str]
    kin: frozenset[str]
    families: frozenset[str]
    known: frozenset[str]
    household: frozenset[str]
    openers: frozenset[str]
    common: frozenset[str]
    days: frozenset[str]
    small: frozenset[str]
    written: frozenset[str]
    articles: frozenset[str]
    joins: frozenset[str]
    prepositions: frozenset[str]
    company: frozenset[str]
    cited: frozenset[str]
    singular: frozenset[str]
    undergone: frozenset[str]
    anaphors: frozenset[str]
    mind_work: frozenset[str]
    name_giving: frozenset[str]
    quoting: frozenset[str]
    """The last words of "according to" and the like, which are `cited`."""


@lru_cache(maxsize=8)
def person_words(grammar: Grammar) -> PersonWords:
    """The words of a grammar's language."""
    lexicon, listed = grammar.lexicon, grammar.listed
    titles, names, lists = lexicon.titles, name_words(lexicon), dict(lexicon.lists)
    acts, past_verbs = frozenset(titles.acts), frozenset(lexicon.tenses.past_verbs)
    household = frozenset(fold_marks(titles.household).split())
    peoples = frozenset(map(fold_marks, lists.get("foreign", ())))
    kin = lists.get("kin", ())
    days = day_words(lexicon)
    cited = frozenset(pattern.text for pattern in lexicon.speech.before)
    common = (*(word for name in _COMMON for word in lists.get(name, ())), *titles.bare)
    return PersonWords(
        **{name: listed(*of) for name, of in _LISTED.items()},
        **{name: frozenset(getattr(titles, name)) for name in _TITLES},
        titles=titles,
        acts=acts,
        human_acts=acts | frozenset(titles.human_acts),
        both_act=acts | frozenset((*titles.human_acts, *titles.both_act)),
        past_verbs=past_verbs,
        did=past_verbs - frozenset(titles.team_verbs),
        says=frozenset(grammar.alphabet.members(["says"])),
        past=lexicon.dates.past_endings,
        personal=acts | frozenset((*titles.relatives, *titles.pronouns, *titles.owned)),
        people=frozenset(map(fold, lists.get("people", ()))),
        kin=frozenset(form for word in kin for form in (word, f"{word}s")),
        families=names.family,
        known=names.known | names.given | names.openers | names.titles | household | peoples,
        household=household,
        openers=names.openers,
        common=frozenset(map(fold_marks, common)) | days,
        days=days,
        small=small_words(lexicon),
        cited=cited,
        quoting=frozenset(words.split()[-1] for words in cited),
    )
