"""What may stand in a configuration file, typed."""

from __future__ import annotations

from typing import Literal

import msgspec

from factlint.documents.document import WeekStart
from factlint.documents.globs import check_glob
from factlint.model import Location, Severity
from factlint.rulebook.schema import Table

Level = Literal["off", "note", "warning", "error"]
Profile = Literal["desk", "copy", "audit"]
PROFILES: tuple[Profile, ...] = ("desk", "copy", "audit")


class Entry(msgspec.Struct, frozen=True):
    """A text of a configuration file, and where it stands."""

    text: str
    place: Location | None = None

    @classmethod
    def parse(cls, text: str, place: Location | None = None) -> Entry:
        """Any text."""
        return cls(text, place)


class Glob(msgspec.Struct, frozen=True):
    """A pattern of paths as in `.gitignore`, and where it stands."""

    text: str
    place: Location | None = None

    @classmethod
    def parse(cls, text: str, place: Location | None = None) -> Glob:
        """A pattern that can match something. Raises `ValueError` for others."""
        check_glob(text)
        return cls(text, place)


class Settings(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """The keys of a configuration file, none of which is needed."""

    rules: tuple[Entry, ...] = ()
    """Rule files and folders of them, and `package:NAME` for those of an installed Python package.
    They come before factlint's own."""
    stories: tuple[Entry, ...] = ()
    """Packs that ship with factlint, by their names."""
    corpus: tuple[Entry, ...] = ()
    """Files, folders and globs of articles that those you check are compared with."""
    baseline: Entry | None = None
    """The file of old findings, which stay quiet; `.factlint-baseline.json` by default."""
    select: tuple[Entry, ...] = ()
    """The rules to use; all by default."""
    ignore: tuple[Entry, ...] = ()
    """Rules not to use."""
    per_file_ignores: Table[tuple[Entry, ...]] = ()
    """Rules not to use in some files: for each glob a list of rules."""
    severity: Table[Level] = ()
    """How severe the findings of a rule are; `off` does not use it."""
    fail_on: Severity | None = None
    """The severity from which findings fail a run, `error` by default; `note` shows notes, too."""
    profile: Profile | None = None
    """How much is shown: `desk` only what is sure, `copy` (the default) what is likely too, `audit`
    everything, with notes."""
    exclude: tuple[Glob, ...] = ()
    """Globs of files and folders that are not read."""
    language: Entry | None = None
    """The language of articles that do not say theirs, a tag such as `es`; by default their
    words tell it."""
    week_starts: WeekStart | None = None
    """The first day of "this week" and "last week", `monday` by default."""
