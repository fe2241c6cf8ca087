"""`factlint explain`: one rule, its reasons and examples, and how its check works."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from inspect import cleandoc
from textwrap import fill, indent

from factlint.checks import load_check
from factlint.cli.arguments import add_rules
from factlint.cli.failure import RunFailed
from factlint.cli.loading import load_rulebook
from factlint.cli.rules import written
from factlint.cli.selection import unknown_rule
from factlint.rulebook import ExampleText, Rule
from factlint.rulebook.describing import own_keys

WIDTH = 96


def add_arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("rule", metavar="RULE", help="id of the rule, as a finding shows it")
    add_rules(parser)


def run(arguments: Namespace) -> int:
    """Print all that is known of a rule. Raises `RunFailed` when there is none of that id."""
    rulebook = load_rulebook(arguments.rules)
    rule = next((rule for rule in rulebook.rules if rule.id == arguments.rule), None)
    if rule is None:
        raise RunFailed(f"factlint: {unknown_rule(arguments.rule, rulebook)}")
    print("\n\n".join(filter(None, _sections(rule))))
    return 0


def _sections(rule: Rule) -> Iterator[str]:
    yield f"{rule.id}\ncheck {rule.check}, {rule.severity}, {written(rule.place)}"
    yield _section("Says", _wrapped(rule.message))
    yield _section("Why", _wrapped(rule.why))
    yield _section("Source", _wrapped(rule.source))
    yield _section("Flags", _examples(rule.examples.flag))
    yield _section("Passes", _examples(rule.examples.quiet))
    check = load_check(rule.check)
    yield _section(f"How {rule.check} works", cleandoc(check.__doc__ or ""))
    yield _section(f"Keys of {rule.check}", _keys(check.RULE))


def _examples(examples: tuple[tuple[ExampleText, ...], ...]) -> str:
    """Each example with a dash, its documents one below the other."""
    return "\n".join("- " + "\n  ".join(map(_example, example)) for example in examples)


def _example(document: ExampleText) -> str:
    text = document.text.strip().replace("\n", "\n  ")
    return f"({document.published}) {text}" if document.published else text


def _keys(rule: type[Rule]) -> str:
    """The keys that rules of the check have and others have not, with what they mean."""
    keys = own_keys(rule, Rule)
    width = max((len(key.name) for key in keys), default=0)
    return "\n".join(
        fill(
            key.meaning,
            WIDTH,
            initial_indent=f"{key.name:{width}}  ",
            subsequent_indent=" " * (width + 2),
        )
        for key in keys
    )


def _wrapped(text: str) -> str:
    return "\n".join(fill(line, WIDTH) for line in text.splitlines())


def _section(title: str, text: str) -> str:
    return f"{title}:\n{indent(text.strip(), '  ')}" if text.strip() else ""
