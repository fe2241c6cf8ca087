"""The checks. A module here is a check and needs no other place to be named.

A check module has a docstring, which is its manual, and

- `RULE`: its rule type, a subclass of `factlint.rulebook.rules.Rule`;
- `read(article, rules) -> Reading`: what it reads out of one article;
- optionally `compare(rule, assertions, story) -> Comparison`: how it compares what was read;
- `ASSERTS = True` where `read` gives assertions that are facts of the article: `extract` shows
  them, and the coverage counts them;
- optionally `SECTION` and `ENTRY`: the section of a story pack that makes its rules;
- optionally `gather(articles) -> sources` and `look_up(article, rules, sources) -> LookedUp`: what
  it looks for in the sources that a run is given;
- optionally `SHARES` and `rules_from(entry, story) -> rules`: the section of another check that
  makes rules for this one too.
"""

from __future__ import annotations

import pkgutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

import msgspec

from factlint.extract.article import Article, Reading
from factlint.model import Finding, Problem, Suppressed, Suppression
from factlint.rulebook.rules import Entry, Rule, Story


class Comparison(msgspec.Struct, frozen=True):
    """What comparing one group gave.

    `compared` counts the pairs that were compared, `skipped` those that were not, by reason.
    `shares` says the same of each article: path, reason (empty when compared), pairs it was in.
    `suppressed` and the suppressions `used` are filled in by whoever leaves out what is covered,
    `problems` by whoever lets it compare.
    """

    findings: tuple[Finding, ...] = ()
    compared: int = 0
    skipped: tuple[tuple[str, int], ...] = ()
    shares: tuple[tuple[str, str, int], ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    used: tuple[Suppression, ...] = ()
    problems: tuple[Problem, ...] = ()


class LookedUp(msgspec.Struct, frozen=True):
    """What looking an article up in its sources gave; `outcomes` counts what was looked for."""

    findings: tuple[Finding, ...]
    outcomes: Counter[str]


class Ledger:
    """Notes what is compared while it is done."""

    def __init__(self) -> None:
        self._pairs: Counter[str] = Counter()
        self._shares: Counter[tuple[str, str]] = Counter()

    def note(self, *paths: str, excuse: str = "") -> None:
        """A pair of places, or one place and a fact; with an `excuse` it was not compared."""
        self._pairs[excuse] += 1
        self._shares.update((path, excuse) for path in set(paths))

    def note_pairs(self, pairs: int, excuse: str) -> None:
        """Many pairs at once; `note_share` says of which articles."""
        self._pairs[excuse] += pairs

    def note_share(self, path: str, pairs: int, excuse: str) -> None:
        """In how many pairs an article was."""
        self._shares[path, excuse] += pairs

    def close(self, findings: Iterable[Finding]) -> Comparison:
        """All that was noted, with the findings that it led to."""
        compared = self._pairs.pop("", 0)
        skipped = sorted((+self._pairs).items())
        shares = ((path, excuse, pairs) for (path, excuse), pairs in (+self._shares).items())
        return Comparison(tuple(findings), compared, tuple(skipped), tuple(sorted(shares)))


@cache
def check_names() -> tuple[str, ...]:
    """The names of all checks, without importing them."""
    modules = sorted(info.name for info in pkgutil.iter_modules(__path__))
    return tuple(name.replace("_", "-") for name in modules if not name.startswith("_"))


def load_check(name: str) -> ModuleType:
    """The module of a check."""
    return import_module(f"{__name__}.{name.replace('-', '_')}")


def read_with(check: ModuleType, article: Article, rules: Sequence[Rule]) -> Reading:
    """What a check reads out of an article, without what the article says was wrong."""
    reading: Reading = check.read(article, rules)
    if not article.retracted:
        return reading
    return msgspec.structs.replace(
        reading,
        assertions=tuple(a for a in reading.assertions if not article.retracts(a.location.span)),
        findings=tuple(f for f in reading.findings if not _is_retracted(f, article)),
    )


def _is_retracted(finding: Finding, article: Article) -> bool:
    """True where one of the places that disagree is taken back.

    What has a fix disagrees with the desk alone, and its other places only show how it is right.
    """
    others = () if finding.fix else (related.location for related in finding.related)
    return any(
        place.path == article.document.path and article.retracts(place.span)
        for place in (finding.primary, *others)
    )


class CheckRegistry:
    """The checks as the rulebook needs to know them."""

    def names(self) -> tuple[str, ...]:
        """The names of all checks."""
        return check_names()

    def rule_type(self, name: str) -> type[Rule]:
        """The rule type of a check."""
        rule: type[Rule] = load_check(name).RULE
        return rule

    def sections(self) -> dict[str, type[Any]]:
        """The pack sections of all checks with the type of their entries."""
        modules = map(load_check, check_names())
        return {module.SECTION: module.ENTRY for module in modules if hasattr(module, "SECTION")}

    def rules_of(self, section: str, entry: Entry, story: Story) -> Iterator[Rule]:
        """The rules that an entry of a story pack's section makes, for whichever check."""
        yield from entry.rules(story)
        for module in map(load_check, check_names()):
            if getattr(module, "SHARES", "") == section:
                yield from module.rules_from(entry, story)
