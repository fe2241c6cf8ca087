"""YAML text to nodes: what is read, where it stands, and what is refused in which words."""

from __future__ import annotations

from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factlint.documents.document import Document, line_starts
from factlint.model import Location, Problem
from factlint.rulebook import composing
from factlint.rulebook.composing import YamlError, load_yaml
from factlint.rulebook.nodes import Listing, Mapping, Node, Scalar

C_PARSER = pytest.param(
    "CSafeLoader", marks=pytest.mark.skipif(not yaml.__with_libyaml__, reason="no C")
)
PARSERS = [C_PARSER, "SafeLoader"]


@pytest.fixture(params=PARSERS)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composing, "_loader", lambda: getattr(yaml, request.param))


def plain(node: Node | None) -> object:
    """A node as dictionaries, lists and texts."""
    if isinstance(node, Mapping):
        return {pair.key.value: plain(pair.value) for pair in node.pairs}
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    return node.value if node else None


def places(node: Node) -> list[Location]:
    """The places of a node and of all that it holds."""
    if isinstance(node, Mapping):
        inner = [
            place
            for pair in node.pairs
            for part in (pair.key, pair.value)
            for place in places(part)
        ]
    elif isinstance(node, Listing):
        inner = [place for item in node.items for place in places(item)]
    else:
        inner = []
    return [node.place, *inner]


def complaints(text: str) -> list[str]:
    """All that is wrong with a text, as `line:column: message`."""
    with pytest.raises(YamlError) as caught:
        load_yaml("pack.yml", text)
    return [str(problem).removeprefix("pack.yml:") for problem in caught.value.problems]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "scalar",
    ["12:30", "NO", "012", "2025-03-05", "null", "~", "0x1F", "1_000", "1e3", ".inf", "83"],
)
def test_a_scalar_stays_the_text_it_is(scalar: str) -> None:
    assert plain(load_yaml("p", f"value: {scalar}")) == {"value": scalar}


READ = {
    "empty file": ("", {}),
    "only a comment": ("# nothing yet\n", {}),
    "only a document mark": ("---\n", {}),
    "no value": ("a:\nb: ''", {"a": "", "b": ""}),
    "keys are texts": ("12: a\nno: b\n2025-01-02: c", {"12": "a", "no": "b", "2025-01-02": "c"}),
    "flow": ("a: [x, {y: z}]", {"a": ["x", {"y": "z"}]}),
    "folded": ("why: >\n  one\n  two\nb: c", {"why": "one two", "b": "c"}),
    "literal": ("why: |\n  one\n  two\n\nb: c", {"why": "one\ntwo", "b": "c"}),
    "plain over lines": ("a: one\n  two", {"a": "one two"}),
    "escapes": (r'a: "\u2028\x80\ufeff"', {"a": "\u2028\x80\ufeff"}),
    "alias": ("a: &x [1, 2]\nb: *x", {"a": ["1", "2"], "b": ["1", "2"]}),
    "a quoted << is a key": ('"<<": a', {"<<": "a"}),
    "stems and slots": (
        "about: [drug boat*, '{count} killed']",
        {"about": ["drug boat*", "{count} killed"]},
    ),
    "document end": ("a: b\n...\n", {"a": "b"}),
}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "expected"), READ.values(), ids=READ)
def test_yaml_is_read_as_written(text: str, expected: object) -> None:
    assert plain(load_yaml("p", text)) == expected


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("scalar", "quoted"),
    [("a", False), ("", False), ("'a'", True), ('"a"', True), ("''", True), ("|\n  a", True)],
)
def test_a_scalar_knows_whether_it_was_quoted(scalar: str, quoted: bool) -> None:
    root = load_yaml("p", f"k: {scalar}")
    assert isinstance(root, Mapping)
    value = root.get("k")
    assert isinstance(value, Scalar)
    assert value.quoted is quoted


def test_get_gives_none_for_a_key_that_is_not_there() -> None:
    root = load_yaml("p", "a: b")
    assert isinstance(root, Mapping)
    assert root.get("b") is None


PLACED = {
    "plain": ("a: 83 \nb: c", "83", (1, 4, 1, 6)),
    "quoted": ("a: 'x y' # no", "'x y'", (1, 4, 1, 9)),
    "after an emoji": ("é😀: ü\n", "ü", (1, 5, 1, 6)),
    "after a byte order mark": ("\ufeffab: c", "c", (1, 5, 1, 6)),
    "CRLF": ("a: 'x\r\n  y'\r\nb: |\r\n  z\r\nc: w\r\n", "w", (5, 4, 5, 5)),
    "a lone CR": ("a: x\rb: w\r", "w", (2, 4, 2, 5)),
    "over lines": ("a: one\n  two\nb: c", "one\n  two", (1, 4, 2, 6)),
    "block text": ("a: |\n  x\n\nb: c", "|\n  x", (1, 4, 2, 4)),
    "flow list": ("a: [x, y]\n", "[x, y]", (1, 4, 1, 10)),
    "block list": ("a:\n  - x\n  - y\n\n# end\nb: c", "- x\n  - y", (2, 3, 3, 6)),
    "block mapping": ("a:\n  k: v\n  l: w\n\nb: c", "k: v\n  l: w", (2, 3, 3, 7)),
    "anchored scalar": ("a: &x one", "one", (1, 7, 1, 10)),
    "anchored mapping": ("a: &x # why\n  k: v\n", "k: v", (2, 3, 2, 7)),
    "no value": ("a:\nb: c", "", (1, 3, 1, 3)),
    "anchored, no value": ("a: &x\nb: c", "", (1, 6, 1, 6)),
    "empty list": ("a: []", "[]", (1, 4, 1, 6)),
}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "covered", "expected"), PLACED.values(), ids=PLACED)
def test_a_node_knows_its_place(text: str, covered: str, expected: tuple[int, ...]) -> None:
    found = [
        (place.line, place.column, place.end_line, place.end_column)
        for place in places(load_yaml("p", text))
        if place.text == covered
    ]
    assert expected in found


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("text", [text for text, *_ in PLACED.values()] + [f"k: {'long ' * 90}end"])
def test_a_place_is_the_one_a_document_gives(text: str) -> None:
    text = text.removeprefix("\ufeff")
    document = Document("p", text, text, line_starts(text))
    for place in places(load_yaml("p", text)):
        assert place == document.locate(place.span)


def test_an_alias_has_the_place_of_what_it_stands_for() -> None:
    root = load_yaml("p", "a: &x one\nb: *x")
    assert isinstance(root, Mapping)
    assert root.get("a") == root.get("b")


QUOTE = "put the whole text in quotes"
MISPLACED = f"this does not belong here: check the indentation, or {QUOTE}"
REFUSED = {
    "colon in a text": (
        "a: b: c",
        f'1:5: a second ":" in one value: {QUOTE}, or check the indentation',
    ),
    "unclosed quote": ("b: 1\na: 'x\nc: 1", "2:4: this quotation mark is never closed"),
    "unclosed quote before ---": ('a: "x\n---\n', "1:4: this quotation mark is never closed"),
    "tab": ("a:\n\tb: 1", "2:1: a tab in the indentation: use spaces"),
    "tab in a block text": ("a: |\n  x\n \ty\n", "3:2: a tab in the indentation: use spaces"),
    "at sign": ("a: @x", f'1:4: "@" cannot begin a text: {QUOTE}'),
    "backquote": ("- `x`", f'1:3: "`" cannot begin a text: {QUOTE}'),
    "percent": ("a: %x", f'1:4: "%" cannot begin a text: {QUOTE}'),
    "star": ("about: [*]", f'1:9: "*" cannot begin a text: {QUOTE}'),
    "ampersand": ("a: & b", f'1:4: "&" cannot begin a text: {QUOTE}'),
    "unclosed list": (
        "a: [1, 2\nb: 3\n",
        '2:2: "," or "]" is missing here: the list opened at line 1, column 4 is not closed',
    ),
    "unclosed mapping": (
        "a: {x: 1\nb: 3\n",
        '2:2: "," or "}" is missing here: the mapping opened at line 1, column 4 is not closed',
    ),
    "unclosed at the end": (
        "a: [x",
        '1:6: "," or "]" is missing here: the list opened at line 1, column 4 is not closed',
    ),
    "slot first in a list": ("- {count} killed\n- x", f"1:11: {MISPLACED}"),
    "slot first in a value": ("a: {count} killed\nb: 1", f"1:12: {MISPLACED}"),
    "apostrophe in quotes": ("a: 'It's here'", f"1:8: {MISPLACED}"),
    "indentation": ("a:\n    - x\n  - y\n", f"3:3: {MISPLACED}"),
    "text after the end": ("a: 1\n...\nb: 1", f"3:1: {MISPLACED}"),
    "no colon": ("a: 1\nb\nc: 2\n", '2:1: no ":" after this key'),
    "backslash": (
        r'a: "\U00ZZ"',
        "1:7: a backslash in double quotes begins an escape: use single quotes",
    ),
    "greater than": ("a: >= 5", f'1:4: ">" begins a text on the next line: {QUOTE}'),
    "dash": ("a: - b", f'1:4: "-" cannot begin a value here: {QUOTE}, or start a line'),
    "only a comma": ("a: [,]", "1:5: a value is missing here"),
    "unclosed tag": ("a: !<x", '1:4: tags are not read: put a text with "!" in quotes'),
    "second document": ("--- a\n--- b\n", '2:1: a second document ("---"): a file holds one'),
    "too deep": ("[" * 60, "1:51: nested more than 50 deep"),
    "NUL": ("a: \0", "1:4: invisible character U+0000: remove it"),
    "surrogate": ("é: \ud800", "1:4: invisible character U+D800: remove it"),
    "second byte order mark": ("\ufeffa: \ufeffb", "1:4: invisible character U+FEFF: remove it"),
    "line separator": ("a: b\n# c\u2028d: e", "2:4: invisible character U+2028: remove it"),
    "python tag": (
        "a: !!python/name:os.system [ls]",
        '1:4: the tag "!!python/name:os.system": remove it, or put a text with "!" in quotes',
    ),
    "plain tag": (
        "- !!str 012",
        '1:3: the tag "!!str": remove it, or put a text with "!" in quotes',
    ),
    "lone tag": ("a: !", '1:4: the tag "!": remove it, or put a text with "!" in quotes'),
    "tag after an anchor": (
        "a: &x !y {}",
        '1:7: the tag "!y": remove it, or put a text with "!" in quotes',
    ),
    "list as key": ("? [a]\n: b", "1:3: a key must be a text: put it in quotes"),
    "slot as key": ("{{count}: b}", "1:2: a key must be a text: put it in quotes"),
    "no key": ("a: b\n? \n: c", "2:2: a key is missing here"),
    "merge key": (
        "a: &x {k: v}\nb:\n  <<: *x\n",
        '3:3: merge keys ("<<") are not read: repeat the keys',
    ),
    "alias as key": (
        "a: &x k\n*x : v",
        '2:1: a key cannot be an alias: put "*x" in quotes, or write the key',
    ),
    "alias of nothing": (
        "about: [*boat]",
        '1:9: "*boat" is an alias of nothing: put a text that begins with "*" in quotes',
    ),
    "alias in itself": ("a: &x [*x]", '1:8: the alias "*x" stands inside what it names'),
    "anchor twice": ("a: &x 1\nb: &x 2", '2:4: the anchor "&x" is already defined'),
    "duplicate key": ("a: 1\n'a': 2", '2:1: duplicate key "a": first at line 1, column 1'),
}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "expected"), REFUSED.values(), ids=REFUSED)
def test_malformed_yaml_is_refused_in_plain_words(text: str, expected: str) -> None:
    assert complaints(text) == [expected]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("escape", [r"\d", r"\ud800", r"\UFFFFFFFF"])
def test_an_escape_that_is_none_is_refused(escape: str) -> None:
    assert len(complaints(f'a: "{escape}"')) == 1


@pytest.mark.usefixtures("parser")
def test_all_that_is_wrong_comes_together_in_the_order_of_the_file() -> None:
    text = "a: 1\nb: {c: 1, c: 2}\na: 3\na: 4\nd: !x y\ne: *z\nf: 'open\n"
    assert complaints(text) == [
        '2:11: duplicate key "c": first at line 2, column 5',
        '5:4: the tag "!x": remove it, or put a text with "!" in quotes',
        '6:4: "*z" is an alias of nothing: put a text that begins with "*" in quotes',
        "7:4: this quotation mark is never closed",
    ]
    assert complaints(text.replace("'", ""))[1:3] == [
        '3:1: duplicate key "a": first at line 1, column 1',
        '4:1: duplicate key "a": first at line 1, column 1',
    ]


@pytest.mark.usefixtures("parser")
def test_aliases_cannot_stand_for_billions() -> None:
    names = [f"a{level}" for level in range(12)]
    lines = ["a0: &a0 [lol]"]
    lines += [
        f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]" for before, name in pairwise(names)
    ]
    assert complaints("\n".join(lines)) == [
        "5:25: aliases stand for more than 10000 nodes: write the text out"
    ]


def test_the_error_shows_every_problem() -> None:
    with pytest.raises(YamlError, match=r"p:1:4: the tag(.|\n)*p:2:4: the tag"):
        load_yaml("p", "a: !x\nb: !y")


def check_total(text: str) -> None:
    """Nodes that cover what they say, or problems with a place; anything else raises."""
    found: list[Location] = []
    problems: tuple[Problem, ...] = ()
    try:
        found = places(load_yaml("p", text))
    except YamlError as error:
        problems = error.problems
    assert found or problems
    assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)
    text = text.removeprefix("\ufeff")
    assert all(place.text == text[place.span.start : place.span.end] for place in found)


SAMPLES: list[str] = [str(row[0]) for row in (*READ.values(), *PLACED.values(), *REFUSED.values())]
PIECES = st.sampled_from(
    [*"\n:-[]{}'\"|>&*!%#?,\t\r \\~<@`\0\u2028\ufeff", "<<: ", "\n  ", "---\n", "&a ", "*a", "!!x "]
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A sample with a few pieces cut out and a few others put in."""
    text = (
        draw(st.sampled_from(SAMPLES))
        + draw(st.sampled_from(["", "\n"]))
        + draw(st.sampled_from(SAMPLES))
    )
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 4)))
        text = text[:start] + draw(PIECES) + text[end:]
    return text


@pytest.mark.parametrize("name", PARSERS)
@given(text=st.one_of(st.text(), st.text(PIECES.map(lambda piece: piece[0])), mutated()))
def test_any_text_is_read_or_refused_with_a_place(name: str, text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(composing, "_loader", lambda: getattr(yaml, name))
        check_total(text)
