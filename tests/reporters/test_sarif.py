"""SARIF: valid by its schema, with every word meant as it is written."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from factlint import engine
from factlint.documents import document_from_text
from factlint.model import Finding, Problem, Related, Report
from factlint.reporters import Run, get_reporter, record_report
from tests.reporters.reports import CABINET, NAME, REPORT, TALLY, finding, place, written

TESTS = Path(__file__).parent.parent
SEEDS = TESTS.parent / "seeds"
SCHEMA = TESTS / "schemas" / "sarif-2.1.0-rtm.5.json"
VALIDATOR = Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))


def run_in(text: str) -> dict[str, Any]:
    """The one run of a log that is valid."""
    log = json.loads(text)
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    (run,) = log["runs"]
    return run  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "report",
    [
        Report(),
        REPORT,
        Report((finding(place("one\ntwo", "one\ntwo")), finding(place("one", "")))),
        Report((NAME, TALLY), (Problem("a:b?.txt", 3, 4, "odd", fatal=False),)),
    ],
)
def test_a_log_is_valid(report: Report) -> None:
    run = run_in(written(report, "sarif"))
    assert len(run["results"]) == len(report.findings)
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == len(report.problems)


def test_the_log_of_a_real_run_lists_all_rules_and_explains_those_with_results(
    tmp_path: Path,
) -> None:
    rulebook = engine.load(stories=["venezuela-boat-strikes"])
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    report = engine.lint(
        [document_from_text(text, f"{number}.txt") for number, text in enumerate(texts)], rulebook
    )
    with (tmp_path / "log.sarif").open("w+", encoding="utf-8") as stream:
        get_reporter("sarif")(Run(record_report(report), rulebook.rules), stream, color=False)
        stream.seek(0)
        run = run_in(stream.read())
    rules = run["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} == {rule.id for rule in rulebook.rules}
    found = {result["ruleId"] for result in run["results"]}
    assert {rule["id"] for rule in rules if "help" in rule} == found
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["shortDescription"]["text"].endswith(".")
        assert "How " in rule["help"]["text"]
        assert "How " in rule["help"]["markdown"]


def test_a_rule_that_is_not_among_those_that_ran_is_listed_too() -> None:
    run = run_in(written(Report((finding(place("a", "a")),)), "sarif"))
    rules = run["tool"]["driver"]["rules"]
    assert rules[run["results"][0]["ruleIndex"]]["id"] == "rule"


@pytest.mark.parametrize(("code", "successful"), [(0, True), (1, True), (2, False)])
def test_the_invocation_says_how_the_run_ended(code: int, successful: bool, tmp_path: Path) -> None:
    with (tmp_path / "log.sarif").open("w+", encoding="utf-8") as stream:
        get_reporter("sarif")(Run(record_report(Report(), exit_code=code)), stream, color=False)
        stream.seek(0)
        (invocation,) = run_in(stream.read())["invocations"]
    assert (invocation["exitCode"], invocation["executionSuccessful"]) == (code, successful)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("drafts/a b.txt", "drafts/a%20b.txt"),
        ("./ñ#1?.txt", "%C3%B1%231%3F.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("../a, (b).txt", "../a,%20(b).txt"),
        ("50%.txt", "50%25.txt"),
        ("/tmp/a b.txt", "file:///tmp/a%20b.txt"),
    ],
)
def test_a_path_becomes_a_uri(path: str, address: str) -> None:
    run = run_in(written(Report((finding(place("a", "a", path)),)), "sarif"))
    artifact = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"] == address
    assert ("uriBaseId" in artifact) is not address.startswith("file:")


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("[sic] and {x}", "[sic] and {x}"),
        ("take {0} and {12}", "take {{0}} and {{12}}"),
        ("see [here](1)", r"see \[here](1)"),
    ],
)
def test_a_message_is_no_template(message: str, text: str) -> None:
    run = run_in(written(Report((finding(place("a", "a"), message=message),)), "sarif"))
    assert run["results"][0]["message"]["text"] == text


def test_related_places_are_linked_from_the_message() -> None:
    odd = Related(place(CABINET, "Pete", "a[1].txt"), "{0} there")
    tally = Finding("rule", "count", "note", "Odd", TALLY.primary, (odd, TALLY.related[0]))
    (result,) = run_in(written(Report((tally,)), "sarif"))["results"]
    assert result["message"]["text"] == (
        "Odd\n[a\\[1\\].txt:1](1): {{0}} there\n[archive/signals.txt:1](2): at least 83"
    )
    assert [related["id"] for related in result["relatedLocations"]] == [1, 2]


def test_columns_count_code_points() -> None:
    report = Report((finding(place("\U0001f600é 83", "83")),))
    run = run_in(written(report, "sarif"))
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert (region["startColumn"], region["endColumn"]) == (4, 6)
