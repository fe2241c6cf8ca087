"""SARIF 2.1.0, for code scanning on GitHub, Azure DevOps, editors and result stores.

The names are those of the OASIS standard; section numbers below are its own. Paths are relative to
the folder that factlint ran in, `%SRCROOT%`. The rules that ran are all listed, so that a clean
report says what was looked for; those with results have their manual pages.
"""

from __future__ import annotations

import re
from typing import Any, TextIO

from factlint import __version__
from factlint.reporters.json import dump
from factlint.reporters.places import uri
from factlint.reporters.record import (
    FindingRecord,
    ProblemRecord,
    RelatedRecord,
    ReportRecord,
    Run,
)
from factlint.reporters.rule_help import rule_help
from factlint.rulebook import Rule

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
ROOT = "%SRCROOT%"
FINGERPRINT = "factlint/v1"
"""The name of the fingerprint, with the version of the way it is made (3.27.17)."""
_PLACEHOLDER = re.compile(r"\{(\d+)\}")
_LINK = re.compile(r"\[(?=[^\]]*\]\()")
_IN_LINK = re.compile(r"[\[\]\\]")

Json = dict[str, Any]


def write(run: Run, stream: TextIO, *, color: bool) -> None:
    """Write a log with one run; there is no colour in it."""
    stream.write(dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(run)]}))


def _run(run: Run) -> Json:
    rules = _descriptors(run)
    order = {rule["id"]: index for index, rule in enumerate(rules)}
    return {
        "tool": {
            "driver": {
                "name": "factlint",
                "version": __version__,
                "rules": rules,
            }
        },
        "invocations": [_invocation(run.record)],
        "originalUriBaseIds": {
            ROOT: {"description": {"text": "The folder that factlint was run in."}}
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, order[finding.rule]) for finding in run.record.findings],
    }


def _descriptors(run: Run) -> list[Json]:
    """The rules that ran, and what else findings name as theirs."""
    found = {finding.rule for finding in run.record.findings}
    others = sorted(found - {rule.id for rule in run.rules})
    known = [_descriptor(rule, explained=rule.id in found) for rule in run.rules]
    return [*known, *map(_unexplained, others)]


def _descriptor(rule: Rule, *, explained: bool) -> Json:
    page = rule_help(rule)
    manual: Json = {
        "fullDescription": {"text": page.full},
        "help": {"text": page.text, "markdown": page.markdown},
    }
    return {
        "id": rule.id,
        "shortDescription": {"text": page.short},
        **(manual if explained else {}),
        "defaultConfiguration": {"level": rule.severity},
        "properties": {
            "tags": [rule.check, *([rule.story] if rule.story else [])],
            "precision": rule.confidence,
        },
    }


def _unexplained(identifier: str) -> Json:
    return {"id": identifier, "shortDescription": {"text": identifier}}


def _invocation(record: ReportRecord) -> Json:
    return {
        "executionSuccessful": record.exit_code in (0, 1),
        "exitCode": record.exit_code,
        "toolExecutionNotifications": [_notification(problem) for problem in record.problems],
    }


def _notification(problem: ProblemRecord) -> Json:
    place: Json = {"artifactLocation": _artifact(problem.path)}
    if problem.line:
        place["region"] = {"startLine": problem.line, "startColumn": problem.column}
    return {
        "level": "error" if problem.fatal else "warning",
        "message": {"text": _literal(problem.message)},
        "locations": [{"physicalLocation": place}],
    }


def _result(finding: FindingRecord, index: int) -> Json:
    result: Json = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": _place(finding)}],
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _place(related),
                "message": {"text": _literal(related.message)},
            }
            for number, related in enumerate(finding.related, 1)
        ]
    if finding.fingerprint:
        result["partialFingerprints"] = {FINGERPRINT: finding.fingerprint}
    if finding.fix and finding.fix.safe:
        result["fixes"] = [_fix(finding, finding.fix.replacement)]
    return result


def _message(finding: FindingRecord) -> str:
    """The message, with a link to each other place: GitHub shows only those that are linked."""
    links = (_link(place, number) for number, place in enumerate(finding.related, 1))
    return "\n".join((_literal(finding.message), *links))


def _link(place: RelatedRecord, number: int) -> str:
    path = _IN_LINK.sub(r"\\\g<0>", place.path)
    return f"[{path}:{place.line}]({number}): {_literal(place.message)}"


def _literal(text: str) -> str:
    """The text with nothing that a viewer takes for a placeholder or link (3.11.5, 3.11.6)."""
    return _LINK.sub(r"\[", _PLACEHOLDER.sub(r"{{\1}}", text))


def _fix(finding: FindingRecord, replacement: str) -> Json:
    change = {
        "artifactLocation": _artifact(finding.path),
        "replacements": [
            {"deletedRegion": _region(finding), "insertedContent": {"text": replacement}}
        ],
    }
    return {
        "description": {"text": _literal(f'Write "{replacement}".')},
        "artifactChanges": [change],
    }


def _place(place: FindingRecord | RelatedRecord) -> Json:
    region = {**_region(place), "snippet": {"text": place.text}}
    return {"artifactLocation": _artifact(place.path), "region": region}


def _region(place: FindingRecord | RelatedRecord) -> Json:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _artifact(path: str) -> Json:
    address = uri(path)
    return {"uri": address} if address.startswith("file:") else {"uri": address, "uriBaseId": ROOT}
