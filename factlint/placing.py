"""Which story an article belongs to, and which rules speak of it.

An article says so itself, or one of the words that a story is `about`. One that says none of
them belongs to the only story of whose declarations enough stands in it: figures of its facts
beside what they count, its events, and names that its rules look for ("Carrow Basin").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from factlint.documents import Document
from factlint.extract.article import Article
from factlint.model import Problem
from factlint.rulebook import Rule, Rulebook
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Story
from factlint.rulebook.schema import nearest
from factlint.rulebook.words import fold

MANY = 30
"""From which figure on that of a fact tells which story it is of."""
ENOUGH = 3
"""What declared things must weigh in an article that does not say what its story is about."""
_NAME = re.compile(r"[A-Z]\w{2,}(?: [A-Z]\w{2,})*")


class _Told(msgspec.Struct, frozen=True):
    """What the rules of a story look for: its events, and the names in their patterns."""

    events: tuple[tuple[Pattern, ...], ...]
    names: re.Pattern[str]


def story_of(article: Article, rulebook: Rulebook) -> str | None:
    """The id of the story that an article says, or else of the first that its words are about."""
    declared = _declared(article.document)
    if rulebook.story(declared):
        return declared
    for story in rulebook.stories:
        if story.everything or any(article.find(story.about)):
            return story.id
    found = [s.id for s in rulebook.stories if _weight(article, s, _told(rulebook)[s.id]) >= ENOUGH]
    return found[0] if len(found) == 1 else None


def _weight(article: Article, story: Story, told: _Told) -> int:
    """How much of what a story declares stands in an article: its events alone are not enough."""
    facts = [fact for fact in story.facts if (fact.value.value or 0) >= MANY]
    figured = any(
        one.value.value == fact.value.value and article.speaks_of(fact.subject, one.first)
        for fact in facts
        for one in article.quantities
        if not one.value.unit
    )
    named = _says_name(article, told) or (figured and _says_form(article, story))
    if not (named or figured):
        return 0
    events = sum(1 for said in told.events if any(article.find(said)))
    return 2 * figured + named + min(events, 2)


def _says_name(article: Article, told: _Told) -> bool:
    """True for a name of the story that has a word which the language does not know."""
    known = article.grammar.listed(*article.grammar.lists)
    names = set(told.names.findall(article.document.prose))
    return any(not known.issuperset(map(fold, name.split())) for name in names)


def _says_form(article: Article, story: Story) -> bool:
    """True for a longer form of a word that the story is about: "flooded" for "flood"."""
    about = tuple(fold(pattern.text) for pattern in story.about if len(pattern.text) > 3)
    return any(word.startswith(about) for word in article.tokens.folded)


@lru_cache(maxsize=4)
def _told(rulebook: Rulebook) -> dict[str, _Told]:
    """What each story of a rulebook has to tell it by."""
    told = {}
    for story in rulebook.stories:
        own = [rule for rule in rulebook.rules if rule.story == story.id]
        said = (getattr(rule, "said", ()) for rule in own)
        events = {tuple(pattern.text for pattern in each): each for each in said if each}
        texts = (pattern.text for rule in own for pattern in rule.patterns())
        names = "|".join(sorted({name for text in texts for name in _NAME.findall(text)}))
        told[story.id] = _Told(tuple(events.values()), re.compile(rf"\b(?:{names or '(?!)'})\b"))
    return told


def rules_for(article: Article, rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    """The rules that speak of an article, by check; a story's own count goes first."""
    mine = [rule for rule in rules if rule.story in (None, article.story)]
    tracked = {(rule.check, _subject(rule)) for rule in mine if rule.story}
    by_check: dict[str, list[Rule]] = defaultdict(list)
    for rule in mine:
        subject = _subject(rule)
        if rule.story or not subject or (rule.check, subject) not in tracked:
            by_check[rule.check].append(rule)
    return dict(sorted(by_check.items()))


def misplaced(document: Document, rulebook: Rulebook) -> Iterator[Problem]:
    """What to tell of an article that names a language or a story that nobody has written.

    Where there are no stories the word for one is the content system's own.
    """
    tag = document.given.language or document.declared.language
    if tag and not rulebook.lexicon(tag):
        there = ", ".join(lexicon.language for lexicon in rulebook.lexicons)
        message = f'its language "{tag}" is not known (there are {there}): read by its words'
        yield Problem(document.path, 0, 0, message, fatal=False)
    declared = _declared(document)
    if declared and rulebook.stories and not rulebook.story(declared):
        hint = nearest(declared, [story.id for story in rulebook.stories])
        message = f'no story is called "{declared}", so its words decide{hint}'
        yield Problem(document.path, 0, 0, message, fatal=False)


def _declared(document: Document) -> str | None:
    return document.given.story or document.declared.story


def _subject(rule: Rule) -> str:
    """What a rule reads, for the checks whose rules have a subject."""
    return str(getattr(rule, "subject", ""))
