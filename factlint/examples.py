"""Running the examples that rules carry: what they must flag and what they must pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from factlint.documents import Declared, document_from_text
from factlint.engine import Engine
from factlint.model import Problem
from factlint.rulebook import ExampleText, Rule, Rulebook


class ExampleReport(msgspec.Struct, frozen=True):
    """How many rules and examples ran, and which examples do not behave."""

    rules: int
    examples: int
    failures: tuple[Problem, ...] = ()


def run_examples(rulebook: Rulebook, files: Sequence[str] = ()) -> ExampleReport:
    """Run the examples of all rules, or of those that stand in some files."""
    wanted = {str(Path(file).resolve()) for file in files}
    rules = [rule for rule in rulebook.rules if not wanted or _defined_in(rule, wanted)]
    failures = [failure for rule in rules for failure in _failures(rulebook, rule)]
    examples = sum(len(rule.examples.flag) + len(rule.examples.quiet) for rule in rules)
    return ExampleReport(len(rules), examples, tuple(failures))


def _defined_in(rule: Rule, files: set[str]) -> bool:
    return rule.place is not None and str(Path(rule.place.path).resolve()) in files


def _failures(rulebook: Rulebook, rule: Rule) -> Iterator[Problem]:
    examples = rule.examples
    if not examples.flag and not examples.quiet:
        return
    engine = Engine(rulebook, lambda other: other.id == rule.id)
    for texts in examples.flag:
        if not _fires(engine, rule, texts):
            yield _problem(rule, texts, f'"{rule.id}" does not flag this example, and should')
    for texts in examples.quiet:
        if found := _fires(engine, rule, texts):
            yield _problem(rule, texts, f'"{rule.id}" flags this example, and should not: {found}')


def _fires(engine: Engine, rule: Rule, texts: Sequence[ExampleText]) -> str:
    """The message of a finding that the rule has for the texts, or nothing."""
    documents = [
        document_from_text(
            example.text, f"example-{number}.txt", Declared(example.published, None, rule.story)
        )
        for number, example in enumerate(texts, 1)
    ]
    findings = engine.lint(documents).findings
    return next((finding.message for finding in findings if finding.rule == rule.id), "")


def _problem(rule: Rule, texts: Sequence[ExampleText], message: str) -> Problem:
    place = texts[0].place if texts and texts[0].place else rule.place
    if place is None:
        return Problem(rule.id, 0, 0, message)
    return Problem(place.path, place.line, place.column, message)
