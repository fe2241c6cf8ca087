"""How other tools name a place: paths with slashes, URIs, and both sides of a conflict in words."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote

from factlint.reporters.record import FindingRecord, ProblemRecord, ReportRecord

SEGMENTS = "/!$&'()*+,;=@"
"""What stands in a URI's path as it is; a colon might be taken for the end of a scheme."""


def posix(path: str) -> str:
    """The path with slashes and without a leading `./`."""
    return PurePath(path).as_posix()


def uri(path: str) -> str:
    """The path as a URI reference (RFC 3986): relative as it was, absolute with `file:`."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix(), safe=SEGMENTS)


def both_sides(finding: FindingRecord) -> str:
    """The message, and a line for each other place: for formats that know one place only."""
    others = (
        f"{place.path}:{place.line}:{place.column}: {place.message}" for place in finding.related
    )
    return "\n".join((finding.message, *others))


def by_path(record: ReportRecord) -> dict[str, list[ProblemRecord | FindingRecord]]:
    """The problems and findings of each file, files by name."""
    files: dict[str, list[ProblemRecord | FindingRecord]] = {}
    entries: tuple[ProblemRecord | FindingRecord, ...] = (*record.problems, *record.findings)
    for entry in entries:
        files.setdefault(posix(entry.path), []).append(entry)
    return dict(sorted(files.items()))
