"""Which story an article belongs to, and which rules speak of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from factlint.documents import Document
from factlint.extract.article import Article
from factlint.model import Problem
from factlint.rulebook import Rule, Rulebook
from factlint.rulebook.schema import nearest


def story_of(article: Article, rulebook: Rulebook) -> str | None:
    """The id of the story that an article says, or else of the first that its words are about."""
    declared = _declared(article.document)
    if rulebook.story(declared):
        return declared
    for story in rulebook.stories:
        if story.everything or any(article.find(story.about)):
            return story.id
    return None


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
