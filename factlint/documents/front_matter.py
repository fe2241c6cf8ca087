"""Front matter: what a file says of its article in YAML (`---`) or TOML (`+++`) before the text.

    ---
    title: Twelve die in harbour fire
    date: 2025-03-06
    author: Ana Field
    story: kestrel-fire
    ---

Other keys are the content system's own and passed over.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from time import strptime
from typing import Annotated

import msgspec

from factlint.documents.document import Declared
from factlint.documents.formats import Malformed
from factlint.model import Location, Problem, Span
from factlint.rulebook.composing import YamlError, load_yaml
from factlint.rulebook.nodes import Listing, Mapping, Node, Pair, Scalar
from factlint.rulebook.schema import build
from factlint.rulebook.shapes import Read

ORIGIN = "front matter"
_OPENING = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n?|\n)")
_KEY = re.compile(r"[A-Za-z_-]+ *[:=]")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[Tt ].*)?")
_WRITTEN = re.compile(r"(?:[A-Z][a-z]+\.?, )?(.+?)(?:(?:,? at|,)? \d{1,2}:\d{2}.*)?")
_WAYS = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y", "%Y/%m/%d")
"""How content systems and RFC 5322 write a day without leaving day or month open."""
_BREAKS = str.maketrans("\x85\u2028\u2029", "   ")  # which only YAML takes for line breaks
_PLAIN = re.compile(
    r"""
    ^[A-Za-z_-]+:[ ]+
    (?: [^\s"'\[{|>&*!%@`\#-].*:[ ].*
      | (?:"(?:[^"\\\n]|\\.)*+" | '(?:[^'\n]|'')*+') [ \t]*+ [^\s\#].*
    )$
    """,
    re.MULTILINE | re.VERBOSE,
)
_HELD = {": ": "\ue000 ", '"': "\ue001", "'": "\ue002"}  # signs that belong to a text
_TRUTHS = ("true", "false", "yes", "no")


def parse_day(text: str, place: Location | None = None) -> date:
    """The day of a date or of a time, as written. Raises `ValueError`."""
    found = _DAY.fullmatch(text)
    if not found:
        return _written_day(text)
    try:
        return date.fromisoformat(found[1])
    except ValueError:
        raise ValueError(f"{found[1]}: there is no such day") from None


def _written_day(text: str) -> date:
    """The day of "6 March 2025" or "Thu, 06 Mar 2025 10:00 GMT". Raises `ValueError`."""
    found = _WRITTEN.fullmatch(text)
    for written in dict.fromkeys((text, found[1] if found else text)):
        for way in _WAYS:
            try:
                return date(*strptime(written, way)[:3])
            except ValueError:
                continue
    raise ValueError(f'"{text}" is no date: write it as 2025-11-15')


Day = Annotated[date, Read(parse_day)]


class Written(msgspec.Struct, frozen=True):
    """The keys that are read, besides the author."""

    date: Day | None = None
    """The day of publication, as in 2025-03-06 or "6 March 2025". A time may follow and changes
    nothing: the day counts as it is written."""
    published: Day | None = None
    """The same; it goes before `date`."""
    title: str | None = None
    """The headline. It is read like the first line of a text."""
    headline: str | None = None
    """The same; it goes before `title`."""
    deck: str | None = None
    """What stands between headline and text. It is read as part of the article."""
    subtitle: str | None = None
    """The same; also `standfirst`, `description`, `summary`, which come after it in this order."""
    standfirst: str | None = None
    """The same."""
    description: str | None = None
    """The same."""
    summary: str | None = None
    """The same."""
    story: str | None = None
    """The id of the story pack that the article belongs to."""
    language: str | None = None
    """The language, a tag such as `es` or `es-MX`."""
    lang: str | None = None
    """The same; `language` goes before it."""


HEADLINES = ("headline", "title")
DECKS = ("deck", "subtitle", "standfirst", "description", "summary")
READ = (*Written.__struct_fields__, "author")
"""The keys that are read. In others a content system may write any YAML."""


class FrontMatter(msgspec.Struct, frozen=True):
    """What a file says of itself, where headlines and deck stand, and where the text begins."""

    declared: Declared = Declared()
    heads: tuple[Span, ...] = ()
    end: int = 0


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of a text; an empty one when it has none. Raises `Malformed`."""
    opening = _OPENING.match(text)
    if not opening:
        return FrontMatter()
    closing = _closing(text, opening)
    if not closing:
        if _KEY.match(text, opening.end()):
            raise Malformed(Problem("", 1, 1, f'no "{opening[1]}" closes this front matter'))
        return FrontMatter()
    node = _load(text, opening, closing.start())
    if not isinstance(node, Mapping):
        raise Malformed(Problem("", 2, 1, "front matter is keys and values, as in `title: …`"))
    return msgspec.structs.replace(_read(node), end=closing.end())


def read_words(text: str, keys: Collection[str]) -> dict[str, str]:
    """What the front matter of a text says under keys that are the content system's own.

    Only plain values are among it, in small letters. Nothing of what cannot be read is.
    """
    opening = _OPENING.match(text)
    closing = _closing(text, opening) if opening else None
    if not opening or not closing:
        return {}
    try:
        node = _load(text, opening, closing.start(), keys)
    except Malformed:
        return {}
    pairs = node.pairs if isinstance(node, Mapping) else ()
    return {
        pair.key.value: pair.value.value.lower()
        for pair in pairs
        if pair.key.value in keys and isinstance(pair.value, Scalar)
    }


def _closing(text: str, opening: re.Match[str]) -> re.Match[str] | None:
    fence = "(?:---|[.]{3})" if opening[1] == "---" else r"\+\+\+"
    return re.compile(rf"^{fence}[ \t]*\r?$", re.MULTILINE).search(text, opening.end())


def _load(text: str, opening: re.Match[str], end: int, keys: Collection[str] = READ) -> Node:
    """The node of the lines between the fences, with the places of the file."""
    if opening[1] == "---":
        written = _PLAIN.sub(_hold, text[:end].translate(_BREAKS))
        try:
            return _released(load_yaml("", written, keys))
        except YamlError as error:
            raise Malformed(*error.problems) from None
    from factlint.rulebook.toml import TomlError, load_toml  # seldom needed

    try:
        return load_toml("", f"   {text[3:end]}")
    except TomlError as error:
        raise Malformed(error.problem) from None


def _hold(line: re.Match[str]) -> str:
    """A line whose text has signs of its own, as headlines do: `title: Flood: "12 dead"`."""
    key, _, text = line[0].partition(": ")
    for sign, held in _HELD.items():
        text = text.replace(sign, held)
    return f"{key}: {text}"


def _release(text: str) -> str:
    for sign, held in _HELD.items():
        text = text.replace(held, sign)
    return text


def _released(node: Node) -> Node:
    if not isinstance(node, Mapping):
        return node
    pairs = (
        msgspec.structs.replace(
            pair, value=msgspec.structs.replace(value, value=_release(value.value))
        )
        if isinstance(value := pair.value, Scalar)
        else pair
        for pair in node.pairs
    )
    return msgspec.structs.replace(node, pairs=tuple(pairs))


def _read(node: Mapping) -> FrontMatter:
    known = tuple(pair for pair in node.pairs if _is_read(pair))
    problems: list[Problem] = []
    written = build(Written, msgspec.structs.replace(node, pairs=known), problems)
    if written is None:
        raise Malformed(*sorted(problems))
    deck = next((key for key in DECKS if getattr(written, key)), None)
    heads = [value for key in (*HEADLINES, deck) if key and (value := node.get(key))]
    published = written.published or written.date
    return FrontMatter(
        Declared(
            published,
            (written.language or written.lang or "").replace("_", "-") or None,
            written.story,
            written.headline or written.title,
            _author(node.get("author")),
            origin=ORIGIN if published else None,
            deck=getattr(written, deck) if deck else None,
        ),
        tuple(sorted(_words(value) for value in heads if isinstance(value, Scalar))),
    )


def _is_read(pair: Pair) -> bool:
    """True for a known key with a value; `published: false` is a content system's switch."""
    key, value = pair.key.value, pair.value
    if key not in Written.__struct_fields__ or (isinstance(value, Scalar) and not value.value):
        return False
    switch = isinstance(value, Scalar) and value.value.lower() in _TRUTHS
    return not (key == "published" and switch)


def _author(node: Node | None) -> str | None:
    """The names of the authors: a text, a list, or mappings with a name."""
    if isinstance(node, Listing):
        return ", ".join(filter(None, map(_author, node.items))) or None
    if isinstance(node, Mapping):
        return _author(node.get("name"))
    return (node.value or None) if node else None


def _words(value: Scalar) -> Span:
    """Where the words of a text stand, without its quotation marks or block sign."""
    written = value.source.text[value.start : value.end]
    if written[:1] in ("|", ">") and value.quoted:
        first = written.find("\n") + 1
        return Span(value.start + first, value.end)
    marks = 3 if written[:3] in ('"""', "'''") else int(written[:1] in ('"', "'"))
    return Span(value.start + marks, value.end - marks)
