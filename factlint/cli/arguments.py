"""Arguments that several commands share, and the types of their values."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path

from factlint.model import SEVERITIES


def add_articles(parser: ArgumentParser) -> None:
    """Add PATHS and what is said about the articles from outside."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="article, folder of articles, or - for "
        "standard input (default: the working directory)",
    )
    parser.add_argument(
        "--stdin-filename",
        metavar="NAME",
        default="<stdin>",
        help="what to call the article on standard input; the ending says its format",
    )
    parser.add_argument(
        "--published",
        metavar="DATE",
        type=day,
        help="publication date (YYYY-MM-DD) of all the articles, whatever they say themselves",
    )


def add_sources(parser: ArgumentParser) -> None:
    """Add `--source`."""
    parser.add_argument(
        "--source",
        metavar="FILE",
        action="append",
        default=[],
        help="look for what the articles say in this file, a transcript or a report (repeatable)",
    )


def add_rules(parser: ArgumentParser) -> None:
    """Add `--rules`, and `--config` or `--isolated` for the configuration beside them."""
    parser.add_argument(
        "--rules",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="rule file or folder to use as well as the configured ones (repeatable)",
    )
    configuration = parser.add_mutually_exclusive_group()
    configuration.add_argument(
        "--config",
        metavar="FILE",
        type=Path,
        help="the configuration of all articles; none is looked for then",
    )
    configuration.add_argument(
        "--isolated", action="store_true", help="use no configuration, whatever files there are"
    )


def add_fail_on(parser: ArgumentParser) -> None:
    """Add `--fail-on`, which is `None` when it is not given."""
    parser.add_argument(
        "--fail-on",
        choices=SEVERITIES,
        help="exit with 1 from this severity on (default: as configured, else error); "
        "note shows notes too",
    )


def day(text: str) -> date:
    """A calendar day written as YYYY-MM-DD, the only form that is taken."""
    try:
        read = date.fromisoformat(text)
    except ValueError:
        read = None
    if read is None or read.isoformat() != text:
        raise ArgumentTypeError(f'"{text}" is no day; write it as 2025-11-30')
    return read


def names(text: str) -> list[str]:
    """The names of a list with commas."""
    return [name.strip() for name in text.split(",") if name.strip()]
