"""YAML text to typed nodes with places. Nothing is interpreted: every scalar stays text.

Plain YAML reads `12:30` as 750, `NO` as false, `012` as 10 and `2025-03-05` as a date, and keeps
the last of two equal keys. Here the parser's events are read, never its objects.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from factlint.model import Problem
from factlint.rulebook.nodes import Listing, Mapping, Node, Pair, Scalar
from factlint.rulebook.source import Source
from factlint.rulebook.syntax import syntax_problem

if TYPE_CHECKING:
    import yaml

MAX_DEPTH = 50
"""How deep collections may stand in each other."""
MAX_ALIASED = 10_000
"""How many nodes all aliases of a file may stand for, against a few lines that mean billions."""
_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*(?:\s|#[^\n]*)*)+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TAG = re.compile(r"![^\s,\[\]{}]*")


class YamlError(Exception):
    """A text that is not the YAML factlint reads. `problems` holds all that was found, by place."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def load_yaml(path: str, text: str, reads: Collection[str] | None = None) -> Node:
    """Read one YAML document; an empty one is an empty `Mapping`.

    Offsets and columns count code points of `text` without its byte order mark. An alias gives
    the node it stands for, with that node's place. Raises `YamlError`, nothing else, for a syntax
    error and for what a rule file must not hold: equal keys, keys that are not text, tags, merge
    keys, a second document, invisible characters, aliases without measure.

    Where `reads` names the keys of the outermost mapping that are read, the others may hold what
    they like, as long as it is YAML.
    """
    source = Source(path, text.removeprefix("\ufeff"))
    problems = source.refused_characters()
    if not problems:
        composer = _Composer(source, problems, reads)
        root = composer.compose()
    if problems:
        raise YamlError(tuple(sorted(problems)))
    return root or Mapping(source, 0, 0, ())


def _loader() -> type[yaml.CSafeLoader | yaml.SafeLoader]:
    """The C parser where PyYAML was built with it."""
    import yaml

    return yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class _Stop(Exception):
    """Something after which the rest of the file is not worth reading."""


class _Frame:
    """A collection whose end has not come; a mapping's `children` alternate key and value."""

    def __init__(self, event: yaml.CollectionStartEvent, mapping: bool, count: int) -> None:
        self.event = event
        self.mapping = mapping
        self.count_before = count
        self.children: list[Node] = []


class _Composer:
    """Builds nodes from events with a stack of its own, so that depth never costs recursion."""

    def __init__(
        self, source: Source, problems: list[Problem], reads: Collection[str] | None
    ) -> None:
        from yaml import events

        self.kinds = events
        self.source = source
        self.problems = problems
        self.reads = reads
        self.frames: list[_Frame] = []
        self.root: Node | None = None
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.documents = 0
        self.count = 0
        self.aliased = 0
        self.end = 0

    def compose(self) -> Node | None:
        """The root node, `None` for an empty document; what is wrong goes to `problems`."""
        for event in self.events():
            try:
                self.take(event)
            except _Stop as stop:
                at = self.source.offset(event.start_mark)
                self.problems.append(self.source.problem(at, str(stop)))
                break
        return None if isinstance(self.root, Scalar) and _empty(self.root) else self.root

    def take(self, event: yaml.Event) -> None:
        kind = self.kinds
        if isinstance(event, kind.ScalarEvent):
            self.add(self.scalar(event))
        elif isinstance(event, kind.AliasEvent):
            self.add(self.alias(event))
        elif isinstance(event, kind.CollectionStartEvent):
            self.refuse_tag(event)
            mapping = isinstance(event, kind.MappingStartEvent)
            self.frames.append(_Frame(event, mapping, self.count))
            if len(self.frames) > MAX_DEPTH:
                raise _Stop(f"nested more than {MAX_DEPTH} deep")
        elif isinstance(event, kind.CollectionEndEvent):
            self.add(self.collection(event))
        elif isinstance(event, kind.DocumentStartEvent):
            if self.documents:
                raise _Stop('a second document ("---"): a file holds one')
            self.documents = 1

    def events(self) -> Iterator[yaml.Event]:
        """The parser's events up to a syntax error, which becomes a problem."""
        import yaml

        try:
            yield from yaml.parse(self.source.text, Loader=_loader())
        except yaml.MarkedYAMLError as error:
            self.problems.append(syntax_problem(error, self.source))
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            # The pure Python scanner lets chr() and int() fail on absurd escapes and versions.
            self.problems.append(self.source.problem(self.end, f"this is not YAML: {error}"))

    def report(self, event: yaml.Event, message: str) -> None:
        self.refuse(self.source.offset(event.start_mark), message)

    def refuse(self, at: int, message: str) -> None:
        """Note what must not be at an offset, unless it belongs to a key that nobody reads."""
        if not self.passes_over():
            self.problems.append(self.source.problem(at, message))

    def passes_over(self) -> bool:
        """True inside the value of an outermost key that is not read."""
        if self.reads is None or not (self.frames and self.frames[0].mapping):
            return False
        children = self.frames[0].children
        if len(children) % 2 == 0:
            return False
        key = children[-1]
        return not (isinstance(key, Scalar) and key.value in self.reads)

    def add(self, node: Node) -> None:
        if self.frames:
            self.frames[-1].children.append(node)
        else:
            self.root = node

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        self.refuse_tag(event)
        start, end = self.span(event)
        value, quoted = event.value, bool(event.style)
        if event.style in ("|", ">"):
            value = value.rstrip("\n")
            end = start + len(self.source.text[start:end].rstrip())
        elif event.style == '"' and _SURROGATE.search(value):
            self.report(event, "an escape for half a character: write the character itself")
        self.end = end
        self.count += 1
        node = Scalar(self.source, start, end, value, quoted)
        self.remember(event, node, 1)
        return node

    def collection(self, event: yaml.CollectionEndEvent) -> Listing | Mapping:
        frame = self.frames.pop()
        start, _ = self.span(frame.event)
        if frame.event.flow_style:
            self.end = self.source.offset(event.end_mark)
        end = max(start, self.end)
        self.count += 1
        node: Listing | Mapping
        if frame.mapping:
            node = Mapping(self.source, start, end, self.pairs(frame.children))
        else:
            node = Listing(self.source, start, end, tuple(frame.children))
        self.remember(frame.event, node, self.count - frame.count_before)
        return node

    def span(self, event: yaml.NodeEvent) -> tuple[int, int]:
        """The offsets of a scalar, or of a collection up to its first node, without the anchor."""
        start, end = self.source.offset(event.start_mark), self.source.offset(event.end_mark)
        if event.anchor or getattr(event, "tag", None):
            properties = _PROPERTIES.match(self.source.text, start, end)
            start = properties.end() if properties else start
        return start, end

    def pairs(self, children: list[Node]) -> tuple[Pair, ...]:
        """Pairs of key and value without those whose key is refused."""
        firsts: dict[str, Scalar] = {}
        pairs = []
        for key, value in zip(children[::2], children[1::2], strict=True):
            if message := _key_error(key, firsts):
                if not self.is_passed_over(key):
                    self.refuse(key.start, message)
            elif isinstance(key, Scalar):
                firsts[key.value] = key
                pairs.append(Pair(key, value))
        return tuple(pairs)

    def is_passed_over(self, key: Node) -> bool:
        """True for an outermost key that is not read and stands there twice."""
        if self.reads is None or self.frames or not isinstance(key, Scalar):
            return False
        return key.value not in ("", "<<") and key.value not in self.reads

    def refuse_tag(self, event: yaml.NodeEvent) -> None:
        if event.tag:  # type: ignore[attr-defined]
            start = self.source.offset(event.start_mark)
            if found := _TAG.search(self.source.text, start):
                message = f'the tag "{found[0]}": remove it, or put a text with "!" in quotes'
                self.refuse(found.start(), message)

    def remember(self, event: yaml.NodeEvent, node: Node, size: int) -> None:
        if event.anchor in self.anchors:
            self.report(event, f'the anchor "&{event.anchor}" is already defined')
        if event.anchor:
            self.anchors[event.anchor] = (node, size)

    def alias(self, event: yaml.AliasEvent) -> Node:
        """The node an alias stands for; an empty text where it cannot stand."""
        start, self.end = self.source.offset(event.start_mark), self.source.offset(event.end_mark)
        if message := self.alias_error(event.anchor or ""):
            self.report(event, message)
            return Scalar(self.source, start, self.end, "", quoted=True)
        node, size = self.anchors[event.anchor or ""]
        if self.aliased + size > MAX_ALIASED:
            raise _Stop(f"aliases stand for more than {MAX_ALIASED} nodes: write the text out")
        self.count += size
        self.aliased += size
        return node

    def alias_error(self, name: str) -> str:
        if self.frames and self.frames[-1].mapping and len(self.frames[-1].children) % 2 == 0:
            return f'a key cannot be an alias: put "*{name}" in quotes, or write the key'
        if any(frame.event.anchor == name for frame in self.frames):
            return f'the alias "*{name}" stands inside what it names'
        if name not in self.anchors:
            return f'"*{name}" is an alias of nothing: put a text that begins with "*" in quotes'
        return ""


def _empty(node: Scalar) -> bool:
    return not node.value and not node.quoted


def _key_error(key: Node, firsts: dict[str, Scalar]) -> str:
    """Why a key is refused, given the keys before it; empty when it is not."""
    if not isinstance(key, Scalar):
        return "a key must be a text: put it in quotes"
    if not key.value:
        # An alias that was refused has been reported where it stands.
        return "" if key.place.text.startswith("*") else "a key is missing here"
    if key.value == "<<" and not key.quoted:
        return 'merge keys ("<<") are not read: repeat the keys'
    if first := firsts.get(key.value):
        where = f"line {first.place.line}, column {first.place.column}"
        return f'duplicate key "{key.value}": first at {where}'
    return ""
