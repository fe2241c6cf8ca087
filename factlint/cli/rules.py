"""`factlint rules`: the rules that apply in the working directory."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence

import msgspec

from factlint.cli.arguments import add_rules
from factlint.cli.failure import RunFailed
from factlint.cli.loading import config_here, load_rulebook
from factlint.cli.output import print_harmless
from factlint.model import SEVERITIES, Location
from factlint.policy import Policy
from factlint.reporters.summary import counted
from factlint.rulebook import Override, Rule, Rulebook
from factlint.rulebook.schema import nearest

FORMATS = ("text", "json")
GENERAL = "-"
OFF = "off"
VERSION = 1


class PlaceRecord(msgspec.Struct, frozen=True):
    """Where something is written, line and column from 1."""

    path: str
    line: int
    column: int


class RuleRecord(msgspec.Struct, frozen=True):
    """A rule as programs see it; `story` is null for a rule that applies to every article.

    `severity` is the one in force here, `off` for a rule that does not run, and `own_severity` the
    one that the rule has where nothing is configured.
    """

    id: str
    check: str
    severity: str
    own_severity: str
    story: str | None
    message: str
    why: str
    source: str
    flag_examples: int
    pass_examples: int
    place: PlaceRecord | None


class OverrideRecord(msgspec.Struct, frozen=True):
    """A rule, story, measure or lexicon that stands in place of another of its name."""

    what: str
    name: str
    place: PlaceRecord
    instead_of: str


class RulesRecord(msgspec.Struct, frozen=True):
    """What `--format json` prints."""

    version: int
    rules: tuple[RuleRecord, ...]
    overrides: tuple[OverrideRecord, ...]


def add_arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    add_rules(parser)
    parser.add_argument("--check", metavar="CHECK", help="only rules of this check")
    parser.add_argument(
        "--story", metavar="STORY", help=f"only rules of this story; {GENERAL} for the general ones"
    )
    parser.add_argument(
        "--severity",
        choices=(OFF, *SEVERITIES),
        help=f"only rules that have this severity here; {OFF}: that do not run",
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")


def run(arguments: Namespace) -> int:
    """Print the rules, and what stands in place of something else. Raises `RunFailed`."""
    config = config_here(arguments)
    rulebook = load_rulebook(config, arguments.rules)
    policy = Policy(config, rulebook.rules)
    wanted = _filter(rulebook, policy, arguments)
    rules = tuple(rule for rule in rulebook.rules if wanted(rule))
    if arguments.format == "json":
        record = RulesRecord(
            VERSION,
            tuple(_record(rule, policy) for rule in rules),
            tuple(map(_override, rulebook.overrides)),
        )
        print(msgspec.json.format(msgspec.json.encode(record), indent=2).decode())
    else:
        _print_table(rules, policy, rulebook.overrides)
    return 0


def written(place: Location | None) -> str:
    """Where a rule is written: `path:line:column`."""
    return f"{place.path}:{place.line}:{place.column}" if place else "-"


def in_force(rule: Rule, policy: Policy) -> str:
    """The severity that a rule has here, and a word where it is not the rule's own."""
    severity = policy.severity(rule)
    return severity if severity == rule.severity else f"{severity} (configured)"


def _filter(rulebook: Rulebook, policy: Policy, arguments: Namespace) -> Callable[[Rule], bool]:
    """A test for the rules that are asked for. Raises `RunFailed` for what there is none of."""
    from factlint.checks import check_names

    check, severity = arguments.check, arguments.severity
    story = None if arguments.story == GENERAL else arguments.story
    stories = [story.id for story in rulebook.stories]
    for option, name, names in (
        ("check", check, check_names()),
        ("story", story, stories),
    ):
        if name is not None and name not in names:
            known = f"; there are {', '.join(names)}" if names else " here"
            hint = nearest(name, names) or known
            raise RunFailed(f'factlint: --{option}: there is no {option} "{name}"{hint}')
    return lambda rule: (
        check in (None, rule.check)
        and severity in (None, policy.severity(rule))
        and (arguments.story is None or rule.story == story)
    )


def _print_table(rules: Sequence[Rule], policy: Policy, overrides: Sequence[Override]) -> None:
    rows = [(rule.id, rule.check, in_force(rule, policy), written(rule.place)) for rule in rules]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print_harmless("  ".join(cells).rstrip())
    print(f"\n{counted(len(rows), 'rule')}" if rows else "no rules")
    if overrides:
        print("\nin place of others:")
        for override in overrides:
            print_harmless(f"  {override}")


def _record(rule: Rule, policy: Policy) -> RuleRecord:
    return RuleRecord(
        id=rule.id,
        check=rule.check,
        severity=policy.severity(rule),
        own_severity=rule.severity,
        story=rule.story,
        message=rule.message,
        why=rule.why.strip(),
        source=rule.source.strip(),
        flag_examples=len(rule.examples.flag),
        pass_examples=len(rule.examples.quiet),
        place=_place(rule.place) if rule.place else None,
    )


def _override(override: Override) -> OverrideRecord:
    return OverrideRecord(override.what, override.name, _place(override.place), override.instead_of)


def _place(place: Location) -> PlaceRecord:
    return PlaceRecord(place.path, place.line, place.column)
