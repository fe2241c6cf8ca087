"""YAML's syntax errors in the words of somebody who edits rules.

libyaml and PyYAML's own parser word the same error differently; one table serves both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

    from factlint.model import Problem
    from factlint.rulebook.source import Mark, Source

_OPENED = "opened at line {line}, column {column}"
_TAB = "a tab in the indentation: use spaces"
_QUOTE = "put the whole text in quotes"

# What the parser says (context and problem), what factlint says, and whether the place is where
# the faulty thing began (the context) instead of where the parser gave up. First match wins.
_WORDINGS: tuple[tuple[str, str, bool], ...] = (
    ("found a tab", _TAB, False),
    ("unexpected (end of stream|document)", "this quotation mark is never closed", True),
    (
        "mapping values are not allowed",
        f'a second ":" in one value: {_QUOTE}, or check the indentation',
        False,
    ),
    ("entries are not allowed", f'"-" cannot begin a value here: {_QUOTE}, or start a line', False),
    ("while scanning an (alias|anchor)", f'"{{char}}" cannot begin a text: {_QUOTE}', True),
    ("cannot start any token", f'"{{char}}" cannot begin a text: {_QUOTE}', False),
    ("could not find expected ':'", 'no ":" after this key', True),
    (
        "parsing a flow sequence.*or ']'",
        f'"," or "]" is missing here: the list {_OPENED} is not closed',
        False,
    ),
    (
        "parsing a flow mapping.*or '}'",
        f'"," or "}}}}" is missing here: the mapping {_OPENED} is not closed',
        False,
    ),
    (
        "quoted scalar.*(escape|hexdecimal)",
        "a backslash in double quotes begins an escape: use single quotes",
        False,
    ),
    ("block scalar", f'"{{char}}" begins a text on the next line: {_QUOTE}', True),
    ("node content", "a value is missing here", False),
    ("tag", 'tags are not read: put a text with "!" in quotes', True),
    (
        "expected (key|'-' indicator|<block end>|'?<document start>)",
        f"this does not belong here: check the indentation, or {_QUOTE}",
        False,
    ),
)


def syntax_problem(error: yaml.MarkedYAMLError, source: Source) -> Problem:
    """A parser's error as a problem at its place."""
    wording, mark = _word(error)
    at = source.offset(mark)
    char = source.text[at : at + 1]
    if char == "\t":
        return source.problem(at, _TAB)
    line, column = source.line_column(source.offset(error.context_mark))
    return source.problem(at, wording.format(line=line, column=column, char=char))


def _word(error: yaml.MarkedYAMLError) -> tuple[str, Mark | None]:
    """A wording with slots for `str.format`, and the mark it is about."""
    said = f"{error.context or ''}: {error.problem or ''}"
    for pattern, wording, at_context in _WORDINGS:
        if re.search(pattern, said):
            mark = error.context_mark if at_context else error.problem_mark
            return wording, mark or error.problem_mark
    literal = str(error.problem).replace("{", "{{").replace("}", "}}")
    return f"this is not YAML: {literal}", error.problem_mark
