"""Fixing what a desk has declared: planned on the text, checked by reading it again, written last.

Only names are ever fixed, and only safe fixes are made. Where two fixes want the same words in
different ways, neither is made.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from factlint.documents import Document, document_from_bytes
from factlint.model import Finding, Location, Problem, Report, Span

BOM = b"\xef\xbb\xbf"

Lint = Callable[[Mapping[str, bytes]], Report]
"""Lints all articles with other contents for some of them, by path."""


class Edit(msgspec.Struct, frozen=True, order=True):
    """A stretch of a text and what to put in its place."""

    span: Span
    replacement: str


class Change(msgspec.Struct, frozen=True):
    """What becomes of one file: its bytes before and after, and the findings that go."""

    path: str
    before: bytes
    after: bytes
    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]

    def moved(self, offset: int) -> int:
        """Where an offset of the text before is in the text after."""
        shift = 0
        for edit in self.edits:
            if edit.span.start < offset < edit.span.end:
                return edit.span.start + shift
            if edit.span.end <= offset and edit.span.start < offset:
                shift += len(edit.replacement) - (edit.span.end - edit.span.start)
        return offset + shift

    def spoilt_by(self, finding: Finding) -> bool:
        """True for a finding in the text after that begins or ends in words of its edits.

        One that goes beyond them on both sides is about more.
        """
        written = [Span(self.moved(e.span.start), self.moved(e.span.end)) for e in self.edits]
        places = (finding.primary, *(related.location for related in finding.related))
        return any(
            span.start <= place.span.start < span.end or span.start < place.span.end <= span.end
            for place in places
            if place.path == self.path
            for span in written
        )


class Plan(msgspec.Struct, frozen=True):
    """The changes that were found good, and what stands in the way of others.

    `after` is the report of the articles once all the changes are made.
    """

    after: Report
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()


class Edited:
    """Articles with other contents for some of them."""

    def __init__(self, documents: Iterable[Document], contents: Mapping[str, bytes]) -> None:
        self._documents = documents
        self._contents = contents

    def __iter__(self) -> Iterator[Document]:
        for document in self._documents:
            data = self._contents.get(document.path)
            if data is None:
                yield document
            else:
                yield document_from_bytes(data, document.path, document.given, document.declared)


def plan_fixes(
    wanted: Sequence[Finding], before: Report, contents: Callable[[str], bytes], lint: Lint
) -> Plan:
    """The changes that make the fixes of some findings and do nothing else.

    `before` is the report of what `contents` gives for a path. The changed texts are read again:
    a file in which words that were put in have a finding, notes aside, is left as it is. What is
    found elsewhere because a name is known now was wrong before.
    """
    changes: dict[str, Change] = {}
    problems: list[Problem] = []
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for finding in wanted:
        if finding.fix and finding.fix.safe:
            by_path[finding.primary.path].append(finding)
    for path, findings in sorted(by_path.items()):
        try:
            change = _change(path, findings, contents(path))
        except OSError as error:
            problems.append(_not_fixed(path, f"cannot be read: {error.strerror}"))
        except ValueError as error:
            problems.append(_not_fixed(path, str(error)))
        else:
            if change.edits:
                changes[path] = change
    after = before
    while changes:
        after = lint({change.path: change.after for change in changes.values()})
        refused = _refused(changes, before, after)
        if not refused:
            break
        problems += refused
        for problem in refused:
            del changes[problem.path]
    return Plan(after if changes else before, tuple(changes.values()), tuple(problems))


def _change(path: str, findings: Sequence[Finding], data: bytes) -> Change:
    """The fixes of one file. Raises `ValueError` when it is not what was read."""
    body = data.removeprefix(BOM)
    try:
        text = body.decode()
    except UnicodeDecodeError:
        text = ""
    for finding in findings:
        span = finding.primary.span
        if text[span.start : span.end] != finding.primary.text:
            raise ValueError("it is not the text that was read (was it changed meanwhile?)")
    by_edit: dict[Edit, list[Finding]] = defaultdict(list)
    for finding in findings:
        assert finding.fix
        by_edit[Edit(finding.primary.span, finding.fix.replacement)].append(finding)
    edits = tuple(sorted(edit for edit in by_edit if _is_alone(edit, by_edit)))
    after = data[: len(data) - len(body)] + _apply(text, edits).encode()
    fixed = tuple(finding for edit in edits for finding in by_edit[edit])
    return Change(path, data, after, edits, fixed)


def _is_alone(edit: Edit, edits: Iterable[Edit]) -> bool:
    return not any(other != edit and other.span.overlaps(edit.span) for other in edits)


def _apply(text: str, edits: Sequence[Edit]) -> str:
    pieces, at = [], 0
    for edit in edits:
        pieces += [text[at : edit.span.start], edit.replacement]
        at = edit.span.end
    return "".join([*pieces, text[at:]])


def _refused(changes: Mapping[str, Change], before: Report, after: Report) -> list[Problem]:
    """Why some of the changes must not be made: what is found of the words that they put in."""
    if problem := next((p for p in after.problems if p not in before.problems), None):
        return [_not_fixed(path, f"the fixed text cannot be read ({problem})") for path in changes]
    fixed = {_identity(finding) for change in changes.values() for finding in change.findings}
    expected = Counter(_key(f, changes) for f in before.findings if _identity(f) not in fixed)
    refused: dict[str, Problem] = {}
    for finding in after.findings:
        key = _key(finding, {})
        expected[key] -= 1
        if expected[key] < 0 and finding.severity != "note":
            why = f"the text would then have a finding of {finding.rule}: {finding.message}"
            for path, change in changes.items():
                if change.spoilt_by(finding):
                    refused.setdefault(path, _not_fixed(path, why))
    return list(refused.values())


def _identity(finding: Finding) -> tuple[str, Location]:
    return finding.rule, finding.primary


def _key(finding: Finding, changes: Mapping[str, Change]) -> tuple[str, str, int]:
    """What tells findings apart when the words around them change."""
    path, start = finding.primary.path, finding.primary.span.start
    return finding.rule, path, changes[path].moved(start) if path in changes else start


def _not_fixed(path: str, why: str) -> Problem:
    return Problem(path, 0, 0, f"not fixed: {why}")
