"""Running the examples that rules carry: what they must flag and what they must pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from factlint.documents import Declared, document_from_text
from factlint.engine import Engine
from factlint.model import Finding, Problem
from factlint.rulebook import Examples, ExampleText, Rule, Rulebook
from factlint.rulebook.shipped import is_shipped


class NotChecked(Exception):
    """An example that the rule could not be tried on."""


class RuleExamples(msgspec.Struct, frozen=True):
    """How many examples of each kind a rule has."""

    rule: str
    flag: int
    quiet: int

    @property
    def whole(self) -> bool:
        """True when the rule has both kinds."""
        return bool(self.flag and self.quiet)


class ExampleReport(msgspec.Struct, frozen=True):
    """How many rules and examples ran, which do not behave, and which rules have which."""

    rules: int
    examples: int
    failures: tuple[Problem, ...] = ()
    coverage: tuple[RuleExamples, ...] = ()


def run_examples(
    rulebook: Rulebook, files: Sequence[str] = (), *, required: bool = False
) -> ExampleReport:
    """Run the examples of all rules, or of those that stand in some files or folders.

    A rule with examples needs both kinds, one that it flags and one that it passes; a shipped
    rule needs them in any case, and where they are `required` every rule does. The rules that
    several checks make of one entry of a story pack share its examples: any of them may flag,
    and the others may have no more than a note for one that must pass.
    """
    wanted = [Path(file).resolve() for file in files]
    entries = [
        entry for entry in _by_entry(rulebook.rules) if not wanted or defined_in(entry[0], wanted)
    ]
    rules = [entry[0] for entry in entries]
    failures = [failure for entry in entries for failure in _failures(rulebook, entry, required)]
    coverage = tuple(
        RuleExamples(rule.id, len(rule.examples.flag), len(rule.examples.quiet)) for rule in rules
    )
    examples = sum(each.flag + each.quiet for each in coverage)
    return ExampleReport(len(rules), examples, tuple(failures), coverage)


def defined_in(rule: Rule, paths: Sequence[Path]) -> bool:
    """True for a rule that is written in one of some files or folders, given as whole paths."""
    if rule.place is None:
        return False
    file = Path(rule.place.path).resolve()
    return any(file.is_relative_to(path) for path in paths)


def _by_entry(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The rules by what they are written as: one rule, or one entry of a story pack."""
    entries: dict[object, list[Rule]] = {}
    for rule in rules:
        entries.setdefault(rule.place or rule.id, []).append(rule)
    return list(entries.values())


def _failures(rulebook: Rulebook, entry: Sequence[Rule], required: bool) -> Iterator[Problem]:
    rule, ids = entry[0], {each.id for each in entry}
    yield from _lacking(rule, required)
    if rule.examples == Examples():
        return
    engine = Engine(rulebook, lambda other: other.id in ids or rule.judges_others)
    flagged = [(texts, True) for texts in rule.examples.flag]
    for texts, wanted in [*flagged, *((texts, False) for texts in rule.examples.quiet)]:
        try:
            found = _flagged(engine, entry, texts, notes=wanted)
        except NotChecked as error:
            yield _problem(rule, texts, str(error))
            continue
        if wanted and not found:
            yield _problem(rule, texts, f'"{rule.id}" does not flag this example, and should')
        if found and not wanted:
            said = f'"{rule.id}" flags this example, and should not: {found.message}'
            yield _problem(rule, texts, said)


def _flagged(
    engine: Engine, entry: Sequence[Rule], texts: Sequence[ExampleText], *, notes: bool
) -> Finding | None:
    """What the checks of an entry find; `notes` of any but the first count where it is to flag."""
    found = ((rule, fires(engine, rule, texts)) for rule in entry)
    counted = (
        one for rule, one in found if one and (notes or rule is entry[0] or one.severity != "note")
    )
    return next(counted, None)


def _lacking(rule: Rule, required: bool) -> Iterator[Problem]:
    """The kinds of examples that a rule should have and has not."""
    shipped = rule.place is not None and is_shipped(rule.place.path)
    if required or shipped or rule.examples != Examples():
        if not rule.examples.flag:
            yield _problem(rule, (), f'"{rule.id}" has no example that it must flag')
        if not rule.examples.quiet:
            yield _problem(rule, (), f'"{rule.id}" has no example that it must pass')


def fires(engine: Engine, rule: Rule, texts: Sequence[ExampleText]) -> Finding | None:
    """A finding that the rule has for the texts. Raises `NotChecked`."""
    documents = [
        document_from_text(
            example.text, f"example-{number}.txt", Declared(example.published, None, rule.story)
        )
        for number, example in enumerate(texts, 1)
    ]
    read = list(zip(texts, documents, strict=True))
    articles = [document for example, document in read if not example.source]
    sources = [document for example, document in read if example.source]
    report = engine.lint(articles, sources)
    for problem in report.problems:
        if problem.fatal:
            raise NotChecked(problem.message)
    return next((finding for finding in report.findings if finding.rule == rule.id), None)


def _problem(rule: Rule, texts: Sequence[ExampleText], message: str) -> Problem:
    place = texts[0].place if texts and texts[0].place else rule.place
    if place is None:
        return Problem(rule.id, 0, 0, message)
    return Problem(place.path, place.line, place.column, message)
