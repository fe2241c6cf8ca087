"""TOML text to nodes with places, the same as those of YAML, so that one schema reads both.

`tomllib` says what is wrong with a text but keeps no places of what is right. So it reads the text
first, and the scanner here goes over what is then known to be valid.
"""

from __future__ import annotations

import re
import tomllib

from factlint.model import Problem
from factlint.rulebook.nodes import Listing, Mapping, Node, Pair, Scalar
from factlint.rulebook.source import Source

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_OTHER = re.compile(r"[^,\]}#\r\n]*[^,\]}#\s]")
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")


class TomlError(Exception):
    """A text that is not TOML; `problem` says what is wrong, and where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def load_toml(path: str, text: str) -> Mapping:
    """Read a TOML text without byte order mark.

    Numbers, dates and truths are texts that are not `quoted`.

    Raises `TomlError`.
    """
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TomlError(_problem(path, text, str(error))) from None
    except RecursionError:
        raise TomlError(Problem(path, 0, 0, "nested too deep")) from None
    return _Scanner(Source(path, text)).scan()


def _problem(path: str, text: str, said: str) -> Problem:
    place = _PLACE.search(said)
    if place:
        return Problem(path, int(place[1]), int(place[2]), said[: place.start()])
    end = text.rstrip("\n")
    line, column = end.count("\n") + 1, len(end) - (end.rfind("\n") + 1) + 1
    return Problem(path, line, column, said.removesuffix(" (at end of document)"))


class _Table:
    """A table that may still grow: the key and the value of each entry."""

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.entries: dict[str, tuple[Scalar, Node | _Table | list[_Table]]] = {}

    def below(self, keys: list[Scalar], end: int) -> _Table:
        """The table at a dotted key, made where it is missing; the last one of a list."""
        table = self
        for key in keys:
            _, found = table.entries.setdefault(key.value, (key, _Table(key.start, end)))
            found = found[-1] if isinstance(found, list) else found
            assert isinstance(found, _Table)
            found.end = max(found.end, end)
            table = found
        return table

    def node(self, source: Source) -> Mapping:
        """The table as a node."""
        pairs = [Pair(key, _frozen(value, source)) for key, value in self.entries.values()]
        return Mapping(source, self.start, self.end, tuple(pairs))


def _frozen(value: Node | _Table | list[_Table], source: Source) -> Node:
    if isinstance(value, _Table):
        return value.node(source)
    if isinstance(value, list):
        items = tuple(table.node(source) for table in value)
        return Listing(source, items[0].start, items[-1].end, items)
    return value


class _Scanner:
    """Goes over a valid text once; `at` is the offset of what comes next."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.at = 0

    def scan(self) -> Mapping:
        root = table = _Table(0, 0)
        self.skip()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self.header(root)
            else:
                self.entry(table)
            self.skip()
        return root.node(self.source)

    def skip(self) -> None:
        """Go over white space, line ends and comments."""
        found = _SPACE.match(self.text, self.at)
        assert found
        self.at = found.end()

    def header(self, root: _Table) -> _Table:
        """The table that a line in brackets begins."""
        several = self.text.startswith("[[", self.at)
        self.at += 1 + several
        keys = self.keys()
        self.at += 1 + several
        if not several:
            return root.below(keys, self.at)
        *above, last = keys
        _, tables = root.below(above, self.at).entries.setdefault(last.value, (last, []))
        assert isinstance(tables, list)
        tables.append(_Table(last.start, self.at))
        return tables[-1]

    def entry(self, table: _Table) -> None:
        """A key with its value."""
        *above, last = self.keys()
        self.at += 1
        self.skip()
        value = self.value()
        table.below(above, self.at).entries[last.value] = (last, value)
        table.end = max(table.end, self.at)

    def keys(self) -> list[Scalar]:
        """The parts of a dotted key, and the offset of what follows it."""
        keys = []
        while True:
            self.skip()
            found = _STRING.match(self.text, self.at) or _BARE_KEY.match(self.text, self.at)
            assert found
            quoted = found[0][0] in "\"'"
            value = _text(found[0]) if quoted else found[0]
            keys.append(Scalar(self.source, found.start(), found.end(), value, quoted))
            self.at = found.end()
            self.skip()
            if self.text[self.at] != ".":
                return keys
            self.at += 1

    def value(self) -> Node:
        if self.text[self.at] == "[":
            return self.listing()
        if self.text[self.at] == "{":
            return self.inline_table()
        string = _STRING.match(self.text, self.at)
        found = string or _OTHER.match(self.text, self.at)
        assert found
        value = _text(found[0]) if string else found[0]
        start, self.at = self.at, found.end()
        return Scalar(self.source, start, self.at, value, quoted=bool(string))

    def listing(self) -> Listing:
        start, items = self.at, []
        while self.opens("]"):
            items.append(self.value())
        return Listing(self.source, start, self.at, tuple(items))

    def inline_table(self) -> Mapping:
        table = _Table(self.at, self.at)
        while self.opens("}"):
            self.entry(table)
        table.end = self.at
        return table.node(self.source)

    def opens(self, closing: str) -> bool:
        """Go over the bracket or comma; true when an item follows, else over the closing one."""
        self.skip()
        if self.text[self.at] != closing:
            self.at += self.text[self.at] in "[{,"
            self.skip()
        if self.text[self.at] != closing:
            return True
        self.at += 1
        return False


def _text(written: str) -> str:
    """The text that a string means."""
    if written[0] == "'" and not written.startswith("'''"):
        return written[1:-1]
    value: str = tomllib.loads(f"text = {written}")["text"]
    return value
