"""The commands, and the parser that knows all their names but only one command's arguments."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from types import ModuleType

from factlint import __version__

COMMANDS = {
    "check": "report where articles disagree with themselves, each other and the facts",
    "extract": "print all figures, dates, names and quotations that are read in articles",
    "diff": "show which facts changed from one version of an article to the next",
    "baseline": "write down what is found, so that only what is new is reported",
    "init": "begin: write a configuration, a folder of rules, or a story pack",
    "config": "show what is configured for a file, and where each value comes from",
    "test": "run the examples that rules carry",
    "try": "show what a rule would say over an archive",
    "rules": "list the rules that apply here",
    "explain": "show what a rule or check reads, why, and its examples",
    "schema": "print the JSON Schema of rule files or of the configuration, for editors",
    "completion": "print a script that completes commands and options in a shell",
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
    command = command_module(name)
    command.add_arguments(commands[name])
    parsed, strange = parser.parse_known_args(arguments)
    if strange:
        commands[name].error(_unrecognized(strange, commands[name]))
    code: int = command.run(parsed)
    return code


def _unrecognized(strange: Sequence[str], command: ArgumentParser) -> str:
    """What to say of arguments that a command does not take, with the option like the first."""
    from factlint.rulebook.schema import nearest

    options = [option for action in command._actions for option in action.option_strings]
    name = strange[0].partition("=")[0]
    hint = nearest(name, options) if name.startswith("-") else ""
    return f"unrecognized arguments: {' '.join(strange)}{hint}"


def whole_parser() -> ArgumentParser:
    """The parser with the arguments of all commands, for what must know them all."""
    parser, commands = _parsers()
    for name, subparser in commands.items():
        command_module(name).add_arguments(subparser)
    return parser


def command_module(command: str) -> ModuleType:
    """The module of a command; one called like a keyword has an underscore at its end."""
    return import_module(f"factlint.cli.{command}{'_' * iskeyword(command)}")


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
