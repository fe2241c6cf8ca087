"""Typed rules, story packs and the rulebook they make up.

The common part of every rule stands here; each check adds its own fields in a subclass of
`Rule` and, where a story pack has a section for it, an `Entry` type that makes rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fnmatch import fnmatchcase
from typing import Any, ClassVar, Literal, Protocol

import msgspec

from factlint.model import Confidence, Fact, Location, Severity
from factlint.rulebook.amounts import Amount
from factlint.rulebook.lexicon import Lexicon
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.scalars import Id

Against = Literal["facts", "article", "corpus"]
Scope = Literal["total", "incident", "part"]


class ExampleText(msgspec.Struct, frozen=True):
    """One document of an example; the publication date may stand in its text too."""

    __shorthand__: ClassVar[str] = "text"
    text: str
    """The article."""
    published: date | None = None
    """The day on which it was published; it may stand in the text too."""
    source: bool = False
    """It is a source of the others, for rules that look for something in sources."""
    place: Location | None = None


class Examples(msgspec.Struct, frozen=True):
    """Texts that a rule must flag and texts that it must pass, each of one or more documents."""

    flag: tuple[tuple[ExampleText, ...], ...] = ()
    """Texts that the rule must flag."""
    quiet: tuple[tuple[ExampleText, ...], ...] = msgspec.field(name="pass", default=())
    """Texts that it must pass."""

    def __post_init__(self) -> None:
        if not all((*self.flag, *self.quiet)):
            raise ValueError("an example has no text")


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """What all rules have. `id` is unique in a rulebook; `severity` is that of its findings.

    `placeholders` are the words in braces that a check fills in when it says `message`. A rule
    that `judges_others` is about what the other rules find, one that `needs_sources` does nothing
    in a run without. The ids of a `family` begin with its name.
    """

    __unwritten__: ClassVar[tuple[str, ...]] = ("story",)
    placeholders: ClassVar[tuple[str, ...]] = ("here", "there", "place", "given", "why")
    judges_others: ClassVar[bool] = False
    needs_sources: ClassVar[bool] = False
    family: ClassVar[str] = ""
    id: Id
    """Small letters, digits and hyphens; in a pack the rule is `story/id`."""
    check: str
    """The check that the rule uses."""
    severity: Severity = "warning"
    """The most that its findings have."""
    confidence: Confidence = "high"
    """The most that can be made of its findings: how often such words mean what it says."""
    message: str = ""
    """What to say, with the check's placeholders."""
    why: str = ""
    """The reason, for `factlint explain`."""
    source: str = ""
    """Where the desk has it from."""
    overrides: bool = False
    """The rule takes the place of the one with its id that ships with factlint, or that a file
    named before this one has."""
    examples: Examples = Examples()
    """Texts that it must flag and must pass, run by `factlint test`."""
    place: Location | None = None
    story: str | None = None

    def is_meant_by(self, name: str) -> bool:
        """True for a name of the rule: its id, an id with `*`, or its check."""
        return name == self.check or fnmatchcase(self.id, name)

    def patterns(self) -> tuple[Pattern, ...]:
        """All patterns of the rule, so that they can be checked when it is loaded."""
        return ()

    def sentence_patterns(self) -> tuple[Pattern, ...]:
        """Patterns that are looked for in single sentences only, where something else was found."""
        return ()

    def counted_measures(self) -> tuple[str, ...]:
        """The measures that the rule names, so that they can be checked when it is loaded."""
        return ()

    def in_pack(self, pack: Pack) -> Rule:
        """The rule with what it takes from the pack whose own rule it is."""
        return self


class Entry(Protocol):
    """An entry of a story pack's section: it makes rules of one check."""

    def rules(self, pack: Pack) -> tuple[Rule, ...]:
        """The rules that the entry stands for."""


class Checks(Protocol):
    """The checks there are, by name."""

    def names(self) -> Sequence[str]:
        """The names of all checks, in order."""

    def rule_type(self, name: str) -> type[Rule]:
        """The rule type of a check."""

    def sections(self) -> dict[str, type[Any]]:
        """The pack sections that checks add, with the type of their entries."""

    def rules_of(self, section: str, entry: Entry, story: Story) -> Iterable[Rule]:
        """The rules that an entry of a section makes."""


class FactEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the fact sheet: from `as_of` on the desk holds `subject` to be `value`.

    The fact stands where its value does. `lag` is the number of days in which an article may
    still carry the fact before it.
    """

    subject: str
    """A measure, shipped or your own. It must be tracked, or read by a rule of the pack."""
    value: Amount
    """`83`, `at least 83`, `more than 80`, `about 80`, `up to 50`, `fewer than 50`, `80-100`,
    `4.5 million`."""
    as_of: date
    """The day from which the desk holds it to be so."""
    source: str
    """Who says so. It is shown in every finding."""
    scope: Scope = "total"
    """What the figure counts: so far, one incident of a series, or a part."""
    lag: int = 0
    """So many days in which an article may still carry the fact before this one."""

    def __post_init__(self) -> None:
        if self.lag < 0:
            raise ValueError('"lag" is a number of days, from 0 up')

    def fact(self) -> Fact:
        """The entry as a fact."""
        amount = self.value
        assert amount.place is not None
        return Fact(
            self.subject,
            amount.quantity,
            self.as_of,
            self.source,
            amount.place,
            self.scope,
            self.lag,
        )


class Story(msgspec.Struct, frozen=True):
    """A running event: which articles belong to it, and the facts about it.

    `names` are the declared names, each with the forms of it that the desk accepts.
    """

    id: str
    about: tuple[Pattern, ...]
    series: bool = False
    facts: tuple[Fact, ...] = ()
    everything: bool = False
    tracks: tuple[str, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()


Pack = Story


class Override(msgspec.Struct, frozen=True):
    """A rule, story, measure or lexicon that stands in place of another of its name.

    `instead_of` is where the other one is written.
    """

    what: str
    name: str
    place: Location
    instead_of: str

    def __str__(self) -> str:
        place = f"{self.place.path}:{self.place.line}:{self.place.column}"
        return f"{place}: {self.what} {self.name}, in place of {self.instead_of}"


class Rulebook(msgspec.Struct, frozen=True, eq=False):
    """All that a run knows: lexicons by language, stories, rules in a fixed order.

    `overrides` says what of it stands in place of something else. A rulebook is equal to itself
    alone, so that what is made of one can be kept by it.
    """

    lexicons: tuple[Lexicon, ...]
    stories: tuple[Story, ...]
    rules: tuple[Rule, ...]
    files: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()

    def lexicon(self, language: str | None) -> Lexicon | None:
        """The lexicon of a language tag, by its primary subtag."""
        tag = (language or "").split("-")[0].lower()
        return next((lexicon for lexicon in self.lexicons if lexicon.language == tag), None)

    def story(self, identifier: str | None) -> Story | None:
        """The story with that id."""
        return next((story for story in self.stories if story.id == identifier), None)
