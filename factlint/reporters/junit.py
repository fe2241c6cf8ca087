"""JUnit's XML, as Jenkins and GitLab read it: a suite for each article, a case for each finding.

The report fails where the run does: findings for which it ends with 1 are failures, what keeps an
article from being read is an error. Other findings are cases that were skipped, as expected
failures are in pytest's report: shown with their message, without turning the build red.
"""

from __future__ import annotations

from typing import TextIO

from factlint.reporters.places import both_sides, by_path
from factlint.reporters.record import FindingRecord, ProblemRecord, Run
from factlint.reporters.summary import summary_line
from factlint.reporters.xml import Element, add, write_document

OUTCOMES = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def write(run: Run, stream: TextIO, *, color: bool) -> None:
    """Write one document with findings and problems; there is no colour in it."""
    record = run.record
    root = Element("testsuites", name="factlint")
    for path, entries in by_path(record).items():
        suite = add(root, "testsuite", name=path)
        for entry in entries:
            if isinstance(entry, ProblemRecord):
                _add_problem(suite, path, entry)
            else:
                _add_finding(suite, path, entry)
        _count(suite)
    if not len(root):  # some readers refuse a report without a case
        suite = add(root, "testsuite", name="factlint")
        add(suite, "testcase", classname="factlint", name=summary_line(record))
        _count(suite)
    _count(root)
    write_document(root, stream)


def _add_finding(suite: Element, path: str, finding: FindingRecord) -> None:
    case = add(
        suite,
        "testcase",
        classname=path,
        name=f"{finding.rule} ({finding.line}:{finding.column})",
        file=path,
        line=finding.line,
    )
    text = f"{finding.path}:{finding.line}:{finding.column}: {both_sides(finding)}"
    add(
        case,
        "failure" if finding.fails else "skipped",
        text,
        type=finding.severity,
        message=finding.message,
    )


def _add_problem(suite: Element, path: str, problem: ProblemRecord) -> None:
    place = f" ({problem.line}:{problem.column})" if problem.line else ""
    case = add(suite, "testcase", classname=path, name=f"not checked{place}", file=path)
    outcome = "error" if problem.fatal else "skipped"
    add(case, outcome, problem.message, type="problem", message=problem.message)


def _count(element: Element) -> None:
    """Write how many cases an element holds, and how they ended."""
    element.set("tests", str(len(list(element.iter("testcase")))))
    for attribute, outcome in OUTCOMES.items():
        element.set(attribute, str(len(list(element.iter(outcome)))))
