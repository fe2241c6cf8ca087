"""`factlint explain`: a rule with its reasons, examples and what it reads; or a check's manual."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from inspect import cleandoc
from textwrap import fill, indent

from factlint.checks import check_names, load_check
from factlint.cli import reads
from factlint.cli.arguments import add_rules
from factlint.cli.failure import RunFailed
from factlint.cli.loading import load_rulebook
from factlint.cli.rules import written
from factlint.cli.selection import unknown_rule
from factlint.rulebook import ExampleText, Rule, Rulebook
from factlint.rulebook.describing import own_keys


def add_arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "rule", metavar="RULE", help="id of the rule, as a finding shows it, or name of a check"
    )
    add_rules(parser)


def run(arguments: Namespace) -> int:
    """Print all that is known of a rule or check. Raises `RunFailed` for what is neither."""
    rulebook = load_rulebook(arguments.rules)
    name = arguments.rule
    rule = next((rule for rule in rulebook.rules if rule.id == name), None)
    if rule:
        print("\n\n".join(filter(None, _rule(rule, rulebook))))
    elif name in check_names():
        print("\n\n".join(filter(None, _check(name, rulebook))))
    else:
        raise RunFailed(f"factlint: {unknown_rule(name, rulebook)}")
    return 0


def _rule(rule: Rule, rulebook: Rulebook) -> Iterator[str]:
    yield f"{rule.id}\ncheck {rule.check}, {rule.severity}, {written(rule.place)}"
    yield _replaced(rule, rulebook)
    yield _section("Says", _wrapped(rule.message))
    yield _section("Why", _wrapped(rule.why))
    yield _section("Source", _wrapped(rule.source))
    yield _section("Articles", _wrapped(reads.articles(rule, rulebook)))
    yield _section("Reads", reads.table(reads.own_keys(rule)))
    yield _section("Words", reads.table(reads.measure_words(rule, rulebook)))
    yield _section("Slots", reads.table(reads.slots(rule, rulebook)))
    yield _section("Facts", "\n".join(reads.facts(rule, rulebook)))
    yield _section("Flags", _examples(rule.examples.flag))
    yield _section("Passes", _examples(rule.examples.quiet))
    yield _section(f"How {rule.check} works", _manual(rule.check))
    yield _section(f"Keys of {rule.check}", _keys(rule.check))


def _check(name: str, rulebook: Rulebook) -> Iterator[str]:
    yield f"check {name}"
    yield _section("How it works", _manual(name))
    yield _section("Keys of its own", _keys(name))
    here = [(rule.id, written(rule.place)) for rule in rulebook.rules if rule.check == name]
    yield _section("Rules here", reads.table(here) or "none")


def _replaced(rule: Rule, rulebook: Rulebook) -> str:
    """What a rule stands in place of."""
    overrides = (each for each in rulebook.overrides if each.what == "rule")
    return next(
        (f"in place of {each.instead_of}" for each in overrides if each.name == rule.id), ""
    )


def _manual(check: str) -> str:
    return cleandoc(load_check(check).__doc__ or "")


def _keys(check: str) -> str:
    """The keys that rules of a check have and others have not, with what they mean."""
    keys = own_keys(load_check(check).RULE, Rule)
    return reads.table((key.name, key.meaning) for key in keys)


def _examples(examples: tuple[tuple[ExampleText, ...], ...]) -> str:
    """Each example with a dash, its documents one below the other."""
    return "\n".join("- " + "\n  ".join(map(_example, example)) for example in examples)


def _example(document: ExampleText) -> str:
    text = document.text.strip().replace("\n", "\n  ")
    return f"({document.published}) {text}" if document.published else text


def _wrapped(text: str) -> str:
    return "\n".join(fill(line, reads.WIDTH) for line in text.splitlines())


def _section(title: str, text: str) -> str:
    return f"{title}:\n{indent(text.rstrip(), '  ')}" if text.strip() else ""
