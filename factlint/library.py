"""Fixing for programs: what `factlint check --fix` does, in two steps and for any documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from factlint.documents import Document
from factlint.engine import Engine
from factlint.fixing import BOM, Change, Edited, Plan
from factlint.fixing import plan_fixes as plan_wanted
from factlint.model import Report
from factlint.rulebook import Rule, Rulebook
from factlint.writing import write_whole


def plan_fixes(
    documents: Iterable[Document],
    rulebook: Rulebook,
    select: Callable[[Rule], bool] | None = None,
) -> Plan:
    """The safe fixes of some documents, checked by reading the fixed texts again.

    Nothing is written: each change has the bytes of its document before and after.
    """
    read = tuple(documents)
    engine = Engine(rulebook, select)
    texts = {document.path: document.text for document in read}

    def contents(path: str) -> bytes:
        return _bytes_of(path, texts[path])

    def lint(edited: Mapping[str, bytes]) -> Report:
        return engine.lint(Edited(read, edited))

    before = engine.lint(read)
    return plan_wanted(before.findings, before, contents, lint)


def apply_fix(change: Change) -> None:
    """Put a change in its file, whole or not at all, with the file's mode and line ends.

    Raises `ChangedMeanwhile` when the file is no longer what was read, and `OSError`.
    """
    write_whole(change.path, change.after, expected=change.before)


def _bytes_of(path: str, text: str) -> bytes:
    """What a document's file holds, its byte order mark included; else the text's own bytes."""
    data = text.encode("utf-8", "surrogatepass")
    try:
        with open(path, "rb") as file:
            found = file.read(len(BOM) + len(data) + 1)
    except OSError:
        return data
    return found if found.removeprefix(BOM) == data else data
