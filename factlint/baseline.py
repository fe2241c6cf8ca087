"""The baseline: findings that were there when a desk began, kept quiet until they change.

A finding is known again by its file and fingerprint, which has no line number: it stays quiet
when lines move and comes back when one of its figures or words changes. Of equal findings as
many stay quiet as there were. A file that has moved to another folder keeps its entries as long
as nothing has its old path.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

import msgspec

from factlint.model import Finding, Problem, Report, Suppressed

NAME = ".factlint-baseline.json"
VERSION = 1
_EXCERPT = 80
_SURROGATE = re.compile("[\ud800-\udfff]")

Key = tuple[str, str]
"""The path and fingerprint of some equal findings."""


class Entry(msgspec.Struct, frozen=True, order=True, omit_defaults=True):
    """Some equal findings of one file; `path` is relative to the baseline's folder."""

    path: str
    rule: str
    excerpt: str
    fingerprint: str
    count: int = 1


class _File(msgspec.Struct, frozen=True):
    version: int
    findings: tuple[Entry, ...]


class BaselineError(Exception):
    """A baseline that cannot be used; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Baseline(msgspec.Struct, frozen=True):
    """The entries of one baseline file."""

    path: str
    entries: tuple[Entry, ...] = ()

    @property
    def total(self) -> int:
        """How many findings the entries stand for."""
        return sum(entry.count for entry in self.entries)

    def quieten(self, report: Report, is_ours: Callable[[Finding], bool]) -> Report:
        """The report with its old findings left out, of those that the baseline is for."""
        left = _Left(self)
        reported: list[Finding] = []
        quiet: list[Suppressed] = []
        for finding in report.findings:
            if is_ours(finding) and left.take(finding):
                quiet.append(Suppressed(finding))
            else:
                reported.append(finding)
        return msgspec.structs.replace(
            report, findings=tuple(reported), suppressed=(*report.suppressed, *quiet)
        )

    def updated(self, findings: Iterable[Finding], renewed: Callable[[Entry], bool]) -> Baseline:
        """With the findings for the entries that are `renewed`; the others stay."""
        counts = Counter(map(self._entry, findings))
        kept = {_plain(e): e.count for e in self.entries if not renewed(e)}
        return self._with(counts | Counter(kept))

    def pruned(self, findings: Iterable[Finding], renewed: Callable[[Entry], bool]) -> Baseline:
        """Without the entries that are `renewed` and no longer found; nothing is added."""
        left = _Left(self)
        found = Counter(filter(None, map(left.take, findings)))
        return self._with(
            Counter(
                {
                    _plain(e): found[e.path, e.fingerprint] if renewed(e) else e.count
                    for e in self.entries
                }
            )
        )

    def relative(self, path: str) -> str:
        """A path as the entries have it."""
        folder = os.path.dirname(os.path.abspath(self.path))
        return os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")

    def written(self) -> bytes:
        """The content of the file: sorted, and a line for each entry."""
        lines = ",\n".join(f"    {_json(entry)}" for entry in sorted(self.entries))
        listed = f"[\n{lines}\n  ]" if lines else "[]"
        return f'{{\n  "version": {VERSION},\n  "findings": {listed}\n}}\n'.encode()

    def counts(self) -> Counter[Key]:
        """How often each finding stands in it."""
        counts: Counter[Key] = Counter()
        for entry in self.entries:
            counts[entry.path, entry.fingerprint] += entry.count
        return counts

    def exists(self, relative: str) -> bool:
        """True when the file of an entry is there."""
        return os.path.exists(os.path.join(os.path.dirname(os.path.abspath(self.path)), relative))

    def _entry(self, finding: Finding) -> Entry:
        excerpt = " ".join(finding.primary.text.split())
        return Entry(
            self.relative(finding.primary.path),
            finding.rule,
            excerpt if len(excerpt) <= _EXCERPT else f"{excerpt[:_EXCERPT]}…",
            finding.fingerprint,
        )

    def _with(self, counts: Counter[Entry]) -> Baseline:
        entries = (msgspec.structs.replace(e, count=n) for e, n in counts.items() if n > 0)
        return Baseline(self.path, tuple(sorted(entries)))


class _Left:
    """The findings of a baseline that have not been met yet."""

    def __init__(self, baseline: Baseline) -> None:
        self._baseline = baseline
        self._counts = baseline.counts()
        self._paths: dict[str, dict[str, None]] = defaultdict(dict)
        for path, fingerprint in self._counts:
            self._paths[fingerprint][path] = None

    def take(self, finding: Finding) -> Key | None:
        """The entry that a finding uses up: of its own path, else of one that is gone."""
        paths = self._paths.get(finding.fingerprint)
        if not paths:
            return None
        own = self._baseline.relative(finding.primary.path)
        if own not in paths:
            own = next((path for path in paths if not self._baseline.exists(path)), "")
        if not own:
            return None
        key = own, finding.fingerprint
        self._counts[key] -= 1
        if not self._counts[key]:
            del paths[own]
        return key


def read_baseline(path: str) -> Baseline:
    """The baseline in a file. Raises `BaselineError`, and `FileNotFoundError`."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            data = json.load(file)
        read = msgspec.convert(data, _File)
    except FileNotFoundError:
        raise
    except json.JSONDecodeError as error:
        raise _error(path, f"not valid JSON: {error.msg}", error.lineno, error.colno) from None
    except (UnicodeDecodeError, RecursionError):
        raise _error(path, "not valid JSON in UTF-8") from None
    except msgspec.ValidationError as error:
        raise _error(path, f"this is no baseline: {error}") from None
    except OSError as error:
        raise _error(path, f"cannot be read: {error.strerror}") from None
    if read.version != VERSION:
        raise _error(path, f"version {read.version} of the baseline, and factlint reads {VERSION}")
    return Baseline(path, read.findings)


def _error(path: str, message: str, line: int = 0, column: int = 0) -> BaselineError:
    hint = "; `factlint baseline` writes it anew once the file is away"
    return BaselineError(Problem(path, line, column, message + hint))


def _plain(entry: Entry) -> Entry:
    return msgspec.structs.replace(entry, count=1)


def _json(entry: Entry) -> str:
    """One line, readable unless a file name is not UTF-8."""
    record = msgspec.to_builtins(entry)
    written = json.dumps(record, ensure_ascii=False)
    return json.dumps(record) if _SURROGATE.search(written) else written
