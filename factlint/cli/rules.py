"""`factlint rules`: the rules that apply in the working directory."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from factlint.cli.arguments import add_rules
from factlint.cli.loading import load_rulebook
from factlint.model import Location
from factlint.reporters.summary import counted


def add_arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    add_rules(parser)


def run(arguments: Namespace) -> int:
    """Print a table of the rules: id, check, severity and where it is written."""
    rulebook = load_rulebook(arguments.rules)
    rows = [(rule.id, rule.check, rule.severity, written(rule.place)) for rule in rulebook.rules]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())
    print(f"\n{counted(len(rows), 'rule')}" if rows else "no rules")
    return 0


def written(place: Location | None) -> str:
    """Where a rule is written: `path:line:column`."""
    return f"{place.path}:{place.line}:{place.column}" if place else "-"
