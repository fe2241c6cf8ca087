"""From rule files to a rulebook: every file read, every problem found, then one error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Protocol

import msgspec

from factlint.model import Location, Problem
from factlint.rulebook.lexicon import Lexicon, Measure
from factlint.rulebook.nodes import Mapping, Node, Scalar, YamlError, load_yaml
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import FactEntry, Pack, Rule, Rulebook, Story
from factlint.rulebook.schema import Table, build, nearest
from factlint.rulebook.shipped import shipped_rules, yaml_files
from factlint.rulebook.vocabulary import slots_of


class RulebookError(Exception):
    """Rules that cannot be used; `problems` are all that is wrong with them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(sorted(set(problems)))


class Checks(Protocol):
    """The checks there are, by name."""

    def names(self) -> Sequence[str]:
        """The names of all checks, in order."""

    def rule_type(self, name: str) -> type[Rule]:
        """The rule type of a check."""

    def sections(self) -> dict[str, type[Any]]:
        """The pack sections that checks add, with the type of their entries."""


def load_rulebook(rules: Sequence[Path], stories: Sequence[str], checks: Checks) -> Rulebook:
    """Load the shipped rules, the named shipped stories and the user's own rule files.

    A user's rule takes the place of a shipped one with the same id. Raises `RulebookError`
    with all problems of all files.
    """
    loader = _Loader(checks)
    for path in _user_files(rules, loader.problems):
        loader.load(path)
    shipped = shipped_rules()
    for folder in ("lexicon", "general"):
        for file in yaml_files(shipped / folder):
            loader.load(file)
    for story in stories:
        loader.load_story(shipped / "stories", story)
    return loader.rulebook()


def _user_files(paths: Iterable[Path], problems: list[Problem]) -> Iterator[Traversable]:
    for path in paths:
        if path.is_dir():
            found = list(yaml_files(path))
            if not found:
                problems.append(Problem(str(path), 0, 0, "this folder has no rule files (*.yml)"))
            yield from found
        elif path.exists():
            yield path
        else:
            problems.append(Problem(str(path), 0, 0, "no such rule file or folder"))


class RuleFile(msgspec.Struct, frozen=True):
    """A file of rules; `measures` are a desk's own, `language` is the one they are in."""

    rules: tuple[Mapping, ...] = ()
    measures: Table[Measure] = ()
    language: str = "en"
    place: Location | None = None


class _Loader:
    def __init__(self, checks: Checks) -> None:
        self.checks = checks
        self.problems: list[Problem] = []
        self.lexicons: dict[str, Lexicon] = {}
        self.stories: dict[str, Story] = {}
        self.rules: dict[str, Rule] = {}
        self.measures: list[tuple[str, str, Measure]] = []
        self.files: dict[str, str] = {}
        self._pack_type: type[Any] | None = None

    def load(self, file: Traversable) -> None:
        """Load one file: a lexicon, a story pack or a file of rules."""
        path = str(file)
        key = str(Path(path).resolve()) if isinstance(file, Path) else path
        if key in self.files:
            return
        self.files[key] = path
        try:
            node = load_yaml(path, file.read_text("utf-8"))
        except YamlError as error:
            self.problems += error.problems
        except (OSError, UnicodeDecodeError) as error:
            self.problems.append(Problem(path, 0, 0, f"cannot be read: {error}"))
        else:
            self._load_node(path, node)

    def load_story(self, folder: Traversable, name: str) -> None:
        """Load a shipped story pack by its id, unless a user's pack has that id."""
        if name in self.stories:
            return
        shipped = {Path(file.name).stem: file for file in yaml_files(folder)}
        if name in shipped:
            self.load(shipped[name])
            return
        message = f'there is no story "{name}"{nearest(name, [*self.stories, *shipped])}'
        self.problems.append(Problem("stories", 0, 0, message))

    def rulebook(self) -> Rulebook:
        """All that was loaded. Raises `RulebookError` when anything was wrong."""
        lexicons = tuple(
            self._with_measures(lexicon) for _, lexicon in sorted(self.lexicons.items())
        )
        if not self.problems:
            self._check_slots(lexicons)
        if self.problems:
            raise RulebookError(self.problems)
        return Rulebook(
            lexicons,
            tuple(self.stories.values()),
            tuple(self.rules.values()),
            tuple(self.files.values()),
        )

    def _load_node(self, path: str, node: Node) -> None:
        if not isinstance(node, Mapping):
            message = "a rule file is a mapping with rules:, a story: or a lexicon"
            self.problems.append(_problem(node.place, message))
        elif node.get("story") is not None:
            self._load_pack(node)
        elif node.get("numbers") is not None or node.get("dates") is not None:
            self._load_lexicon(node)
        else:
            self._load_rules(node)

    def _load_lexicon(self, node: Mapping) -> None:
        if lexicon := build(Lexicon, node, self.problems):
            self.lexicons.setdefault(lexicon.language, lexicon)

    def _load_rules(self, node: Mapping) -> None:
        if file := build(RuleFile, node, self.problems):
            self.measures += [(file.language, name, measure) for name, measure in file.measures]
            self._add(self._rules(file.rules, None))

    def _load_pack(self, node: Mapping) -> None:
        if self._pack_type is None:
            self._pack_type = _pack_type(self.checks)
        pack = build(self._pack_type, node, self.problems)
        if pack is None or pack.story in self.stories:
            return
        story = Pack(
            id=pack.story,
            about=tuple(about for about in pack.about if about.text != "*"),
            series=pack.series,
            facts=tuple(entry.fact() for entry in pack.facts),
            everything=any(about.text == "*" for about in pack.about),
            tracks=tuple(getattr(entry, "measure", "") for entry in getattr(pack, "track", ())),
        )
        self.stories[story.id] = story
        for section in self.checks.sections():
            for entry in getattr(pack, section):
                self._add(entry.rules(story))
        self._add(self._rules(pack.rules, story.id))

    def _rules(self, nodes: Iterable[Mapping], story: str | None) -> Iterator[Rule]:
        for node in nodes:
            check = node.get("check")
            if not isinstance(check, Scalar):
                self.problems.append(_problem(node.place, 'a rule needs "check"'))
            elif check.value not in self.checks.names():
                message = f'there is no check "{check.value}"'
                hint = nearest(check.value, self.checks.names())
                self.problems.append(_problem(check.place, message + hint))
            elif rule := build(self.checks.rule_type(check.value), node, self.problems):
                prefix = f"{story}/" if story else ""
                yield msgspec.structs.replace(rule, id=prefix + rule.id, story=story)

    def _add(self, rules: Iterable[Rule]) -> None:
        for rule in rules:
            known = self.rules.setdefault(rule.id, rule)
            if known is not rule and known.place and rule.place and known.place.path == rule.place.path:
                where = f"line {known.place.line}"
                message = f'the rule "{rule.id}" stands twice, first in {where}'
                self.problems.append(_problem(rule.place, message))

    def _with_measures(self, lexicon: Lexicon) -> Lexicon:
        own = [(name, m) for language, name, m in self.measures if language == lexicon.language]
        return msgspec.structs.replace(lexicon, measures=(*lexicon.measures, *own))

    def _check_slots(self, lexicons: tuple[Lexicon, ...]) -> None:
        known = set().union(*map(slots_of, lexicons))
        for rule in self.rules.values():
            for pattern in rule.patterns():
                self._check_pattern(pattern, known)

    def _check_pattern(self, pattern: Pattern, known: set[str]) -> None:
        for slot in pattern.slots:
            if slot not in known and pattern.place:
                message = f'there is no slot {{{slot}}}{nearest(slot, sorted(known))}'
                self.problems.append(_problem(pattern.place, message))


def _pack_type(checks: Checks) -> type[Any]:
    """The type of a story pack file, with the sections that the checks add."""
    sections = [
        (name, tuple[entry, ...], ()) for name, entry in checks.sections().items()
    ]
    return msgspec.defstruct(
        "StoryPack",
        [
            ("story", str),
            ("about", tuple[Pattern, ...]),
            ("series", bool, False),
            ("facts", tuple[FactEntry, ...], ()),
            ("rules", tuple[Mapping, ...], ()),
            *sections,
            ("place", Location | None, None),
        ],
        frozen=True,
        kw_only=True,
    )


def _problem(place: Location, message: str) -> Problem:
    return Problem(place.path, place.line, place.column, message)

