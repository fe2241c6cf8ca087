"""The commands, and the parser that knows all their names but only one command's arguments."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from importlib import import_module

from factlint import __version__

COMMANDS = {
    "check": "report where articles disagree with themselves, each other and the facts",
    "extract": "print all figures, dates, names and quotations that are read in articles",
    "test": "run the examples that rules carry",
    "rules": "list the rules that apply here",
    "explain": "show what a rule checks, why, and its examples",
}


def run_command(arguments: Sequence[str]) -> int:
    """Run the command that the arguments begin with and give its exit code.

    Usage errors and `--help` end in `SystemExit`, as argparse has it.
    """
    parser, commands = _parsers()
    name = next(iter(arguments), "")
    if name not in commands:
        parser.parse_args(arguments)
        parser.print_help(sys.stderr)
        return 2
    command = import_module(f"factlint.cli.{name}")
    command.add_arguments(commands[name])
    code: int = command.run(parser.parse_args(arguments))
    return code


def _parsers() -> tuple[ArgumentParser, dict[str, ArgumentParser]]:
    """The parser of the whole command line and the ones of the commands, still empty."""
    parser = ArgumentParser(
        prog="factlint",
        description="Find where news articles disagree with themselves, with each other and "
        "with the desk's fact sheet.",
        epilog="Exit codes: 0 clean, 1 findings, 2 the run itself failed.",
        allow_abbrev=False,
    )
    parser.add_argument("-V", "--version", action="version", version=f"factlint {__version__}")
    group = parser.add_subparsers(title="commands", metavar="COMMAND")
    commands = {
        name: group.add_parser(
            name, help=summary, description=f"{summary.capitalize()}.", allow_abbrev=False
        )
        for name, summary in COMMANDS.items()
    }
    return parser, commands
