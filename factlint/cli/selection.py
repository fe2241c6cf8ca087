"""Names of rules on the command line: `--select` and `--ignore`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from factlint import policy
from factlint.cli.arguments import names
from factlint.cli.failure import RunFailed
from factlint.config import PROFILES
from factlint.rulebook import Rule, Rulebook


def add_selection(parser: ArgumentParser) -> None:
    """Add `--select` and `--ignore`."""
    for option, text in (
        ("--select", "use only these, whatever is configured"),
        ("--ignore", "do not use these either"),
    ):
        parser.add_argument(
            option,
            metavar="RULE,…",
            type=names,
            action="extend",
            default=[],
            help=f"{text}: rule ids, ids with *, or names of checks",
        )


def add_profile(parser: ArgumentParser) -> None:
    """Add `--profile`, which is `None` when it is not given."""
    parser.add_argument(
        "--profile",
        choices=PROFILES,
        help="how much is shown: desk only what is sure, copy what is likely too, audit "
        "everything and notes (default: as configured, else copy)",
    )


def wrong_selection(arguments: Namespace, rules: Sequence[Rule]) -> Iterator[str]:
    """What is wrong with the names of both options, given all the rules that there are."""
    for option, chosen in (("--select", arguments.select), ("--ignore", arguments.ignore)):
        for name in chosen:
            if not any(rule.is_meant_by(name) for rule in rules):
                yield f"factlint: {option}: {policy.unknown_rule(name, rules)}"


def rules_named(name: str, rulebook: Rulebook) -> tuple[Rule, ...]:
    """The rules that a name means. Raises `RunFailed` when there are none."""
    rules = tuple(rule for rule in rulebook.rules if rule.is_meant_by(name))
    if not rules:
        raise RunFailed(f"factlint: {unknown_rule(name, rulebook)}")
    return rules


def unknown_rule(name: str, rulebook: Rulebook) -> str:
    """What to say of a name that means no rule, with the nearest one that does."""
    return policy.unknown_rule(name, rulebook.rules)
