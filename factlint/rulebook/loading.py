"""From rule files to a rulebook: every file read, every problem found, then one error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import msgspec

from factlint.model import Location, Problem
from factlint.rulebook.errors import RulebookError
from factlint.rulebook.files import (
    RuleFile,
    common_part,
    items_of,
    kind_of,
    pack_type,
    place_of,
    read_node,
    value_of,
)
from factlint.rulebook.lexicon import Lexicon, Measure
from factlint.rulebook.nodes import Mapping, Node, Scalar
from factlint.rulebook.overriding import resolve, written_at
from factlint.rulebook.references import (
    WrittenName,
    WrittenRule,
    check_facts,
    check_measures,
    check_message,
    check_patterns,
    problem,
    unknown,
)
from factlint.rulebook.right import build_right
from factlint.rulebook.rules import Checks, Override, Rule, Rulebook, Story
from factlint.rulebook.schema import build, nearest
from factlint.rulebook.shipped import (
    is_shipped,
    nothing_there,
    rule_files,
    shipped_rules,
    yaml_files,
)


def load_rulebook(rules: Sequence[Path], stories: Sequence[str], checks: Checks) -> Rulebook:
    """Load the user's own rule files, the shipped rules and the named shipped stories.

    A user's story, measure or lexicon takes the place of a shipped one of the same name, a rule
    only where it says so; `overrides` of the rulebook has them all. A file that is reached twice
    is loaded once. Raises `RulebookError` with all problems of all files.
    """
    loader = _Loader(checks)
    for path in rules:
        if found := list(rule_files(path)):
            for file in found:
                loader.load(file)
        else:
            loader.problems.append(Problem(str(path), 0, 0, nothing_there(path)))
    loader.shipped = True
    shipped = shipped_rules()
    for folder in ("lexicon", "general"):
        for file in yaml_files(shipped / folder):
            loader.load(file)
    for story in stories:
        loader.load_story(shipped / "stories", story)
    return loader.rulebook()


class _Claim(msgspec.Struct, frozen=True):
    """Who has a name: where it was first written, and whether in a shipped file."""

    place: Location
    shipped: bool


class _Loader:
    """Collects what files hold. `shipped` says whose files are being loaded.

    Of a story that is `unsure` something was left out, being wrong.
    """

    def __init__(self, checks: Checks) -> None:
        self.checks = checks
        self.shipped = False
        self.problems: list[Problem] = []
        self.files: dict[str, str] = {}
        self.complete = True
        self.lexicons: dict[str, Lexicon] = {}
        self.stories: dict[str, Story] = {}
        self.rules: list[WrittenRule] = []
        self.overrides: list[Override] = []
        self.facts: dict[str, list[WrittenName]] = {}
        self.measures: list[tuple[str, str, Measure]] = []
        self.languages: list[WrittenName] = []
        self.subjects: set[str] = set()
        self.unsure: set[str] = set()
        self._claims: dict[tuple[str, str], _Claim] = {}
        self._pack_type: type[Any] | None = None

    def load(self, file: Traversable) -> None:
        """Load one file, unless it has been."""
        path = str(file)
        key = str(Path(path).resolve()) if isinstance(file, Path) else path
        if key in self.files:
            return
        self.files[key] = path
        if node := read_node(path, file, self.problems):
            self._load_node(node)
        else:
            self.complete = False

    def load_story(self, folder: Traversable, name: str) -> None:
        """Load a shipped story pack by its id, unless a user's pack has that id."""
        shipped = {Path(file.name).stem: file for file in yaml_files(folder)}
        if claim := self._claims.get(("story", name)):
            if name in shipped and not is_shipped(claim.place.path):
                self.overrides.append(Override("story", name, claim.place, str(shipped[name])))
        elif name in shipped:
            self.load(shipped[name])
        elif self.complete:
            names = sorted({*self.stories, *shipped})
            hint = nearest(name, names) or f"; there are {', '.join(names)}"
            message = f'there is no story "{name}"{hint}'
            self.problems.append(Problem("stories", 0, 0, message))

    def rulebook(self) -> Rulebook:
        """All that was loaded. Raises `RulebookError` when anything was wrong."""
        lexicons = tuple(
            self._with_measures(lexicon) for _, lexicon in sorted(self.lexicons.items())
        )
        resolved = resolve(self.rules, complete=self.complete)
        self.problems += resolved.problems
        if self.complete:
            self.problems += self._check_references(lexicons, resolved.rules)
        if self.problems:
            raise RulebookError(self.problems)
        return Rulebook(
            lexicons,
            tuple(self.stories.values()),
            tuple(written.rule for written in resolved.rules),
            tuple(self.files.values()),
            overrides=(*self.overrides, *resolved.overrides),
        )

    def _load_node(self, node: Node) -> None:
        match kind_of(node, self.checks.sections):
            case "story":
                self._load_pack(node)
            case "lexicon":
                self._load_lexicon(node)
            case "rules":
                self._load_file(node)

    def _load_file(self, node: Node) -> None:
        file = build(RuleFile, node, self.problems)
        if file and not (file.rules or file.measures):
            message = 'no rules in this file: it needs "rules", "measures" or a "story"'
            self.problems.append(problem(node.place, message))
        self._add_measures(node, node, file)
        self._load_rules(node, None)

    def _load_lexicon(self, node: Node) -> None:
        lexicon = build(Lexicon, node, self.problems)
        if lexicon is None:
            self.complete = False
        elif self._claim("lexicon", lexicon.language, place_of(node, "language")):
            self.lexicons[lexicon.language] = lexicon

    def _load_pack(self, node: Node) -> None:
        if self._pack_type is None:
            self._pack_type = pack_type(self.checks.sections())
        before = len(self.problems)
        pack, right = build_right(self._pack_type, node, self.problems)
        name = value_of(node, "story")
        identifier = name.value if isinstance(name, Scalar) else ""
        if not self._claim("story", identifier, place_of(node, "story")):
            return
        if len(self.problems) > before:
            self.unsure.add(identifier)
        if pack is not None:
            self._add_pack(pack, right)
        self._add_measures(node, right, pack)
        self._load_rules(node, identifier)

    def _add_pack(self, pack: Any, node: Node) -> None:
        story = Story(
            id=pack.story,
            about=tuple(about for about in pack.about if about.text != "*"),
            series=pack.series,
            facts=tuple(entry.fact() for entry in pack.facts),
            everything=any(about.text == "*" for about in pack.about),
            tracks=tuple(getattr(entry, "measure", "") for entry in getattr(pack, "track", ())),
            names=tuple((entry.name, *entry.accept) for entry in getattr(pack, "names", ())),
        )
        self.stories[story.id] = story
        self.facts[story.id] = [
            WrittenName(entry.subject, place_of(item, "subject"))
            for entry, item in zip(pack.facts, items_of(node, "facts"), strict=True)
        ]
        for section in self.checks.sections():
            items = items_of(node, section)
            for entry, item in zip(getattr(pack, section), items, strict=True):
                for rule in self.checks.rules_of(section, entry, story):
                    self._add_rule(rule, item)

    def _load_rules(self, node: Node, story: str | None) -> None:
        """Load the rules of a file, each by itself, so that all their problems are found."""
        for item in items_of(node, "rules"):
            if isinstance(item, Mapping) and (rule := self._build_rule(item)):
                family = story or rule.family
                prefix = f"{family}/" if family else ""
                pack = self.stories.get(story or "")
                replaced = msgspec.structs.replace(
                    rule.in_pack(pack) if pack else rule, id=prefix + rule.id, story=story
                )
                self.problems += check_message(rule, item)
                self._add_rule(replaced, item)

    def _build_rule(self, node: Mapping) -> Rule | None:
        """A rule, or as much of it as is right, so that the rest can be checked."""
        subject = node.get("subject")
        if isinstance(subject, Scalar) and node.get("read") is not None:
            self.subjects.add(subject.value)
        check = node.get("check")
        names = self.checks.names()
        if not isinstance(check, Scalar):
            message = 'a rule needs "check", the name of its check'
            self.problems.append(problem(place_of(node, "check"), message))
        elif check.value not in names:
            self.problems.append(unknown("check", check.value, names, check.place))
            build(Rule, common_part(node), self.problems)
        else:
            return build_right(self.checks.rule_type(check.value), node, self.problems)[0]
        return None

    def _add_rule(self, rule: Rule, node: Node) -> None:
        if rule.place is None:
            rule = msgspec.structs.replace(rule, place=node.place)
        self.rules.append(WrittenRule(rule, node, self.shipped))

    def _add_measures(self, node: Node, right: Node, file: RuleFile | None) -> None:
        """Add a desk's own measures; their names count as known even when they are wrong."""
        measures = value_of(node, "measures")
        if isinstance(measures, Mapping):
            self.subjects |= {pair.key.value for pair in measures.pairs}
        measures = value_of(right, "measures")
        if file is None or not isinstance(measures, Mapping):
            return
        self.languages.append(WrittenName(file.language, place_of(node, "language")))
        for pair, (name, measure) in zip(measures.pairs, file.measures, strict=True):
            if self._claim(f"{file.language} measure", name, pair.key.place):
                self.measures.append((file.language, name, measure))

    def _claim(self, what: str, name: str, place: Location) -> bool:
        """True when a name is free; one hand must not write it twice."""
        claim = _Claim(place, self.shipped)
        first = self._claims.setdefault((what, name), claim)
        if first is not claim and first.shipped != self.shipped:
            self.overrides.append(Override(what, name, first.place, written_at(place)))
        elif first is not claim:
            where = f"line {first.place.line}"
            if first.place.path != place.path:
                where = f"{first.place.path}, {where}"
            message = f'the {what} "{name}" stands twice, first in {where}'
            self.problems.append(problem(place, message))
        return first is claim

    def _with_measures(self, lexicon: Lexicon) -> Lexicon:
        own = {name: m for language, name, m in self.measures if language == lexicon.language}
        shipped = lexicon.place.path if lexicon.place else lexicon.language
        for name in sorted(own.keys() & dict(lexicon.measures).keys()):
            what = f"{lexicon.language} measure"
            self.overrides.append(Override(what, name, self._claims[what, name].place, shipped))
        # A desk's own stand first: of two measures with the same words the first has the figure.
        rest = {name: m for name, m in lexicon.measures if name not in own}
        return msgspec.structs.replace(lexicon, measures=tuple((own | rest).items()))

    def _check_references(
        self, lexicons: tuple[Lexicon, ...], rules: tuple[WrittenRule, ...]
    ) -> Iterator[Problem]:
        known = self.subjects | {name for lexicon in lexicons for name, _ in lexicon.measures}
        for language in self.languages:
            if language.name not in self.lexicons:
                tags = sorted(self.lexicons)
                yield unknown("language", language.name, tags, language.place)
        yield from check_patterns(lexicons, rules, self.stories.values())
        yield from check_measures(rules, known)
        for story in self.stories.values():
            plain = [written.rule for written in rules]
            unsure = known if story.id in self.unsure else ()
            facts = [fact for fact in self.facts[story.id] if fact.name not in unsure]
            yield from check_facts(story, facts, plain, known)
