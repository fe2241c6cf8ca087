"""`factlint init`: a configuration with a folder of rules, or the draft of a story pack."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from factlint.cli.failure import RunFailed
from factlint.starting.files import NotWritten, write_new


def add_arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "what",
        nargs="?",
        choices=("story",),
        help="story: write a story pack; without it: a configuration and a folder of rules",
    )
    parser.add_argument(
        "story", nargs="?", metavar="NAME", help="id of the story, such as harbour-fire"
    )
    group = parser.add_argument_group("a story pack; a terminal is asked when none is given")
    for option, metavar, text in (
        ("--about", "PATTERN", "what an article of the story says"),
        ("--name", "NAME", 'a name to watch: "Ana Petrović (Mayor)"'),
        ("--track", "MEASURE,…", "what is counted: killed, injured, …"),
        ("--fact", "FACT", 'what the desk is sure of: "killed = 14, 2025-03-04, Coroner"'),
    ):
        group.add_argument(
            option, metavar=metavar, action="append", default=[], help=f"{text} (repeatable)"
        )
    group.add_argument(
        "--series", action="store_true", help="many incidents and one running total, not one event"
    )
    group.add_argument(
        "--output",
        metavar="FILE",
        type=Path,
        help="where to write it (default: NAME.yml in the configured folder of rules)",
    )


def run(arguments: Namespace) -> int:
    """Write new files, never over others. Raises `RunFailed`."""
    from factlint.cli.init_story import FLAGS, init_story

    try:
        if arguments.what == "story":
            if not arguments.story:
                raise RunFailed("factlint: the story needs a name: factlint init story NAME")
            return init_story(arguments)
        if given := [flag for flag in (*FLAGS, "output") if getattr(arguments, flag)]:
            raise RunFailed(f"factlint: --{given[0]} is for factlint init story NAME")
        return _init_desk()
    except NotWritten as error:
        raise RunFailed(*error.reasons) from None


def _init_desk() -> int:
    from factlint.config import TOML_NAME, TOML_TABLE, YAML_NAME
    from factlint.starting.desk import desk_files

    toml = Path(TOML_NAME)
    if toml.is_file() and TOML_TABLE in toml.read_bytes():
        message = f"has [tool.factlint] already, so that {YAML_NAME} was not written"
        raise RunFailed(f"{TOML_NAME}: {message}")
    files = desk_files()
    write_new(files)
    for path in files:
        print(path)
    print("next: factlint init story NAME, factlint test, factlint check")
    return 0
