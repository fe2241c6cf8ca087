"""`factlint extract`: everything that is read in articles, bound to a rule or not."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from factlint.cli.desks import Desks, add_desks, open_desks
from factlint.cli.loading import config_here, load_rulebook
from factlint.cli.output import print_problems
from factlint.cli.records import ArticleRecords
from factlint.crashes import crash
from factlint.documents import Declared, Document
from factlint.engine import Engine
from factlint.model import Problem
from factlint.reporters.cells import printable_line

HEAD = ("id", "path", "kind", "start", "end", "line", "column", "text", "sentence")
"""The fields that are not details of a value in the `text` format."""

Record = dict[str, Any]


def add_arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    add_desks(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    parser.add_argument(
        "--explain",
        action="store_true",
        help="name what read each value, and say why a number became no assertion",
    )
    parser.add_argument(
        "--stdin-jsonl",
        action="store_true",
        help='read records {"id", "text", "published"} from standard input, one a line, and '
        'write the same with "id" for "path"',
    )


def run(arguments: Namespace) -> int:
    """Print a line for each thing that is read; 2 when an article could not be."""
    line, explain = FORMATS[arguments.format], arguments.explain
    source: ArticleRecords | Desks
    crashed: list[Problem] = []
    if arguments.stdin_jsonl:
        config = config_here(arguments)
        given = Declared(published=arguments.published)
        source = ArticleRecords(sys.stdin.buffer, given, config.default)
        records = _by_id(source, Engine(load_rulebook(config, arguments.rules)), explain, crashed)
    else:
        source = open_desks(arguments)
        records = _by_desk(source, explain, crashed)
    sys.stdout.writelines(line(record) + "\n" for record in records)
    return _exit_code([*source.problems, *crashed])


def _by_desk(desks: Desks, explain: bool, crashed: list[Problem]) -> Iterator[Record]:
    for desk in desks:
        yield from _by_path(desk.articles, Engine(desk.rulebook), explain, crashed)


def _by_path(
    documents: Iterable[Document], engine: Engine, explain: bool, crashed: list[Problem]
) -> Iterator[Record]:
    for document in documents:
        try:
            records = [*map(msgspec.to_builtins, engine.extract(document, explain=explain))]
        except Exception as error:
            crashed.append(crash(document.path, error))
        else:
            yield from records


def _by_id(
    articles: ArticleRecords, engine: Engine, explain: bool, crashed: list[Problem]
) -> Iterator[Record]:
    for identifier, document in articles:
        for record in _by_path([document], engine, explain, crashed):
            del record["path"]
            yield {"id": identifier, **record}


def _exit_code(problems: Iterable[Problem]) -> int:
    ordered = sorted(problems)
    print_problems(ordered)
    return 2 if any(problem.fatal for problem in ordered) else 0


def _json_line(record: Record) -> str:
    return msgspec.json.encode(record).decode()


def _text_line(record: Record) -> str:
    place = f"{record.get('path', record.get('id'))}:{record['line']}:{record['column']}"
    details = (f"{key}={value}" for key, value in record.items() if _tells(key, value))
    said = "  ".join((place, record["kind"], f'"{record["text"]}"', *details))
    return printable_line(said)


def _tells(key: str, value: object) -> bool:
    return key not in HEAD and value not in (None, "", [], False)


FORMATS: dict[str, Callable[[Record], str]] = {"text": _text_line, "jsonl": _json_line}
