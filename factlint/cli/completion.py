"""`factlint completion`: a script by which a shell completes commands, options and files."""

from __future__ import annotations

from argparse import Action, ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterator

SHELLS = ("bash", "zsh", "fish")
FILES = ("FILE", "PATH", "RULE-or-FILE")
WHERE = """where to put it:
  bash  factlint completion bash > ~/.local/share/bash-completion/completions/factlint
  zsh   factlint completion zsh > ~/.zfunc/_factlint, with ~/.zfunc in $fpath
  fish  factlint completion fish > ~/.config/fish/completions/factlint.fish
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    from argparse import RawDescriptionHelpFormatter

    parser.formatter_class = RawDescriptionHelpFormatter
    parser.epilog = WHERE
    parser.add_argument("shell", choices=SHELLS)


def run(arguments: Namespace) -> int:
    """Print the script."""
    import shtab

    from factlint.cli.commands import whole_parser

    parser = whole_parser()
    for action in _actions(parser):
        if action.metavar in FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    print(shtab.complete(parser, arguments.shell))
    return 0


def _actions(parser: ArgumentParser) -> Iterator[Action]:
    """All arguments of a parser and of the commands in it."""
    for action in parser._actions:
        yield action
        if isinstance(action, _SubParsersAction):
            for below in action.choices.values():
                yield from _actions(below)
