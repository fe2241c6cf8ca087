"""The fields of front matter as they are written, those too that say nothing of how to read it.

Content systems name them each in its own way: `FIELDS` says which names mean the same, without
regard to case, hyphens and underscores.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from factlint.model import Span

FIELDS = {
    "published": "date published publishdate pubdate publicationdate datepublished publishedat"
    " publishedon publisheddate firstpublished",
    "updated": "updated update modified revised lastmod lastmodified lastupdated lastupdate"
    " lastedited datemodified dateupdated modifieddate updateddate updatedat updatedon modifiedat"
    " modifiedtime updatedtime",
    "embargo": "embargo embargoed embargountil embargoeduntil embargodate embargotime embargoends"
    " embargolifts holduntil holdforrelease notbefore",
    "author": "author authors by byline bylines writer writers reporter reporters",
    "address": "url uri permalink canonical canonicalurl link path slug",
    "file": "filename file sourcefile",
    "state": "status state draft",
    "place": "dateline location city place datelineplace datelinelocation",
}
"""What fields are for, and the names that they have."""

_ROLES = {name: role for role, names in FIELDS.items() for name in names.split()}
_BLOCK = re.compile(r"\s*(---|\+\+\+)[ \t]*\r?\n(.*?)^(?:---|\+\+\+|\.\.\.)[ \t]*\r?$", re.S | re.M)
_FIELD = re.compile(
    r"^[\"']?(?P<key>[A-Za-z_][\w-]*)[\"']?[ \t]*[:=][ \t]*(?P<value>[^\r\n]*)", re.MULTILINE
)
_BELOW = re.compile(r"\r?\n(?:[ \t]+(?:-[ \t]*)?|-[ \t]+)(?:name[ \t]*:[ \t]*)?(?P<value>[^\r\n]*)")
_ITEM = re.compile(r"[^\s\"'\[\]{},][^\"'\[\]{},]*[^\s\"'\[\]{},]|[^\s\"'\[\]{},]")
_COMMENT = re.compile(r"[ \t]#[^\"']*$")
_NOTHING = frozenset({"", "null", "~", "[]", "{}", '""', "''", "false", "no", "none"})


class Field(msgspec.Struct, frozen=True):
    """A field with its values, each with its place; `span` is the name where there is none."""

    role: str
    key: str
    values: tuple[tuple[str, Span], ...]
    span: Span


def read_fields(text: str) -> Iterator[Field]:
    """The known fields in the front matter of a text, in text order."""
    block = _BLOCK.match(text)
    if not block:
        return
    for found in _FIELD.finditer(text, block.start(2), block.end(2)):
        key = found["key"]
        role = _ROLES.get(key.replace("-", "").replace("_", "").lower())
        if role:
            values = tuple(_values(text, found, block.end(2)))
            span = values[0][1] if values else Span(*found.span("key"))
            yield Field(role, key, values, span)


def _values(text: str, found: re.Match[str], end: int) -> Iterator[tuple[str, Span]]:
    """The values of a field: on its line, or on the lines below it."""
    written = _COMMENT.sub("", found["value"]).strip()
    if written.lower() not in _NOTHING:
        yield from _items(text, found.start("value"), found.start("value") + len(written))
        return
    at = found.end()
    while not written and (below := _BELOW.match(text, at, end)):
        if ":" not in below["value"]:
            yield from _items(text, below.start("value"), below.end("value"))
        at = below.end()


def _items(text: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    if text[start : start + 1] != "[":
        quoted = text[start : start + 1] in "\"'" and end - start > 1
        inner = Span(start + quoted, end - quoted)
        if text[inner.start : inner.end].strip():
            yield text[inner.start : inner.end], inner
        return
    for item in _ITEM.finditer(text, start, end):
        yield item[0], Span(*item.span())
