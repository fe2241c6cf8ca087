"""`factlint schema`: what editors need to complete and check rule files and the configuration."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from factlint.cli.output import open_output
from factlint.starting.desk import schema_text

KINDS = ("rules", "config")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "kind",
        nargs="?",
        choices=KINDS,
        default="rules",
        help="rules: story packs, rule files and lexicons (default); config: factlint.yml",
    )
    parser.add_argument("--output", metavar="FILE", help="write to a file")


def run(arguments: Namespace) -> int:
    """Print a schema."""
    text = schema_text(arguments.kind)
    if arguments.output is None:
        print(text, end="")
        return 0
    with open_output(arguments.output) as stream:
        stream.write(text)
    return 0
