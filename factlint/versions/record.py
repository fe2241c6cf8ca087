"""What every format of `factlint diff` is made from: a versioned record, a contract (docs/diff.md).

Texts are valid Unicode, so that they can be written anywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from factlint.model import Location
from factlint.versions.change import VERDICTS, Change

VERSION = 1


class PlaceRecord(msgspec.Struct, frozen=True):
    """A place in one version; lines and columns from 1, the end column is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    excerpt: str
    excerpt_column: int


class ChangeRecord(msgspec.Struct, frozen=True):
    """A fact that differs; one of `old` and `new` is `null` for what was added or removed."""

    verdict: str
    kind: str
    what: str
    severity: str
    message: str
    old: PlaceRecord | None
    new: PlaceRecord | None
    old_cue: str
    new_cue: str
    stays: tuple[PlaceRecord, ...]


class PairRecord(msgspec.Struct, frozen=True):
    """Two versions of one article and what changed between them.

    `published` says that the old one was out, `corrected` that the new one tells of a correction.
    """

    old: str
    new: str
    published: bool | None
    corrected: bool
    changes: tuple[ChangeRecord, ...]


class DiffRecord(msgspec.Struct, frozen=True):
    """The whole output of `factlint diff --format json`."""

    version: int
    exit_code: int
    articles: tuple[PairRecord, ...]
    summary: dict[str, int]


def record_pair(
    old: str, new: str, changes: Sequence[Change], *, published: bool | None, corrected: bool
) -> PairRecord:
    """The record of two versions."""
    return PairRecord(_valid(old), _valid(new), published, corrected, tuple(map(_change, changes)))


def record_diff(pairs: Iterable[PairRecord], exit_code: int) -> DiffRecord:
    """The record of a run."""
    articles = tuple(pairs)
    counts = Counter(change.verdict for pair in articles for change in pair.changes)
    summary = {"articles": len(articles), **{v.replace("-", "_"): counts[v] for v in VERDICTS}}
    return DiffRecord(VERSION, exit_code, articles, summary)


def _change(change: Change) -> ChangeRecord:
    return ChangeRecord(
        change.verdict,
        change.kind,
        change.what,
        change.severity,
        _valid(message(change)),
        _place(change.old),
        _place(change.new),
        _valid(change.old_cue),
        _valid(change.new_cue),
        tuple(place for location in change.stays if (place := _place(location))),
    )


def _place(place: Location | None) -> PlaceRecord | None:
    if place is None:
        return None
    return PlaceRecord(
        _valid(place.path),
        place.line,
        place.column,
        place.end_line,
        place.end_column,
        _valid(place.text),
        _valid(place.excerpt),
        place.excerpt_column,
    )


def message(change: Change) -> str:
    """A change in words, for people."""
    old = change.old_cue or (change.old.said if change.old else "")
    new = change.new_cue or (change.new.said if change.new else "")
    what = f"{change.what}: " if change.what else ""
    match change.verdict:
        case "added":
            return f'{what}"{new}" is new'
        case "removed":
            return f'{what}"{old}" is gone'
        case "hedge-lost" | "changed" if change.kind == "claim" and change.old_cue:
            return f'"{old}" is gone before "{change.new.said if change.new else ""}"'
        case "hedge-gained" | "changed" if change.kind == "claim":
            return f'"{new}" is new before "{change.old.said if change.old else ""}"'
        case "attribution-lost" if not change.old_cue:
            return "quoted before, the article's own words now"
        case "attribution-lost":
            return f'"{change.old_cue}" says so no longer'
        case "attribution-gained":
            return f'"{change.new_cue}" says so now'
        case "attribution-changed":
            return f'"{old}" said so before, "{new}" now'
    return f'{what}"{old}" became "{new}"'


def _valid(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
